"""Reports on free places: how they age, and how the numbers went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple


class Capacity(NamedTuple):
    """A report on places: how many are free, for what age, as of when, said by whom, and for how many days that holds."""

    available: int | None = None
    maximum: int | None = None
    unit: str = "Platz"
    minimum_age_months: int | None = None
    maximum_age_months: int | None = None
    as_of: dt.date | None = None
    free_from: dt.date | None = None
    said_by: str = ""
    valid_days: int | None = None
    waiting_list: int | None = None
    waiting_months: int | None = None

    @property
    def group(self) -> tuple[str, int | None, int | None]:
        """What the report is about: reports of one group follow each other, those of different groups stand beside each other."""
        return self.unit, self.minimum_age_months, self.maximum_age_months


#: for how many days a report holds where neither it nor its need says so (needs.py)
VALID_DAYS = 30


class Freshness(StrEnum):
    """Fresh: it may be said as it is. Ageing: it is past that. Unknown: older than twice that, undated, or of a day to come."""

    FRESH = "fresh"
    AGEING = "ageing"
    UNKNOWN = "unknown"


def freshness(report: Capacity, today: dt.date) -> Freshness:
    """How far the report may be trusted on that day."""
    if report.as_of is None or report.as_of > today:
        return Freshness.UNKNOWN
    days = report.valid_days if report.valid_days is not None else VALID_DAYS
    age = (today - report.as_of).days
    if age <= days:
        return Freshness.FRESH
    return Freshness.AGEING if age <= 2 * days else Freshness.UNKNOWN


def with_validity(reports: Iterable[Capacity], days: int) -> tuple[Capacity, ...]:
    """The reports, those that do not say for how long they hold with the rule of their need."""
    return tuple(report if report.valid_days is not None else report._replace(valid_days=days) for report in reports)


def free_on(report: Capacity, day: dt.date) -> int:
    """How many places the report says are free on that day; 0 while the date from which they are is still to come."""
    return 0 if report.free_from is not None and report.free_from > day else report.available or 0


def newest(capacities: Iterable[Capacity]) -> list[Capacity]:
    """The newest report for each unit and age group, in the order of the first report of each."""
    latest: dict[tuple[str, int | None, int | None], Capacity] = {}
    for report in capacities:
        known = latest.get(report.group)
        if known is None or (report.as_of or dt.date.min) >= (known.as_of or dt.date.min):
            latest[report.group] = report
    return list(latest.values())


def most_telling(reports: Sequence[Capacity], today: dt.date) -> Capacity:
    """Of the newest reports the one to show where there is room for one: free now and fresh, free later and fresh, any number, the rest."""

    def order(report: Capacity) -> tuple[bool, ...]:
        fresh = bool(report.available) and freshness(report, today) is Freshness.FRESH
        return not (fresh and free_on(report, today)), not fresh, report.available is None

    return min(reports, key=order)


#: so many earlier reports of a group go on into the next catalogue
_REMEMBERED = 12


def with_earlier(now: Sequence[Capacity], before: Iterable[Capacity]) -> tuple[Capacity, ...]:
    """The reports of an update, followed by the latest earlier ones of the same groups. What the update corrects is gone."""
    since = {report.group: report.as_of for report in newest(now) if report.as_of is not None}
    told = {(report.group, report.as_of) for report in now}
    earlier = [
        report
        for report in before
        if report.as_of is not None
        and report.group in since
        and report.as_of < since[report.group]
        and (report.group, report.as_of) not in told
    ]
    kept = [report for group in since for report in _latest(earlier, group)]
    return (*now, *kept)


def _latest(reports: Iterable[Capacity], group: tuple[str, int | None, int | None]) -> list[Capacity]:
    own = sorted((r for r in reports if r.group == group), key=lambda r: r.as_of or dt.date.min, reverse=True)
    return own[:_REMEMBERED]


class Direction(StrEnum):
    """Where the number of free places goes."""

    RISING = "steigend"
    FALLING = "fallend"
    LEVEL = "gleich"


class Trend(NamedTuple):
    """Free places by day, oldest first; the direction is that of the last six, None where there is only one."""

    points: tuple[tuple[dt.date, int], ...]
    direction: Direction | None


def trend(reports: Iterable[Capacity], like: Capacity) -> Trend:
    """How the number of free places went in the group of the report `like`. Of two reports of one day the later in order counts."""
    by_day = {r.as_of: r.available for r in reports if r.group == like.group and r.as_of is not None and r.available is not None}
    points = tuple(sorted(by_day.items()))
    if len(points) < 2:
        return Trend(points, None)
    pairs = combinations((number for _, number in points[-6:]), 2)
    rising = sum((later > earlier) - (later < earlier) for earlier, later in pairs)  # the S of the Mann-Kendall test
    return Trend(points, Direction.RISING if rising > 0 else Direction.FALLING if rising < 0 else Direction.LEVEL)
