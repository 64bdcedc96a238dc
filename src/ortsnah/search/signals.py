"""What a text says beside needs and places: age, urgency, open now, free places, access, cost, language; and which words say little."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from ortsnah.domain.dialled import is_number
from ortsnah.domain.moments import When
from ortsnah.domain.stems import stem
from ortsnah.domain.text import words
from ortsnah.search.query import Filters
from ortsnah.search.when import WhenReader

_LONGEST_PHRASE = 4
#: a day or an hour beside few words says when somebody wants to go there; else it is part of a story
_FEW_WORDS = 3
#: 'heute offen' means now
_TODAY = When(ahead=0)
#: letters of the shortest head of a compound that is looked at, and of what stands before it
_HEAD, _MODIFIER = 5, 3
#: what asks for something besides a need
_ASKED = ("urgent", "open_now", "free_places", "wheelchair", "free_of_charge", "language")
#: ... and what says no need either, though it may begin like one
_BESIDE_NEEDS = (*_ASKED, "day", "stopword")
_MOST_MONTHS = 18 * 12
_BEFORE_AGE = frozenset({"ab", "mit", "von"})
_MONTHS = {"monat": 1, "monate": 1, "monaten": 1, "mon": 1, "jahr": 12, "jahre": 12, "jahren": 12, "j": 12, "jahriges": 12,
           "jahrige": 12, "jahriger": 12, "jahrigen": 12}  # fmt: skip


class Said(NamedTuple):
    """The signals of a text, the words that are left of it, and those with the signals that may mean something else as well."""

    rest: list[str]
    unread: list[str]
    filters: Filters = Filters()
    urgent: bool = False
    open: bool = False
    when: When | None = None  # another day or hour
    aside: tuple[When, str] | None = None  # a day or an hour that may say what is needed instead, and the text without it


class Signals:
    """Takes out of a text what is no need; `knows` tells whether a word points to a need, then it is left alone where it stands alone, and
    `begins` whether it may still become such a word.
    """

    def __init__(self, signals: Iterable[tuple[str, str, str]], knows: Callable[[str], bool], begins: Callable[[str], bool]) -> None:
        self._by_kind: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, phrase, value in signals:
            self._by_kind[kind][phrase] = value
        self._knows, self._begins = knows, begins
        self._first_words = {kind: {phrase.partition(" ")[0] for phrase in phrases} for kind, phrases in self._by_kind.items()}
        self.when = WhenReader(self._by_kind)
        self._heads = tuple(self._by_kind["heads"])
        self._elsewhere = frozenset(map(stem, self._by_kind["elsewhere"]))
        self._ends_elsewhere = lru_cache(maxsize=4096)(self._find_elsewhere)
        self._pale = frozenset(map(stem, self._by_kind["pale"]))
        self._sorted = sorted({word for kind in _BESIDE_NEEDS for phrase in self._by_kind[kind] for word in phrase.split()})

    def hear(self, text: str) -> tuple[str, Said]:
        """Day and hour first, then the others; the text without the former.

        With a word for 'open', or as a day with an hour, they are the moment that is looked at; else they may say what is needed ('vor 7
        Uhr', 'Betreuung am Samstag'), or be part of a story ('Vorstellungsgespräch am Montag, noch nie eins gehabt').
        """
        when, rest = self.when.find(text)
        if when is not None and when != _TODAY:
            said = self.take(words(rest), beside=True)
            if said.open or (when.names_day and when.time is not None):
                return rest, said._replace(when=when, open=True)
            if (when.names_day or when.time is not None) and len(words(rest)) <= _FEW_WORDS:
                return text, self.take(words(text))._replace(aside=(when, rest))
        return text, self.take(words(text))

    def take(self, tokens: list[str], *, beside: bool = False) -> Said:
        """What the words say, and the others; all of them where none would be left, but for those that ask for what is open.

        `beside` other words of the text that are gone already.
        """
        rest, age = self._take_age(tokens)
        rest, _ = self._take(rest, "hours")  # 'wann offen' asks for the hours, it does not want what is open now
        unread = rest
        rest, is_open = self._take(rest, "open_now", beside=beside)  # before 'urgent', which knows the 'jetzt' in 'jetzt offen'
        rest, urgent = self._take(rest, "urgent")
        rest, free_places = self._take(rest, "free_places")
        rest, wheelchair = self._take(rest, "wheelchair")
        rest, free_of_charge = self._take(rest, "free_of_charge")
        rest, language = self._take(rest, "language")
        filters = Filters(
            free_places=free_places is not None,
            wheelchair=wheelchair is not None,
            language=language or "",
            age_months=age,
            free_of_charge=free_of_charge is not None,
        )
        left = rest if rest or is_open is not None or free_places is not None or beside else tokens
        return Said(left, unread or tokens, filters, urgent is not None, is_open is not None)

    def may_become_one(self, word: str) -> bool:
        """True for the beginning of a word that says no need: 'dringend', 'Plätze', 'Montag', 'bitte'."""
        at = bisect_left(self._sorted, word)
        return at < len(self._sorted) and self._sorted[at].startswith(word)

    def is_small(self, word: str) -> bool:
        """True for 'wer', 'hat' and their like, which say nothing without others."""
        return word in self._by_kind["stopword"]

    def says_nothing(self, tokens: Iterable[str]) -> bool:
        """True when all of the words are small or pale ones, or numbers, but for those of telephones."""
        return all(
            (token.isdigit() and not is_number(token)) or token in self._by_kind["stopword"] or stem(token) in self._pale
            for token in tokens
        )

    def is_elsewhere(self, word: str) -> bool:
        """True when the word belongs to other matters than the services here."""
        return word in self._by_kind["elsewhere"] or self._ends_elsewhere(word)

    def _find_elsewhere(self, word: str) -> bool:
        """True for a form of such a word, and for 'Pflaumenkuchen': the last part of a compound that nobody knows decides what it is."""
        if self._knows(word) or self._begins(word):
            return False
        if len(word) >= _HEAD and stem(word) in self._elsewhere:
            return True
        ends = (start for start in range(_MODIFIER, len(word) - _HEAD + 1) if word[start:] in self._by_kind["elsewhere"])
        return next(ends, None) is not None and not word.endswith(self._heads)

    def is_beside(self, word: str) -> bool:
        """True for 'mit' and its like, which may join two wishes."""
        return word in self._by_kind["beside"]

    def parts(self, tokens: list[str], kind: str) -> list[list[str]]:
        """The words between 'und' and its like ('between'), or 'mit' and its like ('beside')."""
        between = self._by_kind[kind]
        parts: list[list[str]] = [[]]
        for token in tokens:
            if token in between:
                parts.append([])
            else:
                parts[-1].append(token)
        return [part for part in parts if part]

    def content(self, tokens: Iterable[str]) -> list[str]:
        """The words that carry meaning, dialect words in their standard form; small words only where there are no others."""
        tokens, small, folding = list(tokens), self._by_kind["stopword"], self._by_kind["folding"]
        in_dialect = any(token in folding and not self._knows(token) for token in tokens)
        content = []
        for token in tokens:
            if token in small and (in_dialect or not self._knows(token)):  # 'fa mei Klään' is 'für', 'FA Orthopädie' a doctor
                continue
            standard = folding.get(token)
            if standard is None or self._knows(token):
                content.append(token)
            else:
                content += [word for word in words(standard) if word not in small]
        full = [word for word in content if word not in small]
        full = [word for word in full if stem(word) not in self._pale or self._knows(word) or self.is_elsewhere(word)] or full
        return list(dict.fromkeys(full or content))

    def known(self, tokens: Iterable[str]) -> list[str]:
        """All words, the small ones as well where phrases have them."""
        return list(dict.fromkeys(token for token in tokens if token not in self._by_kind["stopword"] or self._knows(token)))

    def _take(self, tokens: list[str], kind: str, *, beside: bool = False) -> tuple[list[str], str | None]:
        """Take the longest phrase of this kind out of the tokens; its value ('' when it has none), None when there is none.

        'Nur Kurdisch' is what somebody speaks, and tells what is needed.
        """
        if self._first_words.get(kind, set()).isdisjoint(tokens):
            return tokens, None
        phrases, own = self._by_kind[kind], self._by_kind["own_language"] if kind == "language" else {}
        for length in range(_LONGEST_PHRASE, 0, -1):
            for first in range(len(tokens) - length + 1):
                phrase = " ".join(tokens[first : first + length])
                is_own = first > 0 and tokens[first - 1] in own
                if phrase in phrases and not is_own and (beside or len(tokens) > length or not self._knows(phrase)):
                    return tokens[:first] + tokens[first + length :], phrases[phrase]
        return tokens, None

    def _take_age(self, tokens: list[str]) -> tuple[list[str], int | None]:
        """'2 jahre', 'ab 1 jahr', 'dreijähriges': the age in months, the words taken away; 'mit baby' keeps its words."""
        numbers, ages = self._by_kind["number"], self._by_kind["age"]
        for first, token in enumerate(tokens):
            number = float(token if token.isdecimal() and len(token) <= 2 else numbers.get(token, "-1"))
            unit = _MONTHS.get(tokens[first + 1]) if first + 1 < len(tokens) else None
            if number >= 0 and unit:
                start = first - 1 if first and tokens[first - 1] in _BEFORE_AGE else first
                months = int(number * unit)
                return (tokens[:start] + tokens[first + 2 :], months) if months <= _MOST_MONTHS else (tokens, None)
        for token in tokens:
            if token in ages:
                least = int(ages[token].split("-")[0])
                return tokens, least if len(tokens) > 1 else None
        return tokens, None
