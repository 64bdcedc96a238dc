"""Whom to call, as cards: the contact to call now first, and why; then the others."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ortsnah.domain.contacts import Call
from ortsnah.domain.hours_words import in_words
from ortsnah.domain.phone import Phone, numbers
from ortsnah.domain.service import Contact


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact. `now` marks the one to call at this moment, `because` says why in a German clause; `picked` was chosen in the list."""

    heading: str
    numbers: tuple[Phone, ...]
    lines: tuple[str, ...]
    urgent: bool = False
    now: bool = False
    because: str = ""
    picked: bool = False

    def texts(self) -> list[str]:
        """The card line by line, for the clipboard."""
        told = " · ".join((self.heading, *(number.formatted for number in self.numbers)))
        return [told, *([self.because] if self.because else []), *self.lines]


def cards(call: Call | None, picked: Contact | None = None) -> tuple[ContactCard, ...]:
    """All contacts of a service, the one to call now first."""
    if call is None:
        return ()
    made = (_card(call, now=call.number is not None), *(_card(other) for other in call.alternatives))
    return tuple(replace(card, picked=each.contact == picked) for card, each in zip(made, (call, *call.alternatives), strict=True))


def _card(call: Call, *, now: bool = False) -> ContactCard:
    contact = call.contact
    heading = contact.function or contact.name or "Kontakt"
    lines = [contact.name if contact.function else "", contact.duty, in_words(contact.hours) if contact.hours else "", contact.email]
    if contact.deputy:
        lines.append(f"Vertretung: {contact.deputy}")
    found = tuple(number for text in (contact.phone, contact.mobile) if text for number in numbers(text) or (Phone(text, text),))
    lines += [f"Nummer bitte prüfen: {number.source}" for number in found if not number.valid]
    return ContactCard(heading, found, tuple(line for line in lines if line), contact.urgent, now, call.because)
