"""The Merkzettel in the window, with keys alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from ui.driving import Desk

from ortsnah.consultation.handout import as_text
from ortsnah.consultation.shortlist import Shortlist
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.consultation.sheet import sheet_dialog
from ortsnah.ui.consultation.shortlist_model import ShortlistModel, rows_of
from ortsnah.ui.handout.dialog import HandoutDialog

Key = Qt.Key


def fill(desk: Desk) -> None:
    """Two crèches and a debt counsellor."""
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return, Key.Key_Down, Key.Key_Return)
    desk.ctrl("K")
    desk.type("schuldnerberatung")
    desk.press(Key.Key_Return)


def entries(desk: Desk) -> list[str]:
    return [entry.hit.listing.name for entry in desk.page.shortlist]


def labels(desk: Desk) -> list[str]:
    return [row.label for row in desk.page.consultation.pane.view.rows.rows]


def test_the_merkzettel_shows_the_needs_with_their_entries(desk: Desk) -> None:
    fill(desk)
    first, second, third = entries(desk)
    desk.ctrl("M")
    assert labels(desk) == ["Krippe (0–2 Jahre)", first, second, "Schuldnerberatung", third]
    assert desk.page.middle.currentWidget() is desk.page.consultation.pane


def test_the_detail_follows_the_selected_entry(desk: Desk) -> None:
    fill(desk)
    desk.ctrl("M")
    for name in entries(desk):
        assert desk.page.detail.detail is not None
        assert desk.page.detail.detail.title == name
        desk.press(Key.Key_Down)


def test_alt_and_an_arrow_move_an_entry_and_delete_removes_it_and_undo_brings_it_back(desk: Desk) -> None:
    fill(desk)
    first, second, third = entries(desk)
    desk.ctrl("M")
    desk.bot.keyClick(desk.focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert entries(desk) == [second, first, third]
    desk.press(Key.Key_Delete)
    assert entries(desk) == [second, third]
    assert desk.page.bar.shortlist.number == 2
    desk.ctrl("Z")
    desk.ctrl("Z")
    assert entries(desk) == [first, second, third]


def test_enter_writes_a_note_in_the_card(desk: Desk) -> None:
    fill(desk)
    desk.ctrl("M")
    desk.press(Key.Key_Return)
    editor = desk.page.consultation.pane.view.findChild(QLineEdit)
    assert editor is not None
    desk.bot.keyClicks(editor, "Dienstag anrufen")
    desk.bot.keyClick(editor, Key.Key_Return)
    rows = desk.page.consultation.pane.view.rows
    desk.bot.waitUntil(lambda: "Notiz: Dienstag anrufen" in rows.rows[1].spoken())
    assert next(iter(desk.page.shortlist)).note == "Dienstag anrufen"


def write_note(desk: Desk, text: str) -> QLineEdit:
    """Begin a note and do not end it."""
    desk.ctrl("M")
    desk.press(Key.Key_F2)
    editor = desk.page.consultation.pane.view.findChild(QLineEdit)
    assert editor is not None
    desk.bot.keyClicks(editor, text)
    return editor


def test_a_note_that_is_still_being_written_is_on_the_sheet(desk: Desk) -> None:
    fill(desk)
    write_note(desk, "Dienstag anrufen")
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandoutDialog)
        seen.append(as_text(dialog.sheet))
        dialog.reject()

    QTimer.singleShot(0, look)
    desk.window.show_sheet()
    assert "Dienstag anrufen" in seen[0]
    assert [entry.note for entry in desk.page.shortlist] == ["Dienstag anrufen", "", ""]


def test_a_note_is_written_in_a_field_that_leaves_the_windows_keys_to_the_window(desk: Desk) -> None:
    """On X11 Qt's own field takes Ctrl+E, Ctrl+K and Ctrl+D for itself; no platform of tests does."""
    fill(desk)
    assert isinstance(write_note(desk, "Dienstag"), LineEdit)


