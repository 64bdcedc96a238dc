"""A consultation that nobody goes on with: the program asks whether it is over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ortsnah.ui.common.dialogs import question

_INPUT = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
})  # fmt: skip


class IdleWatch(QObject):
    """Asks after some minutes without a key or the mouse, when there is something to forget; never ends anything by itself."""

    def __init__(self, minutes: float, has_traces: Callable[[], bool], end: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._has_traces, self._end, self._window, self._minutes = has_traces, end, window, minutes
        self.question: QMessageBox | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(self.ask)
        application = QApplication.instance()
        if minutes > 0 and application is not None:
            application.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every input begins the waiting anew."""
        if event.type() in _INPUT:
            self._timer.start()
        return False

    def ask(self) -> None:
        """The question; it stays until it is answered, and nothing happens meanwhile."""
        if self.question is not None or not self._has_traces():
            return
        since = "einer Minute" if self._minutes <= 1 else f"{round(self._minutes)} Minuten"
        why = f"Seit {since} wurde nichts eingegeben. Merkzettel, Suche und Filter sind noch zu sehen."
        box, end = question(self._window, "Ist die Beratung zu Ende?", why, "Beratung beenden", "Weiter beraten")
        end.clicked.connect(self._end)
        box.finished.connect(self._on_answered)
        self.question = box
        box.open()

    def _on_answered(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
        self.question = None
        self._timer.start()
