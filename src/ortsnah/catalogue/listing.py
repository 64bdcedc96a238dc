"""The rows of a result list: what it shows of a service at a location, many at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ortsnah.catalogue.reader import Reader, day, question_marks
from ortsnah.catalogue.reports import capacities
from ortsnah.domain.capacity import Capacity, newest
from ortsnah.domain.codes import Status, Wheelchair


class Listing(NamedTuple):
    """What the result list shows of a service at a location."""

    spot_id: int
    service_id: int
    source: str
    source_key: str
    name: str
    organization: str
    place: str
    municipality: str
    municipality_id: str
    has_location: bool
    confidential: bool
    status: Status
    alert: str
    urgent: bool
    verified_on: dt.date | None
    minimum_age_months: int | None
    maximum_age_months: int | None
    opening_hours: str
    wheelchair: Wheelchair | None
    phone: str
    needs: tuple[str, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    free_of_charge: bool | None = None  # None: not told


_ROWS = (
    "SELECT s.id, v.id, q.name, v.source_key, v.name, coalesce(o.name, ''), coalesce(p.name, d.city, ''), "
    "coalesce(m.name, d.region, ''), coalesce(l.municipality_id, ''), l.id IS NOT NULL, coalesce(l.confidential, 0), v.status, "
    "v.alert, v.urgent, v.assured_date, v.minimum_age_months, v.maximum_age_months, coalesce(h.opening_hours, ''), w.wheelchair, "
    "coalesce((SELECT number FROM phone f WHERE f.service_id = v.id ORDER BY contact_position, type DESC LIMIT 1), '') "
    "FROM spot s JOIN service v ON v.id = s.service_id JOIN source q ON q.id = v.source_id "
    "LEFT JOIN organization o ON o.id = v.organization_id LEFT JOIN location l ON l.id = s.location_id "
    "LEFT JOIN place p ON p.id = l.place_id LEFT JOIN municipality m ON m.id = l.municipality_id "
    "LEFT JOIN address d ON d.location_id = l.id LEFT JOIN schedule h ON h.location_id = l.id "
    "LEFT JOIN accessibility w ON w.location_id = l.id WHERE s.id IN "
)


def listings(reader: Reader, spot_ids: Sequence[int]) -> dict[int, Listing]:
    """What the result list shows of these spots, by spot id."""
    if not spot_ids:
        return {}
    rows = reader.rows(f"{_ROWS} ({question_marks(spot_ids)})", spot_ids)
    services = sorted({row[1] for row in rows})
    needs = _lists(reader, "taxonomy_term_id", "attribute", services)
    languages = _lists(reader, "code", "language", services)
    areas = _lists(reader, "name", "service_area", services)
    reports = capacities(reader, services)
    free = dict(reader.rows(
        f"SELECT service_id, max(amount) = 0 FROM cost_option WHERE service_id IN ({question_marks(services)}) AND amount IS NOT NULL "
        "GROUP BY service_id", services,
    ))  # fmt: skip
    with reader.damage_told():
        return {
            row[0]: _listing(*row)._replace( needs=tuple(needs[row[1]]), capacities=tuple(newest(reports[row[1]])),
                            languages=tuple(languages[row[1]]), areas=tuple(areas[row[1]]), free_of_charge=_yes_or_no(free.get(row[1])))
            for row in rows
        }  # fmt: skip


def _yes_or_no(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _listing(spot_id: int, service_id: int, source: str, source_key: str, name: str, organization: str, place: str, municipality: str,
             municipality_id: str, has_location: int, confidential: int, status: str, alert: str, urgent: int, verified_on: str | None,
             minimum_age_months: int | None, maximum_age_months: int | None, opening_hours: str, wheelchair: str | None,
             phone: str) -> Listing:  # fmt: skip
    return Listing(
        spot_id, service_id, source, source_key, name, organization, place, municipality, municipality_id, bool(has_location),
        bool(confidential), Status(status), alert, bool(urgent), day(verified_on), minimum_age_months, maximum_age_months, opening_hours,
        Wheelchair(wheelchair) if wheelchair else None, phone,
    )  # fmt: skip


def _lists(reader: Reader, column: str, table: str, services: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for service, value in reader.rows(
        f"SELECT service_id, {column} FROM {table} WHERE service_id IN ({question_marks(services)}) ORDER BY service_id, position", services
    ):
        found[service].append(value)
    return found
