"""What the endings of a word leave, in each script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.stems import stem
from ortsnah.domain.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wohnungen", "Wohnung"), ("Ärztin", "Arzt"), ("Fuehrerschein", "Führerschein"), ("квартиру", "квартира"), ("курсы", "курс"),
        ("перекладачем", "перекладач"), ("работу", "работа"), ("карту", "карта"), ("детето", "дете"), ("помощта", "помощ"),
        ("umzubringen", "umbringen"), ("anzumelden", "anmelden"), ("zurückzuzahlen", "zurückzahlen"), ("الطلاق", "طلاق"), ("والطلاق", "طلاق"),
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Umzügen", "Umgen"), ("Auszug", "Ausg"), ("Zuzug", "Zug"), ("Vorzug", "Vorg")])
def test_zu_is_only_left_out_of_infinitives(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@given(st.text(min_size=1, max_size=20))
def test_nothing_is_left_without_a_stem(text: str) -> None:
    assert all(stem(word) for word in fold(text).split() if word.isalpha() and word.islower() and len(word) > 1)
