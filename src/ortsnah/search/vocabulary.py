"""The words that point to needs, and how a typed word finds them: whole, by stem, by its beginning, as a part of a
compound, or with typing mistakes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import log

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ortsnah.domain.text import spread

#: how much a match of each kind is worth
EXACT, STEM, LINKED, JOINED, INSIDE, MISTYPED, TWICE_MISTYPED = 1.0, 0.97, 0.85, 0.95, 0.5, 0.85, 0.7
#: a beginning is worth this and, the more of the word is there, up to so much more; less where it is a whole word already
BEGINNING, BEGINNING_MORE, BEGINNING_OF_WHOLE = 0.55, 0.4, 0.65
#: words in other languages that are German words as well are rather meant in German
_FALSE_FRIEND = 0.5
#: one word of a phrase says so much less than the whole phrase
_PART_OF_PHRASE = 0.8
_TENDENCY = 0.9
#: 'ums Haus' without its small words is 'Haus', but not as good as if 'Haus' stood there
_REST_OF_PHRASE = 0.6
_LEAST_WEIGHT = 0.12
_FEMININE = 5  # letters of the shortest word whose ending -in may mean a woman
_LABEL = 1.15  # the word that we use ourselves is the likelier completion
_INSIDE_BEGINNING, _INSIDE_END, _INSIDE_MORE = 0.42, 0.22, 0.45
_PART = 4  # letters of the shortest part of a compound
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_MOST_BEGINNINGS = 60
_LAST = chr(0x10FFFF)
_GERMAN = frozenset({"label", "everyday", "office", "abbreviations", "saarland", "situations"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words that together point to a need, as stems with their weights."""

    need: str
    weights: dict[str, float]
    mass: float
    factor: float


