"""Points and distances."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.geo import EARTH_DIAMETER_KM, Point, distance_km

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_the_way_there_is_as_long_as_the_way_back(a: Point, b: Point) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)


@given(POINTS, POINTS)
def test_nothing_is_further_away_than_the_other_side_of_the_earth(a: Point, b: Point) -> None:
    assert 0 <= distance_km(a, b) <= EARTH_DIAMETER_KM * 1.5708


@given(POINTS)
def test_a_point_is_no_way_from_itself(point: Point) -> None:
    assert distance_km(point, point) == 0


def test_gronig_lies_eleven_kilometres_from_the_district_town() -> None:
    assert distance_km(Point(49.5324, 7.0715), Point(49.46633, 7.16814)) == pytest.approx(10.1, abs=0.2)


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 7), (49, 181), (-90.1, 0), (0, 0), (nan, 7), (49, nan), (inf, 7)])
def test_what_lies_nowhere_is_no_valid_point(latitude: float, longitude: float) -> None:
    assert not Point.valid(latitude, longitude)


@given(POINTS)
def test_every_place_on_earth_is_valid_but_the_ocean_of_empty_cells(point: Point) -> None:
    assert Point.valid(point.latitude, point.longitude) == ((point.latitude, point.longitude) != (0, 0))
