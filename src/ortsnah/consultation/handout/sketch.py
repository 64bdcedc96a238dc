"""Where things lie: the client's village, the entries, and places around, drawn by ourselves. All sizes in millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, floor, log10, radians
from typing import NamedTuple

from ortsnah.domain.geo import Point, distance_km
from ortsnah.domain.places import Place

_KM_PER_DEGREE = 111.2
#: what lies further away would press everything else into a point
_FURTHEST_KM = 40.0
_LEAST_KM = 5.0
#: a place where an entry lies
_BESIDE_KM = 1.5
_MARGIN, _EDGE = 9.0, 2.0
_DOT, _ORIGIN_DOT, _PIN = 0.6, 1.3, 4.4
#: with a pin that near, a name may stand further from its dot
_CROWD = 4.0
#: millimetres of a point, and how wide a letter is beside its height
_POINT, _LETTER = 0.3528, 0.56


class Box(NamedTuple):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """True when they overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def inside(self, other: Box) -> bool:
        """True when this one lies wholly in the other."""
        return (
            self.x >= other.x and self.y >= other.y and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )  # fmt: skip


class Dot(NamedTuple):
    """A place; the client's own is larger and has a ring."""

    x: float
    y: float
    radius: float
    ring: bool = False


class Name(NamedTuple):
    """A German name in a box that is as wide as the name may be."""

    box: Box
    text: str
    strong: bool = False


class Pin(NamedTuple):
    """The numbers of the entries that lie there, white on black."""

    box: Box
    text: str


class Sketch(NamedTuple):
    """A drawing of this size; `scale` is the length of the bar, `scale_km` what it stands for. Letters are `points` high.

    `numbers` are those of the entries that are on it.
    """

    width: float
    height: float
    points: float
    dots: tuple[Dot, ...]
    names: tuple[Name, ...]
    pins: tuple[Pin, ...]
    scale: float
    scale_km: float
    numbers: frozenset[int]


class _View(NamedTuple):
    """Where on the paper a point of the earth lies."""

    centre: Point
    per_km: float
    width: float
    height: float

    def at(self, point: Point) -> tuple[float, float]:
        """Millimetres from the left and from the top."""
        x, y = _km(self.centre, point)
        return self.width / 2 + x * self.per_km, self.height / 2 + y * self.per_km


def sketch(origin: Place | None, pins: Sequence[tuple[int, Point]], places: Iterable[Place], width: float, height: float,
           points: float) -> Sketch | None:  # fmt: skip
    """The drawing, None where nothing has a position. `pins` are numbers and positions of the entries."""
    home = origin.point if origin else None
    heart = home or next((point for _, point in pins), None)
    if heart is None:
        return None
    near = [(number, point) for number, point in pins if distance_km(heart, point) <= _FURTHEST_KM]
    if not near:
        return None
    view = _view([point for _, point in near] + ([home] if home else []), width, height)
    drawn = _pins(near, view, points)
    scale_km = _round_length(view)
    scale = scale_km * view.per_km
    taken = [pin.box for pin in drawn] + [Box(0, height - 7, scale + 8, 7)]
    dots: list[Dot] = []
    names: list[Name] = []
    if origin and home:
        x, y = view.at(home)
        dots.append(Dot(x, y, _ORIGIN_DOT, ring=True))
        taken.append(Box(x - 2, y - 2, 4, 4))
        _name(origin.name, x, y, view, points, taken, names, strong=True)
    for place in _around(origin, places, [point for _, point in near], view):
        x, y = view.at(place.point)  # type: ignore[arg-type]  # only those with a position are around
        dot = Box(x - 1, y - 1, 2, 2)
        hidden = any(dot.meets(pin.box) for pin in drawn)
        crowded = any(Box(x - _CROWD, y - _CROWD, 2 * _CROWD, 2 * _CROWD).meets(pin.box) for pin in drawn)
        if (
            (hidden or not any(dot.meets(box) for box in taken))
            and _name(place.name, x, y, view, points, taken, names, far=crowded)
            and not hidden
        ):
            dots.append(Dot(x, y, _DOT))
    return Sketch(width, height, points, tuple(dots), tuple(names), tuple(drawn), scale, scale_km, frozenset(number for number, _ in near))


