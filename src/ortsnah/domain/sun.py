"""When the sun rises and sets in Germany, in minutes of the local day; exact to a minute (Astronomical Almanac, low precision)."""

from __future__ import annotations

import datetime as dt
from math import acos, asin, atan2, cos, pi, radians, sin

from ortsnah.domain.geo import Point

#: height of the sun's centre in degrees: refraction and half its disc; civil twilight
_HEIGHT = {"dawn": -6.0, "sunrise": -0.833, "sunset": -0.833, "dusk": -6.0}
_NOON_2000 = dt.datetime(2000, 1, 1, 12)
#: over a year anywhere in Germany: for certain not before, and by then at the latest
RANGE = {"dawn": (225, 485), "sunrise": (275, 525), "sunset": (945, 1310), "dusk": (985, 1370)}


def minute(event: str, day: dt.date, point: Point) -> int:
    """Minutes after midnight of 'dawn', 'sunrise', 'sunset' or 'dusk', by the clock of Germany."""
    side = -1 if event in {"dawn", "sunrise"} else 1
    height, north = radians(_HEIGHT[event]), radians(point.latitude)
    noon = (dt.datetime.combine(day, dt.time(12)) - _NOON_2000).days - point.longitude / 360
    moment = noon
    for _ in range(3):  # the sun moves on between noon and the event
        declination, equation = _sun(moment)
        away = acos((sin(height) - sin(north) * sin(declination)) / (cos(north) * cos(declination)))
        moment = noon - equation / (2 * pi) + side * away / (2 * pi)
    local = _NOON_2000 + dt.timedelta(days=moment, hours=2 if is_summer(day) else 1)
    return local.hour * 60 + local.minute


def _sun(days: float) -> tuple[float, float]:
    """Declination and equation of time, both as angles, so many days after noon of 1 January 2000 (universal time)."""
    mean, anomaly = radians(280.460 + 0.9856474 * days), radians(357.528 + 0.9856003 * days)
    longitude = mean + radians(1.915) * sin(anomaly) + radians(0.020) * sin(2 * anomaly)
    tilt = radians(23.439 - 0.0000004 * days)
    ascension = atan2(cos(tilt) * sin(longitude), cos(longitude))
    return asin(sin(tilt) * sin(longitude)), (mean - ascension + pi) % (2 * pi) - pi


def is_summer(day: dt.date) -> bool:
    """True for days that end in summer time: from the last Sunday of March to the day before the last of October."""
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
