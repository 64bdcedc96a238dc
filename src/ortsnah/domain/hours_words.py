"""Opening hours in German: all of them, and what they mean right now."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby

from ortsnah.domain import opening_writing
from ortsnah.domain.geo import Point
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.hours import Day, Outlook, State, outlook, rules, week
from ortsnah.domain.moments import WEEKDAYS, Moment
from ortsnah.domain.opening_syntax import Clock, Days, Holiday, Rule, Times
from ortsnah.domain.opening_writing import MONTHS

#: so long before closing it is said in how many minutes
_SOON = dt.timedelta(minutes=45)
_DAYS = dict(zip(opening_writing.WEEKDAYS, WEEKDAYS, strict=True))
_MONTH_NAMES = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
_SUN = {"dawn": "Morgendämmerung", "sunrise": "Sonnenaufgang", "sunset": "Sonnenuntergang", "dusk": "Abenddämmerung"}
_DATES = re.compile(
    rf"(?:(?P<year>\d{{4}}) )?(?P<month>{'|'.join(MONTHS)})(?: (?P<day>\d\d)(?P<last>-\d\d)?)?(?!\w)"
    rf"|(?P<weekday>{'|'.join(_DAYS)})\[(?P<numbers>[\d,-]+)\]"
)


def in_words(syntax: str) -> str:
    """'Mo–Do 8–12 und 14–16 Uhr, Fr 8–13 Uhr; an Feiertagen geschlossen'; what is no OSM syntax stays as it is."""
    found = rules(syntax)
    if not found:
        return syntax
    told = [
        (rule.effect == "off" or rule.joined == "||" or (number > 0 and rule.is_remark), _rule(rule, number))
        for number, rule in enumerate(found)
    ]
    plain = not any(", " in text for _, text in told)
    return "; ".join(
        (", " if plain and not apart else "; ").join(text for _, text in run) for apart, run in groupby(told, key=lambda pair: pair[0])
    )


def _rule(rule: Rule, number: int) -> str:
    when = " ".join(part for part in (*(_days(days) for days in rule.days), _times(rule.times)) if part)
    if number > 0 and (rule.joined == "||" or rule.is_remark):
        said = rule.comment or _state(rule)
        return " ".join(part for part in ("sonst:" if said[0].isupper() and not when else "sonst", when, said) if part)
    if not when and rule.effect == "unknown":
        return rule.comment or _state(rule)
    if not when and rule.effect == "off":
        return "geschlossen" + (f" ({rule.comment})" if rule.comment else "")
    if rule.effect == "open" and not rule.times:
        when = f"{when} rund um die Uhr".strip()
    state = "" if rule.effect == "open" or (rule.effect == "unknown" and rule.comment) else _state(rule)
    remark = rule.comment if rule.effect == "unknown" and not rule.times else f"({rule.comment})" if rule.comment else ""
    return " ".join(part for part in (when, state, remark) if part)


def _state(rule: Rule) -> str:
    return {"open": "geöffnet", "off": "geschlossen", "unknown": "auf Anfrage"}[rule.effect]


def _days(days: Days) -> str:
    """'Mo–Fr', 'am 1. und 3. Di im Monat', 'So und an Feiertagen'."""
    text = re.sub(r"\bweek 0?1-53/0?2\b", "in ungeraden Wochen", days.dates)
    text = re.sub(r"\bweek 0?2-5[24]/0?2\b", "in geraden Wochen", text).replace("week ", "KW ")
    text = re.sub(r"\beaster\b(?: ([+-]\d+) days)?", lambda found: _offset(int(found[1] or 0), "Ostern"), text)
    text = _DATES.sub(_date, text.replace("Mo-Su", "täglich"))
    text = re.sub(r" ([+-]\d+) days", lambda found: f" ({found[1]} {'Tag' if found[1][1:] == '1' else 'Tage'})", text)
    text = re.sub("|".join(rf"\b{day}\b" for day in _DAYS), lambda found: _DAYS[found[0]], text)
    text = re.sub(r"(?<=[\w.])-(?=\w)", "–", text).replace(",", ", ")
    return " und ".join(part for part in (text, *map(_holiday, days.holidays)) if part)


def _date(found: re.Match[str]) -> str:
    """'24.12.', '24.–26.12.', '24.12.2026', 'Dezember', 'am letzten Fr im Monat'."""
    if found["weekday"]:
        numbers = ["letzten" if number == "-1" else f"{number.replace('-', '.–')}." for number in found["numbers"].split(",")]
        return f"am {' und '.join(numbers)} {_DAYS[found['weekday']]} im Monat"
    month = MONTHS.index(found["month"]) + 1
    if not found["day"]:
        return f"{_MONTH_NAMES[month - 1]} {found['year'] or ''}".strip()
    last = f"–{int(found['last'][1:])}." if found["last"] else ""
    return f"{int(found['day'])}.{last}{month}.{found['year'] or ''}"


def _holiday(holiday: Holiday) -> str:
    if holiday.kind == "SH":
        return "in den Schulferien"
    return _offset(holiday.offset, "Feiertagen") if holiday.offset else "an Feiertagen"


def _offset(days: int, name: str) -> str:
    if not days:
        return f"an {name}"
    number = "am Tag" if abs(days) == 1 else f"{abs(days)} Tage"
    return f"{number} {'vor' if days < 0 else 'nach'} {name}"


def _times(times: tuple[Times, ...]) -> str:
    """'8–12 und 14–16 Uhr', 'ab 18 Uhr', 'von Sonnenaufgang bis 20 Uhr'."""
    if not times:
        return ""
    told = [_span(one) for one in times]
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} und {told[-1]}"
    last = times[-1]
    return listed + ("" if last.end and last.end.event else " Uhr") + (" und länger" if last.end and last.open_end else "")


def _span(times: Times) -> str:
    if times.end is None:
        return f"ab {_clock(times.start)}"
    if times.start.event or times.end.event:
        return f"von {_clock(times.start)} bis {_clock(times.end)}"
    return f"{_clock(times.start)}–{_clock(times.end)}"


def _clock(clock: Clock) -> str:
    if clock.event:
        shift = f"{abs(clock.minutes)} Minuten {'vor' if clock.minutes < 0 else 'nach'} " if clock.minutes else ""
        return shift + _SUN[clock.event]
    hours, minutes = divmod(clock.minutes if clock.minutes <= 24 * 60 else clock.minutes - 24 * 60, 60)
    return f"{hours}:{minutes:02d}" if minutes else str(hours)


def at_moment(text: str, moment: Moment, calendar: Holidays | None, point: Point | None = None) -> str:
    """What the hours say of a moment: 'geöffnet bis 16 Uhr', 'dann geschlossen, öffnet am Mi um 8 Uhr', 'Sa 9–13 Uhr'; '' for nothing."""
    if moment.time is None:
        days = week(text, moment.day, calendar, point)
        return day_words(days[0]) if days else ""
    found = outlook(text, moment.begin, calendar, point)
    if found.state is State.UNKNOWN and not found.comment:
        return ""
    return status_words(found, moment.begin, is_now=moment.is_now)


def day_words(day: Day) -> str:
    """'Sa 9–13 Uhr', 'Sa geschlossen', 'Fr 8–12 Uhr (Allerheiligen)', 'Sa unbekannt'."""
    weekday, holiday = WEEKDAYS[day.date.weekday()], f" ({day.holiday})" if day.holiday else ""
    if not day.spans:
        return f"{weekday} {'geschlossen' if day.known else 'unbekannt'}{holiday}"
    if day.spans == ((dt.time(), dt.time()),):
        return f"{weekday} rund um die Uhr{holiday}"
    spans = [f"{_hour(begin)}–{_hour(end) if end != dt.time() else '24'}" for begin, end in day.spans]
    return f"{weekday} {' und '.join(filter(None, (', '.join(spans[:-1]), spans[-1])))} Uhr{holiday}"


def _hour(time: dt.time) -> str:
    return f"{time.hour}:{time.minute:02d}" if time.minute else str(time.hour)


def status_words(outlook: Outlook, moment: dt.datetime, *, is_now: bool = True) -> str:
    """'geöffnet bis 16 Uhr', 'schließt in 20 Min.', 'öffnet morgen um 8 Uhr', 'geschlossen (Allerheiligen)', 'Öffnungszeit unbekannt'.

    Of another moment than now it is told as such: 'dann geöffnet bis 16 Uhr', 'dann geschlossen, öffnet am Mi um 8 Uhr'.
    """
    until, because, then = outlook.until, f" ({outlook.comment})" if outlook.comment else "", "" if is_now else "dann "
    if outlook.state is State.UNKNOWN:
        return outlook.comment or "Öffnungszeit unbekannt"
    if outlook.state is State.CLOSED:
        opens = f"öffnet {_when(until, moment, is_now)}" if until else ""
        closed = f"{then}geschlossen{because}"
        return f"{closed}, {opens}" if opens and (because or then) else opens or closed
    if until is None:
        told = f"{then}geöffnet"
    elif is_now and until - moment <= _SOON:
        told = f"schließt in {max(1, -(-(until - moment) // dt.timedelta(minutes=1)))} Min."
    else:
        told = f"{then}geöffnet bis {_when(until, moment, is_now).replace('um ', '').replace('am ', '')}"
    return told + because + but_holiday(outlook, is_now=is_now)


def but_holiday(outlook: Outlook, *, is_now: bool) -> str:
    """', aber heute ist Fronleichnam' where the hours say nothing of that; '' else."""
    return f", aber {'heute' if is_now else 'da'} ist {outlook.holiday}" if outlook.holiday else ""


def _when(until: dt.datetime, moment: dt.datetime, is_now: bool) -> str:
    """'um 14 Uhr', 'morgen um 8 Uhr', 'am Mo um 8:30 Uhr', from a week on 'am 7.12. um 8 Uhr'."""
    clock = f"um {until.hour}:{until.minute:02d} Uhr" if until.minute else f"um {until.hour} Uhr"
    days = (until.date() - moment.date()).days
    if days == 1 and until.time() == dt.time():
        return "um 24 Uhr"
    if days == 0:
        return clock
    if days == 1 and is_now:
        return f"morgen {clock}"
    return f"am {WEEKDAYS[until.weekday()]} {clock}" if days < 7 else f"am {until.day}.{until.month}. {clock}"
