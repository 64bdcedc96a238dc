"""The window: the look-up page, or a welcome page while there is no catalogue; and the status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.errors import OrtsnahError
from ortsnah.domain.wording import count
from ortsnah.search.engine import Engine
from ortsnah.settings import Settings
from ortsnah.ui.common.dialogs import ShortcutsDialog, tell
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.page import LookupPage
from ortsnah.ui.lookup.session import Clock, LookupSession
from ortsnah.ui.welcome import WelcomePage

CatalogueOpener = Callable[[Path], Catalogue]


class MainWindow(QMainWindow):
    """Holds one catalogue at a time."""

    closed = Signal(object)  # Settings

    def __init__(self, theme: Theme, settings: Settings, opener: CatalogueOpener, example: Path, clock: Clock) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self._open = opener
        self._example = example
        self._clock = clock
        self.page: LookupPage | None = None
        self.session: LookupSession | None = None
        self._catalogue: Catalogue | None = None
        self.setWindowTitle("Ortsnah")
        self.stack = QStackedWidget(self)
        self.welcome = WelcomePage(theme, self)
        self.welcome.load_wanted.connect(self.choose_file)
        self.welcome.example_wanted.connect(lambda: self.open_file(self._example))
        self.stack.addWidget(self.welcome)
        self.status = StatusLine(theme, self)
        centre = QWidget(self)
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.stack, 1)
        box.addWidget(self.status)
        self.setCentralWidget(centre)
        self.resize(theme.px(1440), theme.px(900))
        for keys, action in (("F1", self.show_shortcuts), ("Ctrl+O", self.choose_file), ("Ctrl+Q", self.close)):
            QShortcut(QKeySequence(keys), self, activated=action)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    def open_file(self, path: Path) -> bool:
        """Show this catalogue; trouble is told and what was open stays open."""
        try:
            catalogue = self._open(path)
        except OrtsnahError as error:
            tell(self, "Der Katalog lässt sich nicht öffnen", error)
            return False
        self.show_catalogue(catalogue)
        return True

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Put a look-up page over this catalogue into the window."""
        before, old = self.page, self._catalogue
        self._catalogue = catalogue
        engine = Engine(catalogue)
        self.session = LookupSession(engine, self._clock, self)
        self.page = LookupPage(self.theme, self.session, self)
        if self.settings.panes:
            self.page.restore_panes(self.settings.panes)
        self.page.place_chosen.connect(self._on_place)
        self.stack.addWidget(self.page)
        self.stack.setCurrentWidget(self.page)
        self.status.show_catalogue(catalogue)
        self.setWindowTitle("Ortsnah – Beispieldaten" if catalogue.about.example else "Ortsnah")
        place = engine.gazetteer.exact_label(self.settings.place)
        self.session.set_place(place)
        self.page.bar.need.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        if old is not None:
            old.close()
        if catalogue.warning:
            QTimer.singleShot(0, lambda: self.status.warn(catalogue.warning))

    def warm_up(self) -> None:
        """Make what the first typed letter needs, while the adviser still looks."""
        if self.session is not None:
            _ = self.session.engine.interpreter

    def choose_file(self) -> None:
        """Ask for a catalogue file; Qt's own dialog, so that no list of recent files is written."""
        dialog = QFileDialog(self, "Katalog laden", "", "Ortsnah-Katalog (*.ortsnah);;Alle Dateien (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if dialog.exec() and self.open_file(Path(dialog.selectedFiles()[0])):
            self.settings.catalogue = dialog.selectedFiles()[0]

    def show_shortcuts(self) -> None:
        """F1."""
        ShortcutsDialog(self.theme, self).exec()

    def dress(self, theme: Theme) -> None:
        """Take on a new theme."""
        self.theme = theme
        self.welcome.dress(theme)
        self.status.dress(theme)
        if self.page is not None:
            self.page.dress(theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was, nothing else."""
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if self.page is not None:
            self.settings.panes = self.page.panes_state()
            self.page.end_consultation()
        self.closed.emit(self.settings)
        super().closeEvent(event)

    def _on_place(self, place: object) -> None:
        self.settings.place = place.place.label if place is not None else ""  # type: ignore[attr-defined]


class StatusLine(QWidget):
    """Which catalogue, how old, and that no network is needed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.example = QLabel("Beispieldaten: frei erfunden", self)
        self.example.setProperty("role", "example")
        self.catalogue = QLabel(self)
        self.content = QLabel(self)
        self.message = QLabel(self)
        self.message.setProperty("role", "warning")
        self.message.setWordWrap(True)
        self.ready = QLabel("Offline bereit", self)
        self.row = QHBoxLayout(self)
        for label in (self.example, self.catalogue, self.content):
            self.row.addWidget(label)
        self.row.addWidget(self.message, 1)
        self.row.addStretch(1)
        self.row.addWidget(self.ready)
        for label in (self.catalogue, self.content, self.ready):
            label.setProperty("role", "small")
        for label in (self.catalogue, self.content, self.ready, self.message, self.example):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        self.example.hide()
        self.ready.hide()
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.row.setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(5))
        self.row.setSpacing(theme.px(24))
        for label in (self.catalogue, self.content, self.ready, self.example):
            label.setFont(theme.small)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Number, day and size."""
        about = catalogue.about
        self.message.hide()
        self.example.setVisible(about.example)
        self.ready.show()
        name = "Beispielkatalog" if about.example else f"Katalog Nr. {about.number}"
        self.catalogue.setText(f"{name} vom {about.created_on:%d.%m.%Y} · nicht signiert")
        municipalities = len({known.municipality_id for known in catalogue.places()})
        self.content.setText(f"{count(about.services, 'Angebot', 'Angebote')} in {count(municipalities, 'Gemeinde', 'Gemeinden')}")

    def warn(self, sentence: str) -> None:
        """Something that must not be overlooked, beside the catalogue's name."""
        self.message.setText(sentence)
        self.message.show()


def restyle(app: QApplication, window: MainWindow) -> None:
    """Dress program and window as the desktop wants it now."""
    theme = Theme.of_system(app)
    theme.apply(app)
    window.dress(theme)


