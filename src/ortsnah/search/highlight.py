"""Which letters of a shown text what was typed matched, so that they can be marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from ortsnah.domain.needs import Need
from ortsnah.domain.text import fold
from ortsnah.search.query import Understood

_WORD = re.compile(r"[^\W_]+")
#: a word inside a compound, and a word with a typing mistake, are recognised from so many letters on
_INSIDE, _MISTYPED = 4, 5
#: a noun in the name of a need, and what only explains it: 'Kindergarten (3–6 Jahre)'
_NOUN = re.compile(rf"\b[A-ZÄÖÜ][^\W\d_]{{{_INSIDE - 1},}}\b(?!-)")
_EXPLAINS = re.compile(r"\s*\(.*?\)")


def sought(understood: Understood, needs: Mapping[str, Need]) -> tuple[str, ...]:
    """The words to be marked: those that were typed, and the names of the need that they surely mean, for which another word may stand."""
    sure = understood.needs if understood.together or len(understood.needs) == 1 else ()
    nouns = (noun for need in sure if need in needs for noun in _nouns(needs[need]))
    return tuple(dict.fromkeys((*understood.typed, *map(fold, nouns))))


def _nouns(need: Need) -> list[str]:
    """'Kindergarten' and 'Kita': the nouns of the name, and a short name that is one word."""
    label, short = (_EXPLAINS.sub("", name) for name in (need.label, need.short))
    return _NOUN.findall(label if " " in short else f"{label} {short}")


@lru_cache(maxsize=512)
def marked(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the words are in the text, as (first, behind the last) letter of it: a beginning, a part of a compound, nearly the word."""
    found = []
    for match in _WORD.finditer(text) if words else ():
        spans = [span for word in words if (span := _within(match.group(), word))]
        spans = spans or [span for word in words if (span := _nearly(match.group(), word) or _shortened(match, word))]
        if spans:
            first, last = max(spans, key=lambda span: span[1] - span[0])
            found.append((match.start() + first, match.start() + last))
    return tuple(found)


def _within(shown: str, word: str) -> tuple[int, int] | None:
    """The letters of a shown word that are the typed one."""
    at = fold(shown).find(word)
    return _unfolded(shown, at, at + len(word)) if at == 0 or (at > 0 and len(word) >= _INSIDE) else None


def _nearly(shown: str, word: str) -> tuple[int, int] | None:
    """The letters of a shown word that are the typed one with a mistake, or all of it where both have a stem in common."""
    folded = fold(shown)
    if len(word) >= _MISTYPED and (length := _mistyped(folded, word)):
        return _unfolded(shown, 0, length)
    stem = _common(folded, word)
    if stem >= _INSIDE and stem >= len(word) - 3 and stem >= len(folded) - 3:  # 'Schulden' and 'Schuldner'
        return 0, len(shown)
    return None


def _mistyped(folded: str, word: str) -> int:
    """How many letters of a shown word are nearly a typed one: all of them, or the first part of a compound. 0: none."""
    most = 1 if len(word) < 2 * _MISTYPED else 2
    if abs(len(folded) - len(word)) <= most and OSA.distance(folded, word, score_cutoff=most) <= most:
        return len(folded)
    if len(folded) < len(word) + _INSIDE or folded[0] != word[0]:  # what follows must be a part, too
        return 0
    near = {length: OSA.distance(folded[:length], word, score_cutoff=most) for length in range(len(word) - most, len(word) + most + 1)}
    best = min(near, key=lambda length: (near[length], abs(length - len(word))))
    return best if near[best] <= most else 0


def _shortened(match: re.Match[str], word: str) -> tuple[int, int] | None:
    """'Schuldner-' where a later word ends the typed one: 'Schuldner- und Insolvenzberatung'."""
    text, folded = match.string, fold(match.group())
    if text[match.end() : match.end() + 2] != "- " or len(folded) < _INSIDE or not word.startswith(folded):
        return None
    rest = word[len(folded) :]
    ends = len(rest) >= _INSIDE and any(fold(later).endswith(rest) for later in _WORD.findall(text, match.end()))
    return (0, len(match.group())) if ends else None


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
