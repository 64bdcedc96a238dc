"""Numbers for places on the earth, so that what lies near each other stands near each other in the file.

A spot's id is (latitude band, longitude cell, running number). A circle then is one range of ids per band, and the text
index, which is ordered by id, can be entered at each range without reading what lies elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sqrt

from ortsnah.domain.geo import Point

BAND = 0.045  # degrees of latitude: 5.0 km
CELL = 0.0703125  # degrees of longitude: about 5 km at 50 degrees north
KM_PER_DEGREE = 111.195
SEQUENCE_BITS = 16
CELL_BITS = 13
_CELLS = (1 << CELL_BITS) - 1
#: coordinates are kept as whole numbers of this part of a degree (about a metre)
SCALE = 100_000
#: below this are the ids of what lies nowhere
FIRST = 1 << SEQUENCE_BITS


def zone(point: Point | None) -> int:
    """The first id of the cell that the point lies in; 0 for what lies nowhere."""
    if point is None:
        return 0
    return _key(int((point.latitude + 90) / BAND), int((point.longitude + 180) / CELL))


def _key(band: int, cell: int) -> int:
    return (band << CELL_BITS | cell) << SEQUENCE_BITS


def density(spot_ids: Sequence[int]) -> float:
    """About how many there are of these spots to a square kilometre of where they lie; 0 of those that lie nowhere. Ids in their order."""
    located = spot_ids[bisect_left(spot_ids, FIRST) :]
    if not located:
        return 0.0
    cells = [spot_id >> SEQUENCE_BITS & _CELLS for spot_id in located]
    bands = (located[-1] >> SEQUENCE_BITS + CELL_BITS) - (located[0] >> SEQUENCE_BITS + CELL_BITS)
    extent = (bands + 1) * (max(cells) - min(cells) + 1)
    return len(located) / (extent * (BAND * KM_PER_DEGREE) ** 2)


@lru_cache(maxsize=8)  # one question asks for several things around the same place
def ranges(centre: Point, km: float) -> list[tuple[int, int]]:
    """Ranges of ids (first, last) that hold every spot within `km` of the centre, and some more; one per latitude band."""
    reach = km / KM_PER_DEGREE
    km_per_degree_east = max(KM_PER_DEGREE * cos(radians(centre.latitude)), 0.001)
    found = []
    for band in range(int((centre.latitude - reach + 90) / BAND), int((centre.latitude + reach + 90) / BAND) + 1):
        edge = min(max(centre.latitude, band * BAND - 90), (band + 1) * BAND - 90)
        half = sqrt(max(0.0, km * km - ((edge - centre.latitude) * KM_PER_DEGREE) ** 2)) / km_per_degree_east * 1.002 + 1e-4
        first, last = int((centre.longitude - half + 180) / CELL), int((centre.longitude + half + 180) / CELL)
        found.append((_key(band, first), _key(band, last + 1) - 1))
    return found
