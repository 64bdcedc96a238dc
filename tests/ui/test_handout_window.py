"""The window of the Handzettel, driven with keys: what is chosen is seen, and nothing is written but what is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from records import service
from ui.test_accessibility import unnamed

from ortsnah import settings
from ortsnah.consultation.handout import Entry, Head, Options, languages, sheet
from ortsnah.domain.needs import Need
from ortsnah.domain.service import Contact
from ortsnah.settings import Settings
from ortsnah.ui.common.plain_text import PlainLabel
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout import dialog as module
from ortsnah.ui.handout import head_dialog as head_module
from ortsnah.ui.handout.dialog import HandoutDialog
from ortsnah.ui.handout.head_dialog import HeadDialog
from ortsnah.ui.handout.output import paint_on
from ortsnah.ui.handout.pages import pages
from ortsnah.ui.handout.remembered import head_of, remember

KITA = service("kita", "Kita Regenbogen", contacts=(Contact("Leitung", phone="089 99998-029"),))
NEEDS = {"kinderbetreuung.kita": Need("kinderbetreuung.kita", "Kindergarten")}
HEAD = Head("Jobcenter Musterkreis", ("Musterstraße 1", "66606 St. Wendel"), "030 23125-000")
OpenDialog = Callable[..., HandoutDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenDialog]:
    """Opens the window over one entry, as the desktop wants it."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(*, scale: float = 1, dark: bool = False, prescribed: Head | None = None) -> HandoutDialog:
        font = QFont(qapp.font())
        font.setPointSizeF(10 * scale)
        theme = Theme(font, dark)
        options = Options(dt.date(2026, 11, 23), head=HEAD)
        made = HandoutDialog(theme, lambda wanted: sheet([Entry(KITA, "kinderbetreuung.kita")], wanted, NEEDS), options, parent, prescribed)
        made.setFont(font)
        with qtbot.waitExposed(made):
            made.show()
        return made

    yield make
    qapp.setStyleSheet("")


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the question for a file is answered to."""
    monkeypatch.setattr(module, "ask_save", lambda _parent, _title, name, _kinds: tmp_path / name)
    return tmp_path


def test_every_control_has_a_name(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    assert unnamed(dialog) == []
    head = HeadDialog(dialog.theme, HEAD, Head(), dialog)
    qtbot.addWidget(head)
    head.show()
    assert unnamed(head) == []


def test_the_preview_can_be_read_out(open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    assert dialog.preview.accessibleName() == "Vorschau, eine Seite"
    assert "089 99998-029" in dialog.preview.accessibleDescription()


def test_all_languages_are_offered_by_their_german_and_their_own_names(open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    assert dialog.language.count() == len(languages()) == 12
    assert dialog.language.itemText(dialog.language.findData("tr")) == "Türkisch · Türkçe"


def test_another_language_is_chosen_with_the_arrow_keys(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog.language, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.language, Qt.Key.Key_Down)
    assert (dialog.options.language, dialog.sheet.title) == ("en", "You can get help here")


def test_switches_change_the_sheet(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    assert dialog.sheet.blocks[0].codes
    for switch in (dialog.large, dialog.codes, dialog.neutral, dialog.map):
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert (dialog.sheet.large, dialog.sheet.blocks[0].codes, dialog.sheet.head, dialog.options.with_map) == (True, (), None, False)


def test_pdf_and_web_page_are_saved_by_keyboard_under_a_name_that_tells_nothing(
    open_dialog: OpenDialog, qtbot: QtBot, saved_as: Path
) -> None:
    dialog = open_dialog()
    dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert sorted(path.name for path in saved_as.iterdir()) == ["Merkzettel.html", "Merkzettel.pdf"]
    assert (saved_as / "Merkzettel.pdf").read_bytes().startswith(b"%PDF")
    assert dialog.said.text() == "Gespeichert als „Merkzettel.html“."


def test_without_an_answer_nothing_is_saved(open_dialog: OpenDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "ask_save", lambda *_given: None)
    dialog = open_dialog()
    dialog.save_pdf()
    assert dialog.said.text() == "1 Seite"


def test_trouble_with_the_file_is_told(open_dialog: OpenDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = []
    monkeypatch.setattr(module, "ask_save", lambda *_given: tmp_path / "fehlt" / "Merkzettel.pdf")
    monkeypatch.setattr("ortsnah.ui.common.dialogs.tell", lambda _parent, _title, error: told.append(str(error)))
    open_dialog().save_pdf()
    assert told[0].startswith(
        "Der Zettel lässt sich nicht als „Merkzettel.pdf“ speichern: den Ordner gibt es nicht. Es wurde nichts verändert."
    )


def test_the_text_is_copied(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Return)
    assert "Bitte anrufen: 089 99998-029 (Leitung)" in QGuiApplication.clipboard().text()


def test_a_new_head_is_seen_at_once_and_told_to_whoever_remembers_it(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_dialog()
    asked = HeadDialog(dialog.theme, HEAD, Head(), dialog)
    qtbot.addWidget(asked)
    asked.name.setText("Gemeinde Oberthal")
    asked.address.setPlainText("Poststraße 20\n\n 66649 Oberthal ")
    with qtbot.waitSignal(dialog.head_changed) as told:
        dialog.use_head(asked.head)
    assert told.args == [Head("Gemeinde Oberthal", ("Poststraße 20", "66649 Oberthal"), "030 23125-000")]
    assert dialog.sheet.head == asked.head


def test_what_the_administration_prescribes_of_the_head_is_shown_and_stays(open_dialog: OpenDialog, qtbot: QtBot, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    prescribed = Head("Jobcenter Kreisstadt", logo=logo)
    dialog = open_dialog(prescribed=prescribed)
    assert dialog.sheet.head == Head("Jobcenter Kreisstadt", HEAD.address, HEAD.phone, logo)
    asked = HeadDialog(dialog.theme, HEAD, prescribed, dialog)
    qtbot.addWidget(asked)
    asked.show()
    qtbot.keyClicks(asked.name, "X")
    assert (asked.name.text(), asked.name.isReadOnly(), asked.address.isReadOnly()) == ("Jobcenter Kreisstadt", True, False)
    assert not asked.choose.isEnabled()
    assert not asked.remove.isEnabled()
    assert asked.findChild(PlainLabel).text().endswith("Von der Verwaltung vorgegeben: Name und Logo.")
    asked.phone.setText("06851 90009-7")
    assert asked.head == Head(HEAD.name, HEAD.address, "06851 90009-7")  # only what is its own is remembered
    dialog.use_head(asked.head)
    assert dialog.sheet.head == Head("Jobcenter Kreisstadt", HEAD.address, "06851 90009-7", logo)


@pytest.mark.parametrize("scale", [1, 2])
def test_a_logo_that_cannot_be_shown_is_refused_in_a_sentence_that_can_be_read_whole(
    open_dialog: OpenDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, scale: float
) -> None:
    window = open_dialog(scale=scale)
    broken = tmp_path / "halb.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(head_module, "ask_open", lambda *_: broken)
    dialog = HeadDialog(window.theme, HEAD, Head(), window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.choose.click()
    assert (dialog.head.logo, dialog.logo.text()) == (None, "kein Bild")
    assert "kein Bild, das Ortsnah lesen kann" in dialog.trouble.text()
    qtbot.waitUntil(lambda: dialog.trouble.height() >= dialog.trouble.heightForWidth(dialog.trouble.width()) > 0)


def test_the_workstation_remembers_the_head(tmp_path: Path) -> None:
    head = Head("Amt", ("Straße 1", "66606 St. Wendel"), "030 23125-000", tmp_path / "logo.png")
    kept = Settings()
    remember(kept, head)
    settings.save(kept, tmp_path / "einstellungen.json")
    assert head_of(settings.load(tmp_path / "einstellungen.json")) == head
    assert head_of(Settings()) == Head()


@pytest.mark.parametrize("dark", [False, True])
def test_paper_is_white_in_every_theme(open_dialog: OpenDialog, dark: bool) -> None:
    dialog = open_dialog(dark=dark)
    seen = dialog.preview.grab().toImage()
    assert seen.pixelColor(seen.width() // 2, dialog.theme.px(30)).name() == "#ffffff"


def test_at_doubled_text_every_control_can_be_reached(open_dialog: OpenDialog) -> None:
    dialog = open_dialog(scale=2)
    dialog.resize(1280, 720)
    for control in (
        dialog.language,
        dialog.large,
        dialog.map,
        dialog.codes,
        dialog.neutral,
        dialog.print,
        dialog.pdf,
        dialog.html,
        dialog.copy,
    ):
        assert control.width() >= control.minimumSizeHint().width()


def test_a_printer_gets_whole_pages(open_dialog: OpenDialog, tmp_path: Path) -> None:
    dialog = open_dialog()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    printer.setFullPage(True)
    paint_on(printer, pages(dialog.sheet) * 2)
    assert (tmp_path / "gedruckt.pdf").read_bytes().count(b"/Type /Page\n") == 2


@pytest.mark.parametrize("orientation", QPageLayout.Orientation)
def test_whatever_the_paper_a_page_keeps_its_shape_and_stays_on_it(
    open_dialog: OpenDialog, tmp_path: Path, orientation: QPageLayout.Orientation
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(orientation)
    printer.setFullPage(True)
    paint_on(printer, pages(open_dialog().sheet))
    document = pypdfium2.PdfDocument(tmp_path / "gedruckt.pdf")
    page = document[0]
    words, (wide, tall) = page.get_textpage(), page.get_size()
    paths = [each.get_bounds() for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    code = max((box for box in paths if box[3] - box[1] > wide / 40), key=lambda box: box[0])  # the QR code stands at the right
    boxes = [words.get_charbox(index) for index in range(words.count_chars())]
    document.close()
    assert all(left > 0 and right < wide and bottom > 0 and top < tall for left, bottom, right, top in boxes)
    assert code[2] - code[0] == pytest.approx(code[3] - code[1], rel=0.01)
