"""The mapping file: which of a table's columns are which of our fields. Small TOML, written by a curator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.service import Source
from ortsnah.sources.files import clean, listed, load_toml
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.spelling import suggest
from ortsnah.sources.table import heading_key
from ortsnah.sources.values import is_blank, parts

FIELDS = tuple(  # one word each: a list literal would be a page of quotes
    """id name organization needs description place municipality postal_code street lat lon coordinates phone mobile email website opening_hours
    hours_text service_area free_places capacity capacity_as_of free_from waiting_list waiting_months unit languages wheelchair
    min_age_months max_age_months verified_on verified_by contact_function contact_name contact_duty phone_hours eligibility application
    documents cost cost_text access_note transport alert status urgent confidential""".split()  # noqa: SIM905
)
LIST_FIELDS = {"needs": ";,/|", "languages": ";,/", "documents": ";", "service_area": ";"}
_SECTIONS = {"source": ("name", "licence", "attribution"), "table": ("sheet", "header_row", "decimal"), "columns": FIELDS,
             "defaults": FIELDS, "values": FIELDS}  # fmt: skip
_MOST_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column is which field, what stands for cells that are missing, and how a source's own words translate."""

    file: str
    source: Source
    columns: dict[str, tuple[str, ...]]
    defaults: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    sheet: str = ""
    header_row: int | None = None
    decimal: str = ""

    def wanted(self) -> frozenset[str]:
        """The headings of which the table must have a row, as they are compared."""
        return frozenset(heading_key(heading) for names in self.columns.values() for heading in names)

    def bound(self, headings: tuple[str, ...], needs: NeedNames) -> Mapping:
        """The same with the table's own spelling of its headings and the ids of the needs; SourceError for what does not exist."""
        own = {heading_key(heading): heading for heading in headings}
        wanted = [heading for names in self.columns.values() for heading in names]
        missing = [heading for heading in wanted if heading_key(heading) not in own]
        if missing:
            raise fault(self.file, f"nennt Spalten, die es in der Tabelle nicht gibt: {suggest(missing, headings)}",
                        f"Vorhanden sind: {listed(list(headings), 60)}.")  # fmt: skip
        named = {word: needs.read(text) for word, text in self.values.get("needs", {}).items()}
        always = needs.read(self.defaults.get("needs", ""))
        unknown = [
            need for need in dict.fromkeys([*(need for found in named.values() for need in found), *always]) if need not in needs.ids
        ]
        if unknown:
            raise fault(self.file, f"nennt unbekannte Bedarfe: {needs.suggest(unknown)}", "Alle Bedarfe zeigt „ortsnah needs“.")
        return replace(
            self,
            columns={name: tuple(own[heading_key(h)] for h in names) for name, names in self.columns.items()},
            values=self.values | ({"needs": {word: ";".join(found) for word, found in named.items()}} if named else {}),
            defaults=self.defaults | ({"needs": ";".join(always)} if always else {}),
        )

    def unused(self, headings: Iterable[str]) -> list[str]:
        """The headings of which no field makes use."""
        used = {heading for names in self.columns.values() for heading in names}
        return [heading for heading in headings if heading not in used]

    def given(self, cells: dict[str, str]) -> dict[str, str]:
        """The fields that a row of the table fills, translated; without the defaults."""
        found = {}
        for name, headings in self.columns.items():
            joint = ";" if name in LIST_FIELDS else " "
            text = self._translated(name, joint.join(cell for heading in headings if (cell := cells[heading])))
            if text:
                found[name] = text
        return found

    def _translated(self, name: str, text: str) -> str:
        table = self.values.get(name)
        if not table:
            return "" if is_blank(text) else text
        whole = table.get(heading_key(text))
        if whole is not None or is_blank(text):
            return whole or ""
        several = parts(text, LIST_FIELDS[name]) if name in LIST_FIELDS else (text,)
        return ";".join(table.get(heading_key(part), table.get("*", part)) for part in several)


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file; SourceError for what does not belong there, with the word that may be meant."""
    content = load_toml(path)
    for section, table in content.items():
        _known(path.name, [section], _SECTIONS, "einen unbekannten Abschnitt")
        if not isinstance(table, dict):
            raise fault(path.name, f"schreibt „{section}“ nicht als Abschnitt [{section}]")
        kind = "ein unbekanntes Feld" if _SECTIONS[section] is FIELDS else "eine unbekannte Angabe"
        _known(path.name, table, _SECTIONS[section], f"im Abschnitt [{section}] {kind}")
    source, table = content.get("source", {}), content.get("table", {})
    columns = {name: _headings(path.name, name, value) for name, value in content.get("columns", {}).items()}
    defaults = {name: _text(path.name, f"defaults.{name}", value) for name, value in content.get("defaults", {}).items()}
    missing = [name for name in ("name", "needs") if name not in columns and name not in defaults]
    if missing:
        raise fault(path.name, f"sagt nicht, welche Spalte unser Feld {listed(missing)} ist", "Bitte unter [columns] ergänzen.")
    if not clean(_text(path.name, "source.name", source.get("name", ""))):
        raise fault(path.name, "nennt im Abschnitt [source] keinen Namen (name) der Quelle")
    return Mapping(
        file=path.name,
        source=Source(**{key: clean(_text(path.name, f"source.{key}", value)) for key, value in source.items()}),
        columns=columns,
        defaults={name: text for name, text in defaults.items() if text},
        values={name: _values(path.name, name, value) for name, value in content.get("values", {}).items()},
        sheet=_text(path.name, "table.sheet", table.get("sheet", "")),
        header_row=_header_row(path.name, table.get("header_row")),
        decimal=_decimal(path.name, table.get("decimal", "")),
    )


def own_headings(headings: tuple[str, ...], name: str) -> Mapping | None:
    """The mapping of a table whose headings are our fields already; None where name or needs are not among them."""
    columns: dict[str, tuple[str, ...]] = {heading_key(heading): (heading,) for heading in headings if heading_key(heading) in FIELDS}
    return Mapping("", Source(name), columns) if {"name", "needs"} <= columns.keys() else None


def fault(file: str, what: str, do: str = "") -> SourceError:
    """An error whose first sentence begins 'Die Zuordnung „…“' and goes on with `what`."""
    return SourceError(f"Die Zuordnung „{file}“ {what}.", NOTHING_CHANGED, do)


def _known(file: str, words: Iterable[str], right: Iterable[str], what: str) -> None:
    wrong = [word for word in words if word not in right]
    if wrong:
        raise fault(file, f"enthält {what}: {suggest(wrong, right)}")


def _headings(file: str, name: str, value: Any) -> tuple[str, ...]:
    headings: list[str] = value if isinstance(value, list) else [value]
    if not headings or not all(isinstance(heading, str) and heading.strip() for heading in headings):
        raise fault(file, f"gibt unter [columns] für „{name}“ keine Überschrift an")
    return tuple(headings)


def _text(file: str, key: str, value: Any) -> str:
    """A value of the file as a cell would hold it."""
    match value:
        case str():
            return clean(value)
        case bool():
            return "ja" if value else "nein"
        case int() | float():
            return str(value)
        case dt.date():
            return value.isoformat()
        case list() if all(isinstance(part, str) for part in value):
            return ";".join(clean(part) for part in value)
    raise fault(file, f"gibt für „{key}“ weder Text noch eine Liste von Texten an")


def _values(file: str, name: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise fault(file, f"schreibt „values.{name}“ nicht als Abschnitt [values.{name}]")
    return {heading_key(word): _text(file, f"values.{name}.{word}", text) for word, text in value.items()}


def _header_row(file: str, value: Any) -> int | None:
    if value is None or (type(value) is int and 1 <= value <= _MOST_ROWS):
        return value
    raise fault(file, "gibt für „table.header_row“ keine Zeilennummer ab 1 an")


def _decimal(file: str, value: Any) -> str:
    if value in ("", ",", "."):
        return str(value)
    raise fault(file, "gibt für „table.decimal“ weder „,“ noch „.“ an")
