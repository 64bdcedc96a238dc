"""Opening hours that lists tell in words: what a person has confirmed holds, what is proposed waits in a file, and nothing else is guessed.

The file is TOML, a `[[hours]]` for each text. New texts are put at its end; what stands there is never changed but by a person.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.german_hours import propose
from ortsnah.domain.hours_words import in_words
from ortsnah.domain.service import Contact, Location, Service
from ortsnah.domain.system import reason
from ortsnah.domain.wording import count
from ortsnah.sources.files import broken, clean, load_toml

_HEAD = """# Öffnungszeiten, die in den Listen in Worten stehen, und wie Ortsnah sie versteht. Bitte jede mit ihrem Text vergleichen:
# Stimmt sie, aus "confirmed = false" ein "confirmed = true" machen; sonst vorher "syntax" berichtigen (OSM-Schreibweise).
# Bis dahin zeigt das Fenster den Text und sagt nicht, ob geöffnet ist. Neues hängt Ortsnah beim Einlesen unten an.
"""
_KEYS = {"text": str, "syntax": str, "confirmed": bool}


class Entry(NamedTuple):
    """A text, and the OSM syntax that is proposed or confirmed for it ('' where none is)."""

    text: str
    syntax: str
    confirmed: bool


class Waiting(NamedTuple):
    """A text that nobody has confirmed, at so many services: with a proposal, or with the reason why there is none."""

    text: str
    services: int
    syntax: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an import found of hours in words: at how many services confirmed ones hold, and what waits."""

    confirmed: int = 0
    waiting: list[Waiting] = field(default_factory=list)


class HoursFile:
    """The file of one or several lists; without a path nothing is confirmed and nothing is written."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._entries = {entry.text: entry for entry in _entries(path)} if path is not None and path.exists() else {}

    def apply(self, services: Sequence[Service], before: Iterable[Service] = ()) -> tuple[list[Service], Told]:
        """The services with the hours that are confirmed; what the catalogue held of the same text stays where the file says nothing."""
        known = {(service.source, service.id): _known(service) for service in before}
        found: Counter[str] = Counter()
        confirmed = 0
        result = []
        for service in services:
            old = known.get((service.source, service.id), {})
            settled = _mapped(service, lambda text, old=old: self._syntax(text, old))  # type: ignore[misc]
            confirmed += settled != service
            found.update(set(texts(settled)))
            result.append(settled)
        return result, Told(confirmed, [self._waiting(text, number) for text, number in found.items()])

    def _syntax(self, text: str, old: dict[str, str]) -> str:
        entry = self._entries.get(text)
        return old.get(text, "") if entry is None else entry.syntax if entry.confirmed else ""

    def _waiting(self, text: str, services: int) -> Waiting:
        entry = self._entries.get(text)
        proposal = propose(text)
        return Waiting(text, services, entry.syntax if entry else proposal.syntax, "" if entry and entry.syntax else proposal.reason)

    def write(self, waiting: Iterable[Waiting]) -> int:
        """Put what is new at the end of the file; how many texts that were."""
        new = [one for one in waiting if one.text not in self._entries]
        if self.path is None or not new:
            return 0
        try:
            before = self.path.read_bytes() if self.path.exists() else _HEAD.encode()
            fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}.tmp")
            fresh.write_bytes(before.rstrip() + b"\n" + "".join(map(_block, new)).encode())
            os.replace(fresh, self.path)
        except OSError as error:
            raise SourceError(
                f"Die Vorschläge für Öffnungszeiten lassen sich nicht in „{self.path.name}“ schreiben: {reason(error)}.",
                "Der Katalog ist geschrieben, in der Datei ist nichts verändert.", "Bitte unter einem anderen Namen noch einmal einlesen.",
            ) from error  # fmt: skip
        return len(new)


def texts(service: Service) -> list[str]:
    """The hours of a service that stand in words only, at its locations and of its contacts."""
    found = [_in_words_only(location) for location in service.locations]
    found += [contact.hours for contact in service.contacts if not hours.is_readable(contact.hours)]
    return [text for text in found if text and is_worth_asking(text)]


def is_worth_asking(text: str) -> bool:
    """False for what says that one has to ask, and nothing else: there is nothing to confirm."""
    syntax = propose(text).syntax
    return not syntax or hours.is_valid(syntax)


def _in_words_only(location: Location) -> str:
    if location.opening_hours and not hours.is_readable(location.opening_hours):
        return location.opening_hours
    return "" if location.opening_hours else location.hours_text


def _mapped(service: Service, syntax_of: Callable[[str], str]) -> Service:
    """The service with OSM syntax where there is one for its words, which stay beside it."""

    def location(one: Location) -> Location:
        text = _in_words_only(one)
        syntax = syntax_of(text) if text else ""
        return replace(one, opening_hours=syntax, hours_text=one.hours_text or text) if syntax else one

    def contact(one: Contact) -> Contact:
        syntax = "" if hours.is_readable(one.hours) else syntax_of(one.hours)
        return replace(one, hours=syntax) if syntax else one

    return replace(service, locations=tuple(map(location, service.locations)), contacts=tuple(map(contact, service.contacts)))


def _known(service: Service) -> dict[str, str]:
    """The hours that a service had for its words."""
    return {one.hours_text: one.opening_hours for one in service.locations if one.hours_text and one.opening_hours}


def _block(one: Waiting) -> str:
    told = f"heißt: {in_words(one.syntax)}" if one.syntax else f"nicht verstanden: {one.reason}"
    lines = (
        f"# {' '.join(told.split())} (bei {count(one.services, 'Angebot', 'Angeboten')})",
        f"text = {_quoted(one.text)}", f"syntax = {_quoted(one.syntax)}", "confirmed = false",
    )  # fmt: skip
    return "\n[[hours]]\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """As a string of TOML, which are those of JSON but for the character that JSON lets pass."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _entries(path: Path) -> list[Entry]:
    content = load_toml(path)
    if set(content) - {"hours"} or not isinstance(content.get("hours", []), list):
        raise broken(path, "ist keine Datei mit Öffnungszeiten: Sie darf nur Abschnitte [[hours]] enthalten")
    return [_entry(path, number, table) for number, table in enumerate(content.get("hours", []), 1)]


def _entry(path: Path, number: int, table: Any) -> Entry:
    where = f"sagt im {number}. Abschnitt [[hours]] nicht,"
    if not isinstance(table, dict) or set(table) != set(_KEYS) or any(type(table[key]) is not kind for key, kind in _KEYS.items()):
        raise broken(
            path, f"{where} was gilt", "Gebraucht werden text und syntax (Text in Anführungszeichen) und confirmed (true oder false)."
        )
    entry = Entry(clean(table["text"]), clean(table["syntax"]), table["confirmed"])
    if entry.confirmed and not hours.is_readable(entry.syntax):
        raise SourceError(
            f"In der Datei „{path.name}“ ist „{entry.text}“ bestätigt, aber „{entry.syntax}“ ist keine OSM-Schreibweise.",
            NOTHING_CHANGED, "Bitte syntax berichtigen, zum Beispiel: Mo-Th 08:00-12:00; Fr 08:00-13:00.",
        )  # fmt: skip
    return entry
