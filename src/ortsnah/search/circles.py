"""Who is there for a place, without a word typed: from the village outwards, and in each circle by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.catalogue import marks
from ortsnah.catalogue.index import Found, Sought
from ortsnah.catalogue.read import KnownPlace
from ortsnah.domain.needs import belongs
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Hit, Query, Section
from ortsnah.search.ranking import shown_as

if TYPE_CHECKING:
    from ortsnah.search.engine import Engine

#: so many spots of a circle are looked at, so many of those that do not serve the place, and so many services are enough
_IN_CIRCLE, _NEXT, _ENOUGH = 200, 20, 600


class _Circle(NamedTuple):
    """A German heading, and the marks of the areas that it means (none: anywhere)."""

    heading: str
    areas: Sequence[str]


class _Near(NamedTuple):
    """A spot, and the circle in which it was found first ('' for what does not serve the place)."""

    spot: Found
    circle: str
    need: str
    reason: str


class Circles:
    """Looks for services circle by circle; their hits bear the circle, and the topic where none was chosen, as heading."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._order = {need.id: position for position, need in enumerate(engine.needs)}
        self._labels = {need.id: need.label for need in engine.needs}

    def around(self, query: Query) -> list[Hit]:
        """What serves the place, for the chosen needs if there are any; the nearest besides where these were chosen or nothing else is."""
        found: dict[int, _Near] = {}
        for circle in _circles(query.place, self._engine.gazetteer):
            for one in self._inside(circle, query):
                found.setdefault(one.spot.service_id, one)
            if len(found) >= _ENOUGH:
                break
        if query.place is not None and (query.needs or not found):
            for one in self._beyond(query, query.place, {one.spot.spot_id for one in found.values()}):
                found.setdefault(one.spot.service_id, one)
        fitting = [one for one in found.values() if not one.reason]
        return self._hits(fitting if fitting and query.filters.any else list(found.values()), query)

    def _inside(self, circle: _Circle, query: Query) -> list[_Near]:
        """What bears the circle's marks, by topic."""
        origin = query.place.place.point if query.place else None
        index = self._engine.catalogue.index
        spots = [(spot, need) for need in query.needs or ("",) for spot in index.serving(Sought(need), circle.areas, origin, _IN_CIRCLE)]
        found = self._judged(spots, circle.heading, query)
        return sorted(found, key=lambda one: (self._order.get(one.need, 0), one.spot.title))

    def _beyond(self, query: Query, place: KnownPlace, known: set[int]) -> list[_Near]:
        """What does not serve the place, the nearest first."""
        nearest, origin = self._engine.catalogue.index.nearest, place.place.point
        spots = [(spot, need) for need in query.needs or ("",) for spot in nearest(Sought(need), origin, _NEXT, besides=known)]
        return self._judged(spots, "", query)

    def _judged(self, spots: list[tuple[Found, str]], heading: str, query: Query) -> list[_Near]:
        judge = self._engine.judging(query, [spot for spot, _ in spots])
        return [_Near(spot, heading, _first_of(spot.needs, need), judge(spot).reason) for spot, need in spots]

    def _hits(self, found: list[_Near], query: Query) -> list[Hit]:
        listings = self._engine.catalogue.listings([one.spot.spot_id for one in found])
        home = query.place.municipality_id if query.place else None
        hits = []
        for one in found:
            spot = one.spot
            section = Section.NEXT if not one.circle else Section.RESPONSIBLE if spot.area_bound and query.place else Section.HERE
            topic = "" if query.needs or not one.circle else self._labels.get(one.need.partition(".")[0], "")
            heading = " · ".join(part for part in (one.circle, topic) if part)
            if spot.spot_id in listings:  # a damaged file may lack some
                hits.append(Hit(listings[spot.spot_id], shown_as(section, spot, home), spot.km, one.need, one.reason, group=heading))
        return hits


def _first_of(needs: str, wanted: str) -> str:
    """The first need of a spot, of the wanted group where one is wanted."""
    return next((need for need in needs.split() if not wanted or belongs(need, wanted)), wanted)


def _circles(place: KnownPlace | None, gazetteer: Gazetteer) -> Iterator[_Circle]:
    """The village, its municipality, the district, and what lies there and serves whoever comes; or all municipalities, one by one."""
    if place is None:
        yield _Circle("Für den ganzen Landkreis", [marks.DISTRICT])
        yield from _municipalities(gazetteer)
        yield _Circle("Ohne festen Ort", [])
        return
    municipality = place.place.municipality
    village = f"Für {place.place.name}" if not place.place.is_municipality else f"Für Orte der Gemeinde {municipality}"
    yield _Circle(village, [marks.serves_place(number) for number in gazetteer.covering(place)])
    yield _Circle(f"Für die Gemeinde {municipality}", [marks.serves(place.municipality_id)])
    yield _Circle("Für den ganzen Landkreis", [marks.DISTRICT])
    yield _Circle(f"In der Gemeinde {municipality}", [marks.located(place.municipality_id)])


def _municipalities(gazetteer: Gazetteer) -> Iterator[_Circle]:
    """All that is there for a municipality or a place in it, by name."""
    areas: dict[tuple[str, str], list[str]] = {}
    for known in gazetteer.places:
        own = [marks.serves(known.municipality_id), marks.located(known.municipality_id)]
        areas.setdefault((known.place.municipality, known.municipality_id), own).append(marks.serves_place(known.id))
    for (name, _), marked in sorted(areas.items()):
        yield _Circle(f"Gemeinde {name}", marked)
