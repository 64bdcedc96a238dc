"""Making the search index of a catalogue that is being written (index.py asks it)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ortsnah.catalogue import marks, space
from ortsnah.domain.capacity import VALID_DAYS, newest
from ortsnah.domain.codes import Status
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Location, Service
from ortsnah.domain.text import words


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
