"""How a catalogue file is recognised, apart from its tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

#: 'ORTS' in the header of the file
APPLICATION_ID = 0x4F525453
#: the number of migrations in schema.py that made the file, in the header as user_version
VERSION = 1
#: the objects that a file of each version holds, as objects() tells them; a test compares them with what the migrations make
OBJECTS = {number: Path(__file__).with_name(f"layout_{number}.txt") for number in range(1, VERSION + 1)}


def objects(connection: sqlite3.Connection) -> str:
    """All tables, indexes, views and triggers as text, so that a file with anything else in it is refused.

    Of the text index's own shadow tables only the names count: their SQL differs between versions of SQLite.
    """
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    texts = [f"{kind} {name} {'' if _is_shadow(name) else sql}" for kind, name, sql in rows if not _is_sqlites_own(kind, name, sql)]
    return "\n".join(texts) + "\n"


def expected(version: int) -> str:
    """What a file of this version holds; '' for a version that never was."""
    return OBJECTS[version].read_text(encoding="utf-8") if version in OBJECTS else ""


def _is_sqlites_own(kind: str, name: str, sql: str | None) -> bool:
    """What ANALYZE makes, and the indexes behind keys; anything else of that prefix was smuggled in."""
    return (kind == "table" and name in {"sqlite_stat1", "sqlite_stat4"}) or (
        kind == "index" and name.startswith("sqlite_") and sql is None
    )


def _is_shadow(name: str) -> bool:
    return name.startswith("spot_text_")
