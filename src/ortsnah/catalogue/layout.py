"""How a catalogue file is recognised, apart from its tables."""

from __future__ import annotations

import hashlib
import sqlite3

#: 'ORTS' in the header of the file
APPLICATION_ID = 0x4F525453
#: the number of migrations in schema.py that made the file, in the header as user_version
VERSION = 1
#: digest of the objects that a file of each version holds; a test compares it with what the migrations make
DIGESTS = {1: "f6a15e0a2a67a8d93ec7f12f1f6ffd778620169e440b7a7eecfee762dd530329"}


def digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over all tables, indexes, views and triggers, so that a file with anything else in it is refused.

    Of the text index's own shadow tables only the names count: their SQL differs between versions of SQLite.
    """
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    texts = [f"{kind} {name} {'' if _is_shadow(name) else sql}" for kind, name, sql in rows if not _is_sqlites_own(kind, name, sql)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _is_sqlites_own(kind: str, name: str, sql: str | None) -> bool:
    """What ANALYZE makes, and the indexes behind keys; anything else of that prefix was smuggled in."""
    return (kind == "table" and name in {"sqlite_stat1", "sqlite_stat4"}) or (
        kind == "index" and name.startswith("sqlite_") and sql is None
    )


def _is_shadow(name: str) -> bool:
    return name.startswith("spot_text_")
