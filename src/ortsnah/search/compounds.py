"""German compounds taken apart with known words. The last part, the head, decides what a compound is; what stands before it only says more
precisely which one: 'Schuldenproblem' is about debts, 'Schuldenbremse' is some kind of brake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
_SHORTEST_HEAD = 3
_SHORT, _LONG = 3, 10  # letters of which any head may be the beginning, and of a beginning that says all by itself
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_SAYS_ALONE = 0.4  # so much must a word say, that it means a need by itself


class Compounds:
    """Takes words apart with the words that `known` tells the stem of; `heads` are words of any matter that end others ('problem', '-ung'),
    `no_heads` end so, too, but are something else ('zeitung').
    """

    def __init__(
        self,
        lexicon: Lexicon,
        known: Callable[[str], str | None],
        begins: Callable[[str], bool],
        is_written_so: Callable[[str], bool],
        is_ordinary: Callable[[str], bool],
    ) -> None:
        self._lexicon = lexicon
        self._known = lru_cache(maxsize=4096)(known)
        self._begins = begins
        self._is_written_so = is_written_so
        self._is_ordinary = is_ordinary
        self._heads = frozenset(phrase for kind, phrase, _ in lexicon.signals() if kind == "heads")
        self._no_heads = frozenset(phrase for kind, phrase, _ in lexicon.signals() if kind == "no_heads")
        self._weighed = lru_cache(maxsize=4096)(self._weigh)
        self._split = lru_cache(maxsize=4096)(self._find_split)

    def parts(self, word: str, unfinished: bool = False) -> list[tuple[str, float]]:
        """Parts of a compound that are known, with their worth: all of it taken apart, or only its beginning or its end.

        `unfinished`: its head may still become one of any matter.
        """
        return self._weighed(word, unfinished) or list(self._beginning_or_end(word, unfinished))

    def is_sound(self, word: str) -> bool:
        """True when the word is well put together of known parts which mean the same, or of one with a head of any matter."""
        parts = self._weighed(word, False)
        return bool(parts) and min(worth for _, worth in parts) >= ABOUT and any(self.says_alone(part) for part, _ in parts)

    def has_head(self, word: str) -> bool:
        """True when the word is one of any matter or ends with one."""
        return self._head_start(word) is not None

    def _head_start(self, word: str) -> int | None:
        """Where the head of any matter begins, behind another word: a 'Sport' is no 'Ort'."""
        starts: list[int] = [0, *range(_MODIFIER, len(word) - _SHORTEST_HEAD + 1)]
        for start in starts:
            if word[start:] in self._no_heads:
                return None
            if word[start:] in self._heads:
                return start
        return None

    def _weigh(self, word: str, unfinished: bool) -> list[tuple[str, float]]:
        surfaces = self._split(word)
        if not surfaces:
            return []
        parts = [self._known(surface) or surface for surface in surfaces]
        said = {part: self._said(part) for part in parts}
        head, before = parts[-1], [part for part in parts[:-1] if part != parts[-1]]
        agreed = [part for part in before if any(min(value, said[head].get(need, 0)) >= _AGREES for need, value in said[part].items())]
        if agreed:
            return [(part, AGREED if part in agreed or part == head else LINKED) for part in parts]
        begun = unfinished and (self._begins_head(surfaces[-1]) or self._is_begun(word, surfaces[-1]))
        if begun or self.has_head(surfaces[-1]):
            return [(part, ABOUT) for part in parts]
        if self.says_alone(head) and all(self._weight(part) < _GENERAL for part in before):
            return [(part, HEAD if part == head else APART) for part in parts]
        return [(part, APART) for part in parts]

    def _is_begun(self, word: str, head: str) -> bool:
        """True behind a long beginning for what begins a word of ours and is none itself yet."""
        return len(word) - len(head) >= _LONG and not self._is_written_so(head) and self._begins(head)

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
        by_chance, head = self._is_ordinary(word), self._head_start(word)
        for end in range(len(word) - 1, PART - 1, -1):
            if part := self._known(word[:end]):
                ends = [cut for cut in range(end, PART - 1, -1) if self._known(word[:cut]) == part]  # 'rentenantragste' is 'rentenantrag'
                tails = [tail for cut in ends for tail in self._tails(word, cut)]
                worth = _BEGINNING + _MORE * end / len(word)
                has_head = any(map(self.has_head, tails)) or (head is not None and head < end)  # the 'Problem' in 'Schuldenproblematik'
                other = any(map(self._is_ordinary, tails))
                if has_head or (unfinished and self._may_get_head(tails, word[:end])):
                    yield part, worth
                elif other or not by_chance:  # 'Ausspülung' begins like 'außen' by chance
                    yield part, min(worth, _NO_HEAD)
                break
        for start in range(_MODIFIER, len(word) - PART + 1) if not by_chance else ():
            if part := self._known(word[start:]):
                yield part, _END + _MORE * (len(word) - start) / len(word)
                break

    def _tails(self, word: str, end: int) -> list[str]:
        """What may be the head behind the beginning that ends there."""
        tails = (word[end + len(link) :] for link in _LINKS if word.startswith(link, end))
        return [tail for tail in tails if len(tail) >= _SHORTEST_HEAD]

    def _may_get_head(self, tails: list[str], beginning: str) -> bool:
        """True where what stands behind a known beginning may become a head: it is short, begins one, or is no word of another matter.

        A long beginning says what a compound is about, whatever its head becomes; behind a short one it must begin a word of ours.
        """
        if not any(len(tail) > _SHORT for tail in tails) or any(map(self._begins_head, tails)):
            return True
        if any(len(tail) > _SHORT and self._is_ordinary(tail) for tail in tails):
            return False
        return len(beginning) >= _LONG or any(map(self._begins, tails))

    def _begins_head(self, tail: str) -> bool:
        """True for the beginning of a head of any matter, and for a word of ours with an ending that begins a longer one."""
        if any(head.startswith(tail) for head in self._heads):
            return True
        return self._known(tail) is not None and self._has_ending(tail) and self._begins(tail)

    def _find_split(self, word: str) -> tuple[str, ...]:
        """The word as known parts with linking letters between them: the fewest endings too many, the fewest parts, the longest first."""
        return min(self._splits(word), key=lambda parts: (sum(map(self._has_ending, parts)), len(parts)), default=())

    def _splits(self, word: str) -> Iterator[tuple[str, ...]]:
        """The ways to split the word after its first part, with what is left in the best one."""
        for end in range(len(word) - PART, PART - 1, -1):
            if self._known(word[:end]) is None:
                continue
            for link in _LINKS:
                if not word.startswith(link, end) or (link and end <= PART):  # not 'Prüf-s-taub'
                    continue
                rest = word[end + len(link) :]
                more = (rest,) if self._known(rest) is not None else self._split(rest) if len(rest) >= 2 * PART else ()
                if more:
                    yield (word[:end], *more)

    def _has_ending(self, part: str) -> bool:
        """True for 'ausgabes', neither a word nor the beginning of one, so that 'Ausgabestelle' has no 'Teller'."""
        return not self._is_written_so(part) and self._known(part) != part
