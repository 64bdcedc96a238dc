"""Colours as roles, sizes from the font, and the one style sheet. No colour or pixel size stands anywhere else."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication


class Colours(NamedTuple):
    """One role, one colour; `..._back` is the ground under text of that role."""

    page: QColor
    surface: QColor
    line: QColor
    field_line: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    on_accent: QColor
    accent_back: QColor
    neutral_back: QColor
    good: QColor
    good_back: QColor
    waiting: QColor
    waiting_back: QColor
    bad: QColor
    bad_back: QColor


def _colours(*names: str) -> Colours:
    return Colours(*(QColor(name) for name in names))


LIGHT = _colours(
    "#f3f4f6", "#ffffff", "#dfe3e8", "#848d99", "#1b222c", "#56606d", "#0b58b0", "#ffffff", "#e4eefa", "#edf0f3",
    "#12592f", "#dff2e5", "#664700", "#fdeecb", "#a61b1b", "#fbe6e5",
)  # fmt: skip
DARK = _colours(
    "#15181c", "#1e2228", "#363c45", "#7d8794", "#eceff3", "#aeb7c2", "#8abaf5", "#0c1a2c", "#233650", "#2c323a",
    "#9be0b4", "#1c3a29", "#f4d58a", "#40341a", "#f6a9a4", "#472524",
)  # fmt: skip
LIGHT_CONTRAST = _colours(
    "#ffffff", "#ffffff", "#000000", "#000000", "#000000", "#000000", "#003a8c", "#ffffff", "#ffffff", "#ffffff",
    "#00401b", "#ffffff", "#4a3200", "#ffffff", "#7a0000", "#ffffff",
)  # fmt: skip
DARK_CONTRAST = _colours(
    "#000000", "#000000", "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#9fd0ff", "#000000", "#000000", "#000000",
    "#a6ffc4", "#000000", "#ffe08a", "#000000", "#ffb3ad", "#000000",
)  # fmt: skip


class Theme:
    """The look at one moment: the system's colour scheme, contrast and font."""

    #: pixels: the line of what is selected, and of what is selected and has the focus
    strong_line, focus_line = 2.0, 3.0

    def __init__(self, font: QFont, dark: bool, contrast: bool = False) -> None:
        self.base = QFont(font)
        self.base.setFeature(QFont.Tag("tnum"), 1)  # figures of one width, so that numbers align
        self.colours = (DARK_CONTRAST if dark else LIGHT_CONTRAST) if contrast else (DARK if dark else LIGHT)
        self._step = QFontMetricsF(font).height() / 17.0

    @classmethod
    def of_system(cls, app: QApplication) -> Theme:
        """As the desktop wants it now."""
        hints = app.styleHints()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
        contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return cls(app.font(), dark, contrast)

    def px(self, units: float) -> int:
        """Pixels for a size given in units (a line of text is 17): gaps are 4, 8, 12, 16, 24."""
        return max(1, round(units * self._step))

    def font(self, scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The base font, larger or heavier."""
        font = QFont(self.base)
        if scale != 1.0:
            if font.pointSizeF() > 0:
                font.setPointSizeF(font.pointSizeF() * scale)
            else:
                font.setPixelSize(round(font.pixelSize() * scale))
        font.setWeight(weight)
        return font

    @property
    def title(self) -> QFont:
        """Titles: x 1.4, semibold."""
        return self.font(1.4, QFont.Weight.DemiBold)

    @property
    def strong(self) -> QFont:
        """Base size, semibold."""
        return self.font(1.0, QFont.Weight.DemiBold)

    @property
    def small(self) -> QFont:
        """X 0.9: only for what may be overlooked."""
        return self.font(0.9)

    @property
    def small_strong(self) -> QFont:
        """X 0.9, semibold: headings of groups."""
        return self.font(0.9, QFont.Weight.DemiBold)

    def palette(self) -> QPalette:
        """The roles as Qt's own controls want them."""
        c, role = self.colours, QPalette.ColorRole
        palette = QPalette(c.surface)
        for name, colour in (
            (role.Window, c.surface), (role.WindowText, c.text), (role.Base, c.surface), (role.AlternateBase, c.page), (role.Text, c.text),
            (role.Button, c.surface), (role.ButtonText, c.text), (role.BrightText, c.on_accent), (role.Highlight, c.accent),
            (role.HighlightedText, c.on_accent), (role.Link, c.accent), (role.LinkVisited, c.accent), (role.PlaceholderText, c.quiet),
            (role.ToolTipBase, c.surface), (role.ToolTipText, c.text), (role.Mid, c.line), (role.Midlight, c.line), (role.Dark, c.field_line),
            (role.Light, c.surface), (role.Shadow, c.line), (role.Accent, c.accent),
        ):  # fmt: skip
            palette.setColor(name, colour)
        for name in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, c.quiet)
        return palette

    def controls(self) -> QPalette:
        """For boxes and lists: the style takes their lines from the window's colour, 1.4 times darker than that."""
        palette, line = self.palette(), self.colours.field_line
        palette.setColor(QPalette.ColorRole.Window, line.lighter(140) if line.value() else line)
        return palette

    def style_sheet(self) -> str:
        """What the palette cannot say: rounded buttons, quiet labels, flat panes."""
        return self._panes() + self._buttons() + self._fields()

    def _names(self) -> dict[str, str]:
        return {name: getattr(self.colours, name).name() for name in Colours._fields}

    def _panes(self) -> str:
        n, px = self._names(), self.px
        return f"""
        QMainWindow, #topbar, #needsPane, #detailPane, #statusbar {{ background: {n["surface"]}; }}
        #momentLine {{ background: {n["waiting_back"]}; border-bottom: 1px solid {n["line"]}; }}
        #momentLine QLabel {{ color: {n["waiting"]}; }}
        #topbar {{ border-bottom: 1px solid {n["line"]}; }}
        #statusbar {{ border-top: 1px solid {n["line"]}; }}
        #resultsPane, #welcome {{ background: {n["page"]}; }}
        #needsPane {{ border-right: 1px solid {n["line"]}; }}
        #detailPane, #welcome, QScrollArea {{ border: none; }}
        #detailPane {{ border: 2px solid {n["surface"]}; }}
        #detailPane:focus, QScrollArea:focus {{ border: 2px solid {n["accent"]}; }}
        QLabel[role="quiet"], QLabel[role="small"], QLabel[role="heading"] {{ color: {n["quiet"]}; }}
        QMessageBox QLabel#qt_msgbox_label {{ font-weight: 600; }}
        QLabel[role="example"] {{ color: {n["waiting"]}; background: {n["waiting_back"]}; border-radius: {px(4)}px; padding: {px(1)}px {px(8)}px; }}
        QLabel[role="warning"] {{ color: {n["bad"]}; background: {n["bad_back"]}; border-radius: {px(6)}px; padding: {px(8)}px {px(12)}px; }}
        QLabel[role="alert"] {{ color: {n["waiting"]}; background: {n["waiting_back"]}; border-radius: {px(6)}px; padding: {px(8)}px {px(12)}px; }}
        """

    def _buttons(self) -> str:
        n, px = self._names(), self.px
        return f"""
        QPushButton {{ background: {n["surface"]}; color: {n["text"]}; border: 1px solid {n["field_line"]}; border-radius: {px(7)}px;
            padding: {px(8)}px {px(14)}px; outline: none; }}
        QPushButton:hover {{ border-color: {n["accent"]}; color: {n["accent"]}; }}
        QPushButton:focus {{ border: 2px solid {n["accent"]}; padding: {px(8) - 1}px {px(14) - 1}px; }}
        QPushButton:checked, QPushButton[holds="true"] {{
            background: {n["accent_back"]}; border-color: {n["accent"]}; color: {n["accent"]}; font-weight: 600; }}
        QPushButton[role="primary"] {{ background: {n["accent"]}; color: {n["on_accent"]}; border-color: {n["accent"]}; font-weight: 600; }}
        QPushButton[role="primary"]:hover {{ color: {n["on_accent"]}; }}
        QPushButton[role="primary"]:focus {{ border: 2px solid {n["text"]}; }}
        QPushButton:disabled, QPushButton[role="primary"]:disabled {{ background: {n["page"]}; color: {n["quiet"]}; border-color: {n["line"]}; }}
        QPushButton[role="accent"] {{ text-align: left; border-color: {n["accent"]}; color: {n["accent"]}; }}
        QPushButton[role="icon"], QPushButton[role="icon"]:focus {{ border: none; background: transparent; padding: 0 {px(4)}px; }}
        QPushButton[role="chip"] {{ border-radius: {px(12)}px; padding: {px(4)}px {px(12)}px; }}
        QPushButton[role="chip"]:focus {{ padding: {px(4) - 1}px {px(12) - 1}px; }}
        QPushButton[role="chip"]:checked {{ background: {n["accent"]}; color: {n["on_accent"]}; border-color: {n["accent"]}; }}
        QPushButton[role="chip"]:checked:focus {{ border: 2px solid {n["text"]}; }}
        QPushButton[role="part"] {{ border: 1px solid {n["line"]}; border-radius: {px(4)}px; padding: {px(1)}px {px(8)}px; text-align: left;
            background: {n["surface"]}; }}
        QPushButton[role="part"]:hover {{ border-color: {n["accent"]}; }}
        QPushButton[role="part"]:focus {{ border: 2px solid {n["accent"]}; padding: {max(px(1) - 1, 0)}px {px(8) - 1}px; }}
        QPushButton[drops="true"] {{ text-align: left; }}
        QPushButton[role="flat"] {{ border: none; padding: {px(2)}px {px(4)}px; color: {n["accent"]}; text-align: left; }}
        #statusbar QPushButton[role="flat"] {{ padding: 0 {px(4)}px; }}
        QPushButton[role="flat"]:focus {{ border: 2px solid {n["accent"]}; }}
        """

    def _fields(self) -> str:
        n, px = self._names(), self.px
        return f"""
        QLineEdit, QPlainTextEdit, Choice, Number {{ background: {n["surface"]}; border: 1px solid {n["field_line"]};
            border-radius: {px(7)}px; padding: {px(5)}px {px(10)}px; selection-background-color: {n["accent"]}; selection-color: {n["on_accent"]}; }}
        QLineEdit, Choice, Number {{ min-height: {px(18)}px; }}
        QLineEdit:focus, QPlainTextEdit:focus, Choice:focus, Number:focus {{ border: 2px solid {n["accent"]};
            padding: {px(5) - 1}px {px(10) - 1}px; }}
        QLineEdit[role="bare"], QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; background: transparent; padding: 0;
            min-height: 0; color: {n["text"]}; selection-background-color: {n["accent"]}; selection-color: {n["on_accent"]}; }}
        QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{ background: {n["page"]}; border-color: {n["line"]}; }}
        Choice:disabled, Number:disabled {{ color: {n["quiet"]}; border-color: {n["line"]}; }}
        Choice::drop-down {{ border: none; width: {px(26)}px; }}
        Number::up-button, Number::down-button {{ subcontrol-origin: border; border: none; width: {px(26)}px; background: none; }}
        Number::up-button {{ subcontrol-position: top right; }}
        Number::down-button {{ subcontrol-position: bottom right; }}
        Choice::down-arrow, Number::up-arrow, Number::down-arrow {{ image: none; width: 0; height: 0; }}
        Choice QAbstractItemView {{ background: {n["surface"]}; border: 1px solid {n["field_line"]}; }}
        QListView {{ border: none; outline: none; background: transparent; }}
        #choices::item {{ padding: {px(6)}px {px(8)}px; border-radius: {px(4)}px; }}
        #choices::item:selected {{ background: {n["accent_back"]}; color: {n["accent"]}; }}
        QTableView {{ background: {n["surface"]}; border: 1px solid {n["line"]}; border-radius: {px(6)}px; }}
        QTableView::item {{ padding: 0 {px(8)}px; }}
        QTableView::item:selected {{ background: {n["accent_back"]}; color: {n["text"]}; }}
        QHeaderView::section {{ background: {n["surface"]}; color: {n["quiet"]}; border: none; border-bottom: 1px solid {n["line"]};
            padding: {px(6)}px {px(8)}px; }}
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
        QFrame#callNow {{ background: {n["accent_back"]}; border: 1px solid {n["accent"]}; border-radius: {px(7)}px; }}
        QFrame#callNow QPushButton {{ background: transparent; }}
        QFrame#card {{ background: {n["surface"]}; border: 1px solid {n["line"]}; border-radius: {px(7)}px; }}
        QCheckBox {{ border: 2px solid {n["surface"]}; border-radius: {px(4)}px; padding: {px(1)}px; spacing: {px(8)}px; outline: none; }}
        QCheckBox::indicator {{ width: {px(14)}px; height: {px(14)}px; }}
        QCheckBox:focus {{ border-color: {n["accent"]}; }}
        QMenu {{ background: {n["surface"]}; color: {n["text"]}; border: 1px solid {n["field_line"]}; padding: {px(4)}px; }}
        QMenu::item {{ padding: {px(5)}px {px(24)}px {px(5)}px {px(24)}px; border-radius: {px(4)}px; }}
        QMenu::item:selected {{ background: {n["accent"]}; color: {n["on_accent"]}; }}
        QMenu::item:checked {{ font-weight: 600; }}
        QFrame#popup {{ background: {n["surface"]}; border: 1px solid {n["field_line"]}; border-radius: {px(8)}px; }}
        QSplitter::handle {{ background: {n["line"]}; }}
        QSplitter::handle:hover {{ background: {n["accent"]}; }}
        QToolTip {{ background: {n["surface"]}; color: {n["text"]}; border: 1px solid {n["field_line"]}; padding: {px(4)}px; }}
        QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {n["field_line"]}; border-radius: {px(3)}px; min-height: {px(32)}px; margin: 0 0 0 {px(6)}px; }}
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; height: 0; width: 0; }}
        """

    def apply(self, app: QApplication) -> None:
        """Dress the whole program."""
        app.setStyle("Fusion")
        self.apply_palette(app)
        app.setStyleSheet(self.style_sheet())

    def apply_palette(self, app: QApplication) -> None:
        """Colours without the sheet, which takes twice as long where it meets each widget as it is made."""
        app.setPalette(self.palette())
