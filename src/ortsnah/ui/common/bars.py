"""A row of small bars: how a number went, at a glance. The words beside it say the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ortsnah.ui.common.theme import Theme

_MOST = 8


class Bars(QWidget):
    """The last numbers, oldest first, the newest strong; zero is a thin line, not nothing."""

    def __init__(self, theme: Theme, numbers: Sequence[int], told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.numbers = list(numbers)[-_MOST:]
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A bar is 8 wide, with 4 between."""
        return QSize(self.theme.px(12 * len(self.numbers)), self.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars stand on one line."""
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tallest = max([*self.numbers, 1])
        for position, number in enumerate(self.numbers):
            height = max(px(2), round(number / tallest * (self.height() - px(2))))
            newest = position == len(self.numbers) - 1
            painter.setPen(theme.colours.accent)
            painter.setBrush(theme.colours.accent if newest else theme.colours.accent_back)
            painter.drawRoundedRect(QRectF(px(12) * position + 0.5, self.height() - height - 0.5, px(8), height), px(1), px(1))
        painter.end()
