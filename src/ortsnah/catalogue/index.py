"""The search index inside a catalogue file, as it is asked; indexing.py makes it.

Each pair of service and location is a spot. Spots are numbered in space order (space.py), and one full-text index holds the
words of each spot and its marks (marks.py), so that need, area, facts and words are one match expression, and "near" is a
handful of ranges of ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sqrt
from typing import NamedTuple

from ortsnah.catalogue import space
from ortsnah.catalogue.reader import Reader
from ortsnah.domain.geo import Point

#: circles in km that a search for the nearest grows through when there are many matches
RINGS = (6.0, 25.0, 100.0)
#: fewer matches than this are all taken at once
FEW = 1000


class Found(NamedTuple):
    """A spot that matches. `km` is None where it or the origin has no coordinates."""

    spot_id: int
    service_id: int
    km: float | None
    area_bound: bool


class Index:
    """Asks the index of an open catalogue. Match expressions are FTS5's own; conditions are SQL over the table spot."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def matching(
        self, expression: str, origin: Point | None, limit: int, condition: str = "1", values: Sequence[object] = ()
    ) -> list[Found]:
        """At most `limit` spots that match, nearest first, those without coordinates last."""
        km2, parameters = _distance(origin)
        return self._reader.each(
            _found,
            f"SELECT s.id, s.service_id, {km2} AS d, s.area_bound FROM spot_text CROSS JOIN spot s ON s.id = spot_text.rowid "
            f"WHERE spot_text MATCH ? AND ({condition}) ORDER BY d IS NULL, d LIMIT ?",
            (*parameters, expression, *values, limit),
        )

    def nearest(
        self, expression: str, origin: Point, limit: int, km: float | None = None, condition: str = "1", values: Sequence[object] = ()
    ) -> list[Found]:
        """As matching(), only what has coordinates (and lies within `km`); the cost does not grow with what matches far away."""
        if km is None and self._fewer_than(expression, FEW):
            return self.matching(expression, origin, limit, f"s.latitude IS NOT NULL AND ({condition})", values)
        km2, parameters = _distance(origin)
        found: list[Found] = []
        for ring in RINGS if km is None else (km,):
            ranges = space.ranges(origin, ring)
            found = self._reader.each(
                _found,
                f"WITH r (a, b) AS (VALUES {','.join('(?,?)' for _ in ranges)}) "
                f"SELECT s.id, s.service_id, {km2} AS d, s.area_bound FROM r CROSS JOIN spot_text ON spot_text.rowid BETWEEN r.a AND r.b "
                f"CROSS JOIN spot s ON s.id = spot_text.rowid WHERE spot_text MATCH ? AND d <= ? AND ({condition}) ORDER BY d LIMIT ?",
                [*(edge for pair in ranges for edge in pair), *parameters, expression, ring * ring, *values, limit],
            )
            if len(found) >= limit:
                return found
        if km is not None:
            return found
        return self.matching(expression, origin, limit, f"s.latitude IS NOT NULL AND ({condition})", values)

    def _fewer_than(self, expression: str, most: int) -> bool:
        rows = self._reader.rows("SELECT 1 FROM spot_text WHERE spot_text MATCH ? LIMIT ?", (expression, most))
        return len(rows) < most

    def count(self, expression: str) -> int:
        """How many services match."""
        return self._reader.one(
            int,
            "SELECT count(DISTINCT s.service_id) FROM spot_text CROSS JOIN spot s ON s.id = spot_text.rowid WHERE spot_text MATCH ?",
            (expression,),
        )

    def needs_of(self, expression: str, condition: str = "1", values: Sequence[object] = ()) -> dict[str, int]:
        """How many services that match have each need; a group counts each of its services once."""
        rows = self._reader.rows(
            "WITH hit AS MATERIALIZED (SELECT DISTINCT s.service_id FROM spot_text CROSS JOIN spot s ON s.id = spot_text.rowid "
            f"WHERE spot_text MATCH ? AND ({condition})), "
            "need AS (SELECT a.service_id, t.id, t.parent_id FROM hit CROSS JOIN attribute a ON a.service_id = hit.service_id "
            "JOIN taxonomy_term t ON t.id = a.taxonomy_term_id) "
            "SELECT id, count(*) FROM need GROUP BY id UNION ALL "
            "SELECT parent_id, count(DISTINCT service_id) FROM need WHERE parent_id IS NOT NULL GROUP BY parent_id",
            (expression, *values),
        )
        counts: dict[str, int] = {}
        for need, count in rows:
            counts[need] = max(count, counts.get(need, 0))
        return counts


def _distance(origin: Point | None) -> tuple[str, tuple[object, ...]]:
    """Squared kilometres from the origin as plain SQL arithmetic (error below 0.1 % at 15 km), and its parameters."""
    if origin is None:
        return "NULL", ()
    latitude, longitude = round(origin.latitude * space.SCALE), round(origin.longitude * space.SCALE)
    east = cos(radians(origin.latitude))
    unit = space.KM_PER_DEGREE / space.SCALE
    square = "((s.latitude - ?) * (s.latitude - ?) + (s.longitude - ?) * (s.longitude - ?) * ?) * ?"
    return square, (latitude, latitude, longitude, longitude, east * east, unit * unit)


def _found(spot_id: int, service_id: int, km2: float | None, area_bound: int) -> Found:
    return Found(spot_id, service_id, None if km2 is None else sqrt(km2), bool(area_bound))
