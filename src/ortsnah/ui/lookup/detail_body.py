"""What is said about one service: contacts first, the number big; then facts, each beside its name or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ortsnah.ui.common.buttons import Button, LinkButton
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.theme import Theme

if TYPE_CHECKING:
    from ortsnah.ui.lookup.contact_cards import ContactCard
    from ortsnah.ui.lookup.detail_content import Detail, Fact

#: between a fact and its name, in units of the font
_GAP = 12


class DetailBody(QWidget):
    """Made anew for each service; without one it is empty."""

    initials_written = Signal(str)  # the first letters of the client's surname, for duties by letters

    def __init__(self, theme: Theme, detail: Detail | None = None) -> None:
        super().__init__()
        self.theme = theme
        self._facts: list[QBoxLayout] = []
        self._name_width = 0
        self._beside = 0  # the least width in which every fact stands beside its name
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, theme.px(8), 0, 0)
        self.box.setSpacing(theme.px(4))
        if detail is not None:
            self._fill(detail)

    def turn(self, width: int) -> None:
        """Facts stand below their names where this width is too little."""
        if not self._facts:
            return
        px = self.theme.px
        self._beside = self._beside or self.minimumSizeHint().width()  # as it was made: beside
        narrow = width < self._beside
        for row in self._facts:
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
            row.setSpacing(px(1 if narrow else _GAP))
            row.setContentsMargins(0, 0, 0, px(6))

    def _fill(self, detail: Detail) -> None:
        theme, box = self.theme, self.box
        if detail.alert:
            box.addWidget(PlainLabel(detail.alert, theme.base, "alert"))
        if detail.contacts:
            box.addSpacing(theme.px(8))
            box.addLayout(self._contacts_head(detail))
            for card in detail.contacts:
                box.addWidget(self._contact(card))
        box.addSpacing(theme.px(10))
        names = QFontMetrics(theme.base)
        self._name_width = max((names.horizontalAdvance(fact.name) for fact in detail.facts), default=0) + theme.px(14)
        self._facts = [self._fact(fact) for fact in detail.facts]
        for row in self._facts:
            box.addLayout(row)
        box.addSpacing(theme.px(8))
        box.addWidget(PlainLabel(detail.footer, theme.small, "quiet"))

    def _contacts_head(self, detail: Detail) -> QHBoxLayout:
        """The heading; where duties go by letters a field for the first letters of the surname, which nobody keeps."""
        row = QHBoxLayout()
        asked = f"Wen rufe ich dann an? ({detail.then})" if detail.then else "Wen rufe ich jetzt an?"
        row.addWidget(PlainLabel(asked, self.theme.small_strong, "heading"), 1)
        if detail.by_letters:
            field = LineEdit()
            field.setAccessibleName("Erste Buchstaben des Nachnamens")
            field.setPlaceholderText("Nachname: A …")
            field.setToolTip("Erste Buchstaben des Nachnamens: zeigt, wer zuständig ist. Wird nicht gespeichert.")
            field.setMaxLength(3)
            field.setFixedWidth(field.fontMetrics().horizontalAdvance(field.placeholderText()) + self.theme.px(32))
            field.setText(detail.initials)
            field.editingFinished.connect(lambda: self.initials_written.emit(field.text()))
            row.addWidget(field)
        return row

    def _contact(self, card: ContactCard) -> QFrame:
        """Who, the number big, why this one, and when; the one to call now stands out and can be called."""
        theme = self.theme
        frame = QFrame()
        frame.setObjectName("callNow" if card.now else "card")
        box = QVBoxLayout(frame)
        box.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        box.setSpacing(theme.px(2))
        heading = f"Wenn es eilt: {card.heading}" if card.urgent else card.heading
        box.addWidget(PlainLabel(heading, theme.strong if card.urgent or card.now or card.picked else theme.base))
        for position, number in enumerate(card.numbers):
            row = QHBoxLayout()
            row.addWidget(
                PlainLabel(number.formatted, theme.font(1.4 if card.now and not position else 1.2, theme.strong.weight()), wrap=False)
            )
            row.addStretch(1)
            if number.valid:
                row.addWidget(self._link_button("Anrufen", number.uri, f"{number.formatted} anrufen"))
            box.addLayout(row)
        if card.because:
            box.addWidget(PlainLabel(card.because[:1].upper() + card.because[1:], theme.base, "" if card.now else "quiet"))
        for line in card.lines:
            box.addWidget(PlainLabel(line, theme.base, "quiet"))
        return frame

    def _link_button(self, text: str, address: str, name: str) -> Button:
        button = LinkButton(text, self)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._open(address))
        return button

    def _open(self, address: str) -> None:
        from ortsnah.ui.common.links import open_link

        open_link(self, address)

    def _fact(self, fact: Fact) -> QBoxLayout:
        """A name and what is said, beside or below it."""
        theme = self.theme
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.px(_GAP))
        name = PlainLabel(fact.name, theme.base, "quiet", wrap=False)
        name.setMinimumWidth(self._name_width)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        value = QVBoxLayout()
        value.setSpacing(theme.px(3))
        if fact.rows:
            value.addLayout(self._table(fact.rows))
        for line in fact.lines:
            value.addWidget(PlainLabel(line, theme.base))
        if fact.numbers:
            value.addLayout(self._bars(fact))
        for text, address in fact.links:
            value.addWidget(self._link_button(text, address, f"{text} öffnen"))
        row.addLayout(value, 1)
        return row

    def _bars(self, fact: Fact) -> QHBoxLayout:
        from ortsnah.ui.common.bars import Bars

        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(Bars(self.theme, fact.numbers, fact.told), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(PlainLabel(fact.told, self.theme.small, "quiet"), 1)
        return row

    def _table(self, rows: tuple[tuple[str, str, bool], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(16))
        grid.setVerticalSpacing(self.theme.px(3))
        grid.setColumnStretch(1, 1)
        for number, (left, right, strong) in enumerate(rows):
            font = self.theme.strong if strong else self.theme.base
            grid.addWidget(PlainLabel(left, font, wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(right, font), number, 1)
        return grid
