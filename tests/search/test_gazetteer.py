"""Finding a place by what is typed."""

from __future__ import annotations

import pytest
from conftest_search import Desk
from records import MakeCatalogue, at, service

from ortsnah.search.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Gronig", "Gronig · Oberthal"),
        ("gronig", "Gronig · Oberthal"),
        ("Oberthal", "Oberthal · ganze Gemeinde"),
        ("Sankt Wendel", "St. Wendel · ganze Gemeinde"),
        ("St.Wendel", "St. Wendel · ganze Gemeinde"),
        ("St. Wendel, Kreisstadt", "St. Wendel · ganze Gemeinde"),
        ("WND", "St. Wendel · St. Wendel"),
        ("66649", "Oberthal · ganze Gemeinde"),
        ("66649 Gronig", "Gronig · Oberthal"),
        ("Gronig (Oberthal)", "Gronig · Oberthal"),
        ("Gronig · Oberthal", "Gronig · Oberthal"),
        ("Güdesweier", "Güdesweiler · Oberthal"),
        ("Guedesweiler", "Güdesweiler · Oberthal"),
        ("Tuerkismuehle", "Türkismühle · Nohfelden"),
        ("Neunkirchen/Nahe", "Neunkirchen · Nohfelden"),
        ("Bosen-Eckelhausen", "Bosen · Nohfelden"),
        ("Oberthal-Gronig", "Gronig · Oberthal"),
        ("Oberthal Gron", "Gronig · Oberthal"),
        ("Überroth", "Überroth · Tholey"),
        ("Namborm", "Namborn · ganze Gemeinde"),
    ],
)
def test_a_place_is_found_as_people_write_it(desk: Desk, typed: str, label: str) -> None:
    found = desk.engine.gazetteer.resolve(typed)
    assert found is not None
    assert found.place.label == label


@pytest.mark.parametrize("typed", ["Berlin", "xyz", "99999"])
def test_what_is_no_place_here_is_not_made_one(desk: Desk, typed: str) -> None:
    assert desk.engine.gazetteer.resolve(typed) is None


@pytest.mark.parametrize("typed", ["Landkreis St. Wendel", "ganzer Landkreis", "Landkreis"])
def test_the_district_is_no_place_but_the_whole(desk: Desk, typed: str) -> None:
    assert desk.engine.gazetteer.whole_district(typed)


def test_the_county_town_is_not_taken_for_the_district(desk: Desk) -> None:
    assert not desk.engine.gazetteer.whole_district("St. Wendel")


def test_a_beginning_offers_the_places_that_begin_so_municipalities_first(desk: Desk) -> None:
    names = [known.place.name for known in desk.engine.gazetteer.complete("Ober")]
    assert names[0] == "Oberthal"
    assert {"Oberkirchen", "Oberlinxweiler"} <= set(names)


def test_every_place_finds_itself_by_its_label(desk: Desk) -> None:
    gazetteer = desk.engine.gazetteer
    for known in desk.engine.catalogue.places():
        assert gazetteer.exact_label(known.place.label) is not None
        resolved = gazetteer.resolve(known.place.name)
        assert resolved is not None
        assert resolved.place.name == known.place.name


def test_a_village_is_covered_by_the_area_of_what_it_lies_in(desk: Desk) -> None:
    gazetteer = desk.engine.gazetteer
    hofeld, both = gazetteer.resolve("Hofeld"), gazetteer.resolve("Hofeld-Mauschbach")
    assert hofeld is not None
    assert both is not None
    assert both.id in gazetteer.covering(hofeld)
    assert hofeld.id in gazetteer.covering(both)


def test_a_town_is_found_by_each_of_its_postal_codes(make_catalogue: MakeCatalogue) -> None:
    codes = {"a": "80331", "b": "80333", "c": "80331"}
    catalogue = make_catalogue([service(key, **at("Altstadt", "München", postal_code=code)) for key, code in codes.items()])
    places = Gazetteer(catalogue.places())
    for typed in ("80331", "80333", "8033"):
        found = places.resolve(typed)
        assert found and found.place.label == "München · ganze Gemeinde"
    assert places.resolve("80999") is None
