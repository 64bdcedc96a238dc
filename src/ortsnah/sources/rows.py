"""A row of a table becomes a service, or a refusal that names column and value."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from ortsnah.domain import hours
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status
from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.reading import Refusal
from ortsnah.domain.service import Contact, Cost, Location, Service
from ortsnah.domain.wording import grouped
from ortsnah.sources import phones, values
from ortsnah.sources.cells import Cells
from ortsnah.sources.files import listed
from ortsnah.sources.mapping import Mapping, own_headings
from ortsnah.sources.mapping_draft import draft
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.record import Draft, Harvest, stable_id
from ortsnah.sources.remarks import Remarks
from ortsnah.sources.table import Row, Table, open_table

_SAMPLE_ROWS = 2_000
_ADDRESS = ("street", "postal_code", "municipality", "place")


def read_table(path: Path, mapping: Mapping | None, needs: NeedNames) -> Harvest:
    """The services of a table; without a mapping only where its headings are our own field names."""
    table = open_table(path, mapping.sheet, mapping.header_row, mapping.wanted()) if mapping else open_table(path)
    chosen = mapping or own_headings(table.headings, path.stem)
    if chosen is None:
        raise _unknown(path, table, needs)
    bound = chosen.bound(table.headings, needs)
    remarks = Remarks()
    notes = list(table.notes)
    if unused := bound.unused(table.headings):
        notes.append(f"Nicht übernommene Spalten: {listed(unused, 60)}.")
    records: list[Draft | Refusal] = []
    nameless = 0
    for row in table.rows:
        record = row if isinstance(row, Refusal) else _record(row, bound, needs, remarks)
        nameless += isinstance(record, Draft) and isinstance(row, Row) and not _given_id(row, bound)
        records.append(record)
    if nameless:
        rows = "einer Zeile" if nameless == 1 else f"{grouped(nameless)} Zeilen"
        notes.append(f"Bei {rows} ohne Kennung wurde sie aus Name und Anschrift gebildet.")
    return Harvest(bound.source, records, notes + table.remarks.sentences() + remarks.sentences())


def _unknown(path: Path, table: Table, needs: NeedNames) -> SourceError:
    """What to say of a table that nobody has described: a draft of the mapping that it needs."""
    sample = [row.cells for row in islice(table.rows, _SAMPLE_ROWS) if isinstance(row, Row)]
    return SourceError(
        f"Die Spalten der Datei „{path.name}“ sind nicht bekannt: {listed(list(table.headings), 60)}.",
        NOTHING_CHANGED,
        "Bitte eine Zuordnungsdatei (TOML) angeben. Ein Entwurf dafür, in dem jedes ??? zu ersetzen ist:\n\n"
        + draft(table.headings, path.stem, sample, needs, table.header_row),
    )


def _given_id(row: Row, mapping: Mapping) -> bool:
    return any(row.cells[heading] for heading in mapping.columns.get("id", ()))


def _record(row: Row, mapping: Mapping, needs: NeedNames, remarks: Remarks) -> Draft | Refusal:
    cells = Cells(row.label, mapping.given(row.cells), mapping, remarks)
    cells.secret = bool(cells.take("confidential", values.yes))
    service = _service(cells, mapping.source.name, needs)
    return Refusal(row.label, "; ".join(cells.faults)) if cells.faults else Draft(row.label, service)


def _service(cells: Cells, source: str, needs: NeedNames) -> Service:
    location, capacity = _location(cells), _capacity(cells)
    name = cells.text("name")
    cost = cells.text("cost_text")
    amount = cells.number("cost", values.euros) if cells.text("cost") else 0.0 if values.is_free(cost) else None
    costs = (Cost(amount=amount, description="" if amount == 0 and values.is_free(cost) else cost),) if cost or amount is not None else ()
    return Service(
        id=cells.text("id") or stable_id(name, *(cells.text(part) for part in _ADDRESS)),
        source=source,
        name=name,
        needs=needs.read(cells.text("needs")),
        organization=cells.text("organization"),
        description=cells.text("description"),
        status=cells.take("status", values.status) or Status.ACTIVE,
        alert=cells.text("alert"),
        urgent=bool(cells.take("urgent", values.yes)),
        eligibility=cells.text("eligibility"),
        application=cells.text("application"),
        minimum_age_months=cells.months("min_age_months"),
        maximum_age_months=cells.months("max_age_months"),
        documents=cells.several("documents"),
        languages=cells.take("languages", values.languages) or (),
        email=cells.first("email", values.email),
        website=cells.first("website", values.website),
        verified_on=cells.take("verified_on", values.date),
        verified_by=cells.text("verified_by"),
        locations=(location,) if location != Location() else (),
        contacts=_contacts(cells),
        capacities=(capacity,) if capacity != Capacity(unit=capacity.unit, as_of=capacity.as_of) else (),  # a day alone reports nothing
        areas=cells.take("service_area", values.areas) or (),
        costs=costs,
    )


def _location(cells: Cells) -> Location:
    address = cells.address()
    opening, said = cells.text("opening_hours"), cells.text("hours_text")
    if not opening and hours.is_plain(said):
        opening, said = said, ""
    says_only_to_ask = hours.is_readable(opening) and not hours.is_valid(opening)
    if (
        opening and not hours.is_plain(opening) and not says_only_to_ask
    ):  # hours as people write them are kept as such, until a person confirms what they mean
        opening, said = "", said or opening
    return Location(
        place=address.place,
        municipality=address.municipality,
        street=address.street,
        postal_code=address.postal_code,
        point=cells.point(),
        opening_hours=opening,
        hours_text=said,
        wheelchair=cells.take("wheelchair", values.wheelchair),
        access_note=cells.text("access_note"),
        transport=cells.text("transport"),
        confidential=cells.secret,
    )


def _contacts(cells: Cells) -> tuple[Contact, ...]:
    """The contact of a row; numbers beyond one telephone and one mobile are contacts of their own."""
    numbers, mobiles = cells.phones("phone"), cells.phones("mobile")
    phone = numbers[0] if numbers else ""
    mobile = mobiles[0] if mobiles else next(filter(phones.is_mobile, numbers[1:]), "")
    function = cells.text("contact_function")
    contact = Contact(
        function=function,
        name=cells.text("contact_name"),
        duty=cells.text("contact_duty"),
        phone=phone,
        mobile=mobile,
        hours=_phone_hours(cells.text("phone_hours")),
    )
    further = [number for number in dict.fromkeys([*numbers, *mobiles]) if number not in (phone, mobile)]
    return (*((contact,) if contact != Contact() else ()), *(Contact(function=function, phone=number) for number in further))


def _phone_hours(text: str) -> str:
    """As they are; where no day is named a mere remark, for '8–12 Uhr' would be taken as every day."""
    unclear = hours.is_readable(text) and not hours.names_days(text) and '"' not in text
    return f'"{text}"' if unclear else text


def _capacity(cells: Cells) -> Capacity:
    return Capacity(
        available=cells.whole("free_places"),
        maximum=cells.whole("capacity"),
        unit=cells.text("unit") or "Platz",
        as_of=cells.take("capacity_as_of", values.date),
        free_from=cells.take("free_from", values.date),
        waiting_list=cells.whole("waiting_list"),
        waiting_months=cells.whole("waiting_months"),
    )
