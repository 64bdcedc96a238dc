"""The window of the Handzettel: pages at the left, what can be chosen and done at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ortsnah.consultation.handout import Head, Options, Sheet, as_text, languages
from ortsnah.domain.errors import OrtsnahError
from ortsnah.ui.common import clipboard
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.choices import Choice
from ortsnah.ui.common.files import ask_save
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.speech import announce
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout.preview import Preview

#: of a file: says nothing about anybody
_NAME = "Merkzettel"
SheetMaker = Callable[[Options], Sheet]


class HandoutDialog(QDialog):
    """Asks `make` for the sheet whenever something is chosen. Nothing is written but what the user saves.

    The head of `options` is the workstation's own; what is `prescribed` of it holds and cannot be changed.
    """

    head_changed = Signal(object)  # Head, to be remembered by the workstation
    end_wanted = Signal()  # the client has the sheet and goes

    def __init__(self, theme: Theme, make: SheetMaker, options: Options, parent: QWidget, prescribed: Head | None = None) -> None:
        super().__init__(parent)
        self.theme, self._make = theme, make
        self._head, self._prescribed = options.head, prescribed or Head()
        self.options = replace(options, head=self._prescribed.over(self._head))
        self.setWindowTitle("Handzettel")
        self.preview = Preview(theme, self)
        self.language = Choice(theme, self)
        for each in languages():
            self.language.addItem(each.german if each.german == each.own else f"{each.german} · {each.own}", each.code)
        self.large = self._switch("Große Schrift (ab 14 Punkt)", options.large)
        self.map = self._switch("Lageplan", options.with_map)
        self.codes = self._switch("QR-Codes", options.with_codes)
        self.neutral = self._switch("Ohne Absender", options.neutral)
        self.head = Button("Absender …", self)
        self.print = Button("Drucken …", self, "primary")
        self.pdf = Button("Als PDF speichern …", self)
        self.html = Button("Als Webseite speichern …", self)
        self.copy = Button("Text kopieren", self)
        self.close_button = Button("Schließen", self)
        self.said = PlainLabel("", theme.small, "quiet")
        self._lay_out()
        self._connect()
        self.language.setCurrentIndex(max(0, self.language.findData(options.language)))
        self._show()
        self.print.setFocus()

    def _switch(self, text: str, on: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setChecked(on)
        box.setPalette(self.theme.controls())
        return box

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._on_choice)
        for box in (self.large, self.map, self.codes, self.neutral):
            box.toggled.connect(self._on_choice)
        QShortcut(QKeySequence("Ctrl+E"), self, self.end_wanted.emit)
        for button, action, keys in (
            (self.print, self.print_it, "Ctrl+P"), (self.pdf, self.save_pdf, "Ctrl+S"), (self.html, self.save_html, "Ctrl+Shift+S"),
            (self.copy, self.copy_text, "Ctrl+Shift+C"), (self.head, self.change_head, ""), (self.close_button, self.reject, ""),
        ):  # fmt: skip
            button.clicked.connect(action)
            if keys:
                QShortcut(QKeySequence(keys), self, button.click)
                button.setToolTip(f"{button.text().removesuffix(' …')} ({_german_keys(keys)})")

    def _lay_out(self) -> None:
        """The controls scroll where the letters are large and the screen small."""
        px = self.theme.px
        controls = QWidget(self)
        box = QVBoxLayout(controls)
        box.setContentsMargins(px(20), px(20), px(20), px(20))
        box.setSpacing(px(10))
        title = PlainLabel("Handzettel", self.theme.title)
        name = PlainLabel("Sprache", self.theme.small_strong, "heading")
        name.setBuddy(self.language)
        self.language.setAccessibleName("Sprache")
        self.language.setPalette(self.theme.controls())
        self.language.setMinimumHeight(px(30))
        self.neutral.setToolTip("Der Zettel verrät nicht, von welcher Stelle er kommt.")
        for widget in (title, name, self.language, self.large, self.map, self.codes, self.neutral, self.head):
            box.addWidget(widget)
        box.addStretch(1)
        for widget in (self.said, self.print, self.pdf, self.html, self.copy, self.close_button):
            box.addWidget(widget)
        side = QScrollArea(self)
        side.setWidget(controls)
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFixedWidth(controls.sizeHint().width() + px(14))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(side)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(px(1180), room.width()), min(px(860), room.height()))

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is shown."""
        return self._sheet

    def _on_choice(self) -> None:
        self.options = replace(
            self.options, language=self.language.currentData(), large=self.large.isChecked(), neutral=self.neutral.isChecked(),
            with_map=self.map.isChecked(), with_codes=self.codes.isChecked(),
        )  # fmt: skip
        self._show()

    def _show(self) -> None:
        self._sheet = self._make(self.options)
        count = self.preview.show_sheet(self._sheet)
        self._say("1 Seite" if count == 1 else f"{count} Seiten")

    def _say(self, sentence: str) -> None:
        self.said.show_text(sentence)
        announce(self.said, sentence)

    def print_it(self) -> None:
        """Qt's print dialog, then paper."""
        from ortsnah.ui.handout.output import print_sheet

        if self._done(lambda: print_sheet(self._sheet, self)):
            self._say("Der Zettel ist beim Drucker.")

    def save_pdf(self) -> None:
        """Where the user says."""
        from ortsnah.ui.handout.output import write_pdf

        self._save("PDF-Dokument", "pdf", write_pdf)

    def save_html(self) -> None:
        """The variant that screen readers read best."""
        from ortsnah.ui.handout.output import write_html

        self._save("Webseite", "html", write_html)

    def _save(self, kind: str, suffix: str, write: Callable[[Sheet, Path], None]) -> None:
        path = ask_save(self, "Handzettel speichern", f"{_NAME}.{suffix}", f"{kind} (*.{suffix})")

        def put() -> bool:
            if path is not None:
                write(self._sheet, path)
            return path is not None

        if self._done(put) and path is not None:
            self._say(f"Gespeichert als „{path.name}“.")

    def _done(self, act: Callable[[], bool]) -> bool:
        """Do it; trouble is told."""
        try:
            return act()
        except OrtsnahError as error:
            from ortsnah.ui.common.dialogs import tell

            tell(self, "Das hat nicht geklappt", error)
            return False

    def copy_text(self) -> None:
        """For a message or a mail."""
        clipboard.put(as_text(self._sheet))
        self._say("Der Text ist kopiert.")

    def change_head(self) -> None:
        """Ask who hands the sheet out."""
        from ortsnah.ui.handout.head_dialog import HeadDialog

        dialog = HeadDialog(self.theme, self._head, self._prescribed, self)
        if dialog.exec():
            self.use_head(dialog.head)
        dialog.deleteLater()

    def use_head(self, head: Head) -> None:
        """Another head of the workstation, from now on."""
        self._head = head
        self.options = replace(self.options, head=self._prescribed.over(head))
        self.head_changed.emit(head)
        self._show()


def _german_keys(keys: str) -> str:
    return keys.replace("Ctrl", "Strg").replace("Shift", "Umschalt")
