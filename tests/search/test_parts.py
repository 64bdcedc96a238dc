"""What was understood, part by part; the text without a part; and the letters that are marked in what was found."""

from __future__ import annotations

import pytest
from conftest_search import Desk
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.search.highlight import marked, sought
from ortsnah.search.parts import Kind, parts, without


def told(desk: Desk, text: str) -> list[str]:
    return [part.label for part in parts(desk.engine.understand(text), {need.id: need for need in desk.engine.needs})]


def take_back(desk: Desk, text: str, label: str) -> str:
    needs = {need.id: need for need in desk.engine.needs}
    part = next(part for part in parts(desk.engine.understand(text), needs) if part.label == label)
    return without(text, part, desk.engine.understand, needs)


def test_needs_place_age_and_urgency_are_told_in_this_order(desk: Desk) -> None:
    assert told(desk, "eilt: krippe ab 1 jahr in gronig") == ["Krippe (0–2 Jahre)", "in Gronig", "Alter 1 Jahr", "eilt"]


def test_two_wishes_are_two_parts(desk: Desk) -> None:
    kinds = [part.kind for part in parts(desk.engine.understand("kita und schuldnerberatung"), {n.id: n for n in desk.engine.needs})]
    assert kinds == [Kind.NEED, Kind.NEED]


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        ("krippe in gronig", "in Gronig", "krippe"),
        ("krippe in gronig", "Krippe (0–2 Jahre)", "in gronig"),
        ("krippe ab 1 jahr", "Alter 1 Jahr", "krippe"),
        ("kita und schuldnerberatung", "Schuldnerberatung", "kita"),
        ("schuldnerberatung eilt", "eilt", "schuldnerberatung"),
        ("Schuldnerberattung st. wendel", "in St. Wendel", "Schuldnerberattung"),
        ("krippe", "Krippe (0–2 Jahre)", ""),
    ],
)
def test_the_text_loses_the_words_that_said_a_part_and_no_others(desk: Desk, text: str, label: str, left: str) -> None:
    assert take_back(desk, text, label) == left


@pytest.mark.parametrize(
    ("text", "words", "letters"),
    [
        ("Kita Regenbogen – Krippengruppe", ("krippe",), ["Krippe"]),
        ("Schuldnerberatung der Caritas", ("schuldnerberattung",), ["Schuldnerberatung"]),
        ("Caritas-Beratungsstelle", ("beratung", "caritas"), ["Caritas", "Beratung"]),
        ("Bahnhofstraße", ("strasse",), ["straße"]),
        ("Mütterzentrum", ("mutter",), ["Mütter"]),
        ("Schuldnerhilfe", ("hilfe",), ["hilfe"]),
        ("Haus am Bach", ("hau",), ["Hau"]),
        ("Bauhaus", ("hau",), []),
        ("Apotheke", ("arzt",), []),
        ("Zahnarztpraxis am Markt", ("zahnartz",), ["Zahnarzt"]),
        ("Wohngeldstelle", ("wohngelt",), ["Wohngeld"]),
        ("Wohnen im Alter", ("wohngelt",), []),
        ("Schuldner- und Insolvenzberatung", ("schuldnerberatung",), ["Schuldner"]),
        ("Kinder- und Jugendhilfe", ("kindergarten",), []),
        ("Apotheke", (), []),
    ],
)
def test_the_letters_that_were_typed_are_marked(text: str, words: tuple[str, ...], letters: list[str]) -> None:
    assert [text[first:last] for first, last in marked(text, words)] == letters


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=12), max_size=3))
def test_marks_lie_inside_the_text_and_do_not_overlap_whatever_it_holds(text: str, words: list[str]) -> None:
    end = 0
    for first, last in marked(text, tuple(words)):
        assert end <= first < last <= len(text)
        end = last


@pytest.mark.parametrize("text", ["Kinnergaade", "дитячий садок", "Kindergartn", "kita"])
def test_the_name_of_the_need_is_sought_for_any_word_that_surely_means_it(desk: Desk, text: str) -> None:
    needs = {need.id: need for need in desk.engine.needs}
    understood = desk.engine.understand(f"{text} ")
    assert understood.needs == ("kinderbetreuung.kita",)
    words = sought(understood, needs)
    assert set(understood.typed) <= set(words)
    assert {"kindergarten", "kita"} <= set(words)
    assert "jahre" not in words


def test_of_several_readings_none_is_marked_for_none_is_sure(desk: Desk) -> None:
    understood = desk.engine.understand("ki")
    assert len(understood.needs) > 1
    assert sought(understood, {need.id: need for need in desk.engine.needs}) == understood.typed


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        ("Deutschkurs mit Kinderbetreuung", "Kinderbetreuung", "Deutschkurs"),
        ("Arzt, der Arabisch spricht", "auf Arabisch", "Arzt"),
        ("kostenloser Deutschkurs", "kostenlos", "Deutschkurs"),
        ("Rathaus nach 18 Uhr", "18 Uhr", "Rathaus"),
    ],
)
def test_what_is_taken_back_goes_with_the_small_words_that_lead_to_it(desk: Desk, text: str, label: str, left: str) -> None:
    assert take_back(desk, text, label) == left
