"""Whom do I call now?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from district import NAMES
from records import service

from ortsnah.catalogue.open import open_generation
from ortsnah.domain import holidays
from ortsnah.domain.contacts import Asked, Call, whom_to_call
from ortsnah.domain.holidays import Holidays, Span
from ortsnah.domain.place_names import Names
from ortsnah.domain.service import Contact, Location, Service

MONDAY = dt.datetime(2026, 11, 23, 10)
EVENING = MONDAY.replace(hour=20)
MORNINGS, NEVER = "Mo-Fr 08:00-12:00", "Mo-Fr 08:00-08:01"


def one(function: str, duty: str = "", hours: str = MORNINGS, phone: str = "030 23125-001", **given: Any) -> Contact:
    return Contact(function, duty=duty, hours=hours, phone=phone, **given)


def call(*contacts: Contact, moment: dt.datetime = MONDAY, locations: tuple[Location, ...] = (), **asked: Any) -> Call:
    found = whom_to_call(service("a", contacts=contacts, locations=locations), moment, NAMES, Asked(**asked))
    assert found is not None
    return found


def order(found: Call) -> list[str]:
    return [found.contact.function, *(other.contact.function for other in found.alternatives)]


def test_the_first_contact_is_called_when_nothing_parts_them() -> None:
    found = call(one("Leitung"), one("Sekretariat"))
    assert order(found) == ["Leitung", "Sekretariat"]
    assert found.because == "Telefonzeit bis 12 Uhr"
    assert found.number is not None and found.number.uri == "tel:+493023125001"


def test_who_names_no_contact_has_nobody_to_call() -> None:
    assert whom_to_call(service("a"), MONDAY, NAMES) is None


def test_the_letters_of_the_surname_decide() -> None:
    contacts = one("Team 1", "Familienname A–K"), one("Team 2", "Familienname L–Z")
    assert call(*contacts, initials="Mü").contact.function == "Team 2"
    assert call(*contacts, initials="Mü").because == "zuständig für L–Z; Telefonzeit bis 12 Uhr"


def test_who_is_there_for_sch_takes_these_from_who_is_there_for_s() -> None:
    contacts = one("Team S", "S"), one("Team Sch", "Sch")
    assert call(*contacts, initials="Schm").contact.function == "Team Sch"
    assert call(*contacts, initials="Sa").contact.function == "Team S"
    assert "je nach Nachname" in call(*contacts, initials="S").alternatives[0].because


def test_who_is_there_for_sch_elsewhere_takes_nobody_away() -> None:
    contacts = one("Süd", "Tholey, Sch"), one("Nord", "Oberthal, S")
    assert call(*contacts, municipality="Oberthal", initials="Schm").contact.function == "Nord"


def test_without_a_surname_it_is_said_that_it_decides() -> None:
    found = call(one("Team 1", "A–K"), one("Team 2", "L–Z"))
    assert found.because == "je nach Nachname: A–K; Telefonzeit bis 12 Uhr"
    assert order(found) == ["Team 1", "Team 2"]


def test_letters_in_the_function_count_as_well() -> None:
    assert call(one("Sachbearbeitung A–K"), one("Sachbearbeitung L–Z"), initials="M").contact.function == "Sachbearbeitung L–Z"


def test_the_municipality_decides_and_is_named() -> None:
    contacts = one("Süd", "für Tholey"), one("Nord", "für Oberthal und St. Wendel")
    found = call(*contacts, place="Gronig", municipality="Oberthal")
    assert (found.contact.function, found.because) == ("Nord", "zuständig für Oberthal; Telefonzeit bis 12 Uhr")
    assert found.alternatives[0].because.startswith("eigentlich nur „für Tholey“")


def test_all_other_places_are_those_that_nobody_else_names() -> None:
    contacts = one("Rest", "alle anderen Orte"), one("Süd", "Tholey")
    assert call(*contacts, municipality="Oberthal").because == "zuständig für alle anderen Orte; Telefonzeit bis 12 Uhr"
    assert call(*contacts, municipality="Tholey").contact.function == "Süd"
    assert "je nach Wohnort" in call(*contacts).because


def test_all_other_letters_are_those_that_nobody_else_names() -> None:
    contacts = one("Rest", "alle anderen Buchstaben"), one("Team 1", "A–K")
    assert call(*contacts, initials="M").contact.function == "Rest"
    assert call(*contacts, initials="B").contact.function == "Team 1"


def test_the_topic_decides_among_several() -> None:
    contacts = one("Zentrale"), one("Team 2", "Wohngeld"), one("Team 3", "Rente")
    assert call(*contacts, topic="Rente").because == "zuständig für Rente; Telefonzeit bis 12 Uhr"
    assert order(call(*contacts, topic="Kita"))[0] == "Zentrale"
    assert call(one("Zentrale"), one("Kita-Büro"), topic="Kita").because == "Telefonzeit bis 12 Uhr"
    assert call(one("Zentrale"), one("Kita-Büro"), topic="Kita").contact.function == "Kita-Büro"


def test_who_cannot_be_reached_is_represented_by_the_deputy() -> None:
    found = call(one("Leitung", hours=NEVER, deputy="Sekretariat"), one("Sekretariat"))
    assert (found.contact.function, order(found)) == ("Sekretariat", ["Sekretariat", "Leitung"])
    assert found.because == "Vertretung, weil „Leitung“ erst wieder morgen ab 8 Uhr zu erreichen ist; Telefonzeit bis 12 Uhr"


def test_a_deputy_is_not_called_while_the_contact_can_be_reached() -> None:
    assert call(one("Leitung", deputy="Sekretariat"), one("Sekretariat")).contact.function == "Leitung"


def test_a_deputy_represents_also_those_for_whom_she_is_not_responsible_herself() -> None:
    contacts = one("Team 1", "A–K", NEVER, deputy="Team 2"), one("Team 2", "L–Z")
    found = call(*contacts, initials="B")
    assert found.contact.function == "Team 2"
    assert found.because.startswith("Vertretung, weil „Team 1“")


def test_the_deputy_of_a_deputy_who_is_away_too_is_called() -> None:
    head, deputy = one("Leitung", hours=NEVER, deputy="Stellvertretung"), one("Stellvertretung", hours=NEVER, deputy="Sekretariat")
    found = call(head, deputy, one("Zentrale"), one("Sekretariat"))
    assert found.contact.function == "Sekretariat"
    assert found.because.startswith("Vertretung, weil „Leitung“ erst wieder morgen")


def test_deputies_in_a_circle_who_are_all_away_leave_the_contact_itself() -> None:
    contacts = [one(who, hours=NEVER, deputy=other) for who, other in (("Leitung", "Büro"), ("Büro", "Küche"), ("Küche", "Leitung"))]
    assert order(call(*contacts)) == ["Leitung", "Büro", "Küche"]


def test_a_deputy_may_be_a_number_in_the_text_or_a_person() -> None:
    found = call(one("Leitung", hours=NEVER, deputy="Frau Maier, 030 23125-002"))
    assert found.number is not None and found.number.formatted == "030 23125002"
    assert call(one("Leitung", hours=NEVER, deputy="Frau Anna Groß"), one("Büro", name="Anna Groß")).contact.name == "Anna Groß"


def test_a_deputy_whom_nobody_knows_changes_nothing() -> None:
    assert order(call(one("Leitung", hours=NEVER, deputy="Vertretung im Bezirk"))) == ["Leitung"]


@pytest.mark.parametrize(
    ("moment", "because"),
    [
        (MONDAY.replace(hour=7), "Telefonzeit wieder ab 8 Uhr"), (EVENING, "Telefonzeit wieder morgen ab 8 Uhr"),
        (dt.datetime(2026, 11, 27, 15), "Telefonzeit wieder am Montag ab 8 Uhr"), (MONDAY, "Telefonzeit bis 12 Uhr"),
    ],
)  # fmt: skip
def test_the_phone_hours_now_or_next_are_told(moment: dt.datetime, because: str) -> None:
    assert call(one("Leitung"), moment=moment).because == because


def test_who_is_there_for_all_is_called_before_who_comes_back_only_later() -> None:
    found = call(one("Team 1", "A–K", NEVER), one("Zentrale"), initials="B")
    assert order(found) == ["Zentrale", "Team 1"]
    assert found.alternatives[0].because == "zuständig für A–K; Telefonzeit wieder morgen ab 8 Uhr"


def test_when_nobody_can_be_reached_it_is_the_responsible_one_and_when() -> None:
    found = call(one("Zentrale"), one("Team 1", "A–K"), moment=EVENING, initials="B")
    assert (found.contact.function, found.because) == ("Team 1", "zuständig für A–K; Telefonzeit wieder morgen ab 8 Uhr")


def test_hours_that_say_nothing_certain_are_unknown() -> None:
    assert call(one("Leitung", hours='"nach Vereinbarung"')).because == "Telefonzeit: nach Vereinbarung"
    assert call(one("Leitung", hours="")).because == "Telefonzeit nicht bekannt"


def test_a_contact_without_hours_has_those_of_the_only_location() -> None:
    where = Location(opening_hours="Mo-Fr 08:00-16:30")
    assert call(one("Leitung", hours=""), locations=(where,)).because == "Öffnungszeit bis 16:30 Uhr"
    assert call(one("Leitung", hours=""), locations=(where, where)).because == "Telefonzeit nicht bekannt"


def test_day_and_night_is_said_so() -> None:
    assert call(one("Notdienst", hours="24/7")).because == "jederzeit erreichbar"


def test_when_it_is_urgent_the_urgent_line_comes_first() -> None:
    contacts = one("Team"), one("Bereitschaft", hours="24/7", urgent=True)
    assert call(*contacts, moment=EVENING, urgent=True).because == "Eilleitung; jederzeit erreichbar"
    assert order(call(*contacts, moment=EVENING)) == ["Team", "Bereitschaft"]
    assert call(*contacts, moment=EVENING).alternatives[0].because == "Eilleitung, nur wenn es eilt; jederzeit erreichbar"


def test_who_is_there_only_for_emergencies_is_an_urgent_line() -> None:
    assert order(call(one("Wache", "nur Notfälle"), one("Büro"))) == ["Büro", "Wache"]


def test_an_urgent_line_of_another_place_is_not_called() -> None:
    contacts = one("Team"), one("Bereitschaft", "Tholey", urgent=True)
    assert call(*contacts, urgent=True, municipality="Oberthal").contact.function == "Team"


def test_who_has_no_number_comes_last_and_it_is_said() -> None:
    found = call(one("Leitung", phone=""), one("Büro"))
    assert order(found) == ["Büro", "Leitung"]
    assert (found.alternatives[0].number, found.alternatives[0].because) == (None, "keine Telefonnummer bekannt")


def test_the_mobile_number_is_called_where_there_is_no_other_that_can_be_dialled() -> None:
    found = call(one("Leitung", phone="0123", mobile="0171 39200-01"))
    assert found.number is not None and found.number.source == "0171 39200-01"


def test_a_holiday_of_the_state_is_minded() -> None:
    all_saints = dt.datetime(2027, 11, 1, 10)
    calendar = Holidays(public={all_saints.date(): "Allerheiligen"}, public_known=Span(dt.date(2027, 1, 1), dt.date(2027, 12, 31)))
    record = service("a", contacts=(one("Leitung", hours="Mo-Fr 08:00-12:00; PH off"),))
    found = whom_to_call(record, all_saints, NAMES, calendar=calendar)
    assert found is not None and found.because == "Telefonzeit wieder morgen ab 8 Uhr (Allerheiligen)"


def test_who_was_picked_is_called_when_reached_and_responsible() -> None:
    office, team = one("Zentrale"), one("Team 2", "Rente", hours="")
    assert order(call(office, team, topic="Kita")) == ["Zentrale", "Team 2"]
    assert order(call(office, team, topic="Kita", picked=team)) == ["Team 2", "Zentrale"]


def test_who_was_picked_gives_way_to_the_deputy_and_to_who_is_responsible() -> None:
    head, deputy, office = one("Leitung", hours=NEVER, deputy="Sekretariat"), one("Sekretariat"), one("Zentrale")
    assert order(call(office, head, deputy, picked=head))[0] == "Sekretariat"
    team_1, team_2 = one("Team 1", "A–K"), one("Team 2", "L–Z")
    assert order(call(team_1, team_2, initials="Mü", picked=team_1))[0] == "Team 2"


def test_an_urgent_line_that_was_picked_is_called_though_nobody_said_that_it_is_urgent() -> None:
    line = one("Bereitschaft", urgent=True)
    assert order(call(one("Büro"), line)) == ["Büro", "Bereitschaft"]
    assert order(call(one("Büro"), line, picked=line)) == ["Bereitschaft", "Büro"]


def test_phone_hours_that_say_nothing_of_a_holiday_warn_of_it() -> None:
    corpus_christi = dt.datetime(2026, 6, 4, 10)
    found = whom_to_call(service("a", contacts=(one("Leitung"),)), corpus_christi, NAMES, calendar=holidays.of("SL"))
    assert found is not None
    assert found.because == "Telefonzeit bis 12 Uhr, aber heute ist Fronleichnam"
    assert call(one("Leitung", hours='Mo-Fr 08:00-12:00 open "nur mit Termin"')).because == "Telefonzeit bis 12 Uhr (nur mit Termin)"


def test_every_service_of_the_example_has_somebody_to_call_at_every_hour(example: Any) -> None:
    catalogue = open_generation(example)
    names = Names(known.place for known in catalogue.places())
    asked = Asked("Gronig", "Oberthal", "Mü", "Kita", urgent=True)
    services: list[Service] = [each for each in catalogue.services() if each.contacts]
    for moment in (MONDAY, EVENING, dt.datetime(2026, 11, 29, 3)):
        calls = [whom_to_call(each, moment, names, asked) for each in services]
        assert all(found is not None and found.because for found in calls)
    catalogue.close()
