"""Whom do I call now? Of the contacts of a service the one that is responsible and can be reached, and why that one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.duty import Duty, Fit, read_duty
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.hours import Outlook, State
from ortsnah.domain.phone import Phone, numbers
from ortsnah.domain.place_names import Names
from ortsnah.domain.service import Contact, Service
from ortsnah.domain.text import fold, words
from ortsnah.domain.wording import from_clock, until_clock


class Call(NamedTuple):
    """A contact, its number (None: none is known), why in a German clause, and the other contacts, the next best first."""

    contact: Contact
    number: Phone | None
    because: str
    alternatives: tuple[Call, ...] = ()


class Asked(NamedTuple):
    """What decides about the contact. Of the surname only the first letters are asked for; they live as long as the question."""

    place: str = ""
    municipality: str = ""
    initials: str = ""
    topic: str = ""
    urgent: bool = False


_NOTHING_ASKED = Asked()


def whom_to_call(
    service: Service, moment: dt.datetime, names: Names, asked: Asked = _NOTHING_ASKED, calendar: Holidays | None = None
) -> Call | None:
    """The contact to call at that local moment; None for a service that names none."""
    found = sorted(_Judge(service, moment, names, asked, calendar).all(), key=lambda each: each.order)
    calls: dict[Contact, Call] = {}
    for each in found:
        calls.setdefault(each.contact, Call(each.contact, each.number, each.because))
    if not calls:
        return None
    best, *others = calls.values()
    return best._replace(alternatives=tuple(others))


class _Level(IntEnum):
    """How far a contact is responsible, the best first. From OTHER_TOPIC on it is not meant while there is another."""

    URGENT = 0
    RESPONSIBLE = 1
    GENERAL = 2
    UNSURE = 3
    OTHER_TOPIC = 4
    ONLY_URGENT = 5
    NOT = 6


class _Judged(NamedTuple):
    """A contact, and what puts it before others."""

    order: tuple[object, ...]
    contact: Contact
    number: Phone | None
    because: str


class _Judge:
    """Looks at the contacts of a service for what is asked at a moment."""

    def __init__(self, service: Service, moment: dt.datetime, names: Names, asked: Asked, calendar: Holidays | None) -> None:
        self._service, self._moment, self._asked, self._calendar = service, moment, asked, calendar
        self._duties = [_duty(contact, names) for contact in service.contacts]
        self._here = names.around(asked.place, asked.municipality)
        self._surnames = [duty.for_surname(asked.initials) for duty in self._duties]
        self._places = [duty.for_place(self._here) for duty in self._duties]

    def all(self) -> Iterator[_Judged]:
        """Each contact, and for those who cannot be reached now their deputies."""
        for position, contact in enumerate(self._service.contacts):
            level, clause = self._level(position, contact)
            times = self._times(contact)
            yield _judged(contact, level, times, position, clause)
            deputy = _deputy(contact, self._service.contacts)
            if deputy is not None and times.state is State.CLOSED and level < _Level.UNSURE:
                theirs = self._times(deputy)
                if theirs.state is not State.CLOSED:
                    who = contact.function or contact.name or "die Ansprechperson"
                    yield _judged(deputy, level, theirs, position, f"Vertretung, weil „{who}“ {times.absence}")

    def _times(self, contact: Contact) -> _Times:
        """By the hours of the contact; where none are told, by those of the only location."""
        noun, text = "Telefonzeit", contact.hours
        if not text and len(self._service.locations) == 1:
            text = self._service.locations[0].opening_hours
            noun = "Öffnungszeit" if text else noun
        return _Times(noun, hours.outlook(text, self._moment, self._calendar), self._moment)

    def _level(self, position: int, contact: Contact) -> tuple[_Level, str]:
        """How far the contact is responsible, and the clause that says so."""
        duty = self._duties[position]
        at_place, where = self._for_place(position)
        by_name, letters = self._for_surname(position)
        said = contact.duty or contact.function
        if Fit.NO in {at_place, by_name}:
            return _Level.NOT, f"eigentlich nur „{said}“"
        if contact.urgent or duty.emergencies:
            return (_Level.URGENT, "Eilleitung") if self._asked.urgent else (_Level.ONLY_URGENT, "Eilleitung, nur wenn es eilt")
        if Fit.UNSURE in {at_place, by_name}:
            missing = " und ".join(what for what, fit in (("Wohnort", at_place), ("Nachname", by_name)) if fit is Fit.UNSURE)
            return _Level.UNSURE, f"je nach {missing}: {said}"
        reasons = [reason for reason in (where, letters, duty.about(self._asked.topic)) if reason]
        if reasons:
            return _Level.RESPONSIBLE, f"zuständig für {', '.join(reasons)}"
        if Duty(topics=(contact.function,)).about(self._asked.topic):
            return _Level.RESPONSIBLE, ""
        for_all = any(not other.topics for other in self._duties)  # somebody is there for everything
        return (_Level.OTHER_TOPIC if duty.topics and for_all else _Level.GENERAL), ""

    def _for_place(self, position: int) -> tuple[Fit, str]:
        if not self._duties[position].other_places:
            fit, where = self._places[position]
            return fit, where.name if where else ""
        if not self._here:
            return Fit.UNSURE, ""
        taken = any(fit is Fit.YES for fit, _ in self._places)
        return (Fit.NO, "") if taken else (Fit.YES, "alle anderen Orte")

    def _for_surname(self, position: int) -> tuple[Fit, str]:
        """As the duty says; but who is there for 'Sch' takes these from who is there for 'S'."""
        fit, letters = self._surnames[position]
        beside = [held for held, (at, _) in zip(self._surnames, self._places, strict=True) if at is not Fit.NO]
        if self._duties[position].other_letters:
            fits = {other for other, _ in beside}
            if not self._asked.initials or Fit.UNSURE in fits:
                return Fit.UNSURE, ""
            return (Fit.NO, "") if Fit.YES in fits else (Fit.YES, "alle anderen Buchstaben")
        single = max((len(held.low) for _, held in beside if held and held.low == held.high), default=0)
        if letters and single > 1 and not (letters.low == letters.high and len(letters.low) == single):
            return Fit.NO, ""
        return fit, str(letters) if letters else ""


def _judged(contact: Contact, level: _Level, times: _Times, position: int, clause: str) -> _Judged:
    number = _number(contact)
    group = 3 if number is None else 2 if level > _Level.UNSURE else int(times.state is State.CLOSED)
    because = "; ".join(part for part in (clause, times.clause if number else "keine Telefonnummer bekannt") if part)
    later = (times.until or dt.datetime.max) if times.state is State.CLOSED else dt.datetime.min
    order = (group, level, _REACH[times.state], later, position, clause.startswith("Vertretung"))
    return _Judged(order, contact, number, because)


_REACH = {State.OPEN: 0, State.UNKNOWN: 1, State.CLOSED: 2}


def _number(contact: Contact) -> Phone | None:
    """The landline before the mobile, what can be dialled before what only looks like a number."""
    found = [number for text in (contact.phone, contact.mobile) for number in numbers(text)]
    return min(found, key=lambda number: not number.valid, default=None)


def _duty(contact: Contact, names: Names) -> Duty:
    """From the duty; where that limits neither letters nor places, by those that the function names ('Sachbearbeitung A–K')."""
    duty = read_duty(contact.duty, names)
    if replace(duty, topics=(), emergencies=False) != Duty():
        return duty
    return replace(read_duty(contact.function, names), emergencies=duty.emergencies, topics=duty.topics)


def _deputy(contact: Contact, others: Sequence[Contact]) -> Contact | None:
    """The deputy that the contact names: another contact by function or name, or a number in the text itself."""
    named = set(words(contact.deputy)) - _TITLES
    if not named:
        return None
    told = [(set(words(text)), other) for other in others if other is not contact for text in (other.function, other.name)]
    whole = next((other for said, other in told if said == named), None)
    found = whole or next((other for said, other in told if named < said), None)
    if found is None and any(number.valid for number in numbers(contact.deputy)):
        return Contact(function=contact.deputy, phone=contact.deputy)
    return found


_TITLES = frozenset({"frau", "herr", "herrn", "dr"})


class _Times(NamedTuple):
    """When somebody can be reached; `noun` is what the hours are called."""

    noun: str
    outlook: Outlook
    moment: dt.datetime

    @property
    def state(self) -> State:
        return self.outlook.state

    @property
    def until(self) -> dt.datetime | None:
        return self.outlook.until

    @property
    def clause(self) -> str:
        """'Telefonzeit bis 12 Uhr', 'Telefonzeit wieder morgen ab 8 Uhr'."""
        comment = self.outlook.comment
        if self.state is State.UNKNOWN:
            return f"{self.noun}: {comment}" if comment else f"{self.noun} nicht bekannt"
        if self.state is State.OPEN:
            return f"{self.noun} {until_clock(self.until, self.moment)}" if self.until else "jederzeit erreichbar"
        again = f"{self.noun} wieder {from_clock(self.until, self.moment)}" if self.until else f"zurzeit keine {self.noun}"
        return f"{again} ({comment})" if comment else again

    @property
    def absence(self) -> str:
        """'erst wieder morgen ab 8 Uhr zu erreichen ist'."""
        return f"erst wieder {from_clock(self.until, self.moment)} zu erreichen ist" if self.until else "zurzeit nicht zu erreichen ist"


class Entry(NamedTuple):
    """A line of the list of contacts: for which place ('' : the whole municipality, '' twice: the district), about which need."""

    municipality: str
    place: str
    need: str
    organization: str
    service: Service
    contact: Contact


def directory(services: Iterable[Service]) -> list[Entry]:
    """All contacts with a number or a mail address, by municipality (what is there for the whole district first), need and place."""
    found = [
        Entry(municipality, place, need, service.organization, service, contact)
        for service in services
        for municipality, place in _served(service)
        for need in service.needs
        for contact in service.contacts
        if contact.phone or contact.mobile or contact.email
    ]
    return sorted(found, key=lambda entry: (fold(entry.municipality), entry.need, fold(entry.place), fold(entry.organization)))


def _served(service: Service) -> list[tuple[str, str]]:
    """The municipalities and places that a service is there for: its areas, or where it lies."""
    areas = [("", "") if area.district else (area.municipality, area.place) for area in service.areas]
    lies = [(location.municipality or location.place, "") for location in service.locations if not location.confidential]
    return list(dict.fromkeys(areas or lies or [("", "")]))
