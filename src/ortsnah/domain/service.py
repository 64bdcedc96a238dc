"""A service and all that an adviser needs to know about it. Names after HSDS 3.1, our extensions beside them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from math import inf

from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.geo import Point
from ortsnah.domain.text import fold

#: a need whose addresses may have to stay secret, and what houses are called whose addresses always are
PROTECTED = "notfall.gewalt"
_REFUGE = re.compile("frauenhaus|frauenschutz|schutzhaus|schutzwohnung|zufluchtswohnung")
#: a report on places that claims to hold for longer (in days) is a typing mistake
LONGEST_VALID_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Location:
    """Where a service is to be found. A confidential one bears no place, street, postal code or coordinates."""

    place: str = ""
    municipality: str = ""
    street: str = ""
    postal_code: str = ""
    point: Point | None = None
    opening_hours: str = ""
    hours_text: str = ""
    wheelchair: Wheelchair | None = None
    access_note: str = ""
    transport: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call: a function first, a person's name only where it is published."""

    function: str = ""
    name: str = ""
    duty: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    hours: str = ""
    deputy: str = ""
    urgent: bool = False

    @property
    def identity(self) -> tuple[str, ...] | None:
        """What tells it from others: who stands in several services is one. None for somebody who cannot be asked at all."""
        numbers = (self.phone, self.mobile, self.email)
        return (self.function, self.name, *numbers) if any(numbers) else None


@dataclass(frozen=True, slots=True)
class Area:
    """Whom a service serves: the district, a municipality, or a place in it; `hours` limits it to weekdays and times."""

    district: bool = False
    municipality: str = ""
    place: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs; `amount` in euros, 0 = free of charge, None = not a fixed sum."""

    option: str = ""
    amount: float | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A service as a source tells it. `id` is the source's own, unique within `source`."""

    id: str
    source: str
    name: str
    needs: tuple[str, ...]
    organization: str = ""
    description: str = ""
    status: Status = Status.ACTIVE
    alert: str = ""
    urgent: bool = False
    eligibility: str = ""
    application: str = ""
    minimum_age_months: int | None = None
    maximum_age_months: int | None = None
    documents: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    email: str = ""
    website: str = ""
    verified_on: dt.date | None = None
    verified_by: str = ""
    locations: tuple[Location, ...] = ()
    contacts: tuple[Contact, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    areas: tuple[Area, ...] = ()
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from, and under which licence they may be passed on."""

    name: str
    licence: str = ""
    attribution: str = ""


def is_refuge(name: str) -> bool:
    """True for the name of a house that shelters people from violence."""
    return _REFUGE.search(fold(name)) is not None


def faults(service: Service, today: dt.date) -> list[str]:
    """The domain's rules that the record breaks, as German clauses; empty when it may enter a catalogue."""
    found = []
    if not service.name.strip():
        found.append("der Name fehlt")
    if not service.needs:
        found.append("kein Bedarf ist zugeordnet")
    if service.verified_on and service.verified_on > today:
        found.append(f"das Prüfdatum {service.verified_on:%d.%m.%Y} liegt in der Zukunft")
    found += _age_faults(service.minimum_age_months, service.maximum_age_months)
    for capacity in service.capacities:
        found += _capacity_faults(capacity, today)
    hidden = PROTECTED in service.needs and is_refuge(service.name) and "beratung" not in fold(service.name)  # advice centres are public
    if hidden and any(location.street or location.point for location in service.locations):
        found.append("die Adresse eines Frauenhauses bleibt geheim; bitte Straße und Koordinaten dort entfernen")
    for location in service.locations:
        given = location.place or location.municipality or location.street or location.postal_code or location.point
        if location.confidential and given:
            found.append("der Standort ist geheim, nennt aber eine Adresse oder Koordinaten")
        if location.point and not Point.valid(location.point.latitude, location.point.longitude):
            found.append("die Koordinaten liegen nicht auf der Erde")
    if any(cost.amount is not None and not 0 <= cost.amount < inf for cost in service.costs):
        found.append("ein Kostenbetrag ist negativ oder keine Zahl")
    if not all(area.district or area.municipality or area.place for area in service.areas):
        found.append("ein Einzugsgebiet nennt weder Landkreis noch Gemeinde noch Ort")
    return found


def _age_faults(minimum: int | None, maximum: int | None) -> list[str]:
    if minimum is not None and maximum is not None and minimum > maximum:
        return ["das Mindestalter ist höher als das Höchstalter"]
    if (minimum or 0) < 0 or (maximum or 0) < 0:
        return ["ein Alter ist negativ"]
    return []


def _capacity_faults(capacity: Capacity, today: dt.date) -> list[str]:
    found = _age_faults(capacity.minimum_age_months, capacity.maximum_age_months)
    numbers = (capacity.available, capacity.maximum, capacity.waiting_list, capacity.waiting_months, capacity.valid_days)
    if any(number is not None and number < 0 for number in numbers):
        found.append("eine Platzzahl ist negativ")
    if capacity.valid_days is not None and capacity.valid_days > LONGEST_VALID_DAYS:
        found.append(f"die Platzmeldung soll {capacity.valid_days} Tage lang gelten")
    if capacity.available is not None and capacity.maximum is not None and capacity.available > capacity.maximum:
        found.append(f"{capacity.available} freie Plätze sind mehr als die {capacity.maximum} vorhandenen")
    if capacity.as_of and capacity.as_of > today:
        found.append(f"der Stand der Plätze ({capacity.as_of:%d.%m.%Y}) liegt in der Zukunft")
    return found
