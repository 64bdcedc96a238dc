"""Dead ends in two keystrokes, and nothing left behind at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QMessageBox
from shiboken6 import isValid
from ui.driving import Desk, MakeWindow

from ortsnah.consultation.dead_ends import DeadEnd, Reason, load
from ortsnah.settings import Settings
from ortsnah.ui.consultation.dead_end_dialog import OverviewDialog
from ortsnah.ui.consultation.idle import IdleWatch
from ortsnah.ui.handout.dialog import HandoutDialog

Key = Qt.Key


def in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that opens next; whatever happens it is closed, so that no test waits for ever."""

    def once() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            QTimer.singleShot(0, lambda: dialog.reject() if isValid(dialog) else None)

    QTimer.singleShot(50, once)


def press_in_dialog(desk: Desk, *keys: Qt.Key) -> None:
    """Press keys in the dialog that opens next."""

    def press(dialog: QDialog) -> None:
        for key in keys:
            desk.bot.keyClick(dialog.focusWidget(), key)

    in_dialog(press)


def count_dead_end(desk: Desk, key: Qt.Key) -> None:
    """Ctrl+D, and one key in the dialog."""
    press_in_dialog(desk, key)
    desk.ctrl("D")
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow)


def counts(tmp_path: Path) -> dict[DeadEnd, int]:
    return load(tmp_path / "sackgassen.json")


def test_two_keystrokes_count_a_dead_end(desk: Desk, tmp_path: Path) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    count_dead_end(desk, Key.Key_Return)
    assert counts(tmp_path) == {DeadEnd("2026-11", "kinderbetreuung.krippe", "Oberthal", Reason.NO_OFFER): 1}
    assert "Gezählt: Krippe" in desk.window.status.content.text()


def test_a_figure_takes_another_reason_and_escape_counts_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    count_dead_end(desk, Key.Key_4)
    count_dead_end(desk, Key.Key_Escape)
    assert [key.reason for key in counts(tmp_path)] == [Reason.WRONG_TIME]


def test_the_likely_reason_is_chosen_already(desk: Desk, tmp_path: Path) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.ctrl("B")
    count_dead_end(desk, Key.Key_Return)
    assert [key.reason for key in counts(tmp_path)] == [Reason.NO_PLACE]


def test_without_a_need_nothing_is_counted_and_the_status_line_says_what_to_do(desk: Desk, tmp_path: Path) -> None:
    desk.ctrl("D")
    assert counts(tmp_path) == {}
    assert "Bedarf" in desk.window.status.content.text()


def test_the_overview_is_saved_as_it_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    count_dead_end(desk, Key.Key_1)
    saved = tmp_path / "tabelle.csv"

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, OverviewDialog)
        dialog.save_to(saved)

    in_dialog(save)
    desk.ctrl("D", shift=True)
    assert saved.read_text(encoding="utf-8-sig").splitlines()[1] == (
        "November 2026;Krippe (0–2 Jahre);übrige Gemeinden;kein Angebot;weniger als 3"
    )


