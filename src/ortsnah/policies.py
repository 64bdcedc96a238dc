"""What an administrator prescribes for every user of a machine, in one TOML file: default place, folder of the catalogue, head of the sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ortsnah.domain.errors import OrtsnahError
from ortsnah.domain.system import reason
from ortsnah.settings import Settings

_UNAFFECTED = "Ortsnah arbeitet ohne die Richtlinien weiter."
_MOST_MINUTES = 480
_ASK = "Bitte die Verwaltung der Rechner verständigen."


class PolicyError(OrtsnahError):
    """The administrator's file cannot be used."""


@dataclass(frozen=True, slots=True)
class Head:
    """Who hands the sheet out: printed at its top."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    logo: Path | None = None

    def over(self, own: Head) -> Head:
        """What is said here holds; the rest is as the workstation has it."""
        return Head(self.name or own.name, self.address or own.address, self.phone or own.phone, self.logo or own.logo)


@dataclass(frozen=True, slots=True)
class Policies:
    """Nothing is prescribed by default.

    `place` is a label as the place field shows it ('Gronig · Oberthal'); the `head` cannot be changed at the workstation; `idle_minutes` are
    those after which the window asks whether a consultation is over, 0: never.
    """

    place: str = ""
    catalogue_folder: Path | None = None
    head: Head = field(default_factory=Head)
    idle_minutes: int | None = None

    def catalogue(self) -> Path | None:
        """The catalogue that this machine works with."""
        return self.catalogue_folder / "katalog.ortsnah" if self.catalogue_folder else None

    def fill(self, settings: Settings) -> None:
        """Let the prescribed place hold where the workstation has none of its own, and the minutes in any case."""
        settings.place = settings.place or self.place
        settings.idle_minutes = settings.idle_minutes if self.idle_minutes is None else self.idle_minutes

    def own(self, settings: Settings) -> Settings:
        """The settings without what is only prescribed, which another day may be prescribed otherwise."""
        own = replace(settings, place="") if settings.place == self.place else settings
        return own if self.idle_minutes is None else replace(own, idle_minutes=Settings().idle_minutes)


def load(path: Path) -> Policies:
    """What the file says; nothing when there is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Policies()
    except (OSError, UnicodeDecodeError) as error:
        why = "sie ist nicht in UTF-8 gespeichert" if isinstance(error, UnicodeDecodeError) else reason(error)
        raise PolicyError(f"Die Richtlinien in „{path}“ lassen sich nicht lesen: {why}.", _UNAFFECTED, _ASK) from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"Die Richtlinien in „{path}“ sind kein gültiges TOML ({error}).", _UNAFFECTED, _ASK) from error
    return _Reading(path).policies(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file on its way to Policies; every wrong value is named."""

    path: Path

    def policies(self, found: dict[str, Any]) -> Policies:
        """The whole file."""
        self._known(found, {"place", "catalogue_folder", "head", "idle_minutes"})
        head = found.get("head", {})
        if not isinstance(head, dict):
            raise self._wrong("head", "sie muss ein Abschnitt [head] sein")
        self._known(head, {"name", "address", "phone", "logo"})
        return Policies(
            place=self._text(found, "place"),
            catalogue_folder=self._absolute(found, "catalogue_folder"),
            head=Head(self._text(head, "name"), self._lines(head, "address"), self._text(head, "phone"), self._absolute(head, "logo")),
            idle_minutes=self._minutes(found, "idle_minutes"),
        )

    def _known(self, table: dict[str, Any], names: set[str]) -> None:
        for name in table.keys() - names:
            raise self._wrong(name, f"es gibt sie nicht; bekannt sind {', '.join(sorted(names))}")

    def _text(self, table: dict[str, Any], name: str) -> str:
        value = table.get(name, "")
        if not isinstance(value, str):
            raise self._wrong(name, "sie muss ein Text in Anführungszeichen sein")
        return value.strip()

    def _minutes(self, table: dict[str, Any], name: str) -> int | None:
        value = table.get(name)
        if value is not None and (type(value) is not int or not 0 <= value <= _MOST_MINUTES):
            raise self._wrong(name, f"sie muss eine ganze Zahl von 0 bis {_MOST_MINUTES} sein")
        return value

    def _lines(self, table: dict[str, Any], name: str) -> tuple[str, ...]:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            raise self._wrong(name, 'sie muss eine Liste von Texten sein: ["Straße 1", "66606 St. Wendel"]')
        return tuple(line.strip() for line in value)

    def _absolute(self, table: dict[str, Any], name: str) -> Path | None:
        text = self._text(table, name)
        if not text:
            return None
        given = Path(text)
        if not given.is_absolute():
            raise self._wrong(name, "sie muss ein vollständiger Pfad sein")
        return given

    def _wrong(self, name: str, why: str) -> PolicyError:
        return PolicyError(f"In den Richtlinien „{self.path}“ stimmt die Angabe „{name}“ nicht: {why}.", _UNAFFECTED, _ASK)
