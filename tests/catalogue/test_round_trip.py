"""What is written is read again as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import is_dataclass, replace
from inspect import signature
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import FULL, TODAY, MakeCatalogue, at, service

from ortsnah.catalogue.index import Sought
from ortsnah.catalogue.read import Catalogue
from ortsnah.curation.importing import Masters
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status
from ortsnah.domain.geo import Point
from ortsnah.domain.needwords import INDIVISIBLE, ORDINARY
from ortsnah.domain.places import Level
from ortsnah.domain.service import Area, Contact, Cost, Location, Service, Source, faults

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
SMALL = st.none() | st.integers(0, 400)
DAYS = st.none() | st.dates(dt.date(1990, 1, 1), TODAY)
POINTS = st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
RECORDS = st.builds(
    Service,
    id=st.uuids().map(str),
    source=st.sampled_from(["Liste", "Karte"]),
    needs=st.lists(st.sampled_from(["kinderbetreuung.kita", "geld.schulden", "geld"]), min_size=1, unique=True).map(tuple),
    languages=st.lists(st.sampled_from(["de", "tr", "ar"]), unique=True).map(tuple),
    documents=st.lists(TEXT, max_size=2).map(tuple),
    minimum_age_months=SMALL,
    maximum_age_months=SMALL,
    verified_on=DAYS,
    locations=st.lists(st.builds(Location, place=st.sampled_from(["Gronig", "Freisen", ""]), municipality=st.just(""), street=TEXT, postal_code=TEXT,
                                 point=POINTS, opening_hours=TEXT, hours_text=TEXT, access_note=TEXT, transport=TEXT), max_size=3).map(tuple),
    contacts=st.lists(st.builds(Contact, *[TEXT] * 8), max_size=3).map(tuple),
    capacities=st.lists(st.builds(Capacity, SMALL, SMALL, TEXT, SMALL, SMALL, DAYS, DAYS, TEXT, SMALL, SMALL, SMALL), max_size=3).map(tuple),
    areas=st.lists(st.sampled_from([Area(district=True), Area(municipality="Tholey", hours="Mo"), Area(place="Gronig")]), max_size=3).map(tuple),
    costs=st.lists(st.builds(Cost, TEXT, st.none() | st.floats(), TEXT), max_size=2).map(tuple),
    name=TEXT, organization=TEXT, description=TEXT, alert=TEXT, eligibility=TEXT, application=TEXT, email=TEXT, website=TEXT, verified_by=TEXT,
)  # fmt: skip


def in_the_district(record: Service) -> Service:
    """The record as it is read: with the municipality of each place, as the district's file has it."""
    homes = {"Gronig": "Oberthal", "Freisen": "Freisen", "": ""}
    locations = tuple(replace(location, municipality=homes[location.place]) for location in record.locations)
    areas = tuple(replace(area, municipality=homes[area.place]) if area.place else area for area in record.areas)
    return replace(record, locations=locations, areas=areas)


def only(catalogue: Catalogue) -> Service:
    (found,) = catalogue.services()
    return found


def defaults_in(record: Any) -> list[str]:
    return [name for name, field in signature(type(record)).parameters.items() if getattr(record, name) == field.default]


def test_the_full_record_leaves_no_field_at_its_default() -> None:
    assert defaults_in(FULL) == []
    assert defaults_in(FULL.locations[0]) == ["confidential"]
    assert FULL.locations[2].confidential
    assert [defaults_in(part[0]) for part in (FULL.contacts, FULL.capacities, FULL.costs)] == [[], [], []]
    assert all(is_dataclass(part) for part in FULL.areas)


def test_a_record_with_every_field_is_read_as_it_was_written(make_catalogue: MakeCatalogue) -> None:
    assert only(make_catalogue([FULL])) == FULL


def test_a_record_with_nothing_in_it_is_read_as_it_was_written(make_catalogue: MakeCatalogue) -> None:
    bare = service("a")
    assert only(make_catalogue([bare])) == bare


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(RECORDS, max_size=12, unique_by=lambda record: record.id))
def test_whatever_the_domain_admits_can_be_written_and_is_read_unchanged(make_catalogue: MakeCatalogue, records: list[Service]) -> None:
    admitted = [record for record in records if not faults(record, TODAY)]
    assert list(make_catalogue(admitted).services()) == [in_the_district(record) for record in admitted]


