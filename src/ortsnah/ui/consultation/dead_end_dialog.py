"""Ctrl+D, Enter: nothing was found, counted with one of five reasons. And the overview of what was counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ortsnah.consultation.dead_ends import LEAST, Line, Reason, as_csv
from ortsnah.domain.needs import Need
from ortsnah.search.query import Results, Section
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.files import ask_save
from ortsnah.ui.common.plain_text import breakable
from ortsnah.ui.common.theme import Theme

_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
_HEADINGS = ("Monat", "Bedarf", "Gemeinde", "Grund", "Anzahl")


def likely_reason(results: Results) -> Reason:
    """What most likely was in the way: it is chosen already, so that Enter is enough."""
    filters = results.query.filters
    if filters.free_places:
        return Reason.NO_PLACE
    if filters.open or results.understood.open:
        return Reason.WRONG_TIME
    near = [hit for hit in results.hits if hit.section is not Section.NEXT]
    if any(not hit.fits for hit in near) and not any(hit.fits for hit in near):
        return Reason.NOT_ELIGIBLE
    return Reason.NOT_REACHABLE if results.hits and not near else Reason.NO_OFFER


class _Reasons(QListWidget):
    """The list; figures and Enter belong to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not to the list's own search."""
        if event.text().isdecimal() or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DeadEndDialog(QDialog):
    """Asks for the reason; Enter takes the chosen one, a figure from 1 to 5 takes that one at once."""

    def __init__(self, theme: Theme, need: str, where: str, likely: Reason, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nichts gefunden")
        question = QLabel(breakable(f"Nichts gefunden für {need} {where}"), self)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setFont(theme.font(1.2, theme.strong.weight()))
        question.setWordWrap(True)
        note = QLabel("Gezählt werden nur Monat, Bedarf, Gemeinde und Grund. Nichts über die Person.", self)
        note.setProperty("role", "quiet")
        note.setWordWrap(True)
        self.reasons = _Reasons(self)
        self.reasons.setObjectName("choices")
        self.reasons.setAccessibleName("Grund")
        for number, reason in enumerate(Reason, 1):
            self.reasons.addItem(f"{number}   {reason}")
        self.reasons.setCurrentRow(list(Reason).index(likely))
        self._gap = theme.px(4)
        self.reasons.itemDoubleClicked.connect(self.accept)
        count, cancel = Button("Zählen", self, "primary"), Button("Abbrechen", self)
        count.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        count.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(count)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        box.setSpacing(theme.px(12))
        for part in (question, self.reasons, note):
            box.addWidget(part)
        box.addLayout(buttons)
        self.setMinimumWidth(theme.px(420))
        self.reasons.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """All five are to be seen; how high they are is known when the style has met them. (adjustSize stops at two thirds of the screen.)"""
        super().showEvent(event)
        self.reasons.setFixedHeight(self.reasons.sizeHintForRow(0) * len(Reason) + self._gap)
        self.resize(self.sizeHint())

    @property
    def reason(self) -> Reason:
        """The chosen one."""
        return list(Reason)[max(self.reasons.currentRow(), 0)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures choose and count."""
        if event.text().isdecimal() and 1 <= int(event.text()) <= len(Reason):
            self.reasons.setCurrentRow(int(event.text()) - 1)
            self.accept()
        else:
            super().keyPressEvent(event)


def rows(lines: Sequence[Line], needs: Mapping[str, Need]) -> list[tuple[str, str, str, str, str]]:
    """The overview as texts."""
    return [
        (
            f"{_MONTHS[int(line.month[5:]) - 1]} {line.month[:4]}",
            needs[line.need].label if line.need in needs else line.need,
            "übrige Gemeinden" if line.municipality is None else line.municipality or "ganzer Landkreis",
            str(line.reason),
            f"weniger als {LEAST}" if line.number is None else str(line.number),
        )
        for line in lines
    ]


class OverviewDialog(QDialog):
    """What was missing where, month by month; can be saved as a table."""

    def __init__(self, theme: Theme, lines: Sequence[Line], needs: Mapping[str, Need], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows(lines, needs)
        self.setWindowTitle("Sackgassen")
        title = QLabel("Was wo fehlt", self)
        title.setFont(theme.title)
        note = QLabel(f"Gemeinden mit weniger als {LEAST} stehen zusammen: So lässt sich niemand wiedererkennen.", self)
        note.setProperty("role", "quiet")
        note.setWordWrap(True)
        self.table = self._table(theme)
        nothing = QLabel("Noch wurde nichts gezählt. Mit Strg+D wird eine Sackgasse gezählt.", self)
        nothing.setVisible(not self._rows)
        self.table.setVisible(bool(self._rows))
        self.save_button, close = Button("Als Tabelle speichern …", self), Button("Schließen", self)
        self.save_button.setEnabled(bool(self._rows))
        self.save_button.clicked.connect(self._save)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        box.setSpacing(theme.px(12))
        for part in (title, note, nothing, self.table):
            box.addWidget(part, int(part is self.table))
        box.addLayout(buttons)
        self.resize(min(theme.px(860), parent.width() - theme.px(32)), min(theme.px(480), parent.height() - theme.px(32)))

    def _table(self, theme: Theme) -> QTableWidget:
        table = QTableWidget(len(self._rows), len(_HEADINGS), self)
        table.setHorizontalHeaderLabels(_HEADINGS)
        table.setAccessibleName("Sackgassen")
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)  # the name of the need gives way
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.verticalHeader().setDefaultSectionSize(theme.px(28))
        for number, row in enumerate(self._rows):
            for column, text in enumerate(row):
                table.setItem(number, column, QTableWidgetItem(text))
        return table

    def _save(self) -> None:
        path = ask_save(self, "Zählung speichern", "sackgassen.csv", "Tabelle (*.csv)")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write what is shown: the same numbers, and the same that are not told."""
        from PySide6.QtWidgets import QMessageBox

        try:
            path.write_bytes(as_csv(_HEADINGS, self._rows))
        except OSError:
            QMessageBox.warning(
                self, "Ortsnah", f"Die Tabelle konnte nicht gespeichert werden. Bitte einen anderen Ordner wählen als {path.parent}."
            )
