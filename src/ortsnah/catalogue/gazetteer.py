"""Finding the rows of the places that records name, while a catalogue is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from statistics import median

from ortsnah.domain.geo import Point
from ortsnah.domain.places import Level, Place
from ortsnah.domain.service import Service
from ortsnah.domain.text import fold

#: 'Gemeinde Oberthal', 'Kreisstadt St. Wendel': how letterheads name a municipality
_RANK = re.compile(r"^(?:gemeinde|(?:kreis)?stadt) ")
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
        key = place.ags or self.municipality(place.municipality) or _OUTSIDE + fold(place.municipality)
        number = len(self.places) + 1
        self.places[number] = place
        self.names.setdefault(key, place.municipality)
        self._municipalities.setdefault(fold(place.municipality), key)
        for name in map(fold, (place.name, *place.aliases)):
            if place.is_municipality:
                self._municipalities.setdefault(name, key)
                self._wholes.setdefault((key, name), number)
            else:
                self._homes[name].add(key)
                (self._villages if name == fold(place.name) else self._aliases).setdefault((key, name), number)
        return key, number

    def municipality(self, name: str) -> str | None:
        """The id of the municipality with this name, or of the only one with such a village: lists give villages as towns."""
        for folded in _foldings(name):
            if folded in self._municipalities:
                return self._municipalities[folded]
        homes = self._homes.get(fold(name), set())
        return next(iter(homes)) if len(homes) == 1 else None

    def place(self, name: str, municipality: str = "") -> tuple[str, int] | None:
        """The keys of a place in the named municipality, or, when none is named, in the only one that has it."""
        key = self.municipality(municipality or name)
        if key is None:
            return None
        for names in (self._villages, self._aliases, self._wholes):
            for folded in _foldings(name):
                if (key, folded) in names:
                    return key, names[key, folded]
        return None

    def is_ambiguous(self, name: str) -> bool:
        """True where several municipalities have such a village, and none bears the name itself."""
        return self.municipality(name) is None and len(self._homes.get(fold(name), ())) > 1

    def is_whole(self, name: str) -> bool:
        """True for the name of a municipality, false for that of a village."""
        return any(folded in self._municipalities for folded in _foldings(name))


@lru_cache(maxsize=8192)  # many records name the same places
def _foldings(name: str) -> tuple[str, ...]:
    """The folded name, and without the rank before it."""
    folded = fold(name)
    return tuple(each for each in dict.fromkeys((folded, _RANK.sub("", folded))) if each)


def unknown_places(services: Iterable[Service], known: Gazetteer) -> list[Place]:
    """Places that records name but the district's file does not hold, each at the middle of what lies there."""
    places: dict[tuple[str, str], Place] = {}
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mentioned, point in _mentioned(services):
        if known.place(mentioned.name, mentioned.municipality) or known.is_ambiguous(mentioned.municipality):
            continue
        whole = mentioned._replace(name=mentioned.municipality, level=Level.MUNICIPALITY)
        is_whole = fold(mentioned.name) == fold(whole.name)
        for place in (whole,) if is_whole else (whole, mentioned):
            if place is whole and known.municipality(place.name) is not None:
                continue
            key = (fold(place.municipality), fold(place.name))
            places.setdefault(key, place)
            codes[key].add(place.postal_code)
            if point:
                points[key].append(point)
    return [
        place._replace(point=_middle(points[key]), postal_code=place.postal_code if len(codes[key]) < 2 else "")  # of several codes none
        for key, place in places.items()
    ]


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
