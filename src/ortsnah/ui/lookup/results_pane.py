"""The middle pane: chips of the group's needs, the sentence with the count, the list; or the sentence when there is no hit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLayout, QLayoutItem, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ortsnah.domain.needs import Need
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.results_model import ResultRow
from ortsnah.ui.lookup.results_view import ResultsView


class FlowLayout(QLayout):
    """Items in a row that goes on in the next line; after Qt's flow layout example."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way of adding."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """The item at a position."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Remove the item at a position."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """More lines when it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the lines take."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """At least the largest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.gap, 0
            if move:
                item.setGeometry(QRect(x, y, hint.width(), hint.height()))
            x += hint.width() + self.gap
            line = max(line, hint.height())
        return y + line - rect.y()


class ResultsPane(QWidget):
    """Shows an answer; emits what the adviser picks."""

    need_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("resultsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = ResultsView(theme, self)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("role", "quiet")
        self.understood = QLabel(self)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self.understood.setProperty("role", "quiet")
        self.understood.setWordWrap(True)
        self.chips = QWidget(self)
        self.flow = FlowLayout(theme.px(8))
        self.chips.setLayout(self.flow)
        self.chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.empty = EmptyPage(theme, self)
        self.empty.need_chosen.connect(self.need_chosen)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.head = QHBoxLayout()
        self.head.addWidget(self.understood, 1)
        self.head.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.chips)
        self.box.addLayout(self.head)
        self.box.addWidget(self.stack, 1)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.box.setContentsMargins(theme.px(16), theme.px(12), theme.px(4), 0)  # the scroll bar has the rest of the margin
        self.box.setSpacing(theme.px(10))
        self.flow.gap = theme.px(8)
        self.head.setSpacing(theme.px(16))
        self.head.setContentsMargins(theme.px(2), 0, theme.px(12), 0)
        self.view.dress(theme)
        self.empty.dress(theme)

    def show_chips(self, needs: Sequence[Need], active: Sequence[str]) -> None:
        """The needs of the chosen group as chips, the active ones filled."""
        wanted = (tuple(need.id for need in needs), tuple(active))
        if wanted == self._shown:
            return
        if wanted[0] != self._shown[0]:
            while (item := self.flow.takeAt(0)) is not None:
                item.widget().deleteLater()
            for need in needs:
                chip = QPushButton(need.short or need.label, self.chips)
                chip.setCheckable(True)
                chip.setProperty("role", "chip")
                chip.setProperty("need", need.id)
                chip.setAccessibleName(need.label)
                chip.clicked.connect(lambda checked, n=need: self.need_chosen.emit(n.id if checked else n.parent))
                self.flow.addWidget(chip)
                chip.show()
        for number in range(self.flow.count()):
            chip_widget = self.flow.itemAt(number).widget()  # type: ignore[union-attr]
            chip_widget.setChecked(chip_widget.property("need") in active)  # type: ignore[attr-defined]
        self._shown = wanted
        self.chips.setVisible(bool(needs))
        self.chips.updateGeometry()

    def show_answer(self, rows: list[ResultRow], sentence: str, understood: str) -> None:
        """Rows with the sentence above them; a screen reader hears the sentence."""
        self.stack.setCurrentWidget(self.view)
        self.view.show_rows(rows)
        self._say(sentence, understood)

    def show_empty(self, sentence: str, hint: str, suggestions: Sequence[Need], understood: str) -> None:
        """No hit: what was not found, and the needs that come closest."""
        self.view.show_rows([])
        self.empty.show_sentence(sentence, hint, suggestions)
        self.stack.setCurrentWidget(self.empty)
        self._say("", understood, sentence)

    def _say(self, sentence: str, understood: str, spoken: str = "") -> None:
        changed = self.sentence.text() != sentence
        self.sentence.setText(sentence)
        self.understood.setText(understood)
        if changed or spoken:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, spoken or sentence))


class EmptyPage(QWidget):
    """What is shown instead of an empty list."""

    need_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.hint = QLabel(self)
        for label in (self.sentence, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.hint.setProperty("role", "quiet")
        self.flow = FlowLayout(theme.px(8))
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.sentence)
        self.box.addWidget(self.hint)
        self.box.addLayout(self.flow)
        self.box.addStretch(1)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on fonts of the theme."""
        self.sentence.setFont(theme.font(1.2, theme.strong.weight()))
        self.box.setContentsMargins(theme.px(4), theme.px(32), theme.px(4), 0)
        self.box.setSpacing(theme.px(10))

    def show_sentence(self, sentence: str, hint: str, suggestions: Sequence[Need]) -> None:
        """The sentence and buttons for the suggested needs."""
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        while (item := self.flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for need in suggestions:
            button = QPushButton(need.label, self)
            button.clicked.connect(lambda _=False, n=need.id: self.need_chosen.emit(n))
            self.flow.addWidget(button)
            button.show()
