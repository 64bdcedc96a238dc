"""What lists really hold: several things in a cell, words for nothing, numbers that a spreadsheet has spoilt."""

from __future__ import annotations

import pytest
from taking import Take

from ortsnah.domain.reading import Reading
from ortsnah.domain.service import Cost, Service


def rows(take: Take, *cells: dict[str, str]) -> Reading:
    """Read rows in our own headings; a name and a need are added."""
    full = [{"name": f"Angebot {number}", "needs": "amt.rathaus"} | row for number, row in enumerate(cells, 1)]
    heads = list(dict.fromkeys(head for row in full for head in row))
    lines = [heads, *([row.get(head, "") for head in heads] for row in full)]
    return take("liste.csv", "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines))


def one(take: Take, **cells: str) -> Service:
    reading = rows(take, cells)
    assert not reading.refused, reading.refused
    return reading.services[0]


@pytest.mark.parametrize("blank", ["-", "–", "k. A.", "k.A.", "n/a", "unbekannt", "Keine Angabe", "?", " "])
def test_words_for_nothing_are_nothing(take: Take, blank: str) -> None:
    service = one(
        take, phone=blank, email=blank, wheelchair=blank, capacity=blank, lat=blank, lon=blank, verified_on=blank, languages=blank
    )
    assert (service.contacts, service.email, service.locations, service.capacities, service.languages) == ((), "", (), (), ())


@pytest.mark.parametrize(
    "written", ["49,47; 7,17", "49.47, 7.17", "49.47 7.17", "49.47,7.17", "49,47, 7,17", "49,47° N; 7,17° O", "POINT (7.17 49.47)"]
)
def test_both_coordinates_may_share_a_cell(take: Take, written: str) -> None:
    for fields in ({"coordinates": written}, {"lat": written}, {"lat": written, "lon": written}):
        assert one(take, **fields).locations[0].point == (49.47, 7.17)


def test_coordinates_that_changed_places_are_changed_back_and_told(take: Take) -> None:
    reading = rows(take, {"lat": "7.17", "lon": "49,47"}, {"lat": "49.5", "lon": "7"})
    assert [service.locations[0].point for service in reading.services] == [(49.47, 7.17), (49.5, 7.0)]
    assert any("vertauscht" in note and "Zeile 2" in note and "Zeile 3" not in note for note in reading.notes)


@pytest.mark.parametrize(
    "fields", [{"lat": "5478123,5", "lon": "361234,2"}, {"coordinates": "361234; 5478123"}, {"lat": "2566123", "lon": "5478123"}]
)
def test_coordinates_in_metres_are_refused_with_what_to_do(take: Take, fields: dict[str, str]) -> None:
    (refusal,) = rows(take, fields).refused
    assert "UTM" in refusal.reason and "WGS 84" in refusal.reason


def test_a_lone_word_as_coordinates_is_refused(take: Take) -> None:
    assert "keine zwei Koordinaten" in rows(take, {"coordinates": "Marktplatz"}).refused[0].reason


PHONES = {
    "06851/123456": (["06851/123456"], ""),
    "06851 123, 06851 456": (["06851 123", "06851 456"], ""),
    "06851/801-0 oder 0171 39200-01": (["06851/801-0"], "0171 39200-01"),
    "Tel.: 06851 123; Fax: 06851 124": (["06851 123"], ""),
    "06851 123\nMobil 0171 39200-01": (["06851 123"], "0171 39200-01"),
    "+49 (0) 6851 / 12345": (["+49 (0) 6851 / 12345"], ""),
    "06841 104-0 oder -25": (["06841 104-0 oder -25"], ""),
    "112": (["112"], ""),
    "0171 39200-01": (["0171 39200-01"], ""),
}


@pytest.mark.parametrize(("written", "numbers", "mobile"), [(text, *found) for text, found in PHONES.items()], ids=PHONES)
def test_several_telephone_numbers_in_a_cell_are_all_kept(take: Take, written: str, numbers: list[str], mobile: str) -> None:
    contacts = one(take, phone=written).contacts
    assert [contact.phone for contact in contacts] == numbers
    assert contacts[0].mobile == mobile


def test_telephone_numbers_that_a_spreadsheet_spoilt_are_mended_or_left_out_and_told(take: Take) -> None:
    reading = rows(take, {"phone": "6851123456"}, {"phone": "496851123456.0"}, {"phone": "6,851E+09"}, {"phone": "123456"})
    assert [[contact.phone for contact in service.contacts] for service in reading.services] == [
        ["06851123456"],
        ["+496851123456"],
        [],
        ["123456"],
    ]
    assert any("führende 0" in note and "Zeile 2 („6851123456“)" in note for note in reading.notes)
    assert any("nicht mehr zu lesen" in note and "Zeile 4 („6,851E+09“)" in note for note in reading.notes)


def test_a_postcode_without_its_zero_gets_it_back(take: Take) -> None:
    reading = rows(take, {"postal_code": "1067"}, {"postal_code": "66649.0"}, {"postal_code": "D-66606"})
    assert [service.locations[0].postal_code for service in reading.services] == ["01067", "66649", "66606"]
    assert any("Zeile 2 („1067“)" in note for note in reading.notes)


ADDRESSES = [
    ({"postal_code": "66649 Oberthal"}, ("", "66649", "Oberthal", "")),
    ({"municipality": "D-66649 Oberthal"}, ("", "66649", "Oberthal", "")),
    ({"street": "Poststr. 5, 66649 Oberthal"}, ("Poststr. 5", "66649", "Oberthal", "")),
    ({"street": "Poststr. 5,\n66649 Oberthal", "place": "Gronig"}, ("Poststr. 5", "66649", "", "Gronig")),
    ({"municipality": "Oberthal OT Gronig"}, ("", "", "Oberthal", "Gronig")),
    ({"municipality": "Oberthal (Ortsteil Gronig)", "street": "Weg 1"}, ("Weg 1", "", "Oberthal", "Gronig")),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "address"), ADDRESSES)