class Vocabulary:
    """All words for needs of a catalogue. Made once per catalogue; lookups are remembered.

    `solo[stem][need]` says how strongly the word alone points to the need (0 to 1); `phrases` and `postings` serve for words
    that say more together than alone.
    """

    def __init__(self, rows: Sequence[tuple[str, str, str]], stopwords: frozenset[str]) -> None:
        self._stemmer = Stemmer.Stemmer("german")
        self.phrases: list[Phrase] = []
        self.postings: dict[str, list[int]] = defaultdict(list)
        self.solo: dict[str, dict[str, float]] = defaultdict(dict)
        self._surfaces: dict[str, str] = {}
        self._labels = frozenset(word for _, text, kind in rows if kind == "label" for word in text.split())
        read = [(need, self._stems(text, stopwords), kind in _GERMAN) for need, text, kind in rows]
        shortened = [len(stems) == 1 and " " in text for (_, stems, _), (_, text, _) in zip(read, rows, strict=True)]
        self._german = german = frozenset(stem for _, stems, is_german in read if is_german for stem in stems)
        self._weights = self._weigh(read)
        for (need, stems, is_german), is_rest in zip(read, shortened, strict=True):
            factor = 1.0 if is_german or not german.intersection(stems) else _FALSE_FRIEND
            self._add(need, stems, factor * (_REST_OF_PHRASE if is_rest else 1))
        self._add_tendencies(read)
        self._sorted = sorted(self._surfaces)
        self._backwards = sorted(surface[::-1] for surface in self._surfaces)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for surface in self._sorted:
            self._by_length[len(surface)].append(surface)
        self.lookup = lru_cache(maxsize=4096)(self._lookup)
        self.joined = lru_cache(maxsize=4096)(self._joined)

    def _stems(self, text: str, stopwords: frozenset[str]) -> tuple[str, ...]:
        tokens = text.split()
        kept = [token for token in tokens if token not in stopwords] or tokens
        stems = [self.stem(token) for token in kept]
        self._surfaces.update(zip(kept, stems, strict=True))
        return tuple(dict.fromkeys(stems))

    def _add_tendencies(self, read: list[tuple[str, tuple[str, ...], bool]]) -> None:
        """A word that mostly stands in phrases of one need points there, though it never stands alone."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for need, stems, _ in read:
            for stem in stems:
                counts[stem][need] += 1
        for stem, by_need in counts.items():
            total = by_need.total() + 1
            for need, count in by_need.items():
                tendency = _TENDENCY * count / total
                if tendency > self.solo[stem].get(need, 0):
                    self.solo[stem][need] = tendency

    def _weigh(self, read: list[tuple[str, tuple[str, ...], bool]]) -> dict[str, float]:
        needs_of: dict[str, set[str]] = defaultdict(set)
        for need, stems, _ in read:
            for stem in stems:
                needs_of[stem].add(need)
        most = log(1 + len({need for need, _, _ in read}))
        return {stem: max(_LEAST_WEIGHT, 1 - log(len(needs)) / most) for stem, needs in needs_of.items()}

    def _add(self, need: str, stems: tuple[str, ...], factor: float) -> None:
        if len(stems) == 1:
            self.solo[stems[0]][need] = max(factor, self.solo[stems[0]].get(need, 0))
            self.postings.setdefault(stems[0], [])
            return
        weights = {stem: self._weights[stem] for stem in stems}
        mass = sum(weights.values())
        for stem, weight in weights.items():
            alone = _PART_OF_PHRASE * factor * weight / mass
            if alone > self.solo[stem].get(need, 0):
                self.solo[stem][need] = alone
            self.postings[stem].append(len(self.phrases))
        self.phrases.append(Phrase(need, weights, mass, factor))

    def stem(self, word: str) -> str:
        """The German stem; 'ue' and 'ae' are read as umlauts, 'Ärztin' as 'Arzt'."""
        word = spread(word)
        if len(word) > _FEMININE and word.endswith(("in", "innen")):
            word = word.removesuffix("innen").removesuffix("in")
        return str(self._stemmer.stemWord(word))

    def weight(self, stem: str) -> float:
        """How much a word says: 1 when it points to one need alone, less the more needs it points to."""
        return self._weights.get(stem, 1.0)

    def knows(self, word: str) -> bool:
        """True when the word stands in the vocabulary as it is or by its stem."""
        return word in self._surfaces or self.stem(word) in self.postings

    def _lookup(self, word: str, unfinished: bool) -> dict[str, float]:
        """Stem -> worth of the match, for everything that the typed word may mean; `unfinished`: it is still being typed."""
        found = self.whole(word)
        known = bool(found)
        if unfinished:
            for surface in self._beginning_with(word):
                worth = (BEGINNING + BEGINNING_MORE * len(word) / len(surface)) * (_LABEL if surface in self._labels else 1)
                _raise(found, self._surfaces[surface], worth * BEGINNING_OF_WHOLE if known else worth)
        if known or word.isdigit():
            return found
        mistyped = self._mistyped(word, unfinished) if len(word) >= _PART else []
        for surface, worth in mistyped:
            _raise(found, self._surfaces[surface], worth)
        if max((worth for _, worth in mistyped), default=0) < MISTYPED:  # 'Kindergarden' is one mistake, not Kinder and Garden
            for stem, worth in self._parts(word):
                _raise(found, stem, worth)
        if len(word) > _PART:
            for surface in self._ending_with(word) + ([] if unfinished else self._beginning_with(word)):
                _raise(found, self._surfaces[surface], INSIDE)
        return found

    def whole(self, word: str) -> dict[str, float]:
        """Stem -> worth for a word that stands in the vocabulary as it is or by its stem; empty for others."""
        if word in self._surfaces:
            return {self._surfaces[word]: EXACT}
        stem = self.stem(word)
        return {stem: STEM} if stem in self.postings else {}

    def _joined(self, first: str, second: str) -> dict[str, float]:
        """Stem -> worth for two typed words that may be one split apart; with typing mistakes where one of them is no word."""
        word = first + second
        found = self.whole(word)
        if not found and len(word) >= 2 * _PART and not (self.whole(first) and self.whole(second)):
            found = {self._surfaces[surface]: worth for surface, worth in self._mistyped(word, False) if abs(len(surface) - len(word)) <= 2}
        return {stem: worth * JOINED for stem, worth in found.items()}

    def _beginning_with(self, word: str, most: int | None = _MOST_BEGINNINGS) -> list[str]:
        """Surfaces that begin so, the shortest first; all of them for None."""
        first = bisect_left(self._sorted, word)
        last = bisect_left(self._sorted, word + _LAST)
        return sorted(self._sorted[first:last], key=len)[:most] if most else self._sorted[first:last]

    def _ending_with(self, word: str) -> list[str]:
        backwards = word[::-1]
        first = bisect_left(self._backwards, backwards)
        return [x[::-1] for x in islice(self._backwards, first, first + _MOST_BEGINNINGS) if x.startswith(backwards)]

    def _parts(self, word: str) -> list[tuple[str, float]]:
        """Parts of a compound that the vocabulary knows: all of it taken apart, or only its beginning or its end."""
        split = self._split(word)
        if split:
            return [(part, LINKED) for part in split]
        found = []
        for end in range(len(word) - 1, _PART - 1, -1):
            stem = self._known_part(word[:end])
            if stem:
                found.append((stem, _INSIDE_BEGINNING + _INSIDE_MORE * end / len(word)))
                break
        for start in range(3, len(word) - _PART + 1):
            stem = self._known_part(word[start:])
            if stem:
                found.append((stem, _INSIDE_END + _INSIDE_MORE * (len(word) - start) / len(word)))
                break
        return found

    def _split(self, word: str) -> list[str] | None:
        """The word as two or three known parts with linking letters between them; the longest first part wins."""
        for end in range(len(word) - _PART, _PART - 1, -1):
            first = self._known_part(word[:end])
            if first is None:
                continue
            for link in _LINKS:
                if not word.startswith(link, end):
                    continue
                rest = word[end + len(link) :]
                last = self._known_part(rest)
                if last is not None:
                    return [first, last]
                if len(rest) >= 2 * _PART and (more := self._split(rest)) is not None:
                    return [first, *more]
        return None

    def _known_part(self, part: str) -> str | None:
        if len(part) < _PART:
            return None
        stem = self._surfaces.get(part) or self.stem(part)
        return stem if stem in self._german and len(stem) >= _PART else None

    def _mistyped(self, word: str, unfinished: bool) -> list[tuple[str, float]]:
        """Vocabulary words within one (4 to 7 letters) or two (8 and more) typing mistakes; of a beginning when still being typed."""
        most = 1 if len(word) < 8 else 2
        alike = [surface for length in range(len(word) - most, len(word) + most + 1) for surface in self._by_length.get(length, ())]
        found = {
            surface: (MISTYPED, TWICE_MISTYPED)[distance - 1] * (1 if surface[0] == word[0] else 0.8)
            for surface, distance, _ in process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=None)
            if distance
        }
        if len(word) >= 6 and (unfinished or len(word) >= 8):
            for surface, worth in self._beginning_mistyped(word, most):
                _raise(found, surface, worth)
        best = max(found.values(), default=0)
        return [(surface, worth) for surface, worth in found.items() if worth >= 0.85 * best]

    def _beginning_mistyped(self, word: str, most: int) -> Iterator[tuple[str, float]]:
        """Longer words whose beginning was mistyped after the first letter."""
        longer = [surface for surface in self._beginning_with(word[0], None) if len(surface) > len(word)]
        for cut in (len(word), len(word) - 1, len(word) + 1):
            beginnings = [surface[:cut] for surface in longer]
            for _, distance, number in process.extract(word, beginnings, scorer=OSA.distance, score_cutoff=most, limit=None):
                worth = MISTYPED * 0.75 * (0.6 + 0.4 * len(word) / len(longer[number])) * (0.85 if distance > 1 else 1)
                yield longer[number], worth


def _raise(found: dict[str, float], stem: str, worth: float) -> None:
    if worth > found.get(stem, 0):
        found[stem] = worth
