"""The program itself, started as a user starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.start import OURS

RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ortsnah import app
from ortsnah.ui.window import MainWindow

def look():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    print("title:", window.windowTitle())
    print("hits:", 0 if window.page is None else len(window.page.results.view.results_model.rows))
    window.painted.connect(window.close) if not window._was_painted else window.close()

from ortsnah.ui import application
make = application.make_window
def made(*given):
    QTimer.singleShot(0, look)
    return make(*given)
application.make_window = made
sys.exit(app.main(sys.argv[1:]))
"""


def run(tmp_path: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with a home of its own."""
    own = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        env={**kept, **own, "PYTHONUTF8": "1", **environment},
    )  # fmt: skip


def test_the_program_starts_shows_the_catalogue_and_ends(tmp_path: Path, compiled: Path) -> None:
    done = run(tmp_path, "-c", RUN, "--catalogue", str(compiled), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert "title: Beispieldaten – Ortsnah" in done.stdout
    assert "hits: 0" not in done.stdout
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "Ortsnah").iterdir()] == ["einstellungen.json"]


def test_the_first_start_shows_the_welcome_page(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", RUN, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert "hits: 0" in done.stdout


def test_a_catalogue_that_is_not_there_is_told_on_the_welcome_page(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", RUN, "--catalogue", str(tmp_path / "fehlt.ortsnah"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert "hits: 0" in done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")
def test_without_a_screen_the_program_says_in_german_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "ortsnah.app")
    assert done.returncode == 1
    assert "Ortsnah braucht einen Bildschirm" in done.stderr
    assert "xvfb-run" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_windows_font_stays_the_same_when_those_of_the_sheets_come(tmp_path: Path) -> None:
    script = """
import sys
from PySide6.QtGui import QFontInfo
from ortsnah.ui.application import make_application
from ortsnah.ui.handout.fonts import bring
app = make_application(["ortsnah"])
before = QFontInfo(app.font()).family()
brought = bring()
print("fonts:", brought, before == QFontInfo(app.font()).family())
"""
    assert "fonts: True True" in run(tmp_path, "-c", script, QT_QPA_PLATFORM="offscreen").stdout


#: what a window needs only once something is typed, chosen or printed; the first paint waits for none of it
LATER = frozenset({
    "sqlite_utils", "click", "tomllib", "openpyxl", "defusedxml", "python_calamine", "Stemmer", "rapidfuzz", "PySide6.QtSvg",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "ortsnah.cli", "ortsnah.sources", "ortsnah.curation", "ortsnah.consultation.handout",
    "ortsnah.ui.handout", "ortsnah.ui.welcome", "ortsnah.ui.common.dialogs", "ortsnah.ui.common.icons", "ortsnah.policies",
    "ortsnah.search.understand", "ortsnah.search.vocabulary", "ortsnah.search.parts", "ortsnah.search.directory",
    "ortsnah.catalogue.schema", "ortsnah.catalogue.records", "ortsnah.domain.service", "ortsnah.domain.hours", "ortsnah.domain.holidays",
    "ortsnah.domain.contacts", "ortsnah.domain.ages",
})  # fmt: skip


def test_what_is_needed_later_is_not_imported_before_the_window_is_painted(tmp_path: Path, compiled: Path) -> None:
    (tmp_path / "Ortsnah").mkdir()
    shutil.copy(compiled, tmp_path / "Ortsnah" / "katalog.ortsnah")
    told = 'import linecache, sys; print("loaded:", *sys.modules); print("read:", *linecache.cache); print("painted"'
    done = run(tmp_path, "-c", OURS.replace('print("painted"', told), QT_QPA_PLATFORM="offscreen")
    assert "painted" in done.stdout, done.stderr
    lines = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    loaded = set(lines["loaded"].split())
    assert "ortsnah.ui.lookup.page" in loaded
    assert not loaded & LATER
    assert "ortsnah/ui/" not in lines["read"]  # PySide6 does not read our sources while they are imported
