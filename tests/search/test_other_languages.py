"""The clients' languages: as they are written, in Latin letters, and as what somebody speaks."""

from __future__ import annotations

import pytest
from conftest_search import Desk


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("dytiachyi sadok", "kinderbetreuung.kita"),
        ("ditjatschyj sadok", "kinderbetreuung.kita"),
        ("zubnoj vrach", "gesundheit.zahnarzt"),
        ("subnoi wratsch", "gesundheit.zahnarzt"),
        ("zabolekar", "gesundheit.zahnarzt"),
        ("detska gradina", "kinderbetreuung.kita"),
        ("detska gradi", "kinderbetreuung.kita"),  # still being typed
        ("pari za naem", "wohnen.wohngeld"),  # no umlaut
        ("дытячий садок", "kinderbetreuung.kita"),  # with a letter of Russian
    ],
)
def test_cyrillic_words_are_known_in_latin_letters(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


@pytest.mark.parametrize("text", ["aaaaaaaa", "sssschhh", "Honig", "Lumpen", "Kajak"])
def test_german_words_and_noise_are_no_cyrillic_words(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("mostaschfa", "gesundheit.krankenhaus"), ("moustachfa", "gesundheit.krankenhaus"), ("dandanpeseschk", "gesundheit.zahnarzt"),
        ("basneschastegi", "geld.rente"), ("almo7ami", "amt.rechtsberatung"), ("schahrdari", "amt.rathaus"),
    ],
)  # fmt: skip
def test_arabic_and_farsi_words_are_known_in_latin_letters(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("محامين لشركتنا", "amt.rechtsberatung"), ("ما عندي سكن", "wohnen.notunterkunft"), ("مساعدة الايجار", "wohnen.wohngeld"),
        ("مستشفيات", "gesundheit.krankenhaus"), ("مترجمتي", "ankommen.dolmetschen"), ("میخوام طلاق بگیرم", "familie.trennung"),
        ("دندونم درد میکنه", "gesundheit.zahnarzt"),
    ],
)  # fmt: skip
def test_arabic_and_farsi_words_are_known_with_what_is_written_together_with_them(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


@pytest.mark.parametrize(
    ("text", "need", "language"),
    [
        ("Arzt, der Arabisch spricht", "gesundheit.hausarzt", "ar"),
        ("Frauenärztin die Farsi kann", "gesundheit.frauen", "fa"),
        ("türkischsprachiger Psychotherapeut", "gesundheit.psyche", "tr"),
        ("Anwältin mit ukrainischer Muttersprache", "amt.rechtsberatung", "uk"),
        ("Dolmetscher für Tigrinya", "ankommen.dolmetschen", "ti"),
    ],
)
def test_a_language_beside_a_need_says_in_which_language(desk: Desk, text: str, need: str, language: str) -> None:
    understood = desk.engine.understand(text)
    assert (understood.needs[0], understood.filters.language) == (need, language)


@pytest.mark.parametrize("text", ["spricht nur Kurdisch", "kann nur Russisch und muss zum Arzt", "die Eltern sprechen nur Arabisch"])
def test_the_only_language_that_somebody_speaks_asks_for_an_interpreter(desk: Desk, text: str) -> None:
    understood = desk.engine.understand(text)
    assert "ankommen.dolmetschen" in understood.needs
    assert understood.filters.language == ""


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("il me frappe", "notfall.gewalt"),
        ("artık yaşamak istemiyorum", "notfall.krise"),
        ("нас виселяють", "wohnen.raeumung"),
        ("ليس عندي مكان للنوم", "notfall.obdach-heute"),
        ("nu am asigurare", "gesundheit.ohne-versicherung"),
        ("kim çocuklarıma bakar çalışırken", "kinderbetreuung.kita"),
    ],
)
def test_what_is_told_in_another_language_is_understood(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


def test_a_word_of_another_language_is_read_as_it_stands_not_by_the_stem_of_a_german_one(desk: Desk) -> None:
    assert desk.engine.understand("fever").needs[0] == "gesundheit.hausarzt"
    assert desk.engine.understand("FeV").needs[0] == "mobilitaet.fuehrerschein"
