"""Opening hours: open, closed, and unknown for all that is not certain."""

from __future__ import annotations

import datetime as dt

import pytest

from ortsnah.domain import holidays
from ortsnah.domain.geo import Point
from ortsnah.domain.hours import Day, Outlook, State, is_readable, is_valid, outlook, state, week

MONDAY = dt.date(2026, 11, 23)
SAARLAND = holidays.of("SL")


def moment(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment in the week that begins on Monday, 23 November 2026; day 0 is that Monday."""
    return dt.datetime.combine(MONDAY + dt.timedelta(days=day), dt.time(hour, minute))


def at(text: str, when: str) -> State:
    """The state in the Saarland at '2026-11-01 10:00'."""
    return state(text, dt.datetime.fromisoformat(when), SAARLAND)


def ahead(text: str, when: str) -> Outlook:
    return outlook(text, dt.datetime.fromisoformat(when), SAARLAND)


def spans(day: Day) -> str:
    return ", ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in day.spans) if day.known else "?"


def said(text: str, first: dt.date = MONDAY) -> list[str]:
    return [spans(day) for day in week(text, first, SAARLAND)]


# ---- now, and when it changes


def test_a_place_is_open_within_its_hours_and_says_until_when() -> None:
    assert outlook("Mo-Fr 08:00-12:00", moment(0, 10)).until == moment(0, 12)
    assert state("Mo-Fr 08:00-12:00", moment(0, 10)) is State.OPEN


def test_a_closed_place_says_when_it_opens_next() -> None:
    found = outlook("Mo-Fr 08:00-12:00", moment(4, 13))
    assert (found.state, found.until) == (State.CLOSED, moment(7, 8))


def test_it_opens_and_closes_to_the_minute() -> None:
    assert [state("Mo 08:00-12:00", moment(0, *clock)) for clock in ((7, 59), (8, 0), (11, 59), (12, 0))] == [
        State.CLOSED, State.OPEN, State.OPEN, State.CLOSED,
    ]  # fmt: skip


def test_a_change_in_the_far_future_is_not_told() -> None:
    assert outlook("2027 Jun 01-30 08:00-12:00", moment(0, 10)).until is None
    assert outlook("24/7", moment(0, 10)).until is None


def test_hours_that_may_be_open_are_no_next_opening() -> None:
    assert outlook('Mo 08:00-12:00 "nach Vereinbarung"; We 08:00-12:00', moment(0, 7)).until == moment(2, 8)


def test_what_is_unknown_says_when_it_is_known_again() -> None:
    found = outlook('Mo-Fr 08:00-12:00 || "nach Vereinbarung"', moment(0, 7))
    assert (found.state, found.until, found.comment) == (State.UNKNOWN, moment(0, 8), "nach Vereinbarung")


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "nach Vereinbarung", '"nach Vereinbarung"', 'Mo-Fr 08:00-12:00 "nach Vereinbarung"', "unknown", "Mo-Fr 08:00+", "Mo 25:00-26:00",
        "Mo 08:60-12:00", "Mo-Fr acht Uhr", 'Mo 08:00-12:00 "offen', "Mo 10:00", "Mo-Fr 08:00-12:00/60", 'Mo-Su 14:00-16:00 || "nach Vereinbarung"',
        "Mo-Su 14:00-16:00 || unknown", "Jan-Feb Jan 09-15", "Xy 08:00-12:00",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_unknown(text: str) -> None:
    assert outlook(text, moment(0, 10)).state is State.UNKNOWN


# ---- comments and what else holds


def test_a_fallback_does_not_touch_the_hours_themselves() -> None:
    text = 'Mo-Fr 08:00-12:00 || "nach Vereinbarung"'
    assert state(text, moment(0, 10)) is State.OPEN
    assert said(text) == ["08:00-12:00"] * 5 + ["?"] * 2
    assert state("Mo-Fr 08:00-12:00 || off", moment(0, 13)) is State.CLOSED


def test_a_fallback_may_have_hours_of_its_own() -> None:
    text = 'Mo-Fr 08:00-12:00 || Mo-Sa 09:00-16:00 "Notdienst"'
    assert [state(text, moment(0, hour)) for hour in (9, 13, 17)] == [State.OPEN, State.UNKNOWN, State.CLOSED]


def test_a_fallback_gives_way_to_a_night_whose_end_is_not_known_so_that_day_is_not_certain() -> None:
    text = "Mo 18:00+ || Tu-We"
    assert state(text, moment(1, 1)) is State.UNKNOWN
    assert state(text, moment(1, 12)) is State.OPEN
    assert said(text)[1:3] == ["?", "00:00-00:00"]


def test_a_comment_beside_open_or_off_does_not_make_it_uncertain() -> None:
    assert state('Mo-Fr 08:00-12:00 open "Klingeln"', moment(0, 10)) is State.OPEN
    assert state('Mo-Fr 08:00-12:00; Mo off "Betriebsausflug"', moment(0, 10)) is State.CLOSED
    assert outlook('Mo-Fr 08:00-12:00; Mo off "Betriebsausflug"', moment(0, 10)).comment == "Betriebsausflug"


def test_only_the_times_beside_the_comment_are_uncertain() -> None:
    assert said('Mo-Fr 08:00-12:00, Mo 14:00-16:00 "nach Anmeldung"')[:2] == ["?", "08:00-12:00"]


@pytest.mark.parametrize("text", ['Mo-Fr 08:00-12:00; "und nach Vereinbarung"', 'Mo-Fr 08:00-12:00, "nach Vereinbarung"'])
def test_a_comment_alone_at_the_end_is_what_else_holds(text: str) -> None:
    assert (state(text, moment(0, 10)), state(text, moment(0, 13))) == (State.OPEN, State.UNKNOWN)


def test_signs_within_a_comment_separate_nothing() -> None:
    assert said('Mo 08:00-12:00 open "links; dann || rechts"')[0] == "08:00-12:00"


def test_a_comment_that_names_the_school_holidays_is_a_comment() -> None:
    assert state('Mo-Fr 08:00-12:00 open "SH: bitte klingeln"', moment(0, 10)) is State.OPEN


def test_after_an_open_end_nobody_knows() -> None:
    text = "Mo 14:00-18:00+"
    assert [state(text, moment(0, hour)) for hour in (13, 15, 19)] == [State.CLOSED, State.OPEN, State.UNKNOWN]
    assert state(text, moment(1, 5)) is State.CLOSED


# ---- rules after one another


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("Mo-Fr 08:00-12:00; Mo 14:00-16:00", "14:00-16:00"),
        ("Mo-Fr 08:00-12:00, Mo 14:00-16:00", "08:00-12:00, 14:00-16:00"),
        ("Mo 14:00-16:00; Mo-Fr 08:00-12:00", "08:00-12:00"),
        ("Mo-Fr 08:00-17:00; 12:00-13:00 off", "08:00-12:00, 13:00-17:00"),
        ("Mo-Fr 08:00-12:00,11:00-16:00", "08:00-16:00"),
        ("Mo-Fr 08:00-12:00; Mo off", ""),
        ("Mo off; Mo-Fr 08:00-12:00", "08:00-12:00"),
        ("Mo-Fr; Mo off", ""),
        ("24/7; Mo 10:00-12:00 off", "00:00-10:00, 12:00-00:00"),
        ("Mo[4] 08:00-12:00", "08:00-12:00"),
        ("Mo[1] 08:00-12:00", ""),
        ("Mo[-2] 08:00-12:00", "08:00-12:00"),
        ("week 48 Mo 08:00-12:00", "08:00-12:00"),
        ("week 01-53/2 Mo 08:00-12:00", ""),
        ("2026 Nov Mo 08:00-12:00", "08:00-12:00"),
        ("2027+ Mo 08:00-12:00", ""),
        ("Nov 20-Dec 06 Mo 08:00-12:00", "08:00-12:00"),
        ("Nov 22,23 08:00-12:00", "08:00-12:00"),
        ("Oct-Mar 8-12", "08:00-12:00"),
    ],
)
def test_a_rule_replaces_or_adds(text: str, monday: str) -> None:
    assert said(text)[0] == monday if monday else said(text)[:1] in ([""], [])


@pytest.mark.parametrize(
    "text",
    ["Mo-Fr 8-12", "Mo-Fr 8:00-12:00", "Mo-Fr 08.00-12.00", "mo - fr 08:00 – 12:00", "Mo-Fr: 08:00-12:00 Uhr;", "Montag-Freitag 08:00-12:00",
     "Mo bis Fr von 8 bis 12 Uhr", "Mo,Di,Mi,Do,Fr 08:00-12:00"],
)  # fmt: skip
def test_what_is_common_in_osm_is_read_though_it_is_not_quite_right(text: str) -> None:
    assert said(text) == ["08:00-12:00"] * 5 + [""] * 2


# ---- what the specification knows besides


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("Mo 8am-12pm,1:30 p.m.-5pm", "08:00-12:00, 13:30-17:00"),
        ("Nov 02-30/7 08:00-12:00", "08:00-12:00"),
        ("2016/10 Nov 08:00-12:00", "08:00-12:00"),
        ("2026 Nov 16-18,23-25 08:00-12:00", "08:00-12:00"),
        ("2025 Nov 16-18,23-25 08:00-12:00; Tu 08:00-09:00", ""),
        ("Tu 08:00-12:00 || Mo-Fr 14:00-15:00 open, Mo-Fr 16:00-17:00 open", "14:00-15:00, 16:00-17:00"),
        ("off, Mo 08:00-12:00", "08:00-12:00"),
    ],
)
def test_rarer_syntax_is_read_too(text: str, monday: str) -> None:
    assert said(text)[0] == monday


def test_what_is_closed_past_midnight_is_closed_on_the_next_day_too() -> None:
    assert state("24/7; Mo 22:00-02:00 off", moment(1, 1)) is State.CLOSED
    assert state("24/7; Mo 22:00-02:00 off", moment(1, 3)) is State.OPEN


@pytest.mark.parametrize("text", ["Mo-Fr 08:00-17:00; PH,Dec 24 off", "Mo-Fr 08:00-17:00; Dec 24,PH off"])
def test_dates_and_holidays_in_one_list_are_any_of_them(text: str) -> None:
    assert [at(text, f"2026-12-{day} 10:00") for day in (23, 24, 25)] == [State.OPEN, State.CLOSED, State.CLOSED]


# ---- holidays


def test_on_a_holiday_of_the_state_it_is_closed_there_and_open_elsewhere() -> None:
    corpus_christi = dt.datetime(2026, 6, 4, 10)
    assert state("Mo-Fr 08:00-12:00; PH off", corpus_christi, SAARLAND) is State.CLOSED
    assert state("Mo-Fr 08:00-12:00; PH off", corpus_christi, holidays.of("HH")) is State.OPEN


def test_without_a_state_a_holiday_of_some_states_is_unknown() -> None:
    assert state("Mo-Fr 08:00-12:00; PH off", dt.datetime(2026, 6, 4, 10)) is State.UNKNOWN
    assert state("Mo-Fr 08:00-12:00; PH off", dt.datetime(2026, 12, 25, 10)) is State.CLOSED
    assert state("Mo-Fr 08:00-12:00; PH off", dt.datetime(2026, 6, 3, 10)) is State.OPEN


@pytest.mark.parametrize("day", ["2026-06-04", "2025-08-15", "2027-11-01"])
def test_the_saarland_has_holidays_of_its_own(day: str) -> None:
    assert at("Mo-Fr 08:00-12:00; PH off", f"{day} 10:00") is State.CLOSED


@pytest.mark.parametrize("day", ["2026-12-24", "2026-12-31"])
def test_christmas_eve_and_new_years_eve_are_no_public_holidays(day: str) -> None:
    assert at("Mo-Fr 08:00-12:00; PH off", f"{day} 10:00") is State.OPEN


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Mo-Fr 08:00-12:00; SH off", "2026-10-06 10:00", State.CLOSED),
        ("Mo-Fr 08:00-12:00; SH off", "2026-10-19 10:00", State.OPEN),
        ("SH Mo-Fr 09:00-12:00", "2026-10-06 10:00", State.OPEN),
        ("SH Mo-Fr 09:00-12:00", "2026-10-10 10:00", State.CLOSED),
        ("SH,PH off", "2026-10-06 10:00", State.CLOSED),
        ("Mo-Fr 08:00-12:00; SH,PH off", "2026-05-14 10:00", State.CLOSED),
        ("Mo-Fr,PH 08:00-12:00", "2026-10-03 10:00", State.OPEN),
        ("Mo-Fr,PH 08:00-12:00", "2026-10-10 10:00", State.CLOSED),
        ("PH -1 day 08:00-12:00", "2026-12-24 10:00", State.OPEN),
        ("Mo-Fr 08:00-16:00; PH +1 day off", "2026-06-05 10:00", State.CLOSED),
        ("PH Mo-Fr 08:00-12:00", "2026-10-03 10:00", State.CLOSED),
        ("Apr-Oct Mo-Fr,PH 08:00-12:00", "2026-11-01 10:00", State.CLOSED),
        ("Mo-Fr 08:00-12:00; easter -2 days off", "2026-04-03 10:00", State.CLOSED),
        ("easter -2 days-easter +1 day 08:00-12:00", "2026-04-06 10:00", State.OPEN),
        ("easter -2 days-easter +1 day 08:00-12:00", "2026-04-07 10:00", State.CLOSED),
    ],
)
def test_public_and_school_holidays_in_rules(text: str, when: str, expected: State) -> None:
    assert at(text, when) is expected


def test_beyond_the_known_school_holidays_nobody_knows() -> None:
    assert at("Mo-Fr 08:00-12:00; SH off", "2033-10-05 10:00") is State.UNKNOWN
    assert at("Mo-Fr 08:00-12:00; SH off", "2033-10-05 13:00") is State.CLOSED  # closed in either case
    assert at("Mo-Fr 08:00-12:00; PH off", "2033-10-05 10:00") is State.OPEN


def test_beyond_the_known_public_holidays_nobody_knows() -> None:
    assert at("Mo-Fr 08:00-12:00; PH off", "2041-10-02 10:00") is State.UNKNOWN
    assert at("Mo-Fr 08:00-12:00", "2041-10-02 10:00") is State.OPEN


def test_the_outlook_names_the_holiday_that_closes() -> None:
    assert ahead("Mo-Su 08:00-12:00; PH off", "2026-11-01 10:00").comment == "Allerheiligen"
    assert ahead("Mo-Fr 08:00-12:00; SH off", "2026-10-06 10:00").comment == "Herbstferien"


def test_the_outlook_warns_of_a_holiday_that_the_hours_do_not_speak_of() -> None:
    assert ahead("Mo-Fr 08:00-12:00", "2026-06-04 10:00").holiday == "Fronleichnam"
    assert ahead("Mo-Fr,PH 08:00-12:00", "2026-06-04 10:00").holiday == ""


def test_the_week_names_its_public_holidays() -> None:
    assert [day.holiday for day in week("Mo-Fr 08:00-12:00", dt.date(2026, 12, 21), SAARLAND)][3:6] == [
        "", "Erster Weihnachtstag", "Zweiter Weihnachtstag",
    ]  # fmt: skip


# ---- the edges: midnight, months, the change of the clocks


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
    assert outlook("Mo-Tu 00:00-24:00", moment(0, 12)).until == moment(2, 0)


def test_until_midnight_is_until_the_day_ends() -> None:
    assert said("Mo 18:00-24:00")[:2] == ["18:00-00:00", ""]
    assert state("Mo 18:00-24:00", moment(0, 23, 59)) is State.OPEN
    assert state("Mo 18:00-24:00", moment(1, 0)) is State.CLOSED


def test_after_midnight_a_night_is_still_open() -> None:
    assert state("Mo 22:00-02:00", moment(1, 1)) is State.OPEN
    assert outlook("Mo 22:00-02:00", moment(0, 23)).until == moment(1, 2)


def test_a_night_goes_on_whatever_holds_on_the_next_day() -> None:
    assert state("Mo-Th 20:00-08:00; Fr 18:00-08:00", moment(4, 7)) is State.OPEN
    assert state("Mo 22:00-02:00; Tu off", moment(1, 1)) is State.OPEN
    assert state("Mo 22:00-02:00; 00:00-06:00 off", moment(1, 1)) is State.CLOSED


def test_a_day_off_takes_its_night_along() -> None:
    assert state("Mo-Su 22:00-02:00; Tu off", moment(2, 1)) is State.CLOSED


def test_a_month_ends_with_its_last_day() -> None:
    assert [at("Nov 10:00-12:00", f"2026-{day} 11:00") for day in ("10-31", "11-01", "11-30", "12-01")] == [
        State.CLOSED, State.OPEN, State.OPEN, State.CLOSED,
    ]  # fmt: skip
    assert at("Feb 29 10:00-12:00", "2028-02-29 11:00") is State.OPEN


def test_a_year_ends_within_a_range() -> None:
    text = "Mo-Su 10:00-12:00; Dec 24-Jan 02 off"
    assert [at(text, f"{day} 11:00") for day in ("2026-12-23", "2026-12-31", "2027-01-02", "2027-01-03")] == [
        State.OPEN, State.CLOSED, State.CLOSED, State.OPEN,
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_when_the_clocks_change_the_clock_on_the_wall_counts(day: str) -> None:
    assert [at("Su 02:00-03:00", f"{day} {clock}") for clock in ("01:59", "02:00", "02:59", "03:00")] == [
        State.CLOSED, State.OPEN, State.OPEN, State.CLOSED,
    ]  # fmt: skip
    assert ahead("Sa 22:00-06:00", f"{day} 01:00").until == dt.datetime.fromisoformat(f"{day} 06:00")


def test_the_sun_is_certain_only_where_it_is_known_when_it_rises() -> None:
    assert [state("sunrise-sunset", moment(0, hour)) for hour in (3, 8, 12, 17, 23)] == [
        State.CLOSED, State.UNKNOWN, State.OPEN, State.UNKNOWN, State.CLOSED,
    ]  # fmt: skip
    st_wendel = Point(49.47, 7.17)
    assert outlook("sunrise-sunset", moment(0, 12), SAARLAND, st_wendel).until == moment(0, 16, 40)
    assert state("sunrise-sunset", moment(0, 8), SAARLAND, st_wendel) is State.OPEN
    assert state("(sunrise+01:00)-sunset", moment(0, 8), SAARLAND, st_wendel) is State.CLOSED


def test_a_week_of_which_nothing_is_certain_is_empty() -> None:
    assert week('"nach Vereinbarung"', MONDAY) == []
    assert week("Mo-Fr 08:00-12:00; SH off", dt.date(2033, 10, 3), SAARLAND)[5].known  # Saturday is closed in any case


def test_what_can_be_read_need_not_be_certain() -> None:
    assert is_readable('"nach Vereinbarung"')
    assert not is_valid('"nach Vereinbarung"')
    assert not is_readable("nur wenn es nicht regnet")


def test_a_holiday_with_two_offsets_is_not_readable() -> None:
    assert is_readable("PH -1 day off")
    assert not is_readable("PH -1 day -1 day off")
    assert state("PH -1 day -1 day", moment(0, 10)) is State.UNKNOWN


def test_a_text_too_long_for_hours_is_none() -> None:
    assert is_readable("Mo 08:00-12:00; " * 50)
    assert not is_readable("Mo 08:00-12:00; " * 100)


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("Mo 12:00～14:00", "12:00-14:00"),
        ("Mo 12：00 till 14:00", "12:00-14:00"),
        ("Mo ⁰⁸:³⁰-¹⁴:⁰⁹", "08:30-14:09"),
        ("lundi 08:00-12:00", "08:00-12:00"),
        ("Öffnungszeiten: Mo 08:00-12:00", "08:00-12:00"),
        ("every day 08:00-12:00", "08:00-12:00"),
        ("nonstop geöffnet", "00:00-00:00"),
        ("weekends 10:00-12:00", ""),
    ],
)
def test_phrases_and_signs_of_other_languages_are_read(text: str, monday: str) -> None:
    assert said(text)[0] == monday


def test_a_phrase_within_a_comment_is_a_comment() -> None:
    assert ahead('Mo 08:00-12:00 open "every day till late"', "2026-11-23 10:00").comment == "every day till late"


def test_on_the_day_after_a_holiday() -> None:
    assert at("one day after public holidays 10:00-12:00", "2026-11-02 11:00") is State.OPEN
    assert at("one day after public holidays 10:00-12:00", "2026-11-03 11:00") is State.CLOSED


def test_day_and_night_means_on_holidays_too() -> None:
    assert ahead("24/7", "2026-12-25 10:00").holiday == ""
    assert ahead("Mo-Su 00:00-24:00", "2026-12-25 10:00").holiday == "Erster Weihnachtstag"
