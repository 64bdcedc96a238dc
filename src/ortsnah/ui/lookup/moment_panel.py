"""The popup in which another day and hour is chosen: typed in a field, or picked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QWidget

from ortsnah.domain.moments import WEEKDAYS, Moment
from ortsnah.domain.wording import clock
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.choices import Choice
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.common.theme import Theme

_HOURS = range(6, 23)
_EXAMPLES = "Zum Beispiel: Di 17 Uhr, 3.12. 9:30, übermorgen"


class MomentPanel(QFrame):
    """Emits the moment (None: now), and whether only what is open then is wanted. `read` says which moment a text names."""

    moment_chosen = Signal(object)
    changed = Signal(dict)

    def __init__(self, theme: Theme, clock: Callable[[], dt.datetime], read: Callable[[str], Moment | None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("An einem anderen Tag ansehen")
        self._clock = clock
        self._read = read
        self._moment: Moment | None = None
        self.title = QLabel("An einem anderen Tag ansehen", self)
        self.field = LineEdit("", self)
        self.field.setAccessibleName("Tag und Uhrzeit")
        self.field.setPlaceholderText("Di 17 Uhr")
        self.field.textEdited.connect(self._on_text)
        self.told = QLabel(_EXAMPLES, self)
        self.told.setProperty("role", "quiet")
        self.days = [self._day_button(number) for number in range(7)]
        self.hour = Choice(theme, self)
        self.hour.setAccessibleName("Uhrzeit")
        self.hour.activated.connect(self._on_hour)
        self.open = QCheckBox("nur was dann geöffnet ist", self)
        self.open.toggled.connect(lambda on: self.changed.emit({"open": on}))
        self.back = Button("Zurück zu jetzt", self)
        self.back.clicked.connect(lambda: self._choose(None))
        self.grid = QGridLayout(self)
        self._lay_out()
        self.dress(theme)

    def _lay_out(self) -> None:
        grid = self.grid
        grid.addWidget(self.title, 0, 0, 1, 7)
        grid.addWidget(self.field, 1, 0, 1, 7)
        grid.addWidget(self.told, 2, 0, 1, 7)
        for number, button in enumerate(self.days):
            grid.addWidget(button, 3, number)
        grid.addWidget(self.hour, 4, 0, 1, 3)
        grid.addWidget(self.open, 5, 0, 1, 7)
        grid.addWidget(self.back, 6, 0, 1, 7)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        px = theme.px
        self.grid.setContentsMargins(px(16), px(14), px(16), px(14))
        self.grid.setVerticalSpacing(px(10))
        self.grid.setHorizontalSpacing(px(6))
        self.title.setFont(theme.strong)
        self.hour.theme = theme
        self.open.setPalette(theme.controls())

    def show_moment(self, moment: Moment | None, is_open: bool) -> None:
        """Let the controls say what holds, without telling anybody."""
        self._moment = moment
        today = self._clock().date()
        for number, button in enumerate(self.days):
            day = today + dt.timedelta(days=number)
            button.setText("Heute" if not number else f"{WEEKDAYS[day.weekday()]} {day.day}.")
            button.setAccessibleName(Moment(day).told(today).removesuffix(", den ganzen Tag"))
            button.setChecked(moment is not None and moment.day == day)
        self._show_hour(moment)
        self.open.blockSignals(True)
        self.open.setChecked(is_open)
        self.open.blockSignals(False)
        self.back.setEnabled(moment is not None)
        self.told.setText(moment.told(today) if moment is not None else _EXAMPLES)
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(moment.words if moment is not None else "")

    def _show_hour(self, moment: Moment | None) -> None:
        """The hours to pick from, and the one that holds where it is another."""
        own = moment.time if moment is not None else None
        times = sorted({*(dt.time(hour) for hour in _HOURS), *([own] if own is not None else [])})
        self.hour.clear()
        self.hour.addItem("ganzer Tag", None)
        for time in times:
            self.hour.addItem(clock(dt.datetime.combine(self._clock().date(), time)), time)
        self.hour.setCurrentIndex(0 if own is None else 1 + times.index(own))
        self.hour.setEnabled(moment is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: it is chosen already, so the popup closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _day_button(self, number: int) -> Button:
        button = Button("", self, "chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._on_day(number))
        return button

    def _on_text(self, text: str) -> None:
        moment = self._read(text)
        if moment is not None:
            self._choose(moment)
        elif text.strip():
            self.told.setText(f"Noch nicht verstanden. {_EXAMPLES}")

    def _on_day(self, number: int) -> None:
        self.field.setModified(False)
        time = self._moment.time if self._moment is not None else None
        self._choose(Moment(self._clock().date() + dt.timedelta(days=number), time))

    def _on_hour(self) -> None:
        self.field.setModified(False)
        if self._moment is not None:
            self._choose(self._moment._replace(time=self.hour.currentData()))

    def _choose(self, moment: Moment | None) -> None:
        if moment is None:
            self.field.setModified(False)
        self.moment_chosen.emit(moment)
