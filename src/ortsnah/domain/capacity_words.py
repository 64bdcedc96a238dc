"""What a report on places says, in German: always the number and the day, and plainly when that day is too long ago."""

from __future__ import annotations

import datetime as dt

from ortsnah.domain.capacity import VALID_DAYS, Capacity, Freshness, free_on, freshness
from ortsnah.domain.wording import age_range, count, grouped, short_day

#: endings of units and their plurals; a plain place needs no name
_PLURALS = {"platz": "plätze", "bett": "betten", "zimmer": "zimmer", "wohnung": "wohnungen", "termin": "termine", "stelle": "stellen"}


def availability(report: Capacity, today: dt.date) -> str:
    """'2 frei (Stand 03.09.)', '2 ab 01.02. (Stand 03.09.)', 'unbekannt, zuletzt 2 am 03.09.', 'Warteliste: 12, etwa 6 Monate ...'."""
    if report.as_of is not None and report.as_of > today:
        return f"unbekannt (Stand {short_day(report.as_of, today)} liegt in der Zukunft)"
    told = _told(report, today)
    if not told:
        return "unbekannt"
    fresh = freshness(report, today)
    if fresh is Freshness.UNKNOWN:
        return _faded(report, today)
    asking = "" if fresh is Freshness.FRESH else ", bitte nachfragen"
    return f"{told} (Stand {short_day(report.as_of, today)}{asking})" if report.as_of else told


def _told(report: Capacity, today: dt.date) -> str:
    """Number and waiting list as they were reported, without the day."""
    later = f"ab {short_day(report.free_from, today)}" if report.free_from is not None and report.free_from > today else ""
    if report.available and later:
        return f"{_number(report.available, report.unit)} {later}"
    if report.available:
        return f"{_number(report.available, report.unit)} frei"
    waiting = waiting_list(report)
    parts = [f"{later} frei" if later else _none(report.unit) if report.available == 0 else "", waiting]
    return "; ".join(part for part in parts if part)


def _faded(report: Capacity, today: dt.date) -> str:
    """What was said last, as something past."""
    day = f"am {short_day(report.as_of, today)}" if report.as_of else "ohne Datum"
    if report.available is not None:
        later = f" ab {short_day(report.free_from, today)}" if report.available and report.free_from and report.free_from > today else ""
        return f"unbekannt, zuletzt {_number(report.available, report.unit)}{later} {day}"
    if report.waiting_list is not None or report.waiting_months is not None:
        return f"Warteliste unbekannt, zuletzt {waiting_list(report).removeprefix('Warteliste: ')} {day}"
    return f"unbekannt, zuletzt {_told(report, today)} {day}"


def waiting_list(report: Capacity) -> str:
    """'Warteliste: 12, etwa 6 Monate'; '' where none is told."""
    parts = []
    if report.waiting_list is not None:
        parts.append(grouped(report.waiting_list))
    if report.waiting_months is not None:
        parts.append("etwa " + count(report.waiting_months, "Monat", "Monate"))
    return f"Warteliste: {', '.join(parts)}" if parts else ""


def _number(number: int, unit: str) -> str:
    """'2' for places, '2 Betten', '3 × Ersttermin Augen' for what has no plural that we know."""
    unit = unit.strip()
    if unit in {"", "Platz"}:
        return grouped(number)
    if number == 1:
        return f"1 {unit}"
    plural = next((unit[: -len(one)] + many for one, many in _PLURALS.items() if unit.lower().endswith(one)), "")
    if plural:
        return f"{grouped(number)} {plural[:1].upper()}{plural[1:]}"
    return f"{grouped(number)} × {unit}"


def _none(unit: str) -> str:
    return "kein Platz frei" if unit.strip() in {"", "Platz"} else "nichts frei"


def described(report: Capacity, today: dt.date) -> str:
    """A line of the detail: '2 von 20 frei (Stand 03.09.)' with age group, waiting list and who said it."""
    said, fresh = availability(report, today), freshness(report, today)
    number = _number(report.available or 0, report.unit)
    if report.maximum is not None and report.available and fresh is not Freshness.UNKNOWN:
        said = f"{grouped(report.available)} von {_number(report.maximum, report.unit)}{said.removeprefix(number)}"
    waiting = waiting_list(report) if report.available and fresh is not Freshness.UNKNOWN else ""
    parts = [said, age_range(report.minimum_age_months, report.maximum_age_months), waiting, report.said_by and f"laut {report.said_by}"]
    return " · ".join(part for part in parts if part)


def places_miss(report: Capacity, today: dt.date) -> str:
    """Why the report does not count as free places today: not free yet, too old, or none; '' where it does."""
    if report.available == 0 or report.available is None:
        said = availability(report, today) if _told(report, today) else "nicht gemeldet"
        return f"freie Plätze {said}" if said.startswith(("unbekannt", "nicht")) else said
    fresh = freshness(report, today)
    if fresh is Freshness.UNKNOWN:
        return f"freie Plätze {availability(report, today)}"
    if fresh is Freshness.AGEING:
        days = report.valid_days if report.valid_days is not None else VALID_DAYS
        return f"{_told(report, today)}, aber Stand {short_day(report.as_of or today, today)} ist älter als {count(days, 'Tag', 'Tage')}"
    return "" if free_on(report, today) else f"frei erst ab {short_day(report.free_from or today, today)}"
