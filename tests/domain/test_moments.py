"""Moments: now, another day and hour, all of a day; and when they are as they are said."""

from __future__ import annotations

import datetime as dt

import pytest

from ortsnah.domain.moments import Moment, When, now_at

MONDAY = dt.datetime(2026, 11, 23, 10, 20, 30)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def hour(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(weekday=1), "2026-11-24"),
        (When(weekday=0), "2026-11-23"),
        (When(weekday=0, time=hour("10:20")), "2026-11-23"),
        (When(weekday=0, time=hour("10:19")), "2026-11-30"),
        (When(ahead=1, time=hour("08:00")), "2026-11-24"),
        (When(time=hour("17:00")), "2026-11-23"),
        (When(time=hour("08:00")), "2026-11-24"),
        (When(date=(23, 11, None)), "2026-11-23"),
        (When(date=(22, 11, None)), "2027-11-22"),
        (When(date=(29, 2, None)), "2028-02-29"),
        (When(date=(1, 12, 2026)), "2026-12-01"),
    ],
)
def test_what_is_said_is_the_next_such_day(when: When, expected: str) -> None:
    assert when.on(MONDAY) == Moment(day(expected), when.time)


@pytest.mark.parametrize("date", [(31, 2, None), (1, 13, None), (0, 1, None), (1, 12, 2020), (1, 1, 99999)])
def test_a_day_that_there_is_not_or_that_is_over_is_none(date: tuple[int, int, int | None]) -> None:
    assert When(date=date).on(MONDAY) is None


def test_now_is_told_to_the_minute_and_knows_that_it_is_now() -> None:
    assert now_at(MONDAY) == Moment(day("2026-11-23"), hour("10:20"), is_now=True)
    assert not Moment(day("2026-11-23"), hour("10:20")).is_now


def test_moments_in_german_words() -> None:
    evening, saturday = Moment(day("2026-12-01"), hour("17:00")), Moment(day("2026-12-05"))
    assert [evening.words, saturday.words] == ["Di, 01.12., 17 Uhr", "Sa, 05.12."]
    assert evening.told(MONDAY.date()) == "Dienstag, 01.12., 17 Uhr"
    assert saturday.told(MONDAY.date()) == "Samstag, 05.12., den ganzen Tag"
    assert Moment(MONDAY.date(), hour("17:30")).told(MONDAY.date()) == "heute, 17:30 Uhr"
    assert Moment(day("2028-02-29")).told(MONDAY.date()) == "Dienstag, 29.02.2028, den ganzen Tag"
