"""Small dialogs: trouble told plainly, a question, and the list of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QGridLayout, QLabel, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from ortsnah.domain.errors import OrtsnahError
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.theme import Theme

SHORTCUTS = (
    ("Strg+L", "Ort eingeben"),
    ("Strg+Umschalt+L", "diesen Ort als Standardort des Arbeitsplatzes merken"),
    ("Strg+K", "Bedarf eingeben"),
    ("↑  ↓", "durch die Angebote gehen"),
    ("Eingabe", "auf den Merkzettel setzen oder davon nehmen"),
    ("Strg+M", "Merkzettel zeigen"),
    ("Alt+↑  Alt+↓", "Eintrag auf dem Merkzettel verschieben"),
    ("F2", "Notiz zum Eintrag schreiben"),
    ("Strg+Z", "auf dem Merkzettel rückgängig machen"),
    ("Rücktaste", "Verstandenes oder gewählten Bedarf zurücknehmen"),
    ("Strg+P", "Handzettel: Vorschau, Druck, PDF"),
    ("Strg+J", "nur was geöffnet ist"),
    ("Strg+G", "an einem anderen Tag ansehen"),
    ("F5", "zurück zu jetzt"),
    ("Strg+B", "nur mit freien Plätzen"),
    ("Strg+N", "Notfall heute"),
    ("Strg+R", "Ansprechpersonen: wen rufe ich an?"),
    ("Strg+I", "Einzelheiten lesen, Esc führt zurück"),
    ("Strg+T", "Telefonnummer kopieren"),
    ("Strg+Umschalt+C", "ganzen Eintrag kopieren"),
    ("Esc", "einen Schritt zurück, zuletzt den Bedarf leeren"),
    ("Strg+E", "Beratung beenden: Suche, Filter, Ort und Merkzettel leeren"),
    ("Strg+D", "Sackgasse zählen: nichts gefunden"),
    ("Strg+Umschalt+D", "zeigen, was wo fehlt"),
    ("Strg+O", "Katalog laden"),
    ("F10", "Menü"),
    ("F1", "diese Übersicht"),
)


def tell(parent: QWidget, title: str, error: OrtsnahError) -> None:
    """Expected trouble: what happened, that nothing is lost, what to do."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Ortsnah", title, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(str(error))
    box.exec()


def question(parent: QWidget, asked: str, why: str, yes: str, no: str) -> tuple[QMessageBox, QAbstractButton]:
    """A question and its button for yes. Return and Escape mean no, so that nothing is lost by a key too many."""
    box = QMessageBox(parent)
    box.setWindowTitle("Ortsnah")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(asked)
    box.setInformativeText(why)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    return box, agreed


def agrees(parent: QWidget, asked: str, why: str, yes: str, no: str) -> bool:
    """Ask and wait for the answer."""
    box, agreed = question(parent, asked, why, yes, no)
    box.exec()
    said = box.clickedButton() is agreed
    box.deleteLater()
    return said


class ShortcutsDialog(QDialog):
    """F1: every shortcut in one table, which scrolls where the text is large and the screen small."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("Tastenkürzel")
        title = QLabel("Tastenkürzel", self)
        title.setFont(theme.title)
        self.table = QScrollArea(self)
        table = self._table()
        self.table.setWidget(table)
        self.table.setWidgetResizable(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setAccessibleName("Tastenkürzel")
        self.close_button = Button("Schließen", self)
        self.close_button.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        box.setSpacing(theme.px(12))
        box.addWidget(title)
        box.addWidget(self.table, 1)
        box.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.close_button.setFocus()
        whole = table.sizeHint()
        self.resize(whole.width() + theme.px(24 + 24 + 24), min(whole.height() + theme.px(130), parent.height() - theme.px(32)))

    def _table(self) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(self.theme.px(2), 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(24))
        grid.setVerticalSpacing(self.theme.px(8))
        grid.setColumnStretch(1, 1)
        for row, (keys, meaning) in enumerate(SHORTCUTS):
            key = QLabel(keys, content)
            key.setFont(self.theme.strong)
            grid.addWidget(key, row, 0)
            grid.addWidget(QLabel(meaning, content), row, 1)
        return content
