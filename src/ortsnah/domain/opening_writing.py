"""Writes days and times in OSM syntax."""

from __future__ import annotations

from collections.abc import Iterable

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: minutes after midnight, past 24:00 for the next day; an end of -1 is open
Spans = list[tuple[int, int]]


def days(found: Iterable[str]) -> str:
    """'Mo-Th', 'Mo,We,Fr', 'Su,PH'; '' for no day."""
    named = set(found)
    runs: list[list[str]] = []
    for before, day in zip(("", *WEEKDAYS), WEEKDAYS, strict=False):
        if day not in named:
            continue
        if before in named:
            runs[-1].append(day)
        else:
            runs.append([day])
    written = [run[0] if len(run) == 1 else ("-" if len(run) > 2 else ",").join((run[0], run[-1])) for run in runs]
    return ",".join([*written, *(["PH"] if "PH" in named else [])])


def times(spans: Spans) -> str:
    """'08:00-12:00,14:00-16:00', '18:00+', '22:00-06:00'."""
    return ",".join(f"{clock(begin)}+" if end < 0 else f"{clock(begin)}-{clock(end)}" for begin, end in spans)


def clock(minutes: int) -> str:
    """'08:00'; '24:00' for the end of a day."""
    hour, minute = divmod(minutes, 60)
    return f"{hour if hour < 24 or minutes == 24 * 60 else hour - 24:02d}:{minute:02d}"
