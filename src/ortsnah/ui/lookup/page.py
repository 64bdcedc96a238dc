"""The look-up page: the top bar and the three panes, joined to the session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ortsnah.consultation.shortlist import Shortlist
from ortsnah.domain.wording import count
from ortsnah.search.query import Hit, Results
from ortsnah.search.wording import understood_sentence
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.detail_pane import DetailPane
from ortsnah.ui.lookup.needs_pane import NeedsPane
from ortsnah.ui.lookup.results_model import rows_of
from ortsnah.ui.lookup.results_pane import ResultsPane
from ortsnah.ui.lookup.session import LookupSession
from ortsnah.ui.lookup.top_bar import TopBar

#: narrower than this (in units of the font) the detail goes below the results; where that is too low, in place of them
_NARROW, _LOW = 1120, 560
#: the results have this share of the two panes at the right, but no more than so many units: a card need not be wider
_RESULTS_SHARE, _RESULTS_WIDEST = 0.62, 980


class LookupPage(QWidget):
    """Everything that an adviser uses while a client sits there."""

    place_chosen = Signal(object)

    def __init__(self, theme: Theme, session: LookupSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session = session
        self.shortlist = Shortlist()
        needs = session.engine.needs
        self._needs = {need.id: need for need in needs}
        self.bar = TopBar(theme, session.engine.gazetteer, session.engine.catalogue.about.district, self)
        self.needs = NeedsPane(theme, needs, self)
        self.results = ResultsPane(theme, self)
        self.detail = DetailPane(theme, self)
        self.inner = QSplitter(Qt.Orientation.Horizontal, self)
        self.outer = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out(theme)
        self._join()
        self._add_shortcuts()

    def _lay_out(self, theme: Theme) -> None:
        for pane, stretch in ((self.results, 5), (self.detail, 3)):
            self.inner.addWidget(pane)
            self.inner.setStretchFactor(self.inner.count() - 1, stretch)
        for splitter in (self.inner, self.outer):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.outer.addWidget(self.needs)
        self.outer.addWidget(self.inner)
        self.outer.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.outer, 1)
        self.needs.setMinimumWidth(theme.px(150))
        self.results.setMinimumWidth(theme.px(300))
        self.detail.setMinimumWidth(theme.px(260))
        self.outer.setSizes([theme.px(236), theme.px(1204)])
        self.inner.setSizes([theme.px(752), theme.px(452)])

    def _join(self) -> None:
        session = self.session
        session.answered.connect(self._on_answered)
        session.counted.connect(self.needs.set_counts)
        session.place_changed.connect(self.bar.place.show_place)
        self.bar.place.place_chosen.connect(self._on_place)
        self.bar.place.left_by_enter.connect(lambda: self.bar.need.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bar.need.edit.textChanged.connect(session.set_text)
        self.bar.need.edit.returnPressed.connect(self.toggle_shortlist)
        self.bar.filters_changed.connect(self._on_filters)
        self.bar.shortlist_toggled.connect(lambda _on: self._on_answered(session.results))
        self.needs.chosen.connect(self.choose_need)
        self.results.need_chosen.connect(self.choose_need)
        self.results.view.hit_selected.connect(self._on_hit)
        self.results.view.hit_activated.connect(lambda _hit: self.toggle_shortlist())
        self.detail.shortlist_wanted.connect(self.toggle_shortlist)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+L", lambda: self.bar.place.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+K", lambda: self.bar.need.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+F", lambda: self.bar.need.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+M", self.bar.shortlist.toggle),
            ("Ctrl+J", self.bar.open_now.toggle),
            ("Ctrl+P", self.bar.free.toggle),
            ("Ctrl+T", self.detail.copy_number),
            ("Ctrl+Shift+C", self.detail.copy),
            ("Ctrl+E", self.end_consultation),
            ("Ctrl+N", lambda: self.choose_need("notfall")),
        ):
            QShortcut(QKeySequence(keys), self, activated=action)

    def dress(self, theme: Theme) -> None:
        """Take on a new theme (the desktop went dark, or the text larger)."""
        self.theme = theme
        for part in (self.bar, self.needs, self.results, self.detail):
            part.dress(theme)
        self._on_answered(self.session.results)

    def choose_need(self, need: str) -> None:
        """From the list or a chip; the text field is emptied, for the choice answers it."""
        self.bar.need.edit.blockSignals(True)
        self.bar.need.edit.clear()
        self.bar.need.edit.blockSignals(False)
        self.session.choose_need(need)

    def end_consultation(self) -> None:
        """Forget the client's list, search and filters; the place stays."""
        self.shortlist.clear()
        self.bar.shortlist.setChecked(False)
        self.bar.need.edit.clear()
        self.session.clear()
        self.bar.show_count(0)
        self.bar.need.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_shortlist(self) -> None:
        """Put the selected hit on the Merkzettel, or take it off."""
        hit = self.results.view.current_hit()
        if not isinstance(hit, Hit):
            return
        self.shortlist.toggle(hit)
        self.bar.show_count(len(self.shortlist))
        self._on_answered(self.session.results)

    def panes_state(self) -> str:
        """Where the panes' borders are, to be remembered."""
        return "|".join(bytes(splitter.saveState().toBase64().data()).decode() for splitter in (self.outer, self.inner))

    def restore_panes(self, state: str) -> None:
        """Put the borders where they were."""
        for splitter, part in zip((self.outer, self.inner), state.split("|"), strict=False):
            splitter.restoreState(QByteArray.fromBase64(part.encode()))
        self._orient()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the results from wherever the text is typed; Escape takes the text back."""
        view = self.results.view
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key = Qt.Key(event.key())
        if key in steps:
            view.step(steps[key])
        elif key == Qt.Key.Key_Escape and self.bar.need.edit.text():
            self.bar.need.edit.clear()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and view.hasFocus():
            self.toggle_shortlist()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the detail goes below."""
        super().resizeEvent(event)
        self._orient()

    def _orient(self) -> None:
        wanted = Qt.Orientation.Vertical if self.width() < self.theme.px(_NARROW) else Qt.Orientation.Horizontal
        if self.inner.orientation() != wanted:
            self.inner.setOrientation(wanted)
            self.inner.setSizes([500, 400] if wanted is Qt.Orientation.Vertical else [self.theme.px(752), self.theme.px(452)])

    def _on_place(self, place: object) -> None:
        self.session.set_place(place)  # type: ignore[arg-type]
        self.place_chosen.emit(place)

    def _on_filters(self, changes: dict[str, object]) -> None:
        if "open_now" in changes:
            changes["open_at"] = self.session.now() if changes.pop("open_now") else None
        self.session.set_filters(**changes)

    def _on_hit(self, hit: object) -> None:
        if isinstance(hit, Hit):
            key = hit.listing.service_id
            self.detail.show_service(self.session.service(key), self.session.now(), key in self.shortlist)
        else:
            self.detail.show_nothing("Kein Angebot gewählt.")

    def _on_answered(self, results: Results) -> None:
        need = self.session.effective_need()
        self.needs.show_chosen(need)
        self.bar.show_filters(results.query.filters)
        group = need.partition(".")[0]
        self.results.show_chips([n for n in self._needs.values() if n.parent == group] if group else [], self._active(results, need))
        if self.bar.shortlist.isChecked():
            self._show_shortlist()
            return
        understood = understood_sentence(results, self._needs)
        if results.hits:
            label = self._needs[need].short if need in self._needs else ""
            rows = rows_of(results, self.session.now(), label, self.shortlist.services())
            self.results.show_answer(rows, self._sentence(results), understood)
        else:
            suggested = [self._needs[x] for x in results.suggestions if x in self._needs]
            hint = "Am nächsten kommt:" if suggested else "Versuchen Sie ein anderes Wort oder wählen Sie links einen Bedarf."
            self.results.show_empty(_nothing(results), hint, suggested, understood)

    def _active(self, results: Results, need: str) -> Sequence[str]:
        if results.query.text.strip() and results.understood.needs:
            return results.understood.needs
        return (need,)

    def _show_shortlist(self) -> None:
        now = self.session.now()
        rows = [row for hit in self.shortlist for row in rows_of(Results(self.session.query, self.session.results.understood, [hit]), now, "",
                                                                 frozenset()) if row.hit]  # fmt: skip
        if rows:
            self.results.show_answer(rows, f"{count(len(rows), 'Eintrag', 'Einträge')} auf dem Merkzettel", "")
        else:
            self.results.show_empty("Der Merkzettel ist leer.", "Mit der Eingabetaste kommt das gewählte Angebot darauf.", [], "")

    def _sentence(self, results: Results) -> str:
        number = results.serving
        place = results.understood.place or results.query.place
        told = f"{'mehr als ' if results.more else ''}{count(number, 'Angebot', 'Angebote')}"
        return f"{told}, {'das' if number == 1 else 'die'} {place.place.name} {'versorgt' if number == 1 else 'versorgen'}" if place else told


def _nothing(results: Results) -> str:
    text = results.query.text.strip()
    return f"Zu „{text}“ ist nichts im Katalog." if text else "Dazu ist nichts im Katalog."
