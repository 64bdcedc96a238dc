"""Catalogue text as it is: never markup, never cut off, whatever its length."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from ortsnah.ui.common import clipboard

#: a longer run of letters may be wider than the narrowest pane
_LONGEST = 30
_MAY_BREAK = "\u200b"  # a place to break that cannot be seen
_TOO_LONG = rf"\S{{{_LONGEST + 1},}}"
_PIECE = rf"\S{{8,{_LONGEST}}}[/.\-_@?&=]|\S{{{_LONGEST}}}"


class PlainLabel(QLabel):
    """A label that shows catalogue text as it is; it can be selected with the mouse and copied."""

    def __init__(self, text: str, font: QFont, role: str = "", wrap: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self._text = text
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Another text. Where places to break were put in it can be copied as a whole only, for they would break a web address."""
        self._text = text
        shown = breakable(text) if self.wordWrap() else text
        self.setText(shown)
        self.setAccessibleName("" if shown == text else text)
        if shown == text:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        else:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            if not self.actions():
                self.addAction("Kopieren", lambda: clipboard.put(self._text))


def breakable(text: str) -> str:
    """The text with places to break in words that are too long, after a sign if there is one."""
    if all(len(word) <= _LONGEST for word in text.split()):
        return text
    return re.sub(_TOO_LONG, lambda word: re.sub(_PIECE, rf"\g<0>{_MAY_BREAK}", word[0]), text)
