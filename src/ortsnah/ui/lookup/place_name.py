"""How a place is written: its name strong, its municipality quiet."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from ortsnah.ui.common.theme import Theme


def draw_place(painter: QPainter, area: QRect, text: str, theme: Theme, ink: QColor) -> None:
    """'Gronig · Oberthal': the name strong, its municipality quiet."""
    name, dot, rest = text.partition(" · ")
    painter.setFont(theme.strong)
    painter.setPen(ink)
    strong = painter.fontMetrics()
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, strong.elidedText(name, Qt.TextElideMode.ElideRight, area.width()))
    area = area.adjusted(strong.horizontalAdvance(name), 0, 0, 0)
    painter.setFont(theme.base)
    painter.setPen(theme.colours.quiet)
    painter.drawText(
        area, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(dot + rest, Qt.TextElideMode.ElideRight, area.width())
    )
