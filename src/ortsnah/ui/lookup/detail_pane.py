"""The pane at the right: how do I reach them. Contacts first, the number big."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ortsnah.ui.common import clipboard
from ortsnah.ui.common.buttons import Button, LinkButton
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.theme import Theme

if TYPE_CHECKING:
    from ortsnah.domain.service import Service
    from ortsnah.ui.lookup.contact_cards import ContactCard
    from ortsnah.ui.lookup.detail_content import Asking, Detail, Fact

#: room at both sides, in units of the font
_MARGIN = 20
#: between a fact and its name
_GAP = 12
#: lines longer than this are hard to read
_WIDEST = 720


class DetailPane(QScrollArea):
    """Shows one service."""

    shortlist_wanted = Signal()
    initials_written = Signal(str)  # the first letters of the client's surname, for duties by letters
    back_wanted = Signal()
    copied = Signal(str)  # what was put on the clipboard, in a few words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.detail: Detail | None = None
        self._facts: list[QBoxLayout] = []
        self._name_width = 0
        self._beside = 0  # the least width in which every fact stands beside its name
        self.setObjectName("detailPane")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Angebot im Einzelnen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back = Button("Zur Liste", self, "flat")
        self.back.setToolTip("Zurück zur Liste (Esc)")
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.title = PlainLabel("", theme.title)
        self.subtitle = PlainLabel("", theme.base, "quiet")
        self.shortlist = Button("", self, "primary")
        self.shortlist.clicked.connect(self.shortlist_wanted)
        self.copy_all = Button("Kopieren", self)
        self.copy_all.setToolTip("Den ganzen Eintrag als Text kopieren (Strg+Umschalt+C)")
        self.copy_all.clicked.connect(self.copy)
        self.buttons = QHBoxLayout()
        self.body = QWidget()
        self._lay_out()
        self.dress(theme)
        self.show_nothing("Wählen Sie ein Angebot.")

    def _lay_out(self) -> None:
        """What stays whatever is shown: way back, names, buttons; below them the body, which is built anew."""
        content, column = QWidget(), QWidget()
        self.margins = QHBoxLayout(content)
        self.margins.addWidget(column, 1)
        self.margins.addStretch(0)
        self.box = QVBoxLayout(column)
        self.box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.title)
        self.box.addWidget(self.subtitle)
        self.box.addLayout(self.buttons)
        for button in (self.shortlist, self.copy_all):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.box.addWidget(self.body)
        self.box.addStretch(1)
        self.column = column
        self.setWidget(content)

    def dress(self, theme: Theme) -> None:
        """Take on the theme; the body is built anew."""
        self.theme, px = theme, theme.px
        self.column.setMaximumWidth(px(_WIDEST))
        self.margins.setContentsMargins(px(_MARGIN), px(16), px(_MARGIN), px(16))
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(px(4))
        self.buttons.setSpacing(px(8))
        self.buttons.setContentsMargins(0, px(8), 0, 0)
        self.title.setFont(theme.title)
        self.subtitle.setFont(theme.base)
        if self.detail is not None:
            self._put(self._body(self.detail))

    def show_nothing(self, sentence: str) -> None:
        """An empty pane with a quiet sentence."""
        self.detail = None
        self._facts = []
        self._show_names("", sentence)
        self._put(QWidget())

    def show_service(self, service: Service, asking: Asking, listed: bool) -> None:
        """Show a service; the same one again only changes the button, so that the scroll bar stays where it is."""
        from ortsnah.ui.lookup.detail_content import detail_of  # not before the first paint

        detail = detail_of(service, asking)
        self.shortlist.setText("Vom Merkzettel nehmen" if listed else "Auf den Merkzettel")
        if detail != self.detail:
            same = self.detail is not None and self.detail.title == detail.title
            self.detail = detail
            self._show_names(detail.title, detail.subtitle)
            self._put(self._body(detail))
            if not same:
                self.verticalScrollBar().setValue(0)

    def _show_names(self, title: str, subtitle: str) -> None:
        self.title.show_text(title)
        self.subtitle.show_text(subtitle)
        self.title.setVisible(bool(title))
        self.subtitle.setVisible(bool(subtitle))
        for button in (self.shortlist, self.copy_all):
            button.setVisible(bool(title))

    def copy(self) -> None:
        """The whole entry as text to the clipboard."""
        if self.detail is not None:
            from ortsnah.ui.lookup.detail_content import as_text

            self.put(as_text(self.detail), self.detail.title)

    def copy_number(self) -> None:
        """The number to call now to the clipboard."""
        if self.detail is not None:
            numbers = [number for card in self.detail.contacts for number in card.numbers]
            if numbers:
                self.put(numbers[0].formatted)

    def put(self, text: str, told: str = "") -> None:
        """A text to the clipboard; it is said that it is there."""
        clipboard.put(text)
        self.copied.emit(told or text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Facts stand below their names where there is little room."""
        super().resizeEvent(event)
        self._turn()

    def _body(self, detail: Detail) -> QWidget:
        """Everything below the buttons."""
        theme = self.theme
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, theme.px(8), 0, 0)
        box.setSpacing(theme.px(4))
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
        return body

    def _put(self, body: QWidget) -> None:
        """In place of the body before; what had the focus there has it here again."""
        focused = self.window().focusWidget()
        name = focused.accessibleName() if focused is not None and self.body.isAncestorOf(focused) else ""
        self.box.replaceWidget(self.body, body)
        self.body.hide()
        self.body.deleteLater()
        self.body = body
        body.show()
        again = next((part for part in body.findChildren(QWidget) if name and part.accessibleName() == name), None)
        if again is not None:
            again.setFocus()
        self._beside = body.minimumSizeHint().width() + self.theme.px(2 * _MARGIN)
        self._turn()

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

    def _turn(self) -> None:
        if not self._facts:
            return
        theme = self.theme
        narrow = self.viewport().width() < self._beside
        for row in self._facts:
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
            row.setSpacing(theme.px(1 if narrow else _GAP))
            row.setContentsMargins(0, 0, 0, theme.px(6))
