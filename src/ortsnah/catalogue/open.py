"""Opening a catalogue file: read-only, hardened, and with the generation before it as a safety net."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from ortsnah.catalogue import layout, trouble
from ortsnah.catalogue.read import Catalogue
from ortsnah.catalogue.reader import Reader
from ortsnah.domain.errors import CatalogueError

_MAGIC = b"SQLite format 3\x00"


def previous_of(path: Path) -> Path:
    """Where the generation before the one at `path` is kept."""
    return path.with_name(f"{path.stem}.vorher{path.suffix}")


def open_catalogue(path: Path, *, thorough: bool = True) -> Catalogue:
    """Open the catalogue at `path`, or the generation before it when that is not possible; CatalogueError when neither is.

    Not `thorough`: the pages are not checked; who opens so calls Catalogue.check() soon.
    """
    try:
        return open_generation(path, thorough=thorough)
    except CatalogueError as error:
        try:
            catalogue = open_generation(previous_of(path))
        except CatalogueError:
            raise error from None
        catalogue.warning = f"{error.what} Geöffnet ist der vorige Katalog, Nr. {catalogue.about.number}. {error.do}"
        return catalogue


def open_generation(path: Path, *, thorough: bool = True) -> Catalogue:
    """Open exactly this file; CatalogueError, in German, when it is missing, empty, foreign, newer or damaged."""
    _check_header(path)
    try:
        connection = sqlite3.connect(_uri(path), uri=True, isolation_level=None, cached_statements=256)
    except sqlite3.Error as error:
        raise trouble.unreadable(path, error) from error
    try:
        _harden(connection)
        version = _check_content(connection, path)
        if version < layout.VERSION:
            connection = _upgraded(connection, path)
        catalogue = Catalogue(Reader(connection, path), path)
        if thorough:
            catalogue.check()
        return catalogue
    except (sqlite3.Error, UnicodeDecodeError, MemoryError) as error:
        connection.close()
        raise trouble.damaged(path) from error
    except BaseException:
        connection.close()
        raise


def _uri(path: Path) -> str:
    """An URI with an empty authority, so that a drive letter and a share (//server/folder) are parts of the path."""
    absolute = path.absolute().as_posix()
    slash = "" if absolute.startswith("/") else "/"
    return f"file://{slash}{quote(os.fsencode(absolute))}?mode=ro&immutable=1"


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise trouble.missing(path) from error
    except OSError as error:
        raise trouble.unreadable(path, error) from error
    if not header:
        raise trouble.empty(path)
    if not _MAGIC.startswith(header[:16]):
        raise trouble.foreign(path)
    if len(header) < 100:
        raise trouble.damaged(path)
    if int.from_bytes(header[68:72], "big") != layout.APPLICATION_ID:
        raise trouble.foreign(path)
    if int.from_bytes(header[60:64], "big") > layout.VERSION:
        raise trouble.newer(path)


def _harden(connection: sqlite3.Connection) -> None:
    """No SQL functions from the schema, no writing, no memory map: the file may come from anywhere."""
    connection.executescript(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -16000"
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 50_000_000)


def _check_content(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the layout, which must be exactly the one that its number promises."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if layout.expected(version) != layout.objects(connection):
        raise trouble.damaged(path)
    return version


def _upgraded(old: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A copy in memory in the present layout: the file of an older edition stays as it is until the next generation is written."""
    from sqlite_utils import Database

    from ortsnah.catalogue import schema

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        old.backup(connection)
        schema.migrations.apply(Database(connection))
        if layout.expected(layout.VERSION) != layout.objects(connection):
            raise trouble.damaged(path)
        _harden(connection)
    except BaseException:
        connection.close()
        raise
    old.close()
    return connection
