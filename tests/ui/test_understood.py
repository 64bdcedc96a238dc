"""What was understood stands above the results, part by part, and each part can be taken back; typed words are marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from ui.driving import Desk, MakeWindow

from ortsnah.ui.lookup.understood_line import PartButton

Key = Qt.Key


def shown(desk: Desk) -> list[str]:
    """The parts as they are read on the screen."""
    return [b.text() for b in desk.page.results.understood.findChildren(PartButton) if not b.isHidden()]


def button(desk: Desk, label: str) -> PartButton:
    """The part with this label."""
    return next(b for b in desk.page.results.understood.findChildren(PartButton) if b.text() == label and not b.isHidden())


def test_each_part_of_what_was_understood_is_a_button(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("kita gronig eilt")
    assert shown(desk) == ["Kindergarten (3–6 Jahre)", "in Gronig", "eilt"]


def test_a_click_takes_one_part_back_and_leaves_the_others_and_the_focus_in_the_field(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("kita gronig eilt")
    desk.bot.mouseClick(button(desk, "in Gronig"), Qt.MouseButton.LeftButton)
    assert desk.page.bar.need.edit.text() == "kita eilt"
    assert shown(desk) == ["Kindergarten (3–6 Jahre)", "eilt"]
    assert desk.focused() is desk.page.bar.need.edit


def test_tab_leads_from_the_field_to_what_was_understood_of_it(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("kita gronig eilt")
    desk.press(Key.Key_Tab, Key.Key_Tab)
    assert desk.focused() is button(desk, "in Gronig")
    desk.press(Key.Key_Backspace)
    assert desk.page.bar.need.edit.text() == "kita eilt"


def test_backspace_takes_back_the_part_that_has_the_focus_and_then_the_one_before(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("kita gronig eilt")
    button(desk, "eilt").setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Key.Key_Backspace)
    assert desk.page.bar.need.edit.text() == "kita gronig"
    assert isinstance(desk.focused(), PartButton)
    desk.press(Key.Key_Backspace, Key.Key_Backspace)
    assert desk.page.bar.need.edit.text() == ""
    assert desk.focused() is desk.page.bar.need.edit


def test_backspace_in_the_empty_field_takes_back_the_need_that_was_chosen_at_the_left(desk: Desk) -> None:
    desk.page.choose_need("gesundheit")
    desk.ctrl("K")
    assert desk.window.session.query.needs == ("gesundheit",)
    desk.press(Key.Key_Backspace)
    assert desk.window.session.query.needs == ()


def test_backspace_in_a_text_deletes_a_letter_and_nothing_else(desk: Desk) -> None:
    desk.page.choose_need("gesundheit")
    desk.ctrl("K")
    desk.type("ab")
    desk.press(Key.Key_Backspace)
    assert desk.page.bar.need.edit.text() == "a"
    assert desk.window.session.query.needs == ("gesundheit",)


@pytest.fixture
def small(qtbot: QtBot, make_window: MakeWindow) -> Desk:
    """Large text on a small screen: the detail takes the place of the list."""
    return Desk(qtbot, make_window(size=(1280, 720), scale=2))


def test_where_there_is_little_room_the_parts_are_one_button_with_a_menu(small: Desk) -> None:
    small.ctrl("K")
    small.type("kita gronig eilt")
    line = small.page.results.understood
    assert not line.row.isVisible()
    assert line.pick.isVisible()
    assert line.pick.accessibleName().startswith("Verstanden: Kindergarten (3–6 Jahre), in Gronig, eilt")
    assert line.pick.geometry().right() < line.width()
    line.pick.setFocus()
    small.press(Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith("in Gronig")).trigger()
    menu.close()
    assert small.page.bar.need.edit.text() == "kita eilt"
    small.press(Key.Key_Backspace)
    assert small.page.bar.need.edit.text() == "kita"


def test_a_text_that_may_mean_several_needs_offers_them_to_be_picked(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("ki")
    understood = desk.window.session.results.understood
    assert len(understood.needs) > 1
    chips = desk.page.results.chips.flow.widgets()
    assert [chip.property("need") for chip in chips] == list(understood.needs)
    assert {row.chosen for row in desk.page.needs.model.rows} == {False}
    desk.bot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert desk.window.session.query.needs == (understood.needs[1],)
    assert desk.page.bar.need.edit.text() == ""


def test_two_wishes_mark_both_groups_at_the_left(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("Schulden und Alkohol")
    assert {row.need for row in desk.page.needs.model.rows if row.chosen} == {"gesundheit", "geld"}
    desk.ctrl("B")  # and the counts that follow leave them marked
    assert {row.need for row in desk.page.needs.model.rows if row.chosen} == {"gesundheit", "geld"}


def test_the_list_goes_down_at_most_and_never_up_while_somebody_types(desk: Desk) -> None:
    desk.ctrl("K")
    pane, tops = desk.page.results, []
    for letter in "wohin mit dem kind bis fünf":
        desk.type(letter)
        QApplication.processEvents()  # laid out and painted
        tops.append(pane.stack.mapTo(desk.window, QPoint()).y())
    assert tops == sorted(tops)
    desk.press(Key.Key_Escape)
    desk.bot.waitUntil(lambda: pane.stack.mapTo(desk.window, QPoint()).y() < tops[-1])


def test_nothing_that_comes_close_is_no_list_of_everything(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("zqxvw")
    empty = desk.page.results.empty
    assert desk.window.session.results.suggestions
    assert empty.flow.widgets() == []
    assert empty.hint.text().startswith("Versuchen Sie ein anderes Wort")


def test_where_nothing_serves_the_place_no_number_is_told(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe auf ukrainisch barrierefrei kostenlos am sonntag um 3 uhr offen")
    results = desk.page.results
    assert desk.names()
    assert results.sentence.text() == ""
    assert results.view.results_model.rows[0].title.startswith("Passt genau: nichts")


def test_a_part_that_is_too_long_is_cut_before_its_cross_and_says_all_in_its_tooltip(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("ki")
    (part,) = [b for b in desk.page.results.understood.findChildren(PartButton) if not b.isHidden()]
    whole = part.accessibleName().removesuffix(": zurücknehmen")
    desk.bot.waitUntil(lambda: part.text().endswith("…"))
    assert part.toolTip().splitlines()[0] == whole
    assert part.y() == desk.page.results.understood.label.y()


def test_nothing_stands_there_when_nothing_was_typed_or_understood(desk: Desk) -> None:
    assert shown(desk) == []
    assert not desk.page.results.understood.isVisible()


def test_the_typed_word_is_marked_in_the_names_that_hold_it(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    rows = [row for row in desk.page.results.view.results_model.rows if row.hit]
    marked = {row.title[first:last] for row in rows for first, last in row.marks(row.title)}
    assert marked == {"Krippe"}


def test_a_marked_word_looks_different(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    with_marks = desk.page.results.view.grab().toImage()
    model = desk.page.results.view.results_model
    model.set_rows([row._replace(sought=()) for row in model.rows])
    assert desk.page.results.view.grab().toImage() != with_marks


def test_words_that_mean_nothing_are_not_said_to_be_understood(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("zqxvw")
    assert shown(desk) == []
