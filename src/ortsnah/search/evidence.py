"""Words -> needs by how much speaks for each: what every word says alone, and what several say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ortsnah.catalogue.lexicon import Lexicon, StemFacts

#: a need is taken when so much points to it (1: one word that means this need alone) ...
_ENOUGH = 0.48
#: ... or, in short queries, such a share of what the words say, if it is not next to nothing
_ENOUGH_SHARE, _LITTLE = 0.36, 0.2
#: ... or, where no word is unknown, at least so much
_ENOUGH_KNOWN = 0.25
#: ... but such a share where nothing is sure: 'Urlaub Türkei' is a holiday, though diplomas come from there
_ENOUGH_UNSURE = 0.37
#: ... and of a single word, however little it says, such a share
_ENOUGH_SINGLE = 0.48
#: what a word counts that the vocabulary does not know: it may be a name
_UNKNOWN = 0.65
#: what a word counts that belongs to other matters than the services here, and the share that a need must have beside such
_ELSEWHERE, _ENOUGH_BESIDE = 1.0, 0.5
#: readings of a word that are so nearly as good as the best one tell how much it says
_BEST = 0.8
#: what the beginning of a word counts beside other words
_BEGUN = 0.5
#: a word is guessed where its best match is worth less; beside such words and without a firm one, a need must have such a share
_GUESSED, _FIRM, _ENOUGH_GUESSED, _ENOUGH_GUESSED_WORD = 0.8, 0.93, 0.58, 0.6
#: what says less ('nicht', 'neue') does not count where known words agree
_SAYS_SOMETHING = 0.2
#: a need rests on the words of which it has at least this share
_RESTS_ON = 0.25

#: no more needs than these are looked at, the likeliest ones
_LOOKED_AT = 6
_FIRST = (False, 0)

#: what a typed word may mean: stem -> worth of the match
Matches = dict[str, float]


class Doubts(NamedTuple):
    """What is known of the words of a query besides what they point to."""

    single: bool = False  # there is one word only
    known: bool = True  # every word is known
    guessed: bool = False  # some word is not known or only guessed
    elsewhere: bool = False  # some word belongs to other matters


class Evidence(NamedTuple):
    """What speaks for a need: how much, which share that is of what the words say, and on which words (by position) it rests.

    `firm`: one of these words means the need for sure, or two known ones agree.
    """

    need: str
    mass: float
    share: float
    used: frozenset[int]
    firm: bool
    doubts: Doubts

    @property
    def enough(self) -> bool:
        """True when the need may be taken as meant."""
        doubts = self.doubts
        if doubts.elsewhere and self.share < _ENOUGH_BESIDE:
            return False
        if doubts.guessed and not self.firm:
            return self.share >= (_ENOUGH_GUESSED_WORD if doubts.single else _ENOUGH_GUESSED)
        if doubts.single:
            return self.share >= _ENOUGH_SINGLE
        if not self.firm and self.share < _ENOUGH_UNSURE:
            return False
        return self.mass >= (_ENOUGH_KNOWN if doubts.known else _ENOUGH) or (self.share >= _ENOUGH_SHARE and self.mass >= _LITTLE)

    @property
    def enough_alone(self) -> bool:
        """True when the need may be taken as a wish of its own beside another one."""
        return self.mass >= _ENOUGH and (self.firm or self.share >= _ENOUGH_GUESSED)


class Scales:
    """Weighs what words mean."""

    def __init__(self, lexicon: Lexicon, order: dict[str, tuple[bool, int]]) -> None:
        self._lexicon = lexicon
        self._order = order

    def weigh(
        self, matches: Sequence[Matches], elsewhere: frozenset[int] = frozenset(), *, begun: bool = False, whole: bool = False
    ) -> list[Evidence]:
        """Needs by how much of what the words say points to them, best first.

        `elsewhere`: the words that belong to other matters. `begun`: the last word is still being typed, so how rarely it is said does not
        matter; beside others it does not count much yet. `whole`: it is a word as well, and may mean its need for sure.
        """
        facts = self._lexicon.facts({stem for stems in matches for stem in stems})
        importance = [_ELSEWHERE if p in elsewhere else _importance(stems, facts) for p, stems in enumerate(matches)]
        typing = len(matches) - 1 if begun else -1
        if begun and matches[typing]:
            importance[typing] = 1.0 if typing == 0 else _BEGUN
        best = [max(stems.values(), default=0) for stems in matches]
        guessed = any(worth < _GUESSED for p, worth in enumerate(best) if p != typing)
        doubts = Doubts(len(matches) == 1, all(matches), guessed, bool(elsewhere))
        total = sum(importance) or 1.0
        points: dict[str, dict[int, float]] = defaultdict(dict)
        for position, stems in enumerate(matches):
            for stem, worth in stems.items():
                value = worth * (importance[position] if position == typing else min(importance[position], facts[stem].weight))
                for need, alone in facts[stem].solo.items():
                    if value * alone > points[need].get(position, 0):
                        points[need][position] = value * alone
        if len(matches) > 1:
            self._add_phrases(points, matches, facts, importance)
        masses = {need: sum(by_word.values()) for need, by_word in points.items()}
        likely = sorted(masses, key=lambda need: (-round(masses[need], 3), self._order.get(need, _FIRST)))[:_LOOKED_AT]
        unsure = -1 if whole else typing
        return [_evidence(need, points[need], importance, best, unsure, total, doubts) for need in likely]

    def _add_phrases(
        self, points: dict[str, dict[int, float]], matches: Sequence[Matches], facts: dict[str, StemFacts], importance: list[float]
    ) -> None:
        phrases_met = _phrases_met(matches, facts)
        phrases = self._lexicon.phrases(phrases_met)
        for number, met in phrases_met.items():
            phrase = phrases[number]
            coverage = sum(phrase.weights[stem] * worth for stem, (worth, _) in met.items()) / phrase.mass
            gained = phrase.factor * coverage
            for worth, position in met.values():
                value = importance[position] * worth * gained
                if value > points[phrase.need].get(position, 0):
                    points[phrase.need][position] = value


def _evidence(
    need: str, by_word: dict[int, float], importance: list[float], best: list[float], unsure: int, total: float, doubts: Doubts
) -> Evidence:
    used = frozenset(p for p, v in by_word.items() if v > _RESTS_ON * importance[p])
    sure = any(v >= _FIRM * importance[p] for p, v in by_word.items() if p != unsure)
    firm = sure or sum(best[p] >= _GUESSED and importance[p] >= _SAYS_SOMETHING for p in used) > 1
    mass = sum(by_word.values())
    return Evidence(need, mass, mass / total, used, firm, doubts)


def names(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The needs, each once."""
    return tuple(dict.fromkeys(e.need for e in evidence))


def _importance(stems: Matches, facts: dict[str, StemFacts]) -> float:
    """How much a typed word says: the weight of its best readings."""
    if not stems:
        return _UNKNOWN
    best = max(stems.values())
    return max(facts[stem].weight for stem, worth in stems.items() if worth >= _BEST * best)


def _phrases_met(matches: Sequence[Matches], facts: dict[str, StemFacts]) -> dict[int, dict[str, tuple[float, int]]]:
    """Phrases of which at least two words were typed: phrase -> stem -> (worth, position)."""
    seen: set[int] = set()
    several: set[int] = set()
    for stems in matches:
        here = set[int]().union(*(facts[stem].phrases for stem in stems))
        several |= seen & here
        seen |= here
    met: dict[int, dict[str, tuple[float, int]]] = {number: {} for number in several}
    for position, stems in enumerate(matches if several else ()):
        for stem, worth in stems.items():
            for number in several.intersection(facts[stem].phrases):
                if worth > met[number].get(stem, (0, 0))[0]:
                    met[number][stem] = (worth, position)
    return met
