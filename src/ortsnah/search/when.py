"""A day and an hour in a text: 'Dienstag um 17 Uhr', 'am 3.12.', 'morgen ab 9', 'Samstagnachmittag'. The words are data (signals.toml)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from ortsnah.domain.moments import Moment, When
from ortsnah.domain.text import fold

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[.:-]")
_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
#: shorter names of days are words of their own ('so', 'do'), unless an hour follows
_SHORT = 2
#: a phrase of days and hours has no more words
_LONGEST = 3
_NOON = dt.time(12)
_TO = frozenset({"-", "bis", "to"})
_KINDS = ("day", "day_before", "month", "day_time", "clock_before", "clock_part", "clock_after", "number")


class Said(NamedTuple):
    """What a text says of when (None: nothing), and the text without it, folded."""

    when: When | None
    rest: str


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class WhenReader:
    """Finds days and hours by the words of one catalogue: kind of signal -> folded phrase -> value."""

    def __init__(self, signals: Mapping[str, Mapping[str, str]]) -> None:
        self._signals: dict[str, Mapping[str, str]] = {kind: signals.get(kind, {}) for kind in _KINDS}
        told = (phrase for kind in ("day", "day_time", "clock_part", "clock_after") for phrase in self._signals[kind])
        self._tell = frozenset(word for phrase in told if len(word := phrase.partition(" ")[0]) > _SHORT)

    def read(self, text: str, now: dt.datetime) -> Moment | None:
        """The moment that a text names and nothing besides: 'di 17 uhr', '1.12.', '2026-12-01 17:00'; None for what is none."""
        said = self.find(text, lenient=True)
        return said.when.on(now) if said.when and not re.search(r"[^\W_]", said.rest) else None

    def find(self, text: str, *, lenient: bool = False) -> Said:
        """The first day and the first hour of a text. `lenient`: nothing else is expected in it, so 'di' is a Tuesday."""
        folded = fold(text)
        words = _TOKEN.findall(folded)
        tells = lenient or not self._tell.isdisjoint(words) or any(word[0].isdecimal() or _compound(self._signals, word) for word in words)
        if not tells:
            return Said(None, folded)  # as most texts
        return _Text(folded, self._signals, lenient).said()


class _Text:
    """A folded text cut into numbers, words and signs; what begins at one of them is told with the number of those that it has."""

    def __init__(self, text: str, signals: Mapping[str, Mapping[str, str]], lenient: bool) -> None:
        self._whole = text
        self._signals = signals
        self._lenient = lenient
        self._tokens = [_Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]

    def said(self) -> Said:
        """The first day, the first hour, and the text without them."""
        when, taken = When(), set[int]()
        for at in range(len(self._tokens)):
            if at in taken:
                continue
            if when.date is None and (day := self._day(at)) and (day[0].date or when == When(time=when.time)):  # 'Di, 24.11.'
                when = day[0]._replace(time=day[0].time or when.time)
                taken.update(range(self._before(at), at + day[1]))
            elif when.time is None and (hour := self._clock(at)):
                when = when._replace(time=hour[0])
                taken.update(range(at, at + hour[1]))
        return Said(when, self._without(taken)) if taken else Said(None, self._whole)

    def _without(self, taken: set[int]) -> str:
        left, at = "", 0
        for number in sorted(taken):
            left += f"{self._whole[at : self._tokens[number].start]} "
            at = self._tokens[number].end
        return left + self._whole[at:]

    # ---- days

    def _day(self, at: int) -> tuple[When, int] | None:
        """The day that begins at a token, and how many tokens it has."""
        if self._tokens[at].text[0].isdecimal():
            return self._date(at)
        if found := self._phrase("day", at):
            value, length = found
            if len(self._tokens[at].text) > _SHORT or self._lenient or self._clock(at + length + (self._text(at + length) == ".")):
                return _day_of(value), length
        if compound := _compound(self._signals, self._text(at)):
            return _day_of(compound[0])._replace(time=dt.time.fromisoformat(compound[1])), 1
        return None

    def _date(self, at: int) -> tuple[When, int] | None:
        """'3.12.', '03.12.2026', '3. Dezember', '2026-12-03'."""
        texts = [self._text(at + number) for number in range(6)]
        if texts[1] == texts[3] == "-" and len(texts[0]) == 4 and texts[2].isdecimal() and texts[4].isdecimal():
            return When(date=(int(texts[4]), int(texts[2]), int(texts[0]))), 6 if texts[5] == "t" else 5
        if len(texts[0]) > 2:
            return None
        dots = int(texts[1] == ".")
        if month := self._phrase("month", at + 1 + dots):
            length = 1 + dots + month[1]
            year = self._text(at + length)
            return When(date=(int(texts[0]), int(month[0]), int(year) if len(year) == 4 and year.isdecimal() else None)), length + (
                len(year) == 4 and year.isdecimal()
            )
        if not dots or not texts[2].isdecimal() or len(texts[2]) > 2 or texts[3] != "." or not 1 <= int(texts[2]) <= 12:
            return None  # '3.12' may be a sum of money, '17.30 Uhr' an hour
        if texts[4].isdecimal() and len(texts[4]) in {2, 4} and not self._clock(at + 4):
            return When(date=(int(texts[0]), int(texts[2]), int(texts[4]) + (2000 if len(texts[4]) == 2 else 0))), 5
        return When(date=(int(texts[0]), int(texts[2]), None)), 4

    # ---- hours

    def _clock(self, at: int) -> tuple[dt.time, int] | None:
        """The hour that begins at a token ('um 17 Uhr', '9:30', 'abends'), and how many tokens it has."""
        if part := self._phrase("day_time", at):  # 'abends um 8'
            told = self._numeric(at + part[1])
            usual = dt.time.fromisoformat(part[0])
            return (_in_that_part(told[0], usual), part[1] + told[1]) if told else (usual, part[1])
        told = self._numeric(at)
        part = self._phrase("day_time", at + told[1]) if told else None
        return (_in_that_part(told[0], dt.time.fromisoformat(part[0])), told[1] + part[1]) if told and part else told

    def _numeric(self, at: int, *, ends: bool = False) -> tuple[dt.time, int] | None:
        """'um 17', 'ab 17 Uhr', '17:30', '17 Uhr 30', 'halb sieben', '5 pm', '14-16 Uhr' unless it `ends` such a span; a number alone is none."""
        kind, length = self._phrase("clock_before", at) or ("", 0)
        part = self._phrase("clock_part", at + length)
        length += part[1] if part else 0
        number = self._text(at + length)
        hour = int(number) if number.isdecimal() and len(number) <= 2 else self._number(number)
        length += 1
        minutes = self._minutes(at + length + 1) if self._text(at + length) in {":", "."} else None
        colon = self._text(at + length) == ":" and minutes is not None
        length += 2 if minutes is not None else 0
        after = self._phrase("clock_after", at + length)
        if after:
            length += after[1]
            hour += 12 if after[0] == "12" and hour < 12 else 0
            if minutes is None and (minutes := self._minutes(at + length)) is not None:
                length += 1
        if not 0 <= hour <= 23:
            return None
        if not (after or colon or part):
            if not ends and self._text(at + length) in _TO and (end := self._numeric(at + length + 1, ends=True)):
                return dt.time(hour, minutes or 0), length + 1 + end[1]
            if kind != "at" or self._text(at + length) in {".", ":", "-"}:
                return None
        moment = dt.datetime.combine(dt.date.min + dt.timedelta(1), dt.time(hour, minutes or 0))
        return (moment + dt.timedelta(minutes=int(part[0]) if part else -int(kind == "until"))).time(), length

    def _minutes(self, at: int) -> int | None:
        text = self._text(at)
        return int(text) if len(text) == 2 and text.isdecimal() and int(text) < 60 else None

    def _number(self, word: str) -> int:
        """'fünf': 5; -1 for no whole number."""
        value = self._signals["number"].get(word, "")
        return int(value) if value.isdecimal() else -1

    # ---- phrases

    def _text(self, at: int) -> str:
        return self._tokens[at].text if at < len(self._tokens) else ""

    def _phrase(self, kind: str, at: int) -> tuple[str, int] | None:
        """The value of the longest phrase of this kind that begins at a token, and how many tokens it has."""
        phrases = self._signals[kind]
        for length in range(min(_LONGEST, len(self._tokens) - at), 0, -1):
            value = phrases.get(" ".join(token.text for token in self._tokens[at : at + length]))
            if value is not None:
                return value, length
        return None

    def _before(self, at: int) -> int:
        """Where the small words before a day begin ('am', 'nächsten')."""
        while at > 0 and self._tokens[at - 1].text in self._signals["day_before"]:
            at -= 1
        return at


def _compound(signals: Mapping[str, Mapping[str, str]], word: str) -> tuple[str, str] | None:
    """The day and the part of it in 'Samstagnachmittag'."""
    days, parts = signals["day"], signals["day_time"]
    for end in range(_SHORT + 1, len(word) - _SHORT):
        if (part := parts.get(word[end:])) and (day := days.get(word[:end])):
            return day, part
    return None


def _day_of(value: str) -> When:
    return When(weekday=_WEEKDAYS.index(value)) if value in _WEEKDAYS else When(ahead=int(value))


def _in_that_part(time: dt.time, part: dt.time) -> dt.time:
    """'abends um 8' is 20:00."""
    return time.replace(hour=time.hour + 12) if part >= _NOON and time.hour < 12 else time
