"""Which records may enter a catalogue."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from math import nan

import pytest
from records import FULL, TODAY, service

from ortsnah.domain.capacity import Capacity, newest
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Area, Cost, Location, Service, faults

TOMORROW = TODAY + dt.timedelta(days=1)
BROKEN = {
    "no name": (service("a", "  "), "der Name fehlt"),
    "no need": (Service("a", "Liste", "A", ()), "kein Bedarf"),
    "verified tomorrow": (service("a", verified_on=TOMORROW), "24.11.2026 liegt in der Zukunft"),
    "ages": (service("a", minimum_age_months=12, maximum_age_months=3), "Mindestalter"),
    "negative age": (service("a", minimum_age_months=-1), "negativ"),
    "ages of places": (service("a", capacities=(Capacity(minimum_age_months=2, maximum_age_months=1),)), "Mindestalter"),
    "more free": (service("a", capacities=(Capacity(12, 10),)), "12 freie Plätze sind mehr als die 10 vorhandenen"),
    "negative places": (service("a", capacities=(Capacity(-1),)), "Platzzahl ist negativ"),
    "places of tomorrow": (service("a", capacities=(Capacity(1, as_of=TOMORROW),)), "liegt in der Zukunft"),
    "valid for ever": (service("a", capacities=(Capacity(1, as_of=TODAY, valid_days=1_000_000_000),)), "Tage lang gelten"),
    "off the earth": (service("a", locations=(Location(point=Point(91, 7)),)), "nicht auf der Erde"),
    "no number": (service("a", locations=(Location(point=Point(nan, 7)),)), "nicht auf der Erde"),
    "paid out": (service("a", costs=(Cost(amount=-1),)), "Kostenbetrag"),
    "no sum": (service("a", costs=(Cost(amount=nan),)), "Kostenbetrag"),
    "no area": (service("a", areas=(Area(hours="Mo"),)), "Einzugsgebiet"),
}
SECRETS = [{"place": "Gronig"}, {"municipality": "Oberthal"}, {"street": "Im Eck 3"}, {"postal_code": "66649"}, {"point": Point(49.5, 7.1)}]


def test_a_full_record_has_no_fault() -> None:
    assert faults(FULL, TODAY) == []


@pytest.mark.parametrize(("record", "said"), BROKEN.values(), ids=BROKEN)
def test_a_record_that_breaks_a_rule_is_told_so(record: Service, said: str) -> None:
    (fault,) = faults(record, TODAY)
    assert said in fault


@pytest.mark.parametrize("given", SECRETS, ids=[next(iter(given)) for given in SECRETS])
def test_a_confidential_location_may_not_be_told(given: dict[str, object]) -> None:
    record = service("a", locations=(Location(confidential=True, **given),))  # type: ignore[arg-type]
    assert "geheim" in faults(record, TODAY)[0]
    assert faults(replace(record, locations=(Location(**given),)), TODAY) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["Frauenhaus Muster", "Frauen- und Kinderschutzhaus", "FRAUENHÄUSER: Frauenhaus", "Schutzwohnung für Männer"]
)
def test_the_address_of_a_refuge_is_refused_whatever_the_list_says_of_it(name: str) -> None:
    for given in ({"street": "Im Eck 3"}, {"point": Point(49.5, 7.1)}):
        (fault,) = faults(service("a", name, "notfall.gewalt", locations=(Location(municipality="St. Wendel", **given),)), TODAY)  # type: ignore[arg-type]
        assert "geheim" in fault
    assert (
        faults(service("a", name, "notfall.gewalt", locations=(Location(municipality="St. Wendel"), Location(confidential=True))), TODAY)
        == []
    )


@pytest.mark.parametrize("name", ["Beratungsstelle des Frauenhauses", "Polizei", "Interventionsstelle"])
def test_the_address_of_an_advice_centre_is_public(name: str) -> None:
    assert faults(service("a", name, "notfall.gewalt", locations=(Location(street="Markt 1"),)), TODAY) == []


def test_several_faults_are_all_told() -> None:
    assert len(faults(Service("a", "Liste", "", (), capacities=(Capacity(2, 1),)), TODAY)) == 3


def test_of_reports_on_the_same_places_the_newest_counts() -> None:
    old, new, other = Capacity(1, as_of=dt.date(2026, 1, 1)), Capacity(2, as_of=TODAY), Capacity(3, unit="Bett", as_of=dt.date(2020, 1, 1))
    assert newest([old, other, new]) == [new, other]
    assert newest([new, other, old]) == [new, other]


def test_of_reports_of_one_day_the_later_one_counts_and_an_undated_one_never() -> None:
    first, second, undated = Capacity(1, as_of=TODAY), Capacity(2, as_of=TODAY), Capacity(9)
    assert newest([first, second, undated]) == [second]
    assert newest([undated]) == [undated]
