"""The place: typed with completion that forgives typing mistakes, or chosen from the list of all places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ortsnah.catalogue.read import KnownPlace
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.ui.common.buttons import DropButton
from ortsnah.ui.common.fields import LabelledField, LineEdit, plain_tip
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.place_name import draw_place

if TYPE_CHECKING:
    from ortsnah.ui.lookup.place_list import PlaceList

_MOST = 12


class PlaceEdit(LineEdit):
    """Shows the chosen place with its name strong; while it is typed in, an ordinary line edit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The place, or the text that is being typed."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        draw_place(painter, self.rect().adjusted(self.theme.px(2), 0, 0, 0), self.text(), self.theme, self.theme.colours.text)
        painter.end()


class PlaceField(LabelledField):
    """Emits a place when one is chosen, None for the whole district; what is not a place is put back."""

    place_chosen = Signal(object)
    left_by_enter = Signal()

    def __init__(self, theme: Theme, gazetteer: Gazetteer, district: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Ort", "Ort, Gemeinde oder Postleitzahl", PlaceEdit(theme), parent)
        self.all = DropButton(theme, "", self, "icon")
        self.add_button(self.all, "Alle Orte zeigen (Pfeil nach unten)")
        self.all.clicked.connect(self._on_all)
        self._gazetteer = gazetteer
        self._whole = f"Ganzer Landkreis · {district.removeprefix('Landkreis ')}"
        self._place: KnownPlace | None = None
        self._places: PlaceList | None = None
        self._offered: list[KnownPlace | None] = []
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.editingFinished.connect(self._on_finished)
        self.show_place(None)

    def dress(self, theme: Theme) -> None:
        """Take on sizes and colours of the theme, the list of places too."""
        super().dress(theme)
        self.edit.theme = theme  # type: ignore[attr-defined]
        self.edit.setMinimumWidth(theme.px(80))
        if self._places is not None:
            self._places.delegate.theme = theme

    @property
    def places(self) -> PlaceList:
        """The places below the field; made when they are first wanted."""
        if self._places is None:
            from ortsnah.ui.lookup.place_list import PlaceList

            self._places = PlaceList(self.theme, self.edit)
            self._places.picked.connect(self._on_picked)
        return self._places

    @property
    def place(self) -> KnownPlace | None:
        """The chosen place."""
        return self._place

    def show_place(self, place: KnownPlace | None) -> None:
        """Set the field without telling anybody."""
        self._place = place
        self.edit.setText(place.place.label if place else self._whole)
        self.edit.setCursorPosition(0)
        self.edit.setToolTip(f"{plain_tip(self.edit.text())}\nOrt wählen (Strg+L)")  # the field may be too narrow for the name

    def offered(self) -> list[str]:
        """What the completion offers at the moment."""
        return self.places.labels()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list of places."""
        if event.key() == Qt.Key.Key_Down and self.edit.hasFocus():
            self._offer("" if self.edit.text() == self._shown() else self.edit.text())
            return
        if event.key() == Qt.Key.Key_Escape and self.edit.text() != self._shown():
            self.show_place(self._place)
            return
        event.ignore()

    def _shown(self) -> str:
        return self._place.place.label if self._place else self._whole

    def _on_edited(self, text: str) -> None:
        self._offer(text)

    def _on_all(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._offer("")

    def _offer(self, text: str) -> None:
        found: list[KnownPlace | None] = list(self._gazetteer.complete(text, 200 if not text.strip() else _MOST))
        if not text.strip() or self._gazetteer.whole_district(text) or "ganzer".startswith(text.casefold().strip()):
            found.insert(0, None)
        self._offered = found
        wide = QRect(-self.edit.x(), self.height() - self.edit.y(), max(self.width(), self.theme.px(320)), self.theme.px(3))
        self.places.offer([known.place.label if known else self._whole for known in found], wide)

    def _on_picked(self, number: int) -> None:
        if 0 <= number < len(self._offered):
            self._choose(self._offered[number])

    def _choose(self, place: KnownPlace | None) -> None:
        self.show_place(place)
        self.place_chosen.emit(place)
        self.left_by_enter.emit()

    def _on_return(self) -> None:
        text = self.edit.text()
        if text == self._shown():
            self.left_by_enter.emit()
            return
        if self._gazetteer.whole_district(text) or not text.strip():
            self._choose(None)
            return
        found = self._gazetteer.resolve(text)
        self.places.view.hide()
        if found is not None:
            self._choose(found)

    def _on_finished(self) -> None:
        """A text that was left without a choice becomes the place it names, else what was there comes back."""
        if self._places is not None and self._places.view.isVisible():
            return
        text = self.edit.text()
        if text == self._shown():
            return
        found = self._gazetteer.exact(text)
        if found is not None:
            self.show_place(found)
            self.place_chosen.emit(found)
        else:
            self.show_place(self._place)
