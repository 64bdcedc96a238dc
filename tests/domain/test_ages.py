"""A child's age, told in months or by the month of birth."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import TODAY

from ortsnah.domain.ages import age_miss, aged, birth_month, months_old


@pytest.mark.parametrize(
    ("born", "months"),
    [(dt.date(2026, 11, 1), 0), (dt.date(2026, 10, 31), 1), (dt.date(2025, 11, 23), 12), (dt.date(2023, 12, 1), 35), (dt.date(2026, 12, 1), None)],
)  # fmt: skip
def test_months_are_counted_from_the_month_of_birth(born: dt.date, months: int | None) -> None:
    assert months_old(born, TODAY) == months


@pytest.mark.parametrize(
    "text",
    ["03/2024", "3/2024", "3.24", "3.2024", "15.3.2024", "2024-03", "2024-03-15", "März 2024", "maerz 2024", "15. März 2024", " mär. 24 "],
)
def test_a_month_of_birth_is_read_in_all_usual_spellings(text: str) -> None:
    assert birth_month(text.replace("maerz", "marz"), TODAY) == dt.date(2024, 3, 1)


@pytest.mark.parametrize(
    "text", ["", "18.11", "13/2024", "0/2024", "12/2026", "2027-01", "Mond 2024", "3 Jahre", "1.1.1800", "03/0000", "24"]
)
def test_what_is_no_month_of_birth_is_not_taken_for_one(text: str) -> None:
    assert birth_month(text, TODAY) is None


def test_a_year_of_two_digits_is_never_in_the_future() -> None:
    assert birth_month("3.99", TODAY) == dt.date(1999, 3, 1)


@pytest.mark.parametrize(
    ("months", "least", "most", "reason"),
    [(35, 36, None, "erst ab 3 Jahren"), (36, 36, 72, ""), (72, 36, 72, ""), (73, 36, 72, "nur bis 6 Jahre"), (36, 12, 35, "nur bis unter 3 Jahre"),
     (5, None, None, ""), (0, 0, 0, ""), (7, 8, None, "erst ab 8 Monaten")],
)  # fmt: skip
def test_a_near_miss_says_from_or_until_which_age(months: int, least: int | None, most: int | None, reason: str) -> None:
    assert age_miss(months, least, most) == reason


@given(st.text(max_size=20))
def test_no_text_is_an_error(text: str) -> None:
    assert (found := birth_month(text, TODAY)) is None or found <= TODAY


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kita 1,5 Jahre", "Kita 18 monate"),
        ("Kita 2 ½ J.", "Kita 30 monate."),
        ("Kita 2 1/2 Jahre", "Kita 30 monate"),
        ("½ Jahr", "6 monate"),
        ("4jähriges Kind", "4 jahre Kind"),
        ("3-jähriger", "3 jahre"),
        ("16 J", "16 jahre"),
        ("vor 2/3 Jahren", "vor 2/3 Jahren"),
        ("ein Jahr, 12 Jobs, 1/2024", "ein Jahr, 12 Jobs, 1/2024"),
    ],
)
def test_ages_in_a_text_become_plain_words(text: str, plain: str) -> None:
    assert aged(text) == plain
