"""Wishes -> the spots that may fulfil them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ortsnah.catalogue import marks
from ortsnah.catalogue.index import Found, Index, Sought
from ortsnah.domain.dialled import dialled
from ortsnah.domain.text import words
from ortsnah.search.expression import all_of, beginning, term
from ortsnah.search.query import Query, Section, Understood
from ortsnah.search.vicinity import Vicinity

#: how many candidates that serve the place, of all wishes together, are looked at, more where filters leave out some, and how many of the
#: next ones ...
_SERVING, _SERVING_FILTERED, _NEXT = 100, 200, 40
#: ... and how many of what is only perhaps meant: of further readings of a text only the first hits are ever seen
_FEW_SERVING, _FEW_NEXT, _FEWEST_NEXT = 40, 10, 3


#: letters of the shortest text that may be a name beside a need: one of two letters begins too many
_SHORTEST_NAME = 3


class Candidate(NamedTuple):
    """A spot that matches: how near it counts, for which need ('' for words alone), and whether left-over words and the need match it."""

    spot: Found
    section: Section
    need: str
    has_words: bool
    has_need: bool


class Collector:
    """Collects the candidates of one question; `more` tells that not all that serves the place was looked at."""

    def __init__(self, index: Index, vicinity: Vicinity, query: Query, understood: Understood) -> None:
        self._index = index
        self._vicinity = vicinity
        self._query = query
        self._understood = understood
        self._words = self._left_over()
        self._most = _SERVING_FILTERED if query.filters.any else _SERVING
        self.more = False

    def collect(self, wishes: list[str]) -> list[list[Candidate]]:
        """The candidates of each wish, a need or '' for words alone; what bears the typed words in its name is one of each sure wish."""
        titled = self._titled() if any(wishes) and not self._query.needs else []
        understood = self._understood
        sure = len(wishes) if understood.together or not understood.needs else 1
        self._most = max(_FEW_SERVING, self._most // sure) if any(wishes) or self._words else self._query.limit
        return [self._of_wish(need, titled) if number < sure else self._of_reading(need) for number, need in enumerate(wishes)]

    def _of_wish(self, need: str, titled: Iterable[tuple[Found, Section]]) -> list[Candidate]:
        found = self._of_words_and_need(need)
        for spot, section in titled:
            found.setdefault(spot.spot_id, Candidate(spot, section, need, False, _has(spot.needs, need)))
        return list(found.values())

    def _of_words_and_need(self, need: str) -> dict[int, Candidate]:
        """Spot id -> candidate. Left-over words narrow a chosen need only where something has both."""
        query, found = self._query, dict[int, Candidate]()
        if self._words:
            for spot, section in self._find(Sought(need, self._words), afar=not need):
                found[spot.spot_id] = Candidate(spot, section, need, True, bool(need))
            if not need or (found and query.needs and not self._understood.needs):
                return found
            if len(found) >= self._most and not query.filters.any:  # whatever came after these would never be seen
                return found
        if need or not query.text.strip() or self._understood.says_something:
            for spot, section in self._find(Sought(need)):
                found.setdefault(spot.spot_id, Candidate(spot, section, need, False, bool(need)))
        return found

    def _find(self, sought: Sought, *, afar: bool = True) -> list[tuple[Found, Section]]:
        """Where more serve the place than are shown, the next ones are not looked for; filters may leave few of them."""
        enough = None if self._query.filters.any else self._query.limit
        found = self._vicinity.find(sought, self._most, _NEXT, enough=enough, afar=afar)
        self.more = self.more or sum(section is not Section.NEXT for _, section in found) >= self._most
        return found

    def _of_reading(self, need: str) -> list[Candidate]:
        """Of what is only perhaps meant the first hits are enough, and left-over words do not matter."""
        found = self._vicinity.find(Sought(need), _FEW_SERVING, _FEWEST_NEXT, enough=1)
        return [Candidate(spot, section, need, False, True) for spot, section in found]

    def _titled(self) -> list[tuple[Found, Section]]:
        """What holds all the typed words, or words that begin so, in its name or that of its organisation."""
        text = self._query.text
        typed = [marks.title(word) for word in words(text) if len(word) > 1] if len(text.strip()) >= _SHORTEST_NAME else []
        expression = all_of(beginning(word, self._index.long_words) for word in typed)
        return self._vicinity.find(Sought(words=expression), _FEW_SERVING, _FEW_NEXT, enough=1, afar=False) if expression else []

    def _left_over(self) -> str:
        """The expression for the words that are no need: every word must be there, the last typed one may be unfinished."""
        text, names, index = self._query.text, self._understood.names, self._index
        last = next(reversed(words(dialled(text))), "") if text[-1:].isalnum() else ""
        sought = [(word, marks.title(word) if word in names else word) for word in self._understood.words]
        return all_of(beginning(mark, index.long_words) if word == last and word == mark else term(mark) for word, mark in sought)


def _has(needs: str, wanted: str) -> bool:
    """True when the wanted need, or one of the wanted group, is among the needs."""
    return f" {wanted} " in f" {needs} " or f" {wanted}." in f" {needs}"