def test_the_example_is_the_same_after_another_round(make_catalogue: MakeCatalogue, masters: Masters, example: Any) -> None:
    from ortsnah.catalogue.open import open_generation

    catalogue = open_generation(example)
    records = list(catalogue.services())
    assert list(make_catalogue(records, sources=catalogue.sources()).services()) == records
    catalogue.close()


def test_a_service_without_an_organization_may_come_first(make_catalogue: MakeCatalogue) -> None:
    first, second = service("a"), service("b", organization="Caritas")
    assert list(make_catalogue([first, second]).services()) == [first, second]


def test_needs_and_languages_keep_their_order_and_come_once(make_catalogue: MakeCatalogue) -> None:
    given = service("a", "A", "geld.schulden", "amt.rathaus", "geld.schulden", languages=("tr", "de", "tr"))
    catalogue = make_catalogue([given])
    found = only(catalogue)
    assert (found.needs, found.languages) == (("geld.schulden", "amt.rathaus"), ("tr", "de"))
    (listing,) = catalogue.listings([spot.spot_id for spot in catalogue.index.serving(Sought(), [], None, 9)]).values()
    assert (listing.needs, listing.languages) == (found.needs, found.languages)


def test_the_masters_are_read_as_they_were_written(make_catalogue: MakeCatalogue, masters: Masters) -> None:
    catalogue = make_catalogue(
        sources=[Source("Liste", "CC0", "der Landkreis")], number=7, example=True, words=masters.words[:50], signals=masters.signals
    )
    assert [known.place for known in catalogue.places()] == list(masters.places)
    assert catalogue.needs() == list(masters.needs)
    assert catalogue.sources() == [Source("Liste", "CC0", "der Landkreis")]
    assert {word for word, _, _ in catalogue.lexicon.surfaces()} >= {"kinderbetreuung", "krippe"}
    assert len(catalogue.lexicon.signals()) == sum(signal.kind not in {ORDINARY, INDIVISIBLE} for signal in masters.signals)
    assert [catalogue.lexicon.ordinary().get(word) for word in ("lumpen", "gewaltenteilung", "krippe")] == [True, False, None]
    about = catalogue.about
    assert (about.number, about.example, about.created_on, about.services) == (7, True, TODAY, 0)


def test_one_service_is_the_same_alone_and_among_all(make_catalogue: MakeCatalogue) -> None:
    catalogue = make_catalogue([service("a"), FULL])
    assert catalogue.service(2) == list(catalogue.services())[1] == FULL


