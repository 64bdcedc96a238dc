"""The command `contacts`: whom to ask, found as the window finds them, printed for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ortsnah.cli.output import at_json, print_moment
from ortsnah.domain import holidays
from ortsnah.domain.contacts import best_number
from ortsnah.domain.hours import State
from ortsnah.domain.reach import reach_at
from ortsnah.domain.service import Contact
from ortsnah.domain.wording import count
from ortsnah.search.query import Hit, Results

_STATES = {State.OPEN: True, State.CLOSED: False, State.UNKNOWN: None}


def contacts_json(results: Results) -> dict[str, Any]:
    """The documented form: `reachable` is null where nobody knows, `reach` says when in German."""
    place = results.understood.place or results.query.place
    return {
        "understood": {"place": place.place.name if place else None, "needs": list(results.understood.needs or results.query.needs)},
        **at_json(results),
        "number": results.serving,
        "contacts": [_contact_json(*told) for told in _told(results)],
    }


def print_contacts(results: Results) -> None:
    """As an adviser reads it: who, the number, when somebody answers, and for what."""
    print_moment(results)
    if not results.hits:
        click.echo("In diesem Katalog ist keine Ansprechperson eingetragen.")
    group = None
    for hit, contact, _, told in _told(results):
        if hit.group != group:
            group = hit.group
            click.echo(f"\n{group or 'Gefunden:'}")
        number = best_number(contact)
        click.echo(f"  {' · '.join(part for part in (contact.function, contact.name) if part) or 'Kontakt'}")
        click.echo(f"      {number.formatted if number else contact.email} · {told}")
        about = (hit.listing.name, hit.listing.organization, contact.duty, "wenn es eilt" if contact.urgent else "",
                 hit.listing.alert and f"Hinweis: {hit.listing.alert}")  # fmt: skip
        click.echo(f"      {' · '.join(part for part in about if part)}")
    if results.more:
        click.echo(f"\n{count(results.serving, 'Ansprechperson', 'Ansprechpersonen')} insgesamt; --limit zeigt mehr.")


def _told(results: Results) -> Iterator[tuple[Hit, Contact, State, str]]:
    """Each contact with whether somebody answers at the moment that is looked at, and when."""
    calendar, moment = holidays.of(results.state), results.moment or results.query.looked_at
    for hit in results.hits:
        contact = hit.contact or Contact()
        yield hit, contact, *reach_at(contact, hit.listing.opening_hours, moment, calendar)


def _contact_json(hit: Hit, contact: Contact, state: State, told: str) -> dict[str, Any]:
    number, listing = best_number(contact), hit.listing
    return {
        "function": contact.function, "name": contact.name, "duty": contact.duty, "urgent": contact.urgent, "deputy": contact.deputy,
        "phone": number.formatted if number else "", "uri": number.uri if number else "", "phone_source": contact.phone or contact.mobile,
        "email": contact.email, "hours": contact.hours, "reachable": _STATES[state], "reach": told, "alert": listing.alert,
        "service": listing.source_key, "service_name": listing.name, "organization": listing.organization, "needs": list(listing.needs),
        "place": listing.place, "municipality": listing.municipality, "section": hit.section.value, "group": hit.group,
        "source": listing.source,
    }  # fmt: skip
