"""What serves a place, and what is the next to it."""

from __future__ import annotations

from ortsnah.catalogue import marks
from ortsnah.catalogue.index import Found, Index, Sought
from ortsnah.catalogue.read import KnownPlace
from ortsnah.search.query import Section

#: a location so near counts as here, though it lies in another municipality
_NEXT_DOOR_KM = 3.0


class Vicinity:
    """Looks around a place, in the whole district where it is None, and within a circle where one was asked for.

    `covering` are the places whose service areas reach it.
    """

    def __init__(self, index: Index, place: KnownPlace | None, covering: list[int], within_km: float | None = None) -> None:
        self._index = index
        self._place = place
        self._origin = place.place.point if place else None
        self._within_km = within_km
        #: the marks for service areas that cover the place, and of all that serves it; none for the whole district
        self.responsible = [marks.serves(place.municipality_id), marks.DISTRICT, *map(marks.serves_place, covering)] if place else []
        self.serving = [marks.located(place.municipality_id), *self.responsible] if place else []

    def find(
        self, sought: Sought, serving: int, others: int, *, enough: int | None = None, afar: bool = True
    ) -> list[tuple[Found, Section]]:
        """At most so many matches that serve the place, and so many of the next ones.

        `enough`: where so many serve the place, of the others only what lies next door counts. Not `afar`: only what is near, unless few
        match at all.
        """
        here = self._index.serving(sought, self.serving, self._origin, serving)
        found = [(spot, Section.RESPONSIBLE if spot.area_bound and self._place else Section.HERE) for spot in here]
        if self._place is not None:
            is_enough = enough is not None and len({spot.service_id for spot in here if not spot.closed}) >= enough
            found += self._next(sought, others, {spot.spot_id for spot in here}, _NEXT_DOOR_KM if is_enough else None, afar=afar)
        if (km := self._within_km) is None:
            return found
        return [(spot, why) for spot, why in found if spot.area_bound or (spot.km2 is not None and spot.km2 <= km * km)]

    def _next(self, sought: Sought, most: int, known: set[int], within_km: float | None, *, afar: bool) -> list[tuple[Found, Section]]:
        """What does not serve the place, the nearest first."""
        km = min((each for each in (within_km, self._within_km) if each is not None), default=None)
        near = self._index.nearest(sought, self._origin, most, besides=known, km=km, afar=afar)
        return [(spot, Section.HERE if _is_next_door(spot) else Section.NEXT) for spot in near]


def _is_next_door(spot: Found) -> bool:
    return spot.km2 is not None and spot.km2 <= _NEXT_DOOR_KM**2 and not spot.area_bound