def _km(centre: Point, point: Point) -> tuple[float, float]:
    """Kilometres to the east and to the south; flat enough for a district."""
    east = (point.longitude - centre.longitude) * cos(radians(centre.latitude)) * _KM_PER_DEGREE
    return east, (centre.latitude - point.latitude) * _KM_PER_DEGREE


def _view(shown: list[Point], width: float, height: float) -> _View:
    """As near as possible with all of them in sight."""
    latitudes, longitudes = [point.latitude for point in shown], [point.longitude for point in shown]
    centre = Point((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)
    spread = [_km(centre, point) for point in shown]
    wide = max(_LEAST_KM, 2 * max(abs(x) for x, _ in spread))
    tall = max(_LEAST_KM * height / width, 2 * max(abs(y) for _, y in spread))
    return _View(centre, min((width - 2 * _MARGIN) / wide, (height - 2 * _MARGIN) / tall), width, height)


def _pins(near: list[tuple[int, Point]], view: _View, points: float) -> list[Pin]:
    """One pin for what would overlap."""
    tall = max(_PIN, points * _POINT * 1.5)
    groups: list[tuple[float, float, list[int]]] = []
    for number, point in near:
        x, y = view.at(point)
        for left, top, numbers in groups:
            if abs(left - x) < tall and abs(top - y) < tall:
                numbers.append(number)
                break
        else:
            groups.append((x, y, [number]))
    pins = []
    for x, y, numbers in groups:
        text = _joined(numbers)
        wide = max(tall, len(text) * points * _POINT * 0.62 + 2)
        left = min(max(x - wide / 2, 1), view.width - wide - 1)
        pins.append(Pin(Box(left, y - tall / 2, wide, tall), text))
    return pins


def _joined(numbers: list[int]) -> str:
    """'1', '1, 4', '2–5'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _around(origin: Place | None, places: Iterable[Place], near: list[Point], view: _View) -> list[Place]:
    """Places in sight: those where entries lie first, then the larger ones, then the nearest to the middle."""
    once: dict[str, Place] = {}
    for place in places:
        if place.point is not None and (origin is None or place.name != origin.name):
            x, y = view.at(place.point)
            if _EDGE < x < view.width - _EDGE and _EDGE < y < view.height - _EDGE:
                once.setdefault(place.name, place)

    def order(place: Place) -> tuple[bool, bool, float]:
        point = place.point or view.centre
        is_small = place.parent != "" or place.name != place.municipality
        return min(distance_km(point, other) for other in near) > _BESIDE_KM, is_small, distance_km(point, view.centre)

    return sorted(once.values(), key=order)


def _name(
    text: str,
    x: float,
    y: float,
    view: _View,
    points: float,
    taken: list[Box],
    names: list[Name],
    *,
    strong: bool = False,
    far: bool = False,
) -> bool:
    """Write a name beside its dot where there is room; false where there is none."""
    wide, tall = len(text) * points * _POINT * _LETTER * (1.1 if strong else 1) + 1, points * _POINT * 1.35
    sheet = Box(0.5, 0.5, view.width - 1, view.height - 1)
    for gap in (1.8, 3.2, 6.0, 9.0) if strong or far else (1.2, 2.6):  # further away only where a pin lies between
        sides = ((x + gap, y - tall / 2), (x - gap - wide, y - tall / 2), (x - wide / 2, y - gap - tall), (x - wide / 2, y + gap))
        for box in (Box(left, top, wide, tall) for left, top in sides):
            if box.inside(sheet) and not any(box.meets(other) for other in taken):
                taken += [box, Box(x - 1, y - 1, 2, 2)]
                names.append(Name(box, text, strong))
                return True
    return False


def _round_length(view: _View) -> float:
    """A round number of kilometres that is about a quarter of the width."""
    wanted = view.width / 4 / view.per_km
    power = 10.0 ** floor(log10(wanted))
    return max(step * power for step in (1, 2, 5) if step * power <= wanted)
