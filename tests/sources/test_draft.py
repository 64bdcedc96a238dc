"""The draft of a mapping: what headings and cells tell, so that a curator only has to check it."""

from __future__ import annotations

import tomllib

import pytest
from taking import Take

from ortsnah.domain.errors import SourceError
from ortsnah.sources.mapping_draft import guess

TITLE = "Angebote im Landkreis;;;;\nStand: 1.11.2026;;;;\n\n"
TABLE = "Bezeichnung;Rubrik;Straße;PLZ;Telefon\nHaus A;Hort;Weg 1;66649;06851 1\nHaus B;Rathaus;;66649;\nHaus C;Zauberei;Weg 3;66606;\nHaus D;Hort;;;\n"


def draft(take: Take, table: str) -> str:
    """The draft that reading a table of unknown headings gives."""
    with pytest.raises(SourceError) as told:
        take("liste.csv", table)
    return told.value.do.partition("\n\n")[2]


def test_fields_are_proposed_and_the_words_for_needs_translated_where_they_are_clear(take: Take) -> None:
    text = draft(take, TABLE)
    content = tomllib.loads(text)
    assert content["columns"] == {"name": "Bezeichnung", "needs": "Rubrik", "street": "Straße", "postal_code": "PLZ", "phone": "Telefon"}
    assert content["values"]["needs"] == {
        "Hort": ["kinderbetreuung.schulkind"],
        "Rathaus": ["amt.rathaus"],
        "Zauberei": ["???"],
        "*": ["???"],
    }
    assert '# Rubrik: "Hort", "Rathaus", "Zauberei"' in text


def test_what_is_left_open_is_told_when_the_draft_is_used(take: Take) -> None:
    with pytest.raises(SourceError, match="unbekannte Bedarfe: „\\?\\?\\?“"):
        take("liste.csv", TABLE, draft(take, TABLE))


def test_a_draft_that_is_filled_in_reads_the_list(take: Take) -> None:
    reading = take("liste.csv", TITLE + TABLE, draft(take, TITLE + TABLE).replace("???", "Rathaus"))
    assert [service.needs for service in reading.services] == [("kinderbetreuung.schulkind",), ("amt.rathaus",), ("amt.rathaus",),
                                                               ("kinderbetreuung.schulkind",)]  # fmt: skip
    assert any("Als Überschriften gilt Zeile 4" in note for note in reading.notes)


def test_columns_that_sort_rows_into_kinds_are_listed_others_are_not(take: Take) -> None:
    rows = "".join(f"Haus {number};{'alt' if number % 2 else 'neu'};{number};Text {number}\n" for number in range(20))
    text = draft(take, "Wer;Bau;Zahl;Notiz\n" + rows)
    assert '# Bau: "neu", "alt"' in text
    assert "# Zahl" not in text and "# Notiz" not in text and "# Wer" not in text


def test_a_list_without_a_column_for_needs_is_told_how_to_name_one_for_all(take: Take) -> None:
    text = draft(take, "Apotheke;Ort\nStern;Oberthal\nMond;Theley\n")
    assert 'needs = "???"' in text and "# [defaults]" in text


def test_the_day_of_a_list_without_places_is_when_it_was_verified() -> None:
    assert guess(("Name", "Stand")) == {"name": ["Name"], "verified_on": ["Stand"]}
    assert guess(("Name", "Freie Plätze", "Stand")) == {"name": ["Name"], "free_places": ["Freie Plätze"], "capacity_as_of": ["Stand"]}


HEADINGS = {
    "Name der Einrichtung": "name", "Angebotsart": "needs", "Träger": "organization", "Anschrift": "street", "PLZ": "postal_code", "Wohnort": "municipality",
    "Ortsteil": "place", "Breitengrad": "lat", "Längengrad": "lon", "Tel.-Nr.": "phone", "Handy": "mobile", "E-Mail-Adresse": "email",
    "Internetseite": "website", "Sprechzeiten": "hours_text", "Zuständigkeitsbereich": "service_area", "Freie Plätze": "free_places",
    "Anzahl Plätze": "capacity", "Ansprechpartner/in": "contact_name", "Zielgruppe": "eligibility", "Kosten": "cost_text",
    "Rollstuhlgerecht": "wheelchair", "Sprachen": "languages", "Zuletzt geprüft": "verified_on", "Lfd. Nr.": "id", "Bemerkungen": "description",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items(), ids=HEADINGS.values())
def test_what_offices_write_above_a_column_is_known(heading: str, field: str) -> None:
    assert guess((heading,)) == {field: [heading]}


def test_all_these_headings_together_find_their_fields() -> None:
    assert guess(tuple(HEADINGS)) == {field: [heading] for heading, field in HEADINGS.items()}


@pytest.mark.parametrize(
    "titles", ["Unsere Liste\n", "Liste;;;;\nStand;2026;;;\n", ";;Adresse;;Kontakt\n", "Unsere Liste, Stand; heute\n\n\n"]
)
def test_titles_above_the_headings_are_passed_over_and_told(take: Take, titles: str) -> None:
    mapping = '[source]\nname="L"\n[columns]\nname="Bezeichnung"\nneeds="Rubrik"\nstreet="Straße"\n[values.needs]\n"*"="Rathaus"'
    reading = take("liste.csv", titles + TABLE, mapping)
    assert len(reading.services) == 4
    assert "Als Überschriften gilt Zeile" in " ".join(reading.notes)
    own = take("eigene.csv", titles + "name;needs;street;postal_code;phone\nA;Rathaus;Weg 1;66649;\nB;Rathaus;;;\n")
    assert len(own.services) == 2
