"""The rows of the list of contacts: who, for what, the number, and when somebody answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ortsnah.domain.contacts import best_number
from ortsnah.domain.facts import verified_words
from ortsnah.domain.hours import State
from ortsnah.domain.moments import now_at
from ortsnah.domain.needs import VERIFIED_DAYS
from ortsnah.domain.reach import reach_at
from ortsnah.domain.service import Contact
from ortsnah.search.query import Results
from ortsnah.ui.common.wording import ALERT, Chip, Tone, distance, is_old, where
from ortsnah.ui.lookup.results_model import ResultRow

if TYPE_CHECKING:
    from ortsnah.domain.holidays import Holidays


class ContactRow(ResultRow):
    """A contact of a hit at a moment."""

    @property
    def loud(self) -> float:
        """The number is what the adviser is looking for."""
        return 1.25

    def line(self) -> str:
        """For what, who and where."""
        if self.hit is None:
            return ""
        listing = self.hit.listing
        return " · ".join(part for part in (listing.name, where(self.hit)) if part)

    def distance(self) -> tuple[str, str]:
        """The number, and how near the service counts."""
        if self.hit is None:
            return "", ""
        number = best_number(self.hit.contact or Contact())
        return number.formatted if number else "", " · ".join(part for part in distance(self.hit) if part)

    def chips(self) -> list[Chip]:
        """When somebody answers, and for whom; found out when the row is drawn."""
        contact = self.hit.contact if self.hit else None
        if self.hit is None or contact is None:
            return []
        found = [Chip("auf dem Merkzettel", Tone.GOOD)] if self.listed else []
        if self.hit.reason:
            found.append(Chip(self.hit.reason, Tone.WAITING))
        if contact.urgent:
            found.append(Chip("wenn es eilt", Tone.GOOD))
        number = best_number(contact)
        if number is None:
            found.append(Chip(f"E-Mail: {contact.email}"))
        elif not number.valid:
            found.append(Chip("Nummer bitte prüfen", Tone.WAITING))
        state, told = reach_at(contact, self.hit.listing.opening_hours, self.moment, self.calendar)
        if self.calendar is not None and number is not None:
            usual = (
                self.calendar.is_public(self.moment.day) is False and not self.hit.listing.alert
            )  # few hours say what holds on a holiday
            sure = state is State.OPEN and usual
            found.append(Chip(told, Tone.GOOD if sure else Tone.NEUTRAL))
        if self.hit.listing.alert:
            found.append(ALERT)
        if contact.duty:
            found.append(Chip(contact.duty))
        if self.calendar is not None and state is State.CLOSED and contact.deputy:
            found.append(Chip(f"Vertretung: {contact.deputy}"))
        if is_old(self.hit.listing.verified_on, self.today):
            found.append(Chip(verified_words(self.hit.listing.verified_on, self.today, VERIFIED_DAYS)))
        return found


def contact_rows(results: Results, now: dt.datetime, listed: frozenset[int], calendar: Holidays | None = None) -> list[ResultRow]:
    """Contacts in their order, each group under its heading."""
    rows: list[ResultRow] = []
    group = ""
    today, moment = now.date(), results.moment or now_at(now)  # of a minute: within it rows are equal, and not drawn anew
    for hit in results.hits:
        contact = hit.contact or Contact()
        if hit.group != group:
            group = hit.group
            rows.append(ResultRow(group or "Weitere:"))
        title = " · ".join(part for part in (contact.function, contact.name) if part) or "Kontakt"
        rows.append(ContactRow(title, hit, today, moment, hit.listing.service_id in listed, calendar))
    return rows
