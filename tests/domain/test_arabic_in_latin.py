"""Arabic and Farsi words as they are typed in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.arabic_in_latin import meant
from ortsnah.domain.text import fold

KNOWN = sorted(
    fold(word)
    for word in (
        "مستشفى", "عنف", "مراقبت", "دندانپزشک", "ایجار", "درخواست", "متقاعد", "تأمين", "الأجانب", "مدرسة", "مدارس", "رخصة", "طلاق", "شقة", "حضانة",
        "خشونت", "روضة", "مترجم", "معلول", "مخدرات", "دراجة", "إقامة", "عطلة", "بازنشستگی", "شهرداری", "دوچرخه", "مقطوعة", "کیندرگلد", "zimmer",
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("مستشفى", "mustashfa mostaschfa moustachfa mustashfaa"),  # as in English, in German, in French
        ("عنف", "3onf 3unf"),
        ("مراقبت", "moraghebat murakibat moraqebat"),
        ("دندانپزشک", "dandanpezeshk dandanpeseschk dandanpezeshki"),
        ("ایجار", "idschar idjaar"),
        ("درخواست", "darkhast darchast darkhaste"),
        ("متقاعد", "motaqaed mutaka3id mota9aed"),
        ("تأمين", "tamin ta2min taamin"),
        ("الأجانب", "ajanib ajaneb alajanib"),
        ("مدرسة", "madrasa madrase madrasat almadrasa elmadrasa"),
        ("مخدرات", "mukhadarat muchaddarat mo5adarat"),
        ("دراجة", "darraja daradscha darrajeh"),
        ("إقامة", "iqaama ikamet eqamat"),
        ("عطلة", "3otla 3utle"),
        ("بازنشستگی", "bazneshastegi basneschastegi"),
        ("شهرداری", "shahrdari schahrdari"),
        ("دوچرخه", "docharkhe dotscharche docharkheye"),
        ("مقطوعة", "ma2tou3a maqtua maqtoo3a"),
        ("خشونت", "khoshunat choschunat"),
        ("معلول", "malul ma3lool maluli"),
    ],
)
def test_a_word_is_known_in_every_usual_way_of_typing_it(word: str, typed: str) -> None:
    for one in typed.split():
        assert meant(one, KNOWN) == [fold(word)], one


@pytest.mark.parametrize(
    "typed", ["mustafa", "zimmer", "kita", "madras3x", "talq3", "unfall", "dirndl", "tamtam", "xylofon", "aaaaaaa", "mm", ""]
)
def test_other_words_are_none_of_them(typed: str) -> None:
    assert meant(typed, KNOWN) == []


def test_of_several_words_those_count_of_which_the_least_is_left_over() -> None:
    assert meant("madares", KNOWN) == [fold("مدارس")]


def test_nothing_is_known_without_words() -> None:
    assert meant("mustashfa", []) == []
    assert meant("mustashfa", ["arzt", "zimmer"]) == []


@given(st.text("abcdefghijklmnopqrstuvwxyz2356789", max_size=16))
def test_whatever_is_typed_only_known_words_are_meant(typed: str) -> None:
    assert set(meant(typed, KNOWN)) <= set(KNOWN)
