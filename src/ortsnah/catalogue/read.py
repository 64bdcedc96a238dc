"""Reading an open catalogue: its masters, the rows of a result list, one whole service."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ortsnah.catalogue.index import Index
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need
from ortsnah.domain.places import Level, Place
from ortsnah.domain.service import Area, Capacity, Contact, Cost, Location, Service, Source, Status, Wheelchair, newest


@dataclass(frozen=True, slots=True)
class About:
    """The catalogue about itself. `number` counts its generations."""

    number: int
    title: str
    district: str
    state: str
    created_on: dt.date
    example: bool
    services: int


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the catalogue with its keys there."""

    id: int
    municipality_id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
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
    free_of_charge: bool = False


class Catalogue:
    """An open catalogue, read-only. `warning` is a German sentence when not the wanted file but an earlier one was opened."""

    def __init__(self, connection: sqlite3.Connection, path: Path, warning: str = "") -> None:
        self._connection = connection
        self.path = path
        self.warning = warning
        self.index = Index(connection)
        self.about = self._about()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _about(self) -> About:
        row = self._connection.execute("SELECT number, title, district, state, created_on, example, services FROM catalogue").fetchone()
        return About(*row[:4], dt.date.fromisoformat(row[4]), bool(row[5]), row[6])

    def needs(self) -> list[Need]:
        """All needs in their order: groups, each followed by its leaves."""
        return [Need(*row) for row in self._connection.execute("SELECT id, name, short, icon FROM taxonomy_term ORDER BY position")]

    def phrases(self) -> list[tuple[str, str, str]]:
        """(need, folded words joined by spaces, kind) of every word and phrase that points to a need."""
        return self._connection.execute("SELECT taxonomy_term_id, phrase, kind FROM need_phrase ORDER BY id").fetchall()

    def signals(self) -> list[tuple[str, str, str]]:
        """(kind, folded words joined by spaces, value) of the words that say something else than a need."""
        return self._connection.execute("SELECT kind, phrase, value FROM signal ORDER BY id").fetchall()

    def sources(self) -> list[Source]:
        """Where the records come from."""
        return [Source(*row) for row in self._connection.execute("SELECT name, licence, attribution FROM source ORDER BY id")]

    def places(self) -> list[KnownPlace]:
        """All places, municipalities first, in the order of the district's file."""
        rows = self._connection.execute(
            "SELECT p.id, p.municipality_id, p.name, m.name, p.level, p.latitude, p.longitude, p.postal_code, p.aliases, p.parent, p.source "
            "FROM place p JOIN municipality m ON m.id = p.municipality_id ORDER BY p.id"
        )
        return [
            KnownPlace(number, key, Place(name, municipality, "" if key.startswith("~") else key, Level(level),
                                          None if lat is None else Point(lat, lon), code, tuple(aliases.split("|")) if aliases else (),
                                          parent, source))
            for number, key, name, municipality, level, lat, lon, code, aliases, parent, source in rows
        ]  # fmt: skip

    def listings(self, spot_ids: Sequence[int]) -> dict[int, Listing]:
        """What the result list shows of these spots, by spot id."""
        if not spot_ids:
            return {}
        marks = _marks(spot_ids)
        rows = self._connection.execute(
            "SELECT s.id, v.id, q.name, v.source_key, v.name, coalesce(o.name, ''), coalesce(p.name, d.city, ''), "
            "coalesce(m.name, d.region, ''), coalesce(l.municipality_id, ''), l.id IS NOT NULL, coalesce(l.confidential, 0), v.status, "
            "v.alert, v.urgent, v.assured_date, v.minimum_age_months, v.maximum_age_months, coalesce(h.opening_hours, ''), w.wheelchair, "
            "coalesce((SELECT number FROM phone f WHERE f.service_id = v.id ORDER BY contact_position, type DESC LIMIT 1), '') "
            "FROM spot s JOIN service v ON v.id = s.service_id JOIN source q ON q.id = v.source_id "
            "LEFT JOIN organization o ON o.id = v.organization_id LEFT JOIN location l ON l.id = s.location_id "
            "LEFT JOIN place p ON p.id = l.place_id LEFT JOIN municipality m ON m.id = l.municipality_id "
            "LEFT JOIN address d ON d.location_id = l.id LEFT JOIN schedule h ON h.location_id = l.id "
            f"LEFT JOIN accessibility w ON w.location_id = l.id WHERE s.id IN ({marks})",
            tuple(spot_ids),
        ).fetchall()
        services = sorted({row[1] for row in rows})
        needs = self._lists("taxonomy_term_id", "attribute", services)
        languages = self._lists("code", "language", services)
        areas = self._lists("name", "service_area", services)
        capacities = self._capacities(services)
        free = {row[0] for row in self._connection.execute(
            f"SELECT service_id FROM cost_option WHERE service_id IN ({_marks(services)}) GROUP BY service_id HAVING max(amount) = 0", services
        )}  # fmt: skip
        return {
            row[0]: Listing(*row[:9], bool(row[9]), bool(row[10]), Status(row[11]), row[12], bool(row[13]), _day(row[14]), *row[15:18],
                            Wheelchair(row[18]) if row[18] else None, row[19], tuple(needs[row[1]]), tuple(newest(capacities[row[1]])),
                            tuple(languages[row[1]]), tuple(areas[row[1]]), row[1] in free)
            for row in rows
        }  # fmt: skip

    def _lists(self, column: str, table: str, services: Sequence[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for service, value in self._connection.execute(
            f"SELECT service_id, {column} FROM {table} WHERE service_id IN ({_marks(services)})", services
        ):
            found[service].append(value)
        return found

    def _capacities(self, services: Sequence[int]) -> dict[int, list[Capacity]]:
        found: dict[int, list[Capacity]] = defaultdict(list)
        rows = self._connection.execute(
            "SELECT service_id, available, maximum, unit, minimum_age_months, maximum_age_months, updated, free_from, said_by, valid_days, "
            f"waiting_list, waiting_months FROM service_capacity WHERE service_id IN ({_marks(services)}) ORDER BY service_id, position",
            services,
        )
        for row in rows:
            found[row[0]].append(Capacity(*row[1:6], _day(row[6]), _day(row[7]), *row[8:]))
        return found

    def service(self, service_id: int) -> Service:
        """Everything about one service."""
        return next(self._services("WHERE v.id = ?", (service_id,)))

    def services(self) -> Iterator[Service]:
        """Every service, whole, in the order of the sources."""
        return self._services("", ())

    def _services(self, where: str, values: Sequence[object]) -> Iterator[Service]:
        rows = self._connection.execute(
            "SELECT v.id, v.source_key, q.name, v.name, coalesce(o.name, ''), v.description, v.status, v.alert, v.urgent, "
            "v.eligibility_description, v.application_process, v.minimum_age_months, v.maximum_age_months, v.email, v.url, v.assured_date, "
            "v.assurer FROM service v JOIN source q ON q.id = v.source_id LEFT JOIN organization o ON o.id = v.organization_id "
            f"{where} ORDER BY v.id",
            values,
        ).fetchall()
        for row in rows:
            key = row[0]
            yield Service(
                id=row[1], source=row[2], name=row[3], organization=row[4], description=row[5], status=Status(row[6]), alert=row[7],
                urgent=bool(row[8]), eligibility=row[9], application=row[10], minimum_age_months=row[11], maximum_age_months=row[12],
                email=row[13], website=row[14], verified_on=_day(row[15]), verified_by=row[16],
                needs=self._column("SELECT taxonomy_term_id FROM attribute WHERE service_id = ? ORDER BY position", key),
                languages=self._column("SELECT code FROM language WHERE service_id = ?", key),
                documents=self._column("SELECT document FROM required_document WHERE service_id = ? ORDER BY position", key),
                locations=tuple(self._locations(key)), contacts=tuple(self._contacts(key)),
                capacities=tuple(self._capacities([key])[key]), areas=tuple(self._areas(key)),
                costs=tuple(Cost(*cost) for cost in self._connection.execute(
                    "SELECT option, amount, amount_description FROM cost_option WHERE service_id = ? ORDER BY position", (key,))),
            )  # fmt: skip

    def _column(self, sql: str, service_id: int) -> tuple[str, ...]:
        return tuple(row[0] for row in self._connection.execute(sql, (service_id,)))

    def _locations(self, service_id: int) -> Iterator[Location]:
        rows = self._connection.execute(
            "SELECT coalesce(p.name, d.city, ''), coalesce(m.name, d.region, ''), coalesce(d.address_1, ''), coalesce(d.postal_code, ''), "
            "l.latitude, l.longitude, coalesce(h.opening_hours, ''), coalesce(h.description, ''), w.wheelchair, coalesce(w.description, ''), "
            "l.transportation, l.confidential FROM location l LEFT JOIN place p ON p.id = l.place_id "
            "LEFT JOIN municipality m ON m.id = l.municipality_id LEFT JOIN address d ON d.location_id = l.id "
            "LEFT JOIN schedule h ON h.location_id = l.id LEFT JOIN accessibility w ON w.location_id = l.id "
            "WHERE l.service_id = ? ORDER BY l.id",
            (service_id,),
        )
        for row in rows:
            point = None if row[4] is None else Point(row[4], row[5])
            yield Location(*row[:4], point, row[6], row[7], Wheelchair(row[8]) if row[8] else None, row[9], row[10], bool(row[11]))

    def _contacts(self, service_id: int) -> Iterator[Contact]:
        rows = self._connection.execute(
            "SELECT c.function, c.name, c.duty, coalesce(v.number, ''), coalesce(m.number, ''), c.email, c.hours, c.deputy, c.urgent "
            "FROM contact c LEFT JOIN phone v ON v.service_id = c.service_id AND v.contact_position = c.position AND v.type = 'voice' "
            "LEFT JOIN phone m ON m.service_id = c.service_id AND m.contact_position = c.position AND m.type = 'cell' "
            "WHERE c.service_id = ? ORDER BY c.position",
            (service_id,),
        )
        for row in rows:
            yield Contact(*row[:8], bool(row[8]))

    def _areas(self, service_id: int) -> Iterator[Area]:
        rows = self._connection.execute(
            "SELECT a.district, coalesce(m.name, CASE WHEN a.district THEN '' ELSE a.name END), coalesce(p.name, ''), a.hours "
            "FROM service_area a LEFT JOIN municipality m ON m.id = a.municipality_id LEFT JOIN place p ON p.id = a.place_id "
            "WHERE a.service_id = ? ORDER BY a.position",
            (service_id,),
        )
        for row in rows:
            yield Area(bool(row[0]), *row[1:])


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
