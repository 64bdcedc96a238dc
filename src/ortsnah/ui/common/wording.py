"""What the window says about a hit: chips and lines of plain text."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.capacity import Capacity, Freshness, freshness
from ortsnah.domain.codes import Status
from ortsnah.domain.wording import age_range, count, kilometres, short_day
from ortsnah.search.query import Hit, Section

#: so long before closing the list says in how many minutes
_CLOSING_SOON = dt.timedelta(minutes=45)


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


def chips(hit: Hit, now: dt.datetime) -> list[Chip]:
    """The facts that decide, the weightiest first."""
    listing = hit.listing
    found = []
    if hit.reason:
        found.append(Chip(hit.reason, Tone.WAITING))
    elif listing.status is Status.CLOSED_FOR_NOW:
        found.append(Chip("vorübergehend geschlossen", Tone.BAD))
    if listing.urgent:
        found.append(Chip("für dringende Fälle", Tone.GOOD))
    if listing.capacities and "Plätze" not in hit.reason and "Platz" not in hit.reason:
        found.append(capacity_chip(_telling(listing.capacities, now.date()), now.date()))
    if listing.opening_hours:
        found += hours_chip(listing.opening_hours, now)
    ages = age_range(listing.minimum_age_months, listing.maximum_age_months)
    if ages and len(found) < 3:
        found.append(Chip(ages))
    return found


def _telling(reports: tuple[Capacity, ...], today: dt.date) -> Capacity:
    """Of several reports the one that says most: fresh free places, then any with a number."""
    return min(reports, key=lambda r: (not (r.available and freshness(r, today) is Freshness.FRESH), r.available is None))


def capacity_chip(report: Capacity, today: dt.date) -> Chip:
    """'2 freie Plätze · Stand 19.11.', fading with the age of the report."""
    since = f" · Stand {short_day(report.as_of, today)}" if report.as_of else ""
    if report.available and freshness(report, today) is Freshness.FRESH:
        return Chip(f"{free_places(report)}{since}", Tone.GOOD)
    if report.available:
        last = f"zuletzt {report.available}"
        return Chip(f"freie Plätze unbekannt, {last}{' am ' + short_day(report.as_of, today) if report.as_of else ''}", Tone.NEUTRAL)
    if report.waiting_months:
        return Chip(f"Warteliste ~ {count(report.waiting_months, 'Monat', 'Monate')}{since}", Tone.WAITING)
    if report.waiting_list:
        return Chip(f"Warteliste: {report.waiting_list}{since}", Tone.WAITING)
    if report.available == 0:
        return Chip(f"kein Platz frei{since}", Tone.WAITING)
    return Chip(f"freie Plätze unbekannt{since}")


_UNITS = {"Platz": ("freier Platz", "freie Plätze"), "Bett": ("freies Bett", "freie Betten"), "Zimmer": ("freies Zimmer", "freie Zimmer"),
          "Wohnung": ("freie Wohnung", "freie Wohnungen"), "Seminarplatz": ("freier Seminarplatz", "freie Seminarplätze")}  # fmt: skip


def free_places(report: Capacity) -> str:
    """'1 freier Platz', '3 freie Betten', for other units '3 frei (Stelle)'."""
    number = report.available or 0
    if report.unit in _UNITS:
        return count(number, *_UNITS[report.unit])
    return f"{number} frei ({report.unit})"


def hours_chip(text: str, now: dt.datetime) -> list[Chip]:
    """'offen bis 16:30', 'schließt in 25 Min.', 'öffnet um 14:00', 'öffnet Mo 8:00'; nothing when it is not known."""
    outlook = hours.outlook(text, now)
    if outlook.state is hours.State.UNKNOWN:
        return []
    until = outlook.until
    if outlook.state is hours.State.OPEN:
        if until is None:
            return [Chip("offen", Tone.NEUTRAL)]
        if until - now <= _CLOSING_SOON:
            return [Chip(f"schließt in {max(1, round((until - now).total_seconds() / 60))} Min.", Tone.WAITING)]
        return [Chip(f"offen bis {clock(until)}" if until.date() == now.date() else f"offen bis {day_and_clock(until)}")]
    if until is None:
        return [Chip("geschlossen")]
    if until.date() == now.date():
        return [Chip(f"öffnet um {clock(until)}")]
    if until.date() == now.date() + dt.timedelta(days=1):
        return [Chip(f"öffnet morgen {clock(until)}")]
    return [Chip(f"öffnet {day_and_clock(until)}")]


_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def clock(moment: dt.datetime) -> str:
    """'8:00', '16:30'."""
    return f"{moment.hour}:{moment.minute:02d}"


def day_and_clock(moment: dt.datetime) -> str:
    """'Mo 8:00'."""
    return f"{_DAYS[moment.weekday()]} {clock(moment)}"


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
