"""The moment for which hours and contacts are looked at: now, another day and hour, or all of a day. The clock is always passed in."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ortsnah.domain.wording import clock, short_day

WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


class Moment(NamedTuple):
    """A local day and an hour of it; without an hour all of the day. `is_now` is the moment of the consultation itself."""

    day: dt.date
    time: dt.time | None = None
    is_now: bool = False

    @property
    def begin(self) -> dt.datetime:
        """The instant that is meant, of a whole day its first."""
        return dt.datetime.combine(self.day, self.time or dt.time())

    @property
    def adverb(self) -> str:
        """'jetzt' or 'dann'."""
        return "jetzt" if self.is_now else "dann"

    @property
    def words(self) -> str:
        """'Di, 01.12., 17 Uhr', 'Sa, 05.12.'."""
        hour = f", {clock(self.begin)}" if self.time is not None else ""
        return f"{WEEKDAYS[self.day.weekday()]}, {self.day:%d.%m.}{hour}"

    def told(self, today: dt.date) -> str:
        """'Dienstag, 01.12., 17 Uhr', 'heute, 17 Uhr', 'Samstag, 05.12., den ganzen Tag'; far off with the year."""
        day = f"{_NAMES[self.day.weekday()]}, {short_day(self.day, today)}"
        hour = clock(self.begin) if self.time is not None else "den ganzen Tag"
        return f"{'heute' if self.day == today else day}, {hour}"


_NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def now_at(clock: dt.datetime) -> Moment:
    """The moment of the consultation."""
    return Moment(clock.date(), clock.time().replace(second=0, microsecond=0), is_now=True)


class When(NamedTuple):
    """A moment as it is said: a weekday (0: Monday), days ahead, or day and month (year), and an hour. What is not said is None."""

    weekday: int | None = None
    ahead: int | None = None
    date: tuple[int, int, int | None] | None = None
    time: dt.time | None = None

    @property
    def names_day(self) -> bool:
        """True where a day is named for itself: 'Dienstag', '3.12.', not 'morgen'."""
        return self.weekday is not None or self.date is not None

    @property
    def words(self) -> str:
        """'Dienstag, 17 Uhr', 'am 03.12.', 'morgen, 9:30 Uhr'."""
        day = "" if self.ahead is None else ("heute", "morgen", "übermorgen")[self.ahead]
        if self.weekday is not None:
            day = _NAMES[self.weekday]
        if self.date is not None:
            day = f"am {self.date[0]:02d}.{self.date[1]:02d}.{self.date[2] or ''}"
        hour = clock(dt.datetime.combine(dt.date.min, self.time)) if self.time is not None else ""
        return ", ".join(part for part in (day, hour) if part)

    def on(self, now: dt.datetime) -> Moment | None:
        """The next such moment from now on; None for a day that there is not ('31.2.') or that lies behind ('3.12.2019')."""
        if self.date is not None:
            day = _next_date(self.date, now.date())
        elif self.weekday is not None:
            day = now.date() + dt.timedelta((self.weekday - now.weekday()) % 7)
        else:
            day = now.date() + dt.timedelta(self.ahead or 0)
        if day is None or self.time is None:
            return None if day is None else Moment(day)
        if self.date is None and self.ahead is None and dt.datetime.combine(day, self.time) < now.replace(second=0, microsecond=0):
            day += dt.timedelta(1 if self.weekday is None else 7)
        return Moment(day, self.time)


def _next_date(date: tuple[int, int, int | None], today: dt.date) -> dt.date | None:
    day, month, year = date
    for number in (year,) if year is not None else range(today.year, today.year + 5):  # 29.2. may be years away
        try:
            found = dt.date(number, month, day)
        except (ValueError, OverflowError):
            continue
        if found >= today:
            return found
    return None
