"""The pane at the right: how do I reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ortsnah.ui.common import clipboard
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.detail_body import DetailBody

if TYPE_CHECKING:
    from ortsnah.domain.service import Service
    from ortsnah.ui.lookup.detail_content import Asking, Detail

#: room at both sides, in units of the font
_MARGIN = 20
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
        self.body = DetailBody(theme)
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
            self._put(DetailBody(theme, self.detail))

    def show_nothing(self, sentence: str) -> None:
        """An empty pane with a quiet sentence."""
        self.detail = None
        self._show_names("", sentence)
        self._put(DetailBody(self.theme))

    def show_service(self, service: Service, asking: Asking, listed: bool) -> None:
        """Show a service; the same one again only changes the button, so that the scroll bar stays where it is."""
        from ortsnah.ui.lookup.detail_content import detail_of  # not before the first paint

        detail = detail_of(service, asking)
        self.shortlist.setText("Vom Merkzettel nehmen" if listed else "Auf den Merkzettel")
        if detail != self.detail:
            same = self.detail is not None and self.detail.title == detail.title
            self.detail = detail
            self._show_names(detail.title, detail.subtitle)
            self._put(DetailBody(self.theme, detail))
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

    def _turn(self) -> None:
        self.body.turn(self.viewport().width() - self.theme.px(2 * _MARGIN))

    def _put(self, body: DetailBody) -> None:
        """In place of the body before; what had the focus there has it here again."""
        focused = self.window().focusWidget()
        name = focused.accessibleName() if focused is not None and self.body.isAncestorOf(focused) else ""
        self.box.replaceWidget(self.body, body)
        self.body.hide()
        self.body.deleteLater()
        self.body = body
        body.initials_written.connect(self.initials_written)
        body.show()
        again = next((part for part in body.findChildren(QWidget) if name and part.accessibleName() == name), None)
        if again is not None:
            again.setFocus()
        self._turn()
