"""What every peer is given and must answer. Standard library only."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from math import cos, radians, sqrt
from pathlib import Path
from typing import Any, NamedTuple, Protocol

LIMIT = 50
KM_PER_DEGREE = 111.195
_WORD = re.compile(r"[^\W_]+")


class Document(NamedTuple):
    """A service at a location, as a search engine would be fed with it."""

    number: int
    key: str
    name: str
    organization: str
    labels: str
    needs: str  # marks, a word for every need and group
    place: str
    municipality: str
    description: str
    phone: str
    free: int | None
    latitude: float | None
    longitude: float | None


class Peer(Protocol):
    """A search engine. `build` makes its index in an empty folder, `ask` gives at most 50 rows for display, the key first."""

    #: what is said of it in the tables
    name: str

    def build(self, documents: Iterator[Document], folder: Path) -> None:
        """Make the index."""

    def open(self, folder: Path) -> None:
        """Open it for asking."""

    def ask(self, question: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Answer a question of the speed benchmark: every word must match."""

    def rank(self, text: str) -> list[str]:
        """Answer a query of the quality benchmark: keys, the best first, not every word must match."""

    def close(self) -> None:
        """Let go."""


def documents(catalogue: Path) -> Iterator[Document]:
    """All spots of a catalogue."""
    connection = sqlite3.connect(f"file:{catalogue}?mode=ro&immutable=1", uri=True)
    labels = dict(connection.execute("SELECT id, name FROM taxonomy_term"))
    rows = connection.execute(
        "SELECT s.id, v.source_key, v.name, coalesce(o.name, ''), (SELECT group_concat(a.taxonomy_term_id, ' ') FROM attribute a WHERE a.service_id = v.id), "
        "g.content ->> 5, g.content ->> 6, v.description, coalesce((SELECT number FROM phone f WHERE f.service_id = v.id LIMIT 1), ''), "
        "(SELECT max(available) FROM service_capacity c WHERE c.service_id = v.id), s.latitude / 1e5, s.longitude / 1e5 FROM spot s "
        "JOIN service v ON v.id = s.service_id LEFT JOIN organization o ON o.id = v.organization_id "
        "JOIN listing g ON g.spot_id = s.id ORDER BY s.id"  # of the listing: place and municipality
    )
    for number, row in enumerate(rows, 1):
        needs = (row[4] or "").split()
        groups = {need.partition(".")[0] for need in needs}
        told = " ".join(labels[need] for need in needs)
        yield Document(number, *row[1:4], told, " ".join(map(mark, {*needs, *groups})), *row[5:])
    connection.close()


def mark(need: str) -> str:
    """A need as one word that nobody types."""
    return "0n" + re.sub(r"[\W_]", "", need)


def words(text: str) -> list[str]:
    """Folded words: lower case without diacritics."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def box(question: dict[str, Any], km: float | None = None) -> tuple[float, float, float, float]:
    """South, north, west, east of the circle."""
    km = km or question["km"]
    high, wide = km / KM_PER_DEGREE, km / (KM_PER_DEGREE * cos(radians(question["latitude"])))
    return question["latitude"] - high, question["latitude"] + high, question["longitude"] - wide, question["longitude"] + wide


def distance(question: dict[str, Any], latitude: float, longitude: float) -> float:
    """Kilometres on a plane, good enough for some dozens of them."""
    east = cos(radians(question["latitude"]))
    return KM_PER_DEGREE * sqrt((latitude - question["latitude"]) ** 2 + ((longitude - question["longitude"]) * east) ** 2)
