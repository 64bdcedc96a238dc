"""Items in a row that goes on in the next line: the layout, and a widget that holds such a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Items in a row that goes on in the next line; after Qt's flow layout example.

    None is wider than a line, or with `led` than what the first item leaves of it, so that a long one stands beside that.
    """

    def __init__(self, gap: int, *, led: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.gap = gap
        self._led = led
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
        lead = self._items[0].sizeHint().width() + self.gap if self._led and self._items and not self._items[0].isEmpty() else 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget takes no room
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width() - lead) if item is not self._items[0] else hint.width()
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.gap, 0
            if move:
                item.setGeometry(QRect(x, y, width, hint.height()))
            x += width + self.gap
            line = max(line, hint.height())
        return y + line - rect.y()


class FlowRow(QWidget):
    """Its height is what the lines take; while it is held still it only grows, so that what is below does not go up and down."""

    def __init__(self, gap: int, parent: QWidget, *, led: bool = False) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(gap, led=led)
        self.setLayout(self.flow)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._still = False
        self._seen = 0  # the height that is held: only what was painted had its final width

    def hold_still(self, still: bool) -> None:
        """True as long as letter follows letter and the width stays."""
        if still != self._still:
            self._still, self._seen = still, 0
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Other items, or another width."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Now it is seen."""
        self._seen = max(self._seen, self.flow.heightForWidth(self.width()))

    def _fit(self) -> None:
        self.setMinimumHeight(max(self._seen if self._still else 0, self.flow.heightForWidth(self.width())))
