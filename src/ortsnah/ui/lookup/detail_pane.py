"""The pane at the right: how do I reach them. Contacts first, the number big."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ortsnah.domain.service import Service
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.detail_content import ContactCard, Detail, Fact, as_text, detail_of


def plain_label(text: str, font: QFont, role: str = "", wrap: bool = True) -> QLabel:
    """A label that shows catalogue text as it is, never as markup; can be selected with the mouse."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setFont(font)
    label.setWordWrap(wrap)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label


def unbroken(number: str) -> str:
    """A phone number that does not wrap: hyphens and spaces that hold together."""
    return number.replace("-", "\u2011").replace(" ", "\u00a0")


class DetailPane(QScrollArea):
    """Shows one service."""

    shortlist_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.detail: Detail | None = None
        self.setObjectName("detailPane")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Angebot im Einzelnen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_nothing("Wählen Sie links ein Angebot.")

    def dress(self, theme: Theme) -> None:
        """Take on the theme with the next service shown."""
        self.theme = theme

    def show_nothing(self, sentence: str) -> None:
        """An empty pane with a quiet sentence."""
        self.detail = None
        content, box = self._page()
        box.addWidget(plain_label(sentence, self.theme.base, "quiet"))
        box.addStretch(1)
        self.setWidget(content)

    def show_service(self, service: Service, now: dt.datetime, listed: bool) -> None:
        """Show a service; the page is built anew and put in at once."""
        theme, detail = self.theme, detail_of(service, now)
        self.detail = detail
        content, box = self._page()
        box.addWidget(plain_label(detail.title, theme.title))
        if detail.subtitle:
            box.addWidget(plain_label(detail.subtitle, theme.base, "quiet"))
        box.addSpacing(theme.px(8))
        box.addLayout(self._buttons(listed))
        if detail.alert:
            box.addSpacing(theme.px(8))
            box.addWidget(plain_label(detail.alert, theme.base, "alert"))
        if detail.contacts:
            box.addSpacing(theme.px(12))
            box.addWidget(plain_label("Ansprechpersonen", theme.small_strong, "heading"))
            for card in detail.contacts:
                box.addWidget(self._contact(card))
        box.addSpacing(theme.px(10))
        box.addLayout(self._facts(detail.facts))
        box.addSpacing(theme.px(8))
        box.addWidget(plain_label(detail.footer, theme.small, "quiet"))
        box.addStretch(1)
        self.setWidget(content)

    def copy(self) -> None:
        """The whole entry as text to the clipboard."""
        if self.detail is not None:
            QGuiApplication.clipboard().setText(as_text(self.detail))

    def copy_number(self) -> None:
        """The first phone number to the clipboard."""
        if self.detail is not None:
            numbers = [number for card in self.detail.contacts for number in card.numbers]
            if numbers:
                QGuiApplication.clipboard().setText(numbers[0])

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(self.theme.px(20), self.theme.px(18), self.theme.px(20), self.theme.px(18))
        box.setSpacing(self.theme.px(4))
        return content, box

    def _buttons(self, listed: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        shortlist = QPushButton("Vom Merkzettel nehmen" if listed else "Auf den Merkzettel")
        shortlist.setProperty("role", "primary")
        shortlist.clicked.connect(self.shortlist_wanted)
        copy = QPushButton("Kopieren")
        copy.setToolTip("Den ganzen Eintrag als Text kopieren (Strg+Umschalt+C)")
        copy.clicked.connect(self.copy)
        row.addWidget(shortlist)
        row.addWidget(copy)
        row.addStretch(1)
        return row

    def _contact(self, card: ContactCard) -> QFrame:
        theme = self.theme
        frame = QFrame()
        frame.setObjectName("card")
        box = QVBoxLayout(frame)
        box.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        box.setSpacing(theme.px(2))
        box.addWidget(plain_label(card.heading, theme.strong if card.urgent else theme.base))
        for number in card.numbers:
            box.addWidget(plain_label(unbroken(number), theme.font(1.2, theme.strong.weight()), wrap=False))
        for line in card.lines:
            box.addWidget(plain_label(line, theme.base, "quiet"))
        return frame

    def _facts(self, facts: tuple[Fact, ...]) -> QGridLayout:
        theme = self.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(9))
        grid.setColumnMinimumWidth(0, theme.px(94))
        grid.setColumnStretch(1, 1)
        for number, fact in enumerate(facts):
            grid.addWidget(plain_label(fact.name, theme.base, "quiet", wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
            value = QVBoxLayout()
            value.setSpacing(theme.px(3))
            if fact.rows:
                value.addLayout(self._table(fact.rows))
            for line in fact.lines:
                value.addWidget(plain_label(line, theme.base))
            grid.addLayout(value, number, 1)
        return grid

    def _table(self, rows: tuple[tuple[str, str, bool], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(16))
        grid.setVerticalSpacing(self.theme.px(3))
        grid.setColumnStretch(1, 1)
        for number, (left, right, strong) in enumerate(rows):
            font = self.theme.strong if strong else self.theme.base
            grid.addWidget(plain_label(left, font, wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain_label(right, font), number, 1)
        return grid
