"""The search index inside a catalogue file, as it is asked; indexing.py makes it.

Each pair of service and location is a spot. Spots are numbered in space order (space.py), so that "near" is a handful of ranges
of ids. The table offer tells which spots offer a need, in an area or anywhere; one full-text index holds the words of each spot
and its marks (marks.py), so that words, need and area are one match expression. The table spot bears what a spot is ordered and
judged by, so that only what is shown is read whole (listing.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from math import cos, pi, radians, sqrt
from typing import NamedTuple, cast

from ortsnah.catalogue import marks, space
from ortsnah.catalogue.reader import Reader, question_marks
from ortsnah.domain.geo import Point

#: a search for the nearest grows through circles: the radius in km of the smallest, of one that is near, and of the largest ...
_FIRST_RING, _NEAR, _LAST_RING = 6.0, 25.0, 100.0
#: ... how many are enough when all that is near was seen: nobody goes farther where there is so much nearer ...
_PLENTY = 10
#: ... and so many times as much area is looked at as is likely to hold enough
_MARGIN = 1.5
#: what fewer spots match than this is looked for everywhere at once
_FEW = 100
#: beginnings of words up to so many letters have an index of their own (`prefix` in schema.py) ...
LONGEST_BEGINNING = 8
#: ... longer ones are looked for as so many whole words
_MOST_WORDS = 100
#: the need that every service has, and the area that every place lies in, in the table offer
ANY_NEED, ANYWHERE = -1, ""


class Sought(NamedTuple):
    """What is looked for: a need ('': any), and words, as an expression of FTS5 ('': whatever they are)."""

    need: str = ""
    words: str = ""


class Found(NamedTuple):
    """A spot that matches. Lists are words with spaces between them, '' where nothing is known; `title` is folded."""

    spot_id: int
    service_id: int
    km2: float | None  # None where it or the origin has no coordinates
    area_bound: int
    municipality_id: str
    needs: str
    title: str
    closed: int
    minimum_age_months: int | None
    maximum_age_months: int | None
    full: int
    free_until: str | None
    wheelchair: str
    languages: str
    free_of_charge: int | None

    @property
    def km(self) -> float | None:
        """How far it is from the origin."""
        return None if self.km2 is None else sqrt(self.km2)


_FACTS = (
    "s.area_bound, s.municipality_id, s.needs, s.title, s.closed, s.minimum_age_months, s.maximum_age_months, s.full, s.free_until, "
    "s.wheelchair, s.languages, s.free_of_charge"
)


class _Source(NamedTuple):
    """Where spot ids come from: a table, its column of ids, a condition with its values."""

    table: str
    column: str
    condition: str
    values: tuple[object, ...]

    def without(self, spot_ids: Collection[int]) -> _Source:
        """The same without these spots."""
        if not spot_ids:
            return self
        condition = f"{self.condition} AND {self.column} NOT IN (SELECT value FROM json_each(?))"
        return self._replace(condition=condition, values=(*self.values, json.dumps(list(spot_ids))))


class Index:
    """Asks the index of an open catalogue."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._some = lru_cache(maxsize=256)(self._look_for_some)  # the same is asked again and again: the needs, the words so far
        self._positions = {ANYWHERE: ANY_NEED, **dict(reader.rows("SELECT id, position FROM taxonomy_term"))}

    def serving(self, sought: Sought, areas: Sequence[str], origin: Point | None, limit: int) -> list[Found]:
        """At most `limit` spots that match and bear one of the marks for areas (none: anywhere), nearest first, those nowhere last."""
        return self._all(self._source(sought, areas), origin, limit)

    def _all(self, source: _Source, origin: Point | None, limit: int) -> list[Found]:
        km2, parameters = _distance(origin)
        order = "ORDER BY d IS NULL, d" if origin is not None else ""  # without an origin as they come: not all must be looked at
        return self._found(
            f"SELECT s.id, s.service_id, {km2} AS d, {_FACTS} FROM {source.table} CROSS JOIN spot s ON s.id = {source.column} "
            f"WHERE {source.condition} {order} LIMIT ?",
            [*parameters, *source.values, limit],
        )

    def nearest(
        self, sought: Sought, origin: Point | None, limit: int, *, besides: Collection[int] = (), km: float | None = None, afar: bool = True
    ) -> list[Found]:
        """The nearest spots that match, besides known ones: within `km`, or where little is near, those that lie nowhere after them.

        The cost does not grow with what matches far away. Not `afar`: of what many match only what is near, be it ever so little.
        """
        source = self._source(sought)
        if origin is None:
            return _others(self.serving(sought, (), None, limit + len(besides)), besides)[:limit]
        some = self._some(source)
        if len(some) < _FEW:
            everything = self._at([spot_id for spot_id in some if spot_id not in besides], origin)
            return [spot for spot in everything if km is None or (spot.km2 is not None and spot.km2 <= km * km)][:limit]
        source = source.without(besides)
        if km is not None:
            return self._within(source, origin, limit, km)
        near = self._growing(source, origin, limit, _likely_ring(space.density(some), limit), afar=afar)
        return near if len(near) >= min(limit, _PLENTY) else near + self._nowhere(source, limit - len(near))

    def _growing(self, source: _Source, origin: Point, limit: int, ring: float, *, afar: bool) -> list[Found]:
        """Circle by circle, until there is enough; each as large as the one before makes likely."""
        if not afar:
            ring = min(ring, _NEAR)
        while ring < _LAST_RING:
            found = self._within(source, origin, limit, ring)
            if len(found) >= (limit if ring < _NEAR else min(limit, _PLENTY)) or (ring >= _NEAR and not afar):
                return found
            likely = max(_likely_ring(max(1, len(found)) / (pi * ring * ring), limit), 1.4 * ring)
            if ring < _NEAR and (likely > _NEAR or 2 * len(found) < limit):  # around a village less and less lies
                likely = _NEAR
            ring = likely
        return [spot for spot in self._all(source, origin, limit) if spot.km2 is not None]

    def _nowhere(self, source: _Source, limit: int) -> list[Found]:
        """Spots without coordinates, whose ids come first."""
        return self._found(
            f"SELECT s.id, s.service_id, NULL, {_FACTS} FROM {source.table} CROSS JOIN spot s ON s.id = {source.column} "
            f"WHERE {source.condition} AND {source.column} < ? LIMIT ?",
            [*source.values, space.FIRST, limit],
        )

    def _within(self, source: _Source, origin: Point, limit: int, km: float) -> list[Found]:
        km2, parameters = _distance(origin)
        ranges = space.ranges(origin, km)
        return self._found(
            f"WITH r (a, b) AS (VALUES {','.join('(?,?)' for _ in ranges)}) "
            f"SELECT s.id, s.service_id, {km2} AS d, {_FACTS} FROM r CROSS JOIN {source.table} ON {source.column} BETWEEN r.a AND r.b "
            f"CROSS JOIN spot s ON s.id = {source.column} WHERE {source.condition} AND d <= ? ORDER BY d LIMIT ?",
            [*(edge for pair in ranges for edge in pair), *parameters, *source.values, km * km, limit],
        )

    def _look_for_some(self, source: _Source) -> list[int]:
        """The ids of all matches in their order, or of so many that they are not few."""
        return self._reader.each(
            int, f"SELECT {source.column} FROM {source.table} WHERE {source.condition} LIMIT ?", [*source.values, _FEW]
        )

    def _at(self, spot_ids: Sequence[int], origin: Point) -> list[Found]:
        """These spots, the nearest first, those nowhere last."""
        km2, parameters = _distance(origin)
        return self._found(
            f"SELECT s.id, s.service_id, {km2} AS d, {_FACTS} FROM spot s WHERE s.id IN (SELECT value FROM json_each(?)) "
            "ORDER BY d IS NULL, d",
            [*parameters, json.dumps(spot_ids)],
        )

    def _found(self, sql: str, values: Sequence[object]) -> list[Found]:
        return list(map(_as_found, self._reader.rows(sql, values)))

    def _source(self, sought: Sought, areas: Sequence[str] = ()) -> _Source:
        """Words are looked for in the text index together with the marks of need and areas, a need alone in the table offer."""
        if not sought.words:
            position = self._positions.get(sought.need)
            if not areas:
                return _Source("offer", "offer.spot_id", "offer.area = ? AND offer.need = ?", (ANYWHERE, position))
            served = f"SELECT DISTINCT spot_id FROM offer WHERE area IN ({question_marks(areas)}) AND need = ?"
            return _Source(f"({served}) AS o", "o.spot_id", "TRUE", (*areas, position))
        expression = f"({sought.words})"
        if sought.need:
            expression += f' AND "{marks.need(sought.need)}"'
        if areas:
            expression += " AND (" + " OR ".join(f'"{area}"' for area in areas) + ")"
        return _Source("spot_text", "spot_text.rowid", "spot_text MATCH ?", (expression,))

    def is_in_a_name(self, word: str) -> bool:
        """True for a folded word that is one of the name of a service or of its organisation."""
        return bool(self._reader.rows("SELECT 1 FROM spot_text WHERE spot_text MATCH ? LIMIT 1", (f'"{marks.title(word)}"',)))

    def long_words(self, beginning: str) -> list[str]:
        """The words that begin so and are longer than the beginnings that are indexed: to look for each is much faster than for all."""
        sql = "SELECT word FROM long_word WHERE word >= ? AND word < ? LIMIT ?"
        return self._reader.each(str, sql, (beginning, beginning + chr(0x10FFFF), _MOST_WORDS))

    def counted(self, municipality_id: str) -> dict[str, int]:
        """Need -> services, as counted when the catalogue was written; the need '' is all of them.

        Of a municipality what lies there and serves whoever comes, for '' of the whole catalogue.
        """
        return dict(self._reader.rows("SELECT taxonomy_term_id, services FROM service_count WHERE municipality_id = ?", (municipality_id,)))


