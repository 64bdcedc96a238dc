"""From the Merkzettel to the sheet of paper."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ortsnah.consultation.handout import Entry, Head, Options, Sheet, sheet
from ortsnah.domain.service import Contact, Service
from ortsnah.settings import Settings
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.consultation.consultation import Consultation
from ortsnah.ui.handout.dialog import HandoutDialog
from ortsnah.ui.handout.remembered import head_of, remember
from ortsnah.ui.lookup.session import LookupSession


def sheet_dialog(
    consultation: Consultation, session: LookupSession, settings: Settings, theme: Theme, parent: QWidget, prescribed: Head | None = None
) -> HandoutDialog:
    """The window of the sheet for what is on the Merkzettel, seen from the client's place."""
    entries = []
    for each in consultation.shortlist:
        service = session.service(each.service)
        contact = each.hit.contact or _responsible(session, service, each.need, consultation.initials)
        entries.append(Entry(service, each.need, each.note, contact=contact))
    needs = {need.id: need for need in session.engine.needs}
    places = [known.place for known in session.engine.gazetteer.places]
    known = session.results.understood.place or session.query.place

    def make(options: Options) -> Sheet:
        return sheet(entries, options, needs, places)

    options = Options(
        session.now().date(), head=head_of(settings), origin=known.place if known else None, example=session.engine.catalogue.about.example
    )
    dialog = HandoutDialog(theme, make, options, parent, prescribed)
    dialog.head_changed.connect(lambda head: remember(settings, head))
    return dialog


def _responsible(session: LookupSession, service: Service, need: str, initials: str) -> Contact | None:
    """Who is responsible for this client. Whether they are there at this moment does not matter: the client calls another day."""
    timeless = replace(service, contacts=tuple(replace(contact, hours="") for contact in service.contacts), locations=())
    call = session.asking(timeless, need, initials).call
    return service.contacts[timeless.contacts.index(call.contact)] if call else None
