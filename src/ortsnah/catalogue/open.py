"""Opening a catalogue file: read-only, hardened, and with the generation before it as a safety net."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from ortsnah.catalogue.layout import APPLICATION_ID, DIGESTS, VERSION, digest
from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.errors import CatalogueError

_MAGIC = b"SQLite format 3\x00"
#: files up to this size are checked page by page when they are opened (about 1 ms a megabyte)
_CHECKED_BYTES = 16 * 1024 * 1024
_STILL_THERE = "Die Datei wurde nicht verändert."
_LOAD_AGAIN = "Bitte laden Sie den Katalog neu oder fragen Sie die Stelle, die ihn pflegt."


def previous_of(path: Path) -> Path:
    """Where the generation before the one at `path` is kept."""
    return path.with_name(f"{path.stem}.vorher{path.suffix}")


def open_catalogue(path: Path) -> Catalogue:
    """Open the catalogue at `path`, or the generation before it when that is not possible; CatalogueError when neither is."""
    try:
        return open_generation(path)
    except CatalogueError as error:
        try:
            catalogue = open_generation(previous_of(path))
        except CatalogueError:
            raise error from None
        catalogue.warning = f"{error.what} Geöffnet ist der vorige Katalog, Nr. {catalogue.about.number}. {error.do}"
        return catalogue


def open_generation(path: Path) -> Catalogue:
    """Open exactly this file; CatalogueError, in German, when it is missing, empty, foreign, newer or damaged."""
    _check_header(path)
    try:
        connection = sqlite3.connect(
            f"file:{quote(path.absolute().as_posix())}?mode=ro&immutable=1", uri=True, isolation_level=None, cached_statements=256
        )
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    try:
        _harden(connection)
        _check_content(connection, path)
        return Catalogue(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise _damaged(path) from error
    except BaseException:
        connection.close()
        raise


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise CatalogueError(f"Der Katalog „{path.name}“ wurde nicht gefunden.", do="Bitte laden Sie einen Katalog.") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not header:
        raise CatalogueError(f"Die Datei „{path.name}“ ist leer.", _STILL_THERE, _LOAD_AGAIN)
    if header[:16] != _MAGIC or (len(header) >= 72 and int.from_bytes(header[68:72]) != APPLICATION_ID):
        if header[:16] == _MAGIC[: len(header)] and len(header) < 100:
            raise _damaged(path)
        raise CatalogueError(f"Die Datei „{path.name}“ ist kein Ortsnah-Katalog.", _STILL_THERE, "Bitte wählen Sie eine Katalogdatei.")
    version = int.from_bytes(header[60:64])
    if version > VERSION:
        raise CatalogueError(
            f"Der Katalog „{path.name}“ stammt aus einer neueren Ausgabe von Ortsnah.", _STILL_THERE, "Bitte aktualisieren Sie das Programm."
        )


def _harden(connection: sqlite3.Connection) -> None:
    """No SQL functions from the schema, no writing, no memory map: the file may come from anywhere."""
    connection.executescript(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -16000"
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 50_000_000)


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if DIGESTS.get(version) != digest(connection):
        raise _damaged(path)
    if path.stat().st_size <= _CHECKED_BYTES and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _damaged(path)


def _damaged(path: Path) -> CatalogueError:
    return CatalogueError(f"Der Katalog „{path.name}“ ist beschädigt.", _STILL_THERE, _LOAD_AGAIN)


def _unreadable(path: Path, error: Exception) -> CatalogueError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CatalogueError(f"Der Katalog „{path.name}“ lässt sich nicht lesen ({reason}).", _STILL_THERE, "Bitte prüfen Sie die Zugriffsrechte.")