#: a row of an answer as Found, without the checks of Found._make: half the time
_as_found = cast("Callable[[tuple[object, ...]], Found]", partial(tuple.__new__, Found))


def _likely_ring(density: float, limit: int) -> float:
    """The radius in km of a circle that is likely to hold enough, where so many match to a square kilometre."""
    if not density:
        return _FIRST_RING
    ring = sqrt(_MARGIN * limit / (pi * density))
    if ring > 0.7 * _NEAR:  # from there on less is enough
        ring = max(_NEAR, sqrt(_MARGIN * min(limit, _PLENTY) / (pi * density)))
    return max(ring, _FIRST_RING)


def _others(found: Iterable[Found], known: Collection[int]) -> list[Found]:
    return [spot for spot in found if spot.spot_id not in known]


def _distance(origin: Point | None) -> tuple[str, tuple[object, ...]]:
    """Squared kilometres from the origin as plain SQL arithmetic (error below 0.1 % at 15 km), and its parameters."""
    if origin is None:
        return "NULL", ()
    latitude, longitude = round(origin.latitude * space.SCALE), round(origin.longitude * space.SCALE)
    east = cos(radians(origin.latitude))
    unit = space.KM_PER_DEGREE / space.SCALE
    square = "((s.latitude - ?) * (s.latitude - ?) + (s.longitude - ?) * (s.longitude - ?) * ?) * ?"
    return square, (latitude, latitude, longitude, longitude, east * east, unit * unit)
