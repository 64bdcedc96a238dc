"""The rows of the Merkzettel: a heading for each need, its entries, and the needs that have none yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from ortsnah.consultation.shortlist import Entry, Shortlist
from ortsnah.domain.needs import Need
from ortsnah.ui.common.rows_model import Index, RowsModel
from ortsnah.ui.common.wording import where

_MIME = "application/x-ortsnah-row"


class ShortlistRow(NamedTuple):
    """An entry with its position on the list, or the heading of a need (no entry); `open` marks a need without entries."""

    label: str
    need: str
    entry: Entry | None = None
    position: int = -1
    open: bool = False

    @property
    def heading(self) -> bool:
        """A need; one without entries can be chosen, to look for it."""
        return self.entry is None and not self.open

    @property
    def title(self) -> str:
        """What the row is called."""
        return self.label

    def lines(self) -> tuple[str, str]:
        """The number, which must never be cut off, who and where; the note."""
        if self.entry is None:
            return "", ""
        told = (self.entry.hit.listing.phone, where(self.entry.hit))
        return " · ".join(part for part in told if part), self.entry.note

    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if self.entry is None:
            return f"{self.label}, noch kein Eintrag" if self.open else self.label
        line, note = self.lines()
        return ", ".join(part for part in (self.label, line, f"Notiz: {note}" if note else "") if part)


def rows_of(shortlist: Shortlist, needs: Mapping[str, Need]) -> list[ShortlistRow]:
    """Headings and entries in their order."""
    rows: list[ShortlistRow] = []
    position = 0
    for need, entries in shortlist.groups():
        rows.append(ShortlistRow(needs[need].label if need in needs else "Ohne Bedarf", need, open=not entries))
        for entry in entries:
            rows.append(ShortlistRow(entry.hit.listing.name, need, entry, position))
            position += 1
    return rows


class ShortlistModel(RowsModel[ShortlistRow]):
    """Given rows, it shows them; what the adviser changes in a row it only tells."""

    note_written = Signal(int, str)  # position on the list, text
    dragged = Signal(int, int)  # from position, before position

    def set_rows(self, rows: Sequence[ShortlistRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The note is what is edited; the tooltip is what a screen reader says."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            entry = self.rows[index.row()].entry
            return entry.note if entry else ""
        return super().data(index, Qt.ItemDataRole.AccessibleTextRole if role == Qt.ItemDataRole.ToolTipRole else role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A note was written."""
        if role != Qt.ItemDataRole.EditRole or self.rows[index.row()].entry is None:
            return False
        self.note_written.emit(self.rows[index.row()].position, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be edited and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        entry = self.rows[index.row()].entry
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled if entry else Qt.ItemFlag.NoItemFlags)

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A type of our own, which no other program takes."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The position alone: nothing that would tell another program anything."""
        data = QMimeData()
        data.setData(_MIME, str(self.rows[indexes[0].row()].position).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell where the entry shall go; the row itself moves when the list has changed."""
        if not data.hasFormat(_MIME) or action != Qt.DropAction.MoveAction:
            return False
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        before = sum(entry.entry is not None for entry in self.rows[:target])
        self.dragged.emit(int(bytes(data.data(_MIME).data()).decode()), before)
        return False  # the view must not remove the row itself

    def row_of(self, position: int) -> int:
        """The row of an entry, -1 when it is not there."""
        return next((number for number, row in enumerate(self.rows) if row.entry is not None and row.position == position), -1)
