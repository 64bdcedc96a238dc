"""What opening hours say about one day, minute by minute.

Each day has the spans that begin on it, also past midnight: a night belongs to the day that it begins with. The rules paint them one
after the other, as opening_hours.js does; docs/decisions/0010-opening-hours.md says where not, and why.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, product
from typing import Any, NamedTuple

from ortsnah.domain.geo import Point
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.opening_syntax import Clock, Days, Holiday, Rule, Times, Unreadable
from ortsnah.domain.opening_writing import MONTHS
from ortsnah.domain.sun import RANGE, minute

DAY = 24 * 60


class State(StrEnum):
    """Of a place at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Where(NamedTuple):
    """What holds at a place: its holidays, and, when it is known, where the sun rises."""

    calendar: Holidays
    point: Point | None = None


class Piece(NamedTuple):
    """A part of a day in minutes after its midnight, up to two days long; `fallback` when it only stands in for 'closed'."""

    start: int
    end: int
    state: State
    comment: str = ""
    fallback: bool = False


#: as opening_hours.js takes them without coordinates: says whether a span goes past midnight
_USUAL_SUN = {"dawn": 330, "sunrise": 360, "sunset": 1080, "dusk": 1110}
_EFFECT = {"open": State.OPEN, "off": State.CLOSED, "unknown": State.UNKNOWN}
_EASTER = re.compile(r"\beaster(?: ([+-]\d+) days)?")


def of_day(rules: tuple[Rule, ...], day: dt.date, where: Where) -> tuple[Piece, ...]:
    """The whole day from midnight to midnight without gaps, with what is left of the night before."""
    today, left = begun(rules, day, where), _left(rules, day, where)
    return tuple(_joined(_together(today, left, start, end) for start, end in _cuts((*today, *left), 0, DAY)))


def own(rules: tuple[Rule, ...], day: dt.date, where: Where) -> tuple[Piece, ...]:
    """What begins on a day, but for hours that only stand in where the night before has something to say."""
    today, left = begun(rules, day, where), _left(rules, day, where)
    return tuple(
        _joined(
            _together(today, left, start, end) if piece.fallback and piece.state is State.OPEN else piece._replace(start=start, end=end)
            for start, end in _cuts((*today, *left), 0, 2 * DAY)
            if (piece := _at(today, start))
        )
    )


def _left(rules: tuple[Rule, ...], day: dt.date, where: Where) -> tuple[Piece, ...]:
    """What is left of the night before."""
    night = begun(rules, day - dt.timedelta(days=1), where)
    return tuple(piece._replace(start=piece.start - DAY, end=piece.end - DAY) for piece in night if piece.end > DAY)


def begun(rules: tuple[Rule, ...], day: dt.date, where: Where) -> tuple[Piece, ...]:
    """What begins on a day; where a holiday that is not known would make a difference, unknown."""
    worlds = [_painted(rules, day, where, world) for world in _worlds(rules, day, where)]
    if len(worlds) == 1:
        return worlds[0]
    merged = []
    for start, end in _cuts([piece for world in worlds for piece in world], 0, 2 * DAY):
        said = [_at(world, start) for world in worlds]
        if len({piece.state if piece else State.CLOSED for piece in said}) > 1:
            merged.append(Piece(start, end, State.UNKNOWN))
        elif certain := next((piece for piece in said if piece), None):
            merged.append(certain._replace(start=start, end=end))
    return tuple(_joined(merged))


def _worlds(rules: tuple[Rule, ...], day: dt.date, where: Where) -> list[dict[str, bool]]:
    """What to take for the public and school holidays that are not known: both, when the rules ask for one."""
    unsure = {
        holiday.kind for rule in rules for days in rule.days for holiday in days.holidays if _is(holiday, day, where.calendar) is None
    }
    return [dict(zip(sorted(unsure), taken, strict=True)) for taken in product((False, True), repeat=len(unsure))]


def _is(holiday: Holiday, day: dt.date, calendar: Holidays) -> bool | None:
    meant = day - dt.timedelta(days=holiday.offset)
    return calendar.is_public(meant) if holiday.kind == "PH" else calendar.is_school(meant)


def _painted(rules: tuple[Rule, ...], day: dt.date, where: Where, world: dict[str, bool]) -> tuple[Piece, ...]:
    """The rules one after the other: ';' starts the day anew, ',' adds, '||' fills what is closed."""
    pieces: list[Piece] = []
    for number, rule in enumerate(rules):
        if not all(_holds(days, day, where, world) for days in rule.days):
            continue
        remark = rule.is_remark and number > 0  # '; "nach Vereinbarung"' at the end is meant as '|| "nach Vereinbarung"'
        fallback = rule.joined == "||" or remark
        anew = bool(rule.days) or (number > 0 and rule.effect == "open" and not rules[number - 1].days)
        if not fallback and (not rule.times if rule.effect == "off" else anew and rule.joined == ";"):
            pieces = []
        for piece in _spans(rule, day, where.point):
            pieces = _filled(pieces, piece) if fallback else _over(pieces, piece)
    return tuple(sorted(pieces))


def _holds(days: Days, day: dt.date, where: Where, world: dict[str, bool]) -> bool:
    if days.dates and holds(days.dates, day):
        return True
    return any(found if (found := _is(holiday, day, where.calendar)) is not None else world[holiday.kind] for holiday in days.holidays)


