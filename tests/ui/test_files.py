"""Asking for a file leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ortsnah.ui.common.files import ask_open, ask_save, put_back


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answering(act: Callable[[QFileDialog], None]) -> None:
    """Answer the question that comes next."""

    def once() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, once)


def take(path: Path) -> Callable[[QFileDialog], None]:
    def act(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    return act


def test_a_name_is_asked_for_and_gets_its_ending(parent: QWidget, tmp_path: Path) -> None:
    answering(take(tmp_path / "zettel"))
    assert ask_save(parent, "Speichern", "Merkzettel.pdf", "PDF (*.pdf)") == tmp_path / "zettel.pdf"


def test_without_an_answer_there_is_no_file(parent: QWidget) -> None:
    answering(lambda dialog: dialog.reject())
    assert ask_open(parent, "Öffnen", "Bilder (*.png)") is None


def test_it_is_qts_own_dialog_for_those_of_the_systems_keep_lists(parent: QWidget) -> None:
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    seen: list[bool] = []
    answering(lambda dialog: seen.append(QCoreApplication.testAttribute(attribute)))
    ask_save(parent, "Speichern", "Merkzettel.pdf", "PDF (*.pdf)")
    assert seen == [True]
    assert not QCoreApplication.testAttribute(attribute)


def test_the_next_question_knows_nothing_of_the_last_one(parent: QWidget, tmp_path: Path) -> None:
    answering(take(tmp_path / "zettel.pdf"))
    ask_save(parent, "Speichern", "Merkzettel.pdf", "PDF (*.pdf)")
    seen: list[str] = []
    answering(lambda dialog: seen.extend([dialog.directory().absolutePath(), *dialog.history()]))
    ask_save(parent, "Speichern", "Merkzettel.pdf", "PDF (*.pdf)")
    assert Path(seen[0]) in {Path.home(), Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))}
    assert not [folder for folder in seen if str(tmp_path) in folder]


def test_what_dialogs_of_other_programs_remember_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "QtProject.ini"
    for line in ("[FileDialog]\nhistory=/heim\n", ""):
        file.write_text(line)
        settings = QSettings(str(file), QSettings.Format.IniFormat)
        before = {key: settings.value(key) for key in settings.allKeys()}
        with put_back(QSettings(str(file), QSettings.Format.IniFormat)):
            settings.setValue("FileDialog/history", "/klient")
            settings.setValue("FileDialog/lastVisited", "/klient")
            settings.sync()
        settings.sync()
        assert {key: settings.value(key) for key in settings.allKeys()} == before
        assert "klient" not in file.read_text()
