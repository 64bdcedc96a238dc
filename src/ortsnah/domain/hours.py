"""Opening hours in OSM syntax: open, closed or unknown at a moment, and until when. What is not certain is unknown.

All moments are local and naive. Where the clocks change, an hour exists twice or not at all: the answer is that for the time on the
clock, and a span over that night is an hour longer or shorter than it says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ortsnah.domain import holidays
from ortsnah.domain.geo import Point
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.opening_days import DAY, Piece, State, Where, holds, is_strict, of_day, own
from ortsnah.domain.opening_syntax import Rule, Unreadable, read

__all__ = ["Day", "Outlook", "State", "is_plain", "is_readable", "is_valid", "names_days", "outlook", "rules", "state", "week"]

#: a change further away than this is not worth telling
_DAYS_IN_SIGHT = 14
#: a longer text is none (OSM allows 255 letters)
_LONGEST = 1000


class Outlook(NamedTuple):
    """The state now, and until when: till it closes, opens for certain, or is known again (None: not in sight).

    `comment` is what the hours say about it, `holiday` a public holiday today of which they say nothing.
    """

    state: State
    until: dt.datetime | None
    comment: str = ""
    holiday: str = ""


class Day(NamedTuple):
    """The open spans of a day; `known` is false where something that day is not certain; `holiday` is the name of a public holiday."""

    date: dt.date
    spans: tuple[tuple[dt.time, dt.time], ...]
    known: bool
    holiday: str = ""


def state(text: str, moment: dt.datetime, calendar: Holidays | None = None, point: Point | None = None) -> State:
    """Open, closed or unknown at a local moment; unknown for '' and for what is not valid syntax."""
    found = rules(text)
    return _piece(found, moment, _where(calendar, point)).state if found else State.UNKNOWN


def outlook(text: str, moment: dt.datetime, calendar: Holidays | None = None, point: Point | None = None) -> Outlook:
    """The state at a local moment (naive) and when it changes next. Without a calendar: the holidays of all of Germany."""
    found, where = rules(text), _where(calendar, point)
    if not found:
        return Outlook(State.UNKNOWN, None)
    now = _piece(found, moment, where)
    asked = {holiday.kind for rule in found for days in rule.days for holiday in days.holidays}
    public = where.calendar.public.get(moment.date(), "")
    comment = now.comment
    if now.state is State.CLOSED and not comment:  # 'geschlossen (Herbstferien)', when the rules ask for them
        comment = public if public and "PH" in asked else where.calendar.name(moment.date()) if "SH" in asked else ""
    return Outlook(now.state, _change(found, moment, now.state, where), comment, "" if "PH" in asked or _is_always(found) else public)


def week(text: str, first: dt.date, calendar: Holidays | None = None, point: Point | None = None) -> list[Day]:
    """Seven days from `first` on; [] when nothing certain is said. A span past midnight counts to the day that it begins."""
    found, where = rules(text), _where(calendar, point)
    days = [_day(found, first + dt.timedelta(days=number), where) for number in range(7)] if found else []
    return days if any(day.known for day in days) else []


def is_valid(text: str) -> bool:
    """True for something that says more than that one has to ask."""
    return any(rule.effect != "unknown" for rule in rules(text))


def is_readable(text: str) -> bool:
    """True for OSM syntax, also where it says nothing certain ('"nach Vereinbarung"')."""
    return bool(rules(text))


def is_plain(text: str) -> bool:
    """True for OSM syntax as it is written down, not for what is only like it ('Mo–Do 8–12 Uhr'), that says on which days it holds."""
    return is_readable(text) and names_days(text) and is_strict(text)


def names_days(text: str) -> bool:
    """False for times alone ('08:00-12:00'): in OSM these hold every day, in the list of an office nobody knows."""
    found = rules(text)
    return any(rule.days for rule in found) or not any(rule.times for rule in found)


@lru_cache(maxsize=8192)
def rules(text: str) -> tuple[Rule, ...]:
    """The rules of a text, () for what is no opening hours syntax."""
    if len(text) > _LONGEST:
        return ()
    try:
        found = read(text)
        for rule in found:
            for days in rule.days:
                if days.dates:
                    holds(days.dates, dt.date(2026, 1, 1))  # the library has the last word on dates
        return found
    except Unreadable:
        return ()


def _is_always(found: tuple[Rule, ...]) -> bool:
    """True for '24/7': a holiday makes no difference there."""
    return all(not rule.days and not rule.times and rule.effect == "open" for rule in found)


def _where(calendar: Holidays | None, point: Point | None) -> Where:
    return Where(calendar or holidays.of(""), point)


def _piece(found: tuple[Rule, ...], moment: dt.datetime, where: Where) -> Piece:
    minute = moment.hour * 60 + moment.minute
    return next(piece for piece in _timeline(found, moment.date(), where) if piece.end > minute)


@lru_cache(maxsize=16384)
def _timeline(found: tuple[Rule, ...], day: dt.date, where: Where) -> tuple[Piece, ...]:
    return of_day(found, day, where)


def _change(found: tuple[Rule, ...], moment: dt.datetime, now: State, where: Where) -> dt.datetime | None:
    """The end of the state, if it is in sight."""
    midnight = dt.datetime.combine(moment.date(), dt.time())
    for _ in range(_DAYS_IN_SIGHT + 1):
        for piece in _timeline(found, midnight.date(), where):
            begin = midnight + dt.timedelta(minutes=piece.start)
            changes = piece.state is State.OPEN if now is State.CLOSED else piece.state is not now
            if changes and begin > moment:
                return begin if begin - moment <= dt.timedelta(days=_DAYS_IN_SIGHT) else None
        midnight += dt.timedelta(days=1)
    return None


def _day(found: tuple[Rule, ...], day: dt.date, where: Where) -> Day:
    pieces = own(found, day, where)
    spans = tuple((_time(start), _time(end)) for start, end in _open_spans(pieces))
    unsure = [piece for piece in pieces if piece.state is State.UNKNOWN]
    known = all(piece.fallback and bool(spans) for piece in unsure)
    return Day(day, spans, known, where.calendar.public.get(day, ""))


def _open_spans(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    """Open pieces, neighbours as one."""
    last: tuple[int, int] | None = None
    for piece in pieces:
        if piece.state is not State.OPEN:
            continue
        if last and last[1] == piece.start:
            last = (last[0], piece.end)
            continue
        if last:
            yield last
        last = (piece.start, piece.end)
    if last:
        yield last


def _time(minutes: int) -> dt.time:
    hours, rest = divmod(minutes % DAY, 60)
    return dt.time(hours, rest)
