"""Input fields with their name inside, as calm as a line of text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from ortsnah.ui.common.theme import Theme


class LineEdit(QLineEdit):
    """A line edit without a frame that selects everything when it is reached by keyboard, so that typing starts anew."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, as address bars do."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}:
            self.selectAll()
        self.parentWidget().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the frame lose its focus line."""
        super().focusOutEvent(event)
        self.parentWidget().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down belong to the window (results), not to the text."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
            return
        super().keyPressEvent(event)


class LabelledField(QWidget):
    """A rounded field: its name small and quiet at the left, the text beside it."""

    def __init__(self, theme: Theme, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.label = QLabel(name, self)
        self.label.setProperty("role", "small")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = LineEdit(self)
        self.edit.setProperty("role", "bare")
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self.label.setBuddy(self.edit)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label)
        self.row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes and fonts of the theme."""
        self.theme = theme
        self.label.setFont(theme.small)
        self.edit.setFont(theme.base)
        self.row.setContentsMargins(theme.px(12), theme.px(10), theme.px(10), theme.px(10))
        self.row.setSpacing(theme.px(8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, with a strong line when the text has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.edit.hasFocus()
        width = 2.0 if focused else 1.0
        painter.setPen(QPen(self.theme.colours.accent if focused else self.theme.colours.field_line, width))
        painter.setBrush(self.theme.colours.surface)
        radius = self.theme.px(7)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()
