"""Typing into the real window: setText one letter at a time, until the list has been painted, and until nothing is left to do."""

from __future__ import annotations

import datetime as dt
import gc
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
from ortsnah.ui.lookup.results_view import ResultDelegate, ResultsView

#: how many texts are typed
TEXTS = 24
_MOST_TURNS = 50


class _Painted(QObject):
    """Looks on while a list is painted: how often it was, and when the last row of the first painting was done."""

    def __init__(self) -> None:
        super().__init__()
        self.paintings = 0
        self.done: float | None = None
        paint = ResultDelegate.paint  # before the first window: Qt remembers what it calls

        def painted(*given: Any) -> None:
            paint(*given)
            if self.paintings == 1:
                self.done = time.perf_counter()

        ResultDelegate.paint = painted  # type: ignore[method-assign]

    def watch(self, view: ResultsView) -> None:
        """Look on from now on."""
        view.viewport().installEventFilter(self)

    def begin(self) -> None:
        """A key is pressed."""
        self.paintings, self.done = 0, None

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
        self.painted.watch(self.page.results.view)
        self.window.warm_up()
        gc.freeze()  # as app.py does

    def run(self, asked: list[Question]) -> dict[str, Any]:
        """Milliseconds of every key press until list and window are done, with a place chosen and, each fourth time, without one."""
        self._type("beratung")
        places = {known.id: known for known in self.session.engine.gazetteer.complete("", sys.maxsize)}
        times: list[tuple[float, float]] = []
        for number, question in enumerate([question for question in asked if question.text][:TEXTS]):
            place = None if number % 4 == 3 else places.get(question.place) or places[number + 1]
            self.session.set_place(place)
            self._settle()
            times += self._type(question.text)
        lists, whole = map(list, zip(*times, strict=True))
        return {"times": lists, "whole": whole, "shown": self.shown, "memory": resident()}

    def _type(self, text: str) -> list[tuple[float, float]]:
        edit = self.page.bar.need.edit
        edit.clear()
        self._settle()
        times = []
        for end in range(1, len(text) + 1):
            self.painted.begin()
            started = time.perf_counter()
            edit.setText(text[:end])
            self._settle()
            listed = self.painted.done or time.perf_counter()  # an empty list is not painted
            while self.page.follower.timer.isActive():  # the detail follows the list
                QCoreApplication.processEvents()
            self._settle()
            times.append(((listed - started) * 1000, (time.perf_counter() - started) * 1000))
        return times

    def _settle(self) -> None:
        """Let everything happen that is waiting: layouts, deletions, paintings."""
        for _ in range(_MOST_TURNS):
            before = self.painted.paintings
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if before == self.painted.paintings:
                return
