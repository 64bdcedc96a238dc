"""Input fields with their name inside, and labels that give way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from ortsnah.ui.common.buttons import DropButton, IconButton
from ortsnah.ui.common.theme import Theme


def plain_tip(text: str) -> str:
    """A text as a tooltip: Qt would take '<' for the beginning of markup."""
    return text.replace("<", "‹")


class ElidedLabel(QLabel):
    """One line that gives way: cut with an ellipsis where there is no room, then with the whole text as its tooltip."""

    def __init__(self, parent: QWidget | None = None, role: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for the ellipsis."""
        return QSize(min(super().sizeHint().width(), self.fontMetrics().horizontalAdvance("…") * 3), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A tooltip only where something is cut."""
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), int(self.alignment()), self.shown())
        painter.end()

    def shown(self) -> str:
        """The text as it is seen."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _tell(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.shown() != self.text() else "")


#: with Ctrl they are for the text itself
_TEXT_KEYS = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z})


class LineEdit(QLineEdit):
    """A line edit without a frame that selects everything when it is reached by keyboard, so that typing starts anew."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, as address bars do."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}:
            self.selectAll()
        self._frame().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the frame lose its focus line."""
        super().focusOutEvent(event)
        self._frame().update()

    def _frame(self) -> QWidget:
        return self.parentWidget() or self

    def event(self, event: QEvent) -> bool:
        """On X11 a line edit takes Ctrl+E, Ctrl+K and others for itself, as Emacs does; here they are the window's.

        The common ones of every platform (copy, paste, undo, a word to the left ...) stay.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() not in _TEXT_KEYS
            if letter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down belong to the window (results), not to the text; Backspace too, where there is nothing left to delete."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            event.ignore()
            return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
            return
        super().keyPressEvent(event)


class LabelledField(QWidget):
    """A rounded field: its name small and quiet at the left, the text beside it. Whoever makes one dresses it."""

    def __init__(self, theme: Theme, name: str, placeholder: str, edit: LineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.label = QLabel(name, self)
        self.label.setProperty("role", "small")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = edit
        edit.setParent(self)
        edit.setProperty("role", "bare")
        edit.setPlaceholderText(placeholder)
        edit.setAccessibleName(name)
        self.label.setBuddy(edit)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label)
        self.row.addWidget(edit, 1)
        self._buttons: list[DropButton | IconButton] = []
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_button(self, button: DropButton | IconButton, meaning: str) -> None:
        """A small button for the mouse at the end of the field; whoever adds it knows a key for the same."""
        button.setAccessibleName(meaning)
        button.setToolTip(meaning)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(button)
        self._buttons.append(button)

    def dress(self, theme: Theme) -> None:
        """Take on sizes and fonts of the theme."""
        self.theme = theme
        self.label.setFont(theme.small)
        self.edit.setFont(theme.base)
        self.edit.setMinimumWidth(theme.px(64))
        for button in self._buttons:
            button.dress(theme)
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
