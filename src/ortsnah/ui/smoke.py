"""The smoke test of an installed program: with the example catalogue it searches, shows an entry, makes a PDF and ends by itself."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QMarginsF, QRect, QTimer
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from ortsnah import __version__
from ortsnah.ui.window import MainWindow

_PLACE, _TEXT = "Gronig", "Krippe"
_LONGEST_MS = 60_000
_LEAST_PDF = 2_000  # bytes: a PDF with anything on its page is larger


class SmokeError(Exception):
    """The installed program does not do what it should; for whoever builds it, not for advisers."""


def start(window: MainWindow, folder: Path | None) -> None:
    """Once the window is painted: say so (a benchmark listens), run, end with 0 or with 1 and the reason."""
    if sys.stdout is not None:  # a window program of Windows has none
        print("painted", flush=True)  # noqa: T201
    QTimer.singleShot(_LONGEST_MS, lambda: os._exit(2))
    QTimer.singleShot(0, lambda: _end(window, folder))


def _end(window: MainWindow, folder: Path | None) -> None:
    status = 0
    try:
        with tempfile.TemporaryDirectory() as passing:
            run(window, folder or Path(passing))
    except Exception:  # whatever it is, it fails the test and must be told
        status = 1
        if sys.stderr is not None:
            traceback.print_exc()
        if folder is not None:
            (folder / "fehler.txt").write_text(traceback.format_exc(), encoding="utf-8")
    window.close()
    QApplication.exit(status)


def run(window: MainWindow, folder: Path) -> None:
    """Do once what advisers do; picture, sheet and report go to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    hits, first = _search(window)
    if not window.grab().save(str(folder / "fenster.png")):
        raise SmokeError("the picture of the window cannot be saved")
    _sheet(window, folder / "blatt.pdf")
    if QApplication.windowIcon().pixmap(64, 64).isNull():
        raise SmokeError("the icon is not drawn: Qt's SVG plug-ins are missing")
    report = {
        "version": __version__, "python": platform.python_version(), "qt": qt_version,
        "platform": QApplication.platformName(), "executable": sys.executable, "hits": hits, "first": first,
    }  # fmt: skip
    (folder / "bericht.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


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
    return len(found), found[0].listing.name


def _sheet(window: MainWindow, path: Path) -> None:
    """A PDF of the window: Qt's PDF engine with its fonts is there. The handout takes this place when it can be written."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(36, 36, 36, 36))
    painter = QPainter(writer)
    painter.drawText(QRect(0, 0, writer.width(), writer.height() // 4), 0, "Ortsnah: ä ö ü ß – Beispieldaten")
    width = writer.width()
    painter.drawPixmap(QRect(0, writer.height() // 4, width, width * window.height() // window.width()), window.grab())
    painter.end()
    if not path.is_file() or path.stat().st_size < _LEAST_PDF:
        raise SmokeError("the PDF is missing or empty")
