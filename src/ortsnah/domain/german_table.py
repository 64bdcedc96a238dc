"""Gathers what a German sentence says of which days, refuses what contradicts itself, and writes it in OSM syntax."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from ortsnah.domain import opening_writing
from ortsnah.domain.german_tokens import GERMAN_DAYS, Refused
from ortsnah.domain.opening_writing import MONTHS, WEEKDAYS, Spans

_DAYS = (*WEEKDAYS, "PH")
_NAMES = dict(zip(_DAYS, (*GERMAN_DAYS, "Feiertag"), strict=True))
NO_DAY = "Es ist kein Tag genannt. Bitte schreiben Sie dazu, an welchen Tagen das gilt."
NO_TIME = "Es fehlt die Uhrzeit (von–bis)."
_WHICH_WEEK = "Ist jede zweite Woche gemeint oder der soundsovielte Tag im Monat? Bitte „im Monat“ dazuschreiben."


@dataclass
class Part:
    """What is said of some days, while it is read."""

    period: str = ""  # 'Apr-Oct', 'SH', 'Dec 24'
    days: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # '1', '3' of '1. und 3. Montag im Monat'
    monthly: bool = False
    spans: Spans = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    times_first: bool = False
    only: bool = False  # 'dienstags nur 14-18 Uhr'

    def named(self) -> str:
        """The days in OSM syntax: 'Mo-Th', 'We[1,3]'."""
        if not self.numbers:
            return opening_writing.days(self.days)
        if len(self.numbers) == 1 and self.numbers[0] not in {"1", "-1"} and not self.monthly:
            raise Refused(_WHICH_WEEK)
        return ",".join(f"{day}[{','.join(self.numbers)}]" for day in self.days)

    @property
    def is_dated(self) -> bool:
        """True for days of the year ('Dec 24-Jan 02'), which need no weekday; false for whole months and other periods."""
        return self.has_month and any(sign.isdigit() for sign in self.period)

    @property
    def has_month(self) -> bool:
        """True for days of the year and whole months."""
        return any(month in self.period for month in MONTHS)


class Table:
    """The hours of each period, in the order in which the periods were named."""

    def __init__(self) -> None:
        self.always = False
        self.fallback = ""
        self._hours: dict[str, dict[str, Spans]] = {}
        self._closed: dict[str, list[str]] = {}
        self._asked: list[str] = []
        self._adding: list[tuple[Part, Spans]] = []  # '1. Mittwoch im Monat'
        self._dropping: list[str] = []
        self._used = {""}

    @property
    def has_hours(self) -> bool:
        """True when times of some days are known."""
        return bool(self._hours or self._adding)

    def enter(self, part: Part) -> None:
        """Open at these times of these days."""
        if not (part.days or part.is_dated):
            raise Refused(NO_DAY)
        self._used.add(part.period)
        spans = sorted(set(part.spans))
        if part.numbers:
            self._adding.append((part, spans))
            return
        hours = self._hours.setdefault(part.period, {})
        for day in part.days or [""]:
            if day in part.left_out:
                continue
            if day in self._closed.get(part.period, []):
                raise Refused(f"{_NAMES.get(day, 'Der Tag')} ist als geschlossen und als geöffnet genannt.")
            if part.only and day in hours:
                raise Refused(f"{_NAMES.get(day, 'Der Tag')}: Es ist nicht klar, ob „nur“ die anderen Zeiten ersetzt.")
            hours[day] = _together([*hours.get(day, []), *spans], day)

    def close(self, period: str, days: list[str]) -> None:
        """Closed on these days, or in the whole period; that a day of several is closed is an exception, no contradiction."""
        for day in days or [""]:
            if day and list(self._hours.get(period, {})) == [day]:
                raise Refused(f"{_NAMES[day]} ist als geöffnet und als geschlossen genannt.")
            self._closed.setdefault(period, []).append(day)
        self._used.add(period)

    def close_some(self, part: Part) -> None:
        """Closed on one such day of a month ('letzter Freitag im Monat')."""
        self._dropping.append(_rule(part.period, part.named(), "off"))
        self._used.add(part.period)

    def ask(self, part: Part, said: str) -> None:
        """Open these days (at these times), but only for those who asked."""
        adds = any(day in self._hours.get(part.period, {}) for day in part.days)
        rule = _rule(part.period, part.named(), opening_writing.times(sorted(part.spans)), f'"{said}"')
        self._asked.append((", " if adds else "; ") + rule)
        self._used.add(part.period)

    def require(self, period: str) -> None:
        """Refused when nothing was said of a period that was named."""
        if period not in self._used:
            raise Refused("Es ist nicht klar, was in dieser Zeit gilt.")

    def written(self) -> str:
        """The rules: hours by period, what one has to ask for, what adds, what is closed, and what else one can ask for."""
        text = "24/7" if self.always else ""
        self._require_whole_periods()
        for period in sorted(self._hours, key=lambda period: (bool(period), Part(period).is_dated)):  # the special after the general
            hours = self._hours[period]
            groups: dict[str, list[str]] = {}
            for day in sorted(hours, key=lambda day: _DAYS.index(day) if day else 0):
                groups.setdefault(opening_writing.times(hours[day]), []).append(day)
            for times, days in groups.items():
                text += "; " + _rule(period, opening_writing.days(days), times)
        text += "".join(self._asked) + "".join(f", {self._added(part, spans)}" for part, spans in self._adding)
        for period, days in self._closed.items():
            text += "; " + _rule(period, opening_writing.days(days), "off")
        text += "".join(f"; {rule}" for rule in self._dropping)
        text = text.removeprefix("; ").removeprefix(", ")
        if self.fallback:
            text += f'{" || " if text else ""}"{self.fallback}"'
        if not text:
            raise Refused(NO_DAY)
        return text

    def _require_whole_periods(self) -> None:
        """Refused where a period leaves out days of the general hours: do these hold there too? Certain weeks may have days of their own."""
        general = self._hours.get("", {}).keys()
        for period, hours in self._hours.items():
            missing = general - hours.keys() - set(self._closed.get(period, []))
            if not period or "" in hours or not missing or (period.startswith("week") and general.isdisjoint(hours)):
                continue
            raise Refused(
                f"{_NAMES[min(missing, key=_DAYS.index)]}: Es ist nicht klar, ob in Ferien, Monaten oder Wochen mit eigenen Zeiten geöffnet ist."
            )

    def _added(self, part: Part, spans: Spans) -> str:
        """The rule of a day of the month, which adds to the hours of that weekday and may not contradict them."""
        for day in part.days:
            _together([*self._hours.get(part.period, {}).get(day, []), *spans], day)
        return _rule(part.period, part.named(), opening_writing.times(spans))


def _together(spans: Spans, day: str) -> Spans:
    """Spans in order; Refused when they overlap."""
    ordered = sorted(set(spans))
    for (_, end), (begin, _) in pairwise(ordered):
        if begin < end or end < 0:
            raise Refused(f"{_NAMES.get(day, 'Der Tag')} ist zweimal genannt, mit Zeiten, die sich widersprechen.")
    return ordered


def _rule(*parts: str) -> str:
    return " ".join(part for part in parts if part)
