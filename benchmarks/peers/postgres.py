"""PostgreSQL: German full text and, where it finds nothing, pg_trgm; on a private cluster in a temporary folder."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from math import cos, radians
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.peers.common import KM_PER_DEGREE, LIMIT, Document, box, mark, words

_SHOWN = "key, name, organization, labels, place, municipality, description, phone, free, latitude, longitude"


def _binary(name: str) -> str:
    """A program of the server: the newest of Debian's, or what the path has."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise FileNotFoundError("PostgreSQL is not installed")
    return path


class Postgres:
    """The best by ts_rank first; inside a circle the nearest first."""

    name = "PostgreSQL (German full text, pg_trgm)"

    def __init__(self) -> None:
        self.initdb, self.control = _binary("initdb"), _binary("pg_ctl")
        self.home = Path(tempfile.mkdtemp(prefix="ortsnah-pg-"))
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self.home, self.user)
        self.data = self.home / "data"
        self._run(self.initdb, "-D", self.data, "-A", "trust", "-E", "UTF8", "--no-locale", "-U", self.user, "--no-sync")
        atexit.register(self._stop)
        options = f"-k {self.home} -c listen_addresses='' -c fsync=off -c shared_buffers=512MB -c maintenance_work_mem=512MB -c jit=off"
        self._run(self.control, "-D", self.data, "-o", options, "-w", "-l", self.home / "log", "start")

    def _run(self, *command: object) -> None:
        given = {"user": self.user} if os.geteuid() == 0 else {}
        subprocess.run(
            [str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.home, **given
        )  # type: ignore[call-overload]

    def _stop(self) -> None:
        self._run(self.control, "-D", self.data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.home, ignore_errors=True)

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(f"host={self.home} user={self.user} dbname=postgres", autocommit=True)

    def build(self, documents: Iterator[Document], folder: Path) -> None:
        """Table, German text vectors, trigrams of the names."""
        with self._connect() as db:
            db.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            db.execute("CREATE TABLE document (number bigint PRIMARY KEY, key text, name text, organization text, labels text, needs text[], place text, "
                       "municipality text, description text, phone text, free int, latitude float8, longitude float8)")  # fmt: skip
            with db.cursor().copy("COPY document FROM STDIN") as copy:
                for d in documents:
                    copy.write_row([*d[:5], d.needs.split(), *d[6:]])
            db.execute(
                "ALTER TABLE document ADD words tsvector GENERATED ALWAYS AS ("
                "setweight(to_tsvector('german', name || ' ' || organization || ' ' || labels), 'A') "
                "|| to_tsvector('german', place || ' ' || municipality || ' ' || description)) STORED"
            )
            db.execute(
                "ALTER TABLE document ADD title text GENERATED ALWAYS AS (lower(name || ' ' || organization || ' ' || labels)) STORED"
            )
            for index in ("gin (words)", "gin (needs)", "gin (title gin_trgm_ops)", "btree (latitude, longitude)"):
                db.execute(f"CREATE INDEX ON document USING {index}")  # type: ignore[arg-type]
            db.execute("VACUUM ANALYZE document")

    def open(self, folder: Path) -> None:
        """A connection; plans are prepared as they are used again."""
        self.db = self._connect()
        self.db.prepare_threshold = 1
        self.db.execute("SET pg_trgm.word_similarity_threshold = 0.5")

    def close(self) -> None:
        """Let go."""
        self.db.close()

    def ask(self, question: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All words; alike words where that finds nothing."""
        typed = words(question["text"])
        found = self._find(
            question, "words @@ to_tsquery('german', %(words)s)", "ts_rank(words, to_tsquery('german', %(words)s)) DESC", typed
        )
        if not found and typed:
            found = self._find(question, "%(text)s <%% title", "%(text)s <<-> title", typed)
        return found

    def _find(self, question: dict[str, Any], match: str, order: str, typed: list[str]) -> list[tuple[Any, ...]]:
        given: dict[str, Any] = {
            "words": " & ".join([*typed[:-1], *(f"{word}:*" for word in typed[-1:])]),
            "text": " ".join(typed),
            "need": [mark(question["need"])],
        }
        where = [match] if typed else []
        if question["need"]:
            where.append("needs @> %(need)s")
        if question["km"] is not None:
            south, north, west, east = box(question)
            order = "(latitude - %(at)s) ^ 2 + ((longitude - %(along)s) * %(narrow)s) ^ 2"
            where.append(f"latitude BETWEEN %(south)s AND %(north)s AND longitude BETWEEN %(west)s AND %(east)s AND {order} <= %(far)s")
            given.update(south=south, north=north, west=west, east=east, at=question["latitude"], along=question["longitude"],
                         narrow=cos(radians(question["latitude"])), far=(question["km"] / KM_PER_DEGREE) ** 2)  # fmt: skip
        sql = f"SELECT {_SHOWN} FROM document WHERE {' AND '.join(where)} ORDER BY {order} LIMIT {LIMIT}"
        return self.db.execute(sql, given).fetchall()  # type: ignore[arg-type]
