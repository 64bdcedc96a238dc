"""The list of places below the place field: what completes the typed text, or all of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ortsnah.ui.common.rows import is_selected
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.place_name import draw_place

_MOST_ROWS = 13


class PlaceDelegate(QStyledItemDelegate):
    """Rows of the completion with room to breathe."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(self.theme.px(120), self.theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The name strong, its municipality quiet."""
        theme, colours = self.theme, self.theme.colours
        painter.save()
        selected = is_selected(self.view, index)
        painter.fillRect(option.rect, colours.accent_back if selected else colours.surface)
        area = option.rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
        draw_place(painter, area, str(index.data()), theme, colours.accent if selected else colours.text)
        painter.restore()


class PlaceList(QCompleter):
    """Shows labels of places below a field, emits the number of the one that is picked."""

    picked = Signal(int)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field)
        self._labels = QStringListModel(self)
        self.setModel(self._labels)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_MOST_ROWS)
        self.setWidget(field)
        self.view = QListView()
        self.view.setObjectName("popup")
        self.view.setAccessibleName("Orte")
        self.setPopup(self.view)
        self.delegate = PlaceDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.activated[QModelIndex].connect(lambda index: self.picked.emit(index.row()))  # type: ignore[index]

    def offer(self, labels: list[str], area: QRect) -> None:
        """Show these below the area, the first one chosen; none hides the list."""
        self._labels.setStringList(labels)
        if labels:
            self.complete(area)
            self.view.setCurrentIndex(self._labels.index(0))
        else:
            self.view.hide()

    def labels(self) -> list[str]:
        """What is offered at the moment."""
        return self._labels.stringList()
