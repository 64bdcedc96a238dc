"""XLSX and ODS, measured before they are unpacked: a small file can hold a very large table.

The old XLS cannot be measured, and a damaged one makes calamine end the whole process: it is refused.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

import python_calamine

from ortsnah.domain.errors import SourceError
from ortsnah.sources.files import MIB, broken, listed

UNPACKED_LIMIT = 200 * MIB
CELL_LIMIT = 2_000_000
_MOST_MEMBERS = 5_000
_MOST_DIGITS = 9
_CELL = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")
_RESAVE = "Bitte in Excel oder LibreOffice öffnen, nur die Liste behalten und neu als XLSX speichern."


class _Extent:
    """The rectangle that a sheet's values span: calamine holds all of it in memory, repeated and empty cells included."""

    def __init__(self) -> None:
        self._elements = self._earlier_sheets = 0
        self._at_row = self._at_column = 0
        self._row = self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One element of SpreadsheetML or of OpenDocument; OverflowError when there is too much."""
        self._elements += 1
        match name.rpartition(":")[2]:
            case "row":
                self._at_row, self._at_column = _count(attributes.get("r"), self._at_row + 1), 0
            case "c":
                place = _CELL.fullmatch(attributes.get("r", ""))
                self._at_column = _column_number(place[1]) if place else self._at_column + 1
                self._at_row = int(place[2]) if place else self._at_row
            case "v" | "is" | "f":
                self._valued()
            case "table":
                self._earlier_sheets += self._row * self._column
                self._at_row = self._row = self._column = 0
            case "table-row":
                self._at_row, self._at_column = self._at_row + _count(attributes.get("table:number-rows-repeated")), 0
            case "table-cell" | "covered-table-cell":
                # Every ODS ends in a million repeated empty rows, which cost nothing: only cells with a value count.
                self._at_column += _count(attributes.get("table:number-columns-repeated"))
                if "office:value-type" in attributes or "table:formula" in attributes:
                    self._valued()
        if self._elements > 3 * CELL_LIMIT:
            raise OverflowError

    def _valued(self) -> None:
        self._row, self._column = max(self._row, self._at_row), max(self._column, self._at_column)
        if self._earlier_sheets + self._row * self._column > CELL_LIMIT:
            raise OverflowError


def records(path: Path, sheet: str, header_row: int | None) -> tuple[Iterator[tuple[int, list[str]]], list[str]]:
    """The rows of a sheet (the first visible one unless named) with their numbers, and a note on sheets left out."""
    if not zipfile.is_zipfile(path):
        raise broken(path, "ist im alten Excel-Format (.xls), beschädigt oder mit einem Kennwort geschützt",
                     "Bitte in Excel oder LibreOffice öffnen und ohne Kennwort als XLSX speichern.")  # fmt: skip
    _measure(path)
    try:
        workbook = _load(path)
        names = _visible_sheets(workbook)
        chosen = sheet or next(iter(names), "")
        if chosen not in workbook.sheet_names:
            raise broken(path, f"hat kein Tabellenblatt „{chosen}“, sondern {listed(workbook.sheet_names) or 'keines'}")
        content = workbook.get_sheet_by_name(chosen)
        if content.total_height * content.total_width > CELL_LIMIT:
            raise _too_large(path)
        rows = content.iter_rows()
    except python_calamine.PasswordError as error:
        raise broken(path, "ist mit einem Kennwort geschützt", "Bitte ohne Kennwort speichern.") from error
    except (SourceError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a damaged file can make calamine panic, which is no ordinary Exception
        raise broken(path, "lässt sich nicht als Tabelle lesen; sie ist beschädigt oder hat ein anderes Format", _RESAVE) from error
    others = [name for name in names if name != chosen]
    notes = [f"Gelesen wurde nur das Tabellenblatt „{chosen}“, nicht: {listed(others)}."] if others else []
    return ((number, [_text(cell) for cell in row]) for number, row in enumerate(rows, 1) if number >= (header_row or 1)), notes


def _load(path: Path) -> python_calamine.CalamineWorkbook:
    """Opened by its extension; failing that by its content, for an XLSX that somebody named .xls."""
    try:
        return python_calamine.load_workbook(path)
    except python_calamine.PasswordError:
        raise
    except python_calamine.CalamineError:
        with path.open("rb") as file:
            return python_calamine.load_workbook(file)


def _visible_sheets(workbook: python_calamine.CalamineWorkbook) -> list[str]:
    shown = python_calamine.SheetVisibleEnum.Visible
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    return [sheet.name for sheet in sheets if sheet.visible == shown] or [sheet.name for sheet in sheets]


def _text(cell: object) -> str:
    """A cell as a person would type it: 66424.0 is the postal code 66424, dates are ISO."""
    match cell:
        case bool():
            return "ja" if cell else "nein"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime():
            return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
        case dt.time():
            return cell.isoformat("minutes")
        case _:
            return str(cell)


def _count(text: str | None, otherwise: int = 1) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else otherwise


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _too_large(path: Path) -> SourceError:
    return broken(path, "ist ausgepackt viel zu groß für eine Liste", _RESAVE)


def _measure(path: Path) -> None:
    """SourceError for an archive that unpacks to too much, whatever sizes it claims."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            members = archive.infolist()
            if any(member.filename.lower().endswith("workbook.bin") for member in members):
                raise broken(path, "ist eine binäre Excel-Datei (XLSB)", "Bitte als XLSX speichern.")
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > UNPACKED_LIMIT:
                raise _too_large(path)
            left = UNPACKED_LIMIT
            for member in members:
                left -= _unpack(file, member, left)
    except OverflowError as error:
        raise _too_large(path) from error
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, NotImplementedError, EOFError) as error:
        raise broken(path, "ist beschädigt", _RESAVE) from error


def _unpack(file: BinaryIO, member: zipfile.ZipInfo, limit: int) -> int:
    """The true size of a member, unpacked piece by piece and measured as a sheet where it is XML; OverflowError above `limit`."""
    file.seek(member.header_offset + 26)
    lengths = file.read(4)
    file.seek(int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"), 1)
    if member.compress_type == zipfile.ZIP_STORED:
        chunks: Iterator[bytes] = (file.read(min(MIB, member.file_size - at)) for at in range(0, member.file_size, MIB))
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        chunks = _inflate(file)
    else:
        raise NotImplementedError
    parser: expat.XMLParserType | None = _sheet_parser()
    size = 0
    for chunk in chunks:
        if not size and not chunk.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            parser = None
        size += len(chunk)
        if size > limit:
            raise OverflowError
        if parser:
            parser.Parse(chunk, False)
    return size


def _inflate(file: BinaryIO) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflater.eof:
        packed = inflater.unconsumed_tail or file.read(65536)
        if not packed:
            raise EOFError
        yield inflater.decompress(packed, MIB)


def _sheet_parser() -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise ValueError("a sheet has no business declaring entities")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = _Extent().start
    return parser
