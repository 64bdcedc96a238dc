"""What is shown instead of an empty list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ortsnah.domain.needs import Need
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.flow import FlowLayout
from ortsnah.ui.common.theme import Theme


class EmptyPage(QWidget):
    """What was not found, a hint, and the needs that come closest as buttons."""

    need_chosen = Signal(str)

    def __init__(self, theme: Theme, before: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = before
        self.sentence = QLabel(self)
        self.hint = QLabel(self)
        for label in (self.sentence, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.hint.setProperty("role", "quiet")
        self.flow = FlowLayout(theme.px(8))
        self._offered: tuple[str, ...] = ()
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.sentence)
        self.box.addWidget(self.hint)
        self.box.addLayout(self.flow)
        self.box.addStretch(1)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on fonts and sizes of the theme."""
        self.sentence.setFont(theme.font(1.2, theme.strong.weight()))
        self.box.setContentsMargins(theme.px(4), theme.px(24), theme.px(16), 0)
        self.box.setSpacing(theme.px(10))
        self.flow.gap = theme.px(8)

    def show_sentence(self, sentence: str, hint: str, suggestions: Sequence[Need]) -> None:
        """The sentence and buttons for the suggested needs."""
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        offered = tuple(need.id for need in suggestions)
        if offered != self._offered:  # the same buttons stay, and with them the focus
            self.flow.fill([self._button(need) for need in suggestions], self._before)
            self._offered = offered

    def _button(self, need: Need) -> Button:
        button = Button(need.label, self)
        button.clicked.connect(lambda: self.need_chosen.emit(need.id))
        return button
