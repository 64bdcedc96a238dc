"""Whom do I call now? Of the contacts of a service the one that is responsible and can be reached, and why that one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ortsnah.domain.duty import Duty, Fit, read_duty
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.hours import State
from ortsnah.domain.phone import Phone, numbers
from ortsnah.domain.place_names import Names, Where
from ortsnah.domain.reach import Reach, reach
from ortsnah.domain.service import Contact, Service
from ortsnah.domain.text import words


class Call(NamedTuple):
    """A contact, its number (None: none is known), why in a German clause, and the other contacts, the next best first."""

    contact: Contact
    number: Phone | None
    because: str
    alternatives: tuple[Call, ...] = ()


class Asked(NamedTuple):
    """What decides about the contact. Of the surname only the first letters are asked for; they live as long as the question.

    `picked` is the one that somebody chose from a list: another only comes before it when it cannot be reached or is not responsible.
    """

    place: str = ""
    municipality: str = ""
    initials: str = ""
    topic: str = ""
    urgent: bool = False
    picked: Contact | None = None


_NOTHING_ASKED = Asked()
#: what a person is called by, but not what tells it from others
TITLES = frozenset({"frau", "herr", "herrn", "dr"})


def whom_to_call(
    service: Service,
    moment: dt.datetime,
    names: Names,
    asked: Asked = _NOTHING_ASKED,
    calendar: Holidays | None = None,
    *,
    is_now: bool = True,
) -> Call | None:
    """The contact to call at that local moment (`is_now` in the words: 'morgen'); None for a service that names none."""
    found = sorted(_Judge(service, moment, names, asked, calendar, is_now).all(), key=lambda each: each.order)
    calls: dict[Contact, Call] = {}
    for each in found:
        calls.setdefault(each.contact, Call(each.contact, each.number, each.because))
    if not calls:
        return None
    best, *others = calls.values()
    return best._replace(alternatives=tuple(others))


class _Level(IntEnum):
    """How far a contact is responsible, the best first. From OTHER_TOPIC on it is not meant while there is another."""

    PICKED = 0
    URGENT = 1
    RESPONSIBLE = 2
    GENERAL = 3
    UNSURE = 4
    OTHER_TOPIC = 5
    ONLY_URGENT = 6
    NOT = 7


class _Judged(NamedTuple):
    """A contact, and what puts it before others."""

    order: tuple[object, ...]
    contact: Contact
    number: Phone | None
    because: str


class _Judge:
    """Looks at the contacts of a service for what is asked at a moment."""

    def __init__(self, service: Service, moment: dt.datetime, names: Names, asked: Asked, calendar: Holidays | None, is_now: bool) -> None:
        self._service, self._moment, self._asked, self._calendar, self._is_now = service, moment, asked, calendar, is_now
        self._duties = [_duty(contact, names) for contact in service.contacts]
        self._here = names.around(asked.place, asked.municipality)
        self._surnames = [duty.for_surname(asked.initials) for duty in self._duties]
        self._places = [duty.for_place(self._here) for duty in self._duties]

    def all(self) -> Iterator[_Judged]:
        """Each contact, and for those who cannot be reached now the first of their deputies who can."""
        for position, contact in enumerate(self._service.contacts):
            level, clause = self._level(position, contact)
            if contact == self._asked.picked and level is not _Level.NOT:
                level = _Level.PICKED
            times = self._reach(contact)
            yield _judged(contact, level, times, position, clause)
            if times.state is not State.CLOSED or level >= _Level.UNSURE:
                continue
            for deputy in _deputies(contact, self._service.contacts):
                theirs = self._reach(deputy)
                if theirs.state is not State.CLOSED:
                    who = contact.function or contact.name or "die Ansprechperson"
                    yield _judged(deputy, level, theirs, position, f"Vertretung, weil „{who}“ {times.absence}")
                    break

    def _reach(self, contact: Contact) -> Reach:
        locations = self._service.locations
        return reach(contact, locations[0].opening_hours if len(locations) == 1 else "", self._moment, self._calendar, is_now=self._is_now)

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


def _judged(contact: Contact, level: _Level, times: Reach, position: int, clause: str) -> _Judged:
    number = best_number(contact)
    group = 3 if number is None else 2 if level > _Level.UNSURE else int(times.state is State.CLOSED)
    because = "; ".join(part for part in (clause, times.clause if number else "keine Telefonnummer bekannt") if part)
    later = (times.until or dt.datetime.max) if times.state is State.CLOSED else dt.datetime.min
    order = (group, level, _REACH[times.state], later, position, clause.startswith("Vertretung"))
    return _Judged(order, contact, number, because)


_REACH = {State.OPEN: 0, State.UNKNOWN: 1, State.CLOSED: 2}


def best_number(contact: Contact) -> Phone | None:
    """The landline before the mobile, what can be dialled before what only looks like a number."""
    found = [number for text in (contact.phone, contact.mobile) for number in numbers(text)]
    return min(found, key=lambda number: not number.valid, default=None)


def not_for(here: Sequence[Where], contacts: Sequence[Contact], names: Names) -> frozenset[Contact]:
    """Of the contacts of a service those whose duty leaves the place out; `here` is the place and what it belongs to (Names.around)."""
    duties = {contact: _duty(contact, names) for contact in contacts if contact.duty or contact.function}
    fits = {contact: duty.for_place(here)[0] for contact, duty in duties.items()}
    rest = Fit.NO if Fit.YES in fits.values() else Fit.YES  # 'alle anderen Orte'
    return frozenset(contact for contact, fit in fits.items() if (rest if duties[contact].other_places else fit) is Fit.NO)


@lru_cache(maxsize=4096)
def _duty(contact: Contact, names: Names) -> Duty:
    """From the duty; where that limits neither letters nor places, by those that the function names ('Sachbearbeitung A–K')."""
    duty = read_duty(contact.duty, names)
    if replace(duty, topics=(), emergencies=False) != Duty():
        return duty
    return replace(read_duty(contact.function, names), emergencies=duty.emergencies, topics=duty.topics)


def _deputies(contact: Contact, others: Sequence[Contact]) -> Iterator[Contact]:
    """The deputy, the deputy's deputy and so on, each once."""
    seen = {contact}
    deputy = _deputy(contact, others)
    while deputy is not None and deputy not in seen:
        yield deputy
        seen.add(deputy)
        deputy = _deputy(deputy, others)


def _deputy(contact: Contact, others: Sequence[Contact]) -> Contact | None:
    """The deputy that the contact names: another contact by function or name, or a number in the text itself."""
    named = set(words(contact.deputy)) - TITLES
    if not named:
        return None
    told = [(set(words(text)), other) for other in others if other is not contact for text in (other.function, other.name)]
    whole = next((other for said, other in told if said == named), None)
    found = whole or next((other for said, other in told if named < said), None)
    if found is None and any(number.valid for number in numbers(contact.deputy)):
        return Contact(function=contact.deputy, phone=contact.deputy)
    return found
