"""Text -> what is meant: needs, a place, an age, urgency, what the service must offer, and the words that are left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.text import words
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters, Understood
from ortsnah.search.vocabulary import JOINED, Vocabulary

#: a need is taken when so much of what the query says points to it ...
_ENOUGH = 0.5
#: ... and a further reading of the same words when it is nearly as good as the best
_NEARLY = 0.8
#: a phrase with a part missing counts for at least this of its words
_LOOSE = 0.45
_MOST_NEEDS = 4
_BEFORE_PLACE = frozenset({"in", "bei", "aus", "nach", "von", "um", "nahe", "raum", "im", "zu"})
_MONTHS = {"monat": 1, "monate": 1, "monaten": 1, "mon": 1, "jahr": 12, "jahre": 12, "jahren": 12, "j": 12, "jahriges": 12,
           "jahrige": 12, "jahriger": 12, "jahrigen": 12}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a need: its score from 0 to 1 and the words (by position) that it rests on."""

    need: str
    score: float
    used: frozenset[int]


class Interpreter:
    """Understands texts by the words of one catalogue."""

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._signals: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, phrase, value in catalogue.signals():
            self._signals[kind][phrase] = value
        self._stopwords = frozenset(phrase for phrase in self._signals["stopword"])
        self._order = {need.id: position for position, need in enumerate(catalogue.needs())}
        self.vocabulary = Vocabulary(catalogue.phrases(), self._stopwords)

    def understand(self, text: str) -> Understood:
        """What the text says. A text that ends in a letter is taken as still being typed."""
        tokens = words(text)
        unfinished = bool(text) and text[-1].isalnum()
        understood, rest = self._take_signals(tokens)
        rest, place = self._take_place(rest)
        content = self._content(rest)
        needs, suggestions, together, used = self._needs(content, unfinished and bool(content) and bool(rest) and rest[-1] == content[-1])
        left = tuple(word for position, word in enumerate(content) if position not in used)
        matched = tuple(word for position, word in enumerate(content) if position in used)
        return replace(
            understood, place=place, needs=needs, together=together, suggestions=suggestions, words=left if needs else tuple(content),
            matched=matched,
        )  # fmt: skip

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
        rest, word = self._take(rest, "urgent")
        urgent = word is not None
        rest, word = self._take(rest, "free_places")
        filters = replace(filters, free_places=word is not None)
        rest, word = self._take(rest, "wheelchair")
        filters = replace(filters, wheelchair=word is not None)
        rest, word = self._take(rest, "free_of_charge")
        filters = replace(filters, free_of_charge=word is not None)
        rest, code = self._take(rest, "language")
        filters = replace(filters, language=code or "", age_months=age)
        return Understood(filters=filters, urgent=urgent), rest if rest else tokens

    def _take(self, tokens: list[str], kind: str) -> tuple[list[str], str | None]:
        """Take the longest phrase of this kind out of the tokens; its value ('' when it has none), None when there is none."""
        phrases = self._signals[kind]
        for length in (4, 3, 2, 1):
            for first in range(len(tokens) - length + 1):
                phrase = " ".join(tokens[first : first + length])
                if phrase in phrases and not (length == 1 and kind != "urgent" and self.vocabulary_has(phrase)):
                    return tokens[:first] + tokens[first + length :], phrases[phrase]
        return tokens, None

    def vocabulary_has(self, word: str) -> bool:
        """True when the word points to a need, and so must not be taken away as something else."""
        return self.vocabulary.knows(word)

    def _take_age(self, tokens: list[str]) -> tuple[list[str], int | None]:
        """'2 jahre', 'ab 1 jahr', 'dreijähriges': the age in months, the words taken away; 'mit baby' keeps its words."""
        numbers = self._signals["number"]
        for first, token in enumerate(tokens):
            number = int(token) if token.isdigit() and len(token) <= 2 else int(float(numbers.get(token, "-1")))
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

    def _take_place(self, tokens: list[str]):  # type: ignore[no-untyped-def]
        found = self._gazetteer.within(tokens)
        if found is not None:
            known, first, length = found
            introduced = first > 0 and tokens[first - 1] in _BEFORE_PLACE
            if introduced or length > 1 or not self.vocabulary.knows(tokens[first]):
                rest = tokens[: first - 1 if introduced else first] + tokens[first + length :]
                return rest, known
        if len(tokens) > 1:
            for position, token in enumerate(tokens):
                if not self.vocabulary.lookup(token, False) and (known := self._gazetteer.mistyped(token)):
                    return tokens[:position] + tokens[position + 1 :], known
        return tokens, None

    def _needs(self, content: list[str], unfinished: bool) -> tuple[tuple[str, ...], tuple[str, ...], bool, set[int]]:
        """(needs, suggestions, whether the needs are several wishes, positions of the words they rest on)."""
        if not content:
            return (), (), False, set()
        matches = self._matches(content, unfinished)
        ranked = self._score(content, matches)
        if not ranked:
            return (), (), False, set()
        best = ranked[0]
        if best.score < _ENOUGH:
            return (), tuple(evidence.need for evidence in ranked[:3]), False, set()
        chosen = [e for e in ranked if e.score >= _NEARLY * best.score][:_MOST_NEEDS]
        used = set(best.used)
        together = False
        left = set(range(len(content))) - used
        if left:
            part = {position: matches[position] for position in left}
            for second in self._score([content[p] for p in sorted(left)], {i: part[p] for i, p in enumerate(sorted(left))}):
                if second.score >= 0.75 and second.need != best.need:
                    positions = {sorted(left)[p] for p in second.used}
                    chosen = [best, second, *(e for e in chosen if e.need not in {best.need, second.need})][:_MOST_NEEDS]
                    used |= positions
                    together = True
                break
        return tuple(dict.fromkeys(e.need for e in chosen)), (), together, used

    def _matches(self, content: list[str], unfinished: bool) -> dict[int, dict[str, float]]:
        last = len(content) - 1
        matches = {p: dict(self.vocabulary.lookup(word, unfinished and p == last)) for p, word in enumerate(content)}
        for position in range(last):  # 'Schuldner beratung' is one word split apart
            joined = content[position] + content[position + 1]
            for stem, worth in self.vocabulary.lookup(joined, unfinished and position + 1 == last).items():
                if worth >= 0.6 and len(joined) > 7:
                    for p in (position, position + 1):
                        matches[p][stem] = max(worth * JOINED, matches[p].get(stem, 0))
        return matches

    def _score(self, content: list[str], matches: dict[int, dict[str, float]]) -> list[_Evidence]:
        """Needs by how well their phrases explain the words, best first."""
        vocabulary = self.vocabulary
        touched: dict[int, dict[str, tuple[float, int]]] = defaultdict(dict)  # phrase -> stem -> (worth, position)
        for position, stems in matches.items():
            for stem, worth in stems.items():
                for number in vocabulary.postings[stem]:
                    if worth > touched[number].get(stem, (0, 0))[0]:
                        touched[number][stem] = (worth, position)
        strength = {p: max((w * vocabulary.weight(s) for s, w in stems.items()), default=1.0) for p, stems in matches.items()}
        for position, stems in matches.items():
            if not stems:
                strength[position] = 0.35
        total = sum(max(value, 0.12) for value in strength.values()) or 1.0
        evidence: dict[str, dict[int, float]] = defaultdict(dict)
        whole: dict[str, float] = defaultdict(float)
        for number, stems in touched.items():
            phrase = vocabulary.phrases[number]
            weights = {stem: vocabulary.weight(stem) for stem in phrase.stems}
            mass = sum(weights.values())
            coverage = sum(weights[stem] * worth for stem, (worth, _) in stems.items()) / mass
            share = _LOOSE * coverage + (1 - _LOOSE) * coverage * coverage
            positions = {position for _, position in stems.values()}
            for stem, (worth, position) in stems.items():
                value = worth * max(weights[stem], 0.12) * (share if len(phrase.stems) > 1 else 1.0)
                if value > evidence[phrase.need].get(position, 0):
                    evidence[phrase.need][position] = value
            if len(positions) >= len(phrase.stems) or coverage >= 0.8:
                gained = coverage * sum(max(strength[p], 0.12) for p in positions) / total
                whole[phrase.need] = max(whole[phrase.need], gained)
        found = [
            _Evidence(need, min(1.0, max(sum(values.values()) / total, whole[need])), frozenset(p for p, v in values.items() if v > 0.1))
            for need, values in evidence.items()
        ]
        return sorted(found, key=lambda e: (-round(e.score, 4), self._order.get(e.need, 0)))
