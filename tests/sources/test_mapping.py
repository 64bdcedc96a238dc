"""The mapping file: a curator's mistakes are named with the word that was meant."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from taking import NEEDS, ROOT, Take, take_file

from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.errors import SourceError
from ortsnah.domain.service import Area
from ortsnah.sources.mapping import read_mapping

SOURCE = '[source]\nname = "Liste"\nlicence = "CC0-1.0"\nattribution = "Amt"\n'
COLUMNS = '[columns]\nname = "Name"\nneeds = "Art"\n'
TABLE = "Name;Art;Straße;Nr;Breite;Länge\nHort Ost;HORT;Am Hang;4;48,189691;11.45\nKita Süd;KITA;;;;\n"


def test_columns_are_joined_values_translated_and_defaults_filled_in(take: Take) -> None:
    mapping = SOURCE + COLUMNS + (
        'street = ["STRASSE", "nr"]\nlat = " breite "\nlon = "Länge"\n[defaults]\nmunicipality = "Oberthal"\nurgent = true\n'
        '[values.needs]\nhort = ["kinderbetreuung.schulkind"]\n"*" = ["kinderbetreuung.kita", "kinderbetreuung.krippe"]\n'
    )  # fmt: skip
    reading = take("liste.csv", TABLE.replace("Straße", "strasse"), mapping)
    first, second = reading.services
    assert first.needs == ("kinderbetreuung.schulkind",)
    assert second.needs == ("kinderbetreuung.kita", "kinderbetreuung.krippe")
    assert (first.locations[0].street, first.locations[0].municipality, first.urgent) == ("Am Hang 4", "Oberthal", True)
    assert first.locations[0].point and first.locations[0].point.latitude == 48.189691
    assert second.locations[0].point is None
    assert (reading.source.name, reading.source.licence, first.source) == ("Liste", "CC0-1.0", "Liste")


def test_headings_compare_composed(take: Take) -> None:
    mapping = SOURCE + '[columns]\nname = "Träger"\nneeds = "b"'
    assert take("l.csv", "Tra\u0308ger;b\nGemeinde;amt.rathaus\n", mapping).services[0].name == "Gemeinde"


MISTAKES = {
    "a field": (SOURCE + COLUMNS + 'strete = "Straße"', "„strete“ \\(gemeint ist vielleicht „street“\\)"),
    "a column": (SOURCE + COLUMNS + 'street = "Strase"', "„Strase“ \\(gemeint ist vielleicht „Straße“\\)"),
    "a need": (SOURCE + COLUMNS + '[values.needs]\n"*" = "kinderbetreung.kita"',
               "„kinderbetreung.kita“ \\(gemeint ist vielleicht „kinderbetreuung.kita“"),
    "a default need": (SOURCE + '[columns]\nname="Name"\n[defaults]\nneeds = ["amt.radhaus"]', "gemeint ist vielleicht „amt.rathaus“"),
    "a section": (SOURCE + COLUMNS + '[value]\na = 1', "„value“ \\(gemeint ist vielleicht „values“\\)"),
    "TOML": (SOURCE + COLUMNS + "x = ", "kein gültiges TOML"),
    "nesting": ("x = " + "[" * 9000, "zu tief verschachtelt"),
    "no needs": (SOURCE + '[columns]\nname = "Name"', "„needs“"),
    "no source": (COLUMNS, "keinen Namen"),
    "a header row": (SOURCE + '[table]\nheader_row = "eins"\n' + COLUMNS, "keine Zeilennummer"),
    "a decimal sign": (SOURCE + '[table]\ndecimal = ";"\n' + COLUMNS, "table.decimal"),
    "no heading": (SOURCE + '[columns]\nname = []\nneeds = "Art"', "keine Überschrift"),
    "a value": (SOURCE + COLUMNS + "[values.needs]\nHORT = 5.5\n[defaults]\nplace = [1]", "„defaults.place“"),
    "no section": ("columns = 1", "nicht als Abschnitt"),
}  # fmt: skip


@pytest.mark.parametrize(("mapping", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_mapping_is_named(take: Take, mapping: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        take("liste.csv", TABLE, mapping)


def test_title_lines_above_the_headings_are_skipped(take: Take) -> None:
    mapping = SOURCE + "[table]\nheader_row = 3\n" + COLUMNS + '[values.needs]\n"*" = "amt.rathaus"'
    reading = take("liste.csv", "Unsere Liste, Stand; heute\n\n" + TABLE, mapping)
    assert len(reading.services) == 2


def test_a_secret_address_does_not_inherit_the_municipality_of_the_file(take: Take) -> None:
    mapping = SOURCE + '[columns]\nname="Name"\nneeds="Art"\nconfidential="geheim"\nstreet="Straße"\n[defaults]\nmunicipality="Oberthal"'
    reading = take("l.csv", "Name;Art;geheim;Straße\nHaus A;notfall.gewalt;ja;\nHaus B;notfall.gewalt;ja;Weg 1\n", mapping)
    assert reading.services[0].locations[0].confidential and not reading.services[0].locations[0].municipality
    assert "geheim" in reading.refused[0].reason


def test_a_mapping_beside_a_file_that_is_no_table_is_refused(take: Take) -> None:
    with pytest.raises(SourceError, match="gilt nur für Tabellen"):
        take("l.geojson", "{}", SOURCE + COLUMNS)


CELLS = {
    "email": ("kita(at)web.de", "keine E-Mail-Adresse"),
    "website": ("javascript:alert(1)", "keine Internetadresse"),
    "wheelchair": ("vielleicht", "keine Angabe zum Rollstuhl"),
    "capacity_as_of": ("Mitte Mai", "kein Datum"),
    "verified_on": ("31.02.2026", "kein Datum"),
    "capacity": ("zwölf", "keine ganze Zahl"),
    "free_places": ("2,5", "keine ganze Zahl"),
    "lat": ("48.189.691", "keine Zahl"),
    "languages": ("Klingonisch", "unbekannte Sprache"),
    "cost": ("nach Einkommen", "kein Betrag"),
    "urgent": ("dringend", "weder ja noch nein"),
    "status": ("egal", "kein Status"),
    "needs": ("amt.radhaus", "gemeint ist vielleicht „amt.rathaus“"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "text", "said"), [(field, *rest) for field, rest in CELLS.items()], ids=CELLS)
def test_a_cell_that_cannot_be_understood_refuses_its_row_naming_column_and_value(take: Take, field: str, text: str, said: str) -> None:
    others = {"name": "A", "needs": "amt.rathaus"} | {field: text}
    reading = take("liste.csv", "|".join(others) + "\n" + "|".join(others.values()) + "\n")
    assert not reading.services
    assert said in reading.refused[0].reason
    assert text in reading.refused[0].reason
    assert field == "needs" or field in reading.refused[0].reason


def test_all_fields_of_a_row_arrive(take: Take) -> None:
    row = {
        "id": "a1", "name": "Kita", "organization": "Gemeinde", "needs": "kinderbetreuung.kita; kinderbetreuung.krippe", "place": "Gronig",
        "municipality": "Oberthal", "phone": "030 23125-120", "mobile": "0171 39200-01", "email": "kita@example.org",
        "website": "www.example.org",
        "opening_hours": "Mo-Fr 07:00-16:00", "service_area": "St. Wendel, Kreisstadt; ganzer Landkreis", "free_places": "2",
        "capacity": "22",
        "capacity_as_of": "19.11.26", "free_from": "2026-12-01", "waiting_list": "5", "waiting_months": "3", "unit": "Platz U3",
        "languages": "Deutsch, Türkisch und uk", "wheelchair": "teilweise", "min_age_months": "12", "max_age_months": "36",
        "verified_on": "46345", "contact_function": "Leitung", "phone_hours": "Mo 08:00-09:00",
        "documents": "Geburtsurkunde; Masernnachweis",
        "cost": "12,50 €", "cost_text": "Essensgeld", "status": "vorübergehend geschlossen", "urgent": "nein",
    }  # fmt: skip
    service = take("liste.csv", "\t".join(row) + "\n" + "\t".join(row.values()) + "\n").services[0]
    capacity, contact = service.capacities[0], service.contacts[0]
    assert service.needs == ("kinderbetreuung.kita", "kinderbetreuung.krippe")
    assert service.areas == (Area(municipality="St. Wendel, Kreisstadt"), Area(district=True))
    assert (capacity.available, capacity.maximum, capacity.as_of, capacity.unit) == (2, 22, dt.date(2026, 11, 19), "Platz U3")
    assert (contact.function, contact.phone, contact.mobile) == ("Leitung", "030 23125-120", "0171 39200-01")
    assert service.languages == ("de", "tr", "uk")
    assert service.locations[0].wheelchair is Wheelchair.LIMITED
    assert (service.verified_on, service.website) == (dt.date(2026, 11, 19), "https://www.example.org")
    assert (service.costs[0].amount, service.status) == (12.5, Status.CLOSED_FOR_NOW)


@pytest.mark.parametrize("name", ["muenchen_kitas.csv", "muenchen_kitas_cp1252_semikolon.csv"])
def test_the_lists_of_munich_are_read_whole_with_one_mapping(shared: Path, name: str) -> None:
    reading = take_file(shared / "lists" / name, read_mapping(ROOT / "resources" / "mappings" / "muenchen_kitas.toml"))
    assert (reading.read, len(reading.services), reading.refused) == (1589, 1589, [])
    assert sum(service.locations[0].point is None for service in reading.services) == 62
    assert {need for service in reading.services for need in service.needs} <= NEEDS


def test_both_lists_of_munich_hold_the_same(shared: Path) -> None:
    mapping = read_mapping(ROOT / "resources" / "mappings" / "muenchen_kitas.toml")
    names = ("muenchen_kitas.csv", "muenchen_kitas_cp1252_semikolon.csv")
    first, second = (take_file(shared / "lists" / name, mapping).services for name in names)
    assert first == second
