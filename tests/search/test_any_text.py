"""Whatever is typed is answered, and how it is typed matters no more than it means."""

from __future__ import annotations

import random
import time

import pytest
from conftest_search import TODAY, Desk
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ortsnah.search.engine import Engine
from ortsnah.search.query import Query

#: seconds of the process's own time; other programs on the machine do not count
_LONGEST = 0.05
#: what takes long takes long each time; a busy machine only sometimes
_TRIES = 3

#: any letters at all, and such as a copied text or a hostile hand may give
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Nl", "No", "Mn", "Co", "Cs"]), max_size=20),
    st.builds(str.__mul__, st.text(min_size=1, max_size=8), st.integers(1, 2000)),
    st.text('"*():^{}-+ NEARORANDNOT\0', max_size=20),
    st.lists(
        st.sampled_from(
            ["kita", "krippe", "in", "gronig", "und", "heute", "ab 1 jahr", "schuldnerberattung", "0m10046116", "➅ jahre", "² ٣"]
        )
    ).map(" ".join),
)
#: words that are known
KNOWN = st.sampled_from(["krippe", "schulden", "sucht", "apotheke", "tafel", "caritas", "wohngeld", "gronig", "heute"])


@pytest.fixture(scope="module", autouse=True)
def _ready(desk: Desk) -> None:
    """The vocabulary is read before the first letter is typed."""
    desk.engine.understand("krippe")
    desk.engine.run(Query(TODAY, "krippe", contacts=True))


@given(TYPED)
@settings(deadline=None)
def test_any_text_is_answered_at_once(desk: Desk, text: str) -> None:
    asked = [Query(TODAY, text, place) for place in (None, desk.engine.gazetteer.exact("Gronig"))]
    assert _is_quick(desk, asked)
    for query in asked:
        results = desk.engine.run(query)
        assert results.hits or results.suggestions


def _is_quick(desk: Desk, asked: list[Query]) -> bool:
    """True when each is answered in time when it is first asked: by the engine at hand or, where that was slow by chance, by one that never saw it."""
    return all(_took(desk.engine, query) < _LONGEST or any(_took(_fresh(desk), query) < _LONGEST for _ in range(_TRIES)) for query in asked)


def _fresh(desk: Desk) -> Engine:
    engine = Engine(desk.engine.catalogue)
    engine.understand("krippe")
    return engine


def _took(engine: Engine, query: Query) -> float:
    begin = time.process_time()
    engine.run(query)
    return time.process_time() - begin


@given(TYPED, TYPED)
@settings(deadline=None)
def test_any_text_is_answered_beside_a_chosen_need(desk: Desk, text: str, more: str) -> None:
    results = desk.results(f"{text} {more}", "Gronig", "kinderbetreuung")
    assert results.hits or results.suggestions


#: words of every kind: known, mistyped, dialect, of other matters, names; no two that are one word split apart
ANY_WORD = st.one_of(
    KNOWN, st.sampled_from(["kinnergaade", "zahnartz", "regenbogen", "pizza", "kind", "arbeit", "fürerschein", "quizquaz"])
)


@given(st.lists(ANY_WORD, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_words_does_not_matter(desk: Desk, typed: list[str], chance: random.Random) -> None:
    swapped = chance.sample(typed, len(typed))
    assert desk.ask(" ".join(typed) + " ", "Tholey") == desk.ask(" ".join(swapped) + " ", "Tholey")


@given(st.lists(KNOWN, min_size=2, max_size=3, unique=True))
@settings(deadline=None)
def test_a_known_word_at_the_end_is_not_still_being_typed(desk: Desk, typed: list[str]) -> None:
    assert desk.ask(" ".join(typed), "Tholey") == desk.ask(" ".join(reversed(typed)), "Tholey")


@given(KNOWN, KNOWN)
def test_two_wishes_may_be_said_in_either_order(desk: Desk, one: str, other: str) -> None:
    assert desk.ask(f"{one} und {other}") == desk.ask(f"{other} und {one}")


@given(st.lists(KNOWN, min_size=1, max_size=3))
def test_case_and_blanks_do_not_matter(desk: Desk, typed: list[str]) -> None:
    assert desk.ask(" ".join(typed)) == desk.ask("  ".join(typed).upper())


@given(TYPED)
@example("0 1")  # free of charge, and hardly a word
@settings(deadline=None)
def test_any_text_finds_somebody_to_ask(desk: Desk, text: str) -> None:
    asked = [Query(TODAY, text, place, contacts=True) for place in (None, desk.engine.gazetteer.exact("Gronig"))]
    assert _is_quick(desk, asked)
    for query in asked:
        hits = desk.engine.run(query).hits
        assert hits
        assert all(hit.contact for hit in hits)
