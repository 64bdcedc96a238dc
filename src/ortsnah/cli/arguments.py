"""What is typed behind options: distances, languages, ages, moments, places, needs. What cannot be is a QueryError."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ortsnah.catalogue.read import KnownPlace
from ortsnah.curation.district import is_whole
from ortsnah.domain import ages
from ortsnah.domain.errors import QueryError
from ortsnah.domain.moments import Moment
from ortsnah.domain.wording import LANGUAGES
from ortsnah.search.engine import Engine
from ortsnah.sources.need_names import NeedNames

#: half the way round the earth
_FARTHEST_KM = 20_000


class Kilometres(click.ParamType[float]):
    """A distance as people type it: '5', '3,5', '3.5'."""

    name = "KM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ARG002 - click's own signature
        """Kilometres from 0 to half the way round the earth."""
        try:
            kilometres = float(str(value).lower().removesuffix("km").strip().replace(",", "."))
        except ValueError:
            kilometres = -1.0
        if not 0 <= kilometres <= _FARTHEST_KM:
            raise QueryError(f"„{value}“ ist keine Entfernung in Kilometern.", do="Bitte eine Zahl wie 5 oder 3,5 angeben.")
        return kilometres


class Language(click.ParamType[str]):
    """A language by its code or its German name."""

    name = "SPRACHE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's own signature
        """The ISO code."""
        names = {name.casefold(): code for code, name in LANGUAGES.items()} | {code: code for code in LANGUAGES} | {"": ""}
        if str(value).casefold() not in names:
            raise QueryError(f"Die Sprache „{value}“ ist nicht bekannt.", do=f"Bekannt sind: {', '.join(sorted(LANGUAGES.values()))}.")
        return names[str(value).casefold()]


def age_in_months(text: str | None, today: dt.date) -> int | None:
    """The age of a child: months, an age with its unit, or the month of birth; it is used for this search and kept nowhere."""
    if text is None or not text.strip():
        return None
    months = ages.in_months(text, today)
    if months is None:
        raise QueryError(
            f"„{text}“ ist kein Alter.", do="Bitte Monate („30“), Jahre („2 Jahre“) oder den Geburtsmonat („03/2024“) angeben."
        )
    return months


def named_moment(engine: Engine, text: str | None, now: dt.datetime) -> Moment | None:
    """The moment that is looked at; None for now."""
    if text is None or not text.strip():
        return None
    moment = engine.interpreter.moment(text, now)
    if moment is None:
        raise QueryError(
            f"„{text}“ ist kein Zeitpunkt, oder er liegt zurück.", do="Bitte wie „2026-12-01 17:00“, „Di 17 Uhr“ oder „Samstag“."
        )
    return moment


def named_place(engine: Engine, name: str | None) -> KnownPlace | None:
    """The place with this name; None for the whole district."""
    if not name or not name.strip() or engine.gazetteer.whole_district(name) or is_whole(name, engine.catalogue.about.district):
        return None
    found = engine.gazetteer.resolve(name)
    if found is None:
        raise QueryError(f"Der Ort „{name}“ ist im Katalog nicht bekannt.", do="Alle Orte zeigt „ortsnah places“.")
    return found


def named_needs(engine: Engine, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the needs, given by id or by label."""
    names = NeedNames(engine.needs)
    found = [names.find(need) for need in wanted]
    for need, known in zip(wanted, found, strict=True):
        if known is None:
            close = names.closest(need)
            hint = f"Meinten Sie „{close}“? " if close else ""
            raise QueryError(f"Den Bedarf „{need}“ gibt es nicht.", do=f"{hint}Alle zeigt „ortsnah needs“.")
    return tuple(need for need in found if need)


def fit_together(words: tuple[str, ...], *, batch: bool, json_lines: bool) -> None:
    """Refuse what one of them would silently make nothing of."""
    if batch and words:
        raise QueryError(
            "Wörter und „--batch“ zugleich geht nicht.", do="Bitte die Wörter in die Datei schreiben oder „--batch“ weglassen."
        )
    if json_lines and not batch:
        raise QueryError("„--json-lines“ gehört zu „--batch“.", do="Für eine einzelne Anfrage gibt es „--json“.")
