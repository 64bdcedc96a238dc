"""The words that point to needs, and how a typed word finds them: whole, by stem, by its beginning, as a part of a
compound, or with typing mistakes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ortsnah.catalogue.lexicon import Lexicon
from ortsnah.domain.arabic import stems_within, without_article
from ortsnah.domain.arabic_in_latin import meant
from ortsnah.domain.sounds import sounds
from ortsnah.domain.stems import stem
from ortsnah.domain.text import spread
from ortsnah.search.compounds import PART, Compounds
from ortsnah.search.romanised import Romanised

#: how much a match of each kind is worth
EXACT, STEM, CLIPPED, JOINED, INSIDE, MISTYPED, TWICE_MISTYPED = 1.0, 0.97, 0.9, 0.95, 0.5, 0.85, 0.64
NEARLY_WRITTEN, SOUNDING, INFLECTED, IN_LATIN, LONG_IN_LATIN, OTHER_WORD, RATHER_OTHER = 0.92, 0.75, 0.75, 0.85, 0.93, 0.6, 0.8
#: a beginning is worth this and, the more of the word is there, up to so much more; less where it is a whole word already
BEGINNING, BEGINNING_MORE, BEGINNING_OF_WHOLE, BEGUN_STEM = 0.55, 0.4, 0.65, 0.85
_TWICE = 8  # from so many letters on two mistakes are forgiven
_NEARLY_BEST = 0.85  # readings of a mistyped word that are worth less than this part of the best one do not count
_SHORT = 5  # a word of so few letters with another letter is another word
_RATHER_COMPOUND = 0.85  # a mistake in a well-made compound is less likely
_FIRST_LETTER = 0.8  # a mistake in the first letter is less likely
_MISTYPED_BEGINNING = (0.85, 0.64)  # a mistyped beginning is worth so much of a mistyped word, with one mistake and with two
_FOREIGN = 0.68  # a short word that is none resembles one of another language rather by chance
_BY_ITSELF = 0.79  # what a word says at least that stands alone in some list
_SURE = 0.78  # where a reading in German is worth so much, none is sought in another script
_LABEL = 1.3  # the word that we use ourselves is the likelier completion
_INFLECTION = 2  # letters of the ending of a word that stands in the vocabulary without it
_LONGEST = 80  # letters of the longest word that is taken apart
_MODIFIER = 3  # letters of the shortest word that stands before another one in a compound
_MOST_BEGINNINGS = 60
#: words sound alike when as much of their sound is the same, but not with fewer letters of sound, nor when more than this share is written otherwise
_SOUND, _OTHERWISE = 4, 0.35
#: letters of the shortest word of another language that may bear an ending, and of the longest ending
_INFLECTED_FROM, _ENDING = 4, 4
#: anything that is neither a consonant nor a digit
_SPOKEN = re.compile("[^0-9b-df-hj-np-tv-xz]")
#: letters of an Arabic word that is hardly meant by chance
_LONG = 5
_LAST = chr(0x10FFFF)


class Vocabulary:
    """How typed words find the stems of a catalogue's lexicon; lookups are remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        rows = lexicon.surfaces()
        once: dict[str, str] = {}  # a stem that is a surface, or that of several, is held once
        self._surfaces = {once.setdefault(surface, surface): once.setdefault(one, one) for surface, one, _ in rows}
        self._stems = frozenset(self._surfaces.values())
        self._german = frozenset(lexicon.german_stems())
        self._labels = frozenset(surface for surface, _, is_label in rows if is_label)
        self._sorted = list(self._surfaces)
        self._backwards = sorted(surface[::-1] for surface in self._sorted)
        self._by_length: dict[tuple[str, int], list[str]] = defaultdict(list)  # (first letter, length) -> surfaces
        for surface in filter(_SPOKEN.search, self._sorted):  # an abbreviation of consonants is typed as it is, or is another one
            self._by_length[surface[0], len(surface)].append(surface)
        self._longest = max(map(len, self._surfaces), default=0)
        self._by_sound = self._sounds()
        self._romanised = Romanised(self._surfaces)
        self._whole = lru_cache(maxsize=4096)(self._find_whole)
        self.lookup = lru_cache(maxsize=4096)(self._lookup)
        self.joined = lru_cache(maxsize=4096)(self._joined)
        self._common = frozenset(phrase for kind, phrase, _ in lexicon.signals() if kind in {"stopword", "pale", "elsewhere", "folding"})
        self._ordinary = lexicon.ordinary()
        self._no_parts = frozenset(phrase for kind, phrase, _ in lexicon.signals() if kind == "no_parts")
        self._small = frozenset(phrase for kind, phrase, _ in lexicon.signals() if kind in {"stopword", "pale"})
        self._compounds = Compounds(lexicon, self._find_part, self.begins, self.stands, self.is_ordinary)
        self._beginnings = lru_cache(maxsize=512)(self._find_beginnings)

    def knows(self, word: str) -> bool:
        """True when the word stands in the vocabulary as it is or by its stem."""
        return bool(self._whole(word))

    def stands(self, word: str) -> bool:
        """True for a word that stands in the vocabulary as it is."""
        return word in self._surfaces

    def is_german(self, word: str) -> bool:
        """True for a German word that stands in the vocabulary as it is."""
        return self._surfaces.get(word) in self._german

    def _is_inflected(self, word: str) -> bool:
        """True for a word that stands in the vocabulary, perhaps without its ending; not for the 'psychot' of 'psychotisch'."""
        return any(self.stands(word[:end]) for end in range(len(word) - _INFLECTION, len(word) + 1))

    def begins(self, word: str) -> bool:
        """True when some longer word begins so."""
        return any(len(surface) > len(word) for surface in self._all_beginning_with(word)[:2])

    def _lookup(self, word: str, unfinished: bool) -> dict[str, float]:
        """Stem -> worth of the match, for everything that the typed word may mean; `unfinished`: it is still being typed."""
        found = self.whole(word)
        if found and not self._german.intersection(found):  # what another language has may be Arabic as well
            found = {self._surfaces[surface]: worth for surface, worth in self._arabic(word)} | found
        beginnings = self._beginning_with(word) if unfinished and not word.isdigit() else []
        if self.is_ordinary(word):  # 'Insel' becomes no Polish word
            beginnings = [surface for surface in beginnings if self._surfaces[surface] in self._german]
        if found and beginnings and not self._is_inflected(word):
            found = dict.fromkeys(found, BEGUN_STEM)
        less = BEGINNING_OF_WHOLE if self._says_something(word, found) else 1.0
        for surface in beginnings:
            worth = (BEGINNING + BEGINNING_MORE * len(word) / len(surface)) * (_LABEL if surface in self._labels else 1)
            _raise(found, self._surfaces[surface], worth * less)
        if found or word.isdigit() or len(word) > _LONGEST:
            return found
        return self._guessed(word, unfinished)

    def _says_something(self, word: str, found: Iterable[str]) -> bool:
        """True for a whole word of German, so that it is less likely that a longer one is being typed."""
        if word in self._small or self.is_ordinary(word):
            return True
        return self.stands(word) and any(map(self._compounds.says_alone, found))

    def _guessed(self, word: str, unfinished: bool) -> dict[str, float]:
        """Stem -> worth for a word that is none of the vocabulary nor the beginning of one: mistyped, written by ear, or put together."""
        found: dict[str, float] = {}
        is_ordinary = self.is_ordinary(word)  # 'Lumpen' are no 'Lampen'
        mistyped = self._mistyped(without_article(word), unfinished) if len(word) >= PART and not is_ordinary else {}
        if mistyped and self._compounds.is_sound(word):  # 'Hautarztpraxis' is rather no mistyped 'Hausarztpraxis'
            mistyped = {surface: worth * _RATHER_COMPOUND for surface, worth in mistyped.items()}
        alike = () if is_ordinary else (*self._sounding_like(word), *self._inflected(word))
        for surface, worth in (*mistyped.items(), *alike):
            _raise(found, self._surfaces[surface], worth)
        if self._ordinary.get(word, True) and max(mistyped.values(), default=0) < MISTYPED:  # 'Kindergarden' is not Kinder and Garden
            for part, worth in self._compounds.parts(word, unfinished):
                _raise(found, part, worth)
        if not is_ordinary and max((worth for one, worth in found.items() if one in self._german), default=0) < _SURE:
            foreign = {self._surfaces[surface]: worth for surface, worth in self._arabic(word)}
            for one, worth in (*foreign.items(), *self._romanised.forms(word).items()):
                _raise(found, one, worth)
        if len(word) > PART:
            for surface in self._ending_with(word) + ([] if unfinished else self._beginning_with(word)):
                _raise(found, self._surfaces[surface], INSIDE)
        return found

    def whole(self, word: str) -> dict[str, float]:
        """Stem -> worth for a word that stands in the vocabulary as it is, by its stem, in Cyrillic letters, or within an Arabic word;
        empty for others.
        """
        return dict(self._whole(word))  # whoever asks may add to it

    def _find_whole(self, word: str) -> dict[str, float]:
        """The same, when it is asked first.

        An ordinary word of German is no form of another language's word ('Oper', 'opérer'), and a German one no Cyrillic one.
        """
        found = self._surfaces.get(word)
        if found is None and self.is_ordinary(word):
            return {}
        worth, form = EXACT if found is not None else STEM, stem(word)
        found = found or form
        if found in self._german and (worth == EXACT or spread(word) == word):  # 'naem' is hardly 'nahm', but 'наем'
            return {found: worth}
        others = self._romanised.whole(word) if _SPOKEN.search(word) and word not in self._common else {}
        if worth == EXACT:  # 'chirie' is rather Romanian as it stands than Arabic in Latin letters
            others = {one: RATHER_OTHER * other for one, other in others.items()}
        german = {form: OTHER_WORD} if form in self._german else {}  # 'fever' is hardly the 'FeV', though its stem is
        known = others | german | ({found: worth} if found in self._stems else {})
        return known or next(({one: CLIPPED} for one in stems_within(word) if one in self._stems), {})

    def only_in_phrases(self, word: str) -> frozenset[str]:
        """The stem of a known word that means no need by itself, though phrases with it do."""
        facts = self.lexicon.facts(self.whole(word))
        return frozenset(one for one, fact in facts.items() if max(fact.solo.values(), default=0) < _BY_ITSELF)

    def has_german(self, word: str) -> bool:
        """True when the word stands here, or a German word of the same stem."""
        return word in self._surfaces or stem(word) in self._german

    def resembles(self, word: str) -> bool:
        """True when the word would be guessed or completed to be one of these or a form of one, if nobody knew that it is another."""
        return stem(word) in self._stems or bool(
            self._beginning_with(word)
            or self._sounding_like(word)
            or self._inflected(word)
            or self._romanised.forms(word)
            or self._arabic(word)
            or (len(word) >= PART and self._mistyped(word, True))
        )

    def is_ordinary(self, word: str) -> bool:
        """True for a word of the language that is none of these: it means what it says and is not mistyped."""
        return word in self._ordinary

    def _joined(self, first: str, second: str, neighbours: bool) -> dict[str, float]:
        """Stem -> worth for two typed words that may be one split apart, of neighbours also where both are words, and mistyped."""
        both = bool(self.whole(first) and self.whole(second))
        if both and not neighbours:
            return {}
        word = first + second
        found = self.whole(word)
        if neighbours and not both and not found and len(word) >= 2 * PART:
            alike = _best(self._alike(word))
            found = {self._surfaces[surface]: worth for surface, worth in alike.items() if self._keeps(surface, first, second)}
        return {one: worth * JOINED for one, worth in found.items()}

    def _keeps(self, surface: str, first: str, second: str) -> bool:
        """True when the word begins or ends as the one of the two does that is known."""
        begins, ends = not self.whole(first) or surface.startswith(first), not self.whole(second) or surface.endswith(second)
        return begins and ends and abs(len(surface) - len(first) - len(second)) <= _ENDING // 2

    def _sounding_like(self, word: str) -> list[tuple[str, float]]:
        """German words that sound alike: dialect, and what was written by ear."""
        sound = sounds(word)
        alike = self._by_sound.get(sound, ()) if len(sound) >= _SOUND else ()
        most = int(_OTHERWISE * len(word))
        apart = {surface: OSA.distance(word, surface, score_cutoff=most) for surface in alike}
        return [(surface, NEARLY_WRITTEN if distance == 1 else SOUNDING) for surface, distance in apart.items() if distance <= most]

    def _sounds(self) -> dict[str, list[str]]:
        """Sound -> German words."""
        german = [surface for surface, one in self._surfaces.items() if one in self._german and surface.isascii()]
        found: dict[str, list[str]] = defaultdict(list)
        if german:  # of no word there would be one sound
            for surface, sound in zip(german, sounds("\n".join(german)).split("\n"), strict=True):
                found[sound].append(surface)
        return found

    def _inflected(self, word: str) -> list[tuple[str, float]]:
        """The longest word of another language of which only an ending is more: 'kursuna' is 'kurs'."""
        for end in range(len(word) - 1, max(_INFLECTED_FROM, len(word) - _ENDING) - 1, -1):
            surface = word[:end]
            if surface in self._surfaces and self._surfaces[surface] not in self._german:
                return [(surface, INFLECTED)]
        return []

    def _arabic(self, word: str) -> list[tuple[str, float]]:
        """Words in Arabic letters that are so written in Latin ones."""
        if word in self._common or not _SPOKEN.search(word):  # 'würd' is no وارد, 'mnvh' nothing
            return []
        return [(surface, IN_LATIN if len(surface) < _LONG else LONG_IN_LATIN) for surface in meant(word, self._sorted)]

    def _beginning_with(self, word: str) -> list[str]:
        """Surfaces that begin so, the shortest first; Cyrillic ones where there are no others."""
        return sorted(self._all_beginning_with(word) or self._romanised.beginning(word), key=len)[:_MOST_BEGINNINGS]

    def _all_beginning_with(self, word: str) -> list[str]:
        return self._sorted[bisect_left(self._sorted, word) : bisect_left(self._sorted, word + _LAST)]

    def _ending_with(self, word: str) -> list[str]:
        backwards = word[::-1]
        first = bisect_left(self._backwards, backwards)
        longer = len(word) + _MODIFIER
        return [x[::-1] for x in self._backwards[first : first + _MOST_BEGINNINGS] if x.startswith(backwards) and len(x) >= longer]

    def _behind_a_letter(self, rest: str) -> list[str]:
        """Words that are this behind some first letter."""
        backwards = rest[::-1]
        found = self._backwards[bisect_left(self._backwards, backwards) : bisect_left(self._backwards, backwards + _LAST)]
        return [x[::-1] for x in found if len(x) == len(rest) + 1 and _SPOKEN.search(x)]

    def _find_part(self, part: str) -> str | None:
        found = self._surfaces.get(part)
        if len(part) < PART or part in self._no_parts or (found is None and stem(part) in self._no_parts):
            return None
        found = found if found in self._german else stem(part)
        return found if len(found) >= PART and found in self._german else None

    def _mistyped(self, word: str, unfinished: bool) -> dict[str, float]:
        """Vocabulary words that were perhaps meant; also longer ones, of a word that is still being typed or long itself."""
        found = self._alike(word)
        if MISTYPED not in found.values() and len(word) >= 6 and (unfinished or len(word) >= _TWICE):
            for surface, worth in self._beginning_mistyped(word):
                _raise(found, surface, worth)
        if len(word) < _TWICE and word.isascii():
            found = {surface: worth if self._surfaces[surface] in self._german else worth * _FOREIGN for surface, worth in found.items()}
        return _best(found)

    def _alike(self, word: str) -> dict[str, float]:
        """Vocabulary words with the same first letter within as many mistakes as are forgiven, and those with another where that is the only one."""
        most = _mistakes(word)
        lengths = range(len(word) - most, len(word) + most + 1)
        alike = [surface for length in lengths for surface in self._by_length.get((word[0], length), ())]
        scored = process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=None)
        found = {surface: (MISTYPED, TWICE_MISTYPED)[distance - 1] for surface, distance, _ in scored if distance}
        if len(word) <= _SHORT:  # 'Zaun' is another word than 'Zahn', 'Münze' than 'Mütze', 'Zanh' is none
            found = {surface: worth for surface, worth in found.items() if len(surface) != len(word) or sorted(surface) == sorted(word)}
        replaced = self._behind_a_letter(word[1:]) if len(word) > _SHORT else []
        swapped_or_added = [one for one in (word[1] + word[0] + word[2:], word[1:]) if one in self._surfaces]
        for surface in (*replaced, *self._behind_a_letter(word), *swapped_or_added):
            found.setdefault(surface, MISTYPED * _FIRST_LETTER)
        return found

    def _beginning_mistyped(self, word: str) -> Iterator[tuple[str, float]]:
        """Longer words whose beginning, a letter more or less of it, was mistyped after the first letter."""
        most = _mistakes(word)
        near = process.extract(word, self._beginnings(word[0], len(word)), scorer=OSA.distance, score_cutoff=most + 1, limit=None)
        for beginning, mistakes, _ in near:
            for surface in self._all_beginning_with(beginning):
                if len(surface) > len(word):
                    cuts = (surface[: len(word) - 1], surface[: len(word) + 1])
                    least = min(mistakes, *(OSA.distance(word, cut, score_cutoff=most) for cut in cuts))
                    if least <= most:
                        yield surface, MISTYPED * _MISTYPED_BEGINNING[least - 1] * (0.7 + 0.3 * len(word) / len(surface))

    def _find_beginnings(self, letter: str, length: int) -> list[str]:
        """The beginnings of this length, each once, of the longer words with this first letter."""
        longer = (self._by_length.get((letter, more), ()) for more in range(length + 1, self._longest + 1))
        return list(dict.fromkeys(map(itemgetter(slice(length)), chain.from_iterable(longer))))


def _mistakes(word: str) -> int:
    """How many typing mistakes are forgiven in a word of at least four letters."""
    return 1 if len(word) < _TWICE else 2


def _best(found: dict[str, float]) -> dict[str, float]:
    """What is as good as the best, or nearly."""
    least = _NEARLY_BEST * max(found.values(), default=0)
    return {surface: worth for surface, worth in found.items() if worth >= least}


def _raise(found: dict[str, float], key: str, worth: float) -> None:
    if worth > found.get(key, 0):
        found[key] = worth
