"""The example catalogue, compiled once, and a real window over it that is driven with keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.driving import MONDAY, Desk, MakeWindow
from ui.making_sheets import Maker

from ortsnah import paths
from ortsnah.catalogue.open import open_catalogue
from ortsnah.curation.importing import Masters, import_files
from ortsnah.settings import Settings
from ortsnah.sources.masters import read_toml
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.window import MainWindow

POINTS = 10


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test; what the screenless platform cannot do is not meant."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example catalogue, compiled from its masters."""
    target = tmp_path_factory.mktemp("beispiel") / "beispiel.ortsnah"
    resources = paths.resources()
    files = sorted((resources / "example").glob("*.toml"))
    import_files(files, target, Masters.load(resources), read_toml(resources / "district.toml")["example_day"], example=True)
    return target


@pytest.fixture(scope="session")
def maker(example: Path) -> Iterator[Maker]:
    """Makes sheets of services of the example."""
    catalogue = open_catalogue(example)
    yield Maker(catalogue)
    catalogue.close()


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, example: Path, tmp_path: Path) -> Iterator[MakeWindow]:
    """Makes a window as the program does, on a desktop of this size, brightness and contrast."""
    before = QFont(qapp.font())
    made: list[MainWindow] = []

    def make(
        settings: Settings | None = None, size: tuple[int, int] = (1440, 900), *, scale: float = 1, dark: bool = False, contrast: bool = False,
        catalogue: Path | None = example,
    ) -> MainWindow:  # fmt: skip
        font = QFont(before)
        font.setPointSizeF(POINTS * scale)
        qapp.setFont(font)
        theme = Theme(font, dark, contrast)
        theme.apply(qapp)
        window = MainWindow(
            theme, settings or Settings(place="Gronig · Oberthal"), open_catalogue, example, lambda: MONDAY, tmp_path / "sackgassen.json"
        )
        made.append(window)
        if catalogue is not None:
            window.open_file(catalogue)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    qapp.setFont(before)
    qapp.setStyleSheet("")


@pytest.fixture
def desk(qtbot: QtBot, make_window: MakeWindow) -> Desk:
    """A window over the example, the place is Gronig."""
    return Desk(qtbot, make_window())
