"""The look-up page: the top bar and the three panes, joined to the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ortsnah.consultation.shortlist import Shortlist
from ortsnah.search.query import Hit
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.consultation.consultation import Consultation
from ortsnah.ui.lookup.detail_pane import DetailPane
from ortsnah.ui.lookup.follower import DetailFollower
from ortsnah.ui.lookup.needs_pane import CONTACTS, EMERGENCY, NeedsPane
from ortsnah.ui.lookup.other_day import OtherDay
from ortsnah.ui.lookup.panes import Arrangement, Panes
from ortsnah.ui.lookup.presenter import Presenter
from ortsnah.ui.lookup.results_pane import ResultsPane
from ortsnah.ui.lookup.session import LookupSession
from ortsnah.ui.lookup.top_bar import TopBar

if TYPE_CHECKING:
    from ortsnah.search.parts import Part
    from ortsnah.ui.consultation.shortlist_view import ShortlistView
    from ortsnah.ui.lookup.results_view import ResultsView

#: milliseconds after which the window looks at the clock: what is open now may have closed
LOOKS_AT_CLOCK = 20_000


class LookupPage(QWidget):
    """Everything that an adviser uses while a client sits there."""

    def __init__(self, theme: Theme, session: LookupSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session = session
        needs = session.engine.needs
        self._needs = {need.id: need for need in needs}
        self.bar = TopBar(theme, session.engine.gazetteer, session.engine.catalogue.about.district, lambda: session.now().date(), self)
        self.needs = NeedsPane(theme, needs, self)
        self.results = ResultsPane(theme, self.bar.need.edit, self.needs.view, self)
        self.detail = DetailPane(theme, self)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.results)
        self.consultation = Consultation(theme, session, self._needs, self.middle)
        self.panes = Panes(theme, self.needs, self.middle, self.detail, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.panes, 1)
        self.other_day = OtherDay(theme, session, self.bar, box, self)
        self.panes.arranged.connect(self.results.offer_details)
        self.panes.arranged.connect(self.detail.back.setVisible)
        self.follower = DetailFollower(self.detail, session, self.consultation, self.bar.shortlist.isChecked)
        self.presenter = Presenter(session, self._needs, self.shortlist.services, self.bar, self.needs, self.other_day, self.results)
        self.clock_timer = QTimer(self)
        self.clock_timer.timeout.connect(self.on_clock)
        self.clock_timer.start(LOOKS_AT_CLOCK)
        self._join()
        self._add_shortcuts()

    def _join(self) -> None:
        session = self.session
        session.answered.connect(self._on_answered)
        session.counted.connect(self.needs.set_counts)
        session.place_changed.connect(self.bar.place.show_place)
        self.bar.place.place_chosen.connect(session.set_place)
        self.bar.place.left_by_enter.connect(self.focus_need)
        self.bar.need.edit.textChanged.connect(self._on_text)
        self.bar.need.edit.returnPressed.connect(self.toggle_shortlist)
        self.bar.filters_changed.connect(self._on_filters)
        self.other_day.filters_changed.connect(self._on_filters)
        self.other_day.said_no_more.connect(self._take_back_moment)
        self.bar.shortlist_toggled.connect(self.show_shortlist)
        self.results.details_wanted.connect(self.show_details)
        self.results.view.copy_wanted.connect(self.copy_shown)
        self.detail.back_wanted.connect(self.show_list)
        self.needs.chosen.connect(self.choose_need)
        self.results.need_chosen.connect(self.choose_topic)
        self.results.understood.taken_back.connect(self.take_back)
        self.results.understood.left.connect(self.focus_need)
        self.results.view.hit_selected.connect(self._on_hit)
        self.results.view.hit_activated.connect(lambda _hit: self.toggle_shortlist())
        self.detail.shortlist_wanted.connect(self.toggle_shortlist)
        self.detail.initials_written.connect(self._on_initials)
        self.consultation.changed.connect(self._on_shortlist)
        self.consultation.hit_selected.connect(lambda hit: self.follower.show(hit) if self.bar.shortlist.isChecked() else None)
        self.consultation.need_wanted.connect(self.choose_need)
        self.consultation.end_wanted.connect(self.end_consultation)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+L", self.focus_place),
            ("Ctrl+Shift+L", self.consultation.stay_here),
            ("Ctrl+K", self.focus_need),
            ("Ctrl+F", self.focus_need),
            ("Ctrl+M", self.bar.shortlist.toggle),
            ("Ctrl+J", self.bar.open_now.toggle),
            ("Ctrl+G", self.other_day.choose),
            ("F5", self.other_day.back),
            ("Ctrl+B", self.bar.free.toggle),
            ("Ctrl+T", self.follower.copy_number),
            ("Ctrl+Shift+C", self.follower.copy),
            ("Ctrl+I", self.show_details),
            ("Ctrl+E", self.end_consultation),
            ("Ctrl+N", lambda: self.choose_need(EMERGENCY)),
            ("Ctrl+R", self.find_contacts),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def dress(self, theme: Theme) -> None:
        """Take on a new theme (the desktop went dark, or the text larger)."""
        self.theme = theme
        for part in (self.bar, self.needs, self.results, self.detail, self.panes, self.consultation, self.other_day):
            part.dress(theme)
        self.presenter.show()

    @property
    def shortlist(self) -> Shortlist:
        """What is on the Merkzettel."""
        return self.consultation.shortlist

    @property
    def shown(self) -> ResultsView | ShortlistView:
        """The list that the arrows walk through."""
        return self.consultation.pane.view if self.bar.shortlist.isChecked() else self.results.view

    def show_shortlist(self, shown: bool) -> None:
        """The Merkzettel in the place of the results, or the results again."""
        if shown:
            self.consultation.show_pane()
        else:
            self.middle.setCurrentWidget(self.results)
            self._on_hit(self.results.view.current_hit())

    def choose_need(self, need: str) -> None:
        """From the list at the left: what is offered for a need, or whom to ask."""
        self._choose("" if need == CONTACTS else need, contacts=need == CONTACTS)

    def choose_topic(self, need: str) -> None:
        """From a chip: of what is shown only what is about this need."""
        self._choose(need, contacts=self.session.query.contacts)

    def find_contacts(self) -> None:
        """All whom one may ask, and the focus where a name or a topic can be typed."""
        self.choose_need(CONTACTS)
        self.focus_need()

    def _choose(self, need: str, *, contacts: bool) -> None:
        """The text field is emptied, for the choice answers it."""
        self.bar.shortlist.setChecked(False)
        self.bar.need.edit.blockSignals(True)
        self.bar.need.edit.clear()
        self.bar.need.edit.blockSignals(False)
        self.bar.clear.hide()
        self.session.choose_need(need, contacts=contacts)

    def take_back(self, part: Part) -> None:
        """The text loses the words that were understood so."""
        from ortsnah.search.parts import without  # not before something was typed

        self.results.hold_still(False)  # who takes something back sees the list move
        self.bar.need.edit.setText(without(self.session.query.text, part, self.session.engine.understand, self._needs))

    def on_clock(self) -> None:
        """The clock has moved on: hours and contacts are told anew; what was searched with 'open now' is searched anew."""
        if not self.session.moment.is_now or not self.isVisible():
            return
        results = self.session.results
        if (results.query.filters.open or results.understood.open) and not self.panes.details_shown:
            self.session.refresh()
        else:
            self.presenter.show()
        if self.bar.shortlist.isChecked():
            self.follower.again()

    def _take_back_moment(self) -> None:
        """The text loses the day and the hour that it names."""
        from ortsnah.search.parts import Kind, parts  # not before something was typed

        for part in parts(self.session.results.understood, self._needs):
            if part.kind is Kind.WHEN:
                self.take_back(part)

    def end_consultation(self) -> None:
        """Everything of the client is forgotten, and the field is ready for the next one."""
        self.focus_need()  # first: a field that loses the focus writes down what stands in it
        self.consultation.end()
        self.bar.shortlist.setChecked(False)
        self.bar.need.edit.clear()

    def focus_need(self) -> None:
        """Where most consultations begin; what is typed now replaces what was there, also where the focus was here before."""
        self.bar.need.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.need.edit.selectAll()

    def focus_place(self) -> None:
        """The same for the place."""
        self.bar.place.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.place.edit.selectAll()

    def copy_shown(self) -> None:
        """What a row of the list is about: the entry, or the number of a contact."""
        (self.follower.copy_number if self.session.query.contacts else self.follower.copy)()

    def show_details(self) -> None:
        """To the detail, which in a small window takes the place of the list."""
        if self.results.view.current_hit() is not None:
            self.follower.hurry()
            self.panes.show_details(True)
            self.detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Back to the list."""
        self.panes.show_details(False)
        self.results.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_shortlist(self) -> None:
        """Put the selected hit on the Merkzettel with the need it was found for, or take it off."""
        if self.bar.shortlist.isChecked():
            self.consultation.pane.remove_current()
        elif isinstance(hit := self.results.view.current_hit(), Hit):
            self.consultation.toggle(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the results from wherever the text is typed; Escape takes back one thing after the other."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key = Qt.Key(event.key())
        if key in steps:
            self.shown.step(steps[key])
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        elif key == Qt.Key.Key_Backspace and self.bar.need.edit.hasFocus():  # the field is empty: the chosen need is next
            self.choose_topic("")
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (self.shown.hasFocus() or self.detail.hasFocus()):
            self.toggle_shortlist()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As small as bar and panes may become."""
        bar, panes = self.bar.minimumSizeHint(), self.panes.minimumSizeHint()
        return QSize(max(bar.width(), panes.width()), bar.height() + panes.height())

    def _step_back(self) -> None:
        if self.panes.arrangement is Arrangement.INSTEAD and self.panes.details_shown:
            self.show_list()
        elif self.bar.shortlist.isChecked():
            self.bar.shortlist.setChecked(False)
        elif self.bar.need.edit.text():
            self.bar.need.edit.clear()
        elif self.session.query.needs:
            self.choose_topic("")
        elif self.session.query.contacts:
            self.choose_need("")
        elif self.session.results.moment is not None:
            self.other_day.back()

    def _on_filters(self, changes: dict[str, object]) -> None:
        self.session.set_filters(**changes)

    def _on_text(self, text: str) -> None:
        self.bar.shortlist.setChecked(False)  # who types looks for something else
        self.session.set_text(text)

    def _on_shortlist(self) -> None:
        """The Merkzettel has changed."""
        self.bar.show_count(len(self.shortlist))
        self.presenter.show()
        if self.bar.shortlist.isChecked():
            self.follower.show(self.consultation.current_hit())

    def _on_initials(self, letters: str) -> None:
        self.consultation.initials = letters
        self.follower.show(self.consultation.current_hit() if self.bar.shortlist.isChecked() else self.results.view.current_hit())

    def _on_hit(self, hit: object) -> None:
        if not self.bar.shortlist.isChecked():
            self.follower.show(hit)

    def _on_answered(self) -> None:
        self.panes.show_details(False)
        self.presenter.show()
