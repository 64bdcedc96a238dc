"""CSV as offices write it: nothing is lost without a word, and a file that cannot be trusted is refused as a whole."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from taking import Take, take_file

from ortsnah.domain.errors import SourceError

HEAD = "id;name;needs;street\n"
ROWS = "1;Kita Süd;kinderbetreuung.kita;Schulstraße 4\n2;Kita Nord;kinderbetreuung.kita;Am Hang 1\n"


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"),
     ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")]
)  # fmt: skip
def test_every_office_encoding_is_read_and_said_when_it_is_not_utf_8(take: Take, encoding: str, said: str) -> None:
    reading = take("liste.csv", (HEAD + ROWS).encode(encoding))
    assert [service.name for service in reading.services] == ["Kita Süd", "Kita Nord"]
    assert [said in note for note in reading.notes] == ([True] if said else [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(take: Take, delimiter: str) -> None:
    reading = take("liste.txt", (HEAD + ROWS).replace(";", delimiter))
    assert reading.services[1].locations[0].street == "Am Hang 1"


def test_commas_in_the_headings_do_not_hide_the_semicolon(take: Take) -> None:
    mapping = '[source]\nname="L"\n[columns]\nname="Name, kurz"\nneeds="Bedarf"\nstreet="Straße, Nr"'
    assert len(take("l.csv", "Name, kurz;Straße, Nr;Bedarf\nA;Weg 1;amt.rathaus\nB, neu;Weg 2;amt.rathaus\n", mapping).services) == 2


def test_the_sep_line_of_excel_is_understood(take: Take) -> None:
    reading = take("liste.csv", "sep=|\n\n" + (HEAD + ROWS).replace(";", "|").replace("Am Hang 1", ""))
    assert [service.id for service in reading.services] == ["1", "2"]


def test_quotes_line_breaks_and_old_line_ends_are_read(take: Take) -> None:
    reading = take("liste.csv", 'name,needs,description\r"Haus ""Sonne""",amt.rathaus,"erste Zeile\r\nzweite, mit Komma, und noch einem"\r')
    assert reading.services[0].name == 'Haus "Sonne"'
    assert reading.services[0].description == "erste Zeile\nzweite, mit Komma, und noch einem"


def test_a_row_without_name_is_refused_with_its_line(take: Take) -> None:
    reading = take("liste.csv", HEAD + "1;;amt.rathaus;\n\n;;;\n2;Rathaus;amt.rathaus;\n")
    assert [(refusal.row, refusal.reason) for refusal in reading.refused] == [("Zeile 2", "der Name fehlt")]
    assert (reading.read, len(reading.services)) == (2, 1)


def test_the_line_is_the_one_an_editor_shows_even_after_line_breaks_in_a_cell(take: Take) -> None:
    reading = take("liste.csv", 'name;needs;description\nA;amt.rathaus;"eins\nzwei\ndrei"\n;amt.rathaus;\n')
    assert reading.refused[0].row == "Zeile 5"


def test_rows_with_too_many_or_too_few_cells_are_refused_but_empty_cells_at_the_end_are_fine(take: Take) -> None:
    reading = take("liste.csv", HEAD + "1;A;amt.rathaus;Weg 1;;\n2;B;amt.rathaus\n3;C;amt.rathaus;Weg; 3\n")
    assert [service.id for service in reading.services] == ["1"]
    assert [(refusal.row, refusal.reason) for refusal in reading.refused] == [
        ("Zeile 3", "3 Zellen statt 4"), ("Zeile 4", "5 Zellen statt 4"),
    ]  # fmt: skip


def test_a_repeated_id_is_refused_with_the_row_of_the_first(take: Take) -> None:
    reading = take("liste.csv", HEAD + "7;A;amt.rathaus;\n7;B;amt.rathaus;\n")
    assert reading.refused[0].row == "Zeile 3"
    assert "„7“ steht schon in Zeile 2" in reading.refused[0].reason


def test_rows_without_an_id_get_one_that_stays_and_the_user_is_told(take: Take, tmp_path: Path) -> None:
    first = take("a.csv", "name;needs;street\nKita Süd;amt.rathaus;Weg 1\n")
    again = take("b.csv", "street;needs;name\nWeg 2;amt.rathaus;Kita Süd\nWeg 1;amt.rathaus;Kita Süd\n")
    assert first.services[0].id == again.services[1].id != again.services[0].id
    assert first.services[0].id.startswith("kita-sud-")
    assert any("Bei 2 Zeilen ohne Kennung" in note for note in again.notes)


UNCLOSED = {
    "up to the end": (HEAD + '1;"A;amt.rathaus;x\n2;B;amt.rathaus;y\n', 2),
    "up to the next quote": (HEAD + '1;A;amt.rathaus;\n2;"B;amt.rathaus;x\n3;"C";amt.rathaus;y\n', 3),
    "over one row": (HEAD + '"1;A;amt.rathaus;x\n2";B;amt.rathaus;y\n', 2),
    "over rows": (HEAD + '1;"A;amt.rathaus;x\n2;B;amt.rathaus;y\n3;C";amt.rathaus;z\n', 2),
    "from the last cell": (HEAD + '1;A;amt.rathaus;"x\n2;B;amt.rathaus;y\n3;C;amt.rathaus;z"\n', 2),
    "text after a quote": (HEAD + '1;"Haus" Sonne;amt.rathaus;x\n', 2),
    "in the second cell that spans lines": (HEAD + '1;"A\nB";amt.rathaus;"x\n2;B;amt.rathaus;y\n', 3),
}


