"""Small dialogs: trouble told plainly, and the list of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from ortsnah.domain.errors import OrtsnahError
from ortsnah.ui.common.theme import Theme

SHORTCUTS = (
    ("Strg+L", "Ort eingeben"),
    ("Strg+K", "Bedarf eingeben"),
    ("↑  ↓", "durch die Angebote gehen"),
    ("Eingabe", "auf den Merkzettel setzen oder davon nehmen"),
    ("Strg+M", "Merkzettel zeigen"),
    ("Strg+J", "nur was jetzt geöffnet ist"),
    ("Strg+P", "nur mit freien Plätzen"),
    ("Strg+N", "Notfall heute"),
    ("Strg+T", "Telefonnummer kopieren"),
    ("Strg+Umschalt+C", "ganzen Eintrag kopieren"),
    ("Esc", "eingegebenen Bedarf zurücknehmen"),
    ("Strg+E", "Beratung beenden: Suche, Filter und Merkzettel leeren"),
    ("Strg+O", "Katalog laden"),
    ("F1", "diese Übersicht"),
)


def tell(parent: QWidget, title: str, error: OrtsnahError) -> None:
    """Expected trouble: what happened, that nothing is lost, what to do."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Ortsnah", title, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(str(error))
    box.exec()


class ShortcutsDialog(QDialog):
    """F1: every shortcut in one table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tastenkürzel")
        title = QLabel("Tastenkürzel", self)
        title.setFont(theme.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for row, (keys, meaning) in enumerate(SHORTCUTS):
            key = QLabel(keys, self)
            key.setFont(theme.strong)
            grid.addWidget(key, row, 0)
            grid.addWidget(QLabel(meaning, self), row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        box.setSpacing(theme.px(16))
        box.addWidget(title)
        box.addLayout(grid)
        box.addWidget(buttons)
