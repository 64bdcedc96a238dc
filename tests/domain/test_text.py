"""Words that mean the same fold to the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.text import fold, spread, words


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.upper())


@given(st.text())
def test_the_words_of_folded_words_are_themselves(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(st.text(st.characters(categories=["L", "M", "Cs", "Cf"])))
def test_any_letter_mark_or_half_of_a_pair_can_be_folded(text: str) -> None:
    assert isinstance(fold(text), str)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"), ("Überroth", "uberroth"), ("Sötern", "So\u0308tern"), ("Café", "cafe"), ("Hyvää", "hyvaa"),
        ("Йод", "иод"), ("здоров’я", "здоров'я"), ("здоров'я", "здоровя"), ("Ёлка", "елка"), ("كتاب", "کتاب"), ("Łódź", "lodz"),
        ("مستشفى", "مستشفي"), ("مدرسة", "مدرسه"), ("أسنان", "اسنان"), ("دواء", "دوا"), ("شُقّة", "شقه"), ("خانۀ", "خانه"), ("ـسـكـن", "سكن"), ("مندوڵ", "مندول"),
        ("کۆمەک", "کومهک"), ("مړی", "مری"), ("ٱسم", "اسم"), ("٣ سنوات", "3 سنوات"), ("۶۶۶۰۶", "66606"), ("بچه‌ها", "بچه ها"), ("ﺷﻘﺔ", "شقة"),
        ("Kinder\u00adgarten", "kindergarten"), ("İstanbul", "istanbul"), ("ﬁnden", "finden"), ("ＫＩＴＡ", "kita"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kita & Krippe (ab 1)", ["kita", "krippe", "ab", "1"]), ("", []), (" – „…“ ", []), ("Hasborn-Dautweiler", ["hasborn", "dautweiler"]),
        ("snake_case", ["snake", "case"]), ("St. Wendel", ["st", "wendel"]),
    ],
)  # fmt: skip
def test_words_are_what_stands_between_signs(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("fuehrerschein", "fuhrerschein"),
        ("soetern", "sotern"),
        ("quelle", "quelle"),
        ("mauer", "mauer"),
        ("neue", "neue"),
        ("kaese", "kase"),
    ],
)
def test_written_out_umlauts_are_read_as_umlauts(typed: str, read: str) -> None:
    assert spread(typed) == read
