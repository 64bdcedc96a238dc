"""rapidfuzz: every text compared with what is typed; no index at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.peers.common import LIMIT, Document, words

_ENOUGH = 60


class Scan:
    """The most alike first."""

    name = "rapidfuzz (WRatio)"

    def build(self, documents: Iterator[Document], folder: Path) -> None:
        """Nothing but the texts."""
        rows = [(d, " ".join(words(" ".join((d.name, d.organization, d.labels, d.description))))) for d in documents]
        (folder / "texts.json").write_text(json.dumps(rows), encoding="utf-8")

    def open(self, folder: Path) -> None:
        """Into memory."""
        rows = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
        self.documents, self.texts = [row[0] for row in rows], [row[1] for row in rows]

    def close(self) -> None:
        """Let go."""

    def _alike(self, text: str, limit: int) -> list[int]:
        typed = " ".join(words(text))
        return [number for _, _, number in process.extract(typed, self.texts, scorer=fuzz.WRatio, score_cutoff=_ENOUGH, limit=limit)]

    def ask(self, question: dict[str, Any]) -> list[tuple[Any, ...]]:
        """The text alone."""
        return [self.documents[number][1:] for number in self._alike(question["text"], LIMIT)]

    def rank(self, text: str) -> list[str]:
        """The text alone."""
        return [self.documents[number][1] for number in self._alike(text, 10)]