def test_the_end_takes_our_text_off_the_clipboard(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.ctrl("T")
    assert QGuiApplication.clipboard().text()
    desk.ctrl("E")
    assert QGuiApplication.clipboard().text() == ""


def test_the_end_leaves_no_service_in_the_status_line(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Down, Key.Key_Return)
    assert desk.chosen() in desk.window.status.content.text()
    desk.ctrl("E")
    assert desk.window.status.content.text() == "Beratung beendet: Nichts davon ist geblieben."


def test_another_programs_text_stays_on_the_clipboard(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("fremd")  # without our mark; this platform does not know whose it is
    desk.ctrl("E")
    assert QGuiApplication.clipboard().text() == "fremd"


def test_after_a_while_without_input_the_program_asks_and_ends_only_when_told(desk: Desk, make_window: MakeWindow) -> None:
    watch = IdleWatch(20, lambda: desk.page.consultation.has_traces, desk.window.end_consultation, desk.window)
    watch.ask()
    assert watch.question is None  # nothing to forget
    desk.ctrl("K")
    desk.type("krippe")
    watch.ask()
    box = watch.question
    assert isinstance(box, QMessageBox)
    assert desk.page.bar.need.edit.text() == "krippe"
    next(button for button in box.buttons() if button.text() == "Beratung beenden").click()
    assert desk.page.bar.need.edit.text() == ""
    assert watch.question is None


def test_a_dialog_over_the_window_closes_with_the_consultation(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    window = desk.window
    window.warm_up()
    seen: list[bool] = []

    def end(dialog: QDialog) -> None:
        assert isinstance(dialog, HandoutDialog)
        assert window.idle is not None
        window.idle.ask()
        question = window.idle.question
        assert question is not None
        next(button for button in question.buttons() if button.text() == "Beratung beenden").click()
        seen.extend([dialog.isVisible(), question.isVisible(), desk.page.consultation.has_traces])

    in_dialog(end)
    desk.ctrl("P")
    assert seen == [False, False, False]


def test_the_key_for_the_end_works_over_the_sheet_too(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    seen: list[bool] = []

    def end(dialog: QDialog) -> None:
        dialog.activateWindow()
        desk.bot.waitUntil(dialog.isActiveWindow)
        desk.bot.keyClick(dialog.focusWidget(), Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        seen.extend([dialog.isVisible(), desk.page.consultation.has_traces])

    in_dialog(end)
    desk.ctrl("P")
    assert seen == [False, False]


def test_a_place_or_letters_alone_are_something_to_forget(desk: Desk) -> None:
    assert not desk.page.consultation.has_traces
    desk.page.consultation.initials = "Gr"
    assert desk.page.consultation.has_traces
    desk.ctrl("E")
    assert not desk.page.consultation.has_traces
    desk.ctrl("L")
    desk.type("Güdesweiler")
    desk.press(Key.Key_Return)
    assert desk.page.consultation.has_traces


def load_another(desk: Desk, button: str, choose: Callable[[QDialog], None] | None = None) -> list[str]:
    """Ctrl+O, and that button of the question; then what is done where files are chosen. Returns what was asked."""
    asked: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.append(dialog.informativeText())
        if choose is not None:
            in_dialog(choose)
        next(b for b in dialog.buttons() if b.text() == button).click()

    in_dialog(answer)
    desk.ctrl("O")
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow)
    return asked


def test_another_catalogue_is_loaded_only_when_the_shortlist_may_be_lost(desk: Desk, example: Path) -> None:
    def choose(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(example))
        dialog.accept()

    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    page = desk.page
    (why,) = load_another(desk, "Merkzettel behalten")
    assert "Merkzettel mit 1 Eintrag" in why
    assert (desk.page, len(page.shortlist), page.bar.need.edit.text()) == (page, 1, "krippe")
    load_another(desk, "Merkzettel leeren und laden", choose)
    assert desk.page is not page
    assert not desk.page.consultation.has_traces


def test_who_chooses_no_file_in_the_end_keeps_the_shortlist(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    page = desk.page
    load_another(desk, "Merkzettel leeren und laden", lambda files: files.reject())
    assert (desk.page, len(page.shortlist)) == (page, 1)


def test_return_and_escape_keep_the_shortlist(desk: Desk) -> None:
    desk.ctrl("K")
    desk.type("krippe")
    desk.press(Key.Key_Return)
    page = desk.page
    for key in (Key.Key_Return, Key.Key_Escape):
        press_in_dialog(desk, key)
        desk.ctrl("O")
        desk.window.activateWindow()
        desk.bot.waitUntil(desk.window.isActiveWindow)
        assert (desk.page, len(page.shortlist)) == (page, 1)


def test_an_empty_shortlist_is_no_reason_to_ask(desk: Desk) -> None:
    seen: list[QDialog] = []
    desk.ctrl("K")
    desk.type("krippe")
    in_dialog(seen.append)
    desk.ctrl("O")
    assert isinstance(seen[0], QFileDialog)


def test_each_input_begins_the_waiting_anew(desk: Desk) -> None:
    watch = IdleWatch(20, lambda: True, desk.window.end_consultation, desk.window)
    timer = watch.findChild(QTimer)
    assert timer is not None
    timer.stop()
    desk.press(Key.Key_Shift)
    assert timer.isActive()
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]


def test_nothing_is_asked_where_the_workstation_does_not_want_it(make_window: MakeWindow) -> None:
    window = make_window(Settings(idle_minutes=0))
    window.warm_up()
    assert window.idle is not None
    timer = window.idle.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()


def test_the_menu_shows_what_has_no_button_with_its_keys(desk: Desk) -> None:
    desk.press(Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = {action.text(): action.shortcut().toString() for action in menu.actions()}
    assert shown["Beratung beenden"] == "Ctrl+E"
    assert shown["Nichts gefunden: Sackgasse zählen"] == "Ctrl+D"
    desk.press(Key.Key_Escape)
