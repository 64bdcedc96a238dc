"""The middle pane: chips of the group's needs, the sentence with the count, the list; or the sentence when there is no hit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ortsnah.domain.needs import Need
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.fields import ElidedLabel
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.chips import NeedChips
from ortsnah.ui.lookup.results_model import ResultRow
from ortsnah.ui.lookup.results_view import ResultsView
from ortsnah.ui.lookup.understood_line import UnderstoodLine

if TYPE_CHECKING:
    from ortsnah.search.parts import Part
    from ortsnah.ui.lookup.empty_page import EmptyPage

#: narrower than this (in units of the font) the two sentences above the list stand below each other
_NARROW = 520


class ResultsPane(QWidget):
    """Shows an answer; emits what the adviser picks. Tab leaves `before` for the chips, and the field for what was understood."""

    need_chosen = Signal(str)
    details_wanted = Signal()

    def __init__(self, theme: Theme, field: QWidget, before: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("resultsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chips = NeedChips(theme, before, self)
        self.chips.need_chosen.connect(self.need_chosen)
        self.understood = UnderstoodLine(theme, field, self)
        self.sentence = ElidedLabel(self, "quiet")
        self.more = Button("Einzelheiten", self, "flat")
        self.more.setToolTip("Das gewählte Angebot im Einzelnen (Strg+I)")
        self.more.clicked.connect(self.details_wanted)
        self.more.hide()
        self.view = ResultsView(theme, self)
        self._small = self._held = False
        self._empty: EmptyPage | None = None
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.addWidget(self.understood, 1)
        self.head.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignTop)
        self.top = QHBoxLayout()
        self.top.addWidget(self.chips, 1)
        self.top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        self.box = QVBoxLayout(self)
        self.box.addLayout(self.top)
        self.box.addLayout(self.head)
        self.box.addWidget(self.stack, 1)
        self.dress(theme)

    @property
    def empty(self) -> EmptyPage:
        """What is shown instead of an empty list; made when it is first wanted."""
        if self._empty is None:
            from ortsnah.ui.lookup.empty_page import EmptyPage

            self._empty = EmptyPage(self.theme, self.view, self)
            self._empty.need_chosen.connect(self.need_chosen)
            self.stack.addWidget(self._empty)
        return self._empty

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.box.setContentsMargins(theme.px(16), theme.px(12), theme.px(4), 0)  # the scroll bar has the rest of the margin
        self.box.setSpacing(theme.px(10))
        self.chips.dress(theme)
        self.understood.dress(theme)
        self.sentence.setMinimumHeight(QFontMetrics(theme.base).height() + 2 * theme.px(2))  # as high as a part beside it
        self.head.setContentsMargins(theme.px(2), 0, theme.px(12), 0)
        self._turn()
        self.view.dress(theme)
        if self._empty is not None:
            self._empty.dress(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the sentences stand below each other."""
        super().resizeEvent(event)
        self.hold_still(False)
        self._turn()

    def offer_details(self, offered: bool) -> None:
        """Little room: a button leads to the detail, and the chips are one with a menu."""
        self._small = offered
        self.chips.set_small(offered)
        self.understood.set_small(offered)
        self._turn()

    def hold_still(self, still: bool) -> None:
        """While somebody types the list stays where it is: what stands above it only grows."""
        self.chips.hold_still(still)
        self.understood.row.hold_still(still)
        self._held = still

    def show_answer(self, rows: list[ResultRow], sentence: str, understood: Sequence[Part], *, select: bool = True) -> None:
        """Rows with the sentence above them; a screen reader hears the sentence."""
        self.stack.setCurrentWidget(self.view)
        self.view.show_rows(rows, select=select)
        begins = rows[0].title if rows and rows[0].hit is None else ""
        self._say(sentence, understood, "" if sentence else begins)

    def show_empty(self, sentence: str, hint: str, suggestions: Sequence[Need], understood: Sequence[Part]) -> None:
        """No hit: what was not found, and the needs that come closest."""
        self.view.show_rows([])
        self.empty.show_sentence(sentence, hint, suggestions)
        self.stack.setCurrentWidget(self.empty)
        self._say("", understood, sentence)

    def _say(self, sentence: str, understood: Sequence[Part], spoken: str = "") -> None:
        changed = self.sentence.text() != sentence
        self.sentence.setText(sentence)
        self.understood.show_parts(understood)
        self._turn()
        if (changed or spoken) and self.view.isVisible():  # a window that only just opens is read out anyway
            from ortsnah.ui.common import speech

            speech.announce(self.view, spoken or sentence)

    def _turn(self) -> None:
        small, parts = self._small, bool(self.understood.parts())
        below = self.width() < self.theme.px(_NARROW) and parts and not small
        self.head.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(self.theme.px(4 if below else 16))
        self.understood.setVisible(parts or (self._held and not small))
        self.understood.label.setVisible(parts)
        self.sentence.setVisible(not (small and parts))  # what can be taken back is needed more
        self.more.setVisible(small and self.view.current_hit() is not None)
        self.head.setStretch(1, int(small and not parts))
        self.top.setContentsMargins(0, 0, self.theme.px(12), 0)
