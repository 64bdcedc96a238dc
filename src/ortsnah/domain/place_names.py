"""The names of the district's places: what they mean, and where a text names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ortsnah.domain.places import Place
from ortsnah.domain.text import spread, words

_WORD = re.compile(r"[^\W_]+")
_BETWEEN_NAMES = re.compile(r"[^\w\s.()/-]|\bund\b")
_HALF = re.compile(r"([^\W\d_]+)-\s*(?:und|/|,)\s*([^\W\d_]+)")
_SAINT = {"sankt": "st", "skt": "st"}


def name_words(name: str) -> list[str]:
    """The words by which names of places are compared: folded, 'Sankt' as 'st', ae and ue as umlauts."""
    return [_SAINT.get(word, spread(word)) for word in words(name)]


class Where(NamedTuple):
    """A municipality (`place` is '') or a place in it, as the district spells them."""

    municipality: str
    place: str = ""

    @property
    def name(self) -> str:
        """The name that a person says."""
        return self.place or self.municipality


class Names:
    """The names of the district's places, as they are found in a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_name: dict[tuple[str, ...], list[Where]] = {}
        self._parents: dict[Where, str] = {}
        for place in places:
            where = Where(place.municipality, "" if place.is_municipality else place.name)
            for name in (place.name, *place.aliases):
                found = self._by_name.setdefault(tuple(name_words(name)), [])
                if where not in found:
                    found.append(where)
            if place.parent:
                self._parents[where] = place.parent
        self._by_name.pop((), None)
        self._longest = max(map(len, self._by_name), default=0)

    def municipality(self, name: str) -> str:
        """The municipality of that name in the district's spelling, '' when it has none."""
        return next((where.municipality for where in self._meanings(name) if not where.place), "")

    def homes(self, name: str) -> set[str]:
        """The municipalities that have such a place, or bear the name themselves."""
        return {where.municipality for where in self._meanings(name)}

    def around(self, place: str, municipality: str) -> list[Where]:
        """A place, the village that it is part of, and its municipality: the narrowest first. Unknown names stand for themselves."""
        region = self.municipality(municipality) or municipality
        known = [where for where in self._meanings(place) if region in {"", where.municipality}]
        at = next((where for where in known if where.place), None)
        if at is not None:
            parent = self._parents.get(at)
            return [at, *([Where(at.municipality, parent)] if parent else []), Where(at.municipality)]
        whole = region or next((where.municipality for where in known), "")
        return [*([Where(whole, place)] if place and not known else []), *([Where(whole)] if whole else [])]

    def _meanings(self, name: str) -> list[Where]:
        return self._by_name.get(tuple(name_words(name)), [])

    def find(self, text: str) -> Iterator[tuple[int, int, list[Where]]]:
        """Begin, end and meanings of each name in the text, the longest name first wherever several begin."""
        tokens = [(match.start(), match.end(), name_words(match.group())) for match in _WORD.finditer(text)]
        first = 0
        while first < len(tokens):
            for last in range(min(len(tokens), first + self._longest), first, -1):
                start, end = tokens[first][0], tokens[last - 1][1]
                found = self._by_name.get(tuple(word for token in tokens[first:last] for word in token[2]), [])
                if found and not _BETWEEN_NAMES.search(text[start:end]):
                    yield start, end, found
                    first = last - 1
                    break
            first += 1
        yield from self._halves(text)

    def _halves(self, text: str) -> Iterator[tuple[int, int, list[Where]]]:
        """'Ober-' in 'Ober- und Niederlinxweiler'."""
        for match in _HALF.finditer(text):
            half, whole = match.group(1), match.group(2)
            ends = (whole[cut:] for cut in range(1, len(whole) - 3))
            found = next(filter(None, (self._meanings(half + end) for end in ends)), None)
            if found and self._meanings(whole):
                yield match.start(), match.end(1) + 1, found
