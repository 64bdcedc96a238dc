"""The line above the results that says what the typed text was understood as; each part can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ortsnah.ui.common.buttons import DropButton, ElidedButton
from ortsnah.ui.common.flow import FlowRow
from ortsnah.ui.common.theme import Theme

if TYPE_CHECKING:
    from ortsnah.search.parts import Part


class PartButton(ElidedButton):
    """A part of what was understood; pressing it, Backspace and Delete take it back."""

    taken_back = Signal(object)  # Part

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("", parent, "part", "Zurücknehmen (Klick oder Rücktaste)")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the field still has the focus, where typing goes on
        self.theme = theme
        self.part: Part | None = None
        self.clicked.connect(self._take_back)

    def show_part(self, part: Part) -> None:
        """Another part in the same button, so that the line does not flicker while somebody types."""
        if part != self.part:
            self.part = part
            self.show_text(part.label)
            self.setAccessibleName(f"{part.label}: zurücknehmen")

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
    """'Verstanden als' and the parts, which Tab reaches from the field that they were typed into."""

    taken_back = Signal(object)  # Part
    left = Signal()  # the last part that had the focus was taken back

    def __init__(self, theme: Theme, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._field = field
        self._parts: tuple[Part, ...] = ()
        self._buttons: list[PartButton] = []
        self.label = QLabel("Verstanden als", self)
        self.label.setProperty("role", "quiet")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self._small = False
        self.row = FlowRow(theme.px(6), self, led=True)
        self.flow = self.row.flow
        self.flow.addWidget(self.label)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.row)
        self.pick = DropButton(theme, "…", self, "part")
        self.pick.setToolTip("Zurücknehmen (Klick oder Rücktaste)")
        self.pick.clicked.connect(self._on_pick)
        self.pick.hide()
        QWidget.setTabOrder(field, self.pick)
        box.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.flow.gap = theme.px(6)
        self.pick.dress(theme)
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
        if self._small:
            self._cut()
        self.setVisible(bool(parts))
        self.updateGeometry()

    def set_small(self, small: bool) -> None:
        """The parts in lines, or where there is little room all in one button with a menu."""
        self._small = small
        self.row.setVisible(not small)
        self.pick.setVisible(small)
        self._cut()

    def menu(self) -> QMenu:
        """The same parts as a menu."""
        menu = QMenu(self.pick)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Verstanden als")
        for part in self._parts:
            action = menu.addAction(f"{part.label} zurücknehmen".replace("&", "&&"))
            action.triggered.connect(lambda _checked, part=part: self.taken_back.emit(part))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The one button gives way."""
        super().resizeEvent(event)
        self._cut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace on the one button takes back what was said last."""
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._parts:
            self.taken_back.emit(self._parts[-1])
        else:
            super().keyPressEvent(event)

    def _cut(self) -> None:
        whole, metrics = "Verstanden: " + ", ".join(part.label for part in self._parts), self.pick.fontMetrics()
        frame = self.pick.sizeHint().width() - metrics.horizontalAdvance(self.pick.text())
        self.pick.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, self.width() - frame).replace("&", "&&"))
        self.pick.setAccessibleName(f"{whole}; zurücknehmen")

    def _on_pick(self) -> None:
        self.menu().popup(self.pick.mapToGlobal(QPoint(0, self.pick.height())))

    def _add(self) -> None:
        button = PartButton(self.theme, self.row)
        button.taken_back.connect(self.taken_back)
        self.flow.addWidget(button)
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self._field, button)
        self._buttons.append(button)

    def _hand_on(self, number: int) -> None:
        """The focus goes to the part before; where there is none, whoever listens takes it."""
        if self._parts:
            self._buttons[min(number, len(self._parts)) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()
