"""Opening hours: open, closed, and unknown for all that is not certain."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.hours import Day, State, is_readable, is_valid, outlook, state, week

MONDAY = dt.date(2026, 11, 23)


def moment(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment in the week that begins on Monday, 23 November 2026; day 0 is that Monday."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time(hour, minute))


def spans(day: Day) -> str:
    return ", ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in day.spans) if day.known else "?"


def said(text: str) -> list[str]:
    return [spans(day) for day in week(text, MONDAY)]


def test_a_place_is_open_within_its_hours_and_says_until_when() -> None:
    assert outlook("Mo-Fr 08:00-12:00", moment(0, 10)).until == moment(0, 12)
    assert state("Mo-Fr 08:00-12:00", moment(0, 10)) is State.OPEN


def test_a_closed_place_says_when_it_opens_next() -> None:
    found = outlook("Mo-Fr 08:00-12:00", moment(4, 13))
    assert (found.state, found.until) == (State.CLOSED, moment(7, 8))


def test_a_change_in_the_far_future_is_not_told() -> None:
    assert outlook("2027 Jun 01-30 08:00-12:00", moment(0, 10)).until is None
    assert outlook("24/7", moment(0, 10)).until is None


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "nach Vereinbarung", '"nach Vereinbarung"', 'Mo-Fr 08:00-12:00 "nach Vereinbarung"', "Mo-Fr 08:00-12:00; SH off",
        "SH Mo-Fr 08:00-12:00", "unknown", "sunrise-sunset", "Mo-Fr 08:00+", "Mo 25:00-26:00", "Mo-Fr 8 Uhr", 'Mo 08:00-12:00 "offen',
        'Mo-Su 14:00-16:00 || "nach Vereinbarung"', "Mo-Su 14:00-16:00 || unknown",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_unknown(text: str) -> None:
    assert outlook(text, moment(0, 10)).state is State.UNKNOWN
    assert outlook(text, moment(0, 10)).until is None


def test_a_fallback_does_not_touch_the_hours_themselves() -> None:
    text = 'Mo-Fr 08:00-12:00 || "nach Vereinbarung"'
    assert state(text, moment(0, 10)) is State.OPEN
    assert said(text) == ["08:00-12:00"] * 5 + ["?"] * 2
    assert state("Mo-Fr 08:00-12:00 || off", moment(0, 13)) is State.CLOSED


def test_a_comment_beside_open_or_off_does_not_make_it_uncertain() -> None:
    assert state('Mo-Fr 08:00-12:00 open "Klingeln"', moment(0, 10)) is State.OPEN
    assert state('Mo-Fr 08:00-12:00; Mo off "Betriebsausflug"', moment(0, 10)) is State.CLOSED


def test_only_the_times_beside_the_comment_are_uncertain() -> None:
    assert said('Mo-Fr 08:00-12:00, Mo 14:00-16:00 "nach Anmeldung"')[:2] == ["?", "08:00-12:00"]


def test_a_comment_alone_between_rules_leaves_them_as_they_are() -> None:
    assert state('Mo-Fr 08:00-12:00; "und nach Vereinbarung"', moment(0, 10)) is State.OPEN


def test_signs_within_a_comment_separate_nothing() -> None:
    assert said('Mo 08:00-12:00 open "links; dann || rechts"')[0] == "08:00-12:00"


def test_a_comment_that_names_the_school_holidays_is_a_comment() -> None:
    assert state('Mo-Fr 08:00-12:00 open "SH: bitte klingeln"', moment(0, 10)) is State.OPEN


def test_a_public_holiday_of_the_whole_country_is_known() -> None:
    assert state("Mo-Su 08:00-12:00; PH off", dt.datetime(2026, 12, 25, 10)) is State.CLOSED


def test_the_week_has_seven_days_with_their_spans() -> None:
    assert (
        said("Mo-Fr 08:00-12:00,14:00-16:00; We off")
        == ["08:00-12:00, 14:00-16:00"] * 2 + [""] + ["08:00-12:00, 14:00-16:00"] * 2 + [""] * 2
    )
    assert [day.date for day in week("24/7", MONDAY)] == [MONDAY + dt.timedelta(days=number) for number in range(7)]


def test_a_night_counts_to_the_day_that_it_begins() -> None:
    assert said("Mo,Su 22:00-02:00") == ["22:00-02:00"] + [""] * 5 + ["22:00-02:00"]


def test_the_night_before_the_week_is_not_in_it() -> None:
    assert said("Su 22:00-02:00")[0] == ""


def test_day_and_night_is_from_midnight_to_midnight() -> None:
    assert said("24/7") == ["00:00-00:00"] * 7
    assert said("Mo-Tu 00:00-24:00") == ["00:00-00:00"] * 2 + [""] * 5


def test_until_midnight_is_until_the_day_ends() -> None:
    assert said("Mo 18:00-24:00")[:2] == ["18:00-00:00", ""]


def test_after_midnight_a_night_is_still_open() -> None:
    assert state("Mo 22:00-02:00", moment(1, 1)) is State.OPEN
    assert outlook("Mo 22:00-02:00", moment(0, 23)).until == moment(1, 2)


def test_a_week_of_which_nothing_is_certain_is_empty() -> None:
    assert week('"nach Vereinbarung"', MONDAY) == []
    assert week("Mo-Fr 08:00-12:00; SH off", MONDAY) == []


def test_what_can_be_read_need_not_be_certain() -> None:
    assert is_readable('"nach Vereinbarung"')
    assert not is_valid('"nach Vereinbarung"')
    assert not is_readable("Mo bis Fr")


@given(st.text(st.sampled_from('MoTuFrPHSH0123456789:-,;|" off+[]/.()weekJan'), max_size=40))
def test_no_text_whatever_is_an_error(text: str) -> None:
    assert outlook(text, moment(0, 10)).state in State
    assert len(week(text, MONDAY)) in {0, 7}


@given(st.text(max_size=30))
def test_no_character_whatever_is_an_error(text: str) -> None:
    assert outlook(text, moment(0, 10)).state in State
    assert isinstance(is_readable(text), bool)
