"""Whatever stands in a file, it is read or refused with a sentence: never a traceback, never a row that is neither taken nor refused."""

from __future__ import annotations

import bz2
import contextlib
import io
import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from taking import take_file

from ortsnah.domain.errors import SourceError
from ortsnah.sources.mapping import Mapping, read_mapping

openpyxl = pytest.importorskip("openpyxl")
from openpyxl.utils.exceptions import IllegalCharacterError  # noqa: E402 - where there is openpyxl

#: ORTSNAH_FUZZ=5000 looks longer
EXAMPLES = int(os.environ.get("ORTSNAH_FUZZ", "60"))
many = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))

FIELDS = ["id", "name", "needs", "place", "street", "postal_code", "lat", "lon", "coordinates", "phone", "mobile", "email", "website",
          "opening_hours", "free_places", "capacity_as_of", "languages", "wheelchair", "min_age_months", "cost", "service_area", "status"]  # fmt: skip
NASTY = st.sampled_from([
    "\0", "\ud800", "\r", "\n", "\r\n", '"', "'", ";", ",", "\t", "|", "=", "#REF!", "=1+1", "6.85E+09", "1e999", "9" * 400, "-0", "٣",
    "²", "½", "49,47; 7,17", "POINT(1 2)", "31.02.2026", "00000-00-00", "0.0.0000", "k. A.", "\u202e", "\ufeff", "amt.rathaus", "Mo-Fr 8-12",
    "1/0/2026", "13/2026", "1067", "99999999", "Landkreis", "☎", "\x1b[31m", "ß" * 300, "a@b.c;d@e.f", "www.x.de\nwww.y.de", "{}", "[[",
])  # fmt: skip
TEXT = st.lists(NASTY | st.text(max_size=8), max_size=4).map("".join)


def taken(name: str, content: bytes, mapping: Mapping | None = None) -> None:
    """Read a file; every row is taken or refused, or a German sentence is said."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            reading = take_file(path, mapping)
        except SourceError as error:
            assert error.what.startswith(("Die Datei", "Die Spalten", "Die Zuordnung", "In den"))
        else:
            assert reading.read == len(reading.services) + len(reading.refused)


@many
@given(
    st.binary(max_size=400),
    st.sampled_from([".csv", ".txt", ".xlsx", ".ods", ".xls", ".json", ".geojson", ".osm", ".xml", ".osm.bz2", ".toml"]),
)
def test_any_bytes_under_any_extension(content: bytes, extension: str) -> None:
    taken(f"a{extension}", content)


@many
@given(st.lists(st.lists(TEXT, max_size=6), max_size=8), st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n", "\r"]),
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]))  # fmt: skip
def test_any_lines_as_a_table(rows: list[list[str]], delimiter: str, end: str, encoding: str) -> None:
    head = delimiter.join(["name", "needs", "phone", "coordinates"])
    taken("a.csv", end.join([head, *map(delimiter.join, rows)]).encode(encoding, "replace"))


@many
@given(st.dictionaries(st.sampled_from(FIELDS), TEXT, min_size=1), st.booleans())
def test_any_cells_in_the_columns_that_we_know(cells: dict[str, str], named: bool) -> None:
    row = ({"name": "A", "needs": "amt.rathaus"} if named else {}) | cells
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in (row.keys(), row.values())]
    taken("a.csv", "\n".join(quoted).encode("utf-8", "replace"))


VALUES = TEXT | st.integers() | st.floats() | st.booleans() | st.none() | st.datetimes() | st.times() | st.just("=A1") | st.just("#REF!")


def workbook(rows: list[list[Any]], merged: list[tuple[int, int, int, int]]) -> bytes:
    """An XLSX file with what openpyxl is willing to write of these cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            with contextlib.suppress(ValueError, IllegalCharacterError):
                sheet.cell(number, column, value.encode("utf-8", "ignore").decode() if isinstance(value, str) else value)
    for top, left, height, width in merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=top + height, end_column=left + width)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


