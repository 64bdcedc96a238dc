"""Our own catalogue form (resources/example/README.md): TOML whose keys are the fields of the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.geo import Point
from ortsnah.domain.reading import Refusal
from ortsnah.domain.service import Area, Contact, Cost, Location, Service, Source
from ortsnah.sources.files import broken, clean, load_toml
from ortsnah.sources.record import Draft, Harvest
from ortsnah.sources.spelling import suggest

T = TypeVar("T")
_PARTS: dict[str, tuple[str, type]] = {
    "location": ("locations", Location), "contact": ("contacts", Contact), "capacity": ("capacities", Capacity),
    "area": ("areas", Area), "cost": ("costs", Cost),
}  # fmt: skip
_LARGEST = 1_000_000_000
_NOT_WRITTEN = frozenset({"source", "point"}) | {field for field, _ in _PARTS.values()}


class _Wrong(ValueError):
    """A value of another kind than its key asks for; the text says what is expected."""


def read_own_form(path: Path) -> Harvest:
    """The services of a TOML file; SourceError naming file, service and key for what does not belong there."""
    content = load_toml(path)
    where = f"Die Datei „{path.name}“"
    _only(where, content, {"source", "service"})
    source = _filled(Source, content.get("source"), f"{where}, Abschnitt [source],")
    if not source.name:
        raise broken(path, "nennt im Abschnitt [source] keinen Namen (name) der Quelle")
    tables = content.get("service", [])
    if not isinstance(tables, list):
        raise broken(path, "schreibt Angebote nicht als [[service]]")
    records: list[Draft | Refusal] = []
    for number, table in enumerate(tables, 1):
        given = table.get("id") if isinstance(table, dict) else None
        label = given if isinstance(given, str) and given else f"Angebot {number}"
        service = _service(table, source.name, f"{where}, Angebot „{label}“,")
        records.append(Draft(label, service) if service.id else Refusal(label, "die Kennung (id) fehlt"))
    return Harvest(source, records)


def _service(table: Any, source: str, where: str) -> Service:
    if not isinstance(table, dict):
        raise SourceError(f"{where} ist nicht als [[service]] geschrieben.", NOTHING_CHANGED)
    nested: dict[str, Any] = {}
    for key, (field, kind) in _PARTS.items():
        entries = table.get(key, [])
        if not isinstance(entries, list):
            raise SourceError(f"{where} schreibt „{key}“ nicht als [[service.{key}]].", NOTHING_CHANGED)
        nested[field] = tuple(_filled(kind, entry, f"{where} Abschnitt [[service.{key}]],") for entry in entries)
    return _filled(Service, {key: value for key, value in table.items() if key not in _PARTS}, where, source=source, **nested)


def _filled(kind: type[T], table: Any, where: str, **given: Any) -> T:
    """A record from a TOML table whose keys are its fields."""
    if not isinstance(table, dict):
        raise SourceError(f"{where} fehlt oder ist kein Abschnitt.", NOTHING_CHANGED)
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in _NOT_WRITTEN}
    if kind is Location:
        hints |= {"latitude": float | None, "longitude": float | None}
    _only(where, table, hints.keys() | (_PARTS.keys() if kind is Service else set()))
    values: dict[str, Any] = {}
    for key, value in table.items():
        try:
            values[key] = _CONVERT[hints[key]](value)
        except _Wrong as wrong:
            raise SourceError(f"{where} gibt für „{key}“ {wrong} an.", NOTHING_CHANGED, "Bitte dort berichtigen.") from wrong
    if kind is Location:
        given["point"] = _point(values.pop("latitude", None), values.pop("longitude", None), where)
    required = {"id": "", "name": "", "needs": ()} if kind is Service else {"name": ""} if kind is Source else {}
    return kind(**required | values | given)


def _only(where: str, table: dict[str, Any], known: Any) -> None:
    wrong = [key for key in table if key not in known]
    if wrong:
        said = f"{where} enthält Angaben, die es nicht gibt: {suggest(wrong, known)}."
        raise SourceError(said, NOTHING_CHANGED, "Bitte dort berichtigen.")


def _point(latitude: float | None, longitude: float | None, where: str) -> Point | None:
    if (latitude is None) != (longitude is None):
        raise SourceError(f"{where} nennt nur eine der beiden Koordinaten.", NOTHING_CHANGED)
    return None if latitude is None or longitude is None else Point(latitude, longitude)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong("keinen Text in Anführungszeichen")
    return clean(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong("keine Liste von Texten")
    return tuple(_text(part) for part in value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("weder true noch false")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        raise _Wrong("keine ganze Zahl")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not abs(value) <= _LARGEST:  # nan is not smaller than anything
        raise _Wrong("keine Zahl")
    return float(value)


def _date(value: Any) -> dt.date:
    if type(value) is not dt.date:
        raise _Wrong("kein Datum der Form 2026-11-19 ohne Anführungszeichen")
    return value


def _word(kind: type[StrEnum]) -> Callable[[Any], StrEnum | None]:
    def convert(value: Any) -> StrEnum | None:
        if kind is Wheelchair and value == "":
            return None
        try:
            return kind(value)
        except ValueError as error:
            raise _Wrong(f"keines der Wörter {', '.join(kind)}") from error

    return convert


_CONVERT: dict[Any, Callable[[Any], Any]] = {
    str: _text, bool: _flag, tuple[str, ...]: _texts, int | None: _whole, float | None: _number, dt.date | None: _date,
    Status: _word(Status), Wheelchair | None: _word(Wheelchair),
}  # fmt: skip
