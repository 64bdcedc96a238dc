"""A consultation with unmistakable strings in every field; afterwards none of them is anywhere on the disk."""

from __future__ import annotations

from pathlib import Path

from e2e.test_program import run

CANARY = "kanarienvogelqx"
SESSION = f"""
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from ortsnah import app
from ortsnah.ui import application
from ortsnah.ui.window import MainWindow
make = application.make_window
CANARY = {CANARY!r}

def consult(window):
    page = window.page
    QTest.keyClicks(page.bar.place.edit, CANARY + "ort")
    page.bar.place.places.view.hide()
    page.bar.need.edit.setText("krippe " + CANARY + "wort")
    page.bar.need.edit.setText("krippe")
    page.bar.panel.age.setText(CANARY + "alter") if hasattr(getattr(page.bar.panel, "age", None), "setText") else None
    hit = page.results.view.current_hit()
    assert hit is not None
    page.toggle_shortlist()
    page.shortlist.note(0, CANARY + "notiz")
    page.consultation.initials = CANARY[:3]
    page.bar.shortlist.setChecked(True)
    QGuiApplication.clipboard().setText(CANARY + "zwischenablage")
    from ortsnah.ui.consultation.sheet import sheet_dialog
    sheet = sheet_dialog(page.shortlist, window.session, window.settings, window.theme, window)
    sheet.show()
    QApplication.processEvents()
    sheet.copy_text()
    sheet.reject()
    from ortsnah.ui.common import files
    QFileDialog.exec = lambda dialog: (dialog.selectFile(CANARY + "datei.pdf"), dialog.setDirectory(sys.argv[1]), 1)[2]
    files.ask_save(window, "Speichern", CANARY + "datei.pdf", "PDF (*.pdf)")
    window.end_consultation()
    assert len(page.shortlist) == 0 and page.bar.need.edit.text() == ""
    print("Beratung beendet")
    window.close()

def made(*given):
    window = make(*given)
    window.painted.connect(lambda: QTimer.singleShot(200, lambda: consult(window)))
    return window
application.make_window = made
sys.exit(app.main(sys.argv[2:]))
"""


def traces(folder: Path) -> list[str]:
    """Files below the folder whose name or content holds the canary."""
    return [str(path) for path in folder.rglob("*") if CANARY in path.name or (path.is_file() and CANARY.encode() in path.read_bytes())]


def test_nothing_of_a_consultation_is_left_on_the_disk(tmp_path: Path, compiled: Path) -> None:
    home, temporary, work = (tmp_path / name for name in ("heim", "temp", "arbeit"))
    for folder in (home, temporary, work):
        folder.mkdir()
    own = {"HOME": home, "XDG_DATA_HOME": home / "daten", "XDG_CONFIG_HOME": home / "config", "XDG_CACHE_HOME": home / "cache",
           "XDG_STATE_HOME": home / "state", "TMPDIR": temporary, "LOCALAPPDATA": home, "APPDATA": home}  # fmt: skip
    before = compiled.read_bytes()
    done = run(tmp_path, "-c", SESSION, str(work), "--catalogue", str(compiled), QT_QPA_PLATFORM="offscreen",
               **{name: str(path) for name, path in own.items()})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Beratung beendet" in done.stdout
    assert traces(tmp_path) == []
    assert compiled.read_bytes() == before
    assert CANARY not in done.stdout + done.stderr


def test_the_search_for_traces_finds_one(tmp_path: Path) -> None:
    (tmp_path / "spur").write_text(f"… {CANARY} …", encoding="utf-8")
    assert traces(tmp_path) == [str(tmp_path / "spur")]
