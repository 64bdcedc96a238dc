"""The ten tasks of the handbook, done with the keyboard alone and with the keys that the handbook names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.adviser import Adviser
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ortsnah.catalogue.open import open_catalogue
from ortsnah.consultation.dead_ends import Reason, load
from ortsnah.consultation.handout import Head
from ortsnah.settings import Settings
from ortsnah.ui.common.dialogs import SHORTCUTS
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout.dialog import HandoutDialog
from ortsnah.ui.handout.remembered import head_of
from ortsnah.ui.lookup.understood_line import PartButton
from ortsnah.ui.window import MainWindow

HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "handbuch" / "beratung.md"
#: a Monday morning
NOW = dt.datetime(2026, 11, 23, 10, 20)
Start = Callable[..., Adviser]
TASK = re.compile(r"^\*\*(\d+)\. (.+?)\*\*$(.*?)(?=^\*\*\d+\.|^## )", re.MULTILINE | re.DOTALL)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, compiled: Path, tmp_path: Path) -> Iterator[Start]:
    """Opens the window as a workstation does that remembers these settings."""
    made: list[MainWindow] = []

    def make(settings: Settings | None = None) -> Adviser:
        theme = Theme(QFont(qapp.font()), dark=False)
        theme.apply(qapp)
        window = MainWindow(theme, settings or Settings(), open_catalogue, compiled, lambda: NOW, tmp_path / "sackgassen.json")
        made.append(window)
        window.open_file(compiled)
        window.resize(1440, 900)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Adviser(qtbot, window)

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def adviser(start: Start) -> Adviser:
    """At a workstation whose usual place is Gronig."""
    return start(Settings(place="Gronig · Oberthal"))


def names(adviser: Adviser) -> list[str]:
    """The hits."""
    return [row.title for row in adviser.page.results.view.results_model.rows if row.hit]


def chosen(adviser: Adviser) -> str:
    """The selected hit."""
    return str(adviser.page.results.view.currentIndex().data())


def place(adviser: Adviser) -> str:
    """Where the client lives."""
    known = adviser.page.session.query.place
    return known.place.name if known else ""


def button(text: str) -> Callable[[QWidget], bool]:
    """A button or switch with this text."""
    return lambda widget: isinstance(widget, QPushButton | QCheckBox) and widget.text() == text


def test_1_the_place(start: Start) -> None:
    """Den Ort wählen"""
    adviser = start()
    adviser.press("Strg+L")
    adviser.type("Gronik")
    adviser.press("Eingabe")
    assert place(adviser) == "Gronig"
    saved: list[Settings] = []
    adviser.window.closed.connect(saved.append)
    adviser.press("Strg+Umschalt+L", "Strg+L")
    adviser.type("Ganzer Landkreis")
    adviser.press("Eingabe")
    assert place(adviser) == ""
    adviser.window.close()
    assert place(start(saved[0])) == "Gronig"
    in_step_with_the_handbook(1, adviser)


def test_2_the_need(adviser: Adviser) -> None:
    """Sagen, was gebraucht wird"""
    needs = {"Strom abgestellt": "wohnen.energie", "WBS": "wohnen.suche", "ясла": "kinderbetreuung.krippe"}
    for text, need in needs.items():
        adviser.press("Strg+K")
        adviser.type(text)
        assert adviser.page.session.effective_need() == need
    adviser.press("Strg+K")
    adviser.type("krippe ab 1 jahr, eilt")
    assert adviser.page.session.results.understood.urgent
    adviser.tab_to(lambda widget: widget is adviser.page.needs.view)
    adviser.press("↓", "↓", "↑", "Eingabe")
    group = adviser.page.session.query.needs[0]
    assert adviser.page.bar.need.edit.text() == ""
    adviser.tab_to(lambda widget: widget in adviser.page.results.chips.flow.widgets())
    adviser.press("Eingabe")
    assert adviser.page.session.query.needs[0].startswith(f"{group}.")
    in_step_with_the_handbook(2, adviser)


def test_3_what_was_understood(adviser: Adviser) -> None:
    """Verstandenes zurücknehmen"""
    adviser.press("Strg+K")
    adviser.type("krippe ab 1 jahr, eilt")
    understood = adviser.page.session.results.understood
    assert (understood.urgent, understood.needs[0]) == (True, "kinderbetreuung.krippe")
    adviser.tab_to(lambda widget: isinstance(widget, PartButton) and "eilt" in widget.accessibleName())
    adviser.press("Rücktaste")
    left = adviser.page.session.results.understood
    assert (left.urgent, left.needs, left.filters.age_months) == (False, understood.needs, 12)
    adviser.tab_to(lambda widget: widget is adviser.page.needs.view)
    adviser.press("↓", "Eingabe", "Strg+K")
    assert adviser.page.session.query.needs
    adviser.press("Rücktaste")
    assert adviser.page.session.query.needs == ()
    in_step_with_the_handbook(3, adviser)


def test_4_looking_and_calling(adviser: Adviser) -> None:
    """Ein Angebot ansehen und anrufen"""
    adviser.press("Strg+K")
    adviser.type("elternbeitrag")
    first = chosen(adviser)
    adviser.press("↓")
    assert chosen(adviser) != first
    adviser.press("↑")
    assert chosen(adviser) == first
    called: dict[str, str] = {}
    for letter in "AZ":
        adviser.press("Strg+I")
        assert adviser.tab_to(lambda widget: isinstance(widget, QLineEdit)) == 3  # as often as the handbook says
        adviser.press("Strg+A")
        adviser.type(letter)
        adviser.press("Eingabe", "Strg+T")
        called[letter] = QGuiApplication.clipboard().text()
    assert called["A"] != called["Z"]
    adviser.press("Strg+Umschalt+C")
    assert QGuiApplication.clipboard().text().startswith(first)
    assert called["Z"] in QGuiApplication.clipboard().text()
    adviser.press("Strg+E")
    assert adviser.page.consultation.initials == ""
    in_step_with_the_handbook(4, adviser)


def test_5_filters(adviser: Adviser) -> None:
    """Freie Plätze, jetzt geöffnet, weitere Filter"""
    adviser.press("Strg+K")
    adviser.type("kita")
    adviser.press("Strg+B")
    assert adviser.page.session.query.filters.free_places
    adviser.press("Strg+J")
    assert adviser.page.session.query.filters.open
    adviser.press("Strg+G")
    adviser.type("di 17 uhr")
    adviser.press("Esc")
    assert adviser.page.session.moment.begin == dt.datetime(2026, 11, 24, 17)
    adviser.press("F5")
    assert adviser.page.session.moment.is_now
    adviser.tab_to(lambda widget: widget is adviser.page.bar.more)
    adviser.press("Leertaste")
    adviser.bot.waitUntil(adviser.page.bar.panel.isVisible)
    adviser.tab_to(button("barrierefrei"))
    adviser.press("Leertaste")
    adviser.tab_to(lambda widget: widget is adviser.page.bar.panel.language)
    adviser.press("↓")
    adviser.press("Esc")
    filters = adviser.page.session.query.filters
    assert (filters.wheelchair, filters.language) == (True, "ar")
    assert adviser.page.bar.more.text().startswith("Filter · 2")
    adviser.press("Leertaste")
    adviser.tab_to(button("Alle Filter aus"))
    adviser.press("Leertaste", "Esc")
    assert not adviser.page.session.query.filters.any
    adviser.press("Strg+G")
    adviser.type("samstag")
    adviser.press("Esc", "Strg+E")
    assert adviser.page.session.moment.is_now
    in_step_with_the_handbook(5, adviser)


def test_6_an_emergency(adviser: Adviser) -> None:
    """Notfall heute"""
    adviser.press("Strg+N")
    assert adviser.page.session.query.needs == ("notfall",)
    first = adviser.page.session.results.hits[0]
    assert first.listing.phone
    in_step_with_the_handbook(6, adviser)


def test_7_the_shortlist(adviser: Adviser) -> None:
    """Den Merkzettel führen"""
    adviser.page.consultation._rest.setInterval(0)  # an answer counts as looked at at once
    shortlist = adviser.page.shortlist

    def listed() -> list[str]:
        return [entry.hit.listing.name for entry in shortlist]

    adviser.press("Strg+K")
    adviser.type("krippe")
    adviser.press("Eingabe", "Eingabe")
    assert listed() == []
    adviser.press("Eingabe", "↓", "Eingabe")
    first, second = listed()
    adviser.press("Strg+K")
    adviser.type("wohngeld")
    adviser.bot.waitUntil(lambda: shortlist.open_wishes() == ["wohnen.wohngeld"])
    adviser.press("Strg+M", "F2")
    adviser.type("Dienstag vor 10 anrufen")
    adviser.press("Eingabe")
    adviser.bot.waitUntil(lambda: next(iter(shortlist)).note == "Dienstag vor 10 anrufen")
    adviser.press("Alt+↓")
    assert listed() == [second, first]
    adviser.press("Alt+↑")
    assert listed() == [first, second]
    adviser.press("Entf")
    assert listed() == [second]
    adviser.press("Strg+Z")
    assert [(entry.hit.listing.name, entry.note) for entry in shortlist] == [(first, "Dienstag vor 10 anrufen"), (second, "")]
    adviser.press("↓", "↓", "Eingabe")  # the open need
    assert adviser.page.session.query.needs == ("wohnen.wohngeld",)
    assert not adviser.page.bar.shortlist.isChecked()
    adviser.press("Strg+M", "↓", "↓", "Entf")
    assert shortlist.open_wishes() == []
    adviser.press("Esc")
    assert not adviser.page.bar.shortlist.isChecked()
    in_step_with_the_handbook(7, adviser)


def test_8_the_sheet(adviser: Adviser, tmp_path: Path) -> None:
    """Den Handzettel mitgeben"""
    adviser.press("Strg+K")
    adviser.type("krippe")
    adviser.press("Eingabe")
    number = adviser.page.session.results.hits[0].listing.phone

    def head() -> None:
        adviser.type("Jobcenter Musterkreis")
        adviser.tab_to(button("Übernehmen"))
        adviser.press("Leertaste")

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandoutDialog)
        adviser.tab_to(lambda widget: widget is dialog.language)
        while dialog.language.currentData() != "ar":
            adviser.press("↓")
        for text in ("Große Schrift (ab 14 Punkt)", "QR-Codes"):
            adviser.tab_to(button(text))
            adviser.press("Leertaste")
        assert (dialog.sheet.rtl, dialog.sheet.large, dialog.sheet.blocks[0].codes) == (True, True, ())
        adviser.tab_to(button("Absender …"))
        adviser.in_dialog("Leertaste", head)
        assert dialog.sheet.head == Head("Jobcenter Musterkreis")
        adviser.save_as("Strg+S", tmp_path / "zettel.pdf")
        adviser.save_as("Strg+Umschalt+S", tmp_path / "zettel.html")
        adviser.press("Strg+Umschalt+C")
        adviser.in_dialog("Strg+P", lambda: adviser.press("Esc"))  # Qt's own question for the printer
        assert dialog.said.text() == "Der Text ist kopiert."

    adviser.in_dialog("Strg+P", use)
    assert (tmp_path / "zettel.pdf").read_bytes().startswith(b"%PDF")
    assert 'dir="rtl"' in (tmp_path / "zettel.html").read_text(encoding="utf-8")
    assert number in QGuiApplication.clipboard().text()
    assert head_of(adviser.window.settings).name == "Jobcenter Musterkreis"
    in_step_with_the_handbook(8, adviser)


def test_9_a_dead_end(adviser: Adviser, tmp_path: Path) -> None:
    """Nichts gefunden: Sackgasse zählen"""
    adviser.press("Strg+K")
    adviser.type("krippe")
    for key in ("Eingabe", "1", "1", "5", "Esc"):
        adviser.in_dialog("Strg+D", lambda key=key: adviser.press(key))  # type: ignore[misc]
    counted = {dead_end.reason: number for dead_end, number in load(tmp_path / "sackgassen.json").items()}
    assert counted == {Reason.NO_OFFER: 3, Reason.NOT_ELIGIBLE: 1}

    def save() -> None:
        adviser.tab_to(button("Als Tabelle speichern …"))
        adviser.save_as("Leertaste", tmp_path / "fehlt.csv")

    adviser.in_dialog("Strg+Umschalt+D", save)
    told = (tmp_path / "fehlt.csv").read_text(encoding="utf-8-sig").splitlines()
    assert told[1:] == [
        "November 2026;Krippe (0–2 Jahre);Oberthal;kein Angebot;3",
        "November 2026;Krippe (0–2 Jahre);übrige Gemeinden;Voraussetzung nicht erfüllt;weniger als 3",
    ]
    in_step_with_the_handbook(9, adviser)


def test_10_the_end(adviser: Adviser) -> None:
    """Die Beratung beenden"""
    adviser.press("Strg+L")
    adviser.type("Güdesweiler")
    adviser.press("Eingabe")
    adviser.type("krippe")
    adviser.press("Eingabe", "Strg+B", "Strg+T")
    assert QGuiApplication.clipboard().text()
    adviser.in_dialog("Strg+O", lambda: adviser.press("Esc"))  # the question before another catalogue
    assert len(adviser.page.shortlist) == 1
    adviser.press("Strg+E")
    query = adviser.page.session.query
    assert (query.text, query.needs, query.filters.any, place(adviser)) == ("", (), False, "Gronig")
    assert (len(adviser.page.shortlist), QGuiApplication.clipboard().text()) == (0, "")
    in_step_with_the_handbook(10, adviser)


def tasks() -> dict[int, tuple[str, str]]:
    """Number → title and text of each task in the handbook."""
    return {int(number): (title, text) for number, title, text in TASK.findall(HANDBOOK.read_text(encoding="utf-8"))}


def keys_in(text: str) -> set[str]:
    """The keys that a text names."""
    return set(re.findall(r"`([^`]+)`", text))


def in_step_with_the_handbook(number: int, adviser: Adviser) -> None:
    """Every key that the handbook names for this task was pressed."""
    assert keys_in(tasks()[number][1]) - adviser.pressed == set()


def test_the_handbook_has_ten_tasks_and_each_has_a_test_of_its_title() -> None:
    tests = [test for name, test in globals().items() if re.match(r"test_\d+_", name)]
    assert [test.__doc__ for test in tests] == [title for title, _ in tasks().values()]
    assert list(tasks()) == list(range(1, 11))


def test_the_keys_of_the_handbook_are_those_that_f1_shows() -> None:
    table = HANDBOOK.read_text(encoding="utf-8").partition("## Tastenkürzel")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|$", table, re.MULTILINE)
    assert [(re.findall(r"`([^`]+)`", keys), meaning) for keys, meaning in rows] == [
        (keys.split("  "), meaning) for keys, meaning in SHORTCUTS
    ]
