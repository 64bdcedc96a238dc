"""Finding a place by what is typed: name, alias, municipality, postcode, with typing mistakes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.catalogue.read import KnownPlace
from ortsnah.domain.place_names import name_words
from ortsnah.domain.places import Level
from ortsnah.domain.text import spread

if TYPE_CHECKING:
    from ortsnah.domain.place_names import Names

_ORDER = {Level.MUNICIPALITY: 0, Level.VILLAGE: 1, Level.SETTLEMENT: 2}
_EXACT, _BEGINNING, _WITHIN, _MISTYPED = range(4)
#: from so many letters on, one or two typing mistakes are forgiven
_ONE_MISTAKE, _TWO_MISTAKES = 4, 8
_LABELS = {"ganze", "gemeinde", "kreisstadt", "ortsteil", "landkreis"}


def key(text: str) -> str:
    """The form in which names are compared."""
    return " ".join(name_words(text))


class _Entry(NamedTuple):
    place: KnownPlace
    names: tuple[str, ...]
    municipality: str


class Gazetteer:
    """All places of a catalogue, by name."""

    def __init__(self, places: Iterable[KnownPlace], district: str = "") -> None:
        self.places = list(places)
        self._district = {key(district), key(district.removeprefix("Landkreis ")), "landkreis", "ganzer landkreis"} - {""}

    @cached_property
    def _entries(self) -> list[_Entry]:
        keys = lru_cache(maxsize=None)(key)
        return [
            _Entry(known, tuple(dict.fromkeys(map(key, (known.place.name, *known.place.aliases)))), keys(known.place.municipality))
            for known in self.places
        ]

    @cached_property
    def names(self) -> Names:
        """The same names, as they are found in the duties of contacts."""
        from ortsnah.domain.place_names import Names  # not before the first paint

        return Names(known.place for known in self.places)

    @cached_property
    def _by_name(self) -> dict[str, list[KnownPlace]]:
        found: dict[str, list[KnownPlace]] = defaultdict(list)
        for entry in self._entries:
            for name in entry.names:
                found[name].append(entry.place)
        return found

    @cached_property
    def _in_municipality(self) -> dict[str, list[KnownPlace]]:
        found: dict[str, list[KnownPlace]] = defaultdict(list)
        for known in self.places:
            found[known.municipality_id].append(known)
        return found

    @cached_property
    def _alike(self) -> dict[tuple[str, int], list[str]]:
        """(First letter, length) -> names, for typing mistakes."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for name in self._by_name:
            found[name[:1], len(name)].append(name)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._by_name)

    @cached_property
    def _longest(self) -> int:
        return max((name.count(" ") + 1 for name in self._by_name), default=1)

    def exact(self, name: str) -> KnownPlace | None:
        """The place of this very name (any alias); of several the municipality's own place first."""
        return min(self._by_name.get(key(name), ()), key=lambda known: _ORDER[known.place.level], default=None)

    def exact_label(self, label: str) -> KnownPlace | None:
        """The place with this label, as the place field shows it and the settings remember it."""
        return next((known for known in self.places if known.place.label == label), None)

    def whole_district(self, text: str) -> bool:
        """True when the text names the district rather than a place in it."""
        return key(text) in self._district and self.exact(text) is None

    def complete(self, text: str, limit: int = 12) -> list[KnownPlace]:
        """The places that the text may mean, the likeliest first; everything when it is empty."""
        typed = [word for word in key(text).split() if word not in _LABELS]
        if not typed:
            return self.places[:limit]
        ranked = []
        for position, entry in enumerate(self._entries):
            rank = _rank(entry, typed)
            if rank is not None:
                ranked.append((*rank, _ORDER[entry.place.place.level], position, entry.place))
        ranked.sort(key=lambda row: row[:-1])
        if ranked and ranked[0][0] < _MISTYPED:
            ranked = [row for row in ranked if row[0] < _MISTYPED]
        return [row[-1] for row in ranked[:limit]]

    def resolve(self, text: str) -> KnownPlace | None:
        """The one place that the text names, also with a typing mistake or by its beginning; None when nothing is like it."""
        if not key(text):
            return None
        return self.exact(text) or next(iter(self.complete(text, 1)), None)

    def within(self, text_words: list[str]) -> tuple[KnownPlace, int, int] | None:
        """The longest place name inside a text: the place, index of its first word, number of words."""
        for length in range(min(self._longest, len(text_words)), 0, -1):
            for first in range(len(text_words) - length + 1):
                known = self.exact(" ".join(text_words[first : first + length]))
                if known is not None:
                    return known, first, length
        return None

    def begins(self, word: str) -> bool:
        """True when the name of a place begins so."""
        at = bisect_left(self._sorted, typed := spread(word))
        return at < len(self._sorted) and self._sorted[at].startswith(typed)

    def mistyped(self, word: str) -> KnownPlace | None:
        """A place whose name differs from the word by one or two typing mistakes; only for longer words."""
        if len(word) < _ONE_MISTAKE + 2:
            return None
        typed = spread(word)
        most = 1 if len(typed) < _TWO_MISTAKES else 2
        from rapidfuzz import process  # not before the first paint
        from rapidfuzz.distance import OSA

        lengths = range(len(typed) - most, len(typed) + most + 1)
        alike = chain.from_iterable(self._alike.get((typed[0], length), ()) for length in lengths)
        best = process.extractOne(typed, alike, scorer=OSA.distance, score_cutoff=most)
        return self.exact(best[0]) if best else None

    def covering(self, known: KnownPlace) -> list[int]:
        """Ids of the places whose service areas reach this place: itself, what it lies in, and what lies in it."""
        same = self._in_municipality[known.municipality_id]
        if known.place.is_municipality:
            return [other.id for other in same]
        return [
            other.id
            for other in same
            if other.id == known.id or other.place.name == known.place.parent or other.place.parent == known.place.name
        ]


def _rank(entry: _Entry, typed: list[str]) -> tuple[int, int] | None:
    """(kind of match, mistakes), None for no match. Words beyond the name may name the municipality or the postcode."""
    joined = " ".join(typed)
    code = entry.place.place.postal_code
    if joined.isdigit():
        codes = [each for each in (code, *entry.names) if each.startswith(joined)]  # a town has several
        return (_BEGINNING if joined in codes else _WITHIN, 0) if codes else None
    rest = [word for word in typed if word != code]
    best: tuple[int, int] | None = None
    for name in entry.names:
        if (rank := _rank_name(name, entry.municipality, rest)) is not None and (best is None or rank < best):
            best = rank
    return best


def _rank_name(name: str, municipality: str, typed: list[str]) -> tuple[int, int] | None:
    joined = " ".join(typed)
    if joined in (name, f"{name} {municipality}"):
        return _EXACT, 0
    if name.startswith(joined) or f"{name} {municipality}".startswith(joined):
        return _BEGINNING, 0
    own = f"{name} {municipality}".split()
    if all(any(part.startswith(word) for part in own) for word in typed) and any(
        part.startswith(word) for word in typed for part in name.split()
    ):
        return _WITHIN, 0
    if len(joined) < _ONE_MISTAKE:
        return None
    most = 1 if len(joined) < _TWO_MISTAKES else 2
    from rapidfuzz.distance import OSA  # not before the first paint

    cuts = [len(joined) + shift for shift in (-1, 0, 1)] if name[0] == joined[0] else []
    distance = min(OSA.distance(joined, beginning, score_cutoff=most) for beginning in (name, *(name[:cut] for cut in cuts)))
    return (_MISTYPED, distance) if distance <= most and (cuts or distance <= 1) else None
