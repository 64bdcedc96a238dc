"""The middle pane: chips of the group's needs, the sentence with the count, the list; or the sentence when there is no hit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ortsnah.domain.needs import Need
from ortsnah.ui.common.fields import Button, ElidedLabel
from ortsnah.ui.common.flow import FlowLayout
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.empty_page import EmptyPage
from ortsnah.ui.lookup.results_model import ResultRow
from ortsnah.ui.lookup.results_view import ResultsView

#: narrower than this (in units of the font) the two sentences above the list stand below each other
_NARROW = 520


class ResultsPane(QWidget):
    """Shows an answer; emits what the adviser picks."""

    need_chosen = Signal(str)
    details_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("resultsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chips = QWidget(self)
        self.flow = FlowLayout(theme.px(8))
        self.chips.setLayout(self.flow)
        self.chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.understood = ElidedLabel(self, "quiet")
        self.sentence = ElidedLabel(self, "quiet")
        self.more = Button("Einzelheiten", self, "flat")
        self.more.setToolTip("Das gewählte Angebot im Einzelnen (Strg+I)")
        self.more.clicked.connect(self.details_wanted)
        self.more.hide()
        self.view = ResultsView(theme, self)
        self.empty = EmptyPage(theme, self)
        self.empty.need_chosen.connect(self.need_chosen)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.addWidget(self.understood, 1)
        self.head.addWidget(self.sentence)
        self.head.addWidget(self.more)
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.chips)
        self.box.addLayout(self.head)
        self.box.addWidget(self.stack, 1)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.box.setContentsMargins(theme.px(16), theme.px(12), theme.px(4), 0)  # the scroll bar has the rest of the margin
        self.box.setSpacing(theme.px(10))
        self.flow.gap = theme.px(8)
        self.head.setContentsMargins(theme.px(2), 0, theme.px(12), 0)
        self._turn()
        self.view.dress(theme)
        self.empty.dress(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the sentences stand below each other."""
        super().resizeEvent(event)
        self._turn()

    def offer_details(self, offered: bool) -> None:
        """A button that leads to the detail, where both do not fit beside each other."""
        self.more.setVisible(offered)

    def show_chips(self, needs: Sequence[Need], active: Sequence[str]) -> None:
        """The needs of the chosen group as chips, the active ones filled."""
        wanted = (tuple(need.id for need in needs), tuple(active))
        if wanted == self._shown:
            return
        if wanted[0] != self._shown[0]:
            self.flow.fill([self._chip(need) for need in needs], self.chips)
        for chip in self.flow.widgets():
            chip.setChecked(chip.property("need") in active)  # type: ignore[attr-defined]
        self._shown = wanted
        self.chips.setVisible(bool(needs))
        self.chips.updateGeometry()

    def show_answer(self, rows: list[ResultRow], sentence: str, understood: str) -> None:
        """Rows with the sentence above them; a screen reader hears the sentence."""
        self.stack.setCurrentWidget(self.view)
        self.view.show_rows(rows)
        self._say(sentence, understood)

    def show_empty(self, sentence: str, hint: str, suggestions: Sequence[Need], understood: str) -> None:
        """No hit: what was not found, and the needs that come closest."""
        self.view.show_rows([])
        self.empty.show_sentence(sentence, hint, suggestions)
        self.stack.setCurrentWidget(self.empty)
        self._say("", understood, sentence)

    def _chip(self, need: Need) -> Button:
        chip = Button(need.short or need.label, self.chips, "chip")
        chip.setCheckable(True)
        chip.setProperty("need", need.id)
        chip.setAccessibleName(need.label)
        chip.clicked.connect(lambda checked: self.need_chosen.emit(need.id if checked else need.parent))
        return chip

    def _say(self, sentence: str, understood: str, spoken: str = "") -> None:
        changed = self.sentence.text() != sentence
        self.sentence.setText(sentence)
        self.understood.setText(understood)
        self._turn()
        if changed or spoken:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, spoken or sentence))

    def _turn(self) -> None:
        below = self.width() < self.theme.px(_NARROW) and bool(self.understood.text()) and self.more.isHidden()
        self.head.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(self.theme.px(4 if below else 16))
        self.understood.setVisible(bool(self.understood.text()) or not below)
