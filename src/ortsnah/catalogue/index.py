"""The search index inside a catalogue file: made when it is written, asked when it is searched.

Each pair of service and location is a spot. Spots are numbered in space order (space.py), and one full-text index holds the
words of each spot and its marks (marks.py), so that need, area, facts and words are one match expression, and "near" is a
handful of ranges of ids.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from ortsnah.catalogue import marks, space
from ortsnah.catalogue.reader import Reader
from ortsnah.domain.capacity import VALID_DAYS
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Location, Service, Status, newest
from ortsnah.domain.text import words

#: circles in km that a search for the nearest grows through when there are many matches
RINGS = (6.0, 25.0, 100.0)
#: fewer matches than this are all taken at once
FEW = 1000


@dataclass(frozen=True, slots=True)
class Spot:
    """What the index needs to know about one service at one location, while it is built."""

    service_id: int
    location_id: int | None
    municipality: str | None
    point: Point | None
    location: Location
    service: Service
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A spot that matches. `km` is None where it or the origin has no coordinates."""

    spot_id: int
    service_id: int
    km: float | None
    area_bound: bool


def area_mark(district: bool, municipality: str | None, place_id: int | None) -> str | None:
    """The mark for a service area, None for one outside the known places."""
    if district:
        return marks.DISTRICT
    if place_id is not None:
        return marks.serves_place(place_id)
    return marks.serves(municipality) if municipality else None


def build(connection: sqlite3.Connection, spots: Iterable[Spot]) -> None:
    """Fill the index tables of a catalogue that is being written."""
    cells: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        cells[space.zone(spot.point)].append(spot)
    for first, cell in sorted(cells.items()):
        for spot_id, spot in enumerate(sorted(cell, key=lambda s: s.point.longitude if s.point else 0), first + 1):
            if spot.service.status in {Status.ACTIVE, Status.CLOSED_FOR_NOW}:
                _insert(connection, spot_id, spot)
    connection.execute("INSERT INTO spot_text (spot_text) VALUES ('optimize')")


def _insert(connection: sqlite3.Connection, spot_id: int, spot: Spot) -> None:
    service, location, point = spot.service, spot.location, spot.point
    at = (round(point.latitude * space.SCALE), round(point.longitude * space.SCALE)) if point else (None, None)
    connection.execute(
        "INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (spot_id, spot.service_id, spot.location_id, *at, service.minimum_age_months, service.maximum_age_months,
         int(bool(service.areas)), _free_until(service)),
    )  # fmt: skip
    title = f"{service.name} {service.organization}"
    body = (f"{location.place} {location.municipality} {location.street} {service.description} {service.alert} {service.eligibility} "
            f"{service.application} {' '.join(f'{c.function} {c.name} {c.duty}' for c in service.contacts)}")  # fmt: skip
    connection.execute(
        "INSERT INTO spot_text (rowid, title, body, mark) VALUES (?, ?, ?, ?)",
        (spot_id, " ".join(words(title)), " ".join(words(body)), " ".join(_marks(spot))),
    )


def _marks(spot: Spot) -> list[str]:
    service = spot.service
    found = [marks.EVERY, *marks.needs(service.needs), *spot.areas, *(marks.language(code) for code in service.languages)]
    if spot.municipality and not service.areas:
        found.append(marks.located(spot.municipality))
    if spot.location.wheelchair:
        found.append(marks.wheelchair(spot.location.wheelchair.value))
    amounts = [cost.amount for cost in service.costs if cost.amount is not None]
    if amounts and max(amounts) == 0:
        found.append(marks.FREE_OF_CHARGE)
    if service.urgent:
        found.append(marks.URGENT)
    if spot.point is None:
        found.append(marks.NOWHERE)
    return found


def _free_until(service: Service) -> str | None:
    """Until when it may be said that places are free, by the newest reports; None when none are."""
    until = [
        report.as_of + dt.timedelta(days=report.valid_days if report.valid_days is not None else VALID_DAYS)
        for report in newest(service.capacities)
        if report.available and report.as_of
    ]
    return max(until).isoformat() if until else None


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
