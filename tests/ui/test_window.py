"""The window itself: opening, sizes, what it remembers, how it follows the desktop, how it ends."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from ui.driving import Desk, MakeWindow

from ortsnah import settings
from ortsnah.catalogue.read import KnownPlace
from ortsnah.settings import Settings
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.lookup.panes import Arrangement

SIZES = [
    ((1280, 720), 1, Arrangement.BESIDE), ((1440, 900), 1, Arrangement.BESIDE), ((2560, 1440), 1, Arrangement.BESIDE),
    ((1024, 768), 1, Arrangement.BELOW), ((1440, 900), 1.5, Arrangement.BELOW), ((1280, 720), 2, Arrangement.INSTEAD),
]  # fmt: skip


@pytest.mark.parametrize(("size", "scale", "arrangement"), SIZES)
def test_the_window_is_as_large_as_the_screen_and_arranges_its_panes(
    make_window: MakeWindow, size: tuple[int, int], scale: float, arrangement: Arrangement
) -> None:
    window = make_window(size=size, scale=scale)
    window.page.choose_need("kinderbetreuung")
    assert window.size() == QSize(*size)
    assert window.page.panes.arrangement is arrangement


def test_where_there_is_no_room_the_detail_takes_the_place_of_the_list_and_escape_leads_back(qtbot: QtBot, make_window: MakeWindow) -> None:
    desk = Desk(qtbot, make_window(size=(1280, 720), scale=2))
    desk.type("krippe")
    page = desk.page
    assert page.results.isVisible() and not page.detail.isVisible()
    desk.ctrl("I")
    assert page.detail.isVisible() and not page.results.isVisible()
    assert desk.focused() is page.detail
    desk.press(Qt.Key.Key_Return)
    assert len(page.shortlist) == 1
    desk.press(Qt.Key.Key_Escape)
    assert page.results.isVisible() and page.results.view.hasFocus()
    desk.ctrl("K")
    desk.type("x")
    assert page.results.isVisible()


def test_the_welcome_page_opens_the_example(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(catalogue=None)
    window.show_welcome()
    assert window.stack.currentWidget() is window.welcome
    Desk(qtbot, window)
    window.welcome.example.setFocus()
    qtbot.keyClick(window.welcome.example, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.windowTitle() == "Beispieldaten – Ortsnah"
    assert window.status.example.isVisible()


def test_the_welcome_page_asks_for_a_file_and_opens_it(qtbot: QtBot, make_window: MakeWindow, example: Path) -> None:
    window = make_window(catalogue=None)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(example))
        dialog.accept()

    window.welcome.load.setFocus()
    QTimer.singleShot(0, choose)
    qtbot.keyClick(window.welcome.load, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.settings.catalogue == str(example)


def test_a_damaged_catalogue_is_told_and_the_old_one_stays(desk: Desk, tmp_path: Path, example: Path) -> None:
    damaged = tmp_path / "kaputt.ortsnah"
    damaged.write_bytes(example.read_bytes()[:4096] + b"\0" * 4096)
    page, told = desk.page, []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append((box.informativeText(), box.textFormat()))
        box.accept()

    QTimer.singleShot(0, read)
    assert not desk.window.open_file(damaged)
    assert "kaputt.ortsnah" in told[0][0] and "beschädigt" in told[0][0]
    assert told[0][1] == Qt.TextFormat.PlainText
    assert desk.window.page is page
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow)
    desk.type("krippe")
    assert desk.names()


def test_geometry_place_and_panes_are_remembered_and_nothing_of_the_client(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    file = tmp_path / "Ortsnah" / "einstellungen.json"
    window.closed.connect(lambda changed: settings.save(changed, file))
    desk = Desk(qtbot, window)
    desk.type("Kanarienvogel krippe")
    desk.press(Qt.Key.Key_Return)
    desk.window.session.set_filters(language="uk", age_months=14)
    desk.ctrl("L")
    desk.type("Nohfelden")
    desk.press(Qt.Key.Key_Return)
    desk.ctrl("L", shift=True)  # the workstation's own place
    desk.ctrl("L")
    desk.type("Kastel")  # where this client lives
    desk.press(Qt.Key.Key_Return)
    assert window.session.query.place.place.name == "Kastel"
    page = window.page
    page.panes.inner.moveSplitter(700, 1)
    page.panes.inner.splitterMoved.emit(700, 1)
    width = page.detail.width()
    window.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for canary in ("Kanarienvogel", "krippe", "Regenbogen", "Gronig", "Kastel"):
        assert canary.encode() not in written
    found = settings.load(file)
    assert found.place == "Nohfelden · ganze Gemeinde"
    assert found.panes != "0 0"
    again = make_window(found)
    assert abs(again.page.detail.width() - width) <= 2
    assert again.session.query.place.place.name == "Nohfelden"


def test_nothing_is_selected_before_anything_was_asked(desk: Desk) -> None:
    assert desk.page.results.view.current_hit() is None
    assert desk.page.results.view.results_model.rows
    desk.press(Qt.Key.Key_Down)
    assert desk.page.results.view.current_hit() is not None


def test_settings_that_cannot_be_read_are_as_if_there_were_none(make_window: MakeWindow) -> None:
    window = make_window(Settings(place="Atlantis · Meer", geometry="kein Base64!", panes="x 99999999 -3"))
    assert window.session.query.place is None
    assert window.page.panes.state() == "0 0"


def test_very_long_names_fit_everywhere(desk: Desk) -> None:
    desk.type("krippe")
    service = desk.window.session.service(desk.page.results.view.current_hit().listing.service_id)
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    long = type(service)(**{name: getattr(service, name) for name in service.__dataclass_fields__} | {
        "name": word * 2, "organization": word, "website": "https://example.org/" + "sehr-lang/" * 20, "description": word, "alert": word,
    })  # fmt: skip
    detail = desk.page.detail
    detail.show_service(long, desk.window.session.asking(long, ""), False)
    assert detail.detail.title == word * 2
    desk.bot.waitUntil(lambda: detail.widget().width() <= detail.viewport().width())
    detail.copy()
    assert "\u200b" not in QApplication.clipboard().text()


def test_the_desktop_goes_dark_and_back_while_the_window_is_open(desk: Desk) -> None:
    desk.type("krippe")
    font = QApplication.font()
    for dark in (True, False):
        theme = Theme(font, dark)
        theme.apply(QApplication.instance())
        desk.window.dress(theme)
        picture = desk.window.grab().toImage()
        assert (picture.pixelColor(3, 3).lightness() < 128) is dark
        assert (picture.pixelColor(picture.width() - 30, picture.height() // 2).lightness() < 128) is dark
    assert desk.chosen() and desk.page.detail.detail is not None


def test_closing_lets_go_of_the_catalogue_and_the_client(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    desk = Desk(qtbot, window)
    desk.type("krippe")
    desk.press(Qt.Key.Key_Return)
    catalogue = window.session.engine.catalogue
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.page is None and window.session is None
    with pytest.raises(Exception, match="closed"):
        catalogue.needs()
    window.warm_up()


def test_a_place_that_is_typed_and_left_by_tab_counts(desk: Desk) -> None:
    seen: list[KnownPlace | None] = []
    desk.window.session.place_changed.connect(seen.append)
    field = desk.page.bar.place
    desk.ctrl("L")
    field.edit.setText("Theley")
    desk.press(Qt.Key.Key_Tab)
    assert [known.place.name for known in seen] == ["Theley"]


def test_the_number_on_the_merkzettel_stands_beside_the_word_and_not_on_it(desk: Desk) -> None:
    button = desk.page.bar.shortlist
    for number in (1, 12, 123):
        button.show_number(number)
        word = button.fontMetrics().horizontalAdvance(button.text())
        pill = button._pill() - desk.window.theme.px(8)
        assert button.sizeHint().width() >= 2 * desk.window.theme.px(13) + word + pill
    button.show_number(1)
    desk.bot.waitUntil(lambda: button.width() == button.sizeHint().width())
    blue = desk.window.theme.colours.accent
    picture, middle = button.grab().toImage(), button.height() // 2 - desk.window.theme.px(8)
    filled = [x for x in range(picture.width() - 3) if picture.pixelColor(x, middle) == blue]
    assert min(x for x in filled if x > picture.width() // 2) >= desk.window.theme.px(14) + word


def test_in_a_small_window_the_needs_of_a_group_are_in_a_menu(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(size=(1280, 720), scale=2)
    window.page.choose_need("kinderbetreuung")
    chips = window.page.results.chips
    assert chips.pick.isVisible() and not chips.row.isVisible()
    assert chips.pick.text().strip() == "Genauer wählen"
    next(action for action in chips.menu().actions() if action.data() == "kinderbetreuung.krippe").trigger()
    assert window.session.query.needs == ("kinderbetreuung.krippe",)
    assert chips.pick.text().startswith("Krippe")
    next(action for action in chips.menu().actions() if action.data() == "kinderbetreuung.krippe").trigger()
    assert window.session.query.needs == ("kinderbetreuung",)


def test_the_clock_belongs_to_the_desk(desk: Desk) -> None:
    assert desk.window.session.now() == dt.datetime(2026, 11, 23, 10, 20)


@pytest.mark.parametrize("scale", [1, 2])
def test_nothing_of_any_detail_is_wider_than_its_pane(qtbot: QtBot, make_window: MakeWindow, scale: float) -> None:
    window = make_window(size=(1280, 720), scale=scale)
    page = window.page
    for need in ("kinderbetreuung", "geld", "amt"):
        page.choose_need(need)
        for _ in range(12):
            page.results.view.step(1)
            page.show_details()
            detail = page.detail
            qtbot.waitUntil(lambda detail=detail: detail.widget().width() <= detail.viewport().width())
            page.show_list()
