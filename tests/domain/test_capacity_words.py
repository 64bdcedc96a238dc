"""What is said of free places: the number, the day, and plainly when nobody knows any more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import TODAY

from ortsnah.domain.capacity import Capacity
from ortsnah.domain.capacity_words import availability, described, places_miss

FRESH, AGEING, OLD = dt.date(2026, 11, 3), dt.date(2026, 10, 3), dt.date(2026, 9, 3)
LATER = dt.date(2027, 2, 1)
NUMBERS = st.none() | st.integers(0, 40)
DAYS = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
ANY = st.builds(
    Capacity, NUMBERS, NUMBERS, st.text(max_size=12), NUMBERS, NUMBERS, DAYS, DAYS, st.text(max_size=5), NUMBERS, NUMBERS, NUMBERS
)


def said(available: int | None = None, as_of: dt.date | None = FRESH, **given: Any) -> str:
    return availability(Capacity(available, as_of=as_of, **given), TODAY)


def test_fresh_places_are_told_with_their_day() -> None:
    assert said(2) == "2 frei (Stand 03.11.)"


def test_ageing_places_are_told_with_the_request_to_ask() -> None:
    assert said(2, AGEING) == "2 frei (Stand 03.10., bitte nachfragen)"


def test_old_places_are_unknown() -> None:
    assert said(2, OLD) == "unbekannt, zuletzt 2 am 03.09."
    assert said(0, OLD) == "unbekannt, zuletzt 0 am 03.09."
    assert said(2, None) == "unbekannt, zuletzt 2 ohne Datum"


def test_places_of_a_later_day_are_not_told_as_free() -> None:
    assert said(2, free_from=LATER) == "2 ab 01.02. (Stand 03.11.)"
    assert said(free_from=LATER) == "ab 01.02. frei (Stand 03.11.)"
    assert said(2, OLD, free_from=LATER) == "unbekannt, zuletzt 2 ab 01.02. am 03.09."


def test_a_day_that_has_come_needs_no_mention() -> None:
    assert said(2, free_from=TODAY) == "2 frei (Stand 03.11.)"


def test_a_waiting_list_says_length_and_time() -> None:
    assert said(waiting_list=12, waiting_months=6) == "Warteliste: 12, etwa 6 Monate (Stand 03.11.)"
    assert said(0, waiting_months=1) == "kein Platz frei; Warteliste: etwa 1 Monat (Stand 03.11.)"
    assert said(waiting_list=12, as_of=OLD) == "Warteliste unbekannt, zuletzt 12 am 03.09."


def test_a_report_of_tomorrow_is_named_as_what_it_is() -> None:
    assert said(2, TODAY + dt.timedelta(days=1)) == "unbekannt (Stand 24.11. liegt in der Zukunft)"


def test_a_report_that_tells_nothing_is_unknown() -> None:
    assert said() == "unbekannt"
    assert said(as_of=None) == "unbekannt"


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [(1, "Bett", "1 Bett frei"), (2, "Bett", "2 Betten frei"), (2, "Ganztagsplatz", "2 Ganztagsplätze frei"), (2, "Wohnung", "2 Wohnungen frei"),
     (3, "Ersttermin Augen", "3 × Ersttermin Augen frei"), (1200, "Platz", "1\u202f200 frei"), (2, " ", "2 frei")],
)  # fmt: skip
def test_the_unit_stands_beside_the_number(number: int, unit: str, words: str) -> None:
    assert said(number, unit=unit) == f"{words} (Stand 03.11.)"


def test_a_line_of_the_detail_tells_all() -> None:
    report = Capacity(2, 20, "Bett", 12, 35, FRESH, None, "Leitung", None, 3, 6)
    assert (
        described(report, TODAY)
        == "2 von 20 Betten frei (Stand 03.11.) · 12 Monate bis unter 3 Jahre · Warteliste: 3, etwa 6 Monate · laut Leitung"
    )
    assert described(Capacity(0, 20, "Bett", as_of=FRESH), TODAY) == "nichts frei (Stand 03.11.)"
    assert described(Capacity(2, 20, as_of=OLD), TODAY) == "unbekannt, zuletzt 2 am 03.09."


def test_only_fresh_places_of_today_fulfil_the_filter() -> None:
    assert places_miss(Capacity(2, as_of=FRESH), TODAY) == ""
    assert places_miss(Capacity(2, as_of=FRESH, free_from=LATER), TODAY) == "frei erst ab 01.02."
    assert places_miss(Capacity(2, as_of=AGEING), TODAY) == "2 frei, aber Stand 03.10. ist älter als 30 Tage"
    assert places_miss(Capacity(2, as_of=AGEING, valid_days=40), TODAY) == "2 frei, aber Stand 03.10. ist älter als 40 Tage"
    assert places_miss(Capacity(2, as_of=OLD), TODAY) == "freie Plätze unbekannt, zuletzt 2 am 03.09."
    assert places_miss(Capacity(0, as_of=FRESH), TODAY) == "kein Platz frei (Stand 03.11.)"
    assert places_miss(Capacity(0, as_of=OLD), TODAY) == "freie Plätze unbekannt, zuletzt 0 am 03.09."
    assert places_miss(Capacity(0, as_of=FRESH, free_from=LATER), TODAY) == "ab 01.02. frei (Stand 03.11.)"
    assert places_miss(Capacity(waiting_list=3, as_of=FRESH), TODAY) == "Warteliste: 3 (Stand 03.11.)"
    assert places_miss(Capacity(), TODAY) == "freie Plätze nicht gemeldet"


@given(ANY)
def test_every_report_is_told_with_its_day_or_as_unknown(report: Capacity) -> None:
    words = availability(report, TODAY)
    assert words.startswith(("unbekannt", "Warteliste unbekannt")) or "(Stand " in words
    assert described(report, TODAY).strip()
    assert isinstance(places_miss(report, TODAY), str)
