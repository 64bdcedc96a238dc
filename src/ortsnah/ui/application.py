"""Qt's application object: German texts, the theme, and following the desktop when it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from ortsnah import paths
from ortsnah.settings import Settings
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.session import Clock
from ortsnah.ui.window import CatalogueOpener, MainWindow, restyle

if TYPE_CHECKING:
    from ortsnah.policies import Head


def make_application(arguments: list[str]) -> QApplication:
    """The application, as little of it as the first paint needs; finish() does the rest."""
    app = QApplication([*arguments[:1], "-style", "Fusion", *arguments[1:]])  # setStyle() would make all of QStyle's enums for its answer
    app.setApplicationName("Ortsnah")
    app.setApplicationDisplayName("Ortsnah")
    app.setDesktopFileName("ortsnah")
    app.setFont(by_name(app.font()))
    return app


def by_name(font: QFont) -> QFont:
    """The desktop's font by its own name: 'Sans' would become another one as soon as the fonts of the sheets are there."""
    named = QFont(font)
    named.setFamily(QFontInfo(font).family())
    return named


def finish(app: QApplication) -> None:
    """What may come after the first paint: Qt's own texts and numbers in German whatever the system speaks, and the icon."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator  # QLocale brings a thousand names of languages and countries
    from PySide6.QtGui import QIcon  # and QIcon those of all icons that a desktop may have

    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "ortsnah.svg")))


def make_window(
    app: QApplication, settings: Settings, opener: CatalogueOpener, example: Path, clock: Clock, head: Head | None = None
) -> MainWindow:
    """The main window, dressed as the desktop wants it, now and when that changes; `head` is what is prescribed of the sheet's head."""
    theme = Theme.of_system(app)
    theme.apply_palette(app)
    window = MainWindow(theme, settings, opener, example, clock, head=head)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: restyle(app, window))
    app.styleHints().accessibility().contrastPreferenceChanged.connect(lambda _contrast: restyle(app, window))
    return window
