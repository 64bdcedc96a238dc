"""The rows of the result list: hits, and lines that say what comes below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ortsnah.search.query import Hit, Results, Section
from ortsnah.ui.common.wording import Chip, chips, distance, where


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A hit as text, or (hit is None) a separator with its sentence."""

    title: str
    hit: Hit | None = None
    line: str = ""
    right: str = ""
    right_below: str = ""
    chips: list[Chip] = field(default_factory=list)
    listed: bool = False  # on the Merkzettel


def rows_of(results: Results, now: dt.datetime, need_label: str, listed: frozenset[int]) -> list[ResultRow]:
    """Hits in their order; a separator stands where what does not serve the place, or only nearly fits, begins."""
    rows: list[ResultRow] = []
    group = None
    for hit in results.hits:
        here = _group(hit)
        if here != group and (rows or here != "fits"):
            rows.append(ResultRow(_separator(here, results, need_label, first=not rows)))
        group = here
        right, below = distance(hit)
        listing = hit.listing
        rows.append(ResultRow(listing.name, hit, where(hit), right, below, chips(hit, now), listing.service_id in listed))
    return rows


def _group(hit: Hit) -> str:
    if hit.section is Section.NEXT:
        return "next"
    return "fits" if hit.fits else "nearly"


def _separator(group: str, results: Results, need_label: str, *, first: bool) -> str:
    place = results.understood.place or results.query.place
    name = place.place.name if place else "dem Landkreis"
    what = f" für {need_label}" if need_label else ""
    if group == "nearly":
        return f"Passt genau: nichts{what}. Das kommt am nächsten:" if first else "Passt nur beinahe:"
    if first:
        return f"In {name} nichts{what}. Die nächsten:"
    return f"Die nächsten – in {name} sind das alle{what}"


class ResultsModel(QAbstractListModel):
    """Given rows, it shows them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ResultRow] = []

    def set_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show these rows; rows that stay where they are are not drawn anew, so that nothing flickers while typing."""
        kept = min(len(rows), len(self.rows))
        if len(rows) < len(self.rows):
            self.beginRemoveRows(QModelIndex(), kept, len(self.rows) - 1)
            del self.rows[kept:]
            self.endRemoveRows()
        changed = [number for number in range(kept) if rows[number] != self.rows[number]]
        for number in changed:
            self.rows[number] = rows[number]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(rows) > kept:
            self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
            self.rows += rows[kept:]
            self.endInsertRows()

    def first_hit(self) -> int | None:
        """Number of the first row that is a hit."""
        return next((number for number, row in enumerate(self.rows) if row.hit), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Hits and separators."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name; for screen readers the whole row as a sentence."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.line, row.right, *(chip.text for chip in row.chips)) if part)
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Separators are passed over."""
        if not index.isValid() or self.rows[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