def test_an_address_in_one_cell_is_taken_apart(take: Take, cells: dict[str, str], address: tuple[str, ...]) -> None:
    location = one(take, **cells).locations[0]
    assert (location.street, location.postal_code, location.municipality, location.place) == address


def test_hours_as_people_write_them_are_kept_as_text(take: Take) -> None:
    said, coded = rows(take, {"opening_hours": "vormittags, nach Vereinbarung!"}, {"opening_hours": "Mo-Fr 07:00-16:30"}).services
    assert (said.locations[0].opening_hours, said.locations[0].hours_text) == ("", "vormittags, nach Vereinbarung!")
    assert (coded.locations[0].opening_hours, coded.locations[0].hours_text) == ("Mo-Fr 07:00-16:30", "")


@pytest.mark.parametrize(
    "written", ["kinderbetreuung.kita, kinderbetreuung.krippe", "Kita;Kinderkrippe (unter 3)", "kita / KINDERKRIPPE", "Kita|Kinderkrippe",
                "Kita\nKinderkrippe"],
)  # fmt: skip
def test_needs_are_named_by_id_or_label_and_separated_by_any_sign(take: Take, written: str) -> None:
    assert one(take, needs=written).needs == ("kinderbetreuung.kita", "kinderbetreuung.krippe")


def test_a_label_with_a_comma_is_one_need(take: Take) -> None:
    assert one(take, needs="Tafel, Lebensmittel").needs == ("alltag.lebensmittel",)
    assert one(take, needs="Tafel, Lebensmittel; Rathaus").needs == ("alltag.lebensmittel", "amt.rathaus")


def test_an_unknown_need_comes_with_the_one_that_is_meant(take: Take) -> None:
    assert "gemeint ist vielleicht „kinderbetreuung.schulkind“" in rows(take, {"needs": "Hort"}).refused[0].reason


def test_yes_and_no_in_every_spelling(take: Take) -> None:
    written = ["WAHR", "FALSCH", "ja", "Nein", "x", "1", "0", "✓", ""]
    reading = rows(take, *({"urgent": word, "wheelchair": word} for word in written))
    assert [service.urgent for service in reading.services] == [True, False, True, False, True, True, False, True, False]
    assert not reading.refused


def test_ages_may_have_a_unit(take: Take) -> None:
    service = one(take, min_age_months="8 Wochen", max_age_months="3 Jahre")
    assert (service.minimum_age_months, service.maximum_age_months) == (2, 36)


