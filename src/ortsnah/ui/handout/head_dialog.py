"""Who hands the sheet out: asked once, remembered by the workstation. What the administration prescribes is shown and stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ortsnah.consultation.handout import Head
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.files import ask_open
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.speech import announce
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout.logo import read

_PICTURES = "Bilder (*.png *.jpg *.jpeg *.svg)"
_UNREADABLE = "Diese Datei ist kein Bild, das Ortsnah lesen kann, nicht vollständig oder zu groß. Bitte PNG, JPEG oder SVG wählen."


class HeadDialog(QDialog):
    """Name, address, telephone and logo of the office: what is `prescribed` of them, else what the workstation has."""

    def __init__(self, theme: Theme, own: Head, prescribed: Head, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Absender des Zettels")
        self._own, self._prescribed = own, prescribed
        shown = prescribed.over(own)
        self._logo = shown.logo
        self.name = QLineEdit(shown.name, self)
        self.address = QPlainTextEdit("\n".join(shown.address), self)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(theme.px(72))
        self.phone = QLineEdit(shown.phone, self)
        self.logo = PlainLabel("", theme.base)
        self.trouble = PlainLabel("", theme.base)
        self.choose = Button("Bild wählen …", self)
        self.remove = Button("Entfernen", self)
        self.remove.setAccessibleName("Bild entfernen")
        self.save = Button("Übernehmen", self, "primary")
        self.cancel = Button("Abbrechen", self)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(lambda: self._show_logo(None))
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(theme)
        self._show_logo(shown.logo)

    @property
    def head(self) -> Head:
        """What was entered for the workstation; of what is prescribed its own stays as it was."""
        lines = (line.strip() for line in self.address.toPlainText().splitlines())
        own, fixed = self._own, self._prescribed
        return Head(
            own.name if fixed.name else self.name.text().strip(),
            own.address if fixed.address else tuple(line for line in lines if line),
            own.phone if fixed.phone else self.phone.text().strip(),
            own.logo if fixed.logo else self._logo,
        )

    def _lay_out(self, theme: Theme) -> None:
        box, form = QVBoxLayout(self), QFormLayout()
        self.box = box
        box.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        box.setSpacing(theme.px(16))
        box.addWidget(PlainLabel(self._told(), theme.base, "quiet"))
        form.setSpacing(theme.px(10))
        fixed = self._prescribed
        rows = (("Name der Stelle", self.name, fixed.name), ("Adresse", self.address, fixed.address), ("Telefon", self.phone, fixed.phone))
        for label, field, prescribed in rows:
            field.setAccessibleName(f"{label}, vorgegeben" if prescribed else label)
            field.setReadOnly(bool(prescribed))
            field.setPalette(theme.controls())
            form.addRow(label, field)
        picture = QHBoxLayout()
        picture.addWidget(self.choose)
        picture.addWidget(self.remove)
        picture.addWidget(self.logo, 1)
        form.addRow("Logo", picture)
        box.addLayout(form)
        box.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        box.addLayout(buttons)
        self.setMinimumWidth(theme.px(520))
        next((field for _, field, prescribed in rows if not prescribed), self.cancel).setFocus()

    def _told(self) -> str:
        """What the head is for, and which parts of it are not to be changed here."""
        fixed = self._prescribed
        named = (("Name", fixed.name), ("Adresse", fixed.address), ("Telefon", fixed.phone), ("Logo", fixed.logo))
        parts = " und ".join(", ".join(name for name, prescribed in named if prescribed).rsplit(", ", 1))
        told = "Steht oben auf jedem Zettel, außer auf dem ohne Absender."
        return f"{told} Von der Verwaltung vorgegeben: {parts}." if parts else told

    def _show_logo(self, logo: Path | None, trouble: str = "") -> None:
        self._logo = logo
        self.logo.show_text(logo.name if logo else "kein Bild")
        self.trouble.show_text(trouble)
        self.trouble.setVisible(bool(trouble))
        self.choose.setEnabled(self._prescribed.logo is None)
        self.remove.setEnabled(logo is not None and self._prescribed.logo is None)
        if trouble:
            announce(self.trouble, trouble)
            self.resize(self.width(), max(self.height(), self.box.totalHeightForWidth(self.width())))

    def _on_choose(self) -> None:
        chosen = ask_open(self, "Bild wählen", _PICTURES)
        if chosen is not None:
            readable = read(chosen) is not None
            self._show_logo(chosen if readable else self._logo, "" if readable else _UNREADABLE)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
