"""What an adviser does in a consultation, done with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from ui.driving import Desk

from ortsnah.search.query import Query
from ortsnah.ui.common.buttons import Button
from ortsnah.ui.common.dialogs import ShortcutsDialog
from ortsnah.ui.lookup.needs_pane import CONTACTS

Key = Qt.Key


def test_a_mistyped_place_is_completed_and_enter_takes_it(desk: Desk) -> None:
    desk.ctrl("L")
    desk.type("Güdesweier")
    assert desk.page.bar.place.offered()[0].startswith("Güdesweiler")
    assert desk.focused().width() >= desk.page.bar.place.width()
    desk.press(Key.Key_Return)
    assert desk.window.session.query.place.place.name == "Güdesweiler"
    assert desk.page.bar.need.edit.hasFocus()


def test_a_place_that_does_not_exist_is_put_back_by_escape(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.ctrl("L")
    desk.type("xyzxyz")
    desk.press(Key.Key_Escape)
    assert desk.page.bar.place.edit.text() == "Gronig · Oberthal"
    assert desk.page.bar.need.edit.text() == "krippe"


def test_down_in_the_place_field_lists_every_place_with_the_whole_district_first(desk: Desk) -> None:
    desk.ctrl("L")
    desk.press(Key.Key_Down)
    assert desk.page.bar.place.offered()[0].startswith("Ganzer Landkreis")
    desk.press(Key.Key_Return)
    assert desk.window.session.query.place is None


def test_a_need_is_found_while_it_is_typed(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    assert "Krippe" in desk.chosen()
    assert desk.page.detail.detail.title == desk.chosen()


def test_what_is_typed_after_a_key_for_a_field_replaces_what_was_there(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.ctrl("K")
    desk.type("kita")
    assert desk.page.bar.need.edit.text() == "kita"
    desk.ctrl("L")
    desk.press(Key.Key_Return)
    desk.type("arzt")
    assert desk.page.bar.need.edit.text() == "arzt"


def test_arrows_walk_through_all_hits_and_pass_over_the_lines_between_them(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    rows = desk.page.results.view.results_model.rows
    assert any(row.hit is None for row in rows)
    walked = [desk.chosen()]
    for _ in desk.names()[1:]:
        desk.press(Key.Key_Down)
        walked.append(desk.chosen())
    assert walked == desk.names()
    desk.press(Key.Key_Down)
    assert desk.chosen() == desk.names()[-1]
    desk.press(*[Key.Key_PageUp] * 20)
    assert desk.chosen() == desk.names()[0]


def test_enter_puts_a_hit_on_the_merkzettel_and_takes_it_off_again(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    assert desk.page.bar.shortlist.number == 1
    assert desk.page.bar.shortlist.accessibleName() == "Merkzettel, 1 Eintrag"
    assert desk.page.detail.shortlist.text() == "Vom Merkzettel nehmen"
    desk.press(Key.Key_Return)
    assert desk.page.bar.shortlist.number == 0


def test_the_merkzettel_is_shown_and_escape_leads_back_to_the_hits(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    hits = desk.names()
    desk.press(Key.Key_Return, Key.Key_Down, Key.Key_Return)
    desk.ctrl("M")
    assert [entry.hit.listing.name for entry in desk.page.shortlist] == hits[:2]
    assert desk.page.middle.currentWidget() is desk.page.consultation.pane
    desk.press(Key.Key_Escape)
    assert desk.names() == hits
    assert desk.page.bar.need.edit.text() == "krippe"
    desk.press(Key.Key_Escape)
    assert desk.page.bar.need.edit.text() == ""


def test_the_filters_have_keys(desk: Desk) -> None:
    desk.ctrl("J")
    assert desk.window.session.query.filters.open
    desk.ctrl("B")
    assert desk.window.session.query.filters.free_places
    assert desk.page.bar.free.isChecked()
    desk.ctrl("J")
    desk.ctrl("B")
    assert not desk.window.session.query.filters.any


def test_the_end_of_a_consultation_clears_everything_but_the_place(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    desk.ctrl("B")
    desk.ctrl("M")
    desk.ctrl("E")
    query = desk.window.session.query
    assert (query.text, query.needs, query.filters.any) == ("", (), False)
    assert query.place.place.name == "Gronig"
    assert len(desk.page.shortlist) == 0
    assert not desk.page.bar.shortlist.isChecked()
    assert desk.page.bar.shortlist.number == 0


def test_the_shortcuts_close_with_escape(desk: Desk) -> None:
    seen: list[bool] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(isinstance(dialog, ShortcutsDialog))
        desk.bot.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(0, close)
    desk.press(Key.Key_F1)
    assert seen == [True]
    assert QApplication.activeModalWidget() is None


def test_the_entry_and_its_number_are_copied(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    number = desk.page.detail.detail.contacts[0].numbers[0].formatted
    desk.ctrl("T")
    assert QGuiApplication.clipboard().text() == number
    desk.ctrl("C", shift=True)
    assert QGuiApplication.clipboard().text().startswith(desk.chosen())
    desk.page.results.view.setFocus()
    QGuiApplication.clipboard().clear()
    desk.ctrl("C")
    assert number in QGuiApplication.clipboard().text()


def test_a_need_is_chosen_from_the_list_by_keyboard(desk: Desk) -> None:
    desk.page.needs.view.setFocus(Qt.FocusReason.TabFocusReason)
    before = desk.names()
    desk.press(Key.Key_Down, Key.Key_Down)
    assert desk.names() == before  # arrows alone change nothing
    desk.press(Key.Key_Return)
    chosen = desk.page.needs.view.currentIndex().data()
    assert desk.window.session.query.needs == ("mobilitaet",)
    assert chosen == "Unterwegs"
    assert desk.page.results.chips.flow.widgets()[0].property("need").startswith("mobilitaet.")


def test_tab_leads_from_the_fields_through_needs_chips_and_hits_to_the_detail_and_back_to_the_start(desk: Desk) -> None:
    desk.page.choose_need("kinderbetreuung")
    desk.ctrl("L")
    page, chips = desk.page, desk.page.results.chips.flow.widgets()
    bar = page.bar
    expected = [
        bar.place.edit,
        bar.need.edit,
        bar.open_now,
        bar.when,
        bar.free,
        bar.more,
        bar.shortlist,
        page.needs.view,
        *chips,
        page.results.view,
    ]
    expected += [page.detail, page.detail.shortlist, page.detail.copy_all]
    walked = [desk.focused()]
    for _ in expected[1:]:
        desk.press(Key.Key_Tab)
        walked.append(desk.focused())
    assert walked == expected
    links = page.detail.body.findChildren(Button)
    for _ in links:
        desk.press(Key.Key_Tab)
        walked.append(desk.focused())
    assert set(walked[-len(links) :]) == set(links)
    desk.press(Key.Key_Tab)
    assert desk.focused() is desk.window.status.more
    walked.append(desk.window.status.more)
    desk.press(Key.Key_Tab)
    assert desk.focused() is bar.place.edit
    for widget in reversed(walked):
        desk.press(Key.Key_Backtab, shift=True)
        assert desk.focused() is widget


def test_a_chip_is_pressed_by_enter_or_space_and_keeps_the_focus(desk: Desk) -> None:
    desk.page.choose_need("kinderbetreuung")
    chip = desk.page.results.chips.flow.widgets()[1]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Key.Key_Return, Key.Key_Space):
        desk.press(key)
        assert desk.window.session.query.needs == (chip.property("need") if chip.isChecked() else "kinderbetreuung",)
        assert desk.focused() is chip
    assert len(desk.page.shortlist) == 0


def test_the_button_in_the_detail_keeps_the_focus_when_it_is_pressed(desk: Desk) -> None:
    desk.type("krippe")
    desk.page.detail.shortlist.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Key.Key_Space)
    assert len(desk.page.shortlist) == 1
    assert desk.focused() is desk.page.detail.shortlist


def test_the_counts_are_those_of_the_place(desk: Desk) -> None:
    for name in ("Gronig", "Nohfelden"):
        place = desk.window.session.engine.gazetteer.exact(name)
        desk.window.session.set_place(place)
        engine, query = desk.window.session.engine, Query(desk.window.session.query.today, place=place)
        counted = engine.counts(query) | {CONTACTS: engine.directory.number(query)}
        assert desk.counts() == {need: counted.get(need, 0) for need in desk.counts()}


def test_a_search_without_a_hit_offers_needs_as_buttons_that_work(desk: Desk) -> None:
    session = desk.window.session
    needs = [need for need in session.engine.needs if not need.is_group][:2]
    desk.page.results.show_empty("Zu „…“ ist nichts im Katalog.", "Am nächsten kommt:", needs, [])
    buttons = desk.page.results.empty.flow.widgets()
    assert [button.text() for button in buttons] == [need.label for need in needs]
    buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Key.Key_Return)
    assert session.query.needs == (needs[1].id,)
    assert desk.names()


def test_a_search_without_any_hit_says_so(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("Zqxvw")
    desk.bot.waitUntil(lambda: desk.page.results.stack.currentWidget() is desk.page.results.empty or bool(desk.names()))
    assert "Zqxvw" in desk.page.results.empty.sentence.text()
    assert desk.page.detail.detail is None


def test_filters_in_the_popup_are_set_by_keyboard_and_escape_closes_it(desk: Desk) -> None:
    desk.page.bar.more.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Key.Key_Return)
    panel = desk.page.bar.panel
    desk.bot.waitUntil(panel.isVisible)
    desk.bot.keyClick(panel.wheelchair, Key.Key_Space)
    assert desk.window.session.query.filters.wheelchair
    assert desk.page.bar.more.text().startswith("Filter · 1")
    desk.bot.keyClick(panel, Key.Key_Escape)
    assert not panel.isVisible()


@pytest.mark.parametrize(("key", "ours"), [("E", True), ("K", True), ("N", True), ("T", True), ("C", False), ("V", False), ("Z", False)])
def test_a_text_field_leaves_the_windows_shortcuts_to_the_window(desk: Desk, key: str, ours: bool) -> None:
    """X11's line edits know Ctrl+E and Ctrl+K themselves; there the window would never hear of them."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, getattr(Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(desk.page.bar.need.edit, asked)
    assert asked.isAccepted() is not ours


