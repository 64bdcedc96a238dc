"""What a curator should look at: overdue, missing, unreadable, misplaced and doubled entries of a catalogue."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ortsnah.catalogue.read import Catalogue
from ortsnah.domain import hours
from ortsnah.domain.capacity import Freshness, freshness, newest
from ortsnah.domain.geo import Point, distance_km
from ortsnah.domain.service import Service
from ortsnah.domain.text import words

#: an entry that nobody looked at for so long is overdue
_OVERDUE = dt.timedelta(days=365)
#: coordinates so far from the place they are said to lie in are doubtful
_FAR_KM = 8.0
_LEGAL_FORMS = frozenset({"e", "v", "ev", "gmbh", "ggmbh", "der", "die", "das", "im", "in", "und", "am", "st", "sankt"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `kind` is 'overdue', 'unverified', 'phone', 'hours', 'position', 'places', 'secret' or 'duplicate'."""

    service_id: str
    source: str
    name: str
    kind: str
    sentence: str


def findings(catalogue: Catalogue, today: dt.date) -> list[Finding]:
    """All findings, in the order of the services, duplicates last."""
    points = {known.place.name: known.place.point for known in reversed(catalogue.places()) if known.place.point}
    services = list(catalogue.services())
    found = [
        Finding(service.id, service.source, service.name, kind, sentence)
        for service in services
        for kind, sentence in _of(service, today, points)
    ]
    return found + list(_duplicates(services))


def _of(service: Service, today: dt.date, points: dict[str, Point]) -> Iterator[tuple[str, str]]:
    if service.verified_on is None:
        yield "unverified", "nie geprüft"
    elif today - service.verified_on > _OVERDUE:
        yield "overdue", f"zuletzt geprüft am {service.verified_on:%d.%m.%Y}"
    if not any(contact.phone or contact.mobile for contact in service.contacts):
        yield "phone", "ohne Telefonnummer"
    texts = [location.opening_hours for location in service.locations] + [contact.hours for contact in service.contacts]
    for text in filter(None, dict.fromkeys(texts)):
        if not hours.is_readable(text):
            yield "hours", f"Öffnungszeit nicht lesbar: {text}"
    if "notfall.gewalt" in service.needs and any(location.street or location.point for location in service.locations):
        yield "secret", "Schutz vor Gewalt mit Adresse: Bitte prüfen, ob sie geheim bleiben muss"
    for location in service.locations:
        middle = points.get(location.place)
        if location.point and middle and (far := distance_km(location.point, middle)) > _FAR_KM:
            yield "position", f"liegt {far:.0f} km von {location.place} entfernt"
    for report in newest(service.capacities):
        if report.available and freshness(report, today) is not Freshness.FRESH:
            since = f"{report.as_of:%d.%m.%Y}" if report.as_of else "unbekannt"
            yield "places", f"Meldung der freien Plätze ist veraltet (Stand {since})"


def _duplicates(services: Iterable[Service]) -> Iterator[Finding]:
    """Entries that share a need and a municipality, and whose names or phone numbers say the same."""
    groups: dict[tuple[str, object], list[Service]] = defaultdict(list)
    for service in services:
        where = service.locations[0].municipality if service.locations else ""
        name = frozenset(words(service.name)) - _LEGAL_FORMS
        groups[where, name].append(service)
        for contact in service.contacts:
            digits = "".join(filter(str.isdigit, contact.phone))
            if len(digits) > 6 and service.needs:
                groups[service.needs[0], digits].append(service)
    told = set()
    for group in groups.values():
        for other in group[1:]:
            pair = (group[0].id, other.id)
            if group[0] is not other and pair not in told and set(group[0].needs) & set(other.needs):
                told.add(pair)
                yield Finding(other.id, other.source, other.name, "duplicate", f"vielleicht doppelt: {group[0].name} ({group[0].id})")
