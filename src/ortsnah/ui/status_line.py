"""The line at the bottom: which catalogue, how old, and that no network is needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.wording import count
from ortsnah.ui.common.buttons import DropButton
from ortsnah.ui.common.fields import ElidedLabel
from ortsnah.ui.common.theme import Theme

#: narrower than this (in units of the font) only the catalogue's name and day are shown
_NARROW = 760


class StatusLine(QWidget):
    """Shown while a catalogue is open."""

    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.example = QLabel("Beispieldaten: frei erfunden", self)
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.example.setProperty("role", "example")
        self.catalogue, self.content, self.ready = (ElidedLabel(self, "small") for _ in range(3))
        self.ready.setText("Offline bereit")
        self.more = DropButton(theme, "Mehr", self, "flat")
        self.more.setToolTip("Alles, was Ortsnah kann, mit seinen Tasten (F10)")
        self.more.clicked.connect(self.more_wanted)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setProperty("role", "warning")
        self.message.setWordWrap(True)
        self.row = QHBoxLayout(self)
        for label in (self.example, self.catalogue, self.content):
            self.row.addWidget(label)
        self.row.addWidget(self.message, 1)
        self.row.addStretch(0)
        self.row.addWidget(self.ready)
        self.row.addWidget(self.more)
        self.message.hide()
        self.hide()
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.row.setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(5))
        self.row.setSpacing(theme.px(20))
        self._least = theme.px(_NARROW)
        self.more.dress(theme)
        self.more.setFont(theme.small)
        for label in (self.catalogue, self.content, self.ready, self.example):
            label.setFont(theme.small)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What matters less goes first."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        wide = self.width() >= self._least
        self.content.setVisible(wide and self.message.isHidden())
        self.ready.setVisible(wide)

    def show_catalogue(self, catalogue: Catalogue, municipalities: int) -> None:
        """Number, day and size."""
        about = catalogue.about
        self.show()
        self.message.hide()
        self.example.setVisible(about.example)
        name = "Beispielkatalog" if about.example else f"Katalog Nr. {about.number}"
        self.catalogue.setText(f"{name} vom {about.created_on:%d.%m.%Y} · nicht signiert")
        self.content.setText(f"{count(about.services, 'Angebot', 'Angebote')} in {count(municipalities, 'Gemeinde', 'Gemeinden')}")
        self._give_way()

    def say(self, sentence: str) -> None:
        """Something that was done, in place of the catalogue's size."""
        self.content.setText(sentence)
        self._give_way()

    def warn(self, sentence: str) -> None:
        """Something that must not be overlooked, in place of the catalogue's size."""
        self.message.setText(sentence)
        self.message.show()
        self._give_way()
