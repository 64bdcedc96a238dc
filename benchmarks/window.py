"""Typing into the real window: setText one letter at a time, until the list has been painted and nothing is left to do."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, qInstallMessageHandler

from benchmarks.ours import resident
from benchmarks.questions import Question
from ortsnah.catalogue.open import open_catalogue
from ortsnah.settings import Settings
from ortsnah.ui.application import make_application, make_window

#: how many texts are typed
TEXTS = 24
_MOST_TURNS = 50


class _Painted(QObject):
    """Counts the paintings of a widget, the last one's end is what counts."""

    def __init__(self) -> None:
        super().__init__()
        self.paintings = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look on."""
        if event.type() == QEvent.Type.Paint:
            self.paintings += 1
        return False


class Typist:
    """A window over a catalogue, and somebody who types."""

    def __init__(self, path: Path, moment: dt.datetime) -> None:
        qInstallMessageHandler(lambda *_message: None)  # the platform without a screen says at every layout what it cannot do
        self.app = make_application(["ortsnah"])
        self.painted = _Painted()
        started = time.perf_counter()
        self.window = make_window(self.app, Settings(), open_catalogue, path, lambda: moment)
        self.app.setStyleSheet(self.window.theme.style_sheet())
        self.window.show_catalogue(open_catalogue(path))
        self.window.show()
        self._settle()
        self.shown = (time.perf_counter() - started) * 1000
        assert self.window.page is not None
        assert self.window.session is not None
        self.page, self.session = self.window.page, self.window.session
        self.page.results.view.viewport().installEventFilter(self.painted)
        self.window.warm_up()

    def run(self, asked: list[Question]) -> dict[str, Any]:
        """Milliseconds of every key press, with a place chosen and, each fourth time, without one."""
        self._type("beratung")
        places = {known.id: known for known in self.session.engine.gazetteer.complete("", sys.maxsize)}
        times = []
        for number, question in enumerate([question for question in asked if question.text][:TEXTS]):
            place = None if number % 4 == 3 else places.get(question.place) or places[number + 1]
            self.session.set_place(place)
            self._settle()
            times += self._type(question.text)
        return {"times": times, "shown": self.shown, "memory": resident()}

    def _type(self, text: str) -> list[float]:
        edit = self.page.bar.need.edit
        edit.clear()
        self._settle()
        times = []
        for end in range(1, len(text) + 1):
            started = time.perf_counter()
            edit.setText(text[:end])
            self._settle()
            times.append((time.perf_counter() - started) * 1000)
        return times

    def _settle(self) -> None:
        """Let everything happen that is waiting: layouts, deletions, paintings."""
        for _ in range(_MOST_TURNS):
            before = self.painted.paintings
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if before == self.painted.paintings:
                return
