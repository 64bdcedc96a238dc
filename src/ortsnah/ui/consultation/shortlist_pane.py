"""The Merkzettel in the place of the results: cards by need, notes, order, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ortsnah.consultation.shortlist import Shortlist
from ortsnah.domain.needs import Need
from ortsnah.domain.wording import count
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.flow import FlowLayout
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.consultation.shortlist_model import ShortlistRow, rows_of
from ortsnah.ui.consultation.shortlist_view import ShortlistView

#: units of the font that the sentence beside the title wants at least, and all gaps of the head together
_SENTENCE, _GAPS = 150, 50
_HINT = "Mit der Eingabetaste kommt das gewählte Angebot auf den Merkzettel. Er steht nirgends als hier und ist nach der Beratung fort."


class ShortlistPane(QWidget):
    """Shows the Merkzettel and changes it; whoever else shows something of it listens to `changed`."""

    changed = Signal()
    row_selected = Signal(object)  # ShortlistRow or None
    need_wanted = Signal(str)  # an open need: look for it
    sheet_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, theme: Theme, shortlist: Shortlist, needs: Mapping[str, Need], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.shortlist, self._needs = theme, shortlist, needs
        self.setObjectName("resultsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.sentence, self.empty, self.hint = (QLabel(self) for _ in range(4))
        self.title.setText("Merkzettel")
        self.empty.setText("Der Merkzettel ist leer.")
        self.hint.setText(_HINT)
        self.hint.setWordWrap(True)
        for label in (self.sentence, self.hint):
            label.setProperty("role", "quiet")
        self.sheet = self._button("Handzettel …", "Vorschau, Druck und PDF (Strg+P)", self.sheet_wanted, "primary")
        self.undo = self._button("Rückgängig", "Den letzten Schritt zurücknehmen (Strg+Z)", None)
        self.undo.clicked.connect(self._undo)
        self.end = self._button("Beratung beenden", "Merkzettel, Suche und Filter leeren (Strg+E)", self.end_wanted)
        self.view = ShortlistView(theme, self)
        self._lay_out()
        self.view.row_selected.connect(self.row_selected)
        self.view.opened.connect(self._open)
        self.view.moved.connect(self._move)
        self.view.removed.connect(self.remove_current)
        self.view.rows.note_written.connect(self.shortlist.note)  # at once: the next key may want the sheet
        self.view.rows.note_written.connect(self._on_note, Qt.ConnectionType.QueuedConnection)  # the editor must be closed before
        self.view.rows.dragged.connect(self._drag, Qt.ConnectionType.QueuedConnection)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.dress(theme)
        self.refresh()

    def _lay_out(self) -> None:
        self.head, self.names, self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout(), QVBoxLayout(self)
        self.names.addWidget(self.title)
        self.names.addWidget(self.sentence, 1)
        self.buttons = QWidget(self)
        self.flow = FlowLayout(self.theme.px(8))
        self.buttons.setLayout(self.flow)
        for button in (self.undo, self.end, self.sheet):
            self.flow.addWidget(button)
        self.head.addLayout(self.names, 1)
        self.head.addWidget(self.buttons)
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.addWidget(self.empty)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(nothing)
        self.box.addLayout(self.head)
        self.box.addWidget(self.stack, 1)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.title.setFont(theme.title)
        self.empty.setFont(theme.font(1.2, theme.strong.weight()))
        self.box.setContentsMargins(theme.px(16), theme.px(12), theme.px(4), 0)
        self.box.setSpacing(theme.px(10))
        self.head.setContentsMargins(theme.px(2), 0, theme.px(12), 0)
        self.head.setSpacing(theme.px(8))
        self.names.setSpacing(theme.px(8))
        self.flow.gap = theme.px(8)
        self._turn()
        self.view.dress(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons stand below the title."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        beside = self.flow.line_width()
        names = self.title.sizeHint().width() + max(self.sentence.sizeHint().width(), self.theme.px(_SENTENCE))
        narrow = self.width() < beside + names + self.theme.px(_GAPS)
        self.buttons.setMinimumWidth(0 if narrow else beside)
        self.head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def refresh(self, select: int | None = None) -> None:
        """Show the list as it is now; `select` is the position of the entry to be selected, else the row stays."""
        row = self.view.currentIndex().row()
        self.view.rows.set_rows(rows_of(self.shortlist, self._needs))
        number, missing = len(self.shortlist), len(self.shortlist.open_wishes())
        told = [count(number, "Eintrag", "Einträge")] if number else []
        if missing:
            told.append(f"{missing} offen")
        self.sentence.setText(" · ".join(told))
        self._turn()
        self.stack.setCurrentIndex(0 if self.view.rows.rows else 1)
        self.undo.setEnabled(self.shortlist.can_undo)
        self.sheet.setEnabled(bool(number))
        self.view.select(self.view.rows.row_of(select) if select is not None else max(row, 0))

    def remove_current(self) -> None:
        """Take the selected entry off, or drop the open need."""
        row = self.view.current()
        if row is None:
            return
        if row.entry is not None:
            self.shortlist.remove(row.position)
        elif row.open:
            self.shortlist.drop_wish(row.need)
        self._tell()

    def _button(self, text: str, tip: str, told: SignalInstance | None, role: str = "") -> Button:
        button = Button(text, self, role)
        button.setToolTip(tip)
        if told is not None:
            button.clicked.connect(told)
        return button

    def _undo(self) -> None:
        self.shortlist.undo()
        self._tell()

    def _open(self, row: ShortlistRow) -> None:
        """Enter on an entry writes its note, on an open need looks for it."""
        if row.entry is not None:
            self.view.edit(self.view.currentIndex())
        elif row.open:
            self.need_wanted.emit(row.need)

    def _move(self, by: int) -> None:
        row = self.view.current()
        if row is not None and row.entry is not None:
            self._tell(self.shortlist.move(row.position, by))

    def _drag(self, position: int, before: int) -> None:
        self._tell(self.shortlist.move_to(position, before))

    def _on_note(self, position: int) -> None:
        self._tell(position)

    def _tell(self, select: int | None = None) -> None:
        self.refresh(select)
        self.changed.emit()
