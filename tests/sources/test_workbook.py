"""Spreadsheets: cells as a person would type them, and no small file that unpacks to a large one."""

from __future__ import annotations

import datetime as dt
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from taking import Take, take_file

from ortsnah.domain.errors import SourceError

openpyxl = pytest.importorskip("openpyxl")

HEADINGS = ["name", "needs", "postal_code", "lat", "lon", "verified_on", "urgent"]
ROW = ["Rathaus", "amt.rathaus", 66424, 49.5, 7, dt.date(2026, 11, 19), True]


def book(path: Path, *sheets: list[list[Any]]) -> Path:
    """An XLSX file with sheets named Blatt 1, Blatt 2, …"""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets, 1):
        sheet = workbook.create_sheet(f"Blatt {number}")
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def test_numbers_dates_and_yes_arrive_as_a_person_would_type_them(tmp_path: Path) -> None:
    service = take_file(book(tmp_path / "liste.xlsx", [HEADINGS, ROW])).services[0]
    location = service.locations[0]
    assert (location.postal_code, service.verified_on, service.urgent) == ("66424", dt.date(2026, 11, 19), True)
    assert location.point and (location.point.latitude, location.point.longitude) == (49.5, 7.0)


def test_rows_bear_the_number_that_excel_shows_and_other_sheets_are_named(tmp_path: Path) -> None:
    reading = take_file(book(tmp_path / "liste.xlsx", [[], [], HEADINGS, ROW, [], ["", "amt.rathaus"]], [["Anderes"]]))
    assert [refusal.row for refusal in reading.refused] == ["Zeile 6"]
    assert "nicht: „Blatt 2“" in reading.notes[0]


def test_the_mapping_names_sheet_and_header_row(tmp_path: Path, take: Take) -> None:
    path = book(tmp_path / "quelle.xlsx", [["Deckblatt"]], [["Stand 2026"], ["Wer", "Was"], ["Rathaus", "Amt"]])
    mapping = (
        '[source]\nname="L"\n[table]\nsheet="Blatt 2"\nheader_row=2\n[columns]\nname="WER"\nneeds="was"\n[values.needs]\nAmt="amt.rathaus"'
    )
    assert take("liste.xlsx", path.read_bytes(), mapping).services[0].needs == ("amt.rathaus",)
    with pytest.raises(SourceError, match="kein Tabellenblatt „Blatt 3“, sondern „Blatt 1“, „Blatt 2“"):
        take("liste.xlsx", path.read_bytes(), mapping.replace("Blatt 2", "Blatt 3"))


def test_a_workbook_named_csv_or_xls_is_read_as_what_it_is(tmp_path: Path) -> None:
    for name in ("liste.csv", "liste.xls", "liste.txt"):
        content = book(tmp_path / "quelle.xlsx", [HEADINGS, ROW]).read_bytes()
        (tmp_path / name).write_bytes(content)
        assert len(take_file(tmp_path / name).services) == 1


def test_an_ods_file_is_read(tmp_path: Path) -> None:
    opendocument = pytest.importorskip("odf.opendocument")
    from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
    from odf.text import P  # type: ignore[import-untyped]

    document, table = opendocument.OpenDocumentSpreadsheet(), Table(name="Liste")
    for texts in (["name", "needs"], ["Rathaus", "amt.rathaus"]):
        row = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    empty = TableRow(numberrowsrepeated=1048574)
    empty.addElement(TableCell(numbercolumnsrepeated=16384))
    table.addElement(empty)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "liste.ods"))
    assert [service.name for service in take_file(tmp_path / "liste.ods").services] == ["Rathaus"]


