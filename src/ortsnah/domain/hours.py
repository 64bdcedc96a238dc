"""Opening hours in OSM syntax: open, closed or unknown at a moment, and until when. What is not certain is unknown."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any


class State(StrEnum):
    """Of a place at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The state now and the moment of the next change (None: no change in sight)."""

    state: State
    until: dt.datetime | None


_UNKNOWN = Outlook(State.UNKNOWN, None)
_SCHOOL_HOLIDAYS = re.compile(r"\bSH\b")
_COMMENT = re.compile(r'"[^"]*"')


def state(text: str, moment: dt.datetime) -> State:
    """Open, closed or unknown at a local moment; unknown for '' and for what is not valid syntax."""
    return outlook(text, moment).state


def outlook(text: str, moment: dt.datetime) -> Outlook:
    """The state at a local moment (naive) and when it changes next."""
    rules = _parse(text)
    if rules is None:
        return _UNKNOWN
    kind = _state(rules.state(moment)[0])
    if kind is State.UNKNOWN:
        return _UNKNOWN
    change = rules.next_change(moment)
    until = change.replace(tzinfo=None) if change is not None and (change.replace(tzinfo=None) - moment).days < 14 else None
    return Outlook(kind, until)


@dataclass(frozen=True, slots=True)
class Day:
    """The open spans of a day; `known` is false where something that day is not certain."""

    date: dt.date
    spans: tuple[tuple[dt.time, dt.time], ...]
    known: bool


def week(text: str, first: dt.date) -> list[Day]:
    """Seven days from `first` on; [] when nothing certain is said. A span past midnight counts to the day that it begins."""
    rules = _parse(text)
    if rules is None:
        return []
    start = dt.datetime.combine(first, dt.time())
    days = []
    for number in range(7):
        begin = start + dt.timedelta(days=number)
        spans, known = [], True
        for since, until, kind, _ in rules.intervals(begin, begin + dt.timedelta(days=1)):
            known = known and _state(kind) is not State.UNKNOWN
            if _state(kind) is State.OPEN:
                spans.append((since.time(), until.time()))
        days.append(Day(begin.date(), tuple(spans), known))
    return days


def _state(kind: object) -> State:
    return State(str(kind).rpartition(".")[2].lower())


def is_valid(text: str) -> bool:
    """True for something that the evaluation understands."""
    return _parse(text) is not None


def is_readable(text: str) -> bool:
    """True for valid OSM syntax, also where it says nothing certain ('"nach Vereinbarung"')."""
    from opening_hours import validate

    return bool(validate(text))


@lru_cache(maxsize=8192)
def _parse(text: str) -> Any | None:
    """The parsed rules; a bare comment ('nach Vereinbarung') says nothing certain."""
    if not text.strip():
        return None
    from opening_hours import OpeningHours

    main = text.partition("||")[0].strip()
    rules = [rule.strip() for rule in main.split(";")]
    kept = [rule for rule in rules if _COMMENT.sub("", rule).strip()]
    if not kept or _SCHOOL_HOLIDAYS.search(main):  # the library knows no school holidays and would take such rules as always true
        return None
    marked = [_as_unknown(rule) for rule in kept]
    try:
        return OpeningHours("; ".join(marked), country="DE")
    except Exception:  # the library raises errors of its own for what is no opening hours syntax
        return None


def _as_unknown(rule: str) -> str:
    """A comment beside times means 'perhaps': unknown, unless the rule says open or off itself."""
    if '"' in rule and not re.search(r"\b(open|off|closed|unknown)\b", _COMMENT.sub("", rule)):
        return _COMMENT.sub(lambda match: f"unknown {match.group()}", rule, count=1)
    return rule
