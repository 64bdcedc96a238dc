"""The one door to an open catalogue file: what it cannot answer any more is said as a damaged catalogue."""

from __future__ import annotations

import datetime as dt
import sqlite3
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from ortsnah.catalogue import trouble

T = TypeVar("T")


class Reader:
    """Asks an open connection. Results are fetched whole, so that no error is left for later."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._close = weakref.finalize(self, connection.close)  # at the latest when nobody holds it any more

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows of an answer, as tuples."""
        with self.damage_told():
            return self._connection.execute(sql, values).fetchall()

    def each(self, make: Callable[..., T], sql: str, values: Sequence[object] = ()) -> list[T]:
        """What `make` makes of the columns of each row; an error there is damage as well (a day that is none)."""
        with self.damage_told():
            return [make(*row) for row in self._connection.execute(sql, values)]

    def one(self, make: Callable[..., T], sql: str, values: Sequence[object] = ()) -> T:
        """What `make` makes of the only row; a file without it is damaged."""
        found = self.each(make, sql, values)
        if not found:
            raise trouble.damaged(self._path)
        return found[0]

    def close(self) -> None:
        """Let go of the file."""
        self._close()

    @contextmanager
    def damage_told(self) -> Iterator[None]:
        """For what is done with the rows of an answer."""
        try:
            yield
        except sqlite3.ProgrammingError:  # a mistake of ours: a closed connection, a forgotten value
            raise
        except (sqlite3.Error, ValueError, TypeError, MemoryError) as error:  # MemoryError: what SQLite says to a length that cannot be
            raise trouble.damaged(self._path) from error


@lru_cache(maxsize=1024)
def day(text: str | None) -> dt.date | None:
    """A date as the file keeps it."""
    return dt.date.fromisoformat(text) if text else None


def question_marks(values: Sequence[object]) -> str:
    """As many placeholders as there are values."""
    return ",".join("?" * len(values))
