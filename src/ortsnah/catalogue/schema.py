"""The tables, after HSDS 3.1, and how they came to be. A shipped migration is never edited: add one.

The rules that a catalogue must keep stand here as constraints, so that no way of writing one can break them: a location
that is confidential has neither address nor coordinates, no more places are free than there are, a phone belongs
to a contact, a day is a real day.

In WITHOUT ROWID tables the columns of the key come first: SQLite 3.40's quick_check reads others for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("ortsnah")


def _day(column: str) -> str:
    """A constraint: the column is empty or a real ISO date (adding no days turns 30 February into 2 March)."""
    return f"CHECK ({column} IS date({column}, '+0 days'))"


_AGES = """
    minimum_age_months INTEGER CHECK (minimum_age_months >= 0),
    maximum_age_months INTEGER CHECK (maximum_age_months >= 0)"""
_AGES_IN_ORDER = "CHECK (minimum_age_months IS NULL OR maximum_age_months IS NULL OR minimum_age_months <= maximum_age_months)"

_TABLES = f"""
CREATE TABLE catalogue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number >= 1),
    title TEXT NOT NULL,
    district TEXT NOT NULL,
    state TEXT NOT NULL,
    created_on TEXT NOT NULL {_day("created_on")},
    example INTEGER NOT NULL CHECK (example IN (0, 1)),
    services INTEGER NOT NULL,
    contacts INTEGER NOT NULL
) STRICT;
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    licence TEXT NOT NULL,
    attribution TEXT NOT NULL
) STRICT;
CREATE TABLE municipality (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    in_district INTEGER NOT NULL CHECK (in_district IN (0, 1))
) STRICT;
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    municipality_id TEXT NOT NULL REFERENCES municipality (id),
    name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('Gemeinde', 'Ortsteil', 'Siedlung')),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    postal_code TEXT NOT NULL,
    aliases TEXT NOT NULL,
    parent TEXT NOT NULL,
    source TEXT NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