def test_the_list_does_not_wait_for_the_detail_which_follows_by_itself(desk: Desk) -> None:
    desk.page.follower.timer.setInterval(15)
    desk.ctrl("K")
    desk.type("krippe")
    assert desk.names()
    assert desk.page.detail.detail is None
    desk.bot.waitUntil(lambda: desk.page.detail.detail is not None)
    assert desk.page.detail.detail.title == desk.chosen()


def test_the_numbers_beside_the_needs_follow_the_list(desk: Desk) -> None:
    desk.page.session.counting.setInterval(15)
    before = desk.counts()
    desk.ctrl("K")
    desk.type("krippe in theley")
    assert desk.names()
    assert desk.counts() == before
    desk.bot.waitUntil(lambda: desk.counts() != before)


def test_a_window_that_closes_before_the_numbers_came_is_not_troubled(desk: Desk) -> None:
    counting = desk.page.session.counting
    counting.setInterval(15)
    desk.ctrl("K")
    desk.type("krippe")
    desk.window.close()
    assert not counting.isActive()


def test_a_number_is_copied_also_before_the_detail_is_painted(desk: Desk) -> None:
    desk.page.follower.timer.setInterval(10_000)
    desk.ctrl("K")
    desk.type("krippe")
    desk.ctrl("T")
    assert QGuiApplication.clipboard().text()


def test_the_detail_is_read_at_once_when_it_is_asked_for(desk: Desk) -> None:
    desk.page.follower.timer.setInterval(10_000)
    desk.ctrl("K")
    desk.type("krippe")
    desk.ctrl("I")
    assert desk.page.detail.detail is not None
    assert desk.page.detail.detail.title == desk.chosen()