PLACES = st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 4), st.integers(0, 4))


@many
@given(st.lists(st.lists(VALUES, max_size=6), max_size=6), st.lists(PLACES, max_size=2), st.integers(0, 2))
def test_any_cells_in_a_workbook_with_merged_ones_and_titles(
    rows: list[list[Any]], merged: list[tuple[int, int, int, int]], titles: int
) -> None:
    head = [["Titel"]] * titles + [["name", "needs", "phone", "postal_code", "lat", "lon"]]
    taken("a.xlsx", workbook(head + rows, merged))


SOUND = workbook([["name", "needs"], ["A", "amt.rathaus"], ["B", "=A1"]], [])


@many
@given(st.integers(0, len(SOUND)), st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=6))
def test_a_workbook_cut_short_or_with_wrong_bytes(cut: int, wrong: list[tuple[int, int]]) -> None:
    content = bytearray(SOUND)
    for position, byte in wrong:
        content[position] = byte
    taken("a.xlsx", bytes(content[:cut] if cut % 2 else content))


@many
@given(st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]), st.data())
def test_a_workbook_whose_parts_are_wrong(member: str, data: st.DataObject) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == member:
                at = data.draw(st.integers(0, len(content)))
                content = (
                    content[:at]
                    + data.draw(st.binary(max_size=20) | TEXT.map(lambda text: text.encode("utf-8", "replace")))
                    + content[at + 3 :]
                )
            new.writestr(name, content)
    taken("a.xlsx", file.getvalue())


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | TEXT,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(
        st.sampled_from(["type", "id", "lat", "lon", "tags", "members", "nodes", "geometry", "geometries", "coordinates", "center", "bounds",
                         "properties", "features", "elements", "minlat", "ref"]), part, max_size=5),
    max_leaves=14,
)  # fmt: skip
TAGS = {"amenity": "pharmacy", "name": "A"}


@many
@given(JSON, st.sampled_from(["node", "way", "relation"]), st.dictionaries(
    st.sampled_from(["members", "nodes", "geometry", "center", "bounds", "lat", "lon", "id"]), JSON, max_size=4), JSON)  # fmt: skip
def test_any_shape_of_an_object_of_the_map(other: Any, kind: str, parts: dict[str, Any], shape: Any) -> None:
    elements = {"elements": [{"type": kind, "id": 1, "tags": TAGS} | parts, other]}
    features = {"type": "FeatureCollection", "features": [{"geometry": shape, "properties": TAGS}, other]}
    for content in (elements, features, other):
        taken("a.json", json.dumps(content).encode("utf-8", "replace"))


OSM = b'<osm><node id="1" lat="1" lon="2"><tag k="amenity" v="school"/><tag k="name" v="A"/></node></osm>'


@many
@given(st.integers(0, len(OSM)), st.binary(max_size=12), st.booleans())
def test_a_map_with_wrong_bytes(at: int, wrong: bytes, packed: bool) -> None:
    content = OSM[:at] + wrong + OSM[at + len(wrong) // 2 :]
    taken("a.osm.bz2" if packed else "a.osm", bz2.compress(content)[: -at or None] if packed else content)


MAPPING = '[source]\nname="L"\n[columns]\nname="Name"\nneeds="Art"\n[values.needs]\n"*"="amt.rathaus"\n'


@many
@given(st.integers(0, len(MAPPING)), TEXT, st.integers(0, 5))
def test_a_mapping_with_wrong_words(at: int, wrong: str, gone: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.toml"
        path.write_bytes((MAPPING[:at] + wrong + MAPPING[at + gone :]).encode("utf-8", "replace"))
        try:
            mapping = read_mapping(path)
        except SourceError as error:
            assert error.what.startswith(("Die Datei „m.toml“", "Die Zuordnung „m.toml“"))
        else:
            taken("a.csv", b"Name;Art\nA;B\n", mapping)
