"""Who hands the sheet out: asked once, remembered by the workstation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ortsnah.consultation.handout import Head
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.files import ask_open
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.theme import Theme

_PICTURES = "Bilder (*.png *.jpg *.jpeg *.svg)"


class HeadDialog(QDialog):
    """Name, address, telephone and logo of the office."""

    def __init__(self, theme: Theme, head: Head, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Absender des Zettels")
        self._logo = head.logo
        self.name = QLineEdit(head.name, self)
        self.address = QPlainTextEdit("\n".join(head.address), self)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(theme.px(72))
        self.phone = QLineEdit(head.phone, self)
        self.logo = PlainLabel("", theme.base)
        self.choose = Button("Bild wählen …", self)
        self.remove = Button("Kein Bild", self)
        self.save = Button("Übernehmen", self, "primary")
        self.cancel = Button("Abbrechen", self)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(lambda: self._show_logo(None))
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(theme)
        self._show_logo(head.logo)

    @property
    def head(self) -> Head:
        """What was entered."""
        lines = (line.strip() for line in self.address.toPlainText().splitlines())
        return Head(self.name.text().strip(), tuple(line for line in lines if line), self.phone.text().strip(), self._logo)

    def _lay_out(self, theme: Theme) -> None:
        box, form = QVBoxLayout(self), QFormLayout()
        box.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        box.setSpacing(theme.px(16))
        box.addWidget(PlainLabel("Steht oben auf jedem Zettel, außer auf dem ohne Absender.", theme.base, "quiet"))
        form.setSpacing(theme.px(10))
        rows = (("Name der Stelle", self.name), ("Adresse", self.address), ("Telefon", self.phone))
        for label, field in rows:
            field.setAccessibleName(label)
            field.setPalette(theme.controls())
            form.addRow(label, field)
        picture = QHBoxLayout()
        picture.addWidget(self.choose)
        picture.addWidget(self.remove)
        picture.addWidget(self.logo, 1)
        form.addRow("Logo", picture)
        box.addLayout(form)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        box.addLayout(buttons)
        self.setMinimumWidth(theme.px(520))
        self.name.setFocus()

    def _show_logo(self, logo: Path | None, trouble: str = "") -> None:
        self._logo = logo
        self.logo.show_text(trouble or (logo.name if logo else "kein Bild"))
        self.remove.setEnabled(logo is not None)

    def _on_choose(self) -> None:
        chosen = ask_open(self, "Bild wählen", _PICTURES)
        if chosen is not None and QImageReader(str(chosen)).canRead():
            self._show_logo(chosen)
        elif chosen is not None:
            self._show_logo(self._logo, "Diese Datei ist kein Bild, das Ortsnah lesen kann. Bitte PNG, JPEG oder SVG wählen.")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
