"""One consultation: where it begins, the Merkzettel, the needs that were asked for, and forgetting all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from ortsnah.catalogue.read import KnownPlace
from ortsnah.consultation.shortlist import Shortlist
from ortsnah.domain.needs import Need
from ortsnah.search.query import Hit
from ortsnah.ui.common import clipboard
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.session import LookupSession

if TYPE_CHECKING:
    from ortsnah.ui.consultation.shortlist_pane import ShortlistPane

#: milliseconds after which an answer was looked at, so that its need counts as asked for
_LOOKED_AT = 3000


class Consultation(QObject):
    """Holds what the adviser picks. Nothing of it is ever written to disk."""

    changed = Signal()
    said = Signal(str)  # something that was done
    hit_selected = Signal(object)  # Hit or None: on the Merkzettel
    need_wanted = Signal(str)
    sheet_wanted = Signal()
    end_wanted = Signal()
    default_place_wanted = Signal(object)  # KnownPlace or None

    def __init__(self, theme: Theme, session: LookupSession, needs: Mapping[str, Need], room: QStackedWidget) -> None:
        super().__init__(room)
        self.theme, self._session, self._needs, self._room = theme, session, needs, room
        self.shortlist = Shortlist()
        self.initials = ""  # the first letters of the client's surname, for duties by letters
        self.default_place: KnownPlace | None = None  # the workstation's own, where every consultation begins
        self._pane: ShortlistPane | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_LOOKED_AT)
        self._rest.timeout.connect(self.remember_wishes)
        session.answered.connect(lambda _results: self._rest.start())

    @property
    def pane(self) -> ShortlistPane:
        """The Merkzettel on the screen; made when it is first wanted."""
        if self._pane is None:
            from ortsnah.ui.consultation.shortlist_pane import ShortlistPane

            self._pane = ShortlistPane(self.theme, self.shortlist, self._needs, self._room)
            self._room.addWidget(self._pane)
            self._pane.changed.connect(self.changed)
            self._pane.row_selected.connect(lambda _row: self.hit_selected.emit(self.current_hit()))
            self._pane.need_wanted.connect(self.need_wanted)
            self._pane.sheet_wanted.connect(self.sheet_wanted)
            self._pane.end_wanted.connect(self.end_wanted)
        return self._pane

    @property
    def has_traces(self) -> bool:
        """True when there is something of a client to be seen."""
        query = self._session.query
        listed = len(self.shortlist) or self.shortlist.open_wishes() or self.initials
        return bool(listed or query.asks or query.place != self.default_place)

    def start_at(self, place: KnownPlace | None) -> None:
        """Begin at the workstation's own place."""
        self.default_place = place
        self._session.set_place(place)

    def stay_here(self) -> None:
        """The place of now is the workstation's own from now on."""
        self.default_place = self._session.query.place
        self.default_place_wanted.emit(self.default_place)

    def dress(self, theme: Theme) -> None:
        """Take on a new theme."""
        self.theme = theme
        if self._pane is not None:
            self._pane.dress(theme)

    def show_pane(self) -> None:
        """Put the Merkzettel into its room, with the focus."""
        self.pane.refresh()
        self._room.setCurrentWidget(self.pane)
        self.pane.view.setFocus()

    def finish_note(self) -> None:
        """What is still being written counts, before something is made of the list."""
        if self._pane is not None:
            self._pane.view.finish_note()

    def current_hit(self) -> Hit | None:
        """The hit that is selected on the Merkzettel."""
        row = self.pane.view.current()
        return row.entry.hit if row is not None and row.entry is not None else None

    def need_of(self, hit: Hit) -> str:
        """The need that the hit answers: one of the wishes in the text, else what was chosen or understood."""
        return hit.need or self._session.effective_need()

    def is_listed(self, hit: Hit) -> bool:
        """True when the hit is on the Merkzettel under the need that is asked for now."""
        return self.shortlist.position(hit.listing.service_id, self.need_of(hit)) is not None

    def toggle(self, hit: Hit) -> None:
        """Put the hit on the Merkzettel with the need it was found for, or take it off."""
        self.remember_wishes()
        added = self.shortlist.toggle(hit, self.need_of(hit))
        self.said.emit(f"„{hit.listing.name}“ {'steht auf dem' if added else 'ist nicht mehr auf dem'} Merkzettel.")
        self.changed.emit()

    def remember_wishes(self) -> None:
        """What was asked and looked at for a while is a wish of this client."""
        understood, query = self._session.results.understood, self._session.query
        if query.contacts:  # whom one calls is no need of the client
            return
        meant = understood.needs if understood.together else understood.needs[:1]
        for need in meant if query.text.strip() else query.needs:
            self.shortlist.want(need)

    def end(self) -> None:
        """Forget list, search, filters, place and what was copied; the workstation's own place comes back."""
        clipboard.forget()
        self._rest.stop()
        self.shortlist.clear()
        self.initials = ""
        if self._pane is not None:
            self._pane.refresh()
        self._session.clear()
        self._session.set_place(self.default_place)
        self.changed.emit()
        self.said.emit("Beratung beendet: Nichts davon ist geblieben.")  # in place of what named a service
