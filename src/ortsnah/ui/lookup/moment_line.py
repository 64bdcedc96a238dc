"""The line that nobody overlooks while another moment than now is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.theme import Theme


class MomentLine(QFrame):
    """'Angesehen für Dienstag, 01.12., 17 Uhr – nicht jetzt', with the way back."""

    back_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("momentLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = PlainLabel("", theme.strong)
        self.other = Button("Ändern", self)
        self.other.setToolTip("Einen anderen Tag oder eine andere Uhrzeit wählen (Strg+G)")
        self.other.clicked.connect(self.other_wanted)
        self.back = Button("Zurück zu jetzt (F5)", self)
        self.back.clicked.connect(self.back_wanted)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.sentence, 1)
        self.row.addWidget(self.other)
        self.row.addWidget(self.back)
        self.hide()
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.sentence.setFont(theme.strong)
        self.row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        self.row.setSpacing(theme.px(12))

    def show_moment(self, told: str) -> None:
        """What is looked at, '' for now; a screen reader hears it."""
        sentence = f"Angesehen für {told} – nicht jetzt" if told else ""
        if sentence == self.sentence.text():
            return
        self.sentence.show_text(sentence)
        if not told and (self.other.hasFocus() or self.back.hasFocus()):
            self.focusNextChild()
        self.setVisible(bool(told))
        if self.window().isVisible():
            from ortsnah.ui.common import speech

            speech.announce(self, sentence or "Wieder für jetzt")
