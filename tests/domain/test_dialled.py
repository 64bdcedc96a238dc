"""Telephone numbers as words, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.dialled import dialled
from ortsnah.domain.text import words


@pytest.mark.parametrize(
    "text",
    [
        "06851 801-250", "(06851) 801250", "06851/801-250", "06851.801250", "0 68 51 / 80 12 50", "+49 6851 801250", "+49 (0) 6851 801-250",
        "0049 6851 801 250",
    ],
)  # fmt: skip
def test_a_number_is_one_word_however_it_is_written(text: str) -> None:
    assert words(dialled(text)) == ["06851801250"]


def test_what_stands_beside_a_number_stays() -> None:
    assert words(dialled("Jobcenter 06851/801-250, Herr Klein")) == ["jobcenter", "06851801250", "herr", "klein"]


@pytest.mark.parametrize(
    "text", ["03.12.2026", "am 03.12. 9 Uhr", "08:30-12:00", "07.30 - 12.00 Uhr", "66606 St. Wendel", "§ 16 i", "0 Euro", "06851", "116117"]
)
def test_days_hours_and_other_digits_are_no_numbers(text: str) -> None:
    assert dialled(text) == text


@given(st.text(alphabet="0123456789 +-/().,:aß", max_size=60))
def test_no_text_breaks_it_and_no_digit_is_lost(text: str) -> None:
    assert "".join(c for c in dialled(text) if c.isdigit()).endswith("".join(c for c in text if c.isdigit())[-4:])
