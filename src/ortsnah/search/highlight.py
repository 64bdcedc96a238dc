"""Which letters of a shown text the typed words matched, so that they can be marked."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from ortsnah.domain.text import fold

_WORD = re.compile(r"[^\W_]+")
#: a word inside a compound, and a word with a typing mistake, are recognised from so many letters on
_INSIDE, _MISTYPED = 4, 5


@lru_cache(maxsize=512)
def marked(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the words are in the text, as (first, behind the last) letter of it: a beginning, a part of a compound, nearly the word."""
    found = []
    for match in _WORD.finditer(text) if words else ():
        spans = [span for word in words if (span := _within(match.group(), word))]
        if spans:
            first, last = max(spans, key=lambda span: span[1] - span[0])
            found.append((match.start() + first, match.start() + last))
    return tuple(found)


def _within(shown: str, word: str) -> tuple[int, int] | None:
    """The letters of a shown word that a typed one matched."""
    folded = fold(shown)
    at = folded.find(word)
    if at == 0 or (at > 0 and len(word) >= _INSIDE):
        return _unfolded(shown, at, at + len(word))
    most = 1 if len(word) < 2 * _MISTYPED else 2
    if len(word) >= _MISTYPED and abs(len(folded) - len(word)) <= most and OSA.distance(folded, word, score_cutoff=most) <= most:
        return 0, len(shown)
    stem = _common(folded, word)
    if stem >= _INSIDE and stem >= len(word) - 3 and stem >= len(folded) - 3:  # 'Schulden' and 'Schuldner'
        return 0, len(shown)
    return None


def _common(a: str, b: str) -> int:
    """How many letters both begin with."""
    return next((number for number, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _unfolded(shown: str, first: int, last: int) -> tuple[int, int]:
    """Positions in a folded word as positions in the word itself; all of it where folding is not letter by letter."""
    lengths = [len(fold(letter)) for letter in shown]
    if sum(lengths) != len(fold(shown)):
        return 0, len(shown)
    begin = end = position = 0
    for number, length in enumerate(lengths):
        if position <= first:
            begin = number
        position += length
        if position >= last:
            end = number + 1
            break
    return begin, end