class TestPlaces:
    """Places as records spell them, and as the district knows them."""

    @pytest.mark.parametrize(
        ("place", "municipality", "found"),
        [
            ("Gronig", "Oberthal", ("Gronig", "Oberthal")), ("Gronig", "", ("Gronig", "Oberthal")), ("GRONIG", "oberthal", ("Gronig", "Oberthal")),
            ("", "Gronig", ("Gronig", "Oberthal")), ("Sankt Wendel", "", ("St. Wendel", "St. Wendel")), ("", "Oberthal", ("Oberthal", "Oberthal")),
            ("Bliesen", "St. Wendel, Kreisstadt", ("Bliesen", "St. Wendel")), ("Bliesen", "Kreisstadt St. Wendel", ("Bliesen", "St. Wendel")),
            ("Gronig", "Gemeinde Oberthal", ("Gronig", "Oberthal")), ("Elmern", "Bliesen", ("Elmern", "St. Wendel")),
            ("Neunkirchen/Nahe", "", ("Neunkirchen", "Nohfelden")), ("Hoof", "Kassel", ("Hoof", "Kassel")), ("", "München", ("München", "München")),
            ("Hofgut Imsbach", "Tholey", ("Hofgut Imsbach", "Tholey")), ("", "Oberthal-Gronig", ("Gronig", "Oberthal")),
            ("Oberthal-Gronig", "Oberthal", ("Gronig", "Oberthal")), ("", "Gronig (Oberthal)", ("Gronig", "Oberthal")),
            ("", "Oberthal / Gronig", ("Gronig", "Oberthal")), ("", "Gronig, Gemeinde Oberthal", ("Gronig", "Oberthal")),
            ("", "St. Wendel-Bliesen", ("Bliesen", "St. Wendel")), ("", "Tholey-Hasborn-Dautweiler", ("Hasborn-Dautweiler", "Tholey")),
            ("", "St.Wendel", ("St. Wendel", "St. Wendel")), ("", "Saarbrücken-Dudweiler", ("Saarbrücken-Dudweiler", "Saarbrücken-Dudweiler")),
        ],
    )  # fmt: skip
    def test_a_location_is_found_where_it_lies(
        self, make_catalogue: MakeCatalogue, place: str, municipality: str, found: tuple[str, str]
    ) -> None:
        location = only(make_catalogue([service("a", **at(place, municipality))])).locations[0]
        assert (location.place, location.municipality) == found

    def test_a_village_comes_before_the_municipality_of_its_name(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service("a", **at("Oberthal")), service("b", **at("Oberthal", "Oberthal"))])
        kinds = {known.id: known.place.level for known in catalogue.places()}
        rows = catalogue.index._reader.rows("SELECT place_id FROM location")
        assert [kinds[place_id] for (place_id,) in rows] == [Level.VILLAGE] * 2

    def test_places_that_the_district_lacks_are_added_at_the_middle_of_what_lies_there(self, make_catalogue: MakeCatalogue) -> None:
        points = [Point(48.1, 11.5), Point(48.2, 11.7), Point(48.15, 11.6)]
        catalogue = make_catalogue([service(str(number), **at("Pasing", "München", point=point)) for number, point in enumerate(points)])
        added = [known.place for known in catalogue.places() if not known.place.ags]
        assert [(place.name, place.municipality, place.level) for place in added] == [
            ("München", "München", Level.MUNICIPALITY), ("Pasing", "München", Level.VILLAGE),
        ]  # fmt: skip
        assert [place.point for place in added] == [Point(48.15, 11.6)] * 2
        assert {place.source for place in added} == {"Liste"}

    def test_a_town_outside_bears_each_of_its_postal_codes(self, make_catalogue: MakeCatalogue) -> None:
        codes = {"a": "80331", "b": "80333", "c": "80331"}
        catalogue = make_catalogue([service(key, **at("Altstadt", "München", postal_code=code)) for key, code in codes.items()])
        town, quarter = [known.place for known in catalogue.places() if not known.place.ags]
        assert (town.name, town.postal_code, town.aliases) == ("München", "", ("80331", "80333"))
        assert (quarter.name, quarter.postal_code, quarter.aliases) == ("Altstadt", "", ())

    def test_spellings_of_one_unknown_place_are_one_place(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service("a", **at("München")), service("b", **at("MÜNCHEN"))])
        assert [known.place.name for known in catalogue.places() if not known.place.ags] == ["München"]

    def test_an_unknown_hamlet_of_a_known_municipality_lies_in_it(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service("a", **at("Hofgut Imsbach", "Tholey"))])
        assert [(known.place.name, known.municipality_id) for known in catalogue.places()][-1] == ("Hofgut Imsbach", "10046118")

    def test_a_village_that_two_municipalities_have_is_neither_unless_one_is_named(
        self, make_catalogue: MakeCatalogue, masters: Masters
    ) -> None:
        twice = [*masters.places, next(p for p in masters.places if p.name == "Bliesen")._replace(municipality="Tholey", ags="10046118")]
        catalogue = make_catalogue([service("a", **at("Bliesen")), service("b", **at("Bliesen", "Tholey"))], places=twice)
        first, second = (record.locations[0] for record in catalogue.services())
        assert (first.place, first.municipality) == ("Bliesen", "")
        assert (second.place, second.municipality) == ("Bliesen", "Tholey")
        assert len(catalogue.places()) == len(twice)

    @pytest.mark.parametrize(
        ("given", "mark", "read"),
        [
            (Area(district=True), "0ad", Area(district=True)),
            (Area(municipality="Oberthal"), "0a10046116", Area(municipality="Oberthal")),
            (Area(municipality="St. Wendel, Kreisstadt"), "0a10046117", Area(municipality="St. Wendel")),
            (Area(municipality="Gemeinde Tholey"), "0a10046118", Area(municipality="Tholey")),
            (Area(place="Gronig"), "0p{Gronig}", Area(municipality="Oberthal", place="Gronig")),
            (Area(municipality="Gronig"), "0p{Gronig}", Area(municipality="Oberthal", place="Gronig")),
            (Area(municipality="Oberthal", place="Gronig"), "0p{Gronig}", Area(municipality="Oberthal", place="Gronig")),
            (Area(municipality="Tholey", place="Hofgut Imsbach"), "0p{Hofgut Imsbach}", Area(municipality="Tholey", place="Hofgut Imsbach")),
            (Area(municipality="Kusel"), "0akusel", Area(municipality="Kusel")),
        ],
        ids=str,
    )  # fmt: skip
    def test_an_area_is_marked_with_what_it_covers_and_nothing_wider(
        self, make_catalogue: MakeCatalogue, given: Area, mark: str, read: Area
    ) -> None:
        catalogue = make_catalogue([service("a", areas=(given,))])
        ids = {known.place.name: str(known.id) for known in catalogue.places()}
        assert len(catalogue.index.serving(Sought(), [mark.format_map(ids)], None, 9)) == 1
        assert only(catalogue).areas == (read,)
        others = {"0ad", "0a10046116", "0a10046117", "0a10046118"} - {mark}
        assert catalogue.index.serving(Sought(), sorted(others), None, 9) == []


