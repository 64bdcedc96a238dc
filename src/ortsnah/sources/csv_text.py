"""CSV in the dialects of offices: any of four encodings and delimiters, and no quote that swallows rows."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from ortsnah.domain.errors import SourceError
from ortsnah.sources.files import MIB, broken, head
from ortsnah.sources.header import SAMPLE_ROWS, header_index

_DELIMITERS = ",;\t|"
_SEP_LINE = re.compile(r'"?sep=([^\w"\s]|\t)"?\s*', re.IGNORECASE)
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
#: a row of so few cells may be a title above the headings
_TITLE_CELLS = 2
_UNKNOWN_ENCODING = "In Excel öffnen und als „CSV UTF-8“ oder XLSX speichern."
_MENDED = "Bitte das Anführungszeichen dort ergänzen oder entfernen, oder die Liste als XLSX speichern."


class _Lines:
    """The lines of a file, counted, and those of the record that is being read remembered."""

    def __init__(self, lines: Iterable[str], number: int) -> None:
        self._lines = iter(lines)
        self.number = number
        self.record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.record.append(line)
        return line


def encoding_of(path: Path) -> tuple[str, list[str]]:
    """The encoding of a text file, and a note for the user where it is not UTF-8."""
    first = head(path)
    for bom, encoding in _BOMS.items():
        if first.startswith(bom):
            if not _decodes(path, encoding):
                raise broken(path, f"beginnt als {encoding.removesuffix('-sig').upper()}, ist aber beschädigt", _UNKNOWN_ENCODING)
            return encoding, _encoding_note("UTF-16") if encoding == "utf-16" else []
    for encoding, nuls in (("utf-16-le", first[1::2].count(0)), ("utf-16-be", first[::2].count(0))):
        if nuls > len(first) / 4 and nuls > 0.9 * first.count(0) and _decodes(path, encoding):
            return encoding, _encoding_note("UTF-16")
    if first.count(0) or len(_CONTROL.findall(first)) > len(first) / 50:
        raise broken(path, "ist keine Texttabelle, sondern eine Binärdatei", _UNKNOWN_ENCODING)
    if _decodes(path, "utf-8"):
        return "utf-8", []
    if _decodes(path, "cp1252"):
        return "cp1252", _encoding_note("Windows-1252")
    raise broken(path, "hat eine unbekannte Zeichenkodierung", _UNKNOWN_ENCODING)


def _encoding_note(name: str) -> list[str]:
    return [f"Die Datei ist nicht in UTF-8 gespeichert; sie wurde als {name} gelesen. Bitte die Umlaute prüfen."]


def _decodes(path: Path, encoding: str) -> bool:
    """Whether the whole file is text in the encoding, read in pieces so that its size does not matter."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(MIB):
                if len(chunk) == MIB and b"\n" not in chunk and b"\r" not in chunk:
                    raise broken(path, "hat Zeilen von über einem Megabyte und ist keine Tabelle")
                if "\0" in decoder.decode(chunk):
                    raise broken(path, "ist keine Texttabelle, sondern eine Binärdatei", _UNKNOWN_ENCODING)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def records(path: Path, encoding: str, header_row: int | None) -> Iterator[tuple[int, list[str]]]:
    """The records from the header on, each with the line it begins at; SourceError for a quote that would swallow rows."""
    with path.open(encoding=encoding, newline="") as file:
        first = list(islice(file, header_row - 1 if header_row else 0, (header_row or 1) - 1 + SAMPLE_ROWS))
        skipped = header_row - 1 if header_row else 0
        given = _SEP_LINE.fullmatch(first[0]) if first and not header_row else None
        if given:
            first, skipped = first[1:], 1
        delimiter = given[1] if given else _delimiter(first, titled=header_row is None)
        lines = _Lines(chain(first, file), skipped)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        width = 0
        while True:
            start = lines.number + 1
            lines.record.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _misread(path, lines.record, start, delimiter) from error
            width = max(width, len(cells)) if width <= _TITLE_CELLS and any(cells) else width
            if len(lines.record) > 1 and (line := _swallowing_line(cells, width, delimiter)) is not None:
                raise _unclosed(path, start + line)
            yield start, cells


def _delimiter(lines: list[str], *, titled: bool) -> str:
    """The delimiter by which the header has most cells and the rows have as many as the header; titles may stand above it."""

    def score(delimiter: str) -> float:
        records = [cells for cells in csv.reader(lines, delimiter=delimiter) if any(cells)]
        if not records:
            return 0
        header = header_index([sum(map(bool, cells)) for cells in records]) if titled else 0
        widths = [len(cells) for cells in records]
        alike = widths.count(widths[header])
        return (widths[header] - 1) * alike * alike / len(widths)

    try:
        return max(_DELIMITERS, key=score)
    except csv.Error:  # a cell of more than 128 KB: the strict reading will say where
        return max(_DELIMITERS, key=lines[0].count)


def _swallowing_line(cells: list[str], width: int, delimiter: str) -> int | None:
    """Where in the record (0 = its first line) a quote opens a cell that holds what looks like further rows."""
    before = 0
    for index, cell in enumerate(cells):
        broken_up = _LINE_BREAK.split(cell)
        if len(broken_up) > 1 and width > 1:
            first, *middle, last = broken_up
            ends = index + first.count(delimiter) >= width - 1 and last.count(delimiter) + len(cells) - 1 - index >= width - 1
            if ends and _like_cells(first + "\n" + last, delimiter, 1):
                return before
            if any(_like_cells(line, delimiter, width - 1) for line in middle):
                return before
        before += len(broken_up) - 1
    return None


def _like_cells(text: str, delimiter: str, least: int) -> bool:
    """At least so many delimiters, most of them set as in a table: prose has a space after its commas."""
    count = text.count(delimiter)
    return count >= least and 2 * text.count(delimiter + " ") <= count


def _misread(path: Path, lines: list[str], start: int, delimiter: str) -> SourceError:
    line = _open_quote(lines, delimiter)
    if line is not None:
        return _unclosed(path, start + line)
    return broken(path, f"lässt sich ab Zeile {start} nicht lesen: eine Zelle ist zu lang")


def _unclosed(path: Path, line: int) -> SourceError:
    return broken(path, f"hat in Zeile {line} ein Anführungszeichen, das weitere Zeilen verschlucken würde", _MENDED)


def _open_quote(lines: list[str], delimiter: str) -> int | None:
    """The line (0 = first) of the quote that is never closed, or closed before more text of the same cell."""
    text = "".join(lines)
    cell = re.compile(f'"(?:[^"]|"")*+"(?=[{re.escape(delimiter)}\r\n]|\\Z)|[^"{re.escape(delimiter)}\r\n][^{re.escape(delimiter)}\r\n]*')
    position = 0
    while position < len(text):
        if text[position] in f"{delimiter}\r\n":
            position += 1
        elif found := cell.match(text, position):
            position = found.end()
        else:
            return len(_LINE_BREAK.findall(text, 0, position))
    return None
