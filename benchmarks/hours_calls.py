"""The calls of opening_hours.js's own tests that evaluate, and the kinds of differences."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import holidays as library

from ortsnah.domain import holidays, hours
from ortsnah.domain.geo import Point
from ortsnah.domain.holidays import Holidays, Span
from ortsnah.domain.opening_days import State, Where, of_day

_QUARTER = dt.timedelta(minutes=15)
_STATES = {"Baden-Württemberg": "BW", "Bremen": "HB", "Rheinland-Pfalz": "RP"}

#: since, until, unknown
Interval = tuple[dt.datetime, dt.datetime, bool]


class Difference(NamedTuple):
    """A value that does not agree, and why."""

    value: str
    kind: str


#: what a value that differs contains; the first that is found names the kind
_KINDS = [
    ("a remark at the end is what else holds, not what replaces all hours", r'[;,]\s*(?:"[^"]*"|unknown)\s*(?:;|$)'),
    ("Easter as the end of a range is included", r"-\s*(?:\d{4} )?easter"),
    ("the sun: uncertain without coordinates, else our own equation", r"dawn|dusk|sunrise|sunset"),
    ("`SH,PH Mo-Fr`: holidays on these weekdays, not holidays or weekdays", r"\b[SP]H,[SP]H [MTWFS]"),
    ("selectors named twice, which the library does not read", r"Jan-Feb Jan|week \d\d,week|\d{4},\d{4}"),
    ("a night belongs to the day that it begins with", r"\d\+|(?:1[7-9]|2[0-3]):\d\d-(?:0\d|2[4-9])|11:00-0[1-7]|15:00-03"),
]


def kind_of(value: str) -> str:
    """Why a value differs."""
    found = next((name for name, pattern in _KINDS if re.search(pattern, value)), "not explained")
    named_twice = _KINDS[4][0]
    return found if hours.is_readable(value) or found == named_twice else "other languages, phrases, odd signs: not read, so unknown"


def evaluation_calls(path: Path) -> tuple[dict[str, int], Counter[str], list[Difference]]:
    """The calls of opening_hours.js's own tests that evaluate: how many agree with what these expect, every quarter of an hour."""
    told: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    differences = []
    for call in json.loads(path.read_text(encoding="utf-8")) if path.exists() else []:
        if call["fn"] != "addTest":
            continue
        told["calls"] += 1
        outside = _outside(call["args"])
        wrong = [] if outside else [value for value in _values(call["args"]) if not _agrees(value, call["args"])]
        told["not ours to answer" if outside else "differ" if wrong else "agree"] += 1
        if outside:
            kinds[outside] += 1
        elif wrong:
            kinds[kind_of(wrong[0])] += 1
            differences += [Difference(value, kind_of(value)) for value in wrong]
    return dict(told), kinds, differences


def _values(args: list[Any]) -> list[str]:
    values = args[1] if isinstance(args[1], list) else [args[1]]
    return [value for value in values if isinstance(value, str)]


def _options(args: list[Any]) -> Iterator[dict[str, Any]]:
    return (extra for extra in args[8:] if isinstance(extra, dict))


def _outside(args: list[Any]) -> str:
    """Why a call asks for something else than the hours of a German office; '' when it does not."""
    if any(isinstance(extra, int) and not isinstance(extra, bool) for extra in args[8:]) or any(
        {"mode", "map_value"} & set(o) for o in _options(args)
    ):
        return "points in time (collection times, alarms)"
    if any(option.get("tag_key") == "collection_times" for option in _options(args)):
        return "points in time (collection times, alarms)"
    if any(not option["loc"].startswith("de/") for option in _options(args) if option.get("loc")):
        return "holidays of other countries"
    if not _values(args) or any(len(since) < 8 for since, *_ in args[4]) or any("something" in str(told) for told in args[4]):
        return "ignored by opening_hours.js itself"
    return ""


def _agrees(value: str, args: list[Any]) -> bool:
    place = next((option for option in _options(args) if option.get("lat")), None)
    point = Point(float(place["lat"]), float(place["lon"])) if place else None
    state = _STATES.get(place["loc"].removeprefix("de/"), "BW") if place else "BW"
    expected = [(_moment(told[0]), _moment(told[1]), len(told) > 2 and bool(told[2])) for told in args[4]]
    if not hours.is_readable(value):
        return False
    return quarters(expected) == quarters(intervals(value, _moment(args[2]), _moment(args[3]), Where(long_calendar(state), point)))


def intervals(value: str, since: dt.datetime, until: dt.datetime, where: Where) -> Iterator[Interval]:
    """When a value is not closed."""
    for number in range((until.date() - since.date()).days + 1):
        midnight = dt.datetime.combine(since.date() + dt.timedelta(days=number), dt.time())
        for piece in of_day(hours.rules(value), midnight.date(), where):
            begin, end = midnight + dt.timedelta(minutes=piece.start), midnight + dt.timedelta(minutes=piece.end)
            if piece.state is not State.CLOSED and max(begin, since) < min(end, until):
                yield max(begin, since), min(end, until), piece.state is State.UNKNOWN


def quarters(found: Iterable[Interval]) -> list[Interval]:
    """The instants of every quarter of an hour within, neighbours as one."""
    merged: list[Interval] = []
    for since, until, unknown in found:
        first, last = (moment + (dt.datetime.min - moment) % _QUARTER for moment in (since, until))
        if merged and merged[-1][1] == first and merged[-1][2] == unknown:
            merged[-1] = (merged[-1][0], last, unknown)
        elif first < last:
            merged.append((first, last, unknown))
    return merged


def long_calendar(state: str) -> Holidays:
    """A state's calendar for the years of the calls, which are older than what the program knows."""
    known = holidays.of(state)
    public = dict(library.Germany(subdiv=state, years=range(2011, 2031)))
    return Holidays(public, {}, known.school, Span(dt.date(2011, 1, 1), dt.date(2030, 12, 31)), known.school_known)


def _moment(text: str) -> dt.datetime:
    if text.endswith("Z"):
        return dt.datetime.fromisoformat(text).astimezone(ZoneInfo("Europe/Berlin")).replace(tzinfo=None)
    day, _, clock = text.replace("T", " ").partition(" ")
    parts = clock.split(":")
    return dt.datetime.fromisoformat(day) + dt.timedelta(hours=int(parts[0]), minutes=int(parts[1]))
