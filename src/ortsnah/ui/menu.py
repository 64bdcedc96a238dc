"""The menu (F10): what the window can do and has no button for, with the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget


class Command(NamedTuple):
    """One of them. `always`: also while there is no catalogue; `elsewhere`: the key is acted on elsewhere."""

    name: str
    keys: str
    act: Callable[[], object]
    always: bool = False
    elsewhere: bool = False


def add_shortcuts(commands: Sequence[Command], window: QWidget) -> None:
    """The keys act in the whole window."""
    for command in commands:
        if not command.elsewhere:
            QShortcut(QKeySequence(command.keys), window, command.act)


def show_menu(commands: Sequence[Command], button: QWidget, *, loaded: bool) -> None:
    """All of them, opening upwards from the button; those that want a catalogue only where one is loaded."""
    menu = QMenu(button.window())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in commands:
        entry = menu.addAction(command.name, command.act)
        entry.setShortcut(QKeySequence(command.keys))
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the window's own shortcut acts
        entry.setEnabled(loaded or command.always)
    corner, size = button.mapToGlobal(button.rect().topRight()), menu.sizeHint()
    menu.popup(corner - QPoint(size.width(), size.height()))
