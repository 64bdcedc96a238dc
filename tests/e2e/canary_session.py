"""A whole consultation in the real program, with unmistakable strings in every field. Usage: canary_session.py HOW FOLDER CATALOGUE

HOW is the way in which it ends: `end` (Ctrl+E, then the program), `idle` (the question after a while), `close` (the program alone) or
`kill` (waits to be killed). At each stage it prints a word and waits for a line, so that whoever started it can look at the disk.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from e2e.adviser import Adviser
from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton

from ortsnah import app
from ortsnah.ui import application
from ortsnah.ui.window import MainWindow

CANARY = "kanarienvogelqx"
LETTERS, PLACE, BORN = "Qxj", "Güdesweiler", "07/2011"


class Hands:
    """Presses keys, and waits until something is true."""

    keyClick, keyClicks = staticmethod(QTest.keyClick), staticmethod(QTest.keyClicks)  # noqa: N815 - as pytest-qt calls them

    def waitUntil(self, done: Callable[[], bool]) -> None:  # noqa: N802
        """Let Qt work until it is done."""
        deadline = QDeadlineTimer(5000)
        while not done():
            if deadline.hasExpired():
                raise TimeoutError
            QTest.qWait(5)


def say(word: str) -> None:
    """To whoever started this."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def stage(name: str) -> None:
    """Say where the consultation is, and wait until somebody has looked."""
    say(name)
    sys.stdin.readline()


def consult(adviser: Adviser, folder: Path) -> None:
    """Every field, every dialog; what is saved goes into the folder."""
    press, write = adviser.press, adviser.type
    press("Strg+L")
    write(f"{CANARY}ort")
    press("Esc", "Strg+L")
    write(PLACE)
    press("Eingabe")
    adviser.go_to(adviser.window)  # without a screen a list that has closed is still taken for the active window
    write(f"{CANARY}wort")
    press("Strg+K")
    write("krippe")
    press("Eingabe", "Strg+B", "Strg+B", "Strg+M", "F2")
    write(f"{CANARY}notiz")
    press("Eingabe")
    adviser.bot.waitUntil(lambda: [entry.note for entry in adviser.page.shortlist] == [f"{CANARY}notiz"])
    press("Esc", "Strg+K")
    write("elternbeitrag")
    press("Strg+I")
    adviser.tab_to(lambda widget: isinstance(widget, QLineEdit))
    write(LETTERS)
    press("Eingabe", "Strg+T", "Strg+Umschalt+C")
    adviser.tab_to(lambda widget: widget is adviser.page.bar.more)
    press("Leertaste")
    adviser.bot.waitUntil(adviser.page.bar.panel.isVisible)
    adviser.tab_to(lambda widget: isinstance(widget, QLineEdit) and "Geburtsmonat" in widget.accessibleName())
    write(BORN)
    press("Eingabe", "Esc")
    adviser.go_to(adviser.window)
    press("Strg+R", "Strg+K")
    write(f"{CANARY}person")
    press("Strg+R", "Strg+K")
    write("elternbeitrag")
    adviser.in_dialog("Strg+P", lambda: use_sheet(adviser, folder))
    adviser.in_dialog("Strg+O", lambda: (write(f"{CANARY}katalog"), press("Esc")))
    adviser.in_dialog("Strg+D", lambda: press("1"))
    adviser.in_dialog("Strg+Umschalt+D", lambda: save_counts(adviser, folder))


def use_sheet(adviser: Adviser, folder: Path) -> None:
    """Sender, PDF, web page, text, printer."""
    adviser.tab_to(lambda widget: isinstance(widget, QPushButton) and widget.text() == "Absender …")
    adviser.in_dialog("Leertaste", lambda: (adviser.type(f"{CANARY}absender"), adviser.press("Esc")))
    adviser.in_dialog("Strg+P", lambda: use_printer(adviser, folder))
    adviser.save_as("Strg+S", folder / f"{CANARY}.pdf")
    adviser.save_as("Strg+Umschalt+S", folder / f"{CANARY}.html")
    adviser.press("Strg+Umschalt+C")


def use_printer(adviser: Adviser, folder: Path) -> None:
    """Where Qt's own dialog prints into a file it asks for one; nothing is printed."""
    if sys.platform == "linux":
        adviser.tab_to(lambda widget: isinstance(widget, QToolButton) and widget.text() == "...")
        adviser.save_as("Leertaste", folder / f"{CANARY}druck.pdf")
    adviser.press("Esc")


def save_counts(adviser: Adviser, folder: Path) -> None:
    """The table of dead ends."""
    adviser.tab_to(lambda widget: isinstance(widget, QPushButton) and widget.text().startswith("Als Tabelle"))
    adviser.save_as("Leertaste", folder / f"{CANARY}.csv")


def end(adviser: Adviser, how: str) -> None:
    """In the wanted way."""
    stage("voll")
    if how == "end":
        adviser.press("Strg+E")
    elif how == "idle":
        assert adviser.window.idle is not None
        adviser.window.idle.ask()
        question = adviser.window.idle.question
        assert question is not None
        adviser.go_to(question)
        adviser.tab_to(lambda widget: isinstance(widget, QPushButton) and widget.text() == "Beratung beenden")
        adviser.press("Leertaste")
        adviser.go_to(adviser.window)
    if how != "close":
        page = adviser.page
        assert (len(page.shortlist), page.consultation.initials, page.bar.need.edit.text()) == (0, "", "")
        assert (page.session.query.place, QGuiApplication.clipboard().text()) == (None, "")
        stage("beendet")
    adviser.press("Strg+Q")
    assert QGuiApplication.clipboard().text() == ""
    say("geschlossen")


def whole(window: MainWindow, how: str, folder: Path) -> None:
    """Trouble ends the program at once."""
    try:
        adviser = Adviser(Hands(), window)  # type: ignore[arg-type]
        adviser.go_to(window)
        consult(adviser, folder)
        end(adviser, how)
    except BaseException:
        traceback.print_exc()
        QApplication.exit(3)


def main() -> int:
    """The program as it is, and an adviser at it."""
    how, folder, catalogue = sys.argv[1:]
    make = application.make_window

    def made(*given: object) -> MainWindow:
        window = make(*given)  # type: ignore[arg-type]
        window.painted.connect(lambda: QTimer.singleShot(300, lambda: whole(window, how, Path(folder))))
        return window

    application.make_window = made  # type: ignore[assignment]
    return app.main(["--catalogue", catalogue])


if __name__ == "__main__":
    sys.exit(main())
