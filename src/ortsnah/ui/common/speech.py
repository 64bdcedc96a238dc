"""Telling a screen reader what happened."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have the sentence read out, as coming from the widget."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
