"""The window: the look-up page, or a welcome page while there is no catalogue; and the status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ortsnah import paths
from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.errors import OrtsnahError
from ortsnah.domain.wording import count
from ortsnah.search.engine import Engine
from ortsnah.settings import Settings
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.page import LookupPage
from ortsnah.ui.lookup.session import Clock, LookupSession
from ortsnah.ui.menu import Command, add_shortcuts, show_menu
from ortsnah.ui.status_line import StatusLine

if TYPE_CHECKING:
    from ortsnah.policies import Head
    from ortsnah.ui.consultation.idle import IdleWatch
    from ortsnah.ui.welcome import WelcomePage

CatalogueOpener = Callable[[Path], Catalogue]


class MainWindow(QMainWindow):
    """Holds one catalogue at a time."""

    closed = Signal(object)  # Settings
    painted = Signal()  # once, when the window is there to be seen

    def __init__(
        self, theme: Theme, settings: Settings, opener: CatalogueOpener, example: Path, clock: Clock, counts: Path | None = None,
        head: Head | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.theme = theme
        self.settings = settings
        self._open = opener
        self._example = example
        self._clock = clock
        self._counts = counts or paths.dead_ends_file()
        self.prescribed_head = head
        self.page: LookupPage | None = None
        self.session: LookupSession | None = None
        self._catalogue: Catalogue | None = None
        self._was_painted = False
        self.idle: IdleWatch | None = None
        self.setWindowTitle("Ortsnah")
        self.stack = QStackedWidget(self)
        self._welcome: WelcomePage | None = None
        self.status = StatusLine(theme, self)
        centre = QWidget(self)
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.stack, 1)
        box.addWidget(self.status)
        self.setCentralWidget(centre)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(theme.px(1440), room.width()), min(theme.px(900), room.height()))
        add_shortcuts(self.commands(), self)
        QShortcut(QKeySequence("F10"), self, self.show_menu)
        self.status.more_wanted.connect(self.show_menu)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    def commands(self) -> tuple[Command, ...]:
        """What the menu offers, with the keys that do the same."""
        return (
            Command("Handzettel …", "Ctrl+P", self.show_sheet),
            Command("Nichts gefunden: Sackgasse zählen", "Ctrl+D", self.count_dead_end),
            Command("Was wo fehlt …", "Ctrl+Shift+D", self.show_dead_ends),
            Command("Beratung beenden", "Ctrl+E", self.end_consultation, elsewhere=True),  # on the page
            Command("Katalog laden …", "Ctrl+O", self.choose_file, always=True),
            Command("Tastenkürzel", "F1", self.show_shortcuts, always=True),
            Command("Ortsnah beenden", "Ctrl+Q", self.close, always=True),
        )

    def show_menu(self) -> None:
        """F10: everything that has no button of its own."""
        show_menu(self.commands(), self.status.more, loaded=self.page is not None)

    def show_sheet(self) -> None:
        """Ctrl+P: the sheet of paper for what is on the Merkzettel."""
        if self.page is None or self.session is None:
            return
        if not len(self.page.shortlist):
            self.status.say("Der Merkzettel ist leer: Mit der Eingabetaste kommt das gewählte Angebot darauf.")
            return
        from ortsnah.ui.consultation.sheet import sheet_dialog

        self.page.consultation.finish_note()
        dialog = sheet_dialog(self.page.consultation, self.session, self.settings, self.theme, self, self.prescribed_head)
        dialog.end_wanted.connect(self.end_consultation)
        dialog.exec()
        dialog.deleteLater()

    def count_dead_end(self) -> None:
        """Ctrl+D: nobody could help; the reason is asked and counted."""
        if self.page is None or self.session is None:
            return
        from ortsnah.ui.consultation import dead_end

        need = {need.id: need for need in self.session.engine.needs}.get(self.session.effective_need())
        now = self.session.now()
        if told := dead_end.ask(self._counts, self.theme, self.session.results, need, now.date(), self):
            self.status.say(told)

    def show_dead_ends(self) -> None:
        """What was missing where."""
        if self.session is not None:
            from ortsnah.ui.consultation import dead_end

            dead_end.show(self._counts, self.theme, {need.id: need for need in self.session.engine.needs}, self)

    @property
    def welcome(self) -> WelcomePage:
        """The page for a first start; made when it is first wanted."""
        if self._welcome is None:
            from ortsnah.ui.welcome import WelcomePage

            self._welcome = WelcomePage(self.theme, self.stack)
            self._welcome.load_wanted.connect(self.choose_file)
            self._welcome.example_wanted.connect(lambda: self.open_file(self._example))
            self.stack.addWidget(self._welcome)
            self._welcome.dress(self.theme)  # once more: a scroll area that changes its parent makes Qt forget its labels' fonts
        return self._welcome

    def show_welcome(self, problem: str = "") -> None:
        """Show the page for a first start, with the reason why the wanted catalogue did not open."""
        self.welcome.show_problem(problem)
        self.stack.setCurrentWidget(self.welcome)

    def open_file(self, path: Path) -> bool:
        """Show this catalogue; trouble is told and what was open stays open."""
        try:
            catalogue = self._open(path)
        except OrtsnahError as error:
            from ortsnah.ui.common.dialogs import tell

            tell(self, "Der Katalog lässt sich nicht öffnen", error)
            return False
        self.show_catalogue(catalogue)
        return True

    def show_catalogue(self, catalogue: Catalogue, *, hurried: bool = False) -> None:
        """Put a look-up page over this catalogue into the window. In a hurry the hours are left to warm_up(), after the first paint."""
        before, old = self.page, self._catalogue
        if self.session is not None:
            self.session.close()
        self._catalogue = catalogue
        engine = Engine(catalogue)
        self.session = LookupSession(engine, self._clock, self)
        if not hurried:
            self.session.load_calendar()
        self.page = LookupPage(self.theme, self.session, self)
        if self.settings.panes:
            self.page.panes.restore(self.settings.panes)
        self.page.consultation.default_place_wanted.connect(self._on_default_place)
        self.page.consultation.said.connect(self.status.say)
        self.page.consultation.sheet_wanted.connect(self.show_sheet)
        self.stack.addWidget(self.page)
        self.stack.setCurrentWidget(self.page)
        self.status.show_catalogue(catalogue, len({known.municipality_id for known in engine.gazetteer.places}))
        self.setWindowTitle("Beispieldaten – Ortsnah" if catalogue.about.example else "Ortsnah")
        self.page.consultation.start_at(engine.gazetteer.exact_label(self.settings.place))
        self.page.focus_need()
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        if old is not None:
            old.close()
        if catalogue.warning:
            self.status.warn(catalogue.warning)

    def warm_up(self) -> None:
        """Make what the first typed letter needs, while the adviser still looks; and read every page of the file once."""
        if self.session is None or self._catalogue is None:
            return
        try:
            self._catalogue.check()
        except OrtsnahError:
            self.open_file(self._catalogue.path)  # opens the generation before it, and says so
        if self.session.calendar is None:
            self.session.load_calendar()
            self.session.refresh()
        _ = self.session.engine.interpreter
        from ortsnah.ui.lookup import detail_content  # noqa: F401 - the first hit wants it

        self._watch_idleness()

    def _watch_idleness(self) -> None:
        from ortsnah.ui.consultation.idle import IdleWatch

        def has_traces() -> bool:
            return self.page is not None and self.page.consultation.has_traces

        if self.idle is None:
            self.idle = IdleWatch(self.settings.idle_minutes, has_traces, self.end_consultation, self)

    def end_consultation(self) -> None:
        """Nothing of the client stays, neither in the window nor in a dialog over it nor on the clipboard."""
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible() and (self.idle is None or dialog is not self.idle.question):
                dialog.reject()
        if self.page is not None:
            self.page.end_consultation()

    def choose_file(self) -> None:
        """Ask for a catalogue file; before a Merkzettel is lost over it, whether that may be."""
        from ortsnah.ui.common.dialogs import agrees
        from ortsnah.ui.common.files import ask_open

        listed = len(self.page.shortlist) if self.page is not None else 0
        if listed and not agrees(
            self,
            "Einen anderen Katalog laden?",
            f"Dabei wird der Merkzettel mit {count(listed, 'Eintrag', 'Einträgen')} geleert, denn er gehört zu diesem Katalog. "
            "Wird er noch gebraucht, drucken Sie vorher den Handzettel (Strg+P).",
            "Merkzettel leeren und laden",
            "Merkzettel behalten",
        ):
            return
        path = ask_open(self, "Katalog laden", "Ortsnah-Katalog (*.ortsnah);;Alle Dateien (*)")
        if path is not None and self.open_file(path):
            self.settings.catalogue = str(path)

    def show_shortcuts(self) -> None:
        """F1."""
        from ortsnah.ui.common.dialogs import ShortcutsDialog

        ShortcutsDialog(self.theme, self).exec()

    def dress(self, theme: Theme) -> None:
        """Take on a new theme."""
        self.theme = theme
        if self._welcome is not None:
            self._welcome.dress(theme)
        self.status.dress(theme)
        if self.page is not None:
            self.page.dress(theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was, nothing else; let go of the client's things and of the file."""
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if self.page is not None:
            self.settings.panes = self.page.panes.state()
            self.page.end_consultation()
            self.stack.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        if self.session is not None:
            self.session.close()
        if self._catalogue is not None:
            self._catalogue.close()
        self.page = self.session = self._catalogue = None
        self.closed.emit(self.settings)
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell when the window was drawn for the first time: what stands in it is drawn in the same go."""
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
        return super().event(event)

    def _on_default_place(self, place: object) -> None:
        """The place that this workstation begins with; never the last one asked for, which may tell where a client lives."""
        self.settings.place = place.place.label if place is not None else ""  # type: ignore[attr-defined]
        self.status.say(
            f"{self.settings.place.partition(' · ')[0] or 'Der ganze Landkreis'} ist jetzt der Standardort dieses Arbeitsplatzes."
        )


def restyle(app: QApplication, window: MainWindow) -> None:
    """Dress program and window as the desktop wants it now."""
    theme = Theme.of_system(app)
    theme.apply(app)
    window.dress(theme)
