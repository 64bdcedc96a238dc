"""What the detail pane says about a service: plain text in a fixed order, contacts first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import groupby

from ortsnah.domain import hours
from ortsnah.domain.capacity import Direction, newest, trend, with_validity
from ortsnah.domain.capacity_words import described
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.contacts import Call
from ortsnah.domain.facts import verified_words
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.hours_words import in_words
from ortsnah.domain.moments import WEEKDAYS, Moment
from ortsnah.domain.needs import Validity
from ortsnah.domain.service import Contact, Cost, Location, Service
from ortsnah.domain.wording import age_range, language_name, short_day
from ortsnah.ui.common.links import mail_url
from ortsnah.ui.lookup.contact_cards import ContactCard, cards

_WHEELCHAIR = {Wheelchair.YES: "barrierefrei", Wheelchair.LIMITED: "teilweise barrierefrei", Wheelchair.NO: "nicht barrierefrei"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact; `rows` is a small table (left, right, strong), `lines` plain text, `links` (words, address) can be opened.

    `numbers` are shown as bars, `told` says the same.
    """

    name: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, bool], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    numbers: tuple[int, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """The whole pane."""

    title: str
    subtitle: str
    alert: str
    contacts: tuple[ContactCard, ...]
    facts: tuple[Fact, ...]
    footer: str
    by_letters: bool = False  # duties go by the first letters of a surname
    initials: str = ""
    then: str = ""  # the moment for which hours and contacts are told, where that is not now


@dataclass(frozen=True, slots=True)
class Asking:
    """From where the detail is looked at: the day of the consultation, the moment for hours, the holidays there, whom to call then, for how
    long facts hold, what is looked for.
    """

    today: dt.date
    moment: Moment
    calendar: Holidays | None = None
    call: Call | None = None
    validity: Validity = field(default_factory=Validity)
    need: str = ""
    attribution: str = ""
    by_letters: bool = False
    initials: str = ""
    picked: Contact | None = None


def detail_of(service: Service, asking: Asking) -> Detail:
    """Everything an adviser may need on the phone, in the order in which it is needed."""
    return Detail(
        title=service.name,
        subtitle=service.organization,
        alert=service.alert or ("Vorübergehend geschlossen" if service.status is Status.CLOSED_FOR_NOW else ""),
        contacts=cards(asking.call, asking.picked),
        facts=tuple(fact for fact in _facts(service, asking) if fact.lines or fact.rows or fact.links),
        footer=_footer(service, asking),
        by_letters=asking.by_letters,
        initials=asking.initials,
        then="" if asking.moment.is_now else asking.moment.words,
    )


def as_text(detail: Detail) -> str:
    """The same as plain text, for the clipboard."""
    lines = [detail.title, detail.subtitle, detail.alert, ""]
    if detail.then:
        lines.append(f"Am {detail.then}:")
    for card in detail.contacts:
        lines += card.texts()
    lines.append("")
    for fact in detail.facts:
        told = [*fact.lines, *(f"{left} {right}".strip() for left, right, _ in fact.rows), *(address for _, address in fact.links)]
        lines.append(f"{fact.name}: {'; '.join(told)}")
    text = "\n".join([*lines, detail.footer])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"


def _facts(service: Service, asking: Asking) -> list[Fact]:
    ages = age_range(service.minimum_age_months, service.maximum_age_months)
    return [
        *_places(service, asking),
        Fact("Für wen", _lines(ages and f"Alter: {ages}", service.eligibility)),
        Fact("Worum es geht", _lines(service.description)),
        *(fact for location in service.locations for fact in _location_facts(service, location, asking)),
        Fact("Zuständig für", _lines(", ".join(_area_names(service)))),
        Fact("Anmeldung", _lines(service.application)),
        Fact("Mitbringen", _lines(", ".join(service.documents))),
        Fact("Kosten", tuple(_cost_line(cost) for cost in service.costs)),
        Fact("Sprachen", _lines(", ".join(map(language_name, service.languages)))),
        Fact("Im Netz", links=_links(service, asking.need)),
    ]


def _places(service: Service, asking: Asking) -> list[Fact]:
    """Each group of places in a line, with the bars of how the number went where that is known."""
    reports = with_validity(service.capacities, asking.validity.places(service.needs))
    facts, today = [], asking.today
    for number, report in enumerate(newest(reports)):
        went = trend(reports, report)
        told = ""
        if went.direction is not None:
            told = f"{_TREND[went.direction]} seit {_MONTHS[went.points[0][0].month - 1]}"
        numbers = tuple(free for _, free in went.points) if told else ()
        facts.append(Fact("" if number else "Freie Plätze", (described(report, today),), numbers=numbers, told=told))
    return facts


_TREND = {Direction.RISING: "mehr freie Plätze", Direction.FALLING: "weniger freie Plätze", Direction.LEVEL: "etwa gleich viele"}
_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")


def _links(service: Service, need: str) -> tuple[tuple[str, str], ...]:
    """The web page; and a mail that asks for a place, in which nothing about a client stands."""
    found = [(service.website, service.website)] if service.website else []
    address = service.email or next((contact.email for contact in service.contacts if contact.email), "")
    if address:
        what = f" für {need}" if need else ""
        subject = f"Anfrage: freier Platz{what}" if service.capacities else f"Anfrage{what}"
        asked = (
            f"ist bei Ihnen{what} ein Platz frei, und ab wann?"
            if service.capacities
            else f"wir suchen Unterstützung{what}. Ist das bei Ihnen möglich?"
        )
        body = f"Guten Tag,\n\n{asked}\nBitte rufen Sie uns an oder antworten Sie auf diese E-Mail.\n\nMit freundlichen Grüßen\n"
        found.append((f"E-Mail an {address}", mail_url(address, subject, body)))
    return tuple(found)


def _location_facts(service: Service, location: Location, asking: Asking) -> list[Fact]:
    if location.confidential:
        return [Fact("Adresse", ("Die Adresse ist zum Schutz geheim. Bitte anrufen.",))]
    town = " ".join(part for part in (location.postal_code, location.place or location.municipality) if part)
    access = " · ".join(
        part for part in (_WHEELCHAIR.get(location.wheelchair) if location.wheelchair else "", location.access_note) if part
    )
    return [
        Fact("Adresse", _lines(", ".join(part for part in (location.street, town) if part))),
        Fact("Sonst geöffnet" if service.status is Status.CLOSED_FOR_NOW else "Geöffnet", _hours_lines(location), _week(location, asking)),
        Fact("Zugang", _lines(access)),
        Fact("Hinkommen", _lines(location.transport)),
    ]


def _hours_lines(location: Location) -> tuple[str, ...]:
    if location.opening_hours and not hours.is_valid(location.opening_hours):
        return _lines(in_words(location.opening_hours), location.hours_text)
    return _lines(location.hours_text)


def _week(location: Location, asking: Asking) -> tuple[tuple[str, str, bool], ...]:
    """Seven days from today on, or from the day that is looked at where that is later; that day is strong, equal neighbours together."""
    today, looked_at = asking.today, asking.moment.day
    first = today if looked_at < today + dt.timedelta(days=7) else looked_at
    days = hours.week(location.opening_hours, first, asking.calendar, location.point)

    def alone(day: hours.Day) -> dt.date | None:
        """Today, the day that is looked at and holidays stand by themselves."""
        return day.date if day.date in {today, looked_at} or day.holiday else None

    rows = []
    for (spans, single), run in groupby(days, key=lambda day: (_spans(day), alone(day))):
        same = list(run)
        first_day, last_day = (WEEKDAYS[day.date.weekday()] for day in (same[0], same[-1]))
        name = first_day if len(same) == 1 else f"{first_day} – {last_day}"
        if single:
            name = f"Heute ({first_day})" if single == today else f"{first_day}, {short_day(single, today)}"
        rows.append((name, spans, single == looked_at))
    return tuple(rows)


def _spans(day: hours.Day) -> str:
    told = ", ".join(f"{clock_time(a)}\u00a0–\u00a0{clock_time(b)}" for a, b in day.spans)
    if not day.known:
        told = f"{told}, sonst nach Absprache" if told else "unbekannt, bitte anrufen"
    return (told or "geschlossen") + (f" ({day.holiday})" if day.holiday else "")


def clock_time(time: dt.time) -> str:
    """'7:00'; midnight at the end of a day is '24:00'."""
    return f"{time.hour}:{time.minute:02d}" if time != dt.time() else "24:00"


def _cost_line(cost: Cost) -> str:
    sum_ = "" if cost.amount is None else "kostenlos" if cost.amount == 0 else f"{cost.amount:.2f} €".replace(".", ",")
    return " · ".join(part for part in (cost.option, sum_, cost.description) if part)


def _area_names(service: Service) -> list[str]:
    names = []
    for area in service.areas:
        name = "den ganzen Landkreis" if area.district else area.place or area.municipality
        names.append(f"{name} ({in_words(area.hours)})" if area.hours else name)
    return names


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _footer(service: Service, asking: Asking) -> str:
    told = verified_words(service.verified_on, asking.today, asking.validity.verified(service.needs))
    parts = [told[:1].upper() + told[1:], service.verified_by, f"Quelle: {service.source}"]
    return " · ".join(part for part in parts if part) + (f" ({asking.attribution})" if asking.attribution else "")
