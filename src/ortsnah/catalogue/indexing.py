"""Making the search index of a catalogue that is being written (index.py asks it)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, product
from operator import attrgetter

from ortsnah.catalogue import listing, marks, space
from ortsnah.catalogue.index import ANY_NEED, ANYWHERE, LONGEST_BEGINNING
from ortsnah.domain.capacity import VALID_DAYS, newest
from ortsnah.domain.codes import Status
from ortsnah.domain.dialled import dialled
from ortsnah.domain.edge_hours import Reached
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need
from ortsnah.domain.service import Location, Service
from ortsnah.domain.text import words


@dataclass(frozen=True, slots=True)
class Spot:
    """One service at one location, or at none. Place and municipality bear the district's own spelling, `areas` are marks.

    The needs of the service are also those that the hours of the location reach; `reached` says how far.
    """

    service_id: int
    service: Service
    location: Location | None = None
    place: str = ""
    municipality: str = ""
    municipality_id: str = ""
    point: Point | None = None
    areas: tuple[str, ...] = ()
    reached: tuple[Reached, ...] = ()


def area_mark(district: bool, municipality: str | None, place_id: int | None) -> str | None:
    """The mark for a service area, None for one outside the known places."""
    if district:
        return marks.DISTRICT
    if place_id is not None:
        return marks.serves_place(place_id)
    return marks.serves(municipality) if municipality else None


def build(connection: sqlite3.Connection, needs: Iterable[Need], spots: Iterable[Spot]) -> None:
    """Fill the index tables of a catalogue that is being written."""
    positions = {need.id: position for position, need in enumerate(needs)}
    numbered = list(_numbered(spots))
    columns = ", ".join("?" * 16)
    connection.executemany(f"INSERT INTO spot VALUES ({columns})", ((number, *_facts(spot)) for number, spot in numbered))
    connection.execute("CREATE TEMP TABLE unsorted (area, need, spot_id)")
    connection.executemany("INSERT INTO temp.unsorted VALUES (?, ?, ?)", _offers(numbered, positions))
    connection.execute("INSERT INTO offer SELECT area, need, spot_id FROM temp.unsorted ORDER BY area, need, spot_id")
    connection.execute("DROP TABLE temp.unsorted")
    connection.executemany("INSERT INTO listing VALUES (?, ?)", ((number, listing.packed(spot)) for number, spot in numbered))
    connection.executemany("INSERT INTO spot_text (rowid, words) VALUES (?, ?)", ((number, _text(spot)) for number, spot in numbered))
    connection.execute("INSERT INTO spot_text (spot_text) VALUES ('optimize')")
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, spot_text, row)")
    connection.execute(
        "INSERT INTO long_word SELECT term FROM temp.vocabulary WHERE length(term) > ? AND term NOT GLOB '0[a-su-z]*'", (LONGEST_BEGINNING,)
    )
    connection.execute("DROP TABLE temp.vocabulary")
    connection.executemany("INSERT INTO service_count VALUES (?, ?, ?)", _counted(spot for _, spot in numbered))


def _numbered(spots: Iterable[Spot]) -> Iterator[tuple[int, Spot]]:
    """The spots of services that may be found, with their numbers in space order."""
    cells: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.service.status in {Status.ACTIVE, Status.CLOSED_FOR_NOW}:
            cells[space.zone(spot.point)].append(spot)
    for first, cell in sorted(cells.items()):
        yield from enumerate(sorted(cell, key=lambda spot: spot.point.longitude if spot.point else 0), first + 1)


def _facts(spot: Spot) -> tuple[object, ...]:
    """What a spot is ordered and judged by, in the order of the columns."""
    service, location, point = spot.service, spot.location, spot.point
    at = (round(point.latitude * space.SCALE), round(point.longitude * space.SCALE)) if point else (None, None)
    reports = newest(service.capacities)
    free = [report for report in reports if report.available]
    until = [report.as_of + dt.timedelta(VALID_DAYS if report.valid_days is None else report.valid_days) for report in free if report.as_of]
    return (
        spot.service_id, *at, int(bool(service.areas)), spot.municipality_id, " ".join(dict.fromkeys(service.needs)),
        " ".join(words(f"{service.name} {service.organization}")), int(service.status is Status.CLOSED_FOR_NOW),
        service.minimum_age_months, service.maximum_age_months, int(bool(reports) and not free), max(until).isoformat() if until else None,
        location.wheelchair.value if location and location.wheelchair else "", " ".join(service.languages), listing.free_of_charge(service),
    )  # fmt: skip


def _offers(numbered: Iterable[tuple[int, Spot]], positions: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    """(area, need, spot): each need and its group, and any need, in each area that is served, and anywhere."""
    for number, spot in numbered:
        for need in {ANY_NEED, *(positions[need] for need in _with_groups(spot.service) if need in positions)}:
            for area in {ANYWHERE, *_areas(spot)}:
                yield area, need, number


def _areas(spot: Spot) -> Iterable[str]:
    """The marks for whom the spot serves."""
    if spot.service.areas:
        return spot.areas
    return (marks.located(spot.municipality_id),) if spot.municipality_id else ()


def _with_groups(service: Service) -> set[str]:
    return {*service.needs, *(need.partition(".")[0] for need in service.needs)}


def _text(spot: Spot) -> str:
    """The words of a spot, its telephone numbers as such, the words of its title a second time as such, and its marks."""
    service, location = spot.service, spot.location or Location()
    title = words(f"{service.name} {service.organization}")
    body = words(
        f"{location.place} {location.municipality} {location.street} {service.description} {service.alert} {service.eligibility} "
        f"{service.application} {' '.join(f'{c.function} {c.name} {c.duty}' for c in service.contacts)}"
    )
    phones = words("; ".join(dialled(number) for c in service.contacts for number in (c.phone, c.mobile)))
    return " ".join([*title, *body, *phones, *map(marks.title, title), *marks.needs(service.needs), *_areas(spot)])


def _counted(spots: Iterable[Spot]) -> list[tuple[str, str, int]]:
    """(municipality, need, services), '' being all of them; of a municipality only what lies there and serves whoever comes.

    What is closed for now can be found, but helps nobody today: it does not count.
    """
    counts: Counter[tuple[str, str]] = Counter()
    by_service = attrgetter("service_id")
    at_work = (spot for spot in spots if spot.service.status is Status.ACTIVE)
    for _, group in groupby(sorted(at_work, key=by_service), by_service):
        first, *more = group
        municipalities = {"", *("" if spot.service.areas else spot.municipality_id for spot in (first, *more))}
        needs = {need for spot in (first, *more) for need in _with_groups(spot.service)}
        counts.update(product(municipalities, {"", *needs}))
    return sorted((municipality, need, count) for (municipality, need), count in counts.items())
