"""The detail follows the list: what is selected fills the pane at the right a moment later, and what is copied is what is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ortsnah.search.query import Hit
from ortsnah.ui.consultation.consultation import Consultation
from ortsnah.ui.lookup.detail_pane import DetailPane
from ortsnah.ui.lookup.session import LookupSession

#: milliseconds after which the detail follows the list; 0: at once
DETAIL_FOLLOWS = 15


class DetailFollower(QObject):
    """Fills the pane for the hit that was shown last. `on_shortlist` tells whether it stands on the Merkzettel that is shown."""

    def __init__(self, pane: DetailPane, session: LookupSession, consultation: Consultation, on_shortlist: Callable[[], bool]) -> None:
        super().__init__(pane)
        self._pane, self._session, self._consultation, self._on_shortlist = pane, session, consultation, on_shortlist
        self._hit: object = None
        self.timer = QTimer(self)  # the list is painted first: whoever types or walks on does not wait for the detail
        self.timer.setSingleShot(True)
        self.timer.setInterval(DETAIL_FOLLOWS)
        self.timer.timeout.connect(self._fill)
        pane.copied.connect(lambda told: consultation.said.emit(f"Kopiert: {told}"))

    def show(self, hit: object) -> None:
        """A hit, or None."""
        self._hit = hit
        self.timer.start()
        if not self.timer.interval():
            self.hurry()

    def again(self) -> None:
        """The same once more: something else has changed."""
        self.show(self._hit)

    def hurry(self) -> None:
        """Somebody wants it now."""
        if self.timer.isActive():
            self.timer.stop()
            self._fill()

    def copy(self) -> None:
        """The whole entry to the clipboard."""
        self.hurry()
        self._pane.copy()

    def copy_number(self) -> None:
        """The number of the contact that was picked, else the one to call now, to the clipboard."""
        self.hurry()
        contact = self._hit.contact if isinstance(self._hit, Hit) and not self._on_shortlist() else None
        if contact is None:
            self._pane.copy_number()
        else:
            from ortsnah.domain.contacts import best_number  # not before the first paint

            number = best_number(contact)
            self._pane.put(number.formatted if number else contact.email)

    def _fill(self) -> None:
        """What is selected now, in the pane at the right."""
        hit = self._hit
        if isinstance(hit, Hit):
            service = self._session.service(hit.listing.service_id)
            listed = self._on_shortlist() or self._consultation.is_listed(hit)
            asking = self._session.asking(service, self._consultation.need_of(hit), self._consultation.initials, hit.contact)
            self._pane.show_service(service, asking, listed)
        elif self._on_shortlist():
            self._pane.show_nothing("")
        else:
            asked = self._session.query.asks or self._session.query.contacts
            self._pane.show_nothing("Kein Angebot gewählt." if asked else "Geben Sie oben ein, was gebraucht wird.")