@pytest.mark.parametrize(("content", "line"), UNCLOSED.values(), ids=UNCLOSED)
def test_a_quote_that_would_swallow_rows_stops_the_import_and_its_line_is_named(take: Take, content: str, line: int) -> None:
    with pytest.raises(SourceError, match=f"in Zeile {line} ein Anführungszeichen"):
        take("liste.csv", content)


BAD = {
    "empty": (b"", "ist leer"),
    "blank": (b"\n\n ;;\n", "enthält keine Tabelle"),
    "header only": (HEAD.encode(), "nur die Überschriften"),
    "repeated headings": (b"name;Name ;needs\nA;B;amt.rathaus\n", "derselben Überschrift"),
    "binary": (bytes(range(256)) * 9, "Binärdatei"),
    "NUL later on": ((HEAD + "1;A" + "x" * 9000 + "\0").encode(), "Binärdatei"),
    "a PNG": (b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 20, "Binärdatei"),
    "broken UTF-8 after its mark": (b"\xef\xbb\xbf" + "name;needs\nGemüse;x".encode("cp1252"), "beschädigt"),
    "broken UTF-16": ("name;needs\nA;B\n".encode("utf-16") + b"\x00", "beschädigt"),
    "DOS code page": ("name;needs\nMüller;x\n".encode("cp850"), "unbekannte Zeichenkodierung"),
    "a page of the web": (b"<html><table><tr><td>name</td></tr></table></html>", "Webseite"),
    "one endless line": (b"a" * (3 << 20), "über einem Megabyte"),
    "an endless cell": (HEAD.encode() + b'1;"' + b"a\n" * 99_000, "in Zeile 2 ein Anführungszeichen"),
    "too many columns": (";".join(map(str, range(2000))).encode() + b"\n", "Spalten"),
    "unknown headings": (b"Einrichtung;PLZ\nA;66649\n", "name = \"Einrichtung\""),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_table_is_refused_in_german(take: Take, content: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        take("liste.csv", content)
    assert "Es wurde nichts verändert." in str(caught.value)


def test_columns_that_nobody_uses_are_named(take: Take) -> None:
    reading = take("liste.csv", "name;needs;Schließtage\nA;amt.rathaus;20\n")
    assert reading.notes[0] == "Nicht übernommene Spalten: „Schließtage“."


QUOTING = st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
CELLS = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(max_examples=300)
@given(st.text(max_size=300), st.booleans())
@example('name,needs\n"a', True)
@example("sep=\\\nname\\needs\n", False)
def test_random_text_is_read_or_refused_and_never_fails_otherwise(text: str, headed: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        path.write_bytes((("name,needs\n" if headed else "") + text).encode("utf-8", "surrogatepass"))
        try:
            reading = take_file(path)
        except SourceError as error:
            assert error.what and error.safe
        else:
            assert reading.read == len(reading.services) + len(reading.refused)


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from([".csv", ".xlsx", ".json", ".osm", ".osm.bz2", ".toml", ".xls", ".ods"]))
def test_random_bytes_are_read_or_refused_and_never_fail_otherwise(content: bytes, extension: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"datei{extension}"
        path.write_bytes(content)
        try:
            take_file(path)
        except SourceError as error:
            assert error.what and error.safe


@settings(max_examples=200)
@given(st.lists(st.tuples(CELLS, st.sampled_from(["amt.rathaus", "unsinn", ""]), CELLS), min_size=1, max_size=12), st.sampled_from(",;\t|"))
def test_written_rows_are_services_or_refusals(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "name", "needs", "description"])
    writer.writerows([f"r{number}", *row] for number, row in enumerate(rows))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        path.write_bytes(out.getvalue().encode())
        try:
            reading = take_file(path)
        except SourceError as error:
            assert "Binärdatei" in error.what or "Anführungszeichen" in error.what
        else:
            assert reading.read == len(reading.services) + len(reading.refused) == len(rows)


@settings(max_examples=300)
@given(
    st.integers(2, 9),
    st.data(),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_stray_quote_anywhere_never_swallows_a_row_silently(
    count: int, data: st.DataObject, delimiter: str, quoting: int, end: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerow(["id", "name", "needs", "description"])
    texts = st.sampled_from(["", "x", f"a{delimiter}b", "zwei\nZeilen"])
    writer.writerows([f"r{number}", f"Haus {number}", "amt.rathaus", data.draw(texts)] for number in range(count))  # fmt: skip
    text = out.getvalue()
    at = data.draw(st.integers(text.index(end), len(text) - 1))
    text = text[:at] + '"' + text[at:] if data.draw(st.booleans()) else text[:at] + text[at + 1 :] if text[at] == '"' else text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.csv"
        path.write_bytes(text.encode())
        try:
            reading = take_file(path)
        except SourceError:
            return
    ids = {service.id.strip('"') for service in reading.services}
    assert reading.refused or len(ids) == count
