"""Whatever stands where hours should be: never an error, never long, and every answer agrees with the others."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ortsnah.domain import holidays
from ortsnah.domain.german_hours import propose
from ortsnah.domain.hours import State, is_readable, outlook, rules, state, week

MONDAY = dt.date(2026, 11, 23)
MONDAY_MORNING = dt.datetime(2026, 11, 23, 10)
SAARLAND = holidays.of("SL")

PARTS = st.sampled_from(
    ["Mo", "Tu-Fr", "Su", "PH", "SH", "-1 day", "Jan", "Dec 24", "2026", "week 1", "easter", "[1]", "08:00-12:00", "18:00+", "22-2", "24/7", "off",
     "open", "unknown", '"c"', ";", ",", "||", ":", "-", "sunrise", "(sunset-01:00)", "+", "/2", "x"]
)  # fmt: skip


@given(st.text(st.sampled_from('MoTuFrPHSH0123456789:-,;|" off+[]/.()weekJan'), max_size=40))
def test_no_text_whatever_is_an_error(text: str) -> None:
    assert outlook(text, MONDAY_MORNING).state in State
    assert len(week(text, MONDAY)) in {0, 7}


@given(st.text(max_size=30))
def test_no_character_whatever_is_an_error(text: str) -> None:
    assert outlook(text, MONDAY_MORNING).state in State
    assert isinstance(is_readable(text), bool)


@given(st.lists(PARTS, max_size=12).map(" ".join), st.datetimes(dt.datetime(2019, 1, 1), dt.datetime(2040, 1, 1)))
def test_the_state_holds_until_the_moment_that_is_told(text: str, when: dt.datetime) -> None:
    found = outlook(text, when, SAARLAND)
    if found.until is not None:
        assert found.until > when
        assert state(text, found.until, SAARLAND) is not found.state
        if found.state is not State.CLOSED:
            assert state(text, found.until - dt.timedelta(minutes=1), SAARLAND) is found.state or found.until - when < dt.timedelta(
                minutes=1
            )


@given(st.lists(PARTS, max_size=8).map(" ".join))
@example("Mo 18:00+ || Tu-Fr")
def test_a_known_day_of_the_week_says_what_the_state_says(text: str) -> None:
    for day in week(text, MONDAY, SAARLAND):
        for begin, _ in day.spans:
            assert state(text, dt.datetime.combine(day.date, begin), SAARLAND) is State.OPEN


#: pieces of hours, of German sentences and of nothing, repeated until they are long
PIECES = st.sampled_from(
    ["Mo", "Fr-Sa", "[", "]", "[1]", ",", ";", "||", "08:00-12:00", "24/7", "PH", "SH off", "easter -1 day", "week 1-53/2", "Dec 24", "2026", "-", "+", "/",
     '"', '"a"', "(sunrise+01:00)", "sunset", "8", "Uhr", "bis", "montags", "jeden zweiten", "außer", "nach Vereinbarung", "¹", "é", "\u200b", " "]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.builds(
        lambda pieces, times, glue: glue.join(pieces * times), st.lists(PIECES, max_size=8), st.integers(1, 400), st.sampled_from(["", " "])
    )
)
def test_no_text_takes_long_or_breaks_anything(text: str) -> None:
    assert seconds(lambda: state(text, MONDAY_MORNING, SAARLAND)) < 0.05
    assert seconds(lambda: propose(text)) < 0.05


def seconds(question: Callable[[], object]) -> float:
    """Of the process itself, for a question never asked before; once more where the interpreter just tidied up."""
    state("Mo 08:00-12:00", MONDAY_MORNING)  # the library is loaded at the first question
    taken = []
    while not taken or (taken[-1] > 0.02 and len(taken) < 3):
        rules.cache_clear()
        begin = time.process_time()
        question()
        taken.append(time.process_time() - begin)
    return min(taken)