def packed(path: Path, member: str, content: bytes, source: Path) -> Path:
    """A copy of a workbook with one member replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return path


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
CORNERS = SHEET % b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
UNNAMED = SHEET % (b"<row>" + b"<c><v>1</v></c>" * 3000 + b"</row>" + b"<row/>" * 3000 + b"<row><c><v>1</v></c></row>")
ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + SHEET % b'<row r="1"><c r="A1"><v>&b;</v></c></row>'
SPACES = SHEET % (b" " * (300 << 20))


@pytest.mark.parametrize("content", [CORNERS, UNNAMED, ENTITIES, SPACES], ids=["corners", "unnamed", "entities", "spaces"])
def test_a_sheet_that_claims_to_be_huge_is_refused_quickly(tmp_path: Path, content: bytes) -> None:
    source = book(tmp_path / "quelle.xlsx", [HEADINGS, ROW])
    path = packed(tmp_path / "liste.xlsx", "xl/worksheets/sheet1.xml", content, source)
    before = time.process_time()
    with pytest.raises(SourceError, match=r"viel zu groß|beschädigt"):
        take_file(path)
    assert time.process_time() - before < 5


def test_an_ods_of_repeated_cells_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>a</text:p></table:table-cell>'
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        "<office:body><office:spreadsheet><table:table table:name='T'>"
        f"<table:table-row table:number-rows-repeated='1000000'>{cell}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "liste.ods", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    with pytest.raises(SourceError, match="viel zu groß"):
        take_file(tmp_path / "liste.ods")


def test_an_archive_that_lies_about_its_size_is_measured(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = b"".join(packer.compress(bytes(1 << 20)) for _ in range(250)) + packer.flush()
    path = packed(tmp_path / "liste.xlsx", "", b"", book(tmp_path / "quelle.xlsx", [HEADINGS, ROW]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/media/image1.png", zeros)
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(b"PK\x01\x02")
    raw[entry + 10 : entry + 12] = (8).to_bytes(2, "little")
    path.write_bytes(raw)
    with pytest.raises(SourceError, match="viel zu groß"):
        take_file(path)


@pytest.mark.parametrize("cut", [30, 400, 2000, -30])
def test_a_torn_workbook_is_refused(tmp_path: Path, cut: int) -> None:
    whole = book(tmp_path / "quelle.xlsx", [HEADINGS, ROW]).read_bytes()
    (tmp_path / "liste.xlsx").write_bytes(whole[:cut])
    with pytest.raises(SourceError):
        take_file(tmp_path / "liste.xlsx")


def test_an_old_excel_file_that_is_none_is_refused(take: Take) -> None:
    with pytest.raises(SourceError, match="im alten Excel-Format"):
        take("liste.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))


def saved(workbook: Any, path: Path) -> Path:
    workbook.save(path)
    return path


def test_a_formula_without_a_result_and_an_error_are_told_with_row_and_column(tmp_path: Path) -> None:
    rows = [["name", "needs", "phone"], ["A", "amt.rathaus", "=B1"], ["B", "amt.rathaus", "#REF!"], ["=A2", "amt.rathaus", ""]]
    reading = take_file(book(tmp_path / "liste.xlsx", rows))
    assert [service.name for service in reading.services] == ["A", "B"]
    assert [(refusal.row, refusal.reason) for refusal in reading.refused] == [("Zeile 4", "der Name fehlt")]
    assert any(
        "Formel ohne gespeichertes Ergebnis" in note and "Zeile 2, Spalte „phone“; Zeile 4, Spalte „name“" in note for note in reading.notes
    )
    assert any("Fehler der Tabellenkalkulation" in note and "Zeile 3, Spalte „phone“" in note for note in reading.notes)


def test_a_formula_with_its_result_is_read(tmp_path: Path) -> None:
    rows = (
        b'<row r="1"><c r="A1" t="str"><v>name</v></c><c r="B1" t="str"><v>needs</v></c><c r="C1" t="str"><v>street</v></c></row>'
        b'<row r="2"><c r="A2" t="str"><f>X1</f><v>Haus</v></c><c r="B2" t="str"><v>amt.rathaus</v></c><c r="C2" t="str"><f>X2</f><v></v></c></row>'
    )
    path = packed(tmp_path / "liste.xlsx", "xl/worksheets/sheet1.xml", SHEET % rows, book(tmp_path / "quelle.xlsx", [HEADINGS, ROW]))
    reading = take_file(path)
    assert [service.name for service in reading.services] == ["Haus"]
    assert not any("Formel" in note for note in reading.notes)


def test_a_cover_and_hidden_sheets_are_passed_over_and_named(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(
        book(tmp_path / "quelle.xlsx", [["Verzeichnis"]], [["intern", "geheim"], [1, 2]], [HEADINGS, ROW], [["Legende"]])
    )
    workbook["Blatt 2"].sheet_state = "hidden"
    reading = take_file(saved(workbook, tmp_path / "liste.xlsx"))
    assert len(reading.services) == 1
    assert reading.notes[0] == "Gelesen wurde nur das Tabellenblatt „Blatt 3“, nicht: „Blatt 1“, „Blatt 4“; ausgeblendet „Blatt 2“."


def test_cells_merged_downwards_say_the_same_in_every_row(tmp_path: Path) -> None:
    rows = [["name", "needs", "organization"], ["A", "amt.rathaus", "Caritas"], ["B", "amt.rathaus", None], ["C", "amt.rathaus", "DRK"]]
    workbook = openpyxl.load_workbook(book(tmp_path / "quelle.xlsx", rows))
    workbook["Blatt 1"].merge_cells("C2:C3")
    services = take_file(saved(workbook, tmp_path / "liste.xlsx")).services
    assert [service.organization for service in services] == ["Caritas", "Caritas", "DRK"]


def test_a_merged_title_and_headings_of_groups_stand_above_the_table(tmp_path: Path) -> None:
    rows = [["Angebote im Kreis"], ["Wer", None, "Adresse", None, None], ["name", "needs", "street", "postal_code", "place"],
            ["A", "amt.rathaus", "Weg 1", "66649", "Gronig"], ["B", "amt.rathaus", "Weg 2", "66649", "Gronig"]]  # fmt: skip
    workbook = openpyxl.load_workbook(book(tmp_path / "quelle.xlsx", rows))
    workbook["Blatt 1"].merge_cells("A1:E1")
    workbook["Blatt 1"].merge_cells("C2:E2")
    reading = take_file(saved(workbook, tmp_path / "liste.xlsx"))
    assert [service.locations[0].street for service in reading.services] == ["Weg 1", "Weg 2"]
    assert "Als Überschriften gilt Zeile 3" in reading.notes[0]


def test_a_table_that_begins_in_the_middle_of_a_sheet_is_read_where_it_is(tmp_path: Path) -> None:
    rows = [
        [],
        [None, None, "name", "needs"],
        [None, None, "A", "=C1"],
        [None, None, "=C1", "amt.rathaus"],
        [None, None, "B", "amt.rathaus"],
    ]
    reading = take_file(book(tmp_path / "liste.xlsx", rows))
    assert [service.name for service in reading.services] == ["B"]
    assert any("Zeile 3, Spalte „needs“; Zeile 4, Spalte „name“" in note for note in reading.notes)


def test_telephone_numbers_and_postcodes_that_are_numbers_keep_their_zeros(tmp_path: Path) -> None:
    rows = [["name", "needs", "phone", "postal_code"], ["A", "amt.rathaus", 6851123456, 1067]]
    service = take_file(book(tmp_path / "liste.xlsx", rows)).services[0]
    assert (service.contacts[0].phone, service.locations[0].postal_code) == ("06851123456", "01067")
