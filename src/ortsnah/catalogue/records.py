"""Rows -> records: whole services, as they were written. Names of places come in the district's own spelling."""

from __future__ import annotations

from collections.abc import Iterator

from ortsnah.catalogue.contacts import contacts
from ortsnah.catalogue.reader import Reader, day
from ortsnah.catalogue.reports import capacities
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Area, Cost, Location, Service

_SERVICES = (
    "SELECT v.id, v.source_key, q.name, v.name, coalesce(o.name, ''), v.description, v.status, v.alert, v.urgent, "
    "v.eligibility_description, v.application_process, v.minimum_age_months, v.maximum_age_months, v.email, v.url, v.assured_date, "
    "v.assurer FROM service v JOIN source q ON q.id = v.source_id LEFT JOIN organization o ON o.id = v.organization_id "
)
_LOCATIONS = (
    "SELECT coalesce(p.name, d.city, ''), coalesce(m.name, d.region, ''), coalesce(d.address_1, ''), coalesce(d.postal_code, ''), "
    "l.latitude, l.longitude, coalesce(h.opening_hours, ''), coalesce(h.description, ''), w.wheelchair, coalesce(w.description, ''), "
    "l.transportation, l.confidential FROM location l LEFT JOIN place p ON p.id = l.place_id "
    "LEFT JOIN municipality m ON m.id = l.municipality_id LEFT JOIN address d ON d.location_id = l.id "
    "LEFT JOIN schedule h ON h.location_id = l.id LEFT JOIN accessibility w ON w.location_id = l.id WHERE l.service_id = ? ORDER BY l.id"
)
_AREAS = (
    "SELECT a.district, coalesce(m.name, CASE WHEN a.district THEN '' ELSE a.name END), coalesce(p.name, ''), a.hours "
    "FROM service_area a LEFT JOIN municipality m ON m.id = a.municipality_id LEFT JOIN place p ON p.id = a.place_id "
    "WHERE a.service_id = ? ORDER BY a.position"
)
_COSTS = "SELECT option, amount, amount_description FROM cost_option WHERE service_id = ? ORDER BY position"


def services(reader: Reader) -> Iterator[Service]:
    """Every service, in the order of writing."""
    for row in reader.rows(f"{_SERVICES} ORDER BY v.id"):
        with reader.damage_told():
            record = _service(reader, *row)
        yield record


def service(reader: Reader, service_id: int) -> Service:
    """One service."""
    return reader.one(lambda *row: _service(reader, *row), f"{_SERVICES} WHERE v.id = ?", (service_id,))


def _service(reader: Reader, key: int, source_key: str, source: str, name: str, organization: str, description: str, status: str, alert: str,
             urgent: int, eligibility: str, application: str, minimum_age_months: int | None, maximum_age_months: int | None, email: str,
             website: str, verified_on: str | None, verified_by: str) -> Service:  # fmt: skip
    return Service(
        id=source_key, source=source, name=name, organization=organization, description=description, status=Status(status), alert=alert,
        urgent=bool(urgent), eligibility=eligibility, application=application, minimum_age_months=minimum_age_months,
        maximum_age_months=maximum_age_months, email=email, website=website, verified_on=day(verified_on), verified_by=verified_by,
        needs=_texts(reader, "SELECT taxonomy_term_id FROM attribute WHERE service_id = ? ORDER BY position", key),
        languages=_texts(reader, "SELECT code FROM language WHERE service_id = ? ORDER BY position", key),
        documents=_texts(reader, "SELECT document FROM required_document WHERE service_id = ? ORDER BY position", key),
        locations=tuple(reader.each(_location, _LOCATIONS, (key,))),
        contacts=tuple(contacts(reader, [key])[key]),
        capacities=tuple(capacities(reader, [key])[key]),
        areas=tuple(reader.each(_area, _AREAS, (key,))),
        costs=tuple(reader.each(Cost, _COSTS, (key,))),
    )  # fmt: skip


def _texts(reader: Reader, sql: str, service_id: int) -> tuple[str, ...]:
    return tuple(reader.each(str, sql, (service_id,)))


def _location(place: str, municipality: str, street: str, postal_code: str, latitude: float | None, longitude: float | None,
              opening_hours: str, hours_text: str, wheelchair: str | None, access_note: str, transport: str, confidential: int) -> Location:  # fmt: skip
    point = None if latitude is None or longitude is None else Point(latitude, longitude)
    access = Wheelchair(wheelchair) if wheelchair else None
    return Location(place, municipality, street, postal_code, point, opening_hours, hours_text, access, access_note, transport,
                    bool(confidential))  # fmt: skip


def _area(district: int, municipality: str, place: str, hours: str) -> Area:
    return Area(bool(district), municipality, place, hours)
