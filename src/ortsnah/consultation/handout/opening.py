"""Opening hours in words of any language, where they are the same every week; what is more intricate stays a German original."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby

from ortsnah.consultation.handout.labels import Labels
from ortsnah.consultation.handout.tree import Line, Span
from ortsnah.domain import hours, hours_words

#: a Monday whose week has neither public nor school holidays in any state
_USUAL_WEEK = dt.date(2026, 11, 9)
_ON_REQUEST = re.compile(
    r"(?:nur )?(?:nach|mit|auf) (?:telefonischer |vorheriger )?(?:vereinbarung|absprache|termin|terminvereinbarung|anfrage|anmeldung)", re.I
)
_COMMENT = re.compile(r'\s*"([^"]*)"\s*')
_HOLIDAY_OFF = re.compile(r"(?P<days>(?:PH|SH)(?:\s*,\s*(?:PH|SH))*)\s+(?:off|closed)")
_HOLIDAY_TIMES = re.compile(r"(?:[A-Z][a-z](?:-[A-Z][a-z])?\s*,\s*)*PH(?:\s*,\s*[A-Z][a-z](?:-[A-Z][a-z])?)*\s+(?P<times>[0-9:,\- ]+)")
#: weekdays and times: nothing that depends on the month, the week or the sun
_PLAIN = re.compile(r"(?:24/7|Mo|Tu|We|Th|Fr|Sa|Su|off|closed|open|[0-9:,;\- ])*")
#: a time stays in one line with the next
_UNBROKEN = "\u00a0"
_TIMES = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
Spans = tuple[tuple[dt.time, dt.time], ...]


def in_words(text: str, words: Labels) -> tuple[Line, ...]:
    """The lines for hours in OSM syntax; () where nothing is said."""
    text = text.strip()
    if not text:
        return ()
    if words.code == "de" and not _takes_back(text):
        return ((Span(hours_words.in_words(text)),),)
    main, fallback, rest = text.partition("||")
    if (comment := _COMMENT.fullmatch(main)) and not fallback:
        return (_request(comment[1], words),)
    lines = _weekly(main, words)
    if not lines:
        return ((Span(hours_words.in_words(text), german=True),),)
    if comment := _COMMENT.fullmatch(rest):
        lines.append(_request(comment[1], words))
    return tuple(lines)


def _takes_back(text: str) -> bool:
    """True where a later rule holds instead of an earlier one: 'Mo–Fr 8–17 Uhr, Fr 8–12 Uhr' would promise a Friday afternoon."""
    told: set[int] = set()
    for rule in (rule.strip() for rule in text.partition("||")[0].split(";")):
        week = hours.week(rule, _USUAL_WEEK) if rule and _PLAIN.fullmatch(rule) else []
        days = {number for number, day in enumerate(week) if day.spans}
        if days & told:
            return True
        told |= days
    return False


def _request(comment: str, words: Labels) -> Line:
    """'By appointment' in the language of the sheet; another comment as it is."""
    known = _ON_REQUEST.fullmatch(comment.strip())
    return (Span(words["by_appointment"]),) if known else (Span(comment.strip(), german=True),)


def _weekly(text: str, words: Labels) -> list[Line]:
    """The lines of what is the same every week; [] where it is not."""
    kept, holidays = [], []
    for rule in (rule.strip() for rule in text.split(";")):
        if off := _HOLIDAY_OFF.fullmatch(rule):
            holidays += [f"{name}: {words['closed']}" for name in _holiday_names(off["days"], words)]
            continue
        timed = _HOLIDAY_TIMES.fullmatch(rule)
        if timed:
            holidays.append(_told(words["holidays"], _spans(timed["times"]), words))
        weekdays = re.sub(r"(?:,\s*PH\b|\bPH\s*,)", "", rule) if timed else rule
        if weekdays and not weekdays.startswith("PH "):
            kept.append(weekdays)
    main = "; ".join(kept)
    days = hours.week(main, _USUAL_WEEK) if main and _PLAIN.fullmatch(main) else []
    if not days or not all(day.known or day.spans for day in days) or not any(day.spans for day in days):
        return []
    return _regular([day.spans for day in days], words) + [(Span(line),) for line in holidays]


def _holiday_names(days: str, words: Labels) -> list[str]:
    return [words["holidays"] if day.strip() == "PH" else words["school_holidays"] for day in days.split(",")]


def _spans(text: str) -> Spans:
    return tuple((_time(start), _time(end)) for start, end in _TIMES.findall(text))


def _time(text: str) -> dt.time:
    return dt.time(int(text[:2]) % 24, int(text[3:]))


def _regular(week: list[Spans], words: Labels) -> list[Line]:
    """One line for all days with the same hours, in the order of the week."""
    if all(spans == week[0] for spans in week):
        if _is_always(week[0]):
            return [(Span(words["always_open"]),)]
        return [(Span(_told(words["every_day"], week[0], words)),)]
    alike: dict[Spans, list[int]] = {}
    for number, spans in enumerate(week):
        if spans:
            alike.setdefault(spans, []).append(number)
    return [(Span(_told(_days(numbers, words), spans, words)),) for spans, numbers in alike.items()]


def _is_always(spans: Spans) -> bool:
    return spans == ((dt.time(), dt.time()),)


def _days(numbers: list[int], words: Labels) -> str:
    """'Mo–Do, Sa'; two neighbours are 'Mo, Di'."""
    parts = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        days = [words.weekdays[number] for _, number in run]
        parts += [words["days"].format(first=days[0], last=days[-1])] if len(days) > 2 else days
    return words.comma.join(parts)


def _told(days: str, spans: Spans, words: Labels) -> str:
    """'Mo–Do 08:00–12:00, 14:00–16:00 Uhr'."""
    if _is_always(spans):
        return f"{days}: {words['always_open']}"
    told = [_from_to(start, end, words).replace(" ", _UNBROKEN) for start, end in spans]
    return words["days_times"].format(days=days, times=words["and_times"].join(told))


def _from_to(start: dt.time, end: dt.time, words: Labels) -> str:
    """'08:00–12:00' as the language says it; midnight as an end is '24:00'."""
    last = "24:00" if end == dt.time() else f"{end:%H:%M}"
    return words["times"].format(start=words.apart(_clock(f"{start:%H:%M}", words)), end=words.apart(_clock(last, words)))


def _clock(time: str, words: Labels) -> str:
    """'08:00'; in German '8' and '8:30'."""
    return time.removeprefix("0").removesuffix(":00") if words.is_german else time
