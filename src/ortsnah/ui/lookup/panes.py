"""The three panes and how they share the window: beside each other, the detail below the results, or in place of them."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ortsnah.ui.common.theme import Theme

#: narrower than this (in units of the font) the detail goes below the results; where it is also lower than that, in place of them
_NARROW, _LOW = 1200, 450
#: the results have this share of the two panes at the right, but no more than so many units: a card need not be wider
_SHARE, _WIDEST = 0.62, 980
_NEEDS = 236
#: no pane is narrower; beside the results the detail has room for the longest words
_LEAST, _LEAST_BESIDE = 300, 390


class Arrangement(Enum):
    """Where the detail is."""

    BESIDE = "beside"
    BELOW = "below"
    INSTEAD = "instead"


class Panes(QWidget):
    """Needs | results | detail. Borders can be dragged; widths that were are kept when the window is resized."""

    arranged = Signal(bool)  # true where list and detail stand in place of each other

    def __init__(self, theme: Theme, needs: QWidget, results: QWidget, detail: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.needs, self.results, self.detail = needs, results, detail
        self.arrangement = Arrangement.BESIDE
        self.details_shown = False
        self._dragged_needs = self._dragged_detail = 0  # in units of the font; 0: never dragged
        self.outer, self.inner = (QSplitter(Qt.Orientation.Horizontal, self), QSplitter(Qt.Orientation.Horizontal, self))
        for splitter, parts in ((self.inner, (results, detail)), (self.outer, (needs, self.inner))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            for part in parts:
                splitter.addWidget(part)
        self.outer.setStretchFactor(1, 1)
        self.outer.splitterMoved.connect(self._on_moved)
        self.inner.splitterMoved.connect(self._on_moved)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.outer)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.results.setMinimumWidth(theme.px(_LEAST))
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """So small it may become: then needs and results, or needs and detail, are beside each other."""
        return QSize(self.needs.minimumWidth() + self.theme.px(_LEAST), self.theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.arrange()

    def show_details(self, shown: bool) -> None:
        """Show the detail in place of the results; has a meaning only where both do not fit."""
        self.details_shown = shown
        self.arrange()

    def arrange(self) -> None:
        """Share the room that there is."""
        px, wide = self.theme.px, self.width() >= self.theme.px(_NARROW)
        if wide:
            self.arrangement = Arrangement.BESIDE
        else:
            self.arrangement = Arrangement.BELOW if self.height() >= px(_LOW) else Arrangement.INSTEAD
        instead = self.arrangement is Arrangement.INSTEAD
        self.detail.setMinimumWidth(px(_LEAST_BESIDE if wide else _LEAST))
        self.inner.setOrientation(Qt.Orientation.Vertical if self.arrangement is Arrangement.BELOW else Qt.Orientation.Horizontal)
        self.results.setVisible(not (instead and self.details_shown))
        self.detail.setVisible(not instead or self.details_shown)
        needs = max(self.needs.minimumWidth(), px(self._dragged_needs) if self._dragged_needs else min(px(_NEEDS), self.width() // 6))
        self.outer.setSizes([needs, self.width() - needs])
        self._share(self.width() - needs)
        self.arranged.emit(instead)

    def state(self) -> str:
        """The widths that were dragged, to be remembered."""
        return f"{self._dragged_needs} {self._dragged_detail}"

    def restore(self, state: str) -> None:
        """Put the borders where they were; what cannot be read is as if nothing was dragged."""
        numbers = [int(word) for word in state.split() if word.isdecimal() and len(word) < 5]
        if len(numbers) == 2:
            self._dragged_needs, self._dragged_detail = numbers
            self.arrange()

    def _share(self, room: int) -> None:
        if self.arrangement is Arrangement.BESIDE:
            results = min(round(room * _SHARE), self.theme.px(_WIDEST))
            if self._dragged_detail:
                results = room - self.theme.px(self._dragged_detail)
            self.inner.setSizes([results, room - results])
        elif self.arrangement is Arrangement.BELOW:
            self.inner.setSizes([self.height() * 55 // 100, self.height() * 45 // 100])

    def _on_moved(self) -> None:
        unit = self.theme.px(100) / 100
        if self.sender() is self.outer:
            self._dragged_needs = round(self.needs.width() / unit)
        elif self.arrangement is Arrangement.BESIDE:
            self._dragged_detail = round(self.detail.width() / unit)
