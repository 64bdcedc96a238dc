"""How far an entry may be trusted, and what in it a curator should look at."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from records import FULL, TODAY, at, service

from ortsnah.curation.importing import Masters
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status
from ortsnah.domain.facts import Problem, is_overdue, problems, verified_words
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need, Validity
from ortsnah.domain.places import Level, Place
from ortsnah.domain.service import Contact, Location, Service
from ortsnah.domain.surroundings import Surroundings

VALIDITY = Validity([Need("notfall", "Notfall", places_days=1, verified_days=90)])
OBERTHAL, GRONIG, THOLEY = Point(49.51, 7.08), Point(49.53, 7.08), Point(49.48, 7.03)
SURROUNDINGS = Surroundings([
    Place("Oberthal", "Oberthal", level=Level.MUNICIPALITY, point=OBERTHAL, postal_code="66649"),
    Place("Gronig", "Oberthal", point=GRONIG, postal_code="66649"),
    Place("Tholey", "Tholey", level=Level.MUNICIPALITY, point=THOLEY, postal_code="66636"),
])  # fmt: skip
REACHABLE = (Contact("Leitung", phone="030 23125-001"),)


def told(kind: str, **given: Any) -> list[str]:
    """The sentences of one kind about a service that is otherwise in order."""
    record = service("a", **({"contacts": REACHABLE, "verified_on": TODAY} | given))
    return [problem.sentence for problem in problems(record, TODAY, VALIDITY, SURROUNDINGS) if problem.kind == kind]


def lying(**given: Any) -> list[str]:
    return told("position", locations=(Location(**given),)) + told("contradiction", locations=(Location(**given),))


def duties(*texts: str) -> tuple[Contact, ...]:
    return tuple(Contact(f"Team {text}", duty=text, phone="030 23125-001") for text in texts)


def test_an_entry_in_order_has_no_problem() -> None:
    record = service("a", contacts=REACHABLE, verified_on=TODAY, **at("Gronig", "Oberthal", point=GRONIG, postal_code="66649"))
    assert list(problems(record, TODAY, VALIDITY, SURROUNDINGS)) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "geprüft am 23.11."), (90, "geprüft am 25.08."), (91, "seit 3 Monaten nicht geprüft"), (425, "seit 14 Monaten nicht geprüft"),
        (1100, "seit 3 Jahren nicht geprüft"), (-1, "Prüfdatum 24.11. liegt in der Zukunft"),
    ],
)  # fmt: skip
def test_an_old_entry_says_so_in_words(days: int, words: str) -> None:
    assert verified_words(TODAY - dt.timedelta(days=days), TODAY, 90) == words


def test_an_entry_that_nobody_verified_says_so() -> None:
    assert verified_words(None, TODAY, 365) == "nicht geprüft"
    assert told("unverified", verified_on=None) == ["nicht geprüft"]


@pytest.mark.parametrize(
    ("need", "days", "overdue"), [("notfall.krise", 90, False), ("notfall.krise", 91, True), ("amt", 365, False), ("amt", 366, True)]
)
def test_when_an_entry_is_overdue_its_needs_tell(need: str, days: int, overdue: bool) -> None:
    validity = Validity([Need("notfall", "Notfall", verified_days=90), Need("notfall.krise", "Krise")])
    record = service("a", "A", need, verified_on=TODAY - dt.timedelta(days=days))
    assert is_overdue(record, TODAY, validity) is overdue


def test_an_overdue_entry_tells_for_how_long_it_would_have_held() -> None:
    assert told("overdue", verified_on=TODAY - dt.timedelta(days=425)) == ["seit 14 Monaten nicht geprüft (gilt 365 Tage)"]


def test_a_missing_and_a_wrong_number_are_told() -> None:
    assert told("phone", contacts=()) == ["ohne Telefonnummer"]
    assert told("phone", contacts=(Contact(phone="0123"),)) == ["Telefonnummer nicht gültig: 0123"]
    assert told("phone", contacts=(Contact(mobile="keine Ahnung"),)) == ["Telefonnummer nicht gültig: keine Ahnung"]
    assert told("phone", contacts=(Contact(phone="112"),)) == []


def test_hours_that_cannot_be_read_are_told_wherever_they_stand_and_once() -> None:
    contact = Contact("Leitung", phone="030 23125-001", hours="irgendwann")
    assert told("hours", contacts=(contact,), locations=(Location(opening_hours="irgendwann"),)) == [
        "Öffnungszeit nicht lesbar: irgendwann („irgendwann“ ist nicht verstanden.)"
    ]
    assert told("hours", contacts=(Contact(phone="112", hours='"nach Vereinbarung"'),)) == []


def test_coordinates_in_another_municipality_are_told() -> None:
    assert lying(municipality="Oberthal", point=THOLEY) == ["liegt laut Koordinaten bei Tholey (Tholey), nicht in Oberthal"]
    assert lying(place="Gronig", municipality="Oberthal", point=THOLEY) == ["liegt laut Koordinaten bei Tholey (Tholey), nicht in Oberthal"]


def test_coordinates_near_a_border_are_in_order() -> None:
    assert lying(municipality="Oberthal", point=Point(49.49, 7.06)) == []


def test_coordinates_far_from_the_place_are_told() -> None:
    assert lying(place="Gronig", municipality="Oberthal", point=Point(49.64, 7.08)) == ["liegt laut Koordinaten 12 km von Gronig entfernt"]


@pytest.mark.parametrize(
    "given", [{}, {"municipality": "Fremdheim", "point": THOLEY}, {"place": "Gronig"}, {"point": THOLEY}, {"confidential": True}]
)
def test_where_nothing_is_known_nothing_is_said(given: dict[str, Any]) -> None:
    assert lying(**given) == []


def test_a_place_in_another_municipality_is_told() -> None:
    assert lying(place="Gronig", municipality="Tholey") == ["Gronig gehört zu Oberthal, nicht zu Tholey"]


def test_a_postal_code_of_another_municipality_is_told() -> None:
    assert lying(municipality="Tholey", postal_code="66649") == ["die Postleitzahl 66649 gehört zu Oberthal, nicht zu Tholey"]
    assert lying(place="Gronig", postal_code="66636") == ["die Postleitzahl 66636 gehört zu Tholey, nicht zu Oberthal"]
    assert lying(municipality="Tholey", postal_code="10115") == []


def test_a_shelter_with_an_address_is_told() -> None:
    record = service("a", "Frauenhaus", "notfall.gewalt", **at("Gronig", street="Im Eck 3"))
    assert "secret" in {problem.kind for problem in problems(record, TODAY, VALIDITY, SURROUNDINGS)}


def test_places_that_are_not_fresh_any_more_are_told_by_the_rule_of_the_need() -> None:
    old = Capacity(2, as_of=TODAY - dt.timedelta(days=2))
    record = service("a", "Obdach", "notfall", contacts=REACHABLE, verified_on=TODAY, capacities=(old,))
    assert list(problems(record, TODAY, VALIDITY, SURROUNDINGS)) == [
        Problem("places", "Meldung der Plätze ist veraltet: 2 frei (Stand 21.11., bitte nachfragen)")
    ]
    assert told("places", capacities=(old,)) == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"capacities": (Capacity(2, as_of=TODAY, waiting_list=5),)}, "2 frei, aber 5 auf der Warteliste (Platz)"),
        ({"capacities": (Capacity(2, as_of=TODAY),), "status": Status.CLOSED_FOR_NOW}, "vorübergehend geschlossen, meldet aber 2 frei"),
        ({"capacities": (Capacity(2, as_of=TODAY), Capacity(3, as_of=TODAY))}, "zwei Meldungen am 23.11.: 2 und 3 frei (Platz)"),
        ({"capacities": (Capacity(2, minimum_age_months=36, as_of=TODAY),), "maximum_age_months": 35}, "Plätze für ein Alter, das das Angebot nicht aufnimmt"),
        ({"contacts": duties("A–K", "H–Z")}, "mehrere Ansprechpersonen für Nachnamen mit H, I, J, K"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told(given: dict[str, Any], sentence: str) -> None:
    assert told("contradiction", **given) == [sentence]


@pytest.mark.parametrize(
    "given",
    [
        {"capacities": (Capacity(2, as_of=TODAY, free_from=dt.date(2027, 2, 1), waiting_list=5),)},
        {"capacities": (Capacity(2, as_of=TODAY), Capacity(3, unit="Bett", as_of=TODAY))},
        {"contacts": duties("Oberthal, A–K", "Tholey, H–Z")}, {"contacts": duties("S (ohne Sch)", "Sch")},
    ],
)  # fmt: skip
def test_what_only_looks_like_a_contradiction_is_none(given: dict[str, Any]) -> None:
    assert told("contradiction", **given) == []


def test_letters_that_nobody_answers_for_are_told() -> None:
    assert told("duty", contacts=duties("A–H", "J–Z")) == ["keine Ansprechperson für Nachnamen mit I"]
    assert told("duty", contacts=duties("A–K")) == []


def test_the_real_district_knows_a_real_place(masters: Masters) -> None:
    surroundings = Surroundings(masters.places)
    assert surroundings.contradiction(Location("Gronig", "Tholey")) == "Gronig gehört zu Oberthal, nicht zu Tholey"
    assert [surroundings.misplaced(Location(p.name, p.municipality, point=p.point)) for p in masters.places if p.point] == [""] * len(
        masters.places
    )


def test_any_full_record_can_be_looked_at_even_without_a_district() -> None:
    nowhere = Surroundings(())
    assert {problem.kind for problem in problems(FULL, TODAY, Validity(), nowhere)} == {"contradiction", "hours"}
    assert next(problems(Service("a", "L", "A", ()), TODAY, Validity(), nowhere)).kind == "unverified"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mo–Do 8–12 Uhr", ["Öffnungszeit nicht bestätigt: „Mo–Do 8–12 Uhr“ heißt wohl „Mo–Do 8–12 Uhr“"]),
        (
            "Montag bis Donnerstag\n8.00 bis 12.00",
            ["Öffnungszeit nicht bestätigt: „Montag bis Donnerstag 8.00 bis 12.00“ heißt wohl „Mo–Do 8–12 Uhr“"],
        ),
        ("nach Vereinbarung", []),
        ("", []),
    ],
)
def test_hours_in_words_wait_for_somebody_to_confirm_them(text: str, sentences: list[str]) -> None:
    assert told("hours", locations=(Location(hours_text=text),)) == sentences
    assert told("hours", locations=(Location(opening_hours="Mo-Th 08:00-12:00", hours_text=text),)) == []
