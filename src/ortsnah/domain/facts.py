"""How far an entry may be trusted: how long ago somebody verified it, and what in it cannot be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.capacity import Capacity, Freshness, free_on, freshness, newest, with_validity
from ortsnah.domain.capacity_words import availability
from ortsnah.domain.codes import Status
from ortsnah.domain.duty import Fit, read_duty
from ortsnah.domain.german_hours import propose
from ortsnah.domain.hours_words import in_words
from ortsnah.domain.needs import Validity
from ortsnah.domain.phone import numbers
from ortsnah.domain.service import PROTECTED, Contact, Service
from ortsnah.domain.surroundings import Surroundings
from ortsnah.domain.wording import short_day, span


class Problem(NamedTuple):
    """Something that a curator should look at; `kind` is a word for scripts, `sentence` a German clause."""

    kind: str
    sentence: str


def is_overdue(service: Service, today: dt.date, validity: Validity) -> bool:
    """True where nobody verified the entry for longer than the rule of its needs allows, or ever."""
    return service.verified_on is None or (today - service.verified_on).days > validity.verified(service.needs)


def verified_words(verified_on: dt.date | None, today: dt.date, days: int) -> str:
    """'geprüft am 03.09.', 'seit 14 Monaten nicht geprüft', 'nicht geprüft'; `days` is for how long that holds."""
    if verified_on is None:
        return "nicht geprüft"
    if verified_on > today:
        return f"Prüfdatum {short_day(verified_on, today)} liegt in der Zukunft"
    age = (today - verified_on).days
    return f"seit {span(age)} nicht geprüft" if age > days else f"geprüft am {short_day(verified_on, today)}"


def problems(service: Service, today: dt.date, validity: Validity, surroundings: Surroundings) -> Iterator[Problem]:
    """All that a curator should look at in one entry, the age first."""
    days = validity.verified(service.needs)
    if service.verified_on is None:
        yield Problem("unverified", "nicht geprüft")
    elif is_overdue(service, today, validity):
        yield Problem("overdue", f"{verified_words(service.verified_on, today, days)} (gilt {days} Tage)")
    yield from _contact_problems(service)
    yield from _hours_problems(service)
    yield from _location_problems(service, surroundings)
    yield from _places_problems(service, today, validity)
    yield from _duty_problems(service, surroundings)


def _contact_problems(service: Service) -> Iterator[Problem]:
    texts = [text for contact in service.contacts for text in (contact.phone, contact.mobile) if text]
    if not texts:
        yield Problem("phone", "ohne Telefonnummer")
    for text in dict.fromkeys(texts):
        found = numbers(text)
        wrong = [phone.source for phone in found if not phone.valid] or ([] if found else [text])
        if wrong:
            yield Problem("phone", f"Telefonnummer nicht gültig: {', '.join(wrong)}")


def _hours_problems(service: Service) -> Iterator[Problem]:
    texts = [location.opening_hours for location in service.locations] + [contact.hours for contact in service.contacts]
    texts += [area.hours for area in service.areas]
    in_words_only = [text for text in texts if not hours.is_readable(text)]
    in_words_only += [location.hours_text for location in service.locations if not location.opening_hours]
    for text in filter(None, dict.fromkeys(in_words_only)):
        yield from _in_words(" ".join(text.split()))


def _in_words(text: str) -> Iterator[Problem]:
    """Hours that stand in words only: to be confirmed, or not understood; that one has to ask needs no confirming."""
    syntax, reason = propose(text)
    if not syntax:
        yield Problem("hours", f"Öffnungszeit nicht lesbar: {text} ({reason})")
    elif hours.is_valid(syntax):
        yield Problem("hours", f"Öffnungszeit nicht bestätigt: „{text}“ heißt wohl „{in_words(syntax)}“")


def _location_problems(service: Service, surroundings: Surroundings) -> Iterator[Problem]:
    if PROTECTED in service.needs and any(location.street or location.point for location in service.locations):
        yield Problem("secret", "Schutz vor Gewalt mit Adresse: Bitte prüfen, ob sie geheim bleiben muss")
    for location in service.locations:
        if sentence := surroundings.misplaced(location):
            yield Problem("position", sentence)
        if sentence := surroundings.contradiction(location):
            yield Problem("contradiction", sentence)


def _places_problems(service: Service, today: dt.date, validity: Validity) -> Iterator[Problem]:
    reports = newest(with_validity(service.capacities, validity.places(service.needs)))
    for report in reports:
        if report.available is not None and freshness(report, today) is not Freshness.FRESH:
            yield Problem("places", f"Meldung der Plätze ist veraltet: {availability(report, today)}")
        if free_on(report, today) and report.waiting_list:
            yield Problem("contradiction", f"{report.available} frei, aber {report.waiting_list} auf der Warteliste ({report.unit})")
        if report.available and service.status is Status.CLOSED_FOR_NOW:
            yield Problem("contradiction", f"vorübergehend geschlossen, meldet aber {report.available} frei")
        if _apart(report, service):
            yield Problem("contradiction", "Plätze für ein Alter, das das Angebot nicht aufnimmt")
    for one, other in combinations(dict.fromkeys(service.capacities), 2):
        if one.group == other.group and one.as_of == other.as_of and one.available != other.available:
            day = f"am {short_day(one.as_of, today)}" if one.as_of else "ohne Datum"
            yield Problem("contradiction", f"zwei Meldungen {day}: {one.available} und {other.available} frei ({one.unit})")


def _apart(report: Capacity, service: Service) -> bool:
    """True where the age group of the places and that of the service do not meet."""
    least = max(report.minimum_age_months or 0, service.minimum_age_months or 0)
    most = [age for age in (report.maximum_age_months, service.maximum_age_months) if age is not None]
    return bool(most) and min(most) < least


def _duty_problems(service: Service, surroundings: Surroundings) -> Iterator[Problem]:
    """Letters of surnames for which two contacts are responsible, or none of those that share the alphabet."""
    shared: dict[object, list[Contact]] = {}
    for contact in service.contacts:
        duty = read_duty(contact.duty, surroundings.names)
        if duty.letters and not duty.other_letters and not duty.not_letters:
            shared.setdefault((duty.places, duty.not_places, duty.other_places, duty.topics), []).append(contact)
    for group in shared.values():
        duties = [read_duty(contact.duty, surroundings.names) for contact in group]
        fits = {letter: [duty.for_surname(letter)[0] for duty in duties] for letter in "abcdefghijklmnopqrstuvwxyz"}
        twice = [letter.upper() for letter, found in fits.items() if found.count(Fit.YES) > 1]
        nobody = [letter.upper() for letter, found in fits.items() if set(found) == {Fit.NO}]
        if twice:
            yield Problem("contradiction", f"mehrere Ansprechpersonen für Nachnamen mit {', '.join(twice)}")
        if nobody and len(group) > 1:
            yield Problem("duty", f"keine Ansprechperson für Nachnamen mit {', '.join(nobody)}")
