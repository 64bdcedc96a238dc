"""The list of needs at the left, with counts for this place and these filters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ortsnah.domain.needs import Need
from ortsnah.domain.wording import count, grouped
from ortsnah.ui.common.rows import is_hovered
from ortsnah.ui.common.rows_model import RowsModel
from ortsnah.ui.common.theme import Theme

#: shown apart from the other groups, under 'Schnell'
EMERGENCY = "notfall"
#: stands beside it, but is no need: whom to ask
CONTACTS = "ansprechpersonen"


class Row(NamedTuple):
    """A heading (no need) or a need with its count (None: not counted yet)."""

    need: str | None
    label: str
    number: int | None = None
    chosen: bool = False

    @property
    def heading(self) -> bool:
        """'Bedarf', 'Schnell'."""
        return self.need is None

    @property
    def title(self) -> str:
        """What the row is called."""
        return self.label

    def spoken(self) -> str:
        """With the count, and whether it is chosen."""
        counted = "" if self.number is None or self.need is None else _counted(self.need, self.number)
        return ", ".join(part for part in (self.label, counted, "gewählt" if self.chosen else "") if part)


class NeedsModel(RowsModel[Row]):
    """Groups of needs."""

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; when only counts differ, the list does not move."""
        if [(row.need, row.label) for row in rows] == [(row.need, row.label) for row in self.rows]:
            changed = [number for number, (row, before) in enumerate(zip(rows, self.rows, strict=True)) if row != before]
            self.rows = list(rows)
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()


def _counted(need: str, number: int) -> str:
    return count(number, "Ansprechperson", "Ansprechpersonen") if need == CONTACTS else count(number, "Angebot", "Angebote")


class NeedsDelegate(QStyledItemDelegate):
    """Draws label and count; the chosen one with ground and weight."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with room to breathe."""
        heading = index.data(Qt.ItemDataRole.UserRole).need is None
        return QSize(self.theme.px(160), self.theme.px(34 if heading and index.row() else 28 if heading else 35))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Heading, or label at the left and count at the right."""
        theme, row = self.theme, index.data(Qt.ItemDataRole.UserRole)
        inner = option.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        painter.save()
        if row.need is None:
            painter.setFont(theme.small_strong)
            painter.setPen(theme.colours.quiet)
            area = inner.adjusted(0, 0, 0, -theme.px(6))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.label)
        else:
            self._ground(painter, option.rect, index, row)
            self._words(painter, inner, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, row: Row) -> None:
        """The chosen one is filled, the one with the focus has a frame."""
        theme, colours = self.theme, self.theme.colours
        focused = self.view.hasFocus() and self.view.currentIndex() == index
        framed = focused or (row.chosen and colours.accent_back == colours.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, theme.strong_line if focused else 1) if framed else Qt.PenStyle.NoPen)
        hovered = is_hovered(self.view, index)
        painter.setBrush(colours.accent_back if row.chosen else colours.neutral_back if hovered else Qt.BrushStyle.NoBrush)
        if framed or row.chosen or hovered:
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), theme.px(6), theme.px(6))

    def _words(self, painter: QPainter, area: QRect, row: Row) -> None:
        theme, colours = self.theme, self.theme.colours
        urgent = row.need == EMERGENCY
        ink = colours.bad if urgent else colours.accent if row.chosen else colours.text
        painter.setFont(theme.strong if row.chosen else theme.base)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.label)
        painter.setPen(ink if row.chosen or urgent else colours.quiet)
        number = "" if row.number is None else grouped(row.number)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)


class NeedsView(QListView):
    """The list: what has the focus and what is chosen are two things, so that arrows alone change nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the chosen need, or at the first."""
        rows = self.model().rows  # type: ignore[attr-defined]
        chosen = [number for number, row in enumerate(rows) if row.chosen]
        if chosen or not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index((chosen or [1])[0], 0))
        super().focusInEvent(event)


class NeedsPane(QWidget):
    """The needs list with its frame."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, needs: Sequence[Need], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.groups = [need for need in needs if need.is_group]
        self.model = NeedsModel(self)
        self.view = NeedsView(self)
        self.view.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.view.setModel(self.model)
        self.delegate = NeedsDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName("Bedarf")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.view)
        self.dress(theme)
        self.set_counts({})

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.delegate.theme = theme
        self.box.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        self.view.doItemsLayout()
        widest = max((QFontMetrics(theme.strong).horizontalAdvance(need.label) for need in self.groups), default=0)
        self.setMinimumWidth(widest + theme.px(84))  # margins, the count and a scroll bar: no label is ever cut

    def set_counts(self, counts: dict[str, int], contacts: int | None = None) -> None:
        """Show how many services of each need, and how many contacts, serve the place."""
        chosen = {row.need for row in self.model.rows if row.chosen}

        def row(need: Need, label: str) -> Row:
            return Row(need.id, label, counts.get(need.id, 0) if counts else None, need.id in chosen)

        ordinary = [row(need, need.label) for need in self.groups if need.id != EMERGENCY]
        urgent = [row(need, "Notfall heute") for need in self.groups if need.id == EMERGENCY]
        asked = Row(CONTACTS, "Ansprechpersonen", contacts, CONTACTS in chosen)
        self.model.set_rows([Row(None, "Bedarf"), *ordinary, Row(None, "Schnell"), *urgent, asked])

    def show_chosen(self, groups: Collection[str]) -> None:
        """Mark these groups, or CONTACTS."""
        self.model.set_rows([row._replace(chosen=row.need in groups) for row in self.model.rows])

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None and row.need is not None:
            self.chosen.emit(row.need)
