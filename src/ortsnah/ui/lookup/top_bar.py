"""The bar at the top: place, need, filters, Merkzettel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ortsnah.domain.moments import Moment
from ortsnah.domain.wording import count
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters
from ortsnah.ui.common.buttons import Button, CountButton, DropButton, IconButton
from ortsnah.ui.common.fields import LabelledField, LineEdit
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.place_field import PlaceField

if TYPE_CHECKING:
    from ortsnah.ui.lookup.filter_panel import FilterPanel

#: narrower than this (in units of the font) the switches go into the popup with the other filters
_NARROW = 900
#: and narrower than this the button for another day
_LITTLE_ROOM = 1000


_OFFERS = "Was wird gebraucht? Zum Beispiel: Krippe, Strom abgestellt, WBS"
_CONTACTS = "Wer wird gesucht? Zum Beispiel: Ortsvorsteher, Wohngeld, ein Name"


class TopBar(QWidget):
    """Tells what is asked; knows nothing of the answer."""

    filters_changed = Signal(dict)
    shortlist_toggled = Signal(bool)
    other_day_wanted = Signal()

    def __init__(
        self, theme: Theme, gazetteer: Gazetteer, district: str, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._today = today
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = PlaceField(theme, gazetteer, district, self)
        self.need = LabelledField(theme, "Bedarf", _OFFERS, LineEdit(), self)
        self.clear = IconButton(self.need, "close")
        self.need.add_button(self.clear, "Eingabe leeren (Esc)")
        self.clear.clicked.connect(self.need.edit.clear)
        self.clear.hide()
        self.need.edit.textChanged.connect(lambda text: self.clear.setVisible(bool(text)))
        self.need.edit.setToolTip("Bedarf eingeben (Strg+K)")
        self.open_now = self._switch("Jetzt geöffnet", "", "open")
        self.when = DropButton(theme, "", self)
        self.when.clicked.connect(self.other_day_wanted)
        self.free = self._switch("Freie Plätze", "Nur mit freien Plätzen nach frischer Meldung (Strg+B)", "free_places")
        self.more = DropButton(theme, "Filter", self)
        self.more.setAccessibleName("Weitere Filter")
        self.more.clicked.connect(self._on_more)
        self.shortlist = CountButton(theme, "Merkzettel", self)
        self.shortlist.setCheckable(True)
        self.shortlist.setToolTip("Merkzettel zeigen (Strg+M)")
        self.shortlist.toggled.connect(self.shortlist_toggled)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.place, 4)
        self.row.addWidget(self.need, 7)
        for button in (self.open_now, self.when, self.free, self.more, self.shortlist):
            self.row.addWidget(button)
        self._panel: FilterPanel | None = None
        self._filters = Filters()
        self._narrow = False
        self.show_moment(None)
        self._count_filters()
        self.show_count(0)
        self.dress(theme)

    @property
    def panel(self) -> FilterPanel:
        """The popup with further filters; made when it is first wanted."""
        if self._panel is None:
            from ortsnah.ui.lookup.filter_panel import FilterPanel

            self._panel = FilterPanel(self.theme, self._today, self)
            self._panel.changed.connect(self.filters_changed)
            self._panel.other_day_wanted.connect(self.other_day_wanted)
            self._panel.show_switches(self._narrow, self.when.isHidden())
            self._panel.show_filters(self._filters)
        return self._panel

    def show_kind(self, *, contacts: bool) -> None:
        """Say what may be typed: what is needed, or whom one looks for."""
        self.need.edit.setPlaceholderText(_CONTACTS if contacts else _OFFERS)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.row.setSpacing(theme.px(12))
        self.place.dress(theme)
        self.need.dress(theme)
        if self._panel is not None:
            self._panel.dress(theme)
        self.shortlist.theme = theme
        self.more.dress(theme)
        self.when.dress(theme)
        height = self.place.sizeHint().height()
        for button in (self.open_now, self.when, self.free, self.more, self.shortlist):
            button.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the switches are in the popup only."""
        super().resizeEvent(event)
        self._narrow = event.size().width() < self.theme.px(_NARROW)
        self.when.setHidden(event.size().width() < self.theme.px(_LITTLE_ROOM))
        for switch in (self.open_now, self.free):
            switch.setHidden(self._narrow)
        if self._panel is not None:
            self._panel.show_switches(self._narrow, self.when.isHidden())
        self._count_filters()

    def minimumSizeHint(self) -> QSize:
        """Without the switches, which give way."""
        always = (self.place, self.need, self.more, self.shortlist)
        width = sum(part.minimumSizeHint().width() for part in always) + self.theme.px(32 + 3 * 12)
        return QSize(width, super().minimumSizeHint().height())

    def show_count(self, number: int) -> None:
        """How many entries are on the Merkzettel."""
        self.shortlist.show_number(number)
        self.shortlist.setAccessibleName(f"Merkzettel, {count(number, 'Eintrag', 'Einträge') if number else 'leer'}")

    def show_moment(self, moment: Moment | None) -> None:
        """The moment that is looked at, None for now."""
        self.when.setText(moment.words if moment is not None else "Anderer Tag")
        self.when.setAccessibleName(f"Angesehen für {moment.words}" if moment is not None else "An einem anderen Tag ansehen")
        self.when.setToolTip("An einem anderen Tag ansehen (Strg+G)")
        if bool(self.when.property("holds")) != (moment is not None):
            self.when.setProperty("holds", moment is not None)
            self.when.style().polish(self.when)
        then = "Dann" if moment is not None else "Jetzt"
        self.open_now.setText(f"{then} geöffnet")
        self.open_now.setToolTip(f"Nur was {then.lower()} sicher geöffnet ist (Strg+J)")

    def show_filters(self, filters: Filters) -> None:
        """Let the controls say what holds, without telling anybody."""
        for button, on in ((self.open_now, filters.open), (self.free, filters.free_places)):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)
        self._filters = filters
        if self._panel is not None:
            self._panel.show_filters(filters)
        self._count_filters()

    def _count_filters(self) -> None:
        f = self._filters
        hidden = sum((f.wheelchair, f.free_of_charge, bool(f.language), f.age_months is not None))
        if self._narrow:  # then the switches are in the popup too
            hidden += f.free_places + f.open
        self.more.setText(f"Filter · {hidden}" if hidden else "Filter")
        self.more.setAccessibleName(f"Weitere Filter, {hidden} gesetzt" if hidden else "Weitere Filter")

    def _switch(self, text: str, tip: str, name: str) -> Button:
        button = Button(text, self)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.toggled.connect(lambda on: self.filters_changed.emit({name: on}))
        return button

    def _on_more(self) -> None:
        self.panel.adjustSize()
        corner = self.more.mapToGlobal(QPoint(self.more.width() - self.panel.width(), self.more.height() + self.theme.px(4)))
        left = self.window().mapToGlobal(QPoint(self.theme.px(4), 0)).x()
        self.panel.move(max(left, corner.x()), corner.y())
        self.panel.show()
        self.panel.first().setFocus(Qt.FocusReason.PopupFocusReason)
