"""Looking at another day: chosen by keyboard or mouse, said so that nobody overlooks it, and one key back to now."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from ui.driving import MONDAY, Desk, MakeWindow

from ortsnah.domain.codes import Status
from ortsnah.domain.moments import Moment
from ortsnah.search.query import Query
from ortsnah.ui.common.wording import chips as chips_of

TUESDAY_EVENING = Moment(dt.date(2026, 11, 24), dt.time(17))


def chips(desk: Desk) -> list[str]:
    """All chips in the list."""
    return [chip.text for row in desk.page.results.view.results_model.rows if row.hit for chip in row.chips()]


def choose(desk: Desk, text: str) -> None:
    """By keyboard alone."""
    desk.ctrl("G")
    field = desk.page.other_day.panel.field
    assert desk.focused().focusWidget() is field
    desk.bot.keyClicks(field, text)
    desk.bot.keyClick(field, Qt.Key.Key_Return)


def test_another_day_is_typed_and_the_whole_window_is_for_it(desk: Desk) -> None:
    desk.type("kita regenbogen")
    assert any(chip.startswith("geöffnet") for chip in chips(desk))
    choose(desk, "di 17 uhr")
    assert QApplication.activePopupWidget() is None
    assert desk.window.session.moment == TUESDAY_EVENING
    assert desk.page.other_day.line.isVisible()
    assert desk.page.other_day.line.sentence.text() == "Angesehen für Dienstag, 24.11., 17 Uhr – nicht jetzt"
    assert any(chip.startswith("dann geschlossen") for chip in chips(desk))
    assert not any(chip.startswith(("geöffnet", "schließt", "öffnet")) for chip in chips(desk))
    detail = desk.page.detail.detail
    assert detail.then == "Di, 24.11., 17 Uhr"
    assert next(fact for fact in detail.facts if fact.name == "Geöffnet").rows[1] == ("Di, 24.11.", "7:00\u00a0–\u00a016:30", True)
    assert detail.contacts[0].because == "Telefonzeit wieder am Mittwoch ab 8 Uhr"
    desk.ctrl("C", shift=True)
    assert "Am Di, 24.11., 17 Uhr:" in QGuiApplication.clipboard().text()


def test_one_key_leads_back_to_now(desk: Desk) -> None:
    desk.type("kita")
    choose(desk, "di 17 uhr")
    desk.press(Qt.Key.Key_F5)
    assert desk.window.session.moment.is_now
    assert not desk.page.other_day.line.isVisible()
    assert desk.page.bar.when.text() == "Anderer Tag"
    assert desk.page.detail.detail.then == ""


def test_escape_leads_back_to_now_at_last_and_the_end_of_a_consultation_does(desk: Desk) -> None:
    desk.type("kita")
    choose(desk, "sa")
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert desk.window.session.moment.is_now
    choose(desk, "sa")
    desk.ctrl("E")
    assert desk.window.session.moment.is_now


def test_a_moment_in_the_text_is_said_in_the_line_and_taken_out_by_the_same_key(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("tafel am samstag offen")
    assert desk.page.other_day.line.isVisible()
    desk.press(Qt.Key.Key_F5)
    assert desk.window.session.moment.is_now
    assert "samstag" not in desk.page.bar.need.edit.text()
    assert "tafel" in desk.page.bar.need.edit.text()


def test_a_day_and_an_hour_are_picked_with_the_mouse(desk: Desk) -> None:
    desk.bot.mouseClick(desk.page.bar.when, Qt.MouseButton.LeftButton)
    panel = desk.page.other_day.panel
    assert [button.text() for button in panel.days][:3] == ["Heute", "Di 24.", "Mi 25."]
    desk.bot.mouseClick(panel.days[1], Qt.MouseButton.LeftButton)
    assert desk.window.session.moment == Moment(dt.date(2026, 11, 24))
    panel.hour.setCurrentIndex(panel.hour.findText("17 Uhr"))
    panel.hour.activated.emit(panel.hour.currentIndex())
    assert desk.window.session.moment == TUESDAY_EVENING
    assert panel.days[1].isChecked()
    desk.bot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert desk.window.session.moment.is_now


def test_what_is_not_understood_changes_nothing_and_says_how(desk: Desk) -> None:
    desk.ctrl("G")
    desk.bot.keyClicks(desk.page.other_day.panel.field, "irgendwann")
    assert desk.window.session.moment.is_now
    assert desk.page.other_day.panel.told.text().startswith("Noch nicht verstanden")


def test_open_means_open_then(desk: Desk) -> None:
    desk.type("kita")
    choose(desk, "sa")
    assert desk.page.bar.open_now.text() == "Dann geöffnet"
    desk.ctrl("J")
    results = desk.window.session.results
    assert results.query.filters.open
    assert "Kita Regenbogen – Kindergarten" not in desk.names()
    choose(desk, "di 9 uhr")
    assert "Kita Regenbogen – Kindergarten" in desk.names()


def test_the_popup_and_the_filter_for_open_say_the_same(desk: Desk) -> None:
    desk.ctrl("G")
    panel = desk.page.other_day.panel
    panel.open.click()
    assert desk.page.bar.open_now.isChecked()


def test_in_a_small_window_the_filters_lead_to_the_popup(make_window: MakeWindow, desk: Desk) -> None:
    small = Desk(desk.bot, make_window(size=(800, 600)))
    assert not small.page.bar.when.isVisible()
    small.page.bar.panel.show()
    small.page.bar.panel.other_day.click()
    assert small.page.other_day.panel.isVisible()


def test_places_stay_as_fresh_as_they_are_today(desk: Desk) -> None:
    desk.type("krippe")
    before = [chip for chip in chips(desk) if "Stand" in chip]
    choose(desk, "1.3. 9 uhr")
    assert [chip for chip in chips(desk) if "Stand" in chip] == before


def test_the_clock_moves_on_and_the_window_with_it(desk: Desk) -> None:
    desk.type("kita regenbogen")
    session = desk.window.session
    session.clock = lambda: MONDAY.replace(hour=16, minute=20)
    desk.page.on_clock()
    assert any(chip == "schließt in 10 Min." for chip in chips(desk))
    session.set_filters(open=True)
    kindergarten = "Kita Regenbogen – Kindergarten"
    assert kindergarten in desk.names()
    session.clock = lambda: MONDAY.replace(hour=17)
    desk.page.on_clock()
    assert kindergarten not in desk.names()


def test_a_month_of_birth_becomes_an_age_and_is_forgotten_with_the_consultation(desk: Desk) -> None:
    desk.type("kita")
    panel = desk.page.bar.panel
    panel.show()
    desk.bot.keyClicks(panel.born, "03/2024")
    assert desk.window.session.query.filters.age_months == 32
    assert (panel.years.value(), panel.months.value()) == (2, 8)
    assert any(chip == "erst ab 3 Jahren" for chip in chips(desk))
    panel.hide()
    desk.ctrl("E")
    assert desk.window.session.query.filters.age_months is None
    assert panel.born.text() == ""
    assert not panel.born.isUndoAvailable()


def test_another_age_or_no_month_at_all_takes_the_month_of_birth_away(desk: Desk) -> None:
    panel = desk.page.bar.panel
    panel.show()
    desk.bot.keyClicks(panel.born, "3.24")
    panel.years.setValue(5)
    assert panel.born.text() == ""
    desk.bot.keyClicks(panel.born, "13/2024")
    assert panel.unclear.isVisible()
    assert desk.window.session.query.filters.age_months == 5 * 12 + 8


def test_what_is_closed_for_now_is_not_said_to_be_open(desk: Desk) -> None:
    session = desk.window.session
    hits = [
        hit for hit in session.engine.run(Query(MONDAY.date(), limit=500, now=MONDAY)).hits if hit.listing.status is Status.CLOSED_FOR_NOW
    ]
    assert hits
    for hit in hits:
        assert not any("öffnet" in chip.text for chip in chips_of(hit, MONDAY.date(), session.moment, session.calendar))


def test_on_another_day_it_is_said_where_the_hours_are_not_known(desk: Desk) -> None:
    desk.type("notwohnung gronig")
    choose(desk, "di 17 uhr")
    rows = [row for row in desk.page.results.view.results_model.rows if row.title == "Gemeindliche Notwohnung Gronig"]
    assert "Öffnungszeit unbekannt" in [chip.text for chip in rows[0].chips()]
