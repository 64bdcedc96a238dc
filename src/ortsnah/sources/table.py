"""A table, whatever file it came in: headings, and rows that a person can find again."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from ortsnah.domain.reading import Refusal
from ortsnah.domain.wording import grouped
from ortsnah.sources import csv_text, workbook
from ortsnah.sources.files import MIB, broken, check_size, clean, head, listed
from ortsnah.sources.header import SAMPLE_ROWS, header_index
from ortsnah.sources.remarks import Remarks

FILE_LIMIT = 200 * MIB
WORKBOOK_LIMIT = 50 * MIB
ROW_LIMIT = 1_000_000
COLUMN_LIMIT = 1_000
#: the headings by which a table in our own form is known
OWN = frozenset({"name", "needs"})
_SHOWN = 60
#: in a table of so many columns a row with one filled cell is no entry
_WIDE = 4
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

_SPOILT = "Zellen enthalten einen Fehler der Tabellenkalkulation (#REF! und dergleichen) und gelten als leer"
_NOT_COMPUTED = (
    "Zellen enthalten eine Formel ohne gespeichertes Ergebnis und gelten als leer; bitte die Datei in Excel oder LibreOffice öffnen, "
    "speichern und neu einlesen"
)
#: what stands in a cell instead of a value -> what to say of it
FAULTS = {
    "#N/A": _SPOILT, "#NV": _SPOILT, "#REF!": _SPOILT, "#BEZUG!": _SPOILT, "#VALUE!": _SPOILT, "#WERT!": _SPOILT, "#DIV/0!": _SPOILT,
    "#NAME?": _SPOILT, "#NULL!": _SPOILT, "#NUM!": _SPOILT, "#ZAHL!": _SPOILT, "#SPILL!": _SPOILT, "#ÜBERLAUF!": _SPOILT, "#CALC!": _SPOILT,
    "Err:502": _SPOILT, "Err:504": _SPOILT, "#####": _SPOILT, workbook.NO_RESULT: _NOT_COMPUTED,
}  # fmt: skip
Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its label ('Zeile 12') and its cells by heading."""

    label: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; a row with too many or too few cells is a Refusal. The rows can be read once, `remarks` are complete then."""

    headings: tuple[str, ...]
    rows: Iterator[Row | Refusal]
    notes: list[str] = field(default_factory=list)
    header_row: int | None = None  # where other rows stand above the headings
    remarks: Remarks = field(default_factory=Remarks)


def heading_key(heading: str) -> str:
    """By which headings are compared: composed, trimmed, inner space as one, without case."""
    return " ".join(unicodedata.normalize("NFC", heading).casefold().split())


def open_table(path: Path, sheet: str = "", header_row: int | None = None, wanted: frozenset[str] = OWN) -> Table:
    """The table in a CSV file or workbook; what it is, its first bytes say (offices name CSV files .xls).

    Without `header_row` the headings are the row that holds all the `wanted` ones, or else the first row that is filled like one.
    """
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
    filled: Iterator[Record] = ((line, cells) for line, raw in records if any(cells := [clean(cell) for cell in raw]))
    found = None
    if header_row is None:
        above, filled = _below_titles(filled, wanted)
        if above:
            found = above[-1][0]
            titles = listed([" ".join(filter(None, cells))[:_SHOWN] for _, cells in above[:-1]], 3)
            notes = [*notes, f"Als Überschriften gilt Zeile {found}; darüber steht {titles}."]
    headings = _headings(path, filled)
    remarks = Remarks()
    rows = _rows(path, headings, filled, remarks)
    first_row = next(rows, None)
    if first_row is None:
        raise broken(path, f"enthält nur die Überschriften {listed(list(headings))} und keine Zeilen")
    return Table(headings, chain([first_row], rows), notes, found, remarks)


def _below_titles(records: Iterator[Record], wanted: frozenset[str]) -> tuple[list[Record], Iterator[Record]]:
    """What stands above the headings (with these at its end; empty when they come first), and the rows from the headings on."""
    sample = list(islice(records, SAMPLE_ROWS))
    keys = [{heading_key(cell) for cell in cells if cell} for _, cells in sample]
    usual = header_index([sum(map(bool, cells)) for _, cells in sample])
    index = next((number for number, found in enumerate(keys) if wanted and wanted <= found), usual)
    return sample[: index + 1] if index else [], chain(sample[index:], records)


def _headings(path: Path, records: Iterator[Record]) -> tuple[str, ...]:
    """The first row that is not empty; empty cells at its end are no columns, others get the name of their position."""
    _, cells = next(records, (0, []))
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        raise broken(path, "enthält keine Tabelle")
    headings = [" ".join(cell.split()) or f"Spalte {number}" for number, cell in enumerate(cells, 1)]
    if len(headings) > COLUMN_LIMIT:
        raise broken(path, f"hat mehr als {grouped(COLUMN_LIMIT)} Spalten und ist keine Liste")
    times = Counter(heading_key(heading) for heading in headings)
    repeated = [heading for heading in dict.fromkeys(headings) if times[heading_key(heading)] > 1]
    if repeated:
        said = f"hat mehrere Spalten mit derselben Überschrift: {listed(repeated)}"
        raise broken(path, said, "Bitte jeder Spalte einen eigenen Namen geben.")
    return tuple(headings)


def _rows(path: Path, headings: tuple[str, ...], records: Iterator[Record], remarks: Remarks) -> Iterator[Row | Refusal]:
    width = len(headings)
    for count, (line, cells) in enumerate(records, 1):
        if count > ROW_LIMIT:
            raise broken(path, f"hat mehr als {grouped(ROW_LIMIT)} Zeilen", "Bitte in kleinere Dateien aufteilen.")
        label = f"Zeile {line}"
        if len(cells) < width or any(cells[width:]):
            yield Refusal(label, f"{len(cells)} Zellen statt {width}")
            continue
        if width >= _WIDE and sum(map(bool, cells)) == 1:
            yield Refusal(label, f"nur eine Zelle ist gefüllt („{''.join(cells)[:_SHOWN]}“): wohl eine Zwischenüberschrift oder Anmerkung")
            continue
        for heading, cell in zip(headings, cells, strict=False):
            if cell in FAULTS:
                remarks.add(FAULTS[cell], f"{label}, Spalte „{heading}“")
        yield Row(label, {heading: "" if cell in FAULTS else cell for heading, cell in zip(headings, cells, strict=False)})
