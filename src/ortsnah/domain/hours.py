"""Opening hours in OSM syntax: open, closed or unknown at a moment, and until when. What is not certain is unknown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple


class State(StrEnum):
    """Of a place at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Outlook(NamedTuple):
    """The state now and the moment of the next change (None: no change in sight)."""

    state: State
    until: dt.datetime | None


_UNKNOWN = Outlook(State.UNKNOWN, None)
_DAY = dt.timedelta(days=1)
#: a change further away than this is not worth telling
_IN_SIGHT = 14 * _DAY
_COMMENT = re.compile(r'"[^"]*"')
_BEFORE_FALLBACK = re.compile(r'(?:"[^"]*"|(?!\|\|)[^"])*')
_RULE = re.compile(r'(?:"[^"]*"|[^;"])+')
_SAID = re.compile(r"\b(?:open|off|closed|unknown)\b")
#: the library takes school holidays as always, the sun as 7 to 19 o'clock, and an open end as midnight
_UNCERTAIN = re.compile(r"\bSH\b|\b(?:sunrise|sunset|dawn|dusk)\b|\d\+")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Parsed rules. `closed_else` is false where something else than closed holds outside of them ('|| "nach Vereinbarung"')."""

    rules: Any
    closed_else: bool


def state(text: str, moment: dt.datetime) -> State:
    """Open, closed or unknown at a local moment; unknown for '' and for what is not valid syntax."""
    return outlook(text, moment).state


def outlook(text: str, moment: dt.datetime) -> Outlook:
    """The state at a local moment (naive) and when it changes next."""
    plan = _parse(text)
    kind = _state(plan.rules.state(moment)[0]) if plan else State.UNKNOWN
    if plan is None or kind is State.UNKNOWN or (kind is State.CLOSED and not plan.closed_else):
        return _UNKNOWN
    return Outlook(kind, _change(plan.rules, moment, kind))


def _change(rules: Any, moment: dt.datetime, kind: State) -> dt.datetime | None:
    """The end of the state within sight; the library's own next_change() looks through centuries for what never changes."""
    horizon = moment + _IN_SIGHT
    for since, until, state, _ in rules.intervals(moment, horizon):
        if _state(state) is not kind:
            return since if since > moment else None
        if until >= horizon:
            return None
    return None


class Day(NamedTuple):
    """The open spans of a day; `known` is false where something that day is not certain."""

    date: dt.date
    spans: tuple[tuple[dt.time, dt.time], ...]
    known: bool


def week(text: str, first: dt.date) -> list[Day]:
    """Seven days from `first` on; [] when nothing certain is said. A span past midnight counts to the day that it begins."""
    plan = _parse(text)
    if plan is None:
        return []
    days = [first + dt.timedelta(days=number) for number in range(7)]
    spans: dict[dt.date, list[tuple[dt.time, dt.time]]] = {day: [] for day in days}
    uncertain = set()
    begin = dt.datetime.combine(first, dt.time())
    for since, until, kind, _ in plan.rules.intervals(begin - _DAY, begin + 8 * _DAY):
        for start, end in _by_day(since, until):
            if _state(kind) is State.OPEN and start.date() in spans:
                spans[start.date()].append((start.time(), end.time()))
            elif _state(kind) is State.UNKNOWN:
                uncertain.add(start.date())
    return [Day(day, tuple(spans[day]), day not in uncertain and (plan.closed_else or bool(spans[day]))) for day in days]


def _state(kind: object) -> State:
    """Ours for the library's."""
    return State(str(kind).rpartition(".")[2].lower())


def _by_day(since: dt.datetime, until: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The parts of an interval, cut at each midnight; a night of less than a day stays whole."""
    if until - since < _DAY:
        yield since, until
        return
    while since < until:
        midnight = dt.datetime.combine(since.date() + _DAY, dt.time())
        yield since, min(midnight, until)
        since = midnight


def is_valid(text: str) -> bool:
    """True for something that the evaluation understands."""
    return _parse(text) is not None


def is_readable(text: str) -> bool:
    """True for valid OSM syntax, also where it says nothing certain ('"nach Vereinbarung"')."""
    from opening_hours import validate

    return bool(validate(text))


@lru_cache(maxsize=8192)
def _parse(text: str) -> _Plan | None:
    """The parsed rules; a bare comment ('nach Vereinbarung') says nothing certain."""
    from opening_hours import OpeningHours

    main = _BEFORE_FALLBACK.match(text).group()  # type: ignore[union-attr]  # it matches the empty text too
    rest = text[len(main) :]
    kept = [rule.strip() for rule in _RULE.findall(main) if _COMMENT.sub("", rule).strip()]
    if not kept or _UNCERTAIN.search(_COMMENT.sub("", main)) or (rest and not rest.startswith("||")):
        return None
    try:
        return _Plan(OpeningHours("; ".join(map(_as_unknown, kept)), country="DE"), rest.strip("| ") in {"", "off", "closed"})
    except Exception:  # the library raises errors of its own for what is no opening hours syntax
        return None


def _as_unknown(rule: str) -> str:
    """A comment beside times means 'perhaps': unknown, unless the rule says open or off itself."""
    if '"' in rule and not _SAID.search(_COMMENT.sub("", rule)):
        return _COMMENT.sub(lambda match: f"unknown {match.group()}", rule, count=1)
    return rule
