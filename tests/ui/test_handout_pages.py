"""The Handzettel on paper: nothing is cut or split, every number can be read out of the PDF, and the PDF is tagged."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from ui.making_sheets import ENTRIES, LANGUAGES, Maker
from ui.reading_pdf import Pdf

from ortsnah.consultation.handout import Entry, Head, as_text
from ortsnah.domain.errors import OrtsnahError
from ortsnah.domain.service import Contact, Cost, Location, Service
from ortsnah.ui.handout import logo, tagged_pdf
from ortsnah.ui.handout.output import as_pdf, write_html, write_pdf
from ortsnah.ui.handout.pages import MARGIN, pages
from ortsnah.ui.handout.paint import PAGE, Group, Item, Page, Picture, Words

#: units that are allowed for what rounds
SLACK = 2


def flat(page: Page) -> list[Item]:
    """All items of a page, those of a group too."""
    return [part for item in page.items for part in ([item, *item.items] if isinstance(item, Group) else [item])]


def glyphs(words: Words) -> list[int]:
    return [index for run in words.layout.glyphRuns() for index in run.glyphIndexes()]


def texts(page: Page) -> list[str]:
    return [item.role.words for item in page.items]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_split_and_nothing_leaves_its_page(qapp: QApplication, maker: Maker, language: str, large: bool) -> None:
    made = maker.sheet(language=language, large=large)
    laid = pages(made)
    inner = QRectF(MARGIN - SLACK, 0, PAGE.width() - 2 * MARGIN + 2 * SLACK, PAGE.height() - MARGIN / 2)
    for page in laid:
        assert [item for item in page.items if not inner.contains(item.box)] == []
    for block in made.blocks:
        first = next(
            number for number, page in enumerate(laid) if block.name in [item.role.words for item in page.items if item.role.kind == "H2"]
        )
        told = [block.calls[0].number, *(fact.label for fact in block.facts), f"Hinweis {block.number - 1}", block.verified]
        on_page = " ".join(texts(laid[first]))
        assert [text for text in told if text not in on_page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_any_language_is_a_box(qapp: QApplication, maker: Maker, language: str) -> None:
    for page in pages(maker.sheet(language=language)):
        for item in flat(page):
            if isinstance(item, Words):
                assert 0 not in glyphs(item), item.role.words


@pytest.mark.parametrize("large", [False, True])
def test_a_small_picture_in_a_note_is_drawn_or_left_out_but_no_box(qapp: QApplication, maker: Maker, large: bool) -> None:
    pictures = "".join(map(chr, range(0x1F300, 0x1FB00)))
    (entry,) = maker.entries(1)
    for part in range(0, len(pictures), 100):
        note = f"Termin {pictures[part : part + 100]} 👨\u200d👩\u200d👧 🇩🇪 ☎\ufe0f um 9 → 10"
        found = [
            item for page in pages(maker.sheet(entry._replace(note=note), large=large)) for item in flat(page) if isinstance(item, Words)
        ]
        (words,) = [item for item in found if item.role.words.startswith("Termin ")]
        assert 0 not in glyphs(words)
        assert words.role.words.endswith("um 9 → 10")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_can_be_read_out_of_the_pdf(qapp: QApplication, maker: Maker, language: str) -> None:
    made = maker.sheet(language=language)
    pdf = Pdf(as_pdf(made))
    text = "\n".join(pdf.text(number) for number in range(len(pdf.pages)))
    numbers = [call.number.strip("\u2066\u2069") for block in made.blocks for call in block.calls]
    assert len(numbers) > ENTRIES
    spaces = str.maketrans(dict.fromkeys("\t\u00a0\u2066\u2069", " "))
    assert [number for number in numbers if number not in re.sub(" +", " ", text.translate(spaces))] == []


@pytest.mark.parametrize("language", ["de", "uk", "ar"])
def test_the_pdf_is_tagged_with_headings_languages_and_words_for_pictures(qapp: QApplication, maker: Maker, language: str) -> None:
    made = maker.sheet(language=language)
    pdf = Pdf(as_pdf(made))
    elements = pdf.elements()
    assert f"/Lang ({language})".encode() in pdf.catalogue
    assert b"/MarkInfo << /Marked true >>" in pdf.catalogue
    assert b"/DisplayDocTitle true" in pdf.catalogue
    assert [element.kind for element in elements].count("H1") == 1
    assert [element.kind for element in elements].count("H2") == ENTRIES
    assert all("/Alt <FEFF" in element.entries for element in elements if element.kind == "Figure")
    assert any("/Lang (de)" in element.entries for element in elements)
    assert any("/ActualText" in element.entries for element in elements) is (language == "ar")


def test_every_mark_in_the_content_has_its_element_and_all_are_closed(qapp: QApplication, maker: Maker) -> None:
    pdf = Pdf(as_pdf(maker.sheet()))
    marks = 0
    for number, page in enumerate(pdf.pages):
        content = pdf.content(number)
        found = [int(mark) for mark in re.findall(rb"/MCID (\d+)", content)]
        assert found == list(range(len(found)))
        assert content.count(b"BDC\n") + content.count(b"BMC\n") == content.count(b"EMC\n")
        assert b"-7000" not in content
        assert b"/StructParents %d" % number in pdf.objects[page]
        marks += len(found)
    assert marks == len(pdf.elements())


def test_a_pdf_that_is_built_otherwise_is_left_as_it_is() -> None:
    for strange in (b"", b"%PDF-1.7\nnothing like it\nstartxref\n5\n%%EOF", b"startxref\nabc"):
        assert tagged_pdf.tagged(strange, [[]], "de") == strange


def test_all_letters_of_large_print_are_at_least_fourteen_points_high(qapp: QApplication, maker: Maker) -> None:
    for page in pages(maker.sheet(large=True)):
        for item in flat(page):
            if isinstance(item, Words):
                assert item.layout.font().pixelSize() >= 140


def test_an_arabic_page_is_mirrored_and_its_map_is_not(qapp: QApplication, maker: Maker) -> None:
    german, arabic = (pages(maker.sheet(language=language))[0] for language in ("de", "ar"))
    title = next(item for item in arabic.items if item.role.kind == "H1")
    assert isinstance(title, Words)
    assert title.layout.lineAt(0).naturalTextRect().right() > title.box.width() - SLACK
    maps = [next(item for item in page.items if isinstance(item, Group)) for page in (german, arabic)]
    assert maps[0].box.right() > PAGE.width() * 0.9
    assert maps[1].box.left() < PAGE.width() * 0.1
    assert [item.box.x() for item in maps[0].items] == [item.box.x() for item in maps[1].items]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_an_entry_longer_than_a_page_goes_on_on_the_next_and_nothing_leaves_the_paper(
    qapp: QApplication, maker: Maker, language: str
) -> None:
    endless = "Bitte beachten. " * 2000
    long = Service("x", "Liste", endless, ("geld",), organization=endless, documents=(endless,) * 40, alert=endless, website=endless,
                   costs=tuple(Cost(endless) for _ in range(40)), contacts=(Contact(endless, phone=f"030 23125-001 {endless}", hours=endless),),
                   locations=(Location(endless, street=endless, transport=endless, access_note=endless, hours_text=endless),))  # fmt: skip
    laid = pages(maker.sheet(Entry(long, "geld", endless), large=True, language=language))
    assert len(laid) > 1
    assert all(item.box.top() >= 0 and item.box.bottom() <= PAGE.height() - MARGIN / 2 for page in laid for item in page.items)
    told = " ".join(text for page in laid for text in texts(page))
    assert "030 23125-001" in told
    assert told.count("…") > 5


text = st.text(st.sampled_from("abcäß ABC-–/.,:()0123 \u00a0مرحباПривіт\u202e\n\t😀"), max_size=160)
services = st.builds(
    Service, st.just("x"), text, text, st.just(("geld",)), description=text, alert=text, eligibility=text, website=text, email=text,
    documents=st.lists(text, max_size=4).map(tuple), contacts=st.lists(st.builds(Contact, text, text, text, text, hours=text), max_size=3).map(tuple),
    locations=st.lists(st.builds(Location, text, text, street=text, opening_hours=text, hours_text=text, transport=text), max_size=1).map(tuple),
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(services, min_size=1, max_size=3), text, st.sampled_from(LANGUAGES), st.booleans())
def test_whatever_stands_in_the_catalogue_it_stays_on_its_page(
    qapp: QApplication, maker: Maker, found: list[Service], note: str, language: str, large: bool
) -> None:
    made = maker.sheet(*(Entry(service, "geld", note) for service in found), language=language, large=large)
    inner = QRectF(MARGIN - SLACK, 0, PAGE.width() - 2 * MARGIN + 2 * SLACK, PAGE.height() - MARGIN / 2)
    for page in pages(made):
        assert [item for item in page.items if not inner.contains(item.box)] == []
    assert as_pdf(made).count(b"/StructParents") == len(pages(made))
    assert "\u202e" not in as_text(made)


def test_the_sheet_has_no_colour(qapp: QApplication, maker: Maker) -> None:
    for page in pages(maker.sheet())[:2]:
        image = QImage(595, 842, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(0.1, 0.1)
        page.paint(painter)
        painter.end()
        assert image.allGray()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="8"><script>alert(1)</script><rect width="24" height="8"/></svg>'


def logos(folder: Path) -> dict[str, Path]:
    """Files that somebody may choose as a logo, by what they are."""
    picture = QImage(200, 80, QImage.Format.Format_ARGB32)
    picture.fill(QColor("black"))
    picture.setText("Comment", "geheim")
    found = {
        name: folder / name
        for name in ("ganz.png", "foto.jpg", "zeichnung.svg", "halb.png", "text.png", "leer.png", "weg.png", "riesig.png")
    }
    assert picture.save(str(found["ganz.png"]))
    assert picture.save(str(found["foto.jpg"]))
    whole = found["ganz.png"].read_bytes()
    found["zeichnung.svg"].write_text(SVG)
    found["halb.png"].write_bytes(whole[: len(whole) // 2])
    found["text.png"].write_bytes(b"geheim, und kein Bild")
    found["leer.png"].touch()
    huge = b"IHDR" + struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    found["riesig.png"].write_bytes(whole[:8] + struct.pack(">I", 13) + huge + struct.pack(">I", zlib.crc32(huge)) + whole[33:])
    return found


def pictures_on(page: Page) -> int:
    return sum(isinstance(item, Picture) for item in page.items)


@pytest.mark.qt_log_ignore("exceeds the current allocation limit")
def test_a_logo_is_on_paper_and_on_the_web_page_or_on_neither(qapp: QApplication, maker: Maker, tmp_path: Path) -> None:
    shown = {}
    for name, path in logos(tmp_path).items():
        made = maker.sheet(head=Head("Amt", logo=path))
        write_html(made, tmp_path / "zettel.html")
        page = (tmp_path / "zettel.html").read_text(encoding="utf-8")
        pictures = [b64decode(data) for data in re.findall('base64,([^"]*)"', page)]
        shown[name] = (pictures_on(pages(made)[0]), len(pictures))
        assert all(picture.startswith(b"\x89PNG") and b"geheim" not in picture for picture in pictures)
    assert {name for name, where in shown.items() if where == (1, 1)} == {"ganz.png", "foto.jpg", "zeichnung.svg"}
    assert {name for name, where in shown.items() if where == (0, 0)} == {"halb.png", "text.png", "leer.png", "weg.png", "riesig.png"}


def test_a_drawing_is_as_sharp_as_paper_wants_it(qapp: QApplication, tmp_path: Path) -> None:
    image = logo.read(logos(tmp_path)["zeichnung.svg"])
    assert image is not None
    assert (image.width(), image.height()) == (1200, 400)


def test_a_logo_stands_in_the_head_also_without_a_name(qapp: QApplication, maker: Maker, tmp_path: Path) -> None:
    path = logos(tmp_path)["ganz.png"]
    assert pictures_on(pages(maker.sheet(head=Head(logo=path)))[0]) == 1
    assert pictures_on(pages(maker.sheet(head=Head(logo=path), neutral=True))[0]) == 0


def test_the_neutral_pdf_does_not_know_who_made_it(qapp: QApplication, maker: Maker) -> None:
    pdf = Pdf(as_pdf(maker.sheet(neutral=True)))
    text = pdf.text(0)
    assert "Jobcenter Musterkreis" not in text.replace("\t", " ")
    assert b"Musterkreis" not in pdf.data
    assert "Musterkreis".encode("utf-16-be") not in pdf.data


def test_files_go_where_they_were_wanted_and_trouble_is_told_in_german(qapp: QApplication, maker: Maker, tmp_path: Path) -> None:
    made = maker.sheet(*maker.entries(1))
    write_pdf(made, tmp_path / "zettel.pdf")
    write_html(made, tmp_path / "zettel.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["zettel.html", "zettel.pdf"]
    for write in (write_pdf, write_html):
        with pytest.raises(OrtsnahError, match="lässt sich nicht als „zettel“ speichern"):
            write(made, tmp_path / "fehlt" / "zettel")
