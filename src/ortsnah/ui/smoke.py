"""The smoke test of an installed program: with the example catalogue it searches, shows an entry, makes a PDF and ends by itself."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import ortsnah
from ortsnah import __version__
from ortsnah.ui.window import MainWindow

_PLACE, _TEXT = "Gronig", "Krippe"
_LONGEST_MS = 60_000
_SETTLED_MS = 500  # for the layout of the detail
_LEAST_PDF = 2_000  # bytes: a PDF with anything on its page is larger


class SmokeError(Exception):
    """The installed program does not do what it should; for whoever builds it, not for advisers."""


def start(window: MainWindow, folder: Path | None) -> None:
    """Once the window is painted: say so (a benchmark listens), run, end with 0 or with 1 and the reason."""
    if sys.stdout is not None:  # a window program of Windows has none
        print("painted", flush=True)  # noqa: T201
    QTimer.singleShot(_LONGEST_MS, lambda: os._exit(2))

    def search() -> None:
        found = _search(window)
        QTimer.singleShot(_SETTLED_MS, lambda: _guarded(window, folder, lambda: _show(window, folder, *found)))

    QTimer.singleShot(0, lambda: _guarded(window, folder, search, last=False))


def _guarded(window: MainWindow, folder: Path | None, act: Callable[[], None], *, last: bool = True) -> None:
    """Trouble ends the program with 1; so does the last act with 0."""
    status = 0
    try:
        act()
    except Exception:  # whatever it is, it fails the test and must be told
        status = 1
        if sys.stderr is not None:
            traceback.print_exc()
        if folder is not None:
            (folder / "fehler.txt").write_text(traceback.format_exc(), encoding="utf-8")
    if last or status:
        window.close()
        QApplication.exit(status)


def _show(window: MainWindow, folder: Path | None, hits: int, first: str) -> None:
    """Picture, sheet and report go to the folder."""
    with tempfile.TemporaryDirectory() as passing:
        target = folder or Path(passing)
        target.mkdir(parents=True, exist_ok=True)
        if not window.grab().save(str(target / "fenster.png")):
            raise SmokeError("the picture of the window cannot be saved")
        head = _sheet(window, target / "blatt.pdf")
        _import_everything()
        if QApplication.windowIcon().pixmap(64, 64).isNull():
            raise SmokeError("the icon is not drawn: Qt's SVG plug-ins are missing")
        report = {
            "version": __version__, "python": platform.python_version(), "qt": qt_version,
            "platform": QApplication.platformName(), "executable": sys.executable, "hits": hits, "first": first, "head": head,
        }  # fmt: skip
        (target / "bericht.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


def _import_everything() -> None:
    """Every module of ours, and with it every library that an installer must bring along."""
    for module in pkgutil.walk_packages(ortsnah.__path__, "ortsnah."):
        if not module.name.endswith(".__main__"):
            importlib.import_module(module.name)


def _search(window: MainWindow) -> tuple[int, str]:
    """How many hits, and the first; it is put on the Merkzettel."""
    page = window.page
    if page is None:
        raise SmokeError("the example catalogue did not open")
    page.session.set_place(page.session.engine.gazetteer.resolve(_PLACE))
    page.bar.need.edit.setText(_TEXT)
    found = page.session.results.hits
    if not found:
        raise SmokeError(f"nothing was found for {_TEXT} at {_PLACE}")
    page.toggle_shortlist()
    if not len(page.shortlist):
        raise SmokeError("the first hit did not get onto the Merkzettel")
    page.follower.hurry()  # so that its layout has all of _SETTLED_MS, also on a slow machine
    return len(found), found[0].listing.name


def _sheet(window: MainWindow, path: Path) -> str:
    """The sheet of paper for the Merkzettel, as Ctrl+P and "PDF speichern" make it; the name in its head."""
    from ortsnah.ui.consultation.sheet import sheet_dialog
    from ortsnah.ui.handout.output import write_pdf

    if window.page is None or window.session is None:
        raise SmokeError("there is no page to print from")
    dialog = sheet_dialog(window.page.consultation, window.session, window.settings, window.theme, window, window.prescribed_head)
    write_pdf(dialog.sheet, path)
    dialog.deleteLater()
    if path.stat().st_size < _LEAST_PDF:
        raise SmokeError("the PDF is empty")
    return dialog.options.head.name
