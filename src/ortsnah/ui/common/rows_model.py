"""A list of rows that were made elsewhere: the model shows them and says what a screen reader reads."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What the model wants to know of a row; delegates get it whole, as UserRole."""

    @property
    def heading(self) -> bool:
        """It stands between others and cannot be chosen."""

    @property
    def title(self) -> str:
        """What the row is called."""

    def spoken(self) -> str:
        """The whole row, as a screen reader says it."""


R = TypeVar("R", bound=Row)


class RowsModel(QAbstractListModel, Generic[R]):
    """How rows are replaced by others is up to each list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[R] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Headings count too."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; for screen readers the whole row as a sentence."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if not index.isValid() or self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
