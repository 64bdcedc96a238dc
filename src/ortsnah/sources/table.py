"""A table, whatever file it came in: headings, and rows that a person can find again."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from ortsnah.domain.reading import Refusal
from ortsnah.sources import csv_text, workbook
from ortsnah.sources.files import MIB, broken, check_size, clean, head, listed, thousands

FILE_LIMIT = 200 * MIB
WORKBOOK_LIMIT = 50 * MIB
ROW_LIMIT = 1_000_000
COLUMN_LIMIT = 1_000
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its label ('Zeile 12') and its cells by heading."""

    label: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; a row with too many or too few cells is a Refusal. The rows can be read once."""

    headings: tuple[str, ...]
    rows: Iterator[Row | Refusal]
    notes: list[str] = field(default_factory=list)


def heading_key(heading: str) -> str:
    """By which headings are compared: composed, trimmed, inner space as one, without case."""
    return " ".join(unicodedata.normalize("NFC", heading).casefold().split())


def open_table(path: Path, sheet: str = "", header_row: int | None = None) -> Table:
    """The table in a CSV file or workbook; what it is, its first bytes say (offices name CSV files .xls)."""
    check_size(path, FILE_LIMIT)
    first = head(path)
    if first.startswith(_ARCHIVES):
        check_size(path, WORKBOOK_LIMIT)
        records, notes = workbook.records(path, sheet, header_row)
    elif first.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise broken(path, "ist keine Tabelle, sondern eine Webseite oder XML", "In Excel öffnen und als XLSX speichern.")
    else:
        encoding, notes = csv_text.encoding_of(path)
        records = csv_text.records(path, encoding, header_row)
    filled = ((line, cells) for line, raw in records if any(cells := [clean(cell) for cell in raw]))
    headings = _headings(path, filled)
    rows = _rows(path, headings, filled)
    first_row = next(rows, None)
    if first_row is None:
        raise broken(path, f"enthält nur die Überschriften {listed(list(headings))} und keine Zeilen")
    return Table(headings, chain([first_row], rows), notes)


def _headings(path: Path, records: Iterator[tuple[int, list[str]]]) -> tuple[str, ...]:
    """The first row that is not empty; empty cells at its end are no columns, others get the name of their position."""
    _, cells = next(records, (0, []))
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        raise broken(path, "enthält keine Tabelle")
    headings = [" ".join(cell.split()) or f"Spalte {number}" for number, cell in enumerate(cells, 1)]
    if len(headings) > COLUMN_LIMIT:
        raise broken(path, f"hat mehr als {thousands(COLUMN_LIMIT)} Spalten und ist keine Liste")
    times = Counter(heading_key(heading) for heading in headings)
    repeated = [heading for heading in dict.fromkeys(headings) if times[heading_key(heading)] > 1]
    if repeated:
        said = f"hat mehrere Spalten mit derselben Überschrift: {listed(repeated)}"
        raise broken(path, said, "Bitte jeder Spalte einen eigenen Namen geben.")
    return tuple(headings)


def _rows(path: Path, headings: tuple[str, ...], records: Iterator[tuple[int, list[str]]]) -> Iterator[Row | Refusal]:
    width = len(headings)
    for count, (line, cells) in enumerate(records, 1):
        if count > ROW_LIMIT:
            raise broken(path, f"hat mehr als {thousands(ROW_LIMIT)} Zeilen", "Bitte in kleinere Dateien aufteilen.")
        label = f"Zeile {line}"
        if len(cells) < width or any(cells[width:]):
            yield Refusal(label, f"{len(cells)} Zellen statt {width}")
        else:
            yield Row(label, dict(zip(headings, cells, strict=False)))
