"""The line above the results that says what the typed text was understood as; each part can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.flow import FlowLayout
from ortsnah.ui.common.theme import Theme

if TYPE_CHECKING:
    from ortsnah.search.parts import Part


class PartButton(Button):
    """A part of what was understood; pressing it, Backspace and Delete take it back."""

    taken_back = Signal(object)  # Part

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("", parent, "part")
        self.theme = theme
        self.part: Part | None = None
        self.clicked.connect(self._take_back)

    def show_part(self, part: Part) -> None:
        """Another part in the same button, so that the line does not flicker while somebody types."""
        if part != self.part:
            self.part = part
            self.setText(part.label.replace("&", "&&"))
            self.setAccessibleName(f"{part.label}: zurücknehmen")
            self.setToolTip("Zurücknehmen (Klick oder Rücktaste)")

    def sizeHint(self) -> QSize:
        """With room for the cross."""
        hint = super().sizeHint()
        return QSize(hint.width() + self.theme.px(14), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace, as in a text."""
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._take_back()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, with a small cross at the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), self.theme.px(12) / 10))
        half = self.theme.px(7) / 2
        middle = self.rect().toRectF().center()
        middle.setX(self.width() - self.theme.px(8) - half)
        for corner in (QPointF(half, half), QPointF(half, -half)):
            painter.drawLine(middle - corner, middle + corner)
        painter.end()

    def _take_back(self) -> None:
        if self.part is not None:
            self.taken_back.emit(self.part)


class UnderstoodLine(QWidget):
    """'Verstanden als' and the parts. `before` is what Tab leaves for them."""

    taken_back = Signal(object)  # Part
    left = Signal()  # the last part that had the focus was taken back

    def __init__(self, theme: Theme, before: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._before = before
        self._parts: tuple[Part, ...] = ()
        self._buttons: list[PartButton] = []
        self.label = QLabel("Verstanden als", self)
        self.label.setProperty("role", "quiet")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.flow = FlowLayout(theme.px(6))
        self.flow.addWidget(self.label)
        self.row = QWidget(self)
        self.row.setLayout(self.flow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.row)
        for part in (self, self.row):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.flow.gap = theme.px(6)
        for button in self._buttons:
            button.theme = theme
        self.label.setContentsMargins(0, theme.px(2), theme.px(2), theme.px(2))

    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; none hides the line."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        while len(self._buttons) < len(parts):
            self._add()
        for number, button in enumerate(self._buttons):
            if number < len(parts):
                button.show_part(parts[number])
            elif button.hasFocus():
                self._hand_on(number)
            button.setVisible(number < len(parts))
        self.setVisible(bool(parts))
        self.updateGeometry()

    def _add(self) -> None:
        button = PartButton(self.theme, self.row)
        button.taken_back.connect(self.taken_back)
        self.flow.addWidget(button)
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self._before, button)
        self._buttons.append(button)

    def _hand_on(self, number: int) -> None:
        """The focus goes to the part before; where there is none, whoever listens takes it."""
        if self._parts:
            self._buttons[min(number, len(self._parts)) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Its height follows its width."""
        if event.type() == QEvent.Type.Resize:
            self.setMinimumHeight(self.flow.heightForWidth(self.width()))
        return super().event(event)
