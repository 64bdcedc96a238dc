"""Names, roles, contrast, visible focus and doubled text: the rows of EN 301 549 that a program can test itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from ui.driving import Desk, MakeWindow

from ortsnah.consultation.dead_ends import Reason
from ortsnah.ui.common.dialogs import ShortcutsDialog
from ortsnah.ui.common.fields import ElidedLabel
from ortsnah.ui.common.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours
from ortsnah.ui.consultation.dead_end_dialog import DeadEndDialog
from ortsnah.ui.lookup.needs_pane import CONTACTS
from ortsnah.ui.window import MainWindow

Role = QAccessible.Role
#: what only groups others, or shows what others say
WITHOUT_A_NAME = {
    Role.Client, Role.Border, Role.Grouping, Role.Pane, Role.Splitter, Role.LayeredPane, Role.ScrollBar, Role.Grip, Role.Whitespace, Role.Window,
    Role.NoRole, Role.Separator,
}  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK, "light contrast": LIGHT_CONTRAST, "dark contrast": DARK_CONTRAST}
SCENES = ["", "kinderbetreuung", "notfall", CONTACTS]


def walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """A control and everything in it that is visible."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    for number in range(interface.childCount()):
        yield from walk(interface.child(number))


def unnamed(widget: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = []
    for control in walk(QAccessible.queryAccessibleInterface(widget)):
        says_something = control.text(QAccessible.Text.Name) or control.text(QAccessible.Text.Value)
        if not says_something and (control.state().focusable or control.role() not in WITHOUT_A_NAME):
            thing = control.object()
            if isinstance(thing, QLabel) and not thing.text():
                continue
            if isinstance(thing, QWidget) and thing.objectName().startswith("qt_"):
                continue  # parts of Qt's own spin boxes and scroll areas: they speak through their owner
            found.append(f"{control.role()} {thing}")
    return found


@pytest.mark.parametrize("need", SCENES)
def test_every_control_of_the_window_has_a_name(desk: Desk, need: str) -> None:
    if need:
        desk.page.choose_need(need)
    assert unnamed(desk.window) == []


def test_every_control_has_a_name_when_nothing_is_found_and_in_the_merkzettel(desk: Desk) -> None:
    desk.ctrl("M")
    assert unnamed(desk.window) == []
    desk.ctrl("M")
    desk.type("Zqxvw")
    assert unnamed(desk.window) == []


def test_every_control_of_the_popup_and_the_dialog_has_a_name(desk: Desk) -> None:
    panel = desk.page.bar.panel
    panel.show_switches(True, True)
    panel.show()
    assert unnamed(panel) == []
    panel.hide()
    dialog = ShortcutsDialog(desk.window.theme, desk.window)
    dialog.show()
    assert unnamed(dialog) == []
    dialog.close()


def test_every_control_of_the_welcome_page_has_a_name(make_window: MakeWindow) -> None:
    window = make_window(catalogue=None)
    window.show_welcome("Der Katalog „katalog.ortsnah“ ist beschädigt.")
    assert unnamed(window) == []


def test_the_items_of_the_lists_speak_their_whole_row(desk: Desk) -> None:
    desk.type("krippe")
    spoken = QAccessible.queryAccessibleInterface(desk.page.results.view).child(0).text(QAccessible.Text.Name)
    row = desk.page.results.view.results_model.rows[0]
    for part in (row.title, row.hit.listing.organization, row.distance()[0], *(chip.text for chip in row.chips())):
        assert part in spoken
    needs = QAccessible.queryAccessibleInterface(desk.page.needs.view)
    assert needs.child(1).text(QAccessible.Text.Name) == "Kinderbetreuung, 18 Angebote, gewählt"


def luminance(colour: QColor) -> float:
    """WCAG's relative luminance."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG's contrast, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(c: Colours) -> dict[str, tuple[QColor, QColor, float]]:
    """Every ink on every ground that it is drawn on, and the least contrast."""
    grounds = {"surface": c.surface, "page": c.page}
    found = {f"{ink} on {ground}": (getattr(c, ink), colour, 4.5)
             for (ground, colour), ink in product(grounds.items(), ("text", "quiet", "accent", "bad"))}  # fmt: skip
    found |= {f"{tone} chip": (getattr(c, tone), getattr(c, f"{tone}_back"), 4.5) for tone in ("good", "waiting", "bad")}
    found |= {
        "neutral chip": (c.text, c.neutral_back, 4.5),
        "chosen need": (c.accent, c.accent_back, 4.5),
        "hovered need": (c.text, c.neutral_back, 4.5),
    }
    found |= {"urgent need, chosen": (c.bad, c.accent_back, 4.5), "count, hovered": (c.quiet, c.neutral_back, 4.5)}
    found |= {"filled button": (c.on_accent, c.accent, 4.5)}
    found |= {f"line on {name}": (c.field_line, ground, 3.0) for name, ground in grounds.items()}
    found |= {f"focus on {name}": (c.accent, ground, 3.0) for name, ground in grounds.items()}
    return found


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_stands_out_from_its_ground(name: str) -> None:
    weak = {
        pair: round(contrast(ink, ground), 2) for pair, (ink, ground, least) in pairs(THEMES[name]).items() if contrast(ink, ground) < least
    }
    assert weak == {}


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab reaches, in order."""
    found, widget = [], window.nextInFocusChain()
    while widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled() and widget.window() is window:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


@pytest.mark.parametrize(("dark", "contrast_wanted"), [(False, False), (True, False), (False, True), (True, True)])
def test_every_control_shows_that_it_has_the_focus(make_window: MakeWindow, dark: bool, contrast_wanted: bool) -> None:
    window = make_window(dark=dark, contrast=contrast_wanted)
    window.page.choose_need("kinderbetreuung")
    invisible = []
    for widget in focusable(window):
        other = window.page.bar.more if widget is not window.page.bar.more else window.page.needs.view
        frame = widget.parentWidget() if widget in (window.page.bar.place.edit, window.page.bar.need.edit) else widget
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = frame.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if frame.grab().toImage() == without:
            invisible.append(widget)
    assert invisible == []


def test_every_control_of_the_popup_shows_that_it_has_the_focus(desk: Desk) -> None:
    panel = desk.page.bar.panel
    desk.window.session.set_filters(age_months=14)
    desk.page.bar.more.setFocus()
    desk.press(Qt.Key.Key_Return)
    controls = [panel.wheelchair, panel.free_of_charge, panel.language, panel.years, panel.months, panel.born, panel.reset]
    assert panel.wheelchair.hasFocus()
    before = {widget: widget.grab().toImage() for widget in controls}
    for number in range(1, len(controls) + 1):
        desk.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = controls[number % len(controls)]
        assert now.hasFocus()
        if number < len(controls):
            assert now.grab().toImage() != before[now], now
    assert panel.reset.grab().toImage() == before[panel.reset]
    panel.hide()


def cut_off(root: QWidget) -> list[str]:
    """Texts that do not fit their control, and controls that reach beyond what they lie in."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedLabel) or not label.text():
            continue
        room, metrics = label.contentsRect(), label.fontMetrics()
        flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), flags, label.text())
        if needed.width() > room.width() + 1 or needed.height() > room.height() + 1:
            found.append(f"{label.text()[:40]!r} needs {needed.size()} and has {room.size()}")
    found += [
        f"{area.objectName()} needs {area.widget().minimumSizeHint().width()} and has {area.viewport().width()}"
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.widget().minimumSizeHint().width() > area.viewport().width()
    ]
    for button in root.findChildren(QPushButton):
        hint = button.minimumSizeHint()
        if button.isVisible() and (button.width() < hint.width() or button.height() < hint.height()):
            found.append(f"{button.text()!r} needs {hint} and has {button.size()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Controls that lie on one another or beyond the window."""
    controls = [
        one
        for kind in (QAbstractButton, QComboBox, QSpinBox)
        for one in root.findChildren(kind)
        if one.isVisible() and one.window() is root
    ]
    places = {one: QRect(one.mapTo(root, QPoint(0, 0)), one.size()) for one in controls if not one.visibleRegion().isEmpty()}
    found = [f"{one.text()} reaches out" for one, place in places.items() if not root.rect().contains(place) and one.parent() is not None
             and not _scrolls(one)]  # fmt: skip
    listed = list(places)
    for number, one in enumerate(listed):
        found += [
            f"{one} on {other}"
            for other in listed[number + 1 :]
            if places[one].intersects(places[other]) and one.parent() is other.parent()
        ]
    return found


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent.objectName() in {"qt_scrollarea_viewport"}:
            return True
        parent = parent.parentWidget()
    return False


def each_state(window: MainWindow) -> Iterator[None]:
    """The states of the look-up page, one after the other."""
    page = window.page
    for need in [row.need for row in page.needs.model.rows if row.need]:
        page.choose_need(need)
        yield
    page.bar.need.edit.setText("krippe ab 1 jahr, eilt")
    page.toggle_shortlist()
    yield
    page.show_details()
    yield
    page.show_list()
    page.bar.need.edit.setText("Zqxvw " * 12)
    yield
    page.bar.need.edit.clear()
    window.status.warn("Der Katalog „katalog.ortsnah“ ist beschädigt. Geöffnet ist der vorige Katalog, Nr. 211.")
    yield


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 720), 2.0), ((1024, 768), 1.0), ((1280, 720), 1.0), ((1440, 900), 1.0), ((1440, 900), 2.0)]
)
def test_nothing_is_cut_off_and_nothing_overlaps(qtbot: QtBot, make_window: MakeWindow, size: tuple[int, int], scale: float) -> None:
    window = make_window(size=size, scale=scale)
    for _ in each_state(window):
        qtbot.waitUntil(lambda: cut_off(window) == [] and overlapping(window) == [], timeout=2000)
        assert (window.width(), window.height()) == size
        if window.page.results.view.isVisible():
            assert window.page.results.view.height() >= window.page.results.view.sizeHintForRow(0)


