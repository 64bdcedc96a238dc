"""Holidays of the German states, as the program reads them."""

from __future__ import annotations

import datetime as dt

import pytest

from ortsnah.domain import holidays
from ortsnah.paths import resources

STATES = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_its_calendar(state: str) -> None:
    calendar = holidays.of(state)
    assert calendar.is_public(dt.date(2026, 10, 3))
    assert calendar.is_school(dt.date(2026, 12, 28))
    assert calendar.is_school(dt.date(2026, 11, 24)) is False
    assert all(before.last < after.first for before, after in zip(calendar.school, calendar.school[1:], strict=False))


def test_what_a_state_celebrates_alone() -> None:
    assert [holidays.of(state).is_public(dt.date(2026, 8, 15)) for state in ("SL", "BY", "HH")] == [True, None, False]
    assert [state for state in STATES if holidays.of(state).is_public(dt.date(2026, 6, 4))] == ["BW", "BY", "HE", "NW", "RP", "SL"]


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-11-01", "Allerheiligen"), ("2026-06-04", "Fronleichnam"), ("2026-10-06", "Herbstferien"), ("2027-01-01", "Neujahr"), ("2026-11-24", "")],
)  # fmt: skip
def test_days_have_german_names(day: str, name: str) -> None:
    assert holidays.of("SL").name(dt.date.fromisoformat(day)) == name


def test_what_lies_beyond_the_file_is_not_known() -> None:
    calendar = holidays.of("SL")
    assert (calendar.is_public(dt.date(2019, 12, 25)), calendar.is_public(dt.date(2036, 1, 1))) == (None, None)
    assert (calendar.is_school(dt.date(2019, 12, 25)), calendar.is_school(dt.date(2029, 12, 28))) == (None, None)
    assert calendar.is_school(dt.date(2029, 8, 24)) is True


@pytest.mark.parametrize("state", ["", "XX", "../SL"])
def test_without_a_state_holds_what_holds_in_all_of_germany(state: str) -> None:
    calendar = holidays.of(state)
    assert calendar.is_public(dt.date(2026, 12, 25)) is True
    assert calendar.is_public(dt.date(2026, 11, 1)) is None
    assert calendar.is_public(dt.date(2026, 11, 24)) is False
    assert calendar.is_school(dt.date(2026, 12, 28)) is None


def test_each_line_has_kind_first_and_last_day_and_name() -> None:
    assert len(list((resources() / "holidays").glob("*.tsv"))) == 17
    path = resources() / "holidays" / "DE-SL.tsv"
    assert all(len(line.split("\t")) == 4 for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
