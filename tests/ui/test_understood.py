"""What was understood stands above the results, part by part, and each part can be taken back; typed words are marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from ui.driving import Desk

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


def test_a_click_takes_one_part_back_and_leaves_the_others(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("kita gronig eilt")
    desk.bot.mouseClick(button(desk, "in Gronig"), Qt.MouseButton.LeftButton)
    assert desk.page.bar.need.edit.text() == "kita eilt"
    assert shown(desk) == ["Kindergarten (3–6 Jahre)", "eilt"]


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
    model.set_rows([row._replace(typed=()) for row in model.rows])
    assert desk.page.results.view.grab().toImage() != with_marks


def test_words_that_mean_nothing_are_not_said_to_be_understood(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("zqxvw")
    assert shown(desk) == []