class TestSpots:
    """What the index holds: a spot for each service at each of its locations."""

    def test_two_locations_are_two_spots_and_none_is_one(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service("a", locations=(Location(place="Gronig"), Location(place="Freisen"))), service("b")])
        found = catalogue.listings([spot.spot_id for spot in catalogue.index.serving(Sought(), [], None, 9)])
        assert sorted((listing.source_key, listing.place, listing.has_location) for listing in found.values()) == [
            ("a", "Freisen", True), ("a", "Gronig", True), ("b", "", False),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("status", "spots"), [(Status.ACTIVE, 1), (Status.CLOSED_FOR_NOW, 1), (Status.INACTIVE, 0), (Status.DEFUNCT, 0)]
    )
    def test_what_is_no_longer_offered_is_kept_but_not_found(self, make_catalogue: MakeCatalogue, status: Status, spots: int) -> None:
        catalogue = make_catalogue([service("a", "Nachtcafé", status=status, **at("Gronig"))])
        assert (
            len(catalogue.index.serving(Sought(), [], None, 9))
            == len(catalogue.index.serving(Sought(words="nachtcafe"), [], None, 9))
            == spots
        )
        assert only(catalogue).status is status

    def test_a_location_without_coordinates_stands_where_its_place_is(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service("a", **at("Gronig"))])
        gronig = next(known.place.point for known in catalogue.places() if known.place.name == "Gronig")
        assert gronig is not None
        (found,) = catalogue.index.nearest(Sought(), gronig, 9, km=1)
        assert found.km == 0

    def test_a_confidential_location_stands_nowhere(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service("a", locations=(Location(confidential=True),))])
        (found,) = catalogue.index.nearest(Sought(), Point(49.5, 7.1), 9)
        assert found.km is None
        assert catalogue.listings([found.spot_id])[found.spot_id].confidential

    def test_many_spots_at_one_point_are_all_found(self, make_catalogue: MakeCatalogue) -> None:
        catalogue = make_catalogue([service(str(number), **at("Gronig")) for number in range(1200)])
        gronig = next(known.place.point for known in catalogue.places() if known.place.name == "Gronig")
        assert gronig is not None
        assert len({found.spot_id for found in catalogue.index.nearest(Sought(), gronig, 2000)}) == 1200
