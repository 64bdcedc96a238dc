"""Where people live: municipalities and the places in them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ortsnah.domain.geo import Point


class Level(StrEnum):
    """How a place belongs: a whole municipality, a village in it, a settlement of a village."""

    MUNICIPALITY = "Gemeinde"
    VILLAGE = "Ortsteil"
    SETTLEMENT = "Siedlung"


class Place(NamedTuple):
    """A place that a client can name. `ags` is the official key of its municipality ('' when not known)."""

    name: str
    municipality: str
    ags: str = ""
    level: Level = Level.VILLAGE
    point: Point | None = None
    postal_code: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    source: str = ""

    @property
    def is_municipality(self) -> bool:
        """True for the whole municipality, false for a village or settlement."""
        return self.level is Level.MUNICIPALITY

    @property
    def label(self) -> str:
        """As the place field shows it: 'Gronig · Oberthal', 'Oberthal · ganze Gemeinde'."""
        return f"{self.name} · ganze Gemeinde" if self.is_municipality else f"{self.name} · {self.municipality}"
