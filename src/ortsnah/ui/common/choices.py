"""Boxes to choose from and numbers to step through: framed like the fields, with the arrows of the buttons.

The style sheet knows them by their names, so that Qt's own dialogs keep theirs.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from ortsnah.ui.common.theme import Theme

#: where the arrows are, from the right, in units of the font; the style sheet leaves this room
_ARROWS = 26


class Choice(QComboBox):
    """One of several."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, with the arrow at the right."""
        super().paintEvent(event)
        _paint_arrows(self, self.theme, (0.5,))


class Number(QSpinBox):
    """A number with steps."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, with an arrow up and one down."""
        super().paintEvent(event)
        _paint_arrows(self, self.theme, (-0.32, 0.68))


def _paint_arrows(box: QWidget, theme: Theme, heights: tuple[float, ...]) -> None:
    """Arrows at these shares of the height; a negative one points up."""
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = theme.colours
    painter.setPen(
        QPen(colours.text if box.isEnabled() else colours.line, theme.px(15) / 10, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    half = theme.px(8) / 2 if len(heights) == 1 else theme.px(6) / 2
    middle = box.width() - theme.px(_ARROWS) / 2
    for share in heights:
        place = QRectF(middle - half, box.height() * abs(share) - half / 2, 2 * half, half)
        edge, tip = (place.top(), place.bottom()) if share > 0 else (place.bottom(), place.top())
        painter.drawPolyline([QPointF(place.left(), edge), QPointF(middle, tip), QPointF(place.right(), edge)])
    painter.end()
