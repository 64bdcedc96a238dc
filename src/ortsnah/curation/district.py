"""How lists and people name the whole district: 'Landkreis', 'Kreis St. Wendel', 'ganzer Landkreis'."""

from __future__ import annotations

from dataclasses import replace

from ortsnah.domain.service import Area, Location, Service
from ortsnah.domain.text import words

_KINDS = frozenset({"kreis", "landkreis", "lk", "kreisweit", "landkreisweit", "kreisgebiet"})
_SMALL = frozenset(
    {"der", "im", "in", "den", "gesamt", "gesamte", "gesamten", "gesamter", "ganz", "ganze", "ganzen", "ganzer", "sankt", "st"}
)


def is_whole(name: str, district: str) -> bool:
    """True for a name of the district, which says that it is one; another district's name is none."""
    said = set(words(name))
    own = set(words(district)) - _KINDS - _SMALL
    rest = said - _KINDS - _SMALL
    return bool(said & _KINDS) and rest in (set(), own)


def widened(service: Service, district: str) -> Service:
    """The same service, for everyone in the district where the list names that as its area, or as its municipality or place."""
    areas = tuple(
        Area(district=True, hours=area.hours) if _names(area.place or area.municipality, district) else area for area in service.areas
    )
    locations = tuple(_placed(location, district) for location in service.locations)
    if locations != service.locations and not areas:
        areas = (Area(district=True),)
    if (areas, locations) == (service.areas, service.locations):
        return service
    return replace(service, areas=areas, locations=tuple(location for location in locations if location != Location()))


def _placed(location: Location, district: str) -> Location:
    place = "" if _names(location.place, district) else location.place
    municipality = "" if _names(location.municipality, district) else location.municipality
    return replace(location, place=place, municipality=municipality)


def _names(name: str, district: str) -> bool:
    return bool(name) and is_whole(name, district)
