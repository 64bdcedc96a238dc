"""What the detail pane says about a service: plain text in a fixed order, contacts first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from ortsnah.domain import hours
from ortsnah.domain.capacity import Capacity, newest
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.service import Contact, Cost, Location, Service
from ortsnah.domain.wording import age_range, count, language_name, short_day
from ortsnah.ui.common.wording import capacity_chip, clock

_WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_WHEELCHAIR = {Wheelchair.YES: "barrierefrei", Wheelchair.LIMITED: "teilweise barrierefrei", Wheelchair.NO: "nicht barrierefrei"}


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Whom to call."""

    heading: str
    numbers: tuple[str, ...]
    lines: tuple[str, ...]
    urgent: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact; `rows` is a small table (left, right, strong), `lines` plain text."""

    name: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """The whole pane."""

    title: str
    subtitle: str
    alert: str
    contacts: tuple[ContactCard, ...]
    facts: tuple[Fact, ...]
    footer: str


def detail_of(service: Service, now: dt.datetime, attribution: str = "") -> Detail:
    """Everything an adviser may need on the phone, in the order in which it is needed."""
    today = now.date()
    return Detail(
        title=service.name,
        subtitle=service.organization,
        alert=service.alert or ("Vorübergehend geschlossen" if service.status is Status.CLOSED_FOR_NOW else ""),
        contacts=tuple(_card(contact) for contact in service.contacts),
        facts=tuple(fact for fact in _facts(service, today) if fact.lines or fact.rows),
        footer=_footer(service, today) + (f" ({attribution})" if attribution else ""),
    )


def as_text(detail: Detail) -> str:
    """The same as plain text, for the clipboard."""
    lines = [detail.title, detail.subtitle, detail.alert, ""]
    for card in detail.contacts:
        lines += [" · ".join((card.heading, *card.numbers)), *card.lines]
    lines.append("")
    for fact in detail.facts:
        told = list(fact.lines) + [f"{left} {right}".strip() for left, right, _ in fact.rows]
        lines.append(f"{fact.name}: {'; '.join(told)}")
    text = "\n".join([*lines, detail.footer])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"


def _card(contact: Contact) -> ContactCard:
    heading = contact.function or contact.name or "Kontakt"
    if contact.urgent:
        heading = f"Wenn es eilt: {heading}"
    lines = [contact.name if contact.function else "", contact.duty, hours_text(contact.hours), contact.email]
    if contact.deputy:
        lines.append(f"Vertretung: {contact.deputy}")
    numbers = tuple(number for number in (contact.phone, contact.mobile) if number)
    return ContactCard(heading, numbers, tuple(line for line in lines if line), contact.urgent)


def _facts(service: Service, today: dt.date) -> list[Fact]:
    ages = age_range(service.minimum_age_months, service.maximum_age_months)
    return [
        Fact("Freie Plätze", tuple(_capacity_line(report, today) for report in newest(service.capacities))),
        Fact("Für wen", _lines(ages and f"Alter: {ages}", service.eligibility)),
        Fact("Worum es geht", _lines(service.description)),
        *(fact for location in service.locations for fact in _location_facts(location, today)),
        Fact("Zuständig für", _lines(", ".join(_area_names(service)))),
        Fact("Anmeldung", _lines(service.application)),
        Fact("Mitbringen", _lines(", ".join(service.documents))),
        Fact("Kosten", tuple(_cost_line(cost) for cost in service.costs)),
        Fact("Sprachen", _lines(", ".join(map(language_name, service.languages)))),
        Fact("Im Netz", _lines(service.website, service.email)),
    ]


def _location_facts(location: Location, today: dt.date) -> list[Fact]:
    if location.confidential:
        return [Fact("Adresse", ("Die Adresse ist zum Schutz geheim. Bitte anrufen.",))]
    town = " ".join(part for part in (location.postal_code, location.place or location.municipality) if part)
    access = " · ".join(
        part for part in (_WHEELCHAIR.get(location.wheelchair) if location.wheelchair else "", location.access_note) if part
    )
    return [
        Fact("Adresse", _lines(", ".join(part for part in (location.street, town) if part))),
        Fact("Geöffnet", _hours_lines(location), _week(location.opening_hours, today)),
        Fact("Zugang", _lines(access)),
        Fact("Hinkommen", _lines(location.transport)),
    ]


def _hours_lines(location: Location) -> tuple[str, ...]:
    if location.opening_hours and not hours.is_valid(location.opening_hours):
        return _lines(hours_text(location.opening_hours), location.hours_text)
    return _lines(location.hours_text)


def _week(text: str, today: dt.date) -> tuple[tuple[str, str, bool], ...]:
    """The seven days from today on, today first and strong, equal neighbours together."""
    days = hours.week(text, today)
    if not days:
        return ()
    rows = [(f"Heute ({_WEEKDAYS[days[0].date.weekday()]})", _spans(days[0]), True)]
    rest = sorted(days[1:], key=lambda day: (day.date.weekday() - today.weekday()) % 7)
    for spans, run in groupby(rest, key=_spans):
        same = list(run)
        first, last = (_WEEKDAYS[day.date.weekday()] for day in (same[0], same[-1]))
        rows.append((first if first == last else f"{first} – {last}", spans, False))
    return tuple(rows)


def _spans(day: hours.Day) -> str:
    if not day.known:
        return "nach Absprache"
    return ", ".join(f"{clock_time(a)}\u00a0–\u00a0{clock_time(b)}" for a, b in day.spans) or "geschlossen"


def clock_time(time: dt.time) -> str:
    """'7:00'; midnight at the end of a day is '24:00'."""
    return clock(dt.datetime.combine(dt.date.min, time)) if time != dt.time() else "24:00"


_ENGLISH_DAYS = {"Tu": "Di", "We": "Mi", "Th": "Do", "Su": "So", "PH": "Feiertage", "SH": "Schulferien", "off": "geschlossen"}


def hours_text(text: str) -> str:
    """OSM syntax with German days, for where a table would be too much: 'Mo-Do 8:00-12:00'."""
    for english, german in _ENGLISH_DAYS.items():
        text = text.replace(english, german)
    text = text.replace("||", "oder").replace('"', "").replace("; ", " · ").replace("-", "–").replace(",", ", ").replace(",  ", ", ")
    return "jederzeit" if text == "24/7" else text.replace(" 0", " ").replace("–0", "–")


def _capacity_line(report: Capacity, today: dt.date) -> str:
    parts = []
    if report.available is not None and report.maximum is not None:
        parts.append(f"{report.available} von {report.maximum}")
    ages = age_range(report.minimum_age_months, report.maximum_age_months)
    parts.append(capacity_chip(report, today).text)
    if ages:
        parts.append(ages)
    if report.free_from:
        parts.append(f"frei ab {short_day(report.free_from, today)}")
    if report.waiting_list and not report.available:
        parts.append(count(report.waiting_list, "Person wartet", "Personen warten"))
    if report.said_by:
        parts.append(f"laut {report.said_by}")
    return " · ".join(parts)


def _cost_line(cost: Cost) -> str:
    sum_ = "" if cost.amount is None else "kostenlos" if cost.amount == 0 else f"{cost.amount:.2f} €".replace(".", ",")
    return " · ".join(part for part in (cost.option, sum_, cost.description) if part)


def _area_names(service: Service) -> list[str]:
    names = []
    for area in service.areas:
        name = "den ganzen Landkreis" if area.district else area.place or area.municipality
        names.append(f"{name} ({hours_text(area.hours)})" if area.hours else name)
    return names


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _footer(service: Service, today: dt.date) -> str:
    parts = [f"Geprüft {short_day(service.verified_on, today)}" if service.verified_on else "Noch nicht geprüft"]
    if service.verified_by:
        parts.append(service.verified_by)
    return " · ".join([*parts, f"Quelle: {service.source}"])
