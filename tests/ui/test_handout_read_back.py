"""What other programs read out of the PDF: text by PDFium (the reader of a browser), QR codes from its picture of the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication
from ui.making_sheets import ENTRIES, LANGUAGES, Maker

from ortsnah.consultation.handout import Entry, Sheet
from ortsnah.domain.service import Contact, Service
from ortsnah.ui.handout.output import as_pdf

#: dots per point: about 180 dpi, as a telephone sees a page
SHARP = 2.5
#: points: a space is wider
GAP = 1.5
VARIANTS = [{"language": language} for language in LANGUAGES] + [
    {"large": True},
    {"large": True, "language": "fa"},
    {"neutral": True, "language": "ar"},
]


@pytest.fixture(params=VARIANTS, ids=lambda options: " ".join(map(str, options.values())))
def made(request: pytest.FixtureRequest, qapp: QApplication, maker: Maker) -> Sheet:
    return maker.sheet(**request.param)


@pytest.fixture
def pdf(made: Sheet) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(as_pdf(made))
    yield document
    document.close()


def text_of(page: pypdfium2.PdfPage) -> str:
    """The text as the reader gives it, every gap a single space."""
    return re.sub(r"\s+", " ", page.get_textpage().get_text_bounded())


def seen_on(page: pypdfium2.PdfPage) -> list[str]:
    """The lines as they are seen, from left to right whatever the script: a number that is printed reversed shows here."""
    text = page.get_textpage()
    letters: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
    for index in range(text.count_chars()):
        left, bottom, right, _top = text.get_charbox(index, loose=True)
        if (letter := text.get_text_range(index, 1)).strip():
            letters[round(bottom)].append((left, right, letter))
    return [_line(sorted(line)) for line in letters.values()]


def _line(letters: list[tuple[float, float, str]]) -> str:
    """Letters with a space where there is room for one."""
    found = letters[0][2]
    for (_, before, _), (left, _, letter) in pairwise(letters):
        found += f" {letter}" if left - before > GAP else letter
    return found


def test_every_entry_stands_on_one_page_with_its_numbers_and_its_day(made: Sheet, pdf: pypdfium2.PdfDocument) -> None:
    pages = ["\n".join(seen_on(page)) for page in pdf]
    assert len(made.blocks) == ENTRIES
    for block in made.blocks:
        told = [call.number for call in block.calls] + re.findall(r"\d\d\.\d\d\.\d{4}", block.verified)
        assert told[0]
        assert [page for page in pages if all(text.strip("\u2066\u2069") in page for text in told)], block.name


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_digits_in_groups_keep_their_order_in_the_middle_of_a_line_from_right_to_left(
    qapp: QApplication, maker: Maker, language: str
) -> None:
    desk = Contact("24 15 Nebenstelle", phone="030 23125-001", hours="Mo-Fr 08:00-12:00")
    made = maker.sheet(Entry(Service("x", "Amt", "Angebot", ("geld",), contacts=(desk,)), "geld"), language=language)
    document = pypdfium2.PdfDocument(as_pdf(made))
    lines = seen_on(document[0])
    document.close()
    (line,) = [line for line in lines if "Nebenstelle" in line]
    assert "24 15 Nebenstelle" in line
    assert [line for line in lines if re.search(r"12:00\D+08:00", line)]  # from right to left one reads: from 8 to 12


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_number_in_a_note_from_right_to_left_is_printed_in_its_order(qapp: QApplication, maker: Maker, language: str) -> None:
    (entry,) = maker.entries(1)
    made = maker.sheet(entry._replace(note="مرحبا اتصل 0681 123-456 يوم الثلاثاء"), language=language, with_map=False)
    document = pypdfium2.PdfDocument(as_pdf(made))
    lines = [line for page in document for line in seen_on(page)]
    document.close()
    assert [line for line in lines if "0681 123-456" in line]


def test_pages_are_numbered_to_the_last(made: Sheet, pdf: pypdfium2.PdfDocument) -> None:
    pages = [text_of(page) for page in pdf]
    for number, page in enumerate(pages, 1):
        assert {str(number), str(len(pages))} <= set(re.findall(r"\d+", page))
    if not made.rtl:
        assert all(made.page.format(page=number, pages=len(pages)) in page for number, page in enumerate(pages, 1))


def test_every_code_is_read_and_says_what_it_should(made: Sheet, pdf: pypdfium2.PdfDocument) -> None:
    wanted = sorted(code.content for block in made.blocks for code in block.codes)
    seen: list[str] = []
    for page in pdf:
        picture = page.render(scale=SHARP, grayscale=True)
        view = memoryview(bytes(picture.buffer)).cast("B", shape=[picture.height, picture.stride])
        seen += [code.text for code in zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode)]
    assert len(wanted) > ENTRIES
    assert sorted(seen) == wanted
