"""German compounds taken apart with known words. The last part, the head, decides what a compound is; what stands before it only says more
precisely which one: 'Schuldenproblem' is about debts, 'Schuldenbremse' is some kind of brake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ortsnah.catalogue.lexicon import Lexicon

#: how much parts are worth that mean the same, the others beside such, what a head of any matter is about, and a head that alone says something
AGREED, LINKED, ABOUT, HEAD = 0.97, 0.85, 0.78, 0.68
#: ... and all parts where the head is something else than what stands before it
APART = 0.5
#: parts mean the same when both say alone so clearly that it is this need
_AGREES = 0.4
#: what the known beginning or end of a word is worth, and the more of it is known, up to so much more; without a head of any matter no more than this
_BEGINNING, _END, _MORE, _NO_HEAD = 0.42, 0.22, 0.45, 0.55
_GENERAL = 0.6  # what weighs less before a head does not tell that the head means something else
PART, _MODIFIER = 4, 3  # letters of the shortest part, and of the shortest word before an end
_SHORT, _ENDING = 3, 2  # letters of which any head may be the beginning, and of the longest ending
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_SAYS_ALONE = 0.4  # so much must a word say, that it means a need by itself


class Compounds:
    """Takes words apart; `find` tells the stem of a known part, `heads` are the ends of words of any matter ('problem', 'antrag')."""

    def __init__(self, lexicon: Lexicon, find: Callable[[str], str | None], begins: Callable[[str], bool], heads: Iterable[str]) -> None:
        self._lexicon = lexicon
        self._known = lru_cache(maxsize=4096)(find)
        self._begins = begins
        self._heads = tuple(heads)
        self._weighed = lru_cache(maxsize=4096)(self._weigh)

    def parts(self, word: str, unfinished: bool = False) -> list[tuple[str, float]]:
        """Parts of a compound that are known, with their worth: all of it taken apart, or only its beginning or its end.

        `unfinished`: its head may still become one of any matter.
        """
        return self._weighed(word, unfinished) or list(self._beginning_or_end(word, unfinished))

    def is_sound(self, word: str) -> bool:
        """True when the word is well put together of known parts which mean the same, or of one with a head of any matter."""
        parts = self._weighed(word, False)
        return bool(parts) and min(worth for _, worth in parts) >= ABOUT and any(self.says_alone(part) for part, _ in parts)

    def _weigh(self, word: str, unfinished: bool) -> list[tuple[str, float]]:
        parts = self._split(word) or []
        said = {part: self._said(part) for part in parts}
        if not parts:
            return []
        head, before = parts[-1], [part for part in parts[:-1] if part != parts[-1]]
        agreed = [part for part in before if any(min(value, said[head].get(need, 0)) >= _AGREES for need, value in said[part].items())]
        if agreed:
            return [(part, AGREED if part in agreed or part == head else LINKED) for part in parts]
        if word.endswith(self._heads) or (unfinished and any(one.startswith(head) for one in self._heads)):
            return [(part, ABOUT) for part in parts]
        if self.says_alone(head) and all(self._weight(part) < _GENERAL for part in before):
            return [(part, HEAD if part == head else APART) for part in parts]
        return [(part, APART) for part in parts]

    def _weight(self, part: str) -> float:
        facts = self._lexicon.facts([part]).get(part)
        return facts.weight if facts is not None else 0.0

    def _said(self, part: str) -> dict[str, float]:
        facts = self._lexicon.facts([part]).get(part)
        return facts.solo if facts is not None else {}

    def says_alone(self, one: str) -> bool:
        """True when the stem alone points to a need, not only with others."""
        facts = self._lexicon.facts([one]).get(one)
        return facts is not None and facts.weight * max(facts.solo.values(), default=0) >= _SAYS_ALONE

    def _beginning_or_end(self, word: str, unfinished: bool) -> Iterator[tuple[str, float]]:
        for end in range(len(word) - 1, PART - 1, -1):
            if part := self._known(word[:end]):
                worth = _BEGINNING + _MORE * end / len(word)
                yield part, worth if word.endswith(self._heads) or (unfinished and self._begins_head(word, end)) else min(worth, _NO_HEAD)
                break
        for start in range(_MODIFIER, len(word) - PART + 1):
            if part := self._known(word[start:]):
                yield part, _END + _MORE * (len(word) - start) / len(word)
                break

    def _begins_head(self, word: str, end: int) -> bool:
        """True when what stands behind the known beginning, which may have an ending too many, may become a head."""
        if len(word) - end <= _SHORT:
            return True
        starts = {*range(end - _ENDING, end), *(end + len(link) for link in _LINKS if word.startswith(link, end))}
        tails = [word[start:] for start in starts if len(word) - start > _SHORT]
        return any(head.startswith(tail) for tail in tails for head in self._heads) or any(map(self._begins, tails))

    def _split(self, word: str) -> list[str] | None:
        """The word as two or three known parts with linking letters between them; the longest first part wins."""
        for end in range(len(word) - PART, PART - 1, -1):
            first = self._known(word[:end])
            if first is None:
                continue
            for link in _LINKS:
                if not word.startswith(link, end) or (link and end <= PART):  # not 'Prüf-s-taub'
                    continue
                rest = word[end + len(link) :]
                last = self._known(rest)
                if last is not None:
                    return [first, last]
                if len(rest) >= 2 * PART and (more := self._split(rest)) is not None:
                    return [first, *more]
        return None
