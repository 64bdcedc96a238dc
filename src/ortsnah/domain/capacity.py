"""How a report on free places ages."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from ortsnah.domain.service import Capacity

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
