"""Driving the real window with keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ortsnah.ui.lookup.page import LookupPage
from ortsnah.ui.window import MainWindow

MONDAY = dt.datetime(2026, 11, 23, 10, 20)
MakeWindow = Callable[..., MainWindow]


class Desk:
    """A window and an adviser who has nothing but a keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.bot = qtbot
        self.window = window

    @property
    def page(self) -> LookupPage:
        """The look-up page."""
        assert self.window.page is not None
        return self.window.page

    def focused(self) -> QWidget:
        """Where a key goes now: to an open popup, else to what has the focus."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: Qt.Key, shift: bool = False, ctrl: bool = False) -> None:
        """Press keys one after the other."""
        held = Qt.KeyboardModifier.NoModifier
        if ctrl:
            held |= Qt.KeyboardModifier.ControlModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        for key in keys:
            self.bot.keyClick(self.focused(), key, held)

    def ctrl(self, letter: str, *, shift: bool = False) -> None:
        """Press Ctrl and a letter."""
        self.press(getattr(Qt.Key, f"Key_{letter}"), ctrl=True, shift=shift)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            if letter.isascii():
                self.bot.keyClicks(self.focused(), letter)
            else:  # QTest knows no umlauts
                event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.focused(), event)

    def names(self) -> list[str]:
        """The hits in the list."""
        return [row.title for row in self.page.results.view.results_model.rows if row.hit]

    def chosen(self) -> str:
        """The selected hit."""
        return str(self.page.results.view.currentIndex().data())

    def counts(self) -> dict[str, int | None]:
        """What the list at the left says."""
        return {row.need: row.number for row in self.page.needs.model.rows if row.need}
