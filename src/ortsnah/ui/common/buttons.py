"""Buttons: plain, with a number, with an arrow, that give way, with nothing but an icon."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ortsnah.ui.common.theme import Theme


class Button(QPushButton):
    """A button that Enter presses as well as Space; `role` is its look in the style sheet."""

    def __init__(self, text: str, parent: QWidget | None = None, role: str = "") -> None:
        super().__init__(parent)  # with a text PySide6 would look whether it is an icon, and make QIcon's 150 names
        self.setText(text)
        if role:
            self.setProperty("role", role)

    def sizeHint(self) -> QSize:
        """Room for the heavier letters that a switch has when it is on."""
        hint = super().sizeHint()
        if self.isCheckable():
            heavy = QFont(self.font())
            heavy.setWeight(QFont.Weight.DemiBold)
            more = QFontMetrics(heavy).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, more))
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter must not reach the window while a button has the focus: there it would fill the Merkzettel."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class CountButton(Button):
    """A button with a number in a filled pill after its word."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, "accent")
        self.theme = theme
        self.number = 0

    def show_number(self, number: int) -> None:
        """0 shows no pill."""
        self.number = number
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """With room for the pill."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._pill(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A number is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, with the pill at the right."""
        super().paintEvent(event)
        if not self.number:
            return
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._pill() - theme.px(8), theme.px(20)
        pill = QRectF(self.width() - theme.px(13) - width, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours.accent)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(theme.colours.on_accent)
        painter.setFont(theme.small_strong)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.end()

    def _pill(self) -> int:
        return (self.theme.px(32) + self.theme.px(8) * (len(str(self.number)) - 1)) if self.number else 0


#: how far the arrow is from the right edge, by the look of the button; 13 where nothing is said
_ARROW_FROM = {"flat": 4, "part": 8}


class DropButton(Button):
    """A button that opens something below it, as the small arrow after its words says."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None, role: str = "") -> None:
        super().__init__(text, parent, role)
        self.theme = theme
        self.setProperty("drops", True)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """With room for the arrow."""
        hint = super().sizeHint()
        if not self.text():
            return QSize(self.theme.px(22), hint.height())
        return QSize(hint.width() + self.theme.px(14), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The arrow is never drawn over the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, with the arrow at the right."""
        super().paintEvent(event)
        px = self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), px(15) / 10, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        right = self.width() - px(_ARROW_FROM.get(str(self.property("role")), 13) if self.text() else 7)
        middle, half = self.height() / 2, px(8) / 2
        tip = QPointF(right - half, middle + half / 2)
        painter.drawLine(QPointF(right - 2 * half, middle - half / 2), tip)
        painter.drawLine(tip, QPointF(right, middle - half / 2))
        painter.end()


class ElidedButton(Button):
    """Where there is little room its words end in an ellipsis, and the tooltip has the whole; `tip` stands there in any case."""

    mode = Qt.TextElideMode.ElideRight

    def __init__(self, text: str, parent: QWidget | None = None, role: str = "", tip: str = "") -> None:
        super().__init__(text.replace("&", "&&"), parent, role)
        self._whole, self._tip = text, tip
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Other words."""
        self._whole = text
        self._cut()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        self.ensurePolished()
        extra = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + extra, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It gives way to the pane."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("…") * 6), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what there is no room for."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - (self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._whole)) + 1  # widths are rounded
        shown = self.fontMetrics().elidedText(self._whole, self.mode, max(0, room))
        if shown != self.text().replace("&&", "&"):
            self.setText(shown.replace("&", "&&"))
        cut = "" if shown == self._whole else self._whole.replace("<", "‹")
        self.setToolTip("\n".join(part for part in (cut, self._tip) if part))


class LinkButton(ElidedButton):
    """Words that lead somewhere: beginning and end of an address say the most."""

    mode = Qt.TextElideMode.ElideMiddle

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, "flat")


class IconButton(Button):
    """A button with nothing but an icon, which is drawn when it is first to be seen."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__("", parent, "icon")
        self._name = name
        self._theme: Theme | None = None

    def dress(self, theme: Theme) -> None:
        """Take on colour and size of the theme."""
        self._theme = theme
        self.setIconSize(QSize(theme.px(14), theme.px(14)))
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is seen."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        from ortsnah.ui.common.icons import icon  # not before the first paint

        if self._theme is not None:
            self.setIcon(icon(self._name, self._theme.colours.quiet, self._theme.px(14)))
