"""Entries that are likely the same twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import at, service

from ortsnah.domain.duplicates import duplicates
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Contact, Location, Service

GRONIG = at("Gronig", "Oberthal", postal_code="66649", street="Im Eck 3")
PHONE = (Contact(phone="06851 801-20"),)
ANY = st.builds(
    service, st.text(max_size=3), st.text("abc 1", min_size=1, max_size=9), st.sampled_from(["amt", "geld"]),
    locations=st.lists(st.builds(Location, place=st.sampled_from(["", "Gronig"]), postal_code=st.sampled_from(["", "66649"])), max_size=2).map(tuple),
    contacts=st.lists(st.builds(Contact, phone=st.sampled_from(["", "06851 8010", "+49 6851 8010"])), max_size=1).map(tuple),
)  # fmt: skip


def alike(one: Service, other: Service) -> bool:
    return bool(duplicates([one, other]))


def named(one: str, other: str, **given: Any) -> bool:
    return alike(service("a", one, **(GRONIG | given)), service("b", other, **(GRONIG | given)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kita Löwenzahn", "Kita Löwenzahn"), ("Kita Löwenzahn", "Löwenzahn Kita"), ("Kita Löwenzahn", "Kita Löwenzan"), ("Kita Löwenzahn", "Kita Loewenzahn"),
        ("Tafel St. Wendel e. V.", "Tafel Sankt Wendel"), ("Kita Löwenzahn Gronig", "Kita Löwenzahn"),
    ],
)  # fmt: skip
def test_one_place_and_one_name_in_other_spelling_are_the_same(one: str, other: str) -> None:
    assert named(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kita Löwenzahn 1", "Kita Löwenzahn 2"), ("Sozialer Dienst, Bezirk Ost", "Sozialer Dienst, Bezirk West"), ("Kita Löwenzahn", "Kita Sonnenschein"),
        ("Wohngeld A–K", "Wohngeld L–Z"),
    ],
)  # fmt: skip
def test_names_that_tell_two_things_apart_are_different(one: str, other: str) -> None:
    assert not named(one, other)


def test_the_same_name_elsewhere_is_another_service() -> None:
    assert not alike(service("a", "Bürgerbüro", **GRONIG), service("b", "Bürgerbüro", **at("Tholey", "Tholey")))
    assert not alike(
        service("a", "Kita Gronig", **at("Gronig", postal_code="66649")),
        service("b", "Kita Güdesweiler", **at("Güdesweiler", postal_code="66649")),
    )
    assert not alike(service("a", "Apotheke", **GRONIG), service("b", "Apotheke", **at("Gronig", street="Hauptstraße 1")))


def test_another_need_is_another_service() -> None:
    assert not alike(service("a", "Bürgerbüro", "amt.rathaus", **GRONIG), service("b", "Bürgerbüro", "geld.sozialhilfe", **GRONIG))


def test_one_number_and_a_similar_name_are_the_same_in_whatever_spelling() -> None:
    other = (Contact(mobile="+49 (0) 6851 / 80120"),)
    one = service("a", "Caritas Schuldnerberatung", contacts=PHONE)
    (pair,) = duplicates([one, service("b", "Schuldnerberatung der Caritas", contacts=other, **GRONIG)])
    assert pair.because == "vielleicht doppelt (ähnlicher Name, gleiche Telefonnummer): Caritas Schuldnerberatung (a)"
    assert not alike(one, service("b", "Kleiderkammer", contacts=PHONE))


def test_one_number_in_two_places_are_two_branches() -> None:
    first = service("a", "Zweigstelle Gronig", contacts=PHONE, **GRONIG)
    assert not alike(first, service("b", "Zweigstelle Tholey", contacts=PHONE, **at("Tholey")))


def test_pairs_come_in_the_order_of_the_services_and_once() -> None:
    services = [service(key, "Kita Löwenzahn", contacts=PHONE, **GRONIG) for key in "abc"]
    assert [(pair.first.id, pair.second.id) for pair in duplicates(services)] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_crowd_of_one_beginning_does_not_hide_a_pair() -> None:
    crowd = [service(str(number), f"Kita Nummer{number:04}", **at("Gronig")) for number in range(300)]
    found = duplicates([*crowd, service("a", "Kita Löwenzahn", **at("Gronig")), service("b", "Kita Löwenzan", **at("Gronig"))])
    assert ("a", "b") in {(pair.first.id, pair.second.id) for pair in found}


@given(st.lists(ANY, max_size=8))
def test_whether_two_are_alike_does_not_depend_on_their_order(services: list[Service]) -> None:
    forth = {frozenset((id(pair.first), id(pair.second))) for pair in duplicates(services)}
    assert forth == {frozenset((id(pair.first), id(pair.second))) for pair in duplicates(services[::-1])}


def test_coordinates_that_lie_apart_are_two_places_and_two_sides_of_the_road_two_stops() -> None:
    def lying(key: str, name: str, longitude: float, need: str = "gesundheit.apotheke") -> Service:
        return Service(key, "OSM", name, (need,), locations=(Location(point=Point(49.5, longitude)),))

    assert duplicates([lying("a", "Bienen-Apotheke", 7.0), lying("b", "Bienen Apotheke", 7.1)]) == []
    assert len(duplicates([lying("a", "Bienen-Apotheke", 7.0), lying("b", "Bienen Apotheke", 7.0001)])) == 1
    assert duplicates([lying("a", "Kirche", 7.0, "mobilitaet.bus-bahn"), lying("b", "Kirche", 7.0001, "mobilitaet.bus-bahn")]) == []
