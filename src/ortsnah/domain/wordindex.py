"""Words and phrases for needs -> how strongly each word points where. Made once, when a catalogue is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from ortsnah.domain.law import cited
from ortsnah.domain.needwords import NeedWord, Phrase
from ortsnah.domain.stems import stem
from ortsnah.domain.text import words

#: words in other languages that are German words as well are rather meant in German
_FALSE_FRIEND = 0.5
#: one word of a phrase says so much less than the whole phrase
_PART_OF_PHRASE = 0.8
#: a word that stands in phrases of one need only says nearly as much as if it stood alone
_TENDENCY = 0.9
#: 'ums Haus' without its small words is 'Haus', but not as good as if 'Haus' stood there
_REST_OF_PHRASE = 0.6
_LEAST_WEIGHT = 0.12
#: a word of this strength or less is only a clue: it says nothing alone, and little beside what a word means elsewhere
_CLUE = 0.48
#: what a general word says, which happens to stand in few phrases
_PALE = 0.4
#: marks a stem that no other word has
_OWN = "'"


@dataclass(slots=True)
class WordIndex:
    """Surfaces (folded words) -> stems; for stems how much they say (`weights`), what they say alone (`solo`), and phrases."""

    surfaces: dict[str, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    german: set[str] = field(default_factory=set)
    weights: dict[str, float] = field(default_factory=dict)
    solo: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    phrases: list[Phrase] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Read:
    need: str
    stems: tuple[str, ...]
    german: bool
    factor: float


@dataclass(frozen=True, slots=True)
class Small:
    """Folded words that say nothing inside a phrase (`stopwords`), or little (`pale`), and dialect words -> standard ones."""

    stopwords: frozenset[str] = frozenset()
    pale: frozenset[str] = frozenset()
    standard: Mapping[str, str] = field(default_factory=dict)


def compile_words(need_words: Iterable[NeedWord], small: Small) -> WordIndex:
    """The index of all words for needs."""
    index = WordIndex()
    german_first = sorted(need_words, key=lambda word: word.language != "de")
    read = [found for word in german_first if (found := _read(index, word, small)) is not None]
    needs_of: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    named = {one for entry in read if entry.factor > _CLUE for one in entry.stems}
    for entry in read:
        for one in entry.stems:
            if entry.factor > _CLUE or one not in named:  # what a word means is not blurred by where it is only a clue
                needs_of[one].add(entry.need)
                counts[one][entry.need] += 1
    most = log(1 + len({entry.need for entry in read}))
    index.weights = {one: max(_LEAST_WEIGHT, 1 - log(len(needs)) / most) for one, needs in needs_of.items()}
    alone = {entry.stems[0] for entry in read if len(entry.stems) == 1}
    for one in {stem(word) for word in small.pale | small.stopwords}.intersection(index.weights) - alone:
        index.weights[one] = max(_LEAST_WEIGHT, _PALE * index.weights[one])
    for entry in read:
        _add(index, entry)
    for one, by_need in counts.items():
        total = by_need.total() + 1
        for need, count in by_need.items():
            _point(index, one, need, _TENDENCY * count / total)
    return index


def _read(index: WordIndex, word: NeedWord, small: Small) -> _Read | None:
    tokens = words(cited(word.phrase))
    if not tokens:
        return None
    german = word.language == "de"
    meant = {token: small.standard.get(token, token) if german else token for token in tokens}
    kept = [token for token in tokens if not {token, meant[token]} & small.stopwords]
    if all({token, meant[token]} & small.pale for token in kept):  # 'ich kann nicht mehr' says it by its small words
        kept = tokens
    stems = [stem(meant[token]) if german else _stem(index, small, token) for token in kept]
    index.surfaces.update(zip(kept, stems, strict=True))
    if word.is_label:
        index.labels.update(kept)
    if german:
        index.german.update(stems)
    unique = tuple(dict.fromkeys(stems))
    rest = _REST_OF_PHRASE if len(unique) == 1 and len(tokens) > 1 else 1.0
    return _Read(word.need, unique, german, word.strength * rest)


def _stem(index: WordIndex, small: Small, token: str) -> str:
    """The stem of a word of another language; one of its own where only the stem is that of a German or small one: 'rent' is no 'Rente'."""
    if token in index.surfaces:
        return index.surfaces[token]
    found = stem(token)
    is_other = found in index.german or (found != token and found in small.stopwords)
    return token + _OWN if is_other else found


def _add(index: WordIndex, entry: _Read) -> None:
    friend = {one: _FALSE_FRIEND if one in index.german and not entry.german else 1.0 for one in entry.stems}
    factor = entry.factor * max(friend.values())  # with one word that is German, or not at all, the others make sure what is meant
    if len(entry.stems) == 1:
        _point(index, entry.stems[0], entry.need, factor)
        return
    weights = {one: index.weights[one] for one in entry.stems}
    mass = sum(weights.values())
    for one, weight in weights.items():
        _point(index, one, entry.need, _PART_OF_PHRASE * entry.factor * friend[one] * weight / mass)
    index.phrases.append(Phrase(entry.need, weights, mass, factor))


def _point(index: WordIndex, one: str, need: str, strength: float) -> None:
    if strength > index.solo[one].get(need, 0):
        index.solo[one][need] = strength
