"""Content -> a whole new catalogue file. Nothing is ever changed in a file that exists."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ortsnah.catalogue import contacts, indexing, lexicon, trouble
from ortsnah.catalogue.content import Content
from ortsnah.catalogue.layout import APPLICATION_ID, VERSION
from ortsnah.catalogue.rows import Rows

__all__ = ["Content", "write"]


def write(content: Content, path: Path) -> None:
    """Write the whole catalogue to `path`, where nothing may be; CatalogueError, and no file, when it breaks a rule or finds no room."""
    try:
        path.open("xb").close()
    except OSError as error:
        raise trouble.unwritable(path, error) from error
    try:
        _fill(path, content)
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, sqlite3.IntegrityError | OverflowError | UnicodeEncodeError):  # a rule, a number, a character
            raise trouble.contradictory(error) from error
        if isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and trouble.is_environment(error)):
            raise trouble.unwritable(path, error) from error
        raise


def _fill(path: Path, content: Content) -> None:
    from sqlite_utils import Database

    from ortsnah.catalogue.schema import migrations

    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192")
        db = Database(connection)
        migrations.apply(db)
        with db.atomic():
            db.execute("UPDATE _sqlite_migrations SET applied_at = ?", [content.created_on.isoformat()])  # the same content, the same bytes
            indexing.build(connection, content.needs, Rows(connection, content).spots)
            contacts.count_all(connection)
            lexicon.build(connection, content.words, content.signals)
            _check_references(connection)
        connection.executescript(f"ANALYZE; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; VACUUM")


def _check_references(connection: sqlite3.Connection) -> None:
    """Once for all rows: they may refer to rows that came later, and a check at every insertion would look through whole tables."""
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"FOREIGN KEY constraint failed: {table}")
