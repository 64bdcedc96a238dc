"""A report on free places is fresh, then ageing, then not known any more."""

from __future__ import annotations

import datetime as dt

import pytest
from records import TODAY

from ortsnah.domain.capacity import VALID_DAYS, Capacity, Freshness, freshness


def after(days: int, valid_days: int | None) -> Freshness:
    return freshness(Capacity(1, as_of=TODAY - dt.timedelta(days=days), valid_days=valid_days), TODAY)


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
