"""The words that point to needs, and how a typed word finds them: whole, by stem, by its beginning, as a part of a
compound, or with typing mistakes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import log

import Stemmer

from ortsnah.domain.text import edit_distance, spread

#: how much a match of each kind is worth
EXACT, STEM, LINKED, JOINED, INSIDE, MISTYPED, TWICE_MISTYPED = 1.0, 0.97, 0.85, 0.9, 0.6, 0.85, 0.7
#: a beginning is worth this and, the more of the word is there, up to 1
BEGINNING = 0.55
_PART = 4  # letters of the shortest part of a compound
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_MOST_BEGINNINGS = 60
_TRIGRAMS_IN_COMMON = 0.4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase for a need, as stems."""

    need: str
    stems: tuple[str, ...]
    kind: str


class Vocabulary:
    """All words for needs of a catalogue. Made once per catalogue; lookups are remembered."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], stopwords: frozenset[str]) -> None:
        self._stemmer = Stemmer.Stemmer("german")
        self.phrases: list[Phrase] = []
        self.postings: dict[str, list[int]] = defaultdict(list)
        surfaces: dict[str, str] = {}
        needs_of: dict[str, set[str]] = defaultdict(set)
        for need, text, kind in rows:
            tokens = text.split()
            kept = [token for token in tokens if token not in stopwords] or tokens
            stems = tuple(dict.fromkeys(self.stem(token) for token in kept))
            surfaces.update(zip(kept, map(self.stem, kept), strict=True))
            number = len(self.phrases)
            self.phrases.append(Phrase(need, stems, kind))
            for stem in stems:
                self.postings[stem].append(number)
                needs_of[stem].add(need.partition(".")[0] if "." not in need else need)
        self._surfaces = surfaces
        self._sorted = sorted(surfaces)
        self._backwards = sorted(surface[::-1] for surface in surfaces)
        most = log(1 + len({phrase.need for phrase in self.phrases}))
        self._weights = {stem: max(0.12, 1 - log(len(needs)) / most) for stem, needs in needs_of.items()}
        self._grams: dict[str, list[str]] | None = None
        self.lookup = lru_cache(maxsize=4096)(self._lookup)

    def stem(self, word: str) -> str:
        """The German stem; 'ue' and 'ae' are read as umlauts."""
        return str(self._stemmer.stemWord(spread(word)))

    def weight(self, stem: str) -> float:
        """How much a word says: 1 when it points to one need alone, less the more needs it points to."""
        return self._weights.get(stem, 1.0)

    def knows(self, word: str) -> bool:
        """True when the word stands in the vocabulary as it is or by its stem."""
        return word in self._surfaces or self.stem(word) in self.postings

    def _lookup(self, word: str, unfinished: bool) -> dict[str, float]:
        """Stem -> worth of the match, for everything that the typed word may mean; `unfinished`: it is still being typed."""
        found: dict[str, float] = {}

        def add(stem: str, worth: float) -> None:
            if worth > found.get(stem, 0):
                found[stem] = worth

        if word in self._surfaces:
            add(self._surfaces[word], EXACT)
        elif (stem := self.stem(word)) in self.postings:
            add(stem, STEM)
        known = bool(found)
        if unfinished:
            for surface in self._beginning_with(word):
                add(self._surfaces[surface], BEGINNING + (0.95 - BEGINNING) * len(word) / len(surface))
        if not known and not word.isdigit():
            for stem, worth in self._parts(word):
                add(stem, worth)
            if len(word) >= _PART and max(found.values(), default=0) < LINKED:
                for surface, worth in self._mistyped(word, unfinished):
                    add(self._surfaces[surface], worth)
        if len(word) > _PART:
            for surface in self._ending_with(word):
                add(self._surfaces[surface], INSIDE)
            if not unfinished:
                for surface in self._beginning_with(word):
                    add(self._surfaces[surface], INSIDE)
        return found

    def _beginning_with(self, word: str) -> list[str]:
        first = bisect_left(self._sorted, word)
        run = islice(self._sorted, first, first + 4 * _MOST_BEGINNINGS)
        return sorted((surface for surface in run if surface.startswith(word)), key=len)[:_MOST_BEGINNINGS]

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
        for end in range(len(word) - 3, _PART - 1, -1):
            stem = self._known_part(word[:end])
            if stem:
                found.append((stem, INSIDE * 0.95))
                break
        for start in range(1, len(word) - _PART):
            stem = self._known_part(word[start:])
            if stem and start >= 3:
                found.append((stem, INSIDE * 0.6))
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
        if part in self._surfaces:
            return self._surfaces[part]
        stem = self.stem(part)
        return stem if stem in self.postings and len(stem) >= _PART else None

    def _mistyped(self, word: str, unfinished: bool) -> list[tuple[str, float]]:
        """Vocabulary words within one (4 to 7 letters) or two (8 and more) typing mistakes; of a beginning when still being typed."""
        most = 1 if len(word) < 8 else 2
        found = []
        for surface in self._alike(word):
            distance = edit_distance(word, surface, most)
            worth = (MISTYPED, TWICE_MISTYPED)[distance - 1] if 0 < distance <= most else 0.0
            if not worth and len(word) >= 6 and len(surface) > len(word):
                near = min(edit_distance(word, surface[: len(word) + shift], most) for shift in (-1, 0, 1))
                if near <= most and (unfinished or len(word) >= 8):
                    worth = MISTYPED * 0.75 * (0.6 + 0.4 * len(word) / len(surface)) * (0.85 if near > 1 else 1)
            if worth and surface[0] != word[0]:
                worth *= 0.8
            if worth:
                found.append((surface, worth))
        best = max((worth for _, worth in found), default=0)
        return [(surface, worth) for surface, worth in found if worth >= 0.85 * best]

    def _alike(self, word: str) -> list[str]:
        """Surfaces that share enough letter triples with the word to be worth comparing."""
        if self._grams is None:
            self._grams = defaultdict(list)
            for surface in self._sorted:
                for gram in _grams(surface):
                    self._grams[gram].append(surface)
        grams = _grams(word)
        shared: Counter[str] = Counter()
        for gram in grams:
            shared.update(self._grams.get(gram, ()))
        least = max(1, round(len(grams) * _TRIGRAMS_IN_COMMON))
        return [surface for surface, count in shared.most_common(250) if count >= least]


def _grams(word: str) -> set[str]:
    """Letter pairs of a word with its edges; short words have too few triples for a mistake in the middle."""
    padded = f"^{word}$"
    size = 2 if len(word) < 7 else 3
    pairs = {padded[i : i + 2] for i in range(len(padded) - 1)}
    return pairs if size == 2 else pairs | {padded[i : i + 3] for i in range(len(padded) - 2)}
