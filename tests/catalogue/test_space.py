"""Numbers for places on the earth: what lies near each other stands near each other, and circles are few ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.catalogue import space
from ortsnah.domain.geo import Point, distance_km

GRONIG = Point(49.534, 7.093)
points = st.builds(Point, st.floats(47.0, 55.0), st.floats(5.0, 16.0))


@given(points, points, st.floats(0.1, 120.0))
def test_whatever_lies_within_a_circle_lies_in_one_of_its_ranges(centre: Point, other: Point, km: float) -> None:
    if distance_km(centre, other) <= km:
        assert any(first <= space.zone(other) <= last for first, last in space.ranges(centre, km))


def test_a_circle_has_one_range_for_each_band_of_latitude() -> None:
    assert len(space.ranges(GRONIG, 25.0)) == pytest.approx(2 * 25.0 / 5.0, abs=1)


def test_density_is_told_by_the_square_kilometres_that_the_spots_cover() -> None:
    one_cell = [space.zone(GRONIG) + number for number in range(1, 51)]
    assert space.density(one_cell) == pytest.approx(50 / 25, rel=0.05)
    far = [*one_cell, space.zone(Point(53.5, 10.0)) + 1]
    assert space.density(far) < space.density(one_cell) / 1000


def test_what_lies_nowhere_has_no_density() -> None:
    assert space.density([]) == 0
    assert space.density([1, 2, 3]) == 0
