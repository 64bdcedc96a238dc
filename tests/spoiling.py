"""Ways to spoil a catalogue file, and to ask it all that can be asked."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ortsnah.catalogue import layout
from ortsnah.catalogue.index import Sought
from ortsnah.catalogue.open import open_generation
from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.errors import CatalogueError
from ortsnah.domain.geo import Point

GRONIG = Point(49.5324, 7.0715)


def read_everything(catalogue: Catalogue) -> int:
    """Asks all that can be asked."""
    list(catalogue.services())
    catalogue.needs(), catalogue.places(), catalogue.lexicon.surfaces(), catalogue.lexicon.signals(), catalogue.sources()
    spots = catalogue.index.serving(Sought(), [], GRONIG, -1)
    catalogue.index.nearest(Sought(words="angebot* OR kita*"), GRONIG, 10, km=20)
    catalogue.index.counted("")
    return len(catalogue.listings([spot.spot_id for spot in spots]))


def open_and_read(path: Path) -> str:
    """'read', or what the refusal says."""
    try:
        catalogue = open_generation(path)
    except CatalogueError as error:
        return error.what
    try:
        read_everything(catalogue)
    except CatalogueError as error:
        return error.what
    finally:
        catalogue.close()
    return "read"


def overwrite(path: Path, position: int, content: bytes) -> None:
    with path.open("rb+") as stream:
        stream.seek(position)
        stream.write(content)


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def a_text_file(path: Path) -> None:
    path.write_text("Angebot;Ort\nKita;Gronig\n" * 50, encoding="utf-8")


def a_foreign_database(path: Path) -> None:
    path.unlink()
    run_sql(path, "CREATE TABLE service (id INTEGER PRIMARY KEY)")


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "wurde nicht gefunden"),
    "empty": (lambda path: path.write_bytes(b""), "ist leer"),
    "short text": (lambda path: path.write_text("Kita"), "kein Ortsnah-Katalog"),
    "long text": (a_text_file, "kein Ortsnah-Katalog"),
    "foreign": (a_foreign_database, "kein Ortsnah-Katalog"),
    "newer": (lambda path: run_sql(path, f"PRAGMA user_version = {layout.VERSION + 1}"), "neueren Ausgabe"),
    "version nought": (lambda path: run_sql(path, "PRAGMA user_version = 0"), "beschädigt"),
    "negative version": (lambda path: run_sql(path, "PRAGMA user_version = -1"), "neueren Ausgabe"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "lässt sich nicht lesen"),
    "nine bytes": (lambda path: os.truncate(path, 9), "beschädigt"),
    "a header": (lambda path: os.truncate(path, 100), "beschädigt"),
    "a page": (lambda path: os.truncate(path, 8192), "beschädigt"),
    "a half": (lambda path: os.truncate(path, path.stat().st_size // 2), "beschädigt"),
    "all but a page": (lambda path: os.truncate(path, path.stat().st_size - 8192), "beschädigt"),
    "a page of noise": (lambda path: overwrite(path, 8192, random.Random(1).randbytes(8192)), "beschädigt"),
}
