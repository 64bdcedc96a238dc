"""Looking at another day: the popup that chooses it, the line that says so, and the way back to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ortsnah.search.query import Results
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.session import LookupSession
from ortsnah.ui.lookup.top_bar import TopBar

if TYPE_CHECKING:
    from ortsnah.ui.lookup.moment_line import MomentLine
    from ortsnah.ui.lookup.moment_panel import MomentPanel


class OtherDay(QObject):
    """Joins bar, popup and line to the session; popup and line are made when they are first wanted."""

    filters_changed = Signal(dict)
    said_no_more = Signal()  # a moment that the text names is to be taken out of it

    def __init__(self, theme: Theme, session: LookupSession, bar: TopBar, column: QVBoxLayout, page: QWidget) -> None:
        super().__init__(page)
        self.theme = theme
        self._session = session
        self._bar = bar
        self._column = column
        self._page = page
        self._line: MomentLine | None = None
        self._panel: MomentPanel | None = None
        bar.other_day_wanted.connect(self.choose)

    @property
    def panel(self) -> MomentPanel:
        """The popup."""
        if self._panel is None:
            from ortsnah.ui.lookup.moment_panel import MomentPanel

            self._panel = MomentPanel(self.theme, self._session.now, self._session.moment_of, self._page)
            self._panel.moment_chosen.connect(self._on_moment)
            self._panel.changed.connect(self.filters_changed)
        return self._panel

    @property
    def line(self) -> MomentLine:
        """The line below the bar."""
        if self._line is None:
            from ortsnah.ui.lookup.moment_line import MomentLine

            self._line = MomentLine(self.theme, self._page)
            self._line.back_wanted.connect(self.back)
            self._line.other_wanted.connect(self.choose)
            self._column.insertWidget(1, self._line)
            QWidget.setTabOrder(self._bar.shortlist, self._line.other)
            QWidget.setTabOrder(self._line.other, self._line.back)
        return self._line

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        for part in (self._panel, self._line):
            if part is not None:
                part.dress(theme)

    def show(self, results: Results) -> None:
        """Say which moment the answer is for."""
        moment = results.moment
        self._bar.show_moment(moment)
        if moment is not None or self._line is not None:
            self.line.show_moment(moment.told(results.query.today) if moment is not None else "")
        if self._panel is not None:
            self._panel.show_moment(moment, results.query.filters.open or results.understood.open)

    def choose(self) -> None:
        """Open the popup below the button, in a small window below the filters."""
        results, button = self._session.results, self._bar.when if self._bar.when.isVisible() else self._bar.more
        panel = self.panel
        panel.show_moment(results.moment, results.query.filters.open or results.understood.open)
        panel.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - panel.width(), button.height() + self.theme.px(4)))
        left = self._page.window().mapToGlobal(QPoint(self.theme.px(4), 0)).x()
        panel.move(max(left, corner.x()), corner.y())
        panel.show()
        panel.field.setFocus(Qt.FocusReason.PopupFocusReason)
        panel.field.selectAll()

    def back(self) -> None:
        """To now again; what the text says of another moment is taken out of it."""
        self._on_moment(None)

    def _on_moment(self, moment: object) -> None:
        """What is chosen counts, not what the text said before."""
        if self._session.results.understood.when is not None:
            self.said_no_more.emit()
        self._session.look_at(moment)  # type: ignore[arg-type]
