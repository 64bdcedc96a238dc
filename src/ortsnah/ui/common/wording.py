"""What the window says about a hit: chips and lines of plain text."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.domain.capacity import Capacity, Freshness, free_on, freshness, most_telling
from ortsnah.domain.capacity_words import availability
from ortsnah.domain.codes import Status
from ortsnah.domain.moments import Moment
from ortsnah.domain.needs import VERIFIED_DAYS
from ortsnah.domain.wording import age_range, kilometres
from ortsnah.search.query import Hit, Section

if TYPE_CHECKING:
    from ortsnah.domain.holidays import Holidays


class Tone(StrEnum):
    """The role of a chip; a word always says the same as the colour."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WAITING = "waiting"
    BAD = "bad"


class Chip(NamedTuple):
    """A short fact."""

    text: str
    tone: Tone = Tone.NEUTRAL


def chips(hit: Hit, today: dt.date, moment: Moment, calendar: Holidays | None = None) -> list[Chip]:
    """The facts that decide, the weightiest first: hours as they are at that moment, and without a calendar nothing of them."""
    listing = hit.listing
    hours = []
    if calendar is not None and listing.status is not Status.CLOSED_FOR_NOW and "öffnet" not in hit.reason and "Öffnung" not in hit.reason:
        hours = hours_chip(listing.hours, moment, calendar, by_phone=bool(listing.phone_hours))
    if listing.alert and listing.status is not Status.CLOSED_FOR_NOW:
        hours = [*hours, ALERT]
    found = [] if moment.is_now else hours  # who looks at another day asks for them
    if hit.reason:
        found.append(Chip(hit.reason, Tone.WAITING))
    elif listing.status is Status.CLOSED_FOR_NOW:
        found.append(Chip("vorübergehend geschlossen", Tone.BAD))
    if listing.urgent:
        found.append(Chip("für dringende Fälle", Tone.GOOD))
    if listing.capacities and not any(word in hit.reason for word in ("Plätze", "Platz", "frei", "Warteliste")):
        found.append(capacity_chip(most_telling(listing.capacities, today), today))
    if reached := dict(listing.reached).get(hit.need):
        found.append(Chip(f"regelmäßig {reached}"))
    if moment.is_now:
        found += hours
    ages = age_range(listing.minimum_age_months, listing.maximum_age_months)
    if ages and len(found) < 3:
        found.append(Chip(ages))
    if is_old(listing.verified_on, today):
        from ortsnah.domain.facts import verified_words  # for few entries, and not before the first paint

        found.append(Chip(verified_words(listing.verified_on, today, VERIFIED_DAYS)))
    return found


#: the entry says that these days something is otherwise than usual; the detail says what, at its top
ALERT = Chip("Hinweis beachten", Tone.WAITING)


def is_old(verified_on: dt.date | None, today: dt.date) -> bool:
    """True where nobody looked at the entry for so long that the list says so."""
    return verified_on is not None and (today - verified_on).days > VERIFIED_DAYS


def capacity_chip(report: Capacity, today: dt.date) -> Chip:
    """'Plätze: 2 frei (Stand 19.11.)', fading with the age of the report."""
    told = availability(report, today)
    if told.startswith("unbekannt"):
        return Chip(f"freie Plätze {told}")
    if told[:1].isdecimal() and report.unit in {"", "Platz"}:
        told = f"Plätze: {told}"
    if freshness(report, today) is Freshness.FRESH and free_on(report, today):
        return Chip(told, Tone.GOOD)
    return Chip(told, Tone.WAITING if freshness(report, today) is Freshness.FRESH else Tone.NEUTRAL)


def hours_chip(text: str, moment: Moment, calendar: Holidays, *, by_phone: bool = False) -> list[Chip]:
    """'geöffnet bis 16:30 Uhr', 'schließt in 25 Min.', 'dann geschlossen', 'Sa 9–13 Uhr'; that it is unknown only of another day."""
    if not text:
        return [] if moment.is_now else [Chip("Öffnungszeit unbekannt")]
    from ortsnah.domain.hours_words import at_moment  # not before the first paint

    told = at_moment(text, moment, calendar) or ("" if moment.is_now else "Öffnungszeit unbekannt")
    shown = f"Telefon: {told}" if by_phone and told else told
    return [Chip(shown, Tone.WAITING if told.startswith("schließt") or ", aber " in told else Tone.NEUTRAL)] if told else []


def where(hit: Hit) -> str:
    """'Gemeinde Oberthal · Oberthal': who and where."""
    listing = hit.listing
    place = "Adresse geheim" if listing.confidential else listing.place
    if not listing.has_location:
        place = "für " + " und ".join(listing.areas[:2]).replace("ganzer", "den ganzen") if listing.areas else "ohne festen Ort"
    return " · ".join(part for part in (listing.organization, place) if part)


def distance(hit: Hit) -> tuple[str, str]:
    """The two lines at the right: how near, and what that means."""
    listing = hit.listing
    if hit.section is Section.RESPONSIBLE:
        far = kilometres(hit.distance_km) if hit.distance_km is not None and listing.has_location else "telefonisch"
        return "zuständig", far
    if hit.distance_km is not None:
        return kilometres(hit.distance_km), ""
    return ("", "") if listing.has_location else ("", "telefonisch")
