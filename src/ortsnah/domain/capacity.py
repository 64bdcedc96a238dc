"""Reports on free places, and how they age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Capacity:
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


#: for how many days a report holds that does not say so itself
VALID_DAYS = 30


class Freshness(StrEnum):
    """Fresh: it may be said as it is. Ageing: it is past that. Unknown: older than twice that, or undated."""

    FRESH = "fresh"
    AGEING = "ageing"
    UNKNOWN = "unknown"


def freshness(report: Capacity, today: dt.date) -> Freshness:
    """How far the report may be trusted on that day."""
    if report.as_of is None:
        return Freshness.UNKNOWN
    days = report.valid_days if report.valid_days is not None else VALID_DAYS
    age = (today - report.as_of).days
    if age <= days:
        return Freshness.FRESH
    return Freshness.AGEING if age <= 2 * days else Freshness.UNKNOWN


def newest(capacities: Iterable[Capacity]) -> list[Capacity]:
    """The newest report for each unit and age group, in the order of the first report of each."""
    latest: dict[tuple[str, int | None, int | None], Capacity] = {}
    for report in capacities:
        key = (report.unit, report.minimum_age_months, report.maximum_age_months)
        known = latest.get(key)
        if known is None or (report.as_of or dt.date.min) >= (known.as_of or dt.date.min):
            latest[key] = report
    return list(latest.values())
