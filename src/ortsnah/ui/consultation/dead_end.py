"""Counting a dead end of the present search, and showing what was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ortsnah.consultation.dead_ends import CountsError, DeadEnd, load, month_of, overview, record
from ortsnah.domain.needs import Need
from ortsnah.search.query import Results
from ortsnah.ui.common.dialogs import tell
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.consultation.dead_end_dialog import DeadEndDialog, OverviewDialog, likely_reason


def ask(file: Path, theme: Theme, results: Results, need: Need | None, today: dt.date, parent: QWidget) -> str:
    """Ask for the reason and count; the sentence that says what was done, '' when nothing was."""
    if need is None:
        return "Für die Zählung bitte zuerst einen Bedarf eingeben oder links wählen."
    place = results.understood.place or results.query.place
    municipality = place.place.municipality if place else ""
    where = f"in {municipality}" if municipality else "im ganzen Landkreis"
    dialog = DeadEndDialog(theme, need.label, where, likely_reason(results), parent)
    try:
        if not dialog.exec():
            return ""
        record(file, DeadEnd(month_of(today), need.id, municipality, dialog.reason))
    except CountsError as error:
        tell(parent, "Die Zählung war nicht möglich", error)
        return ""
    finally:
        dialog.deleteLater()
    return f"Gezählt: {need.label}, {municipality or 'ganzer Landkreis'}, {dialog.reason}."


def show(file: Path, theme: Theme, needs: Mapping[str, Need], parent: QWidget) -> None:
    """The overview."""
    try:
        dialog = OverviewDialog(theme, overview(load(file)), needs, parent)
    except CountsError as error:
        tell(parent, "Die Zählung lässt sich nicht zeigen", error)
        return
    dialog.exec()
    dialog.deleteLater()
