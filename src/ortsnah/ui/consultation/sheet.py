"""From the Merkzettel to the sheet of paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ortsnah.consultation.handout import Entry, Head, Options, Sheet, sheet
from ortsnah.consultation.shortlist import Shortlist
from ortsnah.settings import Settings
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout.dialog import HandoutDialog
from ortsnah.ui.handout.remembered import head_of, remember
from ortsnah.ui.lookup.session import LookupSession


def sheet_dialog(
    shortlist: Shortlist, session: LookupSession, settings: Settings, theme: Theme, parent: QWidget, prescribed: Head | None = None
) -> HandoutDialog:
    """The window of the sheet for what is on the Merkzettel, seen from the client's place."""
    entries = []
    for each in shortlist:
        service = session.service(each.service)
        call = session.asking(service, each.need).call
        entries.append(Entry(service, each.need, each.note, contact=call.contact if call else None))
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