def test_the_end_in_the_middle_of_a_note_forgets_the_note_too(desk: Desk) -> None:
    fill(desk)
    write_note(desk, "Dienstag anrufen")
    desk.ctrl("E")
    desk.bot.wait(1)  # what was put off happens now
    assert (entries(desk), desk.page.shortlist.can_undo) == ([], False)


def test_a_need_that_was_looked_at_without_picking_anything_stands_there_as_open_and_enter_looks_for_it(desk: Desk) -> None:
    desk.page.choose_need("wohnen.wohngeld")
    desk.page.consultation.remember_wishes()
    desk.ctrl("M")
    assert [(row.label, row.open) for row in desk.page.consultation.pane.view.rows.rows] == [("Wohngeld", True)]
    desk.press(Key.Key_Return)
    assert desk.window.session.query.needs == ("wohnen.wohngeld",)
    assert not desk.page.bar.shortlist.isChecked()


def test_typing_leads_back_to_the_results(desk: Desk) -> None:
    fill(desk)
    desk.ctrl("M")
    desk.ctrl("K")
    desk.type("arzt")
    assert desk.page.middle.currentWidget() is desk.page.results


def test_the_end_of_the_consultation_empties_it_and_undo_does_not_bring_it_back(desk: Desk) -> None:
    fill(desk)
    desk.ctrl("M")
    desk.ctrl("E")
    assert entries(desk) == []
    desk.ctrl("M")
    assert labels(desk) == []
    desk.ctrl("Z")
    assert entries(desk) == []


def test_an_entry_is_dragged_by_its_position_alone(desk: Desk) -> None:
    fill(desk)
    first, second, third = entries(desk)
    desk.ctrl("M")
    model = desk.page.consultation.pane.view.rows
    data = model.mimeData([model.index(1)])
    assert first.encode() not in b"".join(bytes(data.data(kind).data()) for kind in data.formats())
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex()) is False
    desk.bot.waitUntil(lambda: entries(desk) == [second, first, third])


def test_the_model_keeps_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    fill(desk)
    model = ShortlistModel()
    model.set_rows(rows_of(desk.page.shortlist, {need.id: need for need in desk.window.session.engine.needs}))
    qtmodeltester.check(model)
    model.set_rows(rows_of(Shortlist(), {}))
    qtmodeltester.check(model)


def test_ctrl_p_makes_a_sheet_of_what_is_on_the_merkzettel(desk: Desk) -> None:
    fill(desk)
    desk.page.shortlist.note(0, "Dienstag anrufen")
    dialog = sheet_dialog(desk.page.consultation, desk.window.session, desk.window.settings, desk.window.theme, desk.window)
    dialog.copy_text()
    text = QGuiApplication.clipboard().text()
    assert all(name in text for name in entries(desk))
    assert "Dienstag anrufen" in text
    dialog.reject()
    desk.ctrl("E")
    assert QGuiApplication.clipboard().text() == ""


def first_numbers(desk: Desk) -> list[str]:
    """The first number of each entry of the sheet."""
    dialog = sheet_dialog(desk.page.consultation, desk.window.session, desk.window.settings, desk.window.theme, desk.window)
    found = [block.calls[0].number for block in dialog.sheet.blocks]
    dialog.reject()
    return found


def test_the_sheet_names_first_who_is_responsible_not_who_is_there_at_this_moment(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    deputy = desk.page.detail.detail.contacts[0]
    service = desk.window.session.service(next(iter(desk.page.shortlist)).service)
    assert deputy.because.startswith("Vertretung")  # at 10:20 the head of the crèche is not there
    assert first_numbers(desk) == [service.contacts[0].phone]


def test_the_letters_of_the_surname_decide_on_the_sheet_too(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("elternbeitrag")
    desk.press(Key.Key_Return)
    found = []
    for letter in "AZ":
        desk.page.consultation.initials = letter
        found += first_numbers(desk)
    assert len(set(found)) == 2


def test_without_entries_ctrl_p_says_how_to_get_one(desk: Desk) -> None:
    desk.ctrl("P")
    assert "Merkzettel ist leer" in desk.window.status.content.text()
