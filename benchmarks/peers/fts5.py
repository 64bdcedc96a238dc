"""SQLite's full-text index as most programs use it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from math import cos, radians
from pathlib import Path
from typing import Any

from benchmarks.peers.common import KM_PER_DEGREE, LIMIT, Document, box, mark, words

_COLUMNS = "key, name, organization, labels, place, municipality, description, phone, free, latitude, longitude"
_SHOWN = ", ".join(f"d.{column}" for column in _COLUMNS.split(", "))


class Plain:
    """Words and beginnings, the best by bm25 first; no typing mistakes."""

    name = "FTS5 (unicode61, prefix 2 3, bm25)"
    tokenizer = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"

    def build(self, documents: Iterator[Document], folder: Path) -> None:
        """Table and index."""
        db = sqlite3.connect(folder / "db.sqlite")
        db.executescript(f"""
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE document (number INTEGER PRIMARY KEY, {_COLUMNS});
            CREATE VIRTUAL TABLE body USING fts5 (name, organization, labels, needs, place, municipality, description, content = '', {self.tokenizer});""")
        for d in documents:
            db.execute(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (d.number, d.key, d.name, d.organization, d.labels, *d[6:]),
            )
            db.execute("INSERT INTO body (rowid, name, organization, labels, needs, place, municipality, description) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       (d.number, d.name, d.organization, d.labels, d.needs, d.place, d.municipality, d.description))  # fmt: skip
        db.executescript(
            "INSERT INTO body (body) VALUES ('optimize'); CREATE INDEX document_latitude ON document (latitude, longitude); ANALYZE"
        )
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        """The file, read-only."""
        self.db = sqlite3.connect(f"file:{folder / 'db.sqlite'}?mode=ro", uri=True, cached_statements=256)

    def close(self) -> None:
        """Let go."""
        self.db.close()

    def ask(self, question: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All words, the last as a beginning; inside a circle the nearest first, else the best."""
        typed = words(question["text"])
        parts = [f'"{word}"' for word in typed[:-1]] + [f'"{word}"*' for word in typed[-1:]]
        if question["need"]:
            parts.append(mark(question["need"]).join('""'))
        expression = " AND ".join(parts)
        if question["km"] is None:
            sql = f"SELECT {_SHOWN} FROM (SELECT rowid FROM body WHERE body MATCH ? ORDER BY rank LIMIT {LIMIT}) b CROSS JOIN document d ON d.number = b.rowid"
            return self.db.execute(sql, (expression,)).fetchall()
        south, north, west, east = box(question)
        far = "(latitude - ?) * (latitude - ?) + (longitude - ?) * (longitude - ?) * ?"
        sql = (f"SELECT {_SHOWN}, {far} AS far FROM body CROSS JOIN document d ON d.number = body.rowid WHERE body MATCH ? "
               f"AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? AND far <= ? ORDER BY far LIMIT {LIMIT}")  # fmt: skip
        at, along = question["latitude"], question["longitude"]
        squared = (question["km"] / KM_PER_DEGREE) ** 2
        return self.db.execute(sql, (at, at, along, along, cos(radians(at)) ** 2, expression, south, north, west, east, squared)).fetchall()

    def rank(self, text: str) -> list[str]:
        """Any of the words, each as a beginning."""
        return self._ranked([f'"{word}"*' for word in words(text)])

    def _ranked(self, parts: list[str]) -> list[str]:
        if not parts:
            return []
        sql = "SELECT key FROM (SELECT rowid FROM body WHERE body MATCH ? ORDER BY rank LIMIT 10) b CROSS JOIN document d ON d.number = b.rowid"
        return [key for (key,) in self.db.execute(sql, (" OR ".join(parts),))]


class Trigrams(Plain):
    """Pieces of three letters: also parts of words, and words with typing mistakes share some of them."""

    name = "FTS5 (trigram)"
    tokenizer = "tokenize = 'trigram'"

    def rank(self, text: str) -> list[str]:
        """Any of the pieces."""
        pieces = {word[n : n + 3] for word in text.casefold().split() for n in range(len(word) - 2)}
        return self._ranked([piece.replace('"', '""').join('""') for piece in sorted(pieces)])
