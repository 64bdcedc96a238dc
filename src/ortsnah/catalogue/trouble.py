"""What can be wrong with a catalogue file, in sentences that an adviser understands."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from pathlib import Path

from ortsnah.domain.errors import NOTHING_CHANGED, CatalogueError
from ortsnah.domain.system import reason

_STILL_THERE = "Die Datei wurde nicht verändert."
_LOAD_AGAIN = "Bitte laden Sie den Katalog neu oder fragen Sie die Stelle, die ihn pflegt."
#: the results of SQLite that are the environment's fault; any other failure to write is a mistake of ours
_ENVIRONMENT = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB,
})  # fmt: skip


def missing(path: Path) -> CatalogueError:
    """There is no such file."""
    return CatalogueError(f"Der Katalog „{path.name}“ wurde nicht gefunden.", do="Bitte laden Sie einen Katalog.")


def empty(path: Path) -> CatalogueError:
    """A file of no bytes."""
    return CatalogueError(f"Die Datei „{path.name}“ ist leer.", _STILL_THERE, _LOAD_AGAIN)


def foreign(path: Path) -> CatalogueError:
    """A file of another program."""
    return CatalogueError(f"Die Datei „{path.name}“ ist kein Ortsnah-Katalog.", _STILL_THERE, "Bitte wählen Sie eine Katalogdatei.")


def newer(path: Path) -> CatalogueError:
    """A file that this program is too old for."""
    return CatalogueError(
        f"Der Katalog „{path.name}“ stammt aus einer neueren Ausgabe von Ortsnah.", _STILL_THERE, "Bitte aktualisieren Sie das Programm."
    )


def damaged(path: Path) -> CatalogueError:
    """Not what was once written."""
    return CatalogueError(f"Der Katalog „{path.name}“ ist beschädigt.", _STILL_THERE, _LOAD_AGAIN)


def unreadable(path: Path, error: Exception) -> CatalogueError:
    """The file may be sound, but the system does not hand it out."""
    return CatalogueError(
        f"Der Katalog „{path.name}“ lässt sich nicht lesen ({_reason(error)}).", _STILL_THERE, "Bitte prüfen Sie die Zugriffsrechte."
    )


def unwritable(path: Path, error: Exception) -> CatalogueError:
    """No room, no right, or another program that holds the file."""
    if _is_full(error):
        return CatalogueError(
            f"Für den Katalog „{path.name}“ reicht der Speicherplatz nicht{_free(path.parent)}.",
            NOTHING_CHANGED,
            "Bitte schaffen Sie Platz.",
        )
    return CatalogueError(
        f"Der Katalog „{path.name}“ lässt sich nicht schreiben ({_reason(error)}).",
        NOTHING_CHANGED,
        "Bitte schließen Sie andere Fenster von Ortsnah und prüfen Sie Speicherplatz und Zugriffsrechte.",
    )


def contradictory(error: Exception) -> CatalogueError:
    """Records that break a constraint of the tables, or that no file can hold."""
    return CatalogueError(f"Die Angaben widersprechen einer Regel des Katalogs ({error}).", NOTHING_CHANGED)


def is_environment(error: sqlite3.Error) -> bool:
    """True for a full disk, a missing right and the like, false for a mistake of ours."""
    return _code(error) in _ENVIRONMENT


def _is_full(error: Exception) -> bool:
    return _code(error) == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT})


def _code(error: Exception) -> int:
    """SQLite's primary result code; its upper bytes say more closely what the matter is."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _free(folder: Path) -> str:
    with contextlib.suppress(OSError):
        import shutil

        return f": Frei sind noch {shutil.disk_usage(folder).free // 1_000_000} MB"
    return ""


def _reason(error: Exception) -> str:
    return reason(error) if isinstance(error, OSError) else str(error)
