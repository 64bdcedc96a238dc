"""Cyrillic words, and how they are typed in Latin letters."""

from __future__ import annotations

import pytest

from ortsnah.domain.cyrillic import is_cyrillic, readings, sounds, without_ending
from ortsnah.domain.text import fold


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("дитячий", "dytyachyi dytjatschyj dytiachyi ditjačij"),  # as in English, in German, in a passport, in a library
        ("продовжити", "prodovzhyty prodowschyty prodovžiti"),
        ("детский", "detskij detskiy dezkij detckij"),
        ("одиночка", "odinochka odinotschka odinocka"),
        ("защита", "zashchita saschtschita zascita"),
        ("отчаяние", "otchayanie ottschajanije"),
        ("житло", "zhytlo schytlo žytlo jitlo"),
        ("розлучення", "rozluchennya rosluchennia"),
        ("ребёнок", "rebenok rebyonok rebjonok"),
        ("объявление", "obyavlenie objawlenije"),
        ("хочу", "khochu hochu chotschu xochu"),
        ("общежитие", "obshchezhitie obschtscheschitije"),
        ("къща", "kashta kushta kyshta kaschta ka6ta"),
        ("търся", "tarsya tursia tarsja tursq"),
        ("ваканция", "vakantsiya vakanciya wakanzija vakanciq"),
        ("обща", "obshta obschta ob6ta"),
    ],
)
def test_a_cyrillic_word_is_known_in_every_usual_way_of_typing_it(word: str, typed: str) -> None:
    for one in typed.split():
        assert set(sounds(fold(word))) & set(readings(fold(one))), one


@pytest.mark.parametrize(("word", "typed"), [("школа", "skala"), ("лікар", "likor"), ("робота", "rabat"), ("сестра", "stera")])
def test_other_vowels_are_another_word(word: str, typed: str) -> None:
    assert not set(sounds(word)) & set(readings(typed))


@pytest.mark.parametrize(
    ("one", "other"), [("квартира", "квартиру"), ("дитина", "дитиною"), ("документы", "документов"), ("работа", "работата")]
)
def test_endings_do_not_matter(one: str, other: str) -> None:
    assert without_ending(sounds(one)[0]) == without_ending(sounds(other)[0])


def test_many_words_keep_their_lines() -> None:
    assert [text.split("\n") for text in sounds("щастя\nкъща")] == [
        list(pair) for pair in zip(sounds("щастя"), sounds("къща"), strict=True)
    ]
    assert without_ending("kvartira\nrabota").split("\n") == [without_ending("kvartira"), without_ending("rabota")]


def test_the_script_is_told_by_the_first_letter() -> None:
    assert (is_cyrillic("хата"), is_cyrillic("hata"), is_cyrillic("")) == (True, False, False)
