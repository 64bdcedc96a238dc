"""Input fields with their name inside, buttons and labels: the small controls that everything else is made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from ortsnah.ui.common.icons import icon
from ortsnah.ui.common.theme import Theme


def plain_tip(text: str) -> str:
    """A text as a tooltip: Qt would take '<' for the beginning of markup."""
    return text.replace("<", "‹")


class Button(QPushButton):
    """A button that Enter presses as well as Space; `role` is its look in the style sheet."""

    def __init__(self, text: str, parent: QWidget | None = None, role: str = "") -> None:
        super().__init__(text, parent)
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
        """Up and Down belong to the window (results), not to the text."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            event.ignore()
            return
        super().keyPressEvent(event)


class _IconButton(Button):
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
        if self._theme is not None:
            self.setIcon(icon(self._name, self._theme.colours.quiet, self._theme.px(14)))


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
        self._icons: list[_IconButton] = []
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_icon(self, name: str, meaning: str) -> Button:
        """A small button for the mouse at the end of the field; whoever adds it knows a key for the same."""
        button = _IconButton(self, name)
        button.setAccessibleName(meaning)
        button.setToolTip(meaning)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(button)
        self._icons.append(button)
        return button

    def dress(self, theme: Theme) -> None:
        """Take on sizes and fonts of the theme."""
        self.theme = theme
        self.label.setFont(theme.small)
        self.edit.setFont(theme.base)
        self.edit.setMinimumWidth(theme.px(96))
        for button in self._icons:
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
