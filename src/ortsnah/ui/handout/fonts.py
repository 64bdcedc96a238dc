"""The fonts of the sheets: Noto Sans with Cyrillic, Noto Sans Arabic, where set-up or installer brought them; else the system's."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from ortsnah import paths

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans", "Segoe UI", "Tahoma")
#: arrows, signs, small pictures and what joins and colours them
_SIGN = re.compile("[\u2190-\u2bff\U0001f000-\U0001fbff]")


@lru_cache(maxsize=1)
def bring() -> bool:
    """Make the fonts of resources/fonts known to Qt, once; false where there are none."""
    files = sorted((paths.resources() / "fonts").glob("*.ttf"))
    return bool([file for file in files if QFontDatabase.addApplicationFont(str(file)) >= 0])


def font(units: float, *, bold: bool = False) -> QFont:
    """A font so many units high, the same on every device: neither the screen's pixels nor its hints count."""
    bring()
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(round(units))
    made.setBold(bold)
    made.setFeature(QFont.Tag("liga"), 0)  # a PDF would give 'ff' back as nothing
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def without_boxes(text: str) -> str:
    """The text without small pictures that no font here can draw: on paper they would be boxes."""
    return _SIGN.sub(lambda sign: sign[0] if _can_draw(sign[0]) else "", text)


@lru_cache(maxsize=1024)
def _can_draw(sign: str) -> bool:
    layout = QTextLayout(sign, font(100))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(index for run in layout.glyphRuns() for index in run.glyphIndexes())
