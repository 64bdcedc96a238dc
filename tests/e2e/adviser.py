"""An adviser who has nothing but the keyboard, and reads the keys in the handbook."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ortsnah.ui.lookup.page import LookupPage
from ortsnah.ui.window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_HELD = {"Strg": Modifier.ControlModifier, "Umschalt": Modifier.ShiftModifier, "Alt": Modifier.AltModifier}
_NAMED = {
    "Eingabe": Key.Key_Return, "Rücktaste": Key.Key_Backspace, "Entf": Key.Key_Delete, "Leertaste": Key.Key_Space, "Tab": Key.Key_Tab,
    "Esc": Key.Key_Escape, "↑": Key.Key_Up, "↓": Key.Key_Down,
}  # fmt: skip
#: more than there is to walk through in any window
_MOST_TABS = 60


class Adviser:
    """Presses keys as the handbook names them, and remembers which."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        self.pressed: set[str] = set()

    @property
    def page(self) -> LookupPage:
        """What is looked at."""
        assert self.window.page is not None
        return self.window.page

    def focused(self) -> QWidget:
        """Where a key goes now."""
        popup = QApplication.activePopupWidget()
        found = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: str) -> None:
        """'Strg+L', 'Eingabe', '↓'."""
        for name in keys:
            self.pressed.add(name)
            *held, last = name.split("+")
            modifiers = Modifier.NoModifier
            for each in held:
                modifiers |= _HELD[each]
            key = _NAMED[last] if last in _NAMED else getattr(Key, f"Key_{last}")
            self.bot.keyClick(self.focused(), key, modifiers)

    def type(self, text: str) -> None:
        """Letter by letter, of any script."""
        for letter in text:
            if letter.isascii():
                self.bot.keyClicks(self.focused(), letter)
            else:  # QTest knows no umlauts
                QApplication.sendEvent(self.focused(), QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Modifier.NoModifier, letter))

    def tab_to(self, wanted: Callable[[QWidget], bool]) -> int:
        """Tab until something has the focus; how often that took."""
        for number in range(_MOST_TABS):
            if wanted(self.focused()):
                return number
            self.press("Tab")
        raise AssertionError("Tab does not lead there")

    def in_dialog(self, key: str, act: Callable[[], None]) -> None:
        """Press a key that opens a dialog and do something there; whatever happens the dialog is closed, so that no test waits for ever."""
        before = QApplication.activeModalWidget()
        trouble: list[BaseException] = []

        def once() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is before or dialog is None:
                QTimer.singleShot(10, once)
                return
            try:
                self.go_to(dialog)
                act()
            except BaseException as error:
                trouble.append(error)
            finally:
                if dialog.isVisible():
                    dialog.close()

        QTimer.singleShot(0, once)
        self.press(key)
        if trouble:
            raise trouble[0]
        self.go_to(before or self.window)

    def go_to(self, window: QWidget) -> None:
        """As the window manager does when a window opens or closes."""
        window.activateWindow()
        self.bot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)

    def save_as(self, key: str, path: object) -> None:
        """Press a key that asks for a file, and give it this name."""

        def name() -> None:
            self.press("Strg+A")
            self.type(str(path))
            self.press("Eingabe")

        self.in_dialog(key, name)
