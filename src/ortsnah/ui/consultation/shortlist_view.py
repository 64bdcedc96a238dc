"""The Merkzettel as a list of cards drawn by a delegate; notes are written in the card."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ortsnah.consultation.shortlist import LONGEST_NOTE
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.common.rows import is_hovered, is_selected
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.consultation.shortlist_model import ShortlistModel, ShortlistRow

Index = QModelIndex | QPersistentModelIndex
_NO_NOTE = "Notiz schreiben (F2)"


class ShortlistDelegate(QStyledItemDelegate):
    """Draws a heading, an open need, or an entry: name, who and where with the number, note."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All cards are of one height, headings of another."""
        row: ShortlistRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(self.theme.px(200), self.theme.px(104 if row.entry else 44 if row.open else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A card or a heading."""
        row: ShortlistRow = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.entry is not None:
            self._card(painter, option.rect, index, row)
        elif row.open:
            self._open_need(painter, option.rect, index, row)
        else:
            self._text(painter, option.rect.adjusted(self.theme.px(2), self.theme.px(6), 0, 0), row.label, self.theme.small_strong,
                       self.theme.colours.quiet)  # fmt: skip
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the note."""
        editor = LineEdit(parent)
        editor.setMaxLength(LONGEST_NOTE)
        editor.setPlaceholderText("Zum Beispiel: Dienstag vor 10 Uhr anrufen. Keine Namen.")
        editor.setAccessibleName(f"Notiz zu {index.data()}")
        return editor

    def setEditorData(self, editor: LineEdit, index: Index) -> None:  # type: ignore[override]
        """The note as it is."""
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: LineEdit, model: QAbstractItemModel, index: Index) -> None:  # type: ignore[override]
        """The note as it was written."""
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the note stands."""
        editor.setGeometry(self._lines(option.rect)[2].adjusted(-self.theme.px(6), -self.theme.px(3), 0, self.theme.px(5)))

    def _lines(self, rect: QRect) -> list[QRect]:
        px, line = self.theme.px, QFontMetrics(self.theme.base).height()
        inner = rect.adjusted(px(15), px(12), -px(15), 0)
        return [QRect(inner.left(), inner.top() + number * (line + px(7)), inner.width(), line) for number in range(3)]

    def _card(self, painter: QPainter, rect: QRect, index: Index, row: ShortlistRow) -> None:
        theme = self.theme
        colours, px = theme.colours, theme.px
        self._frame(painter, rect, index)
        name, line, note = self._lines(rect)
        told, written = row.lines()
        self._text(painter, name, row.label, theme.font(1.07, theme.strong.weight()), colours.text)
        self._text(painter, line, told, theme.base, colours.quiet)
        if written:
            ground = QRectF(note).adjusted(-px(6), -px(1), 0, px(3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.neutral_back)
            painter.drawRoundedRect(ground, px(4), px(4))
        self._text(painter, note, written or _NO_NOTE, theme.base, colours.text if written else colours.quiet)

    def _open_need(self, painter: QPainter, rect: QRect, index: Index, row: ShortlistRow) -> None:
        """A need without an entry: said in words, and a line around it when it is chosen."""
        px = self.theme.px
        self._frame(painter, rect, index)
        inner = rect.adjusted(px(15), 0, -px(15), -px(8))
        told = "noch kein Eintrag"
        width = QFontMetrics(self.theme.base).horizontalAdvance(told)
        self._text(painter, inner.adjusted(0, 0, -width - px(12), 0), row.label, self.theme.strong, self.theme.colours.text)
        painter.setPen(self.theme.colours.waiting)
        painter.setFont(self.theme.base)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)

    def _frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, colours = self.theme, self.theme.colours
        selected = is_selected(self.view, index)
        width = theme.focus_line if selected and self.view.hasFocus() else theme.strong_line if selected else 1.0
        hovered = is_hovered(self.view, index)
        painter.setPen(QPen(colours.accent if selected else colours.field_line if hovered else colours.line, width))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -theme.px(8)), theme.px(8), theme.px(8))

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)


class ShortlistView(QListView):
    """The list; keys that change it are told, the arrows belong to the page."""

    row_selected = Signal(object)  # ShortlistRow or None
    opened = Signal(object)  # ShortlistRow: Enter or a double click
    moved = Signal(int)  # Alt and an arrow: -1 or 1
    removed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ShortlistModel(self)
        self.setModel(self.rows)
        self.delegate = ShortlistDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Merkzettel")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Qt.ItemDataRole.UserRole)))

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.delegate.theme = theme
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.doItemsLayout()

    def current(self) -> ShortlistRow | None:
        """The selected row."""
        return self.currentIndex().data(Qt.ItemDataRole.UserRole) if self.currentIndex().isValid() else None

    def select(self, row: int) -> None:
        """Select a row, or the nearest that can be selected."""
        chosen = [number for number in range(self.rows.rowCount()) if self.rows.flags(self.rows.index(number))]
        if chosen:
            self.setCurrentIndex(self.rows.index(min(chosen, key=lambda number: (abs(number - row), number))))
        self.row_selected.emit(self.current())

    def finish_note(self) -> None:
        """A note that is still being written is taken as it stands."""
        if self.state() == QListView.State.EditingState:
            self.setFocus()  # the editor writes what it holds when it loses the focus

    def step(self, by: int) -> None:
        """Select so many rows further; headings are passed over."""
        chosen = [number for number in range(self.rows.rowCount()) if self.rows.flags(self.rows.index(number))]
        if chosen:
            here = chosen.index(self.currentIndex().row()) if self.currentIndex().row() in chosen else -1
            self.setCurrentIndex(self.rows.index(chosen[min(max(here + by, 0), len(chosen) - 1)]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Alt and arrows move, Enter opens; arrows alone belong to the page."""
        if self.state() == QListView.State.EditingState:  # the editor lets its last Enter through
            return
        key, arrows = event.key(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in arrows:
            self.moved.emit(arrows[Qt.Key(key)])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if (row := self.current()) is not None:
                self.opened.emit(row)
        elif key in {*arrows, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the detail pane."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_selected.emit(self.current())
