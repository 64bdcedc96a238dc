"""What was missing where: dead ends counted per month, need, municipality and reason. Nothing that could be tied to a person."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ortsnah.domain.errors import OrtsnahError

#: a smaller number is not shown for a single municipality
LEAST = 3
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


class Reason(StrEnum):
    """Why nobody could help."""

    NO_OFFER = "kein Angebot"
    NO_PLACE = "kein Platz"
    NOT_REACHABLE = "nicht erreichbar"
    WRONG_TIME = "falsche Zeit"
    NOT_ELIGIBLE = "Voraussetzung nicht erfüllt"


class DeadEnd(NamedTuple):
    """What is counted: month ('2026-11'), need, municipality ('' for the whole district), reason."""

    month: str
    need: str
    municipality: str
    reason: Reason


class Line(NamedTuple):
    """A line of the overview. `number` is None where it is too small to be told; `municipality` None stands for all others together."""

    month: str
    need: str
    municipality: str | None
    reason: Reason
    number: int | None


class CountsError(OrtsnahError):
    """The counts cannot be read or written."""


def month_of(day: dt.date) -> str:
    """'2026-11': the day itself is not kept."""
    return f"{day:%Y-%m}"


def load(path: Path) -> dict[DeadEnd, int]:
    """The counts; none when there is no file yet. CountsError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
        return {_dead_end(row): _number(row[4]) for row in json.loads(text)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, IndexError, KeyError) as error:
        raise CountsError(
            "Die Zählung der Sackgassen lässt sich nicht lesen.",
            "Es wurde nichts verändert.",
            f"Bitte die Datei umbenennen, dann beginnt die Zählung neu: {path}",
        ) from error


def record(path: Path, dead_end: DeadEnd) -> None:
    """Count one more. File and folder bear the first of the month as their date, and the file is sorted: nothing tells order or time of day."""
    counts = load(path)
    counts[dead_end] = counts.get(dead_end, 0) + 1
    rows = sorted([*key, number] for key, number in counts.items())
    fresh = path.with_suffix(".neu")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n")
            file.flush()
            os.fsync(file.fileno())
        first = dt.datetime.strptime(max(key.month for key in counts), "%Y-%m").timestamp()
        os.utime(fresh, (first, first))
        os.replace(fresh, path)
        with contextlib.suppress(OSError):  # Windows does not let a folder be dated
            os.utime(path.parent, (first, first))
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise CountsError(
            "Die Sackgasse konnte nicht gezählt werden.",
            "Die bisherige Zählung ist unverändert.",
            "Bitte prüfen, ob die Festplatte voll oder der Ordner schreibgeschützt ist.",
        ) from error


def overview(counts: dict[DeadEnd, int]) -> list[Line]:
    """The newest month first. Municipalities with less than three stand together, and even so a number is told only from three on."""
    lines = []
    rest: dict[tuple[str, str, Reason], int] = defaultdict(int)
    for (month, need, municipality, reason), number in counts.items():
        if number >= LEAST or not municipality:
            lines.append(Line(month, need, municipality, reason, number if number >= LEAST else None))
        else:
            rest[month, need, reason] += number
    lines += [Line(month, need, None, reason, number if number >= LEAST else None) for (month, need, reason), number in rest.items()]
    order = list(Reason)
    lines.sort(key=lambda line: (line.need, line.municipality is None, line.municipality or "", order.index(line.reason)))
    return sorted(lines, key=lambda line: line.month, reverse=True)


def as_csv(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table as offices open it: semicolons, a mark for UTF-8, and no cell that a spreadsheet would take for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (headings, *rows):
        writer.writerow([f"'{cell}" if cell.startswith(_LIVE) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _dead_end(row: list[object]) -> DeadEnd:
    month, need, municipality, reason = (str(cell) for cell in row[:4])
    if not _MONTH.fullmatch(month):
        raise ValueError(month)
    return DeadEnd(month, need, municipality, Reason(reason))


def _number(cell: object) -> int:
    if not isinstance(cell, int) or cell < 1:
        raise ValueError(cell)
    return cell
