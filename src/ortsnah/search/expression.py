"""Match expressions for the words of the text index (FTS5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ortsnah.catalogue.index import LONGEST_BEGINNING


def term(word: str) -> str:
    """One word. Folded words hold no quotes."""
    return f'"{word}"'


def beginning(word: str, long_words: Callable[[str], Iterable[str]]) -> str:
    """Any word that begins so; of long beginnings the words are looked for that `long_words` gives."""
    if len(word) <= LONGEST_BEGINNING:
        return f'"{word}"*'
    return f"({' OR '.join(map(term, long_words(word))) or term(word)})"


def all_of(parts: Iterable[str]) -> str:
    """All of the parts, '' for none."""
    return " AND ".join(parts)
