"""What a text is understood as: needs, place, age, wishes about the service."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest_search import Desk
from hypothesis import given, settings
from hypothesis import strategies as st

from ortsnah.catalogue.open import open_generation
from ortsnah.search.engine import Engine


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Krippe", "kinderbetreuung.krippe"),
        ("Kinderkrippenplatz", "kinderbetreuung.krippe"),
        ("Schuldnerberattung", "geld.schulden"),
        ("Schuldner beratung", "geld.schulden"),
        ("WBS", "wohnen.suche"),
        ("UVG", "geld.unterhalt"),
        ("Fuehrerschein", "mobilitaet.fuehrerschein"),
        ("Mietrückstandsübernahme", "wohnen.raeumung"),
        ("Strom abgestellt", "wohnen.energie"),
        ("kei Geld fürs Gas", "wohnen.energie"),
        ("дитячий садок", "kinderbetreuung.kita"),
        ("Ortsvorsteherin", "amt.ortsvorsteher"),
        ("Zanarzt", "gesundheit.zahnarzt"),
        ("Frauenärztin", "gesundheit.frauen"),
        ("schuldn", "geld.schulden"),
    ],
)
def test_words_point_to_their_need(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


def test_a_word_before_others_that_say_something_is_finished(desk: Desk) -> None:
    assert desk.engine.understand("Zoo Öffnungszeiten").needs == ()
    assert desk.engine.understand("Kita heute").needs[0] == "kinderbetreuung.kita"


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Er will nicht mehr leben und hat sich schon verabschiedet.", "notfall.krise"),
        ("Das Kind nebenan hat blaue Flecken, und die Miete ist auch offen", "notfall.kinderschutz"),
        ("Er hat mir gedroht mich umzubringen und hat den Wohnungsschlüssel", "notfall.gewalt"),
    ],
)
def test_danger_comes_before_everything_else(desk: Desk, text: str, need: str) -> None:
    assert desk.engine.understand(text).needs[0] == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Wir suchen für unsere Metzgerei dringend zwei Leute.", "arbeit.arbeitgeberservice"),
        ("Ich muss dringend zum Rathaus", "amt.rathaus"),
    ],
)
def test_urgent_is_no_emergency(desk: Desk, text: str, need: str) -> None:
    understood = desk.engine.understand(text)
    assert (understood.needs[0], understood.urgent) == (need, True)
    assert not any(found.startswith("notfall") for found in understood.needs)


def test_what_one_cannot_afford_is_not_the_fee_of_the_kita(desk: Desk) -> None:
    assert "kinderbetreuung.kosten" not in desk.engine.understand("Ein Moped kann ich mir nicht leisten.").needs


def test_the_beginning_of_obdach_means_a_roof_and_not_the_whole_group(desk: Desk) -> None:
    assert desk.engine.understand("obdac").needs[0] == "wohnen.notunterkunft"


def test_kdu_is_paid_by_the_jobcenter(desk: Desk) -> None:
    assert desk.engine.understand("KdU").needs == ("geld.buergergeld",)


def test_beside_words_of_dialect_a_small_word_is_dialect_too(desk: Desk) -> None:
    assert desk.engine.understand("wo krien ich e Plätzje fa mei Klään").needs[0].startswith("kinderbetreuung")
    assert desk.engine.understand("FA Orthopädie").needs[0] == "gesundheit.facharzt"


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Kinnergaade", "kinderbetreuung.kita"),
        ("die schmeiße uns aus de Wuhnung", "wohnen.raeumung"),
        ("§16 i SGB 2", "arbeit.foerderung"),
        ("Paragraf 28 SGB II", "geld.teilhabe"),
        ("ich kann nicht mehr und will nicht mehr", "notfall.krise"),
        ("قرض الديون", "geld.schulden"),
        ("квартиру", "wohnen.suche"),
        ("dil kursuna", "ankommen.sprachkurs"),
        ("Wohnung", "wohnen.suche"),
    ],
)
def test_what_is_said_in_other_ways_is_understood(desk: Desk, text: str, need: str) -> None:
    assert need in desk.engine.understand(text).needs


def test_two_wishes_that_only_a_small_word_separates_are_both_met(desk: Desk) -> None:
    understood = desk.engine.understand("Arzt und Dolmetscher")
    assert understood.together
    assert set(understood.needs[:2]) == {"gesundheit.hausarzt", "ankommen.dolmetschen"}


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("Apotheke offen", True), ("Apotheke wann offen", False), ("Monatsmieten offen", False), ("Rathaus jetzt offen", True)],
)
def test_open_is_heard_where_it_means_the_hour(desk: Desk, text: str, is_open: bool) -> None:
    assert desk.engine.understand(text).open is is_open


@pytest.mark.parametrize("text", ["heute offen", "offen heute", "wer hat heute offen", "was hat heute auf"])
def test_what_is_open_today_is_asked_without_a_need(desk: Desk, text: str) -> None:
    understood = desk.engine.understand(text)
    assert understood.open
    assert not understood.needs
    assert desk.results(text).hits


@pytest.mark.parametrize(
    ("begun", "label"), [("kinderb", "kinderbetreuung"), ("kinderg", "kinderbetreuung.kita"), ("bürger", "amt.rathaus")]
)
def test_the_beginning_of_a_word_keeps_all_that_it_may_become(desk: Desk, begun: str, label: str) -> None:
    assert label in desk.engine.understand(begun).needs


@pytest.mark.parametrize(
    ("text", "need", "first"),
    [
        ("Mietschuldenübernahme", "wohnen.raeumung", 10),
        ("Kinderbetreuungskostenübernahme", "kinderbetreuung.kosten", 20),
        ("Ausländerbehörd", "ankommen.auslaenderbehoerde", 10),
        ("Psychotherapie", "gesundheit.psyche", 4),
        ("Konto gepfändet", "geld.schulden", 6),
        ("Weiterbildung Pflege", "bildung.weiterbildung", 10),
    ],
)
def test_while_somebody_types_on_the_need_stays(desk: Desk, text: str, need: str, first: int) -> None:
    typed = [text[:end] for end in range(first, len(text) + 1)]
    assert [begun for begun in typed if need not in desk.engine.understand(begun).needs] == []


@pytest.mark.parametrize("text", ["elterngeld b", "elterngeld be", "elterngeld schw", "kita schm"])
def test_the_beginning_of_a_word_of_ours_is_looked_for_in_names_alone(desk: Desk, text: str) -> None:
    understood = desk.engine.understand(text)
    assert understood.words == understood.names


def test_a_name_that_also_begins_a_word_of_ours_is_found(desk: Desk) -> None:
    assert desk.engine.interpreter.vocabulary.begins("regenbogen")
    assert desk.ask("kita regenbogen")[0] == "krippe-oberthal"


def test_two_wishes_are_both_understood(desk: Desk) -> None:
    understood = desk.engine.understand("Schulden und Alkohol")
    assert set(understood.needs[:2]) == {"geld.schulden", "gesundheit.sucht"}
    assert understood.together


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Deutschkurs mit Kinderbetreuung", {"ankommen.sprachkurs", "kinderbetreuung"}),
        ("Schuldnerberatung mit Dolmetscher", {"geld.schulden", "ankommen.dolmetschen"}),
        ("Führerschein mit Kinderbetreuung", {"mobilitaet.fuehrerschein", "kinderbetreuung"}),
    ],
)
def test_with_joins_two_wishes_where_both_sides_name_a_need(desk: Desk, text: str, needs: set[str]) -> None:
    understood = desk.engine.understand(text)
    assert set(understood.needs) == needs
    assert understood.together


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Kita mit Frühdienst", "kinderbetreuung.randzeiten"),
        ("Hilfe mit dem Handy", "alltag.digital"),
        ("Streit mit dem Vermieter", "wohnen.raeumung"),
        ("mit dem Bus zum Jobcenter", "mobilitaet.bus-bahn"),
    ],
)
def test_with_joins_no_wishes_where_one_side_only_says_more_precisely_which(desk: Desk, text: str, need: str) -> None:
    understood = desk.engine.understand(text)
    assert (understood.needs, understood.together) == ((need,), False)


def test_no_group_stands_behind_one_of_its_own_needs(desk: Desk) -> None:
    assert desk.engine.understand("Arzt").needs[0] == "gesundheit.hausarzt"
    assert "gesundheit" not in desk.engine.understand("Arzt").needs


def test_a_name_with_and_in_it_is_one_wish(desk: Desk) -> None:
    understood = desk.engine.understand("Trennung und Scheidung")
    assert understood.needs[0] == "familie.trennung"
    assert not understood.together


def test_a_place_is_taken_out_of_the_text(desk: Desk) -> None:
    understood = desk.engine.understand("kita in gronig")
    assert understood.place is not None
    assert understood.place.place.name == "Gronig"
    assert "kinderbetreuung.kita" in understood.needs


def test_a_mistyped_place_is_taken_out_too(desk: Desk) -> None:
    understood = desk.engine.understand("hausarzt Güdesweier")
    assert understood.place is not None
    assert understood.place.place.name == "Güdesweiler"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("krippe ab 1 jahr", 12),
        ("kita 3 jahre", 36),
        ("platz für kind 18 monate", 18),
        ("Krippe 1,5 Jahre", 18),
        ("Krippe anderthalb Jahre", 18),
        ("Platz für 4jährigen", 48),
        ("Kita U3", None),  # a range, and without its dots the same as 'Ü3'
    ],
)
def test_an_age_becomes_months(desk: Desk, text: str, months: int | None) -> None:
    assert desk.engine.understand(text).filters.age_months == months


def test_urgency_language_and_access_are_heard(desk: Desk) -> None:
    understood = desk.engine.understand("hausarzt arabisch rollstuhlgerecht eilt")
    assert understood.urgent
    assert understood.filters.language == "ar"
    assert understood.filters.wheelchair
    assert understood.needs[0] == "gesundheit.hausarzt"


@pytest.mark.parametrize("text", ["kostenloser Deutschkurs", "Deutschkurs umsonst", "Sprachkurs zum Nulltarif"])
def test_what_it_may_cost_is_heard_also_where_the_words_confirm_the_need(desk: Desk, text: str) -> None:
    understood = desk.engine.understand(text)
    assert understood.needs == ("ankommen.sprachkurs",)
    assert understood.filters.free_of_charge


@pytest.mark.parametrize(
    ("clue", "clues", "need"),
    [
        ("Batterie", "Batterie und Kupplung", "mobilitaet.rad-auto"),
        ("Tastatur", "Bildschirm und Tastatur", "alltag.digital"),
        ("Wartehalle", "mit dem Schlafsack in der Wartehalle", "notfall.obdach-heute"),
    ],
)
def test_a_clue_alone_means_nothing_and_two_mean_their_need(desk: Desk, clue: str, clues: str, need: str) -> None:
    assert desk.engine.understand(clue).needs == ()
    assert desk.engine.understand(clues).needs[0] == need


@pytest.mark.parametrize("text", ["Krippe mit freien Plätzen", "Kita mit freiem Platz", "freier Kitaplatz"])
def test_free_places_are_heard_in_every_case(desk: Desk, text: str) -> None:
    assert desk.engine.understand(text).filters.free_places


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Krippe ab 1 Jahr, freie Plätze", "kinderbetreuung.krippe"),
        ("Hausarzt und barrierefrei", "gesundheit.hausarzt"),
        ("Hausarzt, auf Arabisch", "gesundheit.hausarzt"),
    ],
)
def test_a_part_that_only_says_how_it_must_be_is_no_wish_of_its_own(desk: Desk, text: str, need: str) -> None:
    understood = desk.engine.understand(text)
    assert understood.needs == (need,)
    assert understood.filters.any


def test_what_a_need_is_called_means_it_and_no_other_first(example: Path) -> None:
    engine = Engine(open_generation(example))
    for need in engine.needs:
        assert {engine.understand(called).needs[0] for called in (need.label, need.short)} == {need.id}


@pytest.mark.parametrize("text", ["freie Plätze", "freie Plätze heute", "wer hat freie Plätze"])
def test_free_places_alone_ask_for_whatever_has_some(desk: Desk, text: str) -> None:
    results = desk.results(text, "Gronig")
    assert results.understood.needs == ()
    assert [hit.listing.source_key for hit in results.hits if hit.fits] == ["krippe-oberthal"]


@pytest.mark.parametrize("begun", ["eil", "dring", "dringen", "barrie"])
def test_the_beginning_of_what_is_no_need_makes_none(desk: Desk, begun: str) -> None:
    assert desk.engine.understand(f"Kita {begun}").needs == ("kinderbetreuung.kita",)


def test_a_signal_that_makes_another_need_of_it_is_no_filter(desk: Desk) -> None:
    understood = desk.engine.understand("Fahrdienst Rollstuhl")
    assert (understood.needs[0], understood.filters.wheelchair) == ("mobilitaet.behindert", False)


def test_words_that_are_no_need_are_left_for_the_names(desk: Desk) -> None:
    assert desk.engine.understand("kita weiselberg").words == ("weiselberg",)


@given(text=st.text(max_size=80))
@settings(max_examples=300)
def test_any_text_gets_an_answer(desk: Desk, text: str) -> None:
    results = desk.results(text, "Gronig")
    assert len(results.hits) <= results.query.limit


@given(words=st.permutations(["krippe", "schulden", "regenbogen"]))
def test_the_order_of_words_does_not_change_what_is_found(desk: Desk, words: list[str]) -> None:
    assert set(desk.ask(" ".join(words) + " ")) == set(desk.ask("krippe schulden regenbogen "))


@pytest.mark.parametrize("text", ["emergency help", "emergency help ", "acil yardım lazım", "ajutor de urgență"])
def test_a_signal_beside_small_words_alone_says_what_is_needed(desk: Desk, text: str) -> None:
    understood = desk.engine.understand(text)
    assert (understood.needs[:1], understood.urgent) == (("notfall",), True)


@pytest.mark.parametrize("more", ["bitte", "heut", "sofort", "am montag", "mit rollstuhl", "freie plätze", "oberthal", "auf arabisch"])
def test_what_may_become_no_need_is_none_while_it_is_typed(desk: Desk, more: str) -> None:
    for end in range(1, len(more) + 1):
        assert desk.engine.understand(f"zahnarzt {more[:end]}").needs == ("gesundheit.zahnarzt",), more[:end]


@pytest.mark.parametrize(("text", "months"), [("krippe 1,5 jahre", 18), ("krippe für 2-jährige", 24), ("krippe 2jährig", 24)])
def test_an_age_stays_while_its_word_is_typed(desk: Desk, text: str, months: int) -> None:
    for end in range(text.index("j") + 1, len(text) + 1):
        understood = desk.engine.understand(text[:end])
        assert (understood.filters.age_months, understood.needs) == (months, ("kinderbetreuung.krippe",)), text[:end]