def _spans(rule: Rule, day: dt.date, point: Point | None) -> Iterator[Piece]:
    """What a rule says on a day on which it holds; a whole day 'off' does not end the night before."""
    state = _EFFECT[rule.effect]
    if not rule.times:
        yield Piece(0, DAY, state, rule.comment, rule.joined == "||" or state is State.CLOSED)
    spans = [(bounds(times.start, day, point), bounds(times.end, day, point) if times.end else None, times) for times in rule.times]
    for (early, start), end, times in spans:
        begins = [begin for (begin, _), _, _ in spans if begin > early]
        yield from _span((early, start), _after(times, start, end), begins if times.open_end else None, rule)


def _after(times: Times, start: int, end: tuple[int, int] | None) -> tuple[int, int]:
    """The end, on the next day when it is not after the start; without an end the start itself."""
    if end is None or times.end is None:
        return start, start
    first, last = _usual(times.start), _usual(times.end)
    wraps = last < first or (last == first and not times.start.event)
    return (end[0] + DAY, end[1] + DAY) if wraps else end


def _span(start: tuple[int, int], end: tuple[int, int], begins: list[int] | None, rule: Rule) -> Iterator[Piece]:
    """A span, uncertain where the sun may not yet have risen; `begins` of later spans end an open end, that lasts until it is late."""
    state, fallback = _EFFECT[rule.effect], rule.joined == "||"
    unsure = State.CLOSED if state is State.CLOSED else State.UNKNOWN
    for since, until, said in (
        (start[0], min(start[1], end[1]), unsure),
        (start[1], end[0], state),
        (max(end[0], start[1]), end[1], unsure),
    ):
        if since < until:
            yield Piece(since, until, said, rule.comment, fallback)
    if begins is not None:
        guess = end[1] + (8 * 60 if end[1] >= 22 * 60 else 10 * 60) if end[1] >= 17 * 60 else DAY
        until = min([guess, *(begin for begin in begins if begin >= end[1])])
        yield Piece(end[1], until, unsure, rule.comment or "offenes Ende", fallback)


def bounds(clock: Clock, day: dt.date, point: Point | None) -> tuple[int, int]:
    """The earliest and the latest minute that may be meant: the same one, but for the sun at an unknown place."""
    if not clock.event:
        return clock.minutes, clock.minutes
    early, late = (minute(clock.event, day, point),) * 2 if point else RANGE[clock.event]
    return early + clock.minutes, late + clock.minutes


def _usual(clock: Clock) -> int:
    return _USUAL_SUN.get(clock.event, 0) + clock.minutes


def _over(pieces: Iterable[Piece], new: Piece) -> list[Piece]:
    """The new piece on top of what was there."""
    kept = [piece._replace(end=min(piece.end, new.start)) for piece in pieces] + [
        piece._replace(start=max(piece.start, new.end)) for piece in pieces
    ]
    return [piece for piece in kept if piece.start < piece.end] + [new]


def _filled(pieces: list[Piece], new: Piece) -> list[Piece]:
    """The new piece where nothing was, or 'closed'."""
    taken = sorted(piece for piece in pieces if piece.state is not State.CLOSED)
    for start, end in _cuts(taken, new.start, new.end):
        if _at(taken, start) is None:
            pieces = _over(pieces, new._replace(start=start, end=end, fallback=True))
    return pieces


def _cuts(pieces: Iterable[Piece], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between all borders."""
    borders = sorted({first, last, *(border for piece in pieces for border in piece[:2] if first < border < last)})
    return pairwise(borders)


def _at(pieces: Iterable[Piece], minute: int) -> Piece | None:
    return next((piece for piece in pieces if piece.start <= minute < piece.end), None)


def _together(today: Iterable[Piece], night: Iterable[Piece], start: int, end: int) -> Piece:
    """The day's own word; where it says nothing certain, what is left of the night before."""
    own, rest = _at(today, start), _at(night, start)
    best = own or rest
    if own and rest and (own.fallback or rest.state is State.CLOSED or (rest.state is State.OPEN and own.state is State.UNKNOWN)):
        best = rest
    return best._replace(start=start, end=end) if best else Piece(start, end, State.CLOSED)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that say the same as one."""
    last: Piece | None = None
    for piece in pieces:
        if last and last.end == piece.start and last[2:] == piece[2:]:
            last = last._replace(end=piece.end)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


@lru_cache(maxsize=4096)
def _library(dates: str) -> Any:
    """What the library makes of dates without holidays and times."""
    from opening_hours import OpeningHours

    try:
        return OpeningHours(dates, auto_country=False, auto_timezone=False)
    except Exception as error:  # the library raises errors of its own for what is no opening hours syntax
        raise Unreadable(dates) from error


def is_strict(text: str) -> bool:
    """True for what the library reads as it is: the grammar of the OSM wiki without any forgiveness."""
    try:
        return _library(text) is not None
    except Unreadable:
        return False


def holds(dates: str, day: dt.date) -> bool:
    """True when dates ('Jan-Mar Mo-Fr') hold on a day. Easter is put in as a date: the library gets ranges of it wrong."""
    if "easter" in dates:
        dates = _EASTER.sub(lambda match: _month_day(easter(day.year) + dt.timedelta(days=int(match[1] or 0))), dates)
    return bool(_library(dates).is_open(dt.datetime.combine(day, dt.time(12))))


def _month_day(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day:02d}"


def easter(year: int) -> dt.date:
    """Easter Sunday (Gregorian, by the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