def test_the_detail_fits_however_narrow_its_pane_is_dragged(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(size=(1280, 720))
    window.page.panes.restore("236 1")
    for name in ("Freifahrt Schwerbehindertenausweis", "Jobcenter Leistungsgewährung", "Wohnbau Schaumberg", "Wohnberechtigungsschein"):
        window.page.bar.need.edit.setText(name)
        qtbot.waitUntil(lambda: cut_off(window) == [], timeout=2000)
        assert window.page.detail.detail is not None


def test_the_welcome_page_fits_with_doubled_text(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(size=(1280, 720), scale=2, catalogue=None)
    for problem in ("", "Der Katalog „katalog.ortsnah“ ist beschädigt. Die Datei wurde nicht verändert. Bitte laden Sie den Katalog neu."):
        window.show_welcome(problem)
        qtbot.waitUntil(lambda: cut_off(window) == [], timeout=2000)
        assert (window.width(), window.height()) == (1280, 720)


def test_the_dialog_and_the_popup_fit_with_doubled_text(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(size=(1280, 720), scale=2)
    dialog = ShortcutsDialog(window.theme, window)
    dialog.show()
    assert dialog.height() <= 720 and dialog.width() <= 1280
    qtbot.waitUntil(lambda: cut_off(dialog) == [], timeout=2000)
    dialog.close()
    panel = window.page.bar.panel
    panel.show()
    panel.adjustSize()
    assert panel.height() <= 720 - window.page.bar.height() and panel.width() <= 1280
    assert cut_off(panel) == []
    panel.hide()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_reasons_of_a_dead_end_lie_above_the_note(qtbot: QtBot, make_window: MakeWindow, scale: float) -> None:
    window = make_window(size=(1280, 720), scale=scale)
    dialog = DeadEndDialog(window.theme, "Krippe (0–2 Jahre)", "in Oberthal", Reason.NO_PLACE, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert cut_off(dialog) == []
    note = next(label for label in dialog.findChildren(QLabel) if label.text().startswith("Gezählt"))
    assert dialog.reasons.geometry().bottom() < note.geometry().top()
    assert dialog.reasons.viewport().height() >= dialog.reasons.sizeHintForRow(0) * len(Reason)
    dialog.close()


def test_the_count_of_hits_is_announced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "ortsnah.ui.common.speech.QAccessible",
        type("Q", (), {"updateAccessibility": staticmethod(lambda e: said.append(e.message()))}),
    )
    desk.type("krippe")
    assert said[-1] == desk.page.results.sentence.text()
    assert "Gronig" in said[-1]


def test_the_mouse_never_is_the_only_way(desk: Desk) -> None:
    only_mouse = [
        button for button in desk.window.findChildren(QPushButton) if button.focusPolicy() == Qt.FocusPolicy.NoFocus and button.isVisible()
    ]
    assert all("(" in button.toolTip() for button in only_mouse)  # the tooltip names the key
    assert QApplication.focusWidget() is not None
