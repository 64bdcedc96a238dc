"""The map of the sheet: everything inside, nothing upon another, nothing that is secret."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ortsnah.consultation.handout.sketch import Box, Sketch, sketch
from ortsnah.curation.importing import Masters
from ortsnah.domain.geo import Point
from ortsnah.domain.places import Place

GRONIG = Place("Gronig", "Oberthal", point=Point(49.52, 7.08))
WIDTH, HEIGHT, POINTS = 88.0, 66.0, 8.0


def draw(*points: Point, origin: Place | None = GRONIG, places: list[Place] | None = None) -> Sketch | None:
    return sketch(origin, list(enumerate(points, 1)), places or [], WIDTH, HEIGHT, POINTS)


def test_without_any_position_there_is_no_map() -> None:
    assert draw() is None
    assert draw(Point(49.5, 7.1), origin=Place("Irgendwo", "")) is not None


def test_what_lies_at_one_place_shares_a_pin() -> None:
    drawn = draw(*[Point(49.51, 7.09)] * 3, Point(49.56, 7.2))
    assert drawn is not None
    assert [pin.text for pin in drawn.pins] == ["1–3", "4"]


def test_what_is_far_away_does_not_press_the_rest_into_a_point() -> None:
    drawn = draw(Point(49.51, 7.09), Point(53.5, 10.0))
    assert drawn is not None
    assert (drawn.numbers, [pin.text for pin in drawn.pins]) == ({1}, ["1"])


def test_north_is_up_and_the_bar_says_how_far() -> None:
    drawn = draw(Point(49.60, 7.08))
    assert drawn is not None
    ring = next(dot for dot in drawn.dots if dot.ring)
    assert drawn.pins[0].box.y < ring.y
    km = (ring.y - drawn.pins[0].box.y - drawn.pins[0].box.height / 2) * drawn.scale_km / drawn.scale
    assert abs(km - 0.08 * 111.2) < 0.05


def test_the_client_s_village_is_named() -> None:
    drawn = draw(GRONIG.point or Point(0, 0))
    assert drawn is not None
    assert [name.text for name in drawn.names if name.strong] == ["Gronig"]


near = st.builds(Point, st.floats(49.4, 49.7), st.floats(6.9, 7.3))


@given(st.lists(near, min_size=1, max_size=12))
def test_wherever_things_lie_all_is_inside_and_no_name_is_upon_another(masters: Masters, points: list[Point]) -> None:
    drawn = draw(*points, places=list(masters.places))
    assert drawn is not None
    paper = Box(0, 0, WIDTH, HEIGHT)
    boxes = [name.box for name in drawn.names]
    assert all(box.inside(paper) for box in (*boxes, *(pin.box for pin in drawn.pins)))
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert not [name.text for name in drawn.names for pin in drawn.pins if name.box.meets(pin.box)]
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in drawn.dots)
    assert 5 < drawn.scale < WIDTH / 2
