"""German words for numbers, ages, days and distances."""

from __future__ import annotations

import datetime as dt

import pytest
from records import TODAY

from ortsnah.domain import wording


@pytest.mark.parametrize(("number", "said"), [(0, "0 Angebote"), (1, "1 Angebot"), (2, "2 Angebote"), (1204, "1\u202f204 Angebote")])
def test_things_are_counted_in_german(number: int, said: str) -> None:
    assert wording.count(number, "Angebot", "Angebote") == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, "0 Jahren"), (1, "1 Monat"), (10, "10 Monaten"), (12, "1 Jahr"), (18, "18 Monaten"), (24, "2 Jahren"), (30, "2 Jahren und 6 Monaten"),
        (36, "3 Jahren"), (37, "3 Jahren und 1 Monat"),
    ],
)  # fmt: skip
def test_an_age_is_said_in_months_while_small_and_in_years_then(months: int, said: str) -> None:
    assert wording.age(months) == said


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (None, None, ""), (0, None, ""), (12, None, "ab 1 Jahr"), (36, None, "ab 3 Jahren"), (None, 36, "bis 3 Jahre"), (0, 36, "bis 3 Jahre"),
        (12, 36, "12 Monate bis 3 Jahre"), (36, 72, "3 Jahre bis 6 Jahre"), (1, 2, "1 Monat bis 2 Monate"),
        (12, 35, "12 Monate bis unter 3 Jahre"), (None, 11, "bis 11 Monate"), (37, 72, "3 Jahre und 1 Monat bis 6 Jahre"),
    ],
)  # fmt: skip
def test_a_range_of_ages_is_said_as_people_do(least: int | None, most: int | None, said: str) -> None:
    assert wording.age_range(least, most) == said


@pytest.mark.parametrize(("day", "said"), [(TODAY, "23.11."), (dt.date(2026, 3, 1), "01.03."), (dt.date(2024, 11, 19), "19.11.2024")])
def test_a_day_bears_its_year_only_when_it_is_far_away(day: dt.date, said: str) -> None:
    assert wording.short_day(day, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 Tag"), (59, "59 Tagen"), (61, "2 Monaten"), (365, "1 Jahr"), (425, "14 Monaten"), (800, "2 Jahren"), (1100, "3 Jahren")],
)
def test_a_span_of_time_is_said_in_days_months_or_years(days: int, said: str) -> None:
    assert wording.span(days) == said


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [(23, 14, "ab 14 Uhr"), (24, 8, "morgen ab 8 Uhr"), (26, 8, "am Donnerstag ab 8 Uhr"), (30, 8, "am 30.11. ab 8 Uhr")],
)  # fmt: skip
def test_a_moment_to_come_is_said_as_near_as_it_is(day: int, hour: int, said: str) -> None:
    assert wording.from_clock(dt.datetime(2026, 11, day, hour), dt.datetime(2026, 11, 23, 10)) == said


def test_an_end_is_said_with_its_minutes_and_midnight_as_the_end_of_the_day() -> None:
    now = dt.datetime(2026, 11, 23, 10)
    assert wording.until_clock(now.replace(hour=16, minute=30), now) == "bis 16:30 Uhr"
    assert wording.until_clock(dt.datetime(2026, 11, 24), now) == "bis 24 Uhr"
    assert wording.until_clock(dt.datetime(2026, 11, 24, 2), now) == "bis morgen 2 Uhr"
    assert wording.until_clock(dt.datetime(2026, 11, 25), now) == "bis Mittwoch 0 Uhr"


@pytest.mark.parametrize(
    ("km", "said"), [(0, "im Ort"), (0.29, "im Ort"), (0.3, "0,3 km"), (2.14, "2,1 km"), (9.96, "10 km"), (31.4, "31 km")]
)
def test_a_distance_is_as_exact_as_it_helps(km: float, said: str) -> None:
    assert wording.kilometres(km) == said


def test_a_language_without_a_name_shows_its_code() -> None:
    assert (wording.language_name("tr"), wording.language_name("xx")) == ("Türkisch", "xx")
