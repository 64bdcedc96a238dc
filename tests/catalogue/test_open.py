"""A catalogue file is opened as it was written, or refused in a sentence that says what the matter is."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from spoiling import SPOILT, open_and_read, overwrite, read_everything, run_sql

from ortsnah.catalogue import read as opening
from ortsnah.catalogue.index import Sought
from ortsnah.catalogue.open import open_catalogue, open_generation
from ortsnah.domain.errors import CatalogueError

MIB = 1 << 20


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
def test_what_is_no_sound_catalogue_is_refused_in_words(file: Path, spoil: Callable[[Path], object], said: str) -> None:
    spoil(file)
    with pytest.raises(CatalogueError) as refused:
        open_generation(file)
    assert said in refused.value.what
    assert "katalog.ortsnah" in refused.value.what
    assert refused.value.do.startswith("Bitte")


HOSTILE = {
    "a view": ["CREATE VIEW extra AS SELECT * FROM service"],
    "a trigger": ["CREATE TRIGGER extra AFTER INSERT ON service BEGIN DELETE FROM service; END"],
    "a virtual table": ["CREATE VIRTUAL TABLE extra USING fts5 (x)"],
    "a table": ["CREATE TABLE extra (x)"],
    "an index": ["CREATE INDEX extra ON service (name)"],
    "a view in the place of a table": ["PRAGMA foreign_keys = OFF", "DROP TABLE signal", "CREATE VIEW signal AS SELECT 1 AS id, 'a' AS kind"],
    "a column": ["ALTER TABLE service ADD COLUMN extra TEXT"],
    "a missing table": ["DROP TABLE need_phrase"],
    "a view that claims to be SQLite's own": [
        "PRAGMA writable_schema = ON", "INSERT INTO sqlite_schema VALUES ('view', 'sqlite_extra', 'sqlite_extra', 0, 'CREATE VIEW sqlite_extra AS SELECT 1')",
    ],
    "a trigger that claims to be SQLite's own": [
        "CREATE TRIGGER extra AFTER INSERT ON service BEGIN DELETE FROM service; END", "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET name = 'sqlite_stat4' WHERE name = 'extra'",
    ],
    "a check taken out": ["PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (urgent IN (0, 1))', '') WHERE name = 'service'"],
}  # fmt: skip


@pytest.mark.parametrize("statements", HOSTILE.values(), ids=HOSTILE)
def test_a_file_with_another_layout_is_refused(file: Path, statements: list[str]) -> None:
    run_sql(file, *statements)
    with pytest.raises(CatalogueError, match="beschädigt"):
        open_generation(file)


BROKEN_ROWS = [
    "UPDATE service SET assured_date = '2026-02-30'",
    "UPDATE service SET status = 'vielleicht'",
    "UPDATE location SET longitude = NULL",
    "UPDATE service_capacity SET available = 99",
    "UPDATE catalogue SET created_on = 'gestern'",
    "DELETE FROM catalogue",
    "UPDATE accessibility SET wheelchair = 'vielleicht'",
    "UPDATE service SET name = CAST(x'fffe80' AS TEXT)",
    "UPDATE place SET level = 'Planet'",
    "DELETE FROM service",
]


@pytest.mark.parametrize("checked", [16 * MIB, 0], ids=["checked", "too large to be checked"])
@pytest.mark.parametrize("statement", BROKEN_ROWS)
def test_rows_that_break_a_rule_are_damage_and_nothing_worse(
    file: Path, monkeypatch: pytest.MonkeyPatch, statement: str, checked: int
) -> None:
    monkeypatch.setattr(opening, "_CHECKED_BYTES", checked)
    run_sql(file, "PRAGMA ignore_check_constraints = ON", statement)
    assert open_and_read(file) in {"read", "Der Katalog „katalog.ortsnah“ ist beschädigt."}


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("checked", [16 * MIB, 0], ids=["checked", "too large to be checked"])
def test_flipped_bytes_are_read_or_refused_but_never_an_error_of_another_kind(
    file: Path, monkeypatch: pytest.MonkeyPatch, seed: int, checked: int
) -> None:
    monkeypatch.setattr(opening, "_CHECKED_BYTES", checked)
    chance = random.Random(seed)
    size = file.stat().st_size
    for _ in range(chance.choice([1, 3, 30])):
        position = chance.choice([chance.randrange(100), chance.randrange(size), chance.randrange(size)])
        overwrite(file, position, bytes([chance.randrange(256)]))
    assert open_and_read(file).startswith(("read", "D"))


def test_damage_that_only_a_later_question_meets_is_told_as_damage(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_CHECKED_BYTES", 0)
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'").fetchone()[0]
    overwrite(file, (page - 1) * 8192, b"\xff" * 8192)
    catalogue = open_generation(file)
    assert len(catalogue.needs()) == 91
    with pytest.raises(CatalogueError, match="beschädigt"):
        catalogue.service(1)
    with pytest.raises(CatalogueError, match="beschädigt"):
        list(catalogue.services())
    catalogue.close()


def test_a_mistake_of_ours_is_not_told_as_damage(file: Path) -> None:
    catalogue = open_generation(file)
    catalogue.close()
    with pytest.raises(sqlite3.ProgrammingError):
        catalogue.needs()


@pytest.mark.parametrize(
    "name",
    [
        "Übersicht für Jörg.ortsnah",
        "a b  c.ortsnah",
        "#1?x=y&mode=rwc.ortsnah",
        "100%41%.ortsnah",
        "ночь قاموس.ortsnah",
        "'; --.ortsnah",
        "kein-Punkt",
    ],
)
def test_any_name_of_a_file_or_folder_will_do(sound: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = Path(shutil.copy(sound, folder / name))
    catalogue = open_catalogue(path)
    assert read_everything(catalogue) == 43
    catalogue.close()
    assert [entry.name for entry in folder.iterdir()] == [name]


def test_a_relative_path_will_do(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    open_generation(Path(file.name)).close()


def test_a_long_path_will_do(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / ("ä" * 100) / ("b" * 150)
    folder.mkdir(parents=True)
    open_generation(Path(shutil.copy(sound, folder / "katalog.ortsnah"))).close()


def test_a_folder_that_may_only_be_read_is_enough(file: Path) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o555)
    catalogue = open_generation(file)
    assert read_everything(catalogue) == 43
    catalogue.close()
    file.parent.chmod(0o755)
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("statement", ["DELETE FROM service", "CREATE TEMP TABLE x (y)", "ATTACH ':memory:' AS other", "VACUUM"])
def test_an_open_catalogue_cannot_be_changed(file: Path, statement: str) -> None:
    before = file.read_bytes()
    catalogue = open_generation(file)
    with pytest.raises(CatalogueError):
        catalogue.index._reader.rows(statement)
    catalogue.close()
    assert file.read_bytes() == before


def test_opening_needs_no_slow_library(sound: Path) -> None:
    code = (
        "import sys, pathlib; from ortsnah.catalogue.open import open_catalogue; "
        f"open_catalogue(pathlib.Path({str(sound)!r})).close(); print('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_an_expression_that_matches_nothing_is_answered_with_nothing(sound: Path) -> None:
    catalogue = open_generation(sound)
    assert catalogue.index.serving(Sought(words="gibtesnicht"), [], None, 9) == []
    assert catalogue.listings([]) == {}
    assert catalogue.listings([123456]) == {}
    catalogue.close()


def test_a_catalogue_that_nobody_holds_lets_go_of_its_file(file: Path) -> None:
    catalogue = open_catalogue(file)
    connection = catalogue._reader._connection
    del catalogue
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
