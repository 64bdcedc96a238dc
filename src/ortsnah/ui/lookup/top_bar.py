"""The bar at the top: place, need, filters, Merkzettel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from ortsnah.domain.wording import LANGUAGES
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters
from ortsnah.ui.common.fields import LabelledField
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.place_field import PlaceField

#: narrower than this (in units of the font) the buttons go below the fields
_NARROW = 900
#: languages that clients of the office speak most, first in the filter
_FIRST = ("ar", "uk", "ru", "tr", "fa", "en")


class TopBar(QWidget):
    """Tells what is asked; knows nothing of the answer."""

    filters_changed = Signal(dict)
    shortlist_toggled = Signal(bool)

    def __init__(self, theme: Theme, gazetteer: Gazetteer, district: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = PlaceField(theme, gazetteer, district, self)
        self.need = LabelledField(theme, "Bedarf", "Was wird gebraucht? Zum Beispiel: Krippe, Strom abgestellt, WBS", self)
        self.need.edit.setClearButtonEnabled(True)
        self.need.edit.setToolTip("Bedarf eingeben (Strg+K)")
        self.open_now = self._switch("Jetzt geöffnet", "Nur was jetzt sicher geöffnet ist", "open_now")
        self.free = self._switch("Freie Plätze", "Nur mit freien Plätzen nach frischer Meldung", "free_places")
        self.more = QPushButton("Filter ▾", self)
        self.more.setAccessibleName("Weitere Filter")
        self.more.clicked.connect(self._on_more)
        self.shortlist = QPushButton(self)
        self.shortlist.setProperty("role", "accent")
        self.shortlist.setCheckable(True)
        self.shortlist.setToolTip("Merkzettel zeigen (Strg+M)")
        self.shortlist.toggled.connect(self.shortlist_toggled)
        self.fields, self.buttons = QHBoxLayout(), QHBoxLayout()
        self.fields.addWidget(self.place, 3)
        self.fields.addWidget(self.need, 7)
        for button in (self.open_now, self.free, self.more):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.shortlist)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.addLayout(self.fields, 1)
        self.row.addLayout(self.buttons)
        self.panel = FilterPanel(theme, self)
        self.panel.changed.connect(self.filters_changed)
        self.show_count(0)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.row.setSpacing(theme.px(12))
        self.fields.setSpacing(theme.px(12))
        self.buttons.setSpacing(theme.px(12))
        self.place.dress(theme)
        self.need.dress(theme)
        self.panel.dress(theme)
        height = self.place.sizeHint().height()
        for button in (self.open_now, self.free, self.more, self.shortlist):
            button.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons take a row of their own."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.theme.px(_NARROW)
        self.row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of the two rows, for they can stand below each other."""
        hint = super().minimumSizeHint()
        return QSize(max(self.fields.minimumSize().width(), self.buttons.minimumSize().width()) + self.theme.px(32), hint.height())

    def show_count(self, number: int) -> None:
        """How many entries are on the Merkzettel."""
        self.shortlist.setText(f"Merkzettel  {number}" if number else "Merkzettel")
        self.shortlist.setAccessibleName(f"Merkzettel, {number} Einträge")

    def show_filters(self, filters: Filters) -> None:
        """Let the controls say what holds, without telling anybody."""
        for button, on in ((self.open_now, filters.open_at is not None), (self.free, filters.free_places)):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)
        self.panel.show_filters(filters)
        hidden = sum((filters.wheelchair, bool(filters.language), filters.age_months is not None, filters.free_of_charge))
        self.more.setText(f"Filter · {hidden} ▾" if hidden else "Filter ▾")

    def _switch(self, text: str, tip: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.toggled.connect(lambda on: self.filters_changed.emit({name: on}))
        return button

    def _on_more(self) -> None:
        self.panel.adjustSize()
        corner = self.more.mapToGlobal(QPoint(self.more.width() - self.panel.width(), self.more.height() + 4))
        self.panel.move(corner)
        self.panel.show()
        self.panel.wheelchair.setFocus(Qt.FocusReason.PopupFocusReason)


class FilterPanel(QFrame):
    """The filters that are needed less often, in a popup."""

    changed = Signal(dict)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("Filter")
        self.wheelchair = QCheckBox("barrierefrei", self)
        self.free_of_charge = QCheckBox("kostenlos", self)
        self.language = QComboBox(self)
        self.language.addItem("alle Sprachen", "")
        others = sorted((name, code) for code, name in LANGUAGES.items() if code not in (*_FIRST, "de"))
        for name, code in [(LANGUAGES[code], code) for code in _FIRST] + others:
            self.language.addItem(name, code)
        self.years = QSpinBox(self)
        self.years.setRange(-1, 17)
        self.years.setSpecialValueText("egal")
        self.years.setSuffix(" Jahre")
        self.months = QSpinBox(self)
        self.months.setRange(0, 11)
        self.months.setSuffix(" Monate")
        self.reset = QPushButton("Alle Filter aus", self)
        self.grid = QGridLayout(self)
        self.grid.addWidget(self.wheelchair, 0, 0, 1, 3)
        self.grid.addWidget(self.free_of_charge, 1, 0, 1, 3)
        for row, (text, control) in enumerate((("Sprache", self.language), ("Alter des Kindes", self.years)), 2):
            label = QLabel(text, self)
            label.setBuddy(control)
            control.setAccessibleName(text)
            self.grid.addWidget(label, row, 0)
            self.grid.addWidget(control, row, 1, 1, 2 if row == 2 else 1)
        self.months.setAccessibleName("und Monate")
        self.grid.addWidget(self.months, 3, 2)
        self.grid.addWidget(self.reset, 4, 0, 1, 3)
        self.wheelchair.toggled.connect(lambda on: self.changed.emit({"wheelchair": on}))
        self.free_of_charge.toggled.connect(lambda on: self.changed.emit({"free_of_charge": on}))
        self.language.currentIndexChanged.connect(lambda: self.changed.emit({"language": self.language.currentData()}))
        self.years.valueChanged.connect(self._on_age)
        self.months.valueChanged.connect(self._on_age)
        self.reset.clicked.connect(self._on_reset)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.grid.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self.grid.setVerticalSpacing(theme.px(10))
        self.grid.setHorizontalSpacing(theme.px(12))

    def show_filters(self, filters: Filters) -> None:
        """Let the controls say what holds, without telling anybody."""
        controls = (self.wheelchair, self.free_of_charge, self.language, self.years, self.months)
        for control in controls:
            control.blockSignals(True)
        self.wheelchair.setChecked(filters.wheelchair)
        self.free_of_charge.setChecked(filters.free_of_charge)
        self.language.setCurrentIndex(max(0, self.language.findData(filters.language)))
        years, months = (-1, 0) if filters.age_months is None else divmod(filters.age_months, 12)
        self.years.setValue(years)
        self.months.setValue(months)
        self.months.setEnabled(years >= 0)
        for control in controls:
            control.blockSignals(False)

    def _on_age(self) -> None:
        years = self.years.value()
        self.months.setEnabled(years >= 0)
        self.changed.emit({"age_months": None if years < 0 else years * 12 + self.months.value()})

    def _on_reset(self) -> None:
        self.changed.emit({"wheelchair": False, "free_of_charge": False, "language": "", "age_months": None, "free_places": False, "open_now": False})
