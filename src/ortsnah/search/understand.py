"""Text -> what is meant: needs, a place, an age, urgency, what the service must offer, and the words that are left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ortsnah.catalogue.lexicon import StemFacts
from ortsnah.catalogue.read import Catalogue, KnownPlace
from ortsnah.domain.text import words
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters, Understood
from ortsnah.search.vocabulary import Vocabulary

#: a need is taken when so much points to it (1: one word that means this need alone) ...
_ENOUGH = 0.48
#: ... or, in short queries, such a share of what the words say, if it is not next to nothing ...
_ENOUGH_SHARE, _LITTLE = 0.36, 0.2
#: ... a further reading of the same words when it is nearly as good as the best ...
_NEARLY = 0.8
#: ... and a second wish when such a share of the words that are left points to it
_SECOND_SHARE = 0.6
#: parts of a query that are wishes of their own, unless all of it together is one
_WHOLE = 0.85
#: so much more must a reading with all small words say than the one without
_CLEARLY_MORE = 0.3
#: what a word counts that the vocabulary does not know
_UNKNOWN = 0.45
_MOST_NEEDS = 4
_BETWEEN_WISHES = re.compile(r"[,;/+&]|\b(?:und|oder|unn|sowie|and|et|ve|i|und auch)\b", re.IGNORECASE)
_BEFORE_PLACE = frozenset({"in", "bei", "aus", "nach", "von", "um", "nahe", "raum", "im", "zu"})
_MONTHS = {"monat": 1, "monate": 1, "monaten": 1, "mon": 1, "jahr": 12, "jahre": 12, "jahren": 12, "j": 12, "jahriges": 12,
           "jahrige": 12, "jahriger": 12, "jahrigen": 12}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a need: how much, which share that is of what the words say, and on which words (by position) it rests."""

    need: str
    mass: float
    share: float
    used: frozenset[int]

    @property
    def enough(self) -> bool:
        """True when the need may be taken as meant."""
        return self.mass >= _ENOUGH or (self.share >= _ENOUGH_SHARE and self.mass >= _LITTLE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What some words were read as."""

    needs: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    together: bool = False
    used: frozenset[int] = frozenset()
    share: float = 0.0
    mass: float = 0.0
    matched: tuple[str, ...] = ()  # the words, where they are from several parts


class Interpreter:
    """Understands texts by the words of one catalogue."""

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._signals: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, phrase, value in catalogue.lexicon.signals():
            self._signals[kind][phrase] = value
        self._stopwords = frozenset(phrase for phrase in self._signals["stopword"])
        self._order = {need.id: position for position, need in enumerate(catalogue.needs())}
        self.vocabulary = Vocabulary(catalogue.lexicon)

    def understand(self, text: str) -> Understood:
        """What the text says. A text that ends in a letter is taken as still being typed."""
        unfinished = text[-1:].isalnum()
        tokens = words(text)
        understood, rest = self._take_signals(tokens)
        rest, place = self._take_place(rest)
        said = self._take_place(tokens)[0] if place is not None else tokens
        content, reading, with_signals = self._read_best(said, rest, unfinished)
        if with_signals:  # 'Rollstuhl' meant the need, not that the way in must be level
            understood = understood._replace(filters=Filters(age_months=understood.filters.age_months))
        if reading.share < _WHOLE and (parts := self._read_parts(text, place)):
            reading = parts
        left = tuple(word for position, word in enumerate(content) if position not in reading.used)
        matched = reading.matched or tuple(word for position, word in enumerate(content) if position in reading.used)
        return understood._replace(
            place=place, needs=reading.needs, together=reading.together, suggestions=reading.suggestions,
            words=() if reading.together else left, matched=matched,
        )  # fmt: skip

    def _read_best(self, tokens: list[str], rest: list[str], unfinished: bool) -> tuple[list[str], _Reading, bool]:
        """The words that carry meaning and what they mean: first without signals and small words, then, if that says more, with them.

        'Weiß nicht, wo ich heute Nacht schlafe' is urgent, but 'heute Nacht' says also what is needed.
        """
        content = self._content(rest)
        reading = self._read(content, unfinished and bool(content) and rest[-1] == content[-1])
        variants = []
        if len(rest) < len(tokens):
            variants.append((self._content(tokens), reading.share / 2, True))
        if not reading.needs:
            variants.append((list(dict.fromkeys(tokens)), _SECOND_SHARE, False))
        with_signals = False
        for more, least, signals in variants:
            if more != content and len(more) > 1:
                other = self._read(more, unfinished=False)
                if other.mass > reading.mass + _CLEARLY_MORE and other.share >= least:
                    content, reading, with_signals = more, other, signals
        return content, reading, with_signals

    def _read_parts(self, text: str, place: KnownPlace | None) -> _Reading | None:
        """Wishes that a comma or 'und' separates, when at least two parts mean different needs for sure."""
        several = _BETWEEN_WISHES.split(text)
        readings, matched = [], []
        for part in several if len(several) > 1 else ():
            tokens = self._take_signals(words(part))[1]
            if place is not None:
                tokens = self._take_place(tokens)[0]
            content = self._content(tokens)
            reading = self._read(content, unfinished=False)
            if reading.needs and reading.share >= _SECOND_SHARE:
                readings.append(reading)
                matched += [word for position, word in enumerate(content) if position in reading.used]
        firsts = list(dict.fromkeys(reading.needs[0] for reading in readings))
        if len(firsts) < 2:
            return None
        others = [need for reading in readings for need in reading.needs[1:] if need not in firsts]
        return _Reading(tuple([*firsts, *others][:_MOST_NEEDS]), together=True, matched=tuple(matched))

    def _content(self, tokens: list[str]) -> list[str]:
        """The words that carry meaning, dialect words in their standard form."""
        folding = self._signals["folding"]
        content = []
        for token in tokens:
            if token in self._stopwords and not self.vocabulary.knows(token):
                continue
            standard = folding.get(token)
            if standard is None or self.vocabulary.knows(token):
                content.append(token)
            else:
                content += [word for word in words(standard) if word not in self._stopwords]
        kept = [word for word in content if word not in self._stopwords]
        return list(dict.fromkeys(kept or content))

    def _take_signals(self, tokens: list[str]) -> tuple[Understood, list[str]]:
        rest, filters, urgent = list(tokens), Filters(), False
        rest, age = self._take_age(rest)
        rest, word = self._take(rest, "open_now")  # before 'urgent', which knows the 'jetzt' in 'jetzt offen'
        open_now = word is not None
        rest, word = self._take(rest, "urgent")
        urgent = word is not None
        rest, word = self._take(rest, "free_places")
        filters = filters._replace(free_places=word is not None)
        rest, word = self._take(rest, "wheelchair")
        filters = filters._replace(wheelchair=word is not None)
        rest, word = self._take(rest, "free_of_charge")
        filters = filters._replace(free_of_charge=word is not None)
        rest, code = self._take(rest, "language")
        filters = filters._replace(language=code or "", age_months=age)
        return Understood(filters=filters, urgent=urgent, open_now=open_now), rest if rest else tokens

    def _take(self, tokens: list[str], kind: str) -> tuple[list[str], str | None]:
        """Take the longest phrase of this kind out of the tokens; its value ('' when it has none), None when there is none."""
        phrases = self._signals[kind]
        for length in (4, 3, 2, 1):
            for first in range(len(tokens) - length + 1):
                phrase = " ".join(tokens[first : first + length])
                if phrase in phrases and (len(tokens) > length or not self.vocabulary.knows(phrase)):
                    return tokens[:first] + tokens[first + length :], phrases[phrase]
        return tokens, None

    def _take_age(self, tokens: list[str]) -> tuple[list[str], int | None]:
        """'2 jahre', 'ab 1 jahr', 'dreijähriges': the age in months, the words taken away; 'mit baby' keeps its words."""
        numbers = self._signals["number"]
        for first, token in enumerate(tokens):
            number = int(token) if token.isdecimal() and len(token) <= 2 else int(float(numbers.get(token, "-1")))
            unit = _MONTHS.get(tokens[first + 1]) if first + 1 < len(tokens) else None
            if number >= 0 and unit:
                start = first - 1 if first and tokens[first - 1] in {"ab", "mit", "von"} else first
                months = number * unit
                return (tokens[:start] + tokens[first + 2 :], months) if months <= 18 * 12 else (tokens, None)
        for token in tokens:
            if token in self._signals["age"]:
                least = int(self._signals["age"][token].split("-")[0])
                return tokens, least if len(tokens) > 1 else None
        return tokens, None

    def _take_place(self, tokens: list[str]) -> tuple[list[str], KnownPlace | None]:
        named = self._gazetteer.within(tokens)
        if named is not None:
            place, first, length = named
            introduced = first > 0 and tokens[first - 1] in _BEFORE_PLACE
            if introduced or length > 1 or not self.vocabulary.knows(tokens[first]):
                rest = tokens[: first - 1 if introduced else first] + tokens[first + length :]
                return rest, place
        if len(tokens) > 1:
            for position, token in enumerate(tokens):
                if (known := self._gazetteer.mistyped(token)) and not self.vocabulary.lookup(token, False):
                    return tokens[:position] + tokens[position + 1 :], known
        return tokens, None

    def _read(self, content: list[str], unfinished: bool) -> _Reading:
        """The needs that the words mean."""
        matches = self._matches(content, unfinished)
        ranked = self._score(matches)
        if not ranked:
            return _Reading()
        best = ranked[0]
        if not best.enough:
            return _Reading(suggestions=_names(ranked[:3]), mass=best.mass)
        chosen = [e for e in ranked if e.mass >= _NEARLY * best.mass][:_MOST_NEEDS]
        left = sorted(set(range(len(content))) - best.used)
        second = next(iter(self._score([matches[p] for p in left])), None)
        if second is None or second.share < _SECOND_SHARE or second.mass < _ENOUGH or second.need == best.need:
            return _Reading(_names(chosen), used=best.used, share=best.share, mass=best.mass)
        used = best.used | {left[p] for p in second.used}
        return _Reading(_names([best, second, *chosen])[:_MOST_NEEDS], together=True, used=used, share=best.share, mass=best.mass)

    def _matches(self, content: list[str], unfinished: bool) -> list[dict[str, float]]:
        """For each word, stem -> worth."""
        vocabulary, last = self.vocabulary, len(content) - 1
        matches = [vocabulary.lookup(word, unfinished and p == last) for p, word in enumerate(content)]
        for p in range(last):  # 'Schuldner beratung' is one word split apart
            joined = vocabulary.joined(content[p], content[p + 1])
            if joined:
                for q in (p, p + 1):
                    matches[q] = {**matches[q], **{stem: max(worth, matches[q].get(stem, 0)) for stem, worth in joined.items()}}
        return matches

    def _score(self, matches: list[dict[str, float]]) -> list[_Evidence]:
        """Needs by how much of what the words say points to them, best first."""
        lexicon = self.vocabulary.lexicon
        facts = lexicon.facts({stem for stems in matches for stem in stems})
        importance = [_importance(stems, facts) for stems in matches]
        total = sum(importance) or 1.0
        points: dict[str, dict[int, float]] = defaultdict(dict)
        for position, stems in enumerate(matches):
            for stem, worth in stems.items():
                value = worth * min(importance[position], facts[stem].weight)
                for need, alone in facts[stem].solo.items():
                    if value * alone > points[need].get(position, 0):
                        points[need][position] = value * alone
        phrases_met = _phrases_met(matches, facts)
        phrases = lexicon.phrases(phrases_met)
        for number, met in phrases_met.items():
            phrase = phrases[number]
            coverage = sum(phrase.weights[stem] * worth for stem, (worth, _) in met.items()) / phrase.mass
            gained = phrase.factor * coverage
            for worth, position in met.values():
                value = importance[position] * worth * gained
                if value > points[phrase.need].get(position, 0):
                    points[phrase.need][position] = value
        found = [
            _Evidence(
                need,
                sum(by_word.values()),
                sum(by_word.values()) / total,
                frozenset(p for p, v in by_word.items() if v > 0.25 * importance[p]),
            )
            for need, by_word in points.items()
        ]
        return sorted(found, key=lambda e: (-round(e.mass, 3), self._order.get(e.need, 0)))


def _importance(stems: dict[str, float], facts: dict[str, StemFacts]) -> float:
    """How much a typed word says: the weight of its best reading; a word that is not known may be a name."""
    if not stems:
        return _UNKNOWN
    best = max(stems.values())
    return max(facts[stem].weight for stem, worth in stems.items() if worth >= 0.9 * best)


def _phrases_met(matches: list[dict[str, float]], facts: dict[str, StemFacts]) -> dict[int, dict[str, tuple[float, int]]]:
    """Phrases of which at least two words were typed: phrase -> stem -> (worth, position)."""
    seen: dict[int, int] = {}
    several: set[int] = set()
    for position, stems in enumerate(matches):
        for stem in stems:
            for number in facts[stem].phrases:
                if seen.setdefault(number, position) != position:
                    several.add(number)
    met: dict[int, dict[str, tuple[float, int]]] = {number: {} for number in several}
    for position, stems in enumerate(matches):
        for stem, worth in stems.items():
            for number in facts[stem].phrases:
                if number in several and worth > met[number].get(stem, (0, 0))[0]:
                    met[number][stem] = (worth, position)
    return met


def _names(evidence: Iterable[_Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.need for e in evidence))
