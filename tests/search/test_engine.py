"""Place + need + words + filters: who is found, in which order, and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from conftest_search import TODAY, Desk, service
from records import MakeCatalogue

from ortsnah import search
from ortsnah.catalogue.open import open_generation
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.moments import Moment
from ortsnah.domain.service import Area, Service
from ortsnah.search.engine import Engine
from ortsnah.search.query import Query, Section
from ortsnah.search.wording import why


def test_a_script_asks_in_plain_python_as_the_window_does(desk: Desk) -> None:
    query = search.Query(TODAY, "Krippe", desk.engine.gazetteer.resolve("Gronig"), filters=search.Filters(free_places=True))
    results = search.run(desk.engine.catalogue, query)
    assert [hit.listing.source_key for hit in results.hits] == desk.ask("Krippe", "Gronig", free_places=True)
    assert results.hits[0].section is search.Section.HERE


def test_what_lies_in_the_municipality_comes_first(desk: Desk) -> None:
    assert desk.ask("", "Gronig", "kinderbetreuung.krippe")[0] == "krippe-oberthal"


def test_who_is_responsible_for_the_district_counts_as_near(desk: Desk) -> None:
    sections = desk.sections("", "Gronig", "kinderbetreuung.kita")
    assert sections["eilvermittlung"] == "responsible"
    assert sections["krippe-oberthal"] == "here"
    assert sections["kita-theley"] == "next"


def test_who_is_responsible_and_lies_here_is_simply_here(desk: Desk) -> None:
    assert desk.sections("", "St. Wendel", "geld.schulden") == {"schulden": "here"}


def test_everything_that_serves_the_place_comes_before_the_next_ones(desk: Desk) -> None:
    order = list(desk.sections("", "Gronig", "kinderbetreuung.kita").values())
    assert order == sorted(order, key=lambda section: section == "next")


def test_the_next_ones_come_nearest_first(desk: Desk) -> None:
    hits = [hit for hit in desk.results("", "Gronig", "kinderbetreuung.kita").hits if hit.section == "next" and hit.fits]
    assert [hit.distance_km for hit in hits] == sorted(hit.distance_km or 0 for hit in hits)


def test_main_work_comes_before_side_lines_that_are_not_much_nearer(desk: Desk) -> None:
    assert desk.ask("", "St. Wendel", "gesundheit.psyche")[:2] == ["psyche", "beirat"]
    assert desk.ask("", "Gronig", "gesundheit.psyche")[:2] == ["runde", "psyche"]


def test_a_service_area_that_leaves_the_place_out_is_said_as_the_reason(desk: Desk) -> None:
    assert desk.reasons("", "Gronig", "kinderbetreuung.kita")["kita-nur-freisen"] == "nur für Freisen"


def test_a_service_area_of_one_village_serves_that_village_alone(desk: Desk) -> None:
    assert desk.sections("rufbus", "Gronig") == {"rufbus-gronig": "responsible"}
    assert desk.sections("rufbus", "Güdesweiler") == {"rufbus-gronig": "next"}


def test_a_municipality_is_served_by_what_serves_one_of_its_villages(desk: Desk) -> None:
    assert desk.sections("rufbus", "Oberthal") == {"rufbus-gronig": "responsible"}


def test_nothing_in_the_place_gives_the_next_ones(desk: Desk) -> None:
    assert desk.sections("", "Freisen", "gesundheit.apotheke") == {"apotheke": "next"}


def test_without_a_place_the_whole_district_is_here_and_no_distance_is_told(desk: Desk) -> None:
    results = desk.results("", "", "kinderbetreuung.kita")
    assert {hit.section for hit in results.hits} == {"here"}
    assert {hit.distance_km for hit in results.hits} == {None}


def test_inactive_services_are_never_found(desk: Desk) -> None:
    assert "alt" not in desk.ask("", "Gronig", "kinderbetreuung")
    assert "alt" not in desk.ask("Geschlossene Kita")


def test_a_service_that_is_closed_for_now_says_so_and_comes_late(desk: Desk) -> None:
    results = desk.results("", "Gronig", "kinderbetreuung.kita")
    here = [hit for hit in results.hits if hit.section != "next"]
    assert here[-1].listing.source_key == "umbau"
    assert here[-1].reason == "vorübergehend geschlossen"


def test_free_places_come_before_none(desk: Desk) -> None:
    found = desk.ask("", "Gronig", "kinderbetreuung.kita")
    assert found.index("krippe-oberthal") < found.index("kita-gronig")


def test_the_filter_for_free_places_takes_what_is_fresh_and_lists_what_ages_with_the_reason(desk: Desk) -> None:
    reasons = desk.reasons("", "Gronig", "kinderbetreuung.kita", free_places=True)
    assert reasons["krippe-oberthal"] == ""
    assert reasons["kita-theley"] == "freie Plätze unbekannt, zuletzt 3 am 01.06."
    assert "kita-gronig" not in reasons


def test_where_no_place_is_free_at_all_the_full_ones_are_shown_with_the_reason(desk: Desk) -> None:
    assert (
        desk.reasons("", "Gronig", "kinderbetreuung.kita", free_places=True, within_km=0.5)["kita-gronig"]
        == "kein Platz frei; Warteliste: etwa 4 Monate (Stand 20.11.)"
    )


def test_a_child_that_is_too_young_gets_near_misses_with_the_age(desk: Desk) -> None:
    reasons = desk.reasons("", "Gronig", "kinderbetreuung.kita", age_months=18)
    assert reasons["krippe-oberthal"] == ""
    assert reasons["kita-gronig"] == "erst ab 3 Jahren"


def test_what_is_far_from_the_age_is_left_out(desk: Desk) -> None:
    assert "kita-gronig" not in desk.ask("", "Gronig", "kinderbetreuung.kita", age_months=6)


def test_barrier_free_leaves_out_what_is_not_and_says_where_it_is_unknown(desk: Desk) -> None:
    reasons = desk.reasons("", "Gronig", "kinderbetreuung.kita", wheelchair=True)
    assert reasons["krippe-oberthal"] == ""
    assert reasons["kita-gronig"] == "Barrierefreiheit nicht bekannt"
    assert "kita-theley" not in reasons


def test_a_language_must_be_spoken_or_at_least_not_be_told(desk: Desk) -> None:
    reasons = desk.reasons("", "Gronig", "kinderbetreuung.kita", language="tr")
    assert reasons["krippe-oberthal"] == ""
    assert reasons["kita-gronig"] == "Türkisch nicht angegeben"
    assert "kita-theley" not in reasons


def test_free_of_charge_is_only_what_says_so(desk: Desk) -> None:
    assert desk.ask("", "Gronig", "alltag.lebensmittel", free_of_charge=True) == ["tafel"]
    assert desk.reasons("", "Gronig", "geld.schulden", free_of_charge=True) == {"schulden": "Kosten nicht bekannt"}
    assert desk.reasons("", "Gronig", "gesundheit.apotheke", free_of_charge=True) == {"apotheke": "nicht kostenlos"}


def test_open_now_takes_what_is_open_and_tells_when_the_others_open(desk: Desk) -> None:
    reasons = desk.reasons("", "Gronig", "kinderbetreuung.kita", open=True)
    assert reasons["krippe-oberthal"] == ""
    assert reasons["kita-gronig"] == "öffnet erst um 12:00"


@pytest.mark.parametrize(("km", "found"), [(1, []), (12, ["apotheke"])])
def test_a_circle_leaves_out_what_lies_outside(desk: Desk, km: float, found: list[str]) -> None:
    assert desk.ask("", "Gronig", "gesundheit.apotheke", within_km=km) == found


def test_a_circle_keeps_who_is_responsible(desk: Desk) -> None:
    assert desk.ask("", "Gronig", "geld.schulden", within_km=1) == ["schulden"]


def test_two_wishes_take_turns(desk: Desk) -> None:
    assert set(desk.ask("Schulden und Alkohol", "Gronig")[:2]) == {"schulden", "sucht"}


def test_words_of_a_name_find_the_service(desk: Desk) -> None:
    assert desk.ask("Regenbogen", "Gronig")[0] == "krippe-oberthal"
    assert desk.ask("regenb", "Gronig")[0] == "krippe-oberthal"


def test_words_of_a_description_find_the_service(desk: Desk) -> None:
    assert "tafel" in desk.ask("Babynahrung", "Gronig")


def test_a_need_and_a_name_together_put_the_named_one_first(desk: Desk) -> None:
    assert desk.ask("kita schaumberg", "Gronig")[0] == "kita-theley"


@pytest.mark.parametrize("text", ["wohngeld", "kita", "tafel", "frauen", "bus"])
def test_a_word_for_the_need_in_a_name_does_not_put_what_is_closed_before_what_is_open(example: Path, text: str) -> None:
    engine = Engine(open_generation(example))
    now = dt.datetime(2026, 11, 30, 10)
    near = [
        hit
        for hit in engine.run(Query(now.date(), f"{text} oberthal dienstag 10 uhr offen", now=now)).hits
        if hit.section is not Section.NEXT
    ]
    assert any(hit.fits for hit in near)
    assert [hit.fits for hit in near] == sorted((hit.fits for hit in near), reverse=True)


def test_a_chosen_group_is_narrowed_by_what_is_typed(desk: Desk) -> None:
    assert "krippe-oberthal" in desk.ask("krippe", "Gronig", "kinderbetreuung")
    assert "kita-theley" not in desk.ask("krippe", "Gronig", "kinderbetreuung")[:1]


def test_case_umlauts_and_sharp_s_do_not_matter(desk: Desk) -> None:
    assert desk.ask("BAEREN-apotheke") == desk.ask("bären apotheke") == desk.ask("Baren-Apotheke")


def test_nonsense_gets_no_hits(desk: Desk) -> None:
    results = desk.results("xkzjq wrmpf", "Gronig")
    assert results.hits == []


def test_a_need_that_nobody_offers_is_suggested_and_not_invented(desk: Desk) -> None:
    results = desk.results("Zahnarzt", "Gronig")
    assert results.hits == []
    assert results.suggestions[0] == "gesundheit.zahnarzt"


def test_beside_a_need_that_nobody_offers_its_group_is_suggested_as_far_as_somebody_is_there(desk: Desk) -> None:
    assert desk.results("Zahnarzt", "Gronig").suggestions == ("gesundheit.zahnarzt", "gesundheit.psyche", "gesundheit.sucht")


def test_a_place_in_the_text_is_the_place_that_counts(desk: Desk) -> None:
    results = desk.results("kita gronig", "Freisen")
    assert results.understood.place is not None
    assert results.understood.place.place.name == "Gronig"
    assert results.hits[0].section == "here"


def test_counts_are_those_of_the_place(desk: Desk) -> None:
    engine = desk.engine
    counts = engine.counts(desk.results("", "Gronig").query)
    assert counts["kinderbetreuung.krippe"] == 1
    assert counts["geld.schulden"] == 1
    assert "gesundheit.apotheke" not in counts
    assert counts["kinderbetreuung"] == 3


def test_each_count_is_the_number_that_the_list_then_tells_so_what_is_closed_for_now_does_not_count(desk: Desk) -> None:
    for place in ("Gronig", ""):
        counts = desk.engine.counts(desk.results("", place).query)
        assert counts == {need: desk.results("", place, need).serving for need in counts}
    assert "umbau" in desk.ask("", "Gronig", "kinderbetreuung")


def test_counts_follow_the_filters(desk: Desk) -> None:
    counts = desk.engine.counts(desk.results("", "Gronig", free_places=True).query)
    assert counts["kinderbetreuung.kita"] == 1


def test_a_limit_cuts_the_list_but_not_the_count(desk: Desk) -> None:
    results = desk.results("", "Gronig", "kinderbetreuung.kita", limit=1)
    assert len(results.hits) == 1
    assert results.serving == 3


def test_more_than_is_looked_at_is_told_as_more_and_several_wishes_share_it(make_catalogue: MakeCatalogue) -> None:
    needs = ("alltag.lebensmittel", "alltag.kleidung")
    tables = [service(f"tafel-{n}", f"Tafel {n}", needs[0], place="Gronig") for n in range(90)]
    shops = [service(f"laden-{n}", f"Laden {n}", needs[1], place="Gronig") for n in range(90)]
    desk = Desk(Engine(make_catalogue([*tables, *shops])))
    alone, both = desk.results("", "Gronig", *needs[:1]), desk.results("", "Gronig", *needs)
    assert (alone.serving, alone.more) == (90, False)
    assert both.more
    assert len({hit.need for hit in both.hits[:2]}) == 2


def test_a_circle_leaves_out_what_lies_nowhere_and_serves_another_municipality(make_catalogue: MakeCatalogue) -> None:
    elsewhere = service("bus", "Bürgerbus", "mobilitaet.rufbus", areas=(Area(municipality="Freisen"),))
    desk = Desk(Engine(make_catalogue([elsewhere])))
    assert desk.ask("", "Gronig", "mobilitaet.rufbus") == ["bus"]
    assert desk.ask("", "Gronig", "mobilitaet.rufbus", within_km=10) == []


def test_where_enough_serve_the_place_the_next_ones_are_left_out_but_not_what_lies_next_door(make_catalogue: MakeCatalogue) -> None:
    here = [service(f"kita-{n}", f"Kita {n}", "kinderbetreuung.kita", place="Bliesen") for n in range(3)]
    others = [service(f"kita-{place}", f"Kita {place}", "kinderbetreuung.kita", place=place) for place in ("Gronig", "Nonnweiler")]
    desk = Desk(Engine(make_catalogue([*here, *others])))
    assert desk.ask("Kita", "Bliesen", limit=5) == ["kita-0", "kita-1", "kita-2", "kita-Gronig", "kita-Nonnweiler"]
    found = desk.engine.run(Query(TODAY, "Kita", desk.engine.gazetteer.resolve("Bliesen"), limit=3)).hits
    assert [hit.listing.source_key for hit in found] == ["kita-0", "kita-1", "kita-2"]


def test_the_day_of_the_question_decides_what_is_fresh(desk: Desk) -> None:
    results = desk.results("", "Gronig", "kinderbetreuung.krippe", free_places=True)
    later = desk.engine.run(
        type(results.query)(dt.date(2027, 3, 1), "", results.query.place, ("kinderbetreuung.krippe",), results.query.filters)
    )
    assert results.hits[0].reason == ""
    assert "unbekannt" in later.hits[0].reason


def test_a_need_that_the_hours_show_is_found_without_its_tag_and_says_why(desk: Desk) -> None:
    results = desk.results("", "Marpingen", "kinderbetreuung.randzeiten")
    assert [hit.listing.source_key for hit in results.hits] == ["fruehkita"]
    assert why(results.hits[0], results, {need.id: need for need in desk.engine.needs}).startswith("Randzeiten und Schicht (ab 5:45 Uhr)")
    assert desk.engine.counts(Query(TODAY, place=desk.engine.gazetteer.resolve("Marpingen")))["kinderbetreuung.randzeiten"] == 1


def test_a_need_that_the_hours_show_is_not_written_down_as_if_somebody_had_said_it(desk: Desk) -> None:
    stored = next(service for service in desk.engine.catalogue.services() if service.id == "fruehkita")
    assert stored.needs == ("kinderbetreuung.kita",)


def test_of_old_reports_the_youngest_comes_first_where_places_are_asked_for(make_catalogue: MakeCatalogue) -> None:
    def kita(key: str, day: dt.date) -> Service:
        return service(key, f"Kita {key}", "kinderbetreuung.kita", place="Gronig", capacities=(Capacity(2, 10, as_of=day),))

    engine = Engine(make_catalogue([kita("a", dt.date(2026, 8, 3)), kita("b", dt.date(2026, 10, 5)), kita("c", dt.date(2026, 11, 19))]))
    found = Desk(engine).reasons("", "Gronig", "kinderbetreuung.kita", free_places=True)
    assert list(found) == ["c", "b", "a"]
    assert found["c"] == ""
    assert found["b"].endswith("ist älter als 30 Tage")
    assert found["a"] == "freie Plätze unbekannt, zuletzt 2 am 03.08."


def test_a_place_that_is_said_to_be_free_later_is_a_near_miss_also_without_a_number(make_catalogue: MakeCatalogue) -> None:
    def kita(key: str, report: Capacity) -> Service:
        return service(key, f"Kita {key}", "kinderbetreuung.kita", place="Gronig", capacities=(report,))

    day = dt.date(2026, 11, 19)
    full, later = Capacity(0, 10, as_of=day), Capacity(0, 10, as_of=day, free_from=dt.date(2026, 12, 9))
    engine = Engine(make_catalogue([kita("voll", full), kita("frei", Capacity(1, 10, as_of=day)), kita("bald", later)]))
    found = Desk(engine).reasons("", "Gronig", "kinderbetreuung.kita", free_places=True)
    assert found == {"frei": "", "bald": "ab 09.12. frei (Stand 19.11.)"}


def test_what_has_no_house_is_open_when_somebody_answers_the_telephone(desk: Desk) -> None:
    assert desk.reasons("", "Gronig", "familie.erziehung", open=True) == {"sorgentelefon": ""}
    evening = Moment(dt.date(2026, 11, 24), dt.time(17))
    assert desk.reasons("", "Gronig", "familie.erziehung", open=True, moment=evening) == {"sorgentelefon": "dann geschlossen"}


@pytest.mark.parametrize("text", ["030 23125-001", "(030) 23125001", "+49 30 23125 001", "030/231 25-001", "030 23125-00"])
def test_a_telephone_number_finds_whose_it_is_however_it_is_written(desk: Desk, text: str) -> None:
    assert desk.ask(text)[0] == "schulden"


def test_another_number_finds_nobody(desk: Desk) -> None:
    assert desk.ask("030 23125-009") == []
