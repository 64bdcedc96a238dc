"""Points on the earth and the way between them."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_DIAMETER_KM = 12742.0


class Point(NamedTuple):
    """WGS 84 coordinates in degrees."""

    latitude: float
    longitude: float

    @staticmethod
    def valid(latitude: float, longitude: float) -> bool:
        """False outside the globe, and for 0, 0: the ocean that empty cells become."""
        return -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres (haversine)."""
    la, lb = radians(a.latitude), radians(b.latitude)
    half_lon = (radians(b.longitude) - radians(a.longitude)) / 2
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(half_lon) ** 2
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(h)))
