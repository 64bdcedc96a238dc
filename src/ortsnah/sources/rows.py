"""A row of a table becomes a service, or a refusal that names column and value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status
from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.geo import Point
from ortsnah.domain.reading import Refusal
from ortsnah.domain.service import Contact, Cost, Location, Service
from ortsnah.sources import values
from ortsnah.sources.files import listed, thousands
from ortsnah.sources.mapping import LIST_FIELDS, Mapping, own_headings
from ortsnah.sources.mapping_draft import draft
from ortsnah.sources.record import Draft, Harvest, stable_id
from ortsnah.sources.table import Row, open_table

T = TypeVar("T")
_ADDRESS = frozenset({"place", "municipality", "postal_code", "street", "lat", "lon"})
_SHOWN = 60


def read_table(path: Path, mapping: Mapping | None, needs: frozenset[str]) -> Harvest:
    """The services of a table; without a mapping only where its headings are our own field names."""
    table = open_table(path, mapping.sheet, mapping.header_row) if mapping else open_table(path)
    chosen = mapping or own_headings(table.headings, path.stem)
    if chosen is None:
        raise SourceError(
            f"Die Spalten der Datei „{path.name}“ sind nicht bekannt: {listed(list(table.headings), 60)}.",
            NOTHING_CHANGED,
            f"Bitte eine Zuordnungsdatei (TOML) angeben. Ein Entwurf dafür:\n\n{draft(table.headings, path.stem)}",
        )
    bound = chosen.bound(table.headings, needs)
    notes = list(table.notes)
    if unused := bound.unused(table.headings):
        notes.append(f"Nicht übernommene Spalten: {listed(unused, 60)}.")
    records: list[Draft | Refusal] = []
    nameless = 0
    for row in table.rows:
        record = row if isinstance(row, Refusal) else _record(row, bound)
        nameless += isinstance(record, Draft) and isinstance(row, Row) and not _given_id(row, bound)
        records.append(record)
    if nameless:
        rows = "einer Zeile" if nameless == 1 else f"{thousands(nameless)} Zeilen"
        notes.append(f"Bei {rows} ohne Kennung wurde sie aus Name und Anschrift gebildet.")
    return Harvest(bound.source, records, notes)


def _given_id(row: Row, mapping: Mapping) -> bool:
    return any(row.cells[heading] for heading in mapping.columns.get("id", ()))


class _Cells:
    """The fields of one row, read one by one; what is unclear is collected, so that a refusal names all of it."""

    def __init__(self, given: dict[str, str], mapping: Mapping) -> None:
        self._given = given
        self._mapping = mapping
        self.faults: list[str] = []
        self.secret = False

    def text(self, field: str) -> str:
        """The field as it stands; a secret location does not inherit the address that holds for the whole file."""
        default = "" if self.secret and field in _ADDRESS else self._mapping.defaults.get(field, "")
        return self._given.get(field, default)

    def take(self, field: str, parse: Callable[[str], T]) -> T | None:
        """The field parsed, None when it is empty or unclear."""
        text = self.text(field)
        if not text:
            return None
        try:
            return parse(text)
        except values.Unclear as unclear:
            column = " + ".join(self._mapping.columns.get(field, (field,)))
            shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
            self.faults.append(f"Spalte „{column}“: „{shown}“ {unclear}")
            return None

    def whole(self, field: str) -> int | None:
        """The field as a whole number."""
        return self.take(field, partial(values.whole, decimal=self._mapping.decimal))

    def number(self, field: str, parse: Callable[..., float]) -> float | None:
        """The field as a number, in the mapping's decimal sign."""
        return self.take(field, partial(parse, decimal=self._mapping.decimal))

    def several(self, field: str) -> tuple[str, ...]:
        """The parts of a field that lists several things."""
        return values.parts(self.text(field), LIST_FIELDS[field])


def _record(row: Row, mapping: Mapping) -> Draft | Refusal:
    cells = _Cells(mapping.given(row.cells), mapping)
    cells.secret = bool(cells.take("confidential", values.yes))
    service = _service(cells, mapping.source.name)
    return Refusal(row.label, "; ".join(cells.faults)) if cells.faults else Draft(row.label, service)


def _service(cells: _Cells, source: str) -> Service:
    location, capacity, contact = _location(cells), _capacity(cells), _contact(cells)
    name = cells.text("name")
    amount, cost = cells.number("cost", values.euros), cells.text("cost_text")
    return Service(
        id=cells.text("id") or stable_id(name, *(cells.text(part) for part in ("street", "postal_code", "municipality", "place"))),
        source=source,
        name=name,
        needs=cells.several("needs"),
        organization=cells.text("organization"),
        description=cells.text("description"),
        status=cells.take("status", values.status) or Status.ACTIVE,
        alert=cells.text("alert"),
        urgent=bool(cells.take("urgent", values.yes)),
        eligibility=cells.text("eligibility"),
        application=cells.text("application"),
        minimum_age_months=cells.whole("min_age_months"),
        maximum_age_months=cells.whole("max_age_months"),
        documents=cells.several("documents"),
        languages=cells.take("languages", values.languages) or (),
        email=cells.take("email", values.email) or "",
        website=cells.take("website", values.website) or "",
        verified_on=cells.take("verified_on", values.date),
        verified_by=cells.text("verified_by"),
        locations=(location,) if location != Location() else (),
        contacts=(contact,) if contact != Contact() else (),
        capacities=(capacity,) if capacity != Capacity(unit=capacity.unit) else (),
        areas=cells.take("service_area", values.areas) or (),
        costs=(Cost(amount=amount, description=cost),) if cost or amount is not None else (),
    )


def _location(cells: _Cells) -> Location:
    return Location(
        place=cells.text("place"),
        municipality=cells.text("municipality"),
        street=cells.text("street"),
        postal_code=cells.text("postal_code"),
        point=_point(cells),
        opening_hours=cells.text("opening_hours"),
        hours_text=cells.text("hours_text"),
        wheelchair=cells.take("wheelchair", values.wheelchair),
        access_note=cells.text("access_note"),
        transport=cells.text("transport"),
        confidential=cells.secret,
    )


def _point(cells: _Cells) -> Point | None:
    """The coordinates; a row without any is taken all the same, one with half of them is refused."""
    latitude, longitude = cells.number("lat", values.coordinate), cells.number("lon", values.coordinate)
    if latitude is not None and longitude is not None:
        return Point(latitude, longitude)
    if bool(cells.text("lat")) != bool(cells.text("lon")):
        cells.faults.append("nur eine der beiden Koordinaten ist angegeben")
    return None


def _contact(cells: _Cells) -> Contact:
    return Contact(
        function=cells.text("contact_function"),
        name=cells.text("contact_name"),
        duty=cells.text("contact_duty"),
        phone=cells.text("phone"),
        mobile=cells.text("mobile"),
        hours=cells.text("phone_hours"),
    )


def _capacity(cells: _Cells) -> Capacity:
    return Capacity(
        available=cells.whole("free_places"),
        maximum=cells.whole("capacity"),
        unit=cells.text("unit") or "Platz",
        as_of=cells.take("capacity_as_of", values.date),
        free_from=cells.take("free_from", values.date),
        waiting_list=cells.whole("waiting_list"),
        waiting_months=cells.whole("waiting_months"),
    )