CREATE TABLE taxonomy_term (
    id TEXT PRIMARY KEY,
    parent_id TEXT REFERENCES taxonomy_term (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    short TEXT NOT NULL,
    icon TEXT NOT NULL,
    places_days INTEGER CHECK (places_days >= 0),
    verified_days INTEGER CHECK (verified_days >= 0)
) STRICT;
CREATE TABLE organization (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source (id),
    source_key TEXT NOT NULL,
    organization_id INTEGER REFERENCES organization (id),
    name TEXT NOT NULL CHECK (name <> ''),
    description TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily closed')),
    alert TEXT NOT NULL,
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    eligibility_description TEXT NOT NULL,
    application_process TEXT NOT NULL,{_AGES},
    email TEXT NOT NULL,
    url TEXT NOT NULL,
    assured_date TEXT {_day("assured_date")},
    assurer TEXT NOT NULL,
    UNIQUE (source_id, source_key),
    {_AGES_IN_ORDER}
) STRICT;
CREATE TABLE attribute (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    taxonomy_term_id TEXT NOT NULL REFERENCES taxonomy_term (id),
    PRIMARY KEY (service_id, position),
    UNIQUE (service_id, taxonomy_term_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE location (
    id INTEGER PRIMARY KEY,
    service_id INTEGER NOT NULL REFERENCES service (id),
    place_id INTEGER REFERENCES place (id),
    municipality_id TEXT REFERENCES municipality (id),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    transportation TEXT NOT NULL,
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    UNIQUE (id, confidential),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (confidential = 0 OR (latitude IS NULL AND place_id IS NULL AND municipality_id IS NULL))
) STRICT;
CREATE TABLE address (
    location_id INTEGER PRIMARY KEY,
    confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential = 0),
    address_1 TEXT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    FOREIGN KEY (location_id, confidential) REFERENCES location (id, confidential)
) STRICT;
CREATE TABLE accessibility (
    location_id INTEGER PRIMARY KEY REFERENCES location (id),
    wheelchair TEXT CHECK (wheelchair IN ('yes', 'limited', 'no')),
    description TEXT NOT NULL
) STRICT;
CREATE TABLE schedule (
    location_id INTEGER PRIMARY KEY REFERENCES location (id),
    opening_hours TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;
CREATE TABLE contact (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    function TEXT NOT NULL,
    name TEXT NOT NULL,
    duty TEXT NOT NULL,
    email TEXT NOT NULL,
    hours TEXT NOT NULL,
    deputy TEXT NOT NULL,
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    PRIMARY KEY (service_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE phone (
    service_id INTEGER NOT NULL,
    contact_position INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('voice', 'cell')),
    number TEXT NOT NULL CHECK (number <> ''),
    PRIMARY KEY (service_id, contact_position, type),
    FOREIGN KEY (service_id, contact_position) REFERENCES contact (service_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE service_capacity (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    unit TEXT NOT NULL,
    available INTEGER CHECK (available >= 0),
    maximum INTEGER CHECK (maximum >= 0),{_AGES},
    updated TEXT {_day("updated")},
    free_from TEXT {_day("free_from")},
    said_by TEXT NOT NULL,
    valid_days INTEGER CHECK (valid_days >= 0),
    waiting_list INTEGER CHECK (waiting_list >= 0),
    waiting_months INTEGER CHECK (waiting_months >= 0),
    PRIMARY KEY (service_id, position),
    CHECK (available IS NULL OR maximum IS NULL OR available <= maximum),
    {_AGES_IN_ORDER}
) STRICT, WITHOUT ROWID;
CREATE TABLE service_area (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    district INTEGER NOT NULL CHECK (district IN (0, 1)),
    municipality_id TEXT REFERENCES municipality (id),
    place_id INTEGER REFERENCES place (id),
    hours TEXT NOT NULL,
    PRIMARY KEY (service_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE language (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (service_id, position),
    UNIQUE (service_id, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE required_document (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (service_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE cost_option (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    option TEXT NOT NULL,
    amount REAL CHECK (amount >= 0),
    amount_description TEXT NOT NULL,
    PRIMARY KEY (service_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX location_service ON location (service_id);
"""

#: the search index (see index.py): one spot per service and location, ids in space order, with what it is ordered and judged by; the needs that
#: it offers; its row of the result list; its words; the words too long for the index of beginnings; how many services have each need
_INDEX = """
CREATE TABLE spot (
    id INTEGER PRIMARY KEY,
    service_id INTEGER NOT NULL REFERENCES service (id),
    latitude INTEGER,
    longitude INTEGER,
    area_bound INTEGER NOT NULL CHECK (area_bound IN (0, 1)),
    municipality_id TEXT NOT NULL,
    needs TEXT NOT NULL,
    title TEXT NOT NULL,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    minimum_age_months INTEGER,
    maximum_age_months INTEGER,
    full INTEGER NOT NULL CHECK (full IN (0, 1)),
    free_until TEXT,
    wheelchair TEXT NOT NULL,
    languages TEXT NOT NULL,
    free_of_charge INTEGER CHECK (free_of_charge IN (0, 1))
) STRICT;
CREATE TABLE offer (
    area TEXT NOT NULL,
    need INTEGER NOT NULL,
    spot_id INTEGER NOT NULL REFERENCES spot (id),
    PRIMARY KEY (area, need, spot_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE listing (
    spot_id INTEGER PRIMARY KEY REFERENCES spot (id),
    content TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE spot_text USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = 'ascii'
);
CREATE TABLE long_word (
    word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE service_count (
    municipality_id TEXT NOT NULL,
    taxonomy_term_id TEXT NOT NULL,
    services INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, taxonomy_term_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE word (
    surface TEXT PRIMARY KEY,
    stem TEXT NOT NULL REFERENCES stem (stem),
    is_label INTEGER NOT NULL CHECK (is_label IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE stem (
    stem TEXT PRIMARY KEY,
    weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 1),
    german INTEGER NOT NULL CHECK (german IN (0, 1)),
    needs TEXT NOT NULL,
    phrases TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE need_phrase (
    id INTEGER PRIMARY KEY,
    taxonomy_term_id TEXT NOT NULL REFERENCES taxonomy_term (id),
    weights TEXT NOT NULL,
    factor REAL NOT NULL CHECK (factor BETWEEN 0 AND 1)
) STRICT;
CREATE TABLE signal (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    phrase TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE ordinary (
    word TEXT PRIMARY KEY,
    divisible INTEGER NOT NULL CHECK (divisible IN (0, 1))
) STRICT, WITHOUT ROWID;
"""


@migrations(name="0001_hsds_with_extensions")
def _first(db: Database) -> None:
    for statement in (_TABLES + _INDEX).split(";\n"):
        if statement.strip():
            db.execute(statement)
