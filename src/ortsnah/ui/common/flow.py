"""A layout of items in a row that goes on in the next line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items in a row that goes on in the next line; after Qt's flow layout example."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def fill(self, widgets: Sequence[QWidget], after: QWidget) -> None:
        """Show these widgets instead of those before; Tab reaches them in their order, after the given widget."""
        while (item := self.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for widget in widgets:
            self.addWidget(widget)
            widget.show()
            QWidget.setTabOrder(after, widget)
            after = widget
        self.invalidate()

    def widgets(self) -> list[QWidget]:
        """What is shown, in order."""
        return [widget for item in self._items if (widget := item.widget()) is not None and not widget.isHidden()]

    def line_width(self) -> int:
        """The width at which everything stands in one line."""
        hints = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(hints) + self.gap * max(0, len(hints) - 1)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way of adding."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a position."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at a position."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """More lines when it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the lines take."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """At least the largest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget takes no room
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.gap, 0
            if move:
                item.setGeometry(QRect(x, y, hint.width(), hint.height()))
            x += hint.width() + self.gap
            line = max(line, hint.height())
        return y + line - rect.y()
