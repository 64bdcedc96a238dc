"""Needs that hours show: early, late, at the weekend, in usual weeks."""

from __future__ import annotations

import datetime as dt

import pytest

from ortsnah.domain import holidays
from ortsnah.domain.edge_hours import EdgeHours, EdgeNeeds

RULES = {"k.rand": EdgeHours(frozenset({"k.kita"}), dt.time(7), dt.time(17), weekend=True, days=3)}


def told(text: str, *needs: str, since: dt.date = dt.date(2026, 11, 23)) -> str:
    """How far the hours reach, '' where they do not."""
    found = EdgeNeeds(RULES, holidays.of("SL"), since).reached(needs or ("k.kita",), text)
    assert all(one.need == "k.rand" for one in found)
    return "; ".join(one.words for one in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mo-Fr 06:30-16:30", "ab 6:30 Uhr"),
        ("Mo-Fr 07:00-17:00", ""),
        ("Mo-Fr 07:00-17:01", "bis 17:01 Uhr"),
        ("Mo-Fr 06:00-18:00; PH off", "ab 6 Uhr, bis 18 Uhr"),
        ("Mo,We,Fr 06:00-14:00; Tu,Th 08:00-14:00", "ab 6 Uhr"),
        ("Mo-Fr 08:00-12:00; Th 14:00-18:00", ""),
        ("Mo-Fr 08:00-16:00; Sa[1] 08:00-12:00", "am Wochenende"),
        ("Mo-Th 21:00-07:30", "bis in die Nacht"),
        ("24/7", "rund um die Uhr"),
        ('Mo-Fr 06:00-18:00 "nach Vereinbarung"', ""),
        ("Mo-Fr 08:00-16:00; PH 06:00-20:00", ""),
        ("Mo-Fr 08:00-16:00; SH Mo-Fr 06:00-20:00", ""),
        ("irgendwann", ""),
        ("", ""),
    ],
)
def test_hours_reach_a_need_where_they_are_certain_and_usual(text: str, words: str) -> None:
    assert told(text) == words


def test_only_services_among_the_named_needs_are_meant() -> None:
    assert told("Mo-Fr 06:30-16:30", "k.beitrag") == ""


@pytest.mark.parametrize("day", ["2026-12-23", "2027-07-01", "2026-05-25"])
def test_it_does_not_matter_in_which_season_a_catalogue_is_written(day: str) -> None:
    assert told("Mo-Fr 06:30-16:30; PH,SH off", since=dt.date.fromisoformat(day)) == "ab 6:30 Uhr"


def test_where_school_holidays_are_not_known_hours_that_depend_on_them_show_nothing() -> None:
    assert told("Mo-Fr 06:30-16:30; SH off", since=dt.date(2035, 1, 1)) == ""
    assert told("Mo-Fr 06:30-16:30", since=dt.date(2035, 1, 1)) == "ab 6:30 Uhr"
