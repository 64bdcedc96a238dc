"""Needs that opening hours show by themselves: a day nursery that opens before seven helps whoever works in shifts, tagged so or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.geo import Point
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.hours import Day
from ortsnah.domain.wording import clock

#: so many weeks without holidays are looked at, within so many weeks
_WEEKS, _AT_MOST = 4, 60
_SATURDAY = 5
_ALWAYS = ((dt.time(), dt.time()),)


class EdgeHours(NamedTuple):
    """Hours that show a need: open before or after these times on so many weekdays, or at the weekend, of services `among` these needs."""

    among: frozenset[str]
    before: dt.time = dt.time.min
    after: dt.time = dt.time.max
    weekend: bool = False
    days: int = 1


class Reached(NamedTuple):
    """A need that hours reach, and how far in German: 'ab 5:30 Uhr, bis 21:30 Uhr, am Wochenende'."""

    need: str
    words: str


class EdgeNeeds:
    """Tells which needs hours reach in usual weeks from a day on: without public or school holidays."""

    def __init__(self, rules: Mapping[str, EdgeHours], calendar: Holidays, since: dt.date) -> None:
        self._rules = rules
        self._calendar = calendar
        self._weeks = list(_usual_weeks(calendar, since))

    def reached(self, needs: Iterable[str], text: str, point: Point | None = None) -> list[Reached]:
        """The needs that a service with these needs has besides, or has already, by its hours."""
        own, found = set(needs), []
        for need, rule in self._rules.items():
            if text and own & rule.among and (words := self._words(rule, text, point)):
                found.append(Reached(need, words))
        return found

    def _words(self, rule: EdgeHours, text: str, point: Point | None) -> str:
        days = _days(text, tuple(self._weeks), self._calendar, point)
        if days and all(day.spans == _ALWAYS for day in days):
            return "rund um die Uhr"
        weekdays = [day for day in days if day.date.weekday() < _SATURDAY]
        early = [_after_midnight(day.spans[0][0]) for day in weekdays if day.spans and day.spans[0][0] < rule.before]
        late = [end for day in weekdays if day.spans and (end := _end(day)) > _after_midnight(rule.after)]
        least = rule.days * _WEEKS
        weekend = rule.weekend and any(day.spans for day in days if day.date.weekday() >= _SATURDAY)
        parts = [
            f"ab {_clock(min(early))}" if len(early) >= least else "",
            (f"bis {_clock(max(late))}" if max(late) < _MIDNIGHT else "bis in die Nacht") if len(late) >= least else "",
            "am Wochenende" if weekend else "",
        ]
        return ", ".join(part for part in parts if part)


_MIDNIGHT = dt.timedelta(days=1)


def _after_midnight(time: dt.time) -> dt.timedelta:
    return dt.timedelta(hours=time.hour, minutes=time.minute)


def _end(day: Day) -> dt.timedelta:
    """When the last span of a day ends, after its midnight."""
    begin, end = map(_after_midnight, day.spans[-1])
    return end if end > begin else end + _MIDNIGHT


def _clock(time: dt.timedelta) -> str:
    return clock(dt.datetime.min + time)


@lru_cache(maxsize=4096)
def _days(text: str, weeks: tuple[dt.date, ...], calendar: Holidays, point: Point | None) -> tuple[Day, ...]:
    return tuple(day for monday in weeks for day in hours.week(text, monday, calendar, point))


def _usual_weeks(calendar: Holidays, since: dt.date) -> Iterator[dt.date]:
    """The Mondays of the next weeks in which nothing is closed for a holiday, as far as is known."""
    monday, found = since + dt.timedelta(days=-since.weekday() % 7), 0
    for number in range(_AT_MOST):
        first = monday + dt.timedelta(weeks=number)
        if found < _WEEKS and not any(_is_holiday(calendar, first + dt.timedelta(days=day)) for day in range(7)):
            found += 1
            yield first


def _is_holiday(calendar: Holidays, day: dt.date) -> bool:
    return bool(calendar.name(day)) or day in calendar.partly
