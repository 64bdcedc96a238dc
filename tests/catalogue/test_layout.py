"""The tables keep the rules themselves: what breaks one cannot be inserted, by whatever way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from records import FULL, MakeContent
from sqlite_utils import Database

from ortsnah.catalogue import layout, schema
from ortsnah.catalogue.write import write


@pytest.fixture
def tables(make_content: MakeContent, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A written catalogue, opened without any protection."""
    write(make_content([FULL]), tmp_path / "k.ortsnah")
    with closing(sqlite3.connect(tmp_path / "k.ortsnah", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


#: service 1 has the locations 1 and 2, and 3, which is confidential
BREACHES = {
    "more places free than there are": "UPDATE service_capacity SET available = 11",
    "fewer than no places": "UPDATE service_capacity SET available = -1",
    "negative maximum": "UPDATE service_capacity SET available = NULL, maximum = -1",
    "negative waiting list": "UPDATE service_capacity SET waiting_list = -1",
    "negative waiting time": "UPDATE service_capacity SET waiting_months = -1",
    "negative validity": "UPDATE service_capacity SET valid_days = -1",
    "ages of places out of order": "UPDATE service_capacity SET minimum_age_months = 40, maximum_age_months = 30",
    "ages out of order": "UPDATE service SET minimum_age_months = 100",
    "negative age": "UPDATE service SET minimum_age_months = -1",
    "half of an age": "UPDATE service SET minimum_age_months = 1.5",
    "no real day": "UPDATE service SET assured_date = '2026-02-30'",
    "ten letters for a day": "UPDATE service SET assured_date = 'irgendwann'",
    "a German day": "UPDATE service SET assured_date = '01.10.2026'",
    "a day with a time": "UPDATE service_capacity SET updated = '2026-11-19 10:00'",
    "a number for a day": "UPDATE catalogue SET created_on = 2461368",
    "an address at a confidential location": "INSERT INTO address VALUES (3, 0, 'Weg 1', '', '', '')",
    "a confidential address": "INSERT INTO address VALUES (3, 1, 'Weg 1', '', '', '')",
    "coordinates of a confidential location": "UPDATE location SET latitude = 49.5, longitude = 7.1 WHERE id = 3",
    "the place of a confidential location": "UPDATE location SET place_id = 1 WHERE id = 3",
    "the municipality of a confidential location": "UPDATE location SET municipality_id = '10046116' WHERE id = 3",
    "a location with an address made confidential": "UPDATE location SET confidential = 1, latitude = NULL, longitude = NULL, place_id = NULL, "
    "municipality_id = NULL WHERE id = 1",
    "half of the coordinates": "UPDATE location SET longitude = NULL WHERE id = 1",
    "off the earth": "UPDATE location SET latitude = 91 WHERE id = 1",
    "off the earth to the east": "UPDATE location SET longitude = 181 WHERE id = 1",
    "half of a place": "UPDATE place SET longitude = NULL WHERE id = 1",
    "a place of no level": "UPDATE place SET level = 'Planet' WHERE id = 1",
    "a place in no municipality": "UPDATE place SET municipality_id = '99' WHERE id = 1",
    "an unknown need": "INSERT INTO attribute VALUES (1, 9, 'zauberei')",
    "a need twice": "INSERT INTO attribute VALUES (1, 9, 'kinderbetreuung.kita')",
    "a need without its group": "UPDATE taxonomy_term SET parent_id = 'nichts' WHERE id = 'kinderbetreuung.kita'",
    "a language twice": "INSERT INTO language VALUES (1, 9, 'tr')",
    "a service without a name": "UPDATE service SET name = ''",
    "a service of no source": "UPDATE service SET source_id = 9",
    "a service of no organization": "UPDATE service SET organization_id = 9",
    "a status that is none": "UPDATE service SET status = 'vielleicht'",
    "a yes that is no yes": "UPDATE service SET urgent = 2",
    "one id twice": "INSERT INTO service SELECT 2, source_id, source_key, organization_id, name, description, status, alert, urgent, "
    "eligibility_description, application_process, minimum_age_months, maximum_age_months, email, url, assured_date, assurer FROM service",
    "a phone of nobody": "INSERT INTO phone VALUES (1, 9, 'voice', '030')",
    "a phone without a number": "INSERT INTO phone VALUES (1, 1, 'voice', '')",
    "a phone of no kind": "INSERT INTO phone VALUES (1, 1, 'fax', '030')",
    "a negative cost": "UPDATE cost_option SET amount = -1",
    "wheels of no kind": "UPDATE accessibility SET wheelchair = 'maybe'",
    "an area in no place": "UPDATE service_area SET place_id = 9999",
    "an area in no municipality": "UPDATE service_area SET municipality_id = '99'",
    "a second catalogue": "INSERT INTO catalogue SELECT 2, number, title, district, state, created_on, example, services, contacts FROM catalogue",
    "generation nought": "UPDATE catalogue SET number = 0",
    "a word for no need": "INSERT INTO need_phrase (taxonomy_term_id, weights, factor) VALUES ('zauberei', '{}', 1)",
    "a spot of no service": "UPDATE spot SET service_id = 9",
    "a service that leaves its rows behind": "DELETE FROM service",
    "text in the place of a number": "UPDATE service_capacity SET available = 'zwei'",
}


@pytest.mark.parametrize("sql", BREACHES.values(), ids=BREACHES)
def test_a_breach_of_a_rule_is_refused(tables: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        tables.execute(sql)


def test_a_day_that_is_another_each_day_is_refused(tables: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="non-deterministic"):
        tables.execute("UPDATE service_capacity SET free_from = 'now'")


def test_what_breaks_no_rule_is_taken(tables: sqlite3.Connection) -> None:
    tables.execute("UPDATE service SET assured_date = NULL, minimum_age_months = NULL")
    tables.execute("UPDATE service_capacity SET available = 10, maximum = 10, updated = '2028-02-29', free_from = NULL")
    tables.execute("UPDATE location SET latitude = NULL, longitude = NULL WHERE id = 1")


def test_the_digest_is_that_of_what_the_migrations_make() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.migrations.apply(Database(connection))
        assert layout.objects(connection) == layout.expected(layout.VERSION)


def test_the_version_is_the_number_of_migrations() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert len(schema.migrations.pending(Database(connection))) == layout.VERSION == max(layout.OBJECTS)
