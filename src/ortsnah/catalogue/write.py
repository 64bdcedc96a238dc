"""Records -> a whole new catalogue file. Nothing is ever changed in a file that exists."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from ortsnah.catalogue import index
from ortsnah.catalogue.layout import APPLICATION_ID, VERSION
from ortsnah.domain.errors import NOTHING_CHANGED, CatalogueError
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need, NeedWord, Signal
from ortsnah.domain.places import Level, Place
from ortsnah.domain.service import Area, Location, Service, Source
from ortsnah.domain.text import fold

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Content:
    """All that a catalogue holds: the district's masters and the services of its sources."""

    title: str
    district: str
    state: str
    number: int
    created_on: dt.date
    places: Sequence[Place]
    needs: Sequence[Need]
    words: Sequence[NeedWord]
    signals: Sequence[Signal]
    sources: Sequence[Source]
    services: Sequence[Service]
    example: bool = False


def write(content: Content, path: Path) -> None:
    """Write the whole catalogue to a new file at `path`, which must not exist; CatalogueError, and no file, when it breaks a rule."""
    import sqlite3

    from sqlite_utils import Database

    from ortsnah.catalogue.schema import migrations

    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA foreign_keys = ON")
        db = Database(connection)
        migrations.apply(db)
        with db.atomic():
            db.execute("UPDATE _sqlite_migrations SET applied_at = ?", [content.created_on.isoformat()])
            _Writer(db, content).write()
        connection.executescript(f"ANALYZE; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; VACUUM")
    except sqlite3.IntegrityError as error:
        connection.close()
        path.unlink(missing_ok=True)
        raise CatalogueError(f"Die Angaben widersprechen einer Regel des Katalogs ({error}).", NOTHING_CHANGED) from error
    except BaseException:
        connection.close()
        path.unlink(missing_ok=True)
        raise
    connection.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@dataclass(slots=True)
class _Gazetteer:
    """Resolves the place names of records to rows; a name that the district does not know becomes a new place."""

    places: dict[tuple[str, str], int] = field(default_factory=dict)  # (municipality id, folded name) -> place id
    municipalities: dict[str, str] = field(default_factory=dict)  # folded name -> id
    villages: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))  # folded name -> [(municipality, place)]
    points: dict[int, Point | None] = field(default_factory=dict)

    def municipality(self, name: str) -> str | None:
        return self.municipalities.get(fold(name))

    def place(self, name: str, municipality: str) -> tuple[str, int] | None:
        """(municipality id, place id) of a place, in the named municipality or where its name is unique."""
        if municipality and (key := self.municipality(municipality)) is not None:
            found = self.places.get((key, fold(name)))
            return None if found is None else (key, found)
        candidates = self.villages.get(fold(name), [])
        return candidates[0] if candidates and len({key for key, _ in candidates}) == 1 else None


