"""The filters that are needed less often, in a popup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QWidget

from ortsnah.domain.ages import birth_month, months_old
from ortsnah.domain.wording import LANGUAGES
from ortsnah.search.query import Filters
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.choices import Choice, Number
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.common.theme import Theme

#: languages that clients of the office speak most, first in the filter
_FIRST = ("ar", "uk", "ru", "tr", "fa", "en")


class FilterPanel(QFrame):
    """Emits what changes; in a small window it also holds the switches of the bar."""

    changed = Signal(dict)
    other_day_wanted = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._today = today
        self.setObjectName("popup")
        self.setAccessibleName("Filter")
        self.open_now = self._box("geöffnet", "open")
        self.free = self._box("freie Plätze", "free_places")
        self.wheelchair = self._box("barrierefrei", "wheelchair")
        self.free_of_charge = self._box("kostenlos", "free_of_charge")
        self.language = Choice(theme, self)
        self.language.addItem("alle Sprachen", "")
        others = sorted((name, code) for code, name in LANGUAGES.items() if code not in (*_FIRST, "de"))
        for name, code in [(LANGUAGES[code], code) for code in _FIRST] + others:
            self.language.addItem(name, code)
        self.years = Number(theme, self)
        self.years.setRange(-1, 17)
        self.years.setSpecialValueText("egal")
        self.years.setSuffix(" Jahre")
        self.months = Number(theme, self)
        self.months.setRange(0, 11)
        self.months.setSuffix(" Monate")
        self.born = LineEdit("", self)
        self.born.setPlaceholderText("Monat und Jahr: 03/2024")
        self.born.setToolTip("Rechnet das Alter aus. Wird nicht gespeichert und ist mit Strg+E weg.")
        self.unclear = QLabel("Bitte Monat und Jahr: „03/2024“ oder „März 2024“.", self)
        self.unclear.setProperty("role", "quiet")
        self.unclear.hide()
        self.other_day = Button("An einem anderen Tag ansehen …", self)
        self.reset = Button("Alle Filter aus", self)
        self.grid = QGridLayout(self)
        self._lay_out()
        self.language.currentIndexChanged.connect(lambda: self.changed.emit({"language": self.language.currentData()}))
        self.years.valueChanged.connect(self._on_age)
        self.months.valueChanged.connect(self._on_age)
        self.born.textEdited.connect(self._on_born)
        self.reset.clicked.connect(self._on_reset)
        self.other_day.clicked.connect(self.hide)
        self.other_day.clicked.connect(self.other_day_wanted)
        self.show_switches(False, False)
        self.dress(theme)

    def _lay_out(self) -> None:
        for row, (left, right) in enumerate(((self.open_now, self.free), (self.wheelchair, self.free_of_charge))):
            self.grid.addWidget(left, row, 0)
            self.grid.addWidget(right, row, 1, 1, 2)
        rows = (("Sprache", self.language), ("Alter des Kindes", self.years), ("oder geboren", self.born))
        for row, (text, control) in enumerate(rows, 2):
            label = QLabel(text, self)
            label.setBuddy(control)
            control.setAccessibleName(text)
            self.grid.addWidget(label, row, 0)
            self.grid.addWidget(control, row, 1, 1, 1 if control is self.years else 2)
        self.months.setAccessibleName("und Monate")
        self.grid.addWidget(self.months, 3, 2)
        self.born.setAccessibleName("Geburtsmonat des Kindes")
        for row, control in enumerate((self.unclear, self.other_day, self.reset), 5):
            self.grid.addWidget(control, row, 0, 1, 3)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.grid.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self.grid.setVerticalSpacing(theme.px(7))
        self.grid.setHorizontalSpacing(theme.px(12))
        boxes = (self.open_now, self.free, self.wheelchair, self.free_of_charge)
        for box in boxes:
            box.setPalette(theme.controls())
        for field in (self.language, self.years, self.months):
            field.theme = theme

    def show_switches(self, shown: bool, other_day: bool) -> None:
        """Hold the switches of the bar too, or not, and what leads to another day."""
        self._switches = shown
        self.open_now.setHidden(not shown)
        self.free.setHidden(not shown)
        self.other_day.setHidden(not other_day)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.open_now if self._switches else self.wheelchair

    def show_filters(self, filters: Filters) -> None:
        """Let the controls say what holds, without telling anybody."""
        controls = (self.open_now, self.free, self.wheelchair, self.free_of_charge, self.language, self.years, self.months)
        for control in controls:
            control.blockSignals(True)
        self.open_now.setChecked(filters.open)
        self.free.setChecked(filters.free_places)
        self.wheelchair.setChecked(filters.wheelchair)
        self.free_of_charge.setChecked(filters.free_of_charge)
        self.language.setCurrentIndex(max(0, self.language.findData(filters.language)))
        years, months = (-1, 0) if filters.age_months is None else divmod(filters.age_months, 12)
        self.years.setValue(years)
        self.months.setValue(months)
        self.months.setEnabled(years >= 0)
        if self._age_of(self.born.text()) != filters.age_months:  # another age holds, or none: the month is forgotten
            self.born.setText("")
        self.unclear.hide()
        for control in controls:
            control.blockSignals(False)

    def _box(self, text: str, name: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.toggled.connect(lambda on: self.changed.emit({name: on}))
        return box

    def _on_age(self) -> None:
        years = self.years.value()
        self.months.setEnabled(years >= 0)
        self.changed.emit({"age_months": None if years < 0 else years * 12 + self.months.value()})

    def _age_of(self, text: str) -> int | None:
        born = birth_month(text, self._today())
        return months_old(born, self._today()) if born is not None else None

    def _on_born(self, text: str) -> None:
        months = self._age_of(text)
        self.unclear.setVisible(months is None and bool(text.strip()))
        if months is not None or not text.strip():
            self.changed.emit({"age_months": months})

    def _on_reset(self) -> None:
        self.changed.emit(
            {"wheelchair": False, "free_of_charge": False, "language": "", "age_months": None, "free_places": False, "open": False}
        )
