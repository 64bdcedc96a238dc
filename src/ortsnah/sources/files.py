"""Opening files that nobody has checked: size limits, first bytes, and errors that name the file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.system import reason
from ortsnah.sources.masters import read_toml

MIB = 1 << 20
TOML_LIMIT = 20 * MIB

# Control characters and halves of surrogate pairs (JSON may spell them): no one wants them, SQLite refuses the latter.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def broken(path: Path, what: str, do: str = "") -> SourceError:
    """An error whose first sentence begins 'Die Datei „…“' and goes on with `what`."""
    return SourceError(f"Die Datei „{path.name or path}“ {what}.", NOTHING_CHANGED, do)


def check_size(path: Path, limit: int) -> None:
    """SourceError for an empty file and for one of more than `limit` bytes."""
    size = path.stat().st_size
    if size == 0:
        raise broken(path, "ist leer")
    if size > limit:
        raise broken(path, f"ist mit {size // MIB} MB zu groß (erlaubt sind {limit // MIB} MB)", "Bitte in kleinere Dateien aufteilen.")


def head(path: Path, length: int = 4096) -> bytes:
    """The first bytes of a file."""
    with path.open("rb") as file:
        return file.read(length)


def clean(text: str) -> str:
    """Text as we keep it: composed (NFC), without control characters, trimmed, line ends as a line feed."""
    if not text.isprintable():
        text = _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip(" \t\n\u00a0\ufeff")


def load_toml(path: Path) -> dict[str, Any]:
    """A TOML file of bounded size; SourceError also for nesting and numbers that tomllib cannot bear."""
    try:
        check_size(path, TOML_LIMIT)
        return read_toml(path)
    except OSError as error:
        raise broken(path, f"lässt sich nicht lesen: {reason(error)}") from error
    except (RecursionError, ValueError) as error:
        raise broken(path, "ist kein brauchbares TOML: zu tief verschachtelt oder mit einer zu langen Zahl") from error


def listed(names: list[str], most: int = 12) -> str:
    """Names in German quotes, cut after `most`: „a“, „b“ und 3 weitere."""
    shown = ", ".join(f"„{name}“" for name in names[:most])
    return f"{shown} und {len(names) - most} weitere" if len(names) > most else shown
