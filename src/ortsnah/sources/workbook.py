"""XLSX and ODS: the rows of one sheet, as a person would type them.

The old XLS cannot be measured, and a damaged one makes calamine end the whole process: it is refused.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import python_calamine

from ortsnah.domain.errors import SourceError
from ortsnah.sources.files import broken, listed
from ortsnah.sources.unpacked import CELL_LIMIT, NO_RESULT, RESAVE, Hollow, measured, too_large

__all__ = ["NO_RESULT", "records"]

_LAST_ROW = 1_048_576


def records(path: Path, sheet: str, header_row: int | None) -> tuple[Iterator[tuple[int, list[str]]], list[str]]:
    """The rows of a sheet (the first visible one with a table unless named) with their numbers, and a note on sheets left out."""
    if not zipfile.is_zipfile(path):
        raise broken(path, "ist im alten Excel-Format (.xls), beschädigt oder mit einem Kennwort geschützt",
                     "Bitte in Excel oder LibreOffice öffnen und ohne Kennwort als XLSX speichern.")  # fmt: skip
    contents = measured(path)
    try:
        workbook = _load(path)
        chosen, notes = _chosen(path, workbook, sheet)
        content = workbook.get_sheet_by_name(chosen)
        if content.total_height * content.total_width > CELL_LIMIT:
            raise too_large(path)
        rows = _rows(content, contents.hollow(chosen))
    except python_calamine.PasswordError as error:
        raise broken(path, "ist mit einem Kennwort geschützt", "Bitte ohne Kennwort speichern.") from error
    except (SourceError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a damaged file can make calamine panic, which is no ordinary Exception
        raise broken(path, "lässt sich nicht als Tabelle lesen; sie ist beschädigt oder hat ein anderes Format", RESAVE) from error
    return ((number, row) for number, row in enumerate(rows, 1) if number >= (header_row or 1)), notes


def _chosen(path: Path, workbook: python_calamine.CalamineWorkbook, sheet: str) -> tuple[str, list[str]]:
    """The sheet to be read, and what to say of the others."""
    every = [each.name for each in workbook.sheets_metadata if each.typ == python_calamine.SheetTypeEnum.WorkSheet]
    shown = python_calamine.SheetVisibleEnum.Visible
    visible = [each.name for each in workbook.sheets_metadata if each.visible == shown and each.name in every] or every
    chosen = sheet or next((name for name in visible if _is_table(workbook.get_sheet_by_name(name))), next(iter(visible), ""))
    if chosen not in workbook.sheet_names:
        raise broken(path, f"hat kein Tabellenblatt „{chosen}“, sondern {listed(workbook.sheet_names) or 'keines'}")
    others = [name for name in visible if name != chosen]
    hidden = [name for name in every if name not in visible and name != chosen]
    left_out = [listed(others)] if others else []
    left_out += [f"ausgeblendet {listed(hidden)}"] if hidden else []
    return chosen, [f"Gelesen wurde nur das Tabellenblatt „{chosen}“, nicht: {'; '.join(left_out)}."] if left_out else []


def _is_table(sheet: python_calamine.CalamineSheet) -> bool:
    """False for an empty sheet and for a cover."""
    return min(sheet.height, sheet.width) > 1


def _rows(sheet: python_calamine.CalamineSheet, hollow: Hollow) -> Iterator[list[str]]:
    """All rows from the first of the sheet on; cells merged downwards say the same in each row, hollow ones what they lack."""
    first_column = sheet.start[1] if sheet.start else 0
    lacking: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), what in hollow.items():
        lacking[row].append((column - 1 - first_column, what))
    merged: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        merged[top].append((bottom, left - first_column))
    last = max(lacking, default=0)
    beyond = ([""] * sheet.width for _ in range(sheet.end[0] + 1 if sheet.end else 0, min(last, _LAST_ROW)))  # rows of nothing but formulas
    reaching: list[tuple[int, int, str]] = []
    rows: Iterator[Sequence[object]] = chain(sheet.iter_rows(), beyond)
    for index, given in enumerate(rows):
        cells = list(map(_text, given))
        for bottom, column, text in reaching:
            if index <= bottom:
                cells[column] = cells[column] or text
        reaching = [entry for entry in reaching if entry[0] > index]
        reaching += [
            (bottom, column, cells[column]) for bottom, column in merged.get(index, ()) if bottom > index and 0 <= column < len(cells)
        ]
        for column, what in lacking.get(index + 1, ()):
            if 0 <= column < len(cells):
                cells[column] = what
        yield cells


def _load(path: Path) -> python_calamine.CalamineWorkbook:
    """Opened by its extension; failing that by its content, for an XLSX that somebody named .xls."""
    try:
        return python_calamine.load_workbook(path)
    except python_calamine.PasswordError:
        raise
    except python_calamine.CalamineError:
        with path.open("rb") as file:
            return python_calamine.load_workbook(file)


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