class _Writer:
    """Writes one catalogue; holds the numbers that rows refer to each other by."""

    def __init__(self, db: Database, content: Content) -> None:
        self.db = db
        self.content = content
        self.gazetteer = _Gazetteer()
        self.organizations: dict[str, int] = {}
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.spots: list[index.Spot] = []
        self.location_id = 0

    def write(self) -> None:
        content = self.content
        self._add("catalogue", id=1, number=content.number, title=content.title, district=content.district, state=content.state,
                  created_on=content.created_on.isoformat(), example=int(content.example), services=len(content.services))  # fmt: skip
        for position, need in enumerate(content.needs):
            self._add("taxonomy_term", id=need.id, parent_id=need.parent or None, position=position, name=need.label, short=need.short,
                      icon=need.icon)  # fmt: skip
        for source_id, source in enumerate(content.sources, 1):
            self._add("source", id=source_id, name=source.name, licence=source.licence, attribution=source.attribution)
        self._add_places(content.places)
        self._add_places(list(_places_of(content.services, self.gazetteer)))
        sources = {source.name: number for number, source in enumerate(content.sources, 1)}
        for service_id, service in enumerate(content.services, 1):
            self._add_service(service_id, sources[service.source], service)
        for table, rows in self.rows.items():
            self.db.table(table).insert_all(rows)
        index.build(self.db.conn, self.spots)
        index.build_words(self.db.conn, content.words, content.signals)

    def _add(self, table: str, **columns: object) -> None:
        self.rows[table].append(columns)

    def _add_places(self, places: Iterable[Place]) -> None:
        gazetteer = self.gazetteer
        for place in places:
            key = gazetteer.municipality(place.municipality) if not place.ags else place.ags
            if key is None:
                key = f"~{fold(place.municipality)}"
            if key not in gazetteer.municipalities.values():
                self._add("municipality", id=key, name=place.municipality, in_district=int(bool(place.ags)))
            gazetteer.municipalities.setdefault(fold(place.municipality), key)
            number = len(gazetteer.points) + 1
            gazetteer.points[number] = place.point
            self._add("place", id=number, municipality_id=key, name=place.name, level=place.level.value,
                      latitude=place.point and place.point.latitude, longitude=place.point and place.point.longitude,
                      postal_code=place.postal_code, aliases="|".join(place.aliases), parent=place.parent, source=place.source)  # fmt: skip
            for name in (place.name, *place.aliases):
                if place.is_municipality:
                    gazetteer.municipalities.setdefault(fold(name), key)
                    gazetteer.places.setdefault((key, fold(name)), number)
                else:  # a village comes before the municipality of the same name
                    gazetteer.places[key, fold(name)] = number
                gazetteer.villages[fold(name)].append((key, number))

    def _add_service(self, service_id: int, source_id: int, service: Service) -> None:
        self._add("service", id=service_id, source_id=source_id, source_key=service.id, organization_id=self._organization(service),
                  name=service.name, description=service.description, status=service.status.value, alert=service.alert,
                  urgent=int(service.urgent), eligibility_description=service.eligibility, application_process=service.application,
                  minimum_age_months=service.minimum_age_months, maximum_age_months=service.maximum_age_months, email=service.email,
                  url=service.website, assured_date=_iso(service.verified_on), assurer=service.verified_by)  # fmt: skip
        for position, need in enumerate(service.needs):
            self._add("attribute", service_id=service_id, taxonomy_term_id=need, position=position)
        for code in dict.fromkeys(service.languages):
            self._add("language", service_id=service_id, code=code)
        for position, document in enumerate(service.documents):
            self._add("required_document", service_id=service_id, position=position, document=document)
        for position, cost in enumerate(service.costs):
            self._add("cost_option", service_id=service_id, position=position, option=cost.option, amount=cost.amount,
                      amount_description=cost.description)  # fmt: skip
        self._add_contacts(service_id, service)
        self._add_capacities(service_id, service)
        areas = [self._add_area(service_id, position, area) for position, area in enumerate(service.areas)]
        marks = tuple(mark for mark in areas if mark)
        for location in service.locations or (Location(),):
            spot = self._add_location(service_id, location) if service.locations else (None, None, None)
            self.spots.append(index.Spot(service_id, *spot, location, service, marks))

    def _organization(self, service: Service) -> int | None:
        name = service.organization.strip()
        if name and name not in self.organizations:
            self.organizations[name] = len(self.organizations) + 1
            self._add("organization", id=self.organizations[name], name=name)
        return self.organizations.get(name)

    def _add_contacts(self, service_id: int, service: Service) -> None:
        for position, contact in enumerate(service.contacts):
            self._add("contact", service_id=service_id, position=position, function=contact.function, name=contact.name, duty=contact.duty,
                      email=contact.email, hours=contact.hours, deputy=contact.deputy, urgent=int(contact.urgent))  # fmt: skip
            for kind, number in (("voice", contact.phone), ("cell", contact.mobile)):
                if number:
                    self._add("phone", service_id=service_id, contact_position=position, type=kind, number=number)

    def _add_capacities(self, service_id: int, service: Service) -> None:
        for position, report in enumerate(service.capacities):
            self._add("service_capacity", service_id=service_id, position=position, unit=report.unit, available=report.available,
                      maximum=report.maximum, minimum_age_months=report.minimum_age_months, maximum_age_months=report.maximum_age_months,
                      updated=_iso(report.as_of), free_from=_iso(report.free_from), said_by=report.said_by, valid_days=report.valid_days,
                      waiting_list=report.waiting_list, waiting_months=report.waiting_months)  # fmt: skip

    def _add_area(self, service_id: int, position: int, area: Area) -> str | None:
        """Write the area; returns the mark under which the index finds it, None for an area outside the known places."""
        name, municipality, place_id = "ganzer Landkreis" if area.district else area.place or area.municipality, None, None
        found = self.gazetteer.place(area.place, area.municipality) if area.place else None
        if found:
            municipality, place_id = found
        elif not area.district:
            municipality = self.gazetteer.municipality(area.municipality)
            if municipality is None and (village := self.gazetteer.place(area.municipality, "")):
                municipality, place_id = village
        self._add("service_area", service_id=service_id, position=position, name=name, district=int(area.district),
                  municipality_id=municipality, place_id=place_id, hours=area.hours)  # fmt: skip
        return index.area_mark(area.district, municipality, place_id)

    def _add_location(self, service_id: int, location: Location) -> tuple[int, str | None, Point | None]:
        self.location_id += 1
        municipality, place_id = None, None
        if location.municipality:
            municipality = self.gazetteer.municipality(location.municipality)
        found = self.gazetteer.place(location.place or location.municipality, location.municipality)
        if found:
            municipality, place_id = found
        point = location.point
        self._add("location", id=self.location_id, service_id=service_id, place_id=place_id, municipality_id=municipality,
                  latitude=point and point.latitude, longitude=point and point.longitude, transportation=location.transport,
                  confidential=int(location.confidential))  # fmt: skip
        if location.street or location.postal_code or location.place:
            self._add("address", location_id=self.location_id, confidential=0, address_1=location.street,
                      city=location.place or location.municipality, region=location.municipality, postal_code=location.postal_code)  # fmt: skip
        if location.wheelchair or location.access_note:
            self._add("accessibility", location_id=self.location_id, wheelchair=location.wheelchair and location.wheelchair.value,
                      description=location.access_note)  # fmt: skip
        if location.opening_hours or location.hours_text:
            self._add("schedule", location_id=self.location_id, opening_hours=location.opening_hours, description=location.hours_text)
        if location.confidential:
            return self.location_id, None, None
        return self.location_id, municipality, point or (self.gazetteer.points[place_id] if place_id else None)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _places_of(services: Iterable[Service], known: _Gazetteer) -> Iterable[Place]:
    """Places that records name but the district's file does not hold, each at the middle of what lies there."""
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    codes: dict[tuple[str, str], str] = {}
    sources: dict[tuple[str, str], str] = {}
    for service in services:
        for location in service.locations:
            municipality = location.municipality or location.place
            place = location.place or municipality
            if not municipality or known.place(place, location.municipality):
                continue
            for name in dict.fromkeys((municipality, place)):
                key = (municipality, name)
                sources.setdefault(key, service.source)
                codes.setdefault(key, location.postal_code)
                if location.point:
                    points[key].append(location.point)
    for (municipality, name), source in sources.items():
        if name == municipality and known.municipality(name) is not None:
            continue
        here = points[municipality, name]
        middle = Point(median(p.latitude for p in here), median(p.longitude for p in here)) if here else None
        level = Level.MUNICIPALITY if name == municipality else Level.VILLAGE
        yield Place(name, municipality, level=level, point=middle, postal_code=codes[municipality, name], source=source)
