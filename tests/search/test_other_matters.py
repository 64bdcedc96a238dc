"""What means no need here: nonsense, ordinary words, words of other matters, compounds of such, words that say nothing."""

from __future__ import annotations

import pytest
from conftest_search import Desk


@pytest.mark.parametrize("text", ["xkzjq", "wrmpf blubb", "1234567", "?!?!", "Aktienkurs Siemens", "Strandhotel Mallorca"])
def test_nonsense_is_not_understood(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize("text", ["Kreuzfahrt buchen", "Aktien und Horoskop", "Lasagne Rezept", "Pizza bestellen", "bla bla bla"])
def test_other_matters_are_not_understood(desk: Desk, text: str) -> None:
    results = desk.results(text)
    assert (results.understood.needs, results.hits) == ((), [])
    assert results.suggestions


@pytest.mark.parametrize(
    "text", ["Schuldenbremse im Bundeshaushalt", "Bankdrücken", "Wassertank", "Konfliktherd", "Umgangssprache", "Kuchenkraut"]
)
def test_a_compound_whose_head_means_something_else_means_no_need(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize("text", ["Pflaumenkuchen", "Kartoffelpizza", "Urlaubsflughafen", "Rathauspizzeria"])
def test_a_compound_of_other_matters_means_no_need(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Schuldenproblematik", "geld.schulden"),
        ("Kitaplatzsuche", "kinderbetreuung.kita"),
        ("Berufsabschlussanerkennung", "arbeit.anerkennung"),
        ("Ausbildungsplatzbörse", "arbeit.ausbildung"),
        ("Rufbusbestellnummer", "mobilitaet.rufbus"),
        ("Stromschuldenübernahme", "wohnen.energie"),
    ],
)
def test_a_compound_with_a_head_of_any_matter_means_what_stands_before(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


def test_a_well_made_compound_is_not_corrected_to_its_neighbour(desk: Desk) -> None:
    assert desk.engine.understand("Hautarztpraxis").needs[0] == "gesundheit.facharzt"
    assert desk.engine.understand("Schmerzengeld").needs[0] == "amt.rechtsberatung"


@pytest.mark.parametrize("text", ["Lumpen", "Reue", "hauchen", "Emergenz", "Ruder", "Vergällung", "Wirbelsturm", "Samurai", "Mieder nähen"])
def test_a_word_of_the_language_is_no_mistyped_word_of_ours(desk: Desk, text: str) -> None:
    assert desk.engine.understand(f"{text} ").needs == ()


@pytest.mark.parametrize("text", ["Insel", "Silo", "Sitte"])
def test_a_word_of_the_language_becomes_no_word_of_another(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize(("text", "need"), [("Reinigungskr", "arbeit.vermittlung"), ("Haus", "gesundheit.hausarzt")])
def test_a_word_of_the_language_may_still_become_one_of_ours(desk: Desk, text: str, need: str) -> None:
    assert need in desk.engine.understand(text).needs


def test_what_begins_like_a_word_of_ours_by_chance_does_not_mean_it(desk: Desk) -> None:
    assert [desk.engine.understand(text).needs for text in ("Ausspülung", "Gängelung", "Herrschaft", "Wandlung")] == [()] * 4


@pytest.mark.parametrize("text", ["Gewaltenteilung", "Zeitdruck", "Rückgeld", "Stimmlage", "Schlagsatz", "Grundton"])
def test_a_part_that_means_something_else_in_compounds_means_no_need(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize("text", ["Tomaten pflanzen", "Kürbissuppe Rezept", "Weltcup", "Achterbahnen", "Kometenschweif", "Erdbeertorte"])
def test_words_of_other_matters_are_known_in_their_forms_and_as_heads(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize("text", ["organisiert", "wegen", "ausfüllen", "außerdem", "vorhanden", "jederzeit möglich"])
def test_words_that_say_nothing_find_names_alone(desk: Desk, text: str) -> None:
    results = desk.results(text)
    assert results.understood.needs == ()
    assert all(text.casefold() in hit.listing.name.casefold() for hit in results.hits)


@pytest.mark.parametrize("text", ["bbzg", "wlhh", "htfp", "zkct", "08", "2 17"])
def test_an_abbreviation_is_not_mistyped_and_a_number_is_whole(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()
    assert not desk.results(text).hits


@pytest.mark.parametrize("text", ["unter ", "sich ", "nicht ", "sechs "])
def test_a_small_word_alone_is_none_of_the_phrases_that_it_stands_in(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize(
    "name", ["Regenbogen", "Schmetterling", "Kinderinsel", "Löwenzahn", "Einhorn", "Zauberwald", "Rappelkiste", "Planet"]
)
def test_what_kitas_are_called_is_no_other_matter(desk: Desk, name: str) -> None:
    assert desk.engine.understand(f"Kita {name}").needs[0] == "kinderbetreuung.kita"


def test_a_compound_is_taken_apart_at_whole_words(desk: Desk) -> None:
    assert desk.engine.understand("Lebensmittelausgabestelle").needs[0] == "alltag.lebensmittel"
    assert desk.engine.understand("Rentenantragstellung").needs[0] == "geld.rente"


@pytest.mark.parametrize("text", ["Räson", "Münze"])
def test_a_short_word_with_another_letter_is_another_word(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


@pytest.mark.parametrize("text", ["weiß nicht", "er will nicht", "ich will das nicht", "was schenke ich meiner Frau zum Geburtstag"])
def test_small_words_alone_are_no_danger(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).needs == ()


def test_a_word_of_other_matters_is_none_where_something_here_is_named_so(desk: Desk) -> None:
    assert desk.engine.understand("kita regenbogen").needs == ("kinderbetreuung.kita",)
    assert desk.engine.understand("kita eiffelturm").needs == ()
