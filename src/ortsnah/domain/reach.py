"""When a contact can be reached: now and until when, or when next; by its own hours, else by those of the house."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.hours import Outlook, State
from ortsnah.domain.hours_words import but_holiday, day_words
from ortsnah.domain.moments import Moment
from ortsnah.domain.service import Contact
from ortsnah.domain.wording import from_clock, until_clock


class Reach(NamedTuple):
    """When somebody can be reached; `noun` is what the hours are called."""

    noun: str
    outlook: Outlook
    moment: dt.datetime
    is_now: bool = True

    @property
    def state(self) -> State:
        """Open: somebody answers then."""
        return self.outlook.state

    @property
    def until(self) -> dt.datetime | None:
        """When that changes."""
        return self.outlook.until

    @property
    def clause(self) -> str:
        """'Telefonzeit bis 12 Uhr', 'Telefonzeit wieder morgen ab 8 Uhr'."""
        comment = f" ({self.outlook.comment})" if self.outlook.comment else ""
        if self.state is State.UNKNOWN:
            return f"{self.noun}: {self.outlook.comment}" if comment else f"{self.noun} nicht bekannt"
        if self.state is State.OPEN:
            told = f"{self.noun} {until_clock(self.until, self.moment, is_now=self.is_now)}" if self.until else "jederzeit erreichbar"
            return told + comment + but_holiday(self.outlook, is_now=self.is_now)
        again = f"{self.noun} wieder {self._again}" if self.until else f"{self._adverb} keine {self.noun}"
        return again + comment

    @property
    def absence(self) -> str:
        """'erst wieder morgen ab 8 Uhr zu erreichen ist'."""
        return f"erst wieder {self._again} zu erreichen ist" if self.until else f"{self._adverb} nicht zu erreichen ist"

    @property
    def _again(self) -> str:
        return from_clock(self.until or self.moment, self.moment, is_now=self.is_now)

    @property
    def _adverb(self) -> str:
        return "zurzeit" if self.is_now else "dann"


def reach(contact: Contact, opening_hours: str, moment: dt.datetime, calendar: Holidays | None, *, is_now: bool = True) -> Reach:
    """By the hours of the contact; where none are told, by the `opening_hours` of the house."""
    noun, text = _hours_of(contact, opening_hours)
    return Reach(noun, hours.outlook(text, moment, calendar), moment, is_now)


def reach_at(contact: Contact, opening_hours: str, moment: Moment, calendar: Holidays | None) -> tuple[State, str]:
    """Whether somebody answers, and when, as a clause; of a whole day whether at all: 'Telefonzeit Sa 9–13 Uhr'."""
    if moment.time is not None:
        found = reach(contact, opening_hours, moment.begin, calendar, is_now=moment.is_now)
        return found.state, found.clause
    noun, text = _hours_of(contact, opening_hours)
    days = hours.week(text, moment.day, calendar)
    if not days:
        return State.UNKNOWN, f"{noun} nicht bekannt"
    state = State.OPEN if days[0].spans else State.CLOSED if days[0].known else State.UNKNOWN
    return state, f"{noun} {day_words(days[0])}"


def _hours_of(contact: Contact, opening_hours: str) -> tuple[str, str]:
    return ("Telefonzeit", contact.hours) if contact.hours or not opening_hours else ("Öffnungszeit", opening_hours)
