"""The pages as they will be printed, one below the other. Paper is white whatever the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ortsnah.consultation.handout import Sheet, as_text
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout.pages import pages
from ortsnah.ui.handout.paint import PAGE, WHITE, Page

#: units of the theme: a page is never wider, and the room around it
_WIDEST, _GAP = 860, 16


class Preview(QScrollArea):
    """Scrolls through the pages, with the keyboard too."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper = _Paper(theme)
        self.setWidget(self.paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_sheet(self, sheet: Sheet) -> int:
        """Show a sheet from its top; the number of pages."""
        self.paper.pages = pages(sheet)
        self.setAccessibleName(f"Vorschau, {len(self.paper.pages)} Seiten" if len(self.paper.pages) > 1 else "Vorschau, eine Seite")
        self.setAccessibleDescription(as_text(sheet))
        self._fit()
        self.verticalScrollBar().setValue(0)
        return len(self.paper.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page is as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.paper.fit(self.viewport().width())
        self.verticalScrollBar().setSingleStep(max(1, self.paper.height() // 40))


class _Paper(QWidget):
    """All pages."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pages: list[Page] = []
        self._scale = 0.1

    def fit(self, room: int) -> None:
        """Take on a size for this width."""
        gap = self._theme.px(_GAP)
        wide = max(1, min(room - 2 * gap, self._theme.px(_WIDEST)))
        self._scale = wide / PAGE.width()
        tall = PAGE.height() * self._scale
        self.resize(QSize(room, max(round(len(self.pages) * (tall + gap) + gap), 1)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the pages that are in sight."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._theme.colours.page)
        gap = self._theme.px(_GAP)
        size = PAGE * self._scale
        left = (self.width() - size.width()) / 2
        for number, page in enumerate(self.pages):
            box = QRectF(left, gap + number * (size.height() + gap), size.width(), size.height())
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(box, WHITE)
            painter.setPen(QPen(self._theme.colours.field_line, 1))
            painter.drawRect(box)
            painter.save()
            painter.translate(box.topLeft())
            painter.scale(self._scale, self._scale)
            page.paint(painter)
            painter.restore()
        painter.end()
