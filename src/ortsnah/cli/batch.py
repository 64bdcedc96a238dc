"""Many queries from a file or from standard input: tab-separated, with or without headings, in the encodings of Windows, too."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path
from typing import NamedTuple

import click

from ortsnah.domain.errors import NOTHING_CHANGED, QueryError
from ortsnah.domain.system import reason

_HEADINGS = {"id": "id", "nr": "id", "query": "query", "anfrage": "query", "suche": "query", "place": "place", "ort": "place"}
_COLUMNS = ("id", "query", "place")


class Row(NamedTuple):
    """One query; `id` is the number of its line where the file gives none."""

    id: str
    query: str
    place: str


def read_queries(path: Path) -> list[Row]:
    """The queries of a file, of standard input for '-'. Lines without anything are passed over."""
    text = _decoded(_content(path))
    lines = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(io.StringIO(text, newline=None), 1)
        if line.strip()
    ]
    if not lines:
        return []
    columns = _columns(lines[0][1])
    if columns and "query" not in columns:
        raise QueryError(f"In „{path.name}“ fehlt die Spalte „query“ mit den Anfragen.", NOTHING_CHANGED)
    if not columns:
        columns = ["query"] if max(len(cells) for _, cells in lines) == 1 else list(_COLUMNS)
        click.echo(f"Hinweis: Ohne Überschriften gelesen, als Spalten gelten {', '.join(columns)}.", err=True)
    else:
        lines = lines[1:]
    rows = []
    for number, cells in lines:
        given = dict(zip(columns, cells, strict=False))
        rows.append(Row(given.get("id") or str(number), given.get("query", ""), given.get("place", "")))
    return rows


def _columns(cells: list[str]) -> list[str]:
    """Our names for the headings of a first row, '' for columns of other things; none where it is no row of headings."""
    names = [_HEADINGS.get(cell.casefold(), "") for cell in cells]
    return names if "query" in names or (len(names) > 1 and all(names)) else []


def _content(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise QueryError(f"Die Anfragen in „{path.name}“ lassen sich nicht lesen: {reason(error)}.", NOTHING_CHANGED) from error


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        click.echo("Hinweis: Die Anfragen sind nicht in UTF-8 gespeichert; sie wurden als Windows-1252 gelesen.", err=True)
        return raw.decode("cp1252", "replace")
