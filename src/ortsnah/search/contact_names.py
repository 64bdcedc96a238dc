"""The words in the names of contacts: a mistyped one is looked for as the one that is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ortsnah.domain.text import words

#: from so many letters on one typing mistake is forgiven, and two
_ONE_MISTAKE, _TWO_MISTAKES = 5, 9


class ContactNames:
    """All words of the names, by first letter and length."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = {word for name in names for word in words(name) if len(word) >= _ONE_MISTAKE - 1}
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._words):
            self._alike[word[0], len(word)].append(word)

    def meant(self, word: str) -> str:
        """The word of a name that differs by a mistake after the first letter; the word itself where there is none."""
        if len(word) < _ONE_MISTAKE or word in self._words:
            return word
        most = 1 if len(word) < _TWO_MISTAKES else 2
        alike = [name for length in range(len(word) - most, len(word) + most + 1) for name in self._alike.get((word[0], length), ())]
        found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=most)
        return found[0] if found else word
