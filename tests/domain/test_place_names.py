"""The names of places in a text, and what a place belongs to."""

from __future__ import annotations

import pytest
from district import NAMES
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.curation.importing import Masters
from ortsnah.domain.place_names import Names, Where


def named(text: str) -> list[str]:
    return [meanings[0].name for _, _, meanings in sorted(NAMES.find(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("für Oberthal und Tholey", ["Oberthal", "Tholey"]), ("Steinberg Deckenhardt", ["Steinberg-Deckenhardt"]), ("Sankt Wendel", ["St. Wendel"]),
        ("ST.WENDEL", ["St. Wendel"]), ("Oberthaler Straße", []), ("", []), ("Ober- und Neudorf", ["Oberdorf", "Neudorf"]),
        ("Früh- und Spätdienst", []), ("Steinberg, Deckenhardt", []),
    ],
)  # fmt: skip
def test_names_are_found_as_whole_words_in_any_spelling(text: str, found: list[str]) -> None:
    assert named(text) == found


def test_what_is_found_says_where_it_stands() -> None:
    (start, end, _), *_ = NAMES.find("für St. Wendel!")
    assert "für St. Wendel!"[start:end] == "St. Wendel"


def test_a_place_lies_in_its_village_and_its_municipality() -> None:
    assert NAMES.around("Mühle", "Oberthal") == [Where("Oberthal", "Mühle"), Where("Oberthal", "Gronig"), Where("Oberthal")]
    assert NAMES.around("gronig", "") == [Where("Oberthal", "Gronig"), Where("Oberthal")]
    assert NAMES.around("", "Sankt Wendel") == [Where("St. Wendel")]
    assert NAMES.around("Oberthal", "") == [Where("Oberthal")]
    assert NAMES.around("", "") == []


def test_of_two_places_of_one_name_the_municipality_tells_which() -> None:
    assert NAMES.around("Neudorf", "Tholey") == [Where("Tholey", "Neudorf"), Where("Tholey")]
    assert NAMES.homes("Neudorf") == {"Oberthal", "Tholey"}


def test_a_place_that_nobody_knows_stands_for_itself() -> None:
    assert NAMES.around("Irgendwo", "Fremdheim") == [Where("Fremdheim", "Irgendwo"), Where("Fremdheim")]
    assert NAMES.around("Irgendwo", "") == [Where("", "Irgendwo")]


def test_every_place_of_the_district_is_found_by_its_own_name(masters: Masters) -> None:
    names = Names(masters.places)
    lost = [
        place.name
        for place in masters.places
        if place.municipality not in {w.municipality for _, _, m in names.find(place.name) for w in m}
    ]
    assert lost == []


@given(st.text(max_size=60))
def test_no_text_is_an_error_and_no_text_names_a_place_of_no_district(text: str) -> None:
    assert list(Names(()).find(text)) == []
    assert all(start < end <= len(text) for start, end, _ in NAMES.find(text))
