"""Records -> rows of the tables, and the spots that the index is built from."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ortsnah.catalogue import indexing
from ortsnah.catalogue.content import Content
from ortsnah.catalogue.gazetteer import Gazetteer, unknown_places
from ortsnah.domain import holidays
from ortsnah.domain.capacity import newest, with_validity
from ortsnah.domain.edge_hours import EdgeNeeds
from ortsnah.domain.needs import Need, Validity
from ortsnah.domain.places import Place
from ortsnah.domain.service import Area, Location, Service, Source

#: so many rows of a table are inserted together
_AT_ONCE = 1000


class Rows:
    """Fills the tables of a catalogue; `spots` are for the index. The numbers by which rows refer to each other count from 1."""

    def __init__(self, connection: sqlite3.Connection, content: Content) -> None:
        self.spots: list[indexing.Spot] = []
        self._connection = connection
        self._waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._gazetteer = Gazetteer()
        self._locations = 0
        self._organizations: dict[str, int] = {}
        self._sources = {source.name: number for number, source in enumerate(content.sources, 1)}
        self._add("catalogue", id=1, number=content.number, title=content.title, district=content.district, state=content.state,
                  created_on=content.created_on.isoformat(), example=int(content.example), services=len(content.services), contacts=0)  # fmt: skip
        self._add_needs(content.needs)
        self._validity = Validity(content.needs)
        self._edges = EdgeNeeds(content.edges, holidays.of(content.state), content.created_on)
        self._add_sources(content.sources)
        self._add_places(content.places)
        self._add_places(unknown_places(content.services, self._gazetteer))
        for service_id, service in enumerate(content.services, 1):
            self._add_service(service_id, service)
        for table in self._waiting:
            self._insert(table)

    def _add(self, table: str, **columns: object) -> None:
        rows = self._waiting[table]
        rows.append(columns)
        if len(rows) >= _AT_ONCE:
            self._insert(table)

    def _insert(self, table: str) -> None:
        rows = self._waiting[table]
        if rows:
            columns = f"({', '.join(rows[0])}) VALUES ({', '.join(f':{column}' for column in rows[0])})"
            self._connection.executemany(f"INSERT INTO {table} {columns}", rows)
            rows.clear()

    def _add_needs(self, needs: Iterable[Need]) -> None:
        for position, need in enumerate(needs):
            self._add("taxonomy_term", id=need.id, parent_id=need.parent or None, position=position, name=need.label, short=need.short,
                      icon=need.icon, places_days=need.places_days, verified_days=need.verified_days)  # fmt: skip

    def _add_sources(self, sources: Iterable[Source]) -> None:
        for source in sources:
            self._add("source", id=self._sources[source.name], name=source.name, licence=source.licence, attribution=source.attribution)

    def _add_places(self, places: Iterable[Place]) -> None:
        for place in places:
            known = len(self._gazetteer.names)
            municipality, number = self._gazetteer.add(place)
            if len(self._gazetteer.names) > known:
                self._add("municipality", id=municipality, name=place.municipality, in_district=int(bool(place.ags)))
            self._add("place", id=number, municipality_id=municipality, name=place.name, level=place.level.value,
                      latitude=place.point and place.point.latitude, longitude=place.point and place.point.longitude,
                      postal_code=place.postal_code, aliases="|".join(place.aliases), parent=place.parent, source=place.source)  # fmt: skip

    def _add_service(self, service_id: int, service: Service) -> None:
        self._add("service", id=service_id, source_id=self._sources[service.source], source_key=service.id,
                  organization_id=self._organization(service.organization), name=service.name, description=service.description,
                  status=service.status.value, alert=service.alert, urgent=int(service.urgent), eligibility_description=service.eligibility,
                  application_process=service.application, minimum_age_months=service.minimum_age_months,
                  maximum_age_months=service.maximum_age_months, email=service.email, url=service.website,
                  assured_date=_iso(service.verified_on), assurer=service.verified_by)  # fmt: skip
        for position, need in enumerate(dict.fromkeys(service.needs)):
            self._add("attribute", service_id=service_id, position=position, taxonomy_term_id=need)
        for position, code in enumerate(dict.fromkeys(service.languages)):
            self._add("language", service_id=service_id, position=position, code=code)
        for position, document in enumerate(service.documents):
            self._add("required_document", service_id=service_id, position=position, document=document)
        for position, cost in enumerate(service.costs):
            self._add("cost_option", service_id=service_id, position=position, option=cost.option, amount=cost.amount,
                      amount_description=cost.description)  # fmt: skip
        self._add_contacts(service_id, service)
        self._add_capacities(service_id, service)
        listed = replace(service, capacities=with_validity(newest(service.capacities), self._validity.places(service.needs)))
        areas = tuple(filter(None, [self._add_area(service_id, position, area) for position, area in enumerate(service.areas)]))
        if not service.locations:
            self.spots.append(indexing.Spot(service_id, listed, areas=areas))
        for location in service.locations:
            self._add_location(service_id, listed, location, areas)

    def _organization(self, name: str) -> int | None:
        if name and name not in self._organizations:
            self._organizations[name] = len(self._organizations) + 1
            self._add("organization", id=self._organizations[name], name=name)
        return self._organizations.get(name)

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
        """Add the area; returns the mark under which the index finds it, None for one whose place is not clear."""
        named = area.place or area.municipality
        municipality, place_id = self._gazetteer.place(named, area.municipality if area.place else "") or (None, None)
        if not area.place and self._gazetteer.is_whole(area.municipality):
            municipality, place_id = self._gazetteer.municipality(area.municipality), None
        self._add("service_area", service_id=service_id, position=position, name="ganzer Landkreis" if area.district else named,
                  district=int(area.district), municipality_id=municipality, place_id=place_id, hours=area.hours)  # fmt: skip
        return indexing.area_mark(area.district, municipality, place_id)

    def _add_location(self, service_id: int, service: Service, location: Location, areas: tuple[str, ...]) -> None:
        self._locations += 1
        number, point = self._locations, location.point
        municipality, place_id = self._gazetteer.place(location.place or location.municipality, location.municipality) or (
            self._gazetteer.municipality(location.municipality), None)  # fmt: skip
        self._add("location", id=number, service_id=service_id, place_id=place_id, municipality_id=municipality,
                  latitude=point and point.latitude, longitude=point and point.longitude, transportation=location.transport,
                  confidential=int(location.confidential))  # fmt: skip
        if location.street or location.postal_code or location.place or location.municipality:
            self._add("address", location_id=number, confidential=0, address_1=location.street,
                      city=location.place or location.municipality, region=location.municipality, postal_code=location.postal_code)  # fmt: skip
        if location.wheelchair or location.access_note:
            self._add("accessibility", location_id=number, wheelchair=location.wheelchair and location.wheelchair.value,
                      description=location.access_note)  # fmt: skip
        if location.opening_hours or location.hours_text:
            self._add("schedule", location_id=number, opening_hours=location.opening_hours, description=location.hours_text)
        known = self._gazetteer.places[place_id] if place_id else None
        reached = self._edges.reached(service.needs, location.opening_hours, point)
        service = replace(service, needs=(*service.needs, *(one.need for one in reached)))
        self.spots.append(indexing.Spot(
            service_id, service, location, known.name if known else location.place or location.municipality,
            self._gazetteer.names[municipality] if municipality else location.municipality, municipality or "",
            point or (known.point if known else None), areas, tuple(reached),
        ))  # fmt: skip


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
