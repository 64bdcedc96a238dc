"""The first start: two buttons, load a catalogue or try the example."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.theme import Theme


class WelcomePage(QScrollArea):
    """Shown while there is no catalogue; `problem` says why the wanted one did not open."""

    load_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.title = QLabel("Willkommen bei Ortsnah", self.card)
        self.text = QLabel(
            "Wer hilft in der Nähe? Ort und Bedarf eingeben, und Ortsnah zeigt, wer zuständig ist, ob offen ist und wen Sie anrufen. "
            "Dazu braucht es einen Katalog: die Datei, die Ihre Stelle pflegt und verteilt.",
            self.card,
        )
        self.problem = QLabel(self.card)
        self.problem.setProperty("role", "warning")
        self.note = QLabel("Der Beispielkatalog ist frei erfunden: zum Ausprobieren, nicht für die Beratung.", self.card)
        self.note.setProperty("role", "quiet")
        for label in (self.title, self.text, self.problem, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.load = Button("Katalog laden …", self.card, "primary")
        self.load.clicked.connect(self.load_wanted)
        self.example = Button("Beispiel ausprobieren", self.card)
        self.example.clicked.connect(self.example_wanted)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.load)
        self.buttons.addWidget(self.example)
        self.buttons.addStretch(1)
        self._lay_out()
        self.problem.hide()
        self.setFocusProxy(self.load)
        self.dress(theme)

    def _lay_out(self) -> None:
        """The card in the middle, a little above the centre; where it does not fit it can be scrolled."""
        self.inner = QVBoxLayout(self.card)
        for part in (self.title, self.text, self.problem):
            self.inner.addWidget(part)
        self.inner.addLayout(self.buttons)
        self.inner.addWidget(self.note)
        content = QWidget(self)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        outer = QVBoxLayout(content)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.setWidget(content)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.card.setFixedWidth(theme.px(560))
        self.inner.setContentsMargins(theme.px(32), theme.px(28), theme.px(32), theme.px(28))
        self.inner.setSpacing(theme.px(16))
        self.buttons.setSpacing(theme.px(12))
        self.title.setFont(theme.title)

    def show_problem(self, sentence: str) -> None:
        """Why the catalogue did not open."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
