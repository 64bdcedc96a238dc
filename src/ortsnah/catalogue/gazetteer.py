"""Finding the rows of the places that records name, while a catalogue is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from statistics import median

from ortsnah.domain.geo import Point
from ortsnah.domain.place_names import name_words
from ortsnah.domain.places import Level, Place
from ortsnah.domain.service import Service

#: 'Gemeinde Oberthal', 'Kreisstadt St. Wendel', 'Gronig, Gemeinde Oberthal': words that say what a name is of
_RANKS = frozenset({"gemeinde", "stadt", "kreisstadt", "ortsteil", "ot"})
#: begins the key of a municipality outside the district, which has no official one here
_OUTSIDE = "~"


class Gazetteer:
    """Resolves names to (municipality id, place id). A village comes before the municipality of the same name."""

    def __init__(self) -> None:
        self.places: dict[int, Place] = {}  # by place id, which begin at 1
        self.names: dict[str, str] = {}  # by municipality id
        self._municipalities: dict[str, str] = {}
        self._homes: dict[str, set[str]] = defaultdict(set)  # name of a village -> the municipalities that have one
        self._villages: dict[tuple[str, str], int] = {}
        self._aliases: dict[tuple[str, str], int] = {}
        self._wholes: dict[tuple[str, str], int] = {}

    def add(self, place: Place) -> tuple[str, int]:
        """Give the place its keys."""
        key = place.ags or self.municipality(place.municipality) or _OUTSIDE + _key(place.municipality)
        number = len(self.places) + 1
        self.places[number] = place
        self.names.setdefault(key, place.municipality)
        self._municipalities.setdefault(_key(place.municipality), key)
        for name in map(_key, (place.name, *place.aliases)):
            if place.is_municipality:
                self._municipalities.setdefault(name, key)
                self._wholes.setdefault((key, name), number)
            else:
                self._homes[name].add(key)
                (self._villages if name == _key(place.name) else self._aliases).setdefault((key, name), number)
        return key, number

    def municipality(self, name: str) -> str | None:
        """The id of the municipality with this name, or of the only one with such a village: lists give villages as towns."""
        for said in _readings(name):
            if said in self._municipalities:
                return self._municipalities[said]
        homes = self._homes.get(_key(name), set())
        if len(homes) == 1:
            return next(iter(homes))
        both = self._both(name)
        return both and both[0]

    def place(self, name: str, municipality: str = "") -> tuple[str, int] | None:
        """The keys of a place in the named municipality, or, when none is named, in the only one that has it."""
        key = self.municipality(municipality or name)
        if key is None:
            return None
        for names in (self._villages, self._aliases, self._wholes):
            for said in _readings(name):
                if (key, said) in names:
                    return key, names[key, said]
        both = self._both(name)
        return both if both and both[0] == key else None

    def _both(self, name: str) -> tuple[str, int] | None:
        """The keys where a name says municipality and village in one: 'Oberthal-Gronig', 'Gronig (Oberthal)', 'Gronig, Gemeinde Oberthal'."""
        said = [word for word in _key(name).split() if word not in _RANKS]
        for cut in range(1, len(said)):
            for whole, part in ((said[:cut], said[cut:]), (said[cut:], said[:cut])):
                at = (self._municipalities.get(" ".join(whole), ""), " ".join(part))
                if number := self._villages.get(at) or self._aliases.get(at):
                    return at[0], number
        return None

    def is_ambiguous(self, name: str) -> bool:
        """True where several municipalities have such a village, and none bears the name itself."""
        return self.municipality(name) is None and len(self._homes.get(_key(name), ())) > 1

    def is_whole(self, name: str) -> bool:
        """True for the name of a municipality, false for that of a village."""
        return any(said in self._municipalities for said in _readings(name))


@lru_cache(maxsize=8192)  # many records name the same places
def _key(name: str) -> str:
    """The form in which names are compared."""
    return " ".join(name_words(name))


@lru_cache(maxsize=8192)
def _readings(name: str) -> tuple[str, ...]:
    """The name as it is compared, and without the words that say what it is of."""
    key = _key(name)
    return tuple(filter(None, dict.fromkeys((key, " ".join(word for word in key.split() if word not in _RANKS)))))


def unknown_places(services: Iterable[Service], known: Gazetteer) -> list[Place]:
    """Places that records name but the district's file does not hold, each at the middle of what lies there."""
    places: dict[tuple[str, str], Place] = {}
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mentioned, point in _mentioned(services):
        if known.place(mentioned.name, mentioned.municipality) or known.is_ambiguous(mentioned.municipality):
            continue
        whole = mentioned._replace(name=mentioned.municipality, level=Level.MUNICIPALITY)
        is_whole = _key(mentioned.name) == _key(whole.name)
        for place in (whole,) if is_whole else (whole, mentioned):
            if place is whole and known.municipality(place.name) is not None:
                continue
            key = (_key(place.municipality), _key(place.name))
            places.setdefault(key, place)
            codes[key].add(place.postal_code)
            if point:
                points[key].append(point)
    return [_completed(place, _middle(points[key]), codes[key] - {""}) for key, place in places.items()]


def _completed(place: Place, point: Point | None, codes: set[str]) -> Place:
    """With what the records tell; of several postal codes none is the place's own, but the municipality is found by each."""
    if len(codes) == 1:
        return place._replace(point=point, postal_code=next(iter(codes)))
    return place._replace(point=point, postal_code="", aliases=tuple(sorted(codes)) if place.is_municipality else ())


def _mentioned(services: Iterable[Service]) -> Iterator[tuple[Place, Point | None]]:
    """The places of all locations and service areas, as the records spell them."""
    for service in services:
        for location in service.locations:
            if (name := location.place or location.municipality) and not location.confidential:
                yield Place(name, location.municipality or name, postal_code=location.postal_code, source=service.source), location.point
        for area in service.areas:
            if name := area.place or area.municipality:
                yield Place(name, area.municipality or name, source=service.source), None


def _middle(points: list[Point]) -> Point | None:
    return Point(median(p.latitude for p in points), median(p.longitude for p in points)) if points else None