DAYS = [
    ("11/2026", "2026-11-01"), ("19/11/2026", "2026-11-19"), ("19.11.2026 12:30", "2026-11-19"), ("19. November 2026", "2026-11-19"),
    ("46296.354", "2026-10-01"), ("46296,5", "2026-10-01"),
    ("Oktober 2026", "2026-10-01"), ("Mrz 26", "2026-03-01"), ("3. Sept. 2026", "2026-09-03"), ("März '26", "2026-03-01"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_dates_in_other_spellings(take: Take, written: str, day: str) -> None:
    assert str(one(take, verified_on=written).verified_on) == day


@pytest.mark.parametrize("written", ["Herbst 2026", "Maier 26", "31. Februar 2026", "Oktober", "Mitte Mai 2026"])
def test_what_is_no_day_is_refused_with_its_column(take: Take, written: str) -> None:
    assert rows(take, {"verified_on": written}).refused[0].reason == f"Spalte „verified_on“: „{written}“ ist kein Datum"


def test_coordinates_of_nought_are_none_and_it_is_told(take: Take) -> None:
    reading = rows(take, {"lat": "0", "lon": "0,0", "municipality": "Oberthal"}, {"lat": "49,5", "lon": "7,1", "municipality": "Oberthal"})
    assert [service.locations[0].point is None for service in reading.services] == [True, False]
    assert any("0 und 0" in note and "Zeile 2" in note for note in reading.notes)


def test_a_day_without_any_places_is_no_report_on_places(take: Take) -> None:
    bare, told = rows(take, {"capacity_as_of": "1.11.2026"}, {"capacity_as_of": "1.11.2026", "free_places": "2"}).services
    assert bare.capacities == ()
    assert [(report.available, str(report.as_of)) for report in told.capacities] == [(2, "2026-11-01")]


def test_a_refusal_says_in_german_what_may_stand_in_the_cell(take: Take) -> None:
    reasons = [refusal.reason for refusal in rows(take, {"wheelchair": "vielleicht"}, {"status": "wohl"}).refused]
    assert "(ja, teilweise, nein)" in reasons[0] and "(aktiv, vorübergehend geschlossen, inaktiv, eingestellt)" in reasons[1]


@pytest.mark.parametrize("word", ["ja", "teilweise", "nein"])
def test_what_a_refusal_proposes_for_the_wheelchair_is_understood(take: Take, word: str) -> None:
    assert one(take, wheelchair=word, municipality="Oberthal").locations[0].wheelchair


@pytest.mark.parametrize("word", ["aktiv", "vorübergehend geschlossen", "inaktiv", "eingestellt"])
def test_what_a_refusal_proposes_as_status_is_understood(take: Take, word: str) -> None:
    assert not rows(take, {"status": word}).refused


def test_of_several_mail_addresses_the_first_is_taken_and_it_is_told(take: Take) -> None:
    reading = rows(take, {"email": "kita@example.org; leitung@example.org"})
    assert reading.services[0].email == "kita@example.org"
    assert any("nur die erste" in note for note in reading.notes)


def test_of_several_web_addresses_the_first_is_taken(take: Take) -> None:
    assert one(take, website="www.example.org, https://example.org/kita").website == "https://www.example.org"


def test_numbers_of_places_may_have_words_around_them(take: Take) -> None:
    capacity = one(take, capacity="ca. 25 Plätze", free_places="keine", waiting_months="6 Monate").capacities[0]
    assert (capacity.maximum, capacity.available, capacity.waiting_months) == (25, 0, 6)


@pytest.mark.parametrize("fields", [{"cost": "kostenlos"}, {"cost_text": "Kostenfrei"}, {"cost": "0,00 €"}])
def test_what_costs_nothing_is_free_of_charge(take: Take, fields: dict[str, str]) -> None:
    assert one(take, **fields).costs == (Cost(amount=0.0),)


def test_that_something_costs_nothing_does_not_swallow_a_sum(take: Take) -> None:
    assert one(take, cost="5", cost_text="kostenlos").costs == (Cost(amount=5.0, description="kostenlos"),)


def test_a_heading_between_the_rows_is_no_entry(take: Take) -> None:
    mapping = '[source]\nname="L"\n[columns]\nname="Name"\nstreet="Straße"\npostal_code="PLZ"\nphone="Telefon"\n[defaults]\nneeds="Rathaus"'
    reading = take("l.csv", "Name;Straße;PLZ;Telefon\nGemeinde Oberthal;;;\nRathaus;Weg 1;66649;1234567\n;;;Stand 2026\n", mapping)
    assert [service.name for service in reading.services] == ["Rathaus"]
    assert [refusal.row for refusal in reading.refused] == ["Zeile 2", "Zeile 4"]
    assert "Zwischenüberschrift" in reading.refused[0].reason


def test_line_breaks_in_a_name_become_spaces_and_stay_in_a_description(take: Take) -> None:
    service = one(take, name="Haus\nSonne", description="eins\nzwei")
    assert (service.name, service.description) == ("Haus Sonne", "eins\nzwei")
