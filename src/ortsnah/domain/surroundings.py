"""Where a location lies, by its coordinates and by what it is called, and where the two do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import cos, hypot, radians

from ortsnah.domain.geo import Point, distance_km
from ortsnah.domain.place_names import Names
from ortsnah.domain.places import Place
from ortsnah.domain.service import Location

#: coordinates so far from every place of the municipality belong to another one
_OUTSIDE_KM = 3.0
#: coordinates so far from the place they are said to lie in are doubtful
_FAR_KM = 8.0
_KM_PER_DEGREE = 111.2


class Surroundings:
    """The district's places: what lies there, and what is said to lie there."""

    def __init__(self, places: Iterable[Place]) -> None:
        known = list(places)
        self.names = Names(known)
        self._points = [(place.point, place) for place in known if place.point is not None]
        self._own: dict[str, list[Point]] = defaultdict(list)
        for point, place in self._points:
            self._own[place.municipality].append(point)
        self._cos = cos(radians(self._points[0][0].latitude)) if self._points else 1.0
        self._middles = {(place.municipality, place.name): point for point, place in reversed(self._points)}
        self._by_code: dict[str, set[str]] = defaultdict(set)
        for place in known:
            if place.postal_code:
                self._by_code[place.postal_code].add(place.municipality)

    def misplaced(self, location: Location) -> str:
        """Why the coordinates cannot be right: another municipality, or far from the place; '' where they may, or nothing is known."""
        where = self.names.around(location.place, location.municipality)
        point = location.point
        if point is None or not where or where[-1].municipality not in self._own:
            return ""
        home = where[-1].municipality
        middle = self._middles.get((home, where[0].name))
        if middle is not None and (far := distance_km(point, middle)) > _FAR_KM:
            return f"liegt laut Koordinaten {far:.0f} km von {where[0].name} entfernt"
        if min(self._way(point, own) for own in self._own[home]) <= _OUTSIDE_KM:
            return ""
        nearest = min(self._points, key=lambda each: self._way(point, each[0]))[1]
        return (
            "" if nearest.municipality == home else f"liegt laut Koordinaten bei {nearest.name} ({nearest.municipality}), nicht in {home}"
        )

    def _way(self, one: Point, other: Point) -> float:
        """In km, as on a plane: over such ways that differs by metres."""
        return _KM_PER_DEGREE * hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * self._cos)

    def contradiction(self, location: Location) -> str:
        """Where place, municipality and postal code do not belong together; '' where they do, or are not known."""
        municipality = self.names.municipality(location.municipality)
        homes = self.names.homes(location.place)
        if municipality and homes and municipality not in homes:
            return f"{location.place} gehört zu {_either(homes)}, nicht zu {municipality}"
        having = self._by_code.get(location.postal_code, set())
        possible = {municipality} if municipality else homes
        if having and possible and not having & possible:
            return f"die Postleitzahl {location.postal_code} gehört zu {_either(having)}, nicht zu {_either(possible)}"
        return ""


def _either(names: Iterable[str]) -> str:
    return " oder ".join(sorted(names))
