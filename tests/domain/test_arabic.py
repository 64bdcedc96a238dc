"""What is written together with Arabic and Farsi words, and what they are without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.arabic import is_arabic, stem, stems_within, without_article
from ortsnah.domain.text import fold, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الطلاق", "طلاق"), ("والطلاق", "طلاق"), ("بالمدرسة", "مدرسة"), ("للأطفال", "أطفال"), ("عالشغل", "شغل"), ("هالبيت", "بيت"),
        ("شهادتي", "شهادة"), ("ديونها", "ديون"), ("المعاقين", "معاق"), ("موظفون", "موظفين"), ("دورات", "دورة"), ("قانونية", "قانون"),
        ("والديون", "ديون"), ("الألماني", "ألمانيا"), ("بچه‌ها", "بچه"), ("سالمندان", "سالمند"), ("پناهندگان", "پناهنده"),
        ("شوهرم", "شوهر"), ("کارهای", "کار"), ("اقامت", "إقامة"), ("نمیخواهم", "میخواهم"),
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(words(one)[0]) == stem(words(other)[0])


@pytest.mark.parametrize(("one", "other"), [("والدین", "دین"), ("کارت", "کار"), ("رخصتی", "رخصة"), ("ألمانيا", "ألم"), ("زندگی", "میزند")])
def test_what_only_looks_like_an_ending_or_an_article_stays(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@pytest.mark.parametrize(
    ("written", "within"),
    [
        ("لشركتي", "شركة"), ("عالدكتور", "دكتور"), ("بيضربوا", "ضرب"), ("ومترجم", "مترجم"), ("ينضرب", "ضرب"),
        ("شقتنا", "شقة"), ("بتنضرب", "ضرب"), ("حرارتها", "حرارة"), ("پسرم", "پسر"),
        ("ابننا", "ابن"), ("بتشتغل", "شتغل"), ("خانه‌مان", "خانه"),
    ],
)  # fmt: skip
def test_a_word_is_found_within_what_is_written_together_with_it(written: str, within: str) -> None:
    assert stem(fold(within)) in [stem(words(written)[0]), *stems_within(words(written)[0])]


def test_the_fewest_letters_are_taken_away_first() -> None:
    found = stems_within(fold("لشركتي"))
    assert found.index(stem(fold("شركتي"))) < found.index(stem(fold("شركة")))


def test_only_arabic_letters_have_an_arabic_stem() -> None:
    assert (is_arabic("طلاق"), is_arabic("talaq"), is_arabic(""), stems_within("talaq")) == (True, False, False, [])
    assert without_article("talaq") == "talaq"


@given(st.text("ابتجدرسشعفقکلمنهویپچگ", min_size=1, max_size=14))
def test_something_is_left_of_every_word(word: str) -> None:
    assert stem(word)
    assert all(stems_within(word))
