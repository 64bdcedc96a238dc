"""A report on free places is fresh, then ageing, then not known any more; several reports make a trend."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import TODAY

from ortsnah.domain.capacity import (
    VALID_DAYS,
    Capacity,
    Direction,
    Freshness,
    free_on,
    freshness,
    most_telling,
    newest,
    trend,
    with_earlier,
    with_validity,
)  # fmt: skip

REPORTS = st.builds(
    Capacity, available=st.none() | st.integers(0, 20), unit=st.sampled_from(["Platz", "Bett"]),
    as_of=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
)  # fmt: skip


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def after(days: int, valid_days: int | None) -> Freshness:
    return freshness(Capacity(1, as_of=ago(days), valid_days=valid_days), TODAY)


def series(*numbers: int) -> list[Capacity]:
    """Reports of one group, a week apart, the last one of today."""
    return [Capacity(number, as_of=ago(7 * back)) for back, number in zip(range(len(numbers))[::-1], numbers, strict=True)]


@pytest.mark.parametrize(
    ("days", "valid_days", "state"),
    [
        (0, None, "fresh"), (VALID_DAYS, None, "fresh"), (VALID_DAYS + 1, None, "ageing"), (2 * VALID_DAYS, None, "ageing"),
        (2 * VALID_DAYS + 1, None, "unknown"), (7, 7, "fresh"), (8, 7, "ageing"), (14, 7, "ageing"), (15, 7, "unknown"),
        (0, 0, "fresh"), (1, 0, "unknown"),
    ],
)  # fmt: skip
def test_a_report_fades_with_the_days(days: int, valid_days: int | None, state: str) -> None:
    assert after(days, valid_days) == state


def test_an_undated_report_says_nothing() -> None:
    assert freshness(Capacity(1), TODAY) is Freshness.UNKNOWN


def test_a_report_of_a_day_to_come_is_not_believed() -> None:
    assert freshness(Capacity(1, as_of=ago(-1)), TODAY) is Freshness.UNKNOWN


def test_what_a_report_says_about_its_validity_comes_before_the_rule_of_the_need() -> None:
    own, silent = with_validity([Capacity(1, valid_days=7), Capacity(1)], 2)
    assert (own.valid_days, silent.valid_days) == (7, 2)


@pytest.mark.parametrize(("days", "free"), [(-1, 0), (0, 2), (1, 2)])
def test_places_that_are_free_from_a_day_on_are_not_free_before_it(days: int, free: int) -> None:
    assert free_on(Capacity(2, free_from=TODAY), TODAY + dt.timedelta(days=days)) == free


def test_a_report_without_a_number_frees_no_place() -> None:
    assert free_on(Capacity(free_from=TODAY), TODAY) == 0


def test_where_there_is_room_for_one_report_it_is_the_one_with_places_of_today() -> None:
    later = Capacity(5, as_of=TODAY, free_from=ago(-30))
    now, old, full = Capacity(1, as_of=TODAY, unit="Bett"), Capacity(9, as_of=ago(90), unit="Zimmer"), Capacity(waiting_list=3, as_of=TODAY)
    assert most_telling([full, old, later, now], TODAY) is now
    assert most_telling([full, old, later], TODAY) is later
    assert most_telling([full, old], TODAY) is old


@pytest.mark.parametrize(
    ("numbers", "direction"),
    [((3,), None), ((3, 3, 3), "gleich"), ((0, 2), "steigend"), ((5, 1), "fallend"), ((10, 0, 0, 1, 2), "steigend"), ((1, 5, 1), "gleich"),
     ((9, 9, 0, 0, 0, 0, 0, 0), "gleich")],
)  # fmt: skip
def test_the_trend_is_that_of_the_last_six_reports(numbers: tuple[int, ...], direction: str | None) -> None:
    found = trend(series(*numbers), Capacity())
    assert [number for _, number in found.points] == list(numbers)
    assert found.direction == direction


def test_a_trend_is_told_in_the_order_of_the_days_whatever_the_order_of_the_reports() -> None:
    assert trend(series(1, 2, 3)[::-1], Capacity()) == trend(series(1, 2, 3), Capacity())
    assert trend(series(1, 2, 3), Capacity()).direction is Direction.RISING


def test_other_units_and_reports_without_number_or_day_are_no_part_of_a_trend() -> None:
    reports = [*series(1, 2), Capacity(7, unit="Bett", as_of=TODAY), Capacity(as_of=ago(1)), Capacity(8)]
    assert [number for _, number in trend(reports, Capacity()).points] == [1, 2]


def test_an_update_keeps_what_was_reported_before() -> None:
    old, new = Capacity(3, as_of=ago(30)), Capacity(1, as_of=TODAY)
    assert with_earlier([new], [old]) == (new, old)
    assert newest(with_earlier([new], [old])) == [new]


def test_an_update_replaces_the_report_of_the_same_day_and_withdraws_later_ones() -> None:
    wrong, typo, new = Capacity(9, as_of=TODAY), Capacity(9, as_of=ago(-300)), Capacity(1, as_of=TODAY)
    assert with_earlier([new], [wrong, typo]) == (new,)


def test_what_an_update_does_not_mention_any_more_is_gone() -> None:
    assert with_earlier([Capacity(1, as_of=TODAY)], [Capacity(1, unit="Bett", as_of=ago(9))]) == (Capacity(1, as_of=TODAY),)
    assert with_earlier([], [Capacity(1, as_of=ago(9))]) == ()


def test_no_more_than_a_dozen_earlier_reports_are_kept_the_latest() -> None:
    kept = with_earlier([Capacity(1, as_of=TODAY)], [Capacity(1, as_of=ago(days)) for days in range(1, 40)])
    assert [report.as_of for report in kept] == [ago(days) for days in range(13)]


@given(st.lists(REPORTS, max_size=6), st.lists(REPORTS, max_size=6))
def test_earlier_reports_never_change_what_is_said_today(now: list[Capacity], before: list[Capacity]) -> None:
    assert newest(with_earlier(now, before)) == newest(now)
