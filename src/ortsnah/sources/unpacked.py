"""What a workbook unpacks to, measured before it is read: a small file can hold a very large table.

On the way it is noted which cells say nothing though they should: formulas without a result, and errors.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from ortsnah.domain.errors import SourceError
from ortsnah.sources.files import MIB, broken

UNPACKED_LIMIT = 200 * MIB
CELL_LIMIT = 2_000_000
#: what stands in for a formula whose result nobody has computed, and for any error
NO_RESULT, ERROR = "#FORMEL!", "#REF!"
RESAVE = "Bitte in Excel oder LibreOffice öffnen, nur die Liste behalten und neu als XLSX speichern."
_MOST_MEMBERS = 5_000
_MOST_DIGITS = 9
_MOST_HOLLOW = 100_000
_CELL = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")
#: a cell by its row and column, counted from 1
Hollow = dict[tuple[int, int], str]


class Contents:
    """What the members of an archive say: which sheets there are, and which of their cells are hollow."""

    def __init__(self) -> None:
        self._relations: dict[str, str] = {}  # sheet -> relation
        self._targets: dict[str, str] = {}  # relation -> member
        self._hollow: dict[str, Hollow] = defaultdict(dict)  # member (XLSX) or sheet (ODS) -> cells

    def hollow(self, sheet: str) -> Hollow:
        """The cells of a sheet that hold a formula without a result (NO_RESULT) or an error (ERROR)."""
        target = self._targets.get(self._relations.get(sheet, ""), "").lstrip("/")
        member = target if target.startswith("xl/") else f"xl/{target}"
        return self._hollow.get(member) or self._hollow.get(sheet) or {}

    def note(self, where: str, row: int, column: int, what: str) -> None:
        """Remember a hollow cell."""
        if len(self._hollow[where]) < _MOST_HOLLOW:
            self._hollow[where][row, column] = what

    def relate(self, name: str, attributes: dict[str, str]) -> None:
        """The names of the sheets stand in one member, where they lie in another."""
        if name == "sheet" and "name" in attributes:
            self._relations[attributes["name"]] = attributes.get("r:id", "")
        elif name == "Relationship":
            self._targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Extent:
    """The rectangle that a sheet's values span: calamine holds all of it in memory, repeated and empty cells included."""

    def __init__(self, member: str, contents: Contents, parser: expat.XMLParserType) -> None:
        self._where, self._contents, self._parser = member, contents, parser
        self._computed = ""  # the kind of a formula's result while it is not yet there
        self._elements = self._earlier_sheets = 0
        self._at_row = self._at_column = 0
        self._row = self._column = 0
        self._kind = "n"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One element of SpreadsheetML or of OpenDocument; OverflowError when there is too much."""
        self._elements += 1
        match name.rpartition(":")[2]:
            case "row":
                self.end_cell()
                self._at_row, self._at_column = _count(attributes.get("r"), self._at_row + 1), 0
            case "c":
                self.end_cell()
                place = _CELL.fullmatch(attributes.get("r", ""))
                self._at_column = _column_number(place[1]) if place else self._at_column + 1
                self._at_row = int(place[2]) if place else self._at_row
                self._kind = attributes.get("t", "n")
                if self._kind == "e":
                    self._contents.note(self._where, self._at_row, self._at_column, ERROR)
            case "f":
                self._valued()
                self._computed = self._kind
            case "v" | "is":
                self._valued()
                if self._computed:
                    self._parser.CharacterDataHandler = self._result
            case "sheet" | "Relationship" as relation:
                self._contents.relate(relation, attributes)
            case "table":
                self._where = attributes.get("table:name", "")
                self._earlier_sheets += self._row * self._column
                self._at_row = self._row = self._column = 0
            case "table-row":
                self._at_row, self._at_column = self._at_row + _count(attributes.get("table:number-rows-repeated")), 0
            case "table-cell" | "covered-table-cell":
                # Every ODS ends in a million repeated empty rows, which cost nothing: only cells with a value count.
                self._at_column += _count(attributes.get("table:number-columns-repeated"))
                if "office:value-type" in attributes or "table:formula" in attributes:
                    self._valued()
                if "table:formula" in attributes and "office:value-type" not in attributes:
                    self._contents.note(self._where, self._at_row, self._at_column, NO_RESULT)
        if self._elements > 3 * CELL_LIMIT:
            raise OverflowError

    def end_cell(self) -> None:
        """The cell is over: a formula had to say its result by now, unless it is an empty text."""
        if self._computed and self._computed not in ("str", "e"):
            self._contents.note(self._where, self._at_row, self._at_column, NO_RESULT)
        self._computed, self._parser.CharacterDataHandler = "", None

    def _result(self, text: str) -> None:
        if text.strip():
            self._computed, self._parser.CharacterDataHandler = "", None

    def _valued(self) -> None:
        self._row, self._column = max(self._row, self._at_row), max(self._column, self._at_column)
        if self._earlier_sheets + self._row * self._column > CELL_LIMIT:
            raise OverflowError


def _count(text: str | None, otherwise: int = 1) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else otherwise


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def too_large(path: Path) -> SourceError:
    """An error for a table that no list of services is."""
    return broken(path, "ist ausgepackt viel zu groß für eine Liste", RESAVE)


def measured(path: Path) -> Contents:
    """What the archive holds; SourceError where it unpacks to too much, whatever sizes it claims."""
    contents = Contents()
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            members = archive.infolist()
            if any(member.filename.lower().endswith("workbook.bin") for member in members):
                raise broken(path, "ist eine binäre Excel-Datei (XLSB)", "Bitte als XLSX speichern.")
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > UNPACKED_LIMIT:
                raise too_large(path)
            left = UNPACKED_LIMIT
            for member in members:
                left -= _unpack(file, member, left, contents)
    except OverflowError as error:
        raise too_large(path) from error
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, NotImplementedError, EOFError) as error:
        raise broken(path, "ist beschädigt", RESAVE) from error
    return contents


def _unpack(file: BinaryIO, member: zipfile.ZipInfo, limit: int, contents: Contents) -> int:
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
    parser = expat.ParserCreate()
    extent = _watch(parser, member.filename, contents)
    is_xml = True
    size = 0
    for chunk in chunks:
        if not size and not chunk.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            is_xml = False
        size += len(chunk)
        if size > limit:
            raise OverflowError
        if is_xml:
            parser.Parse(chunk, False)
    extent.end_cell()
    return size


def _inflate(file: BinaryIO) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflater.eof:
        packed = inflater.unconsumed_tail or file.read(65536)
        if not packed:
            raise EOFError
        yield inflater.decompress(packed, MIB)


def _watch(parser: expat.XMLParserType, member: str, contents: Contents) -> _Extent:
    def refuse(*_: object) -> None:
        raise ValueError("a sheet has no business declaring entities")

    extent = _Extent(member, contents, parser)
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = extent.start
    return extent
