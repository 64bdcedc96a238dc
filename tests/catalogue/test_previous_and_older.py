"""The generation before is the safety net, and a file of an older edition is brought to the present layout."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from records import FULL, MakeContent, service
from spoiling import SPOILT, a_text_file, read_everything, run_sql
from sqlite_utils import Database, Migrations

from ortsnah.catalogue import layout, schema
from ortsnah.catalogue.open import open_catalogue, open_generation, previous_of
from ortsnah.catalogue.write import write
from ortsnah.domain.errors import CatalogueError


class TestPrevious:
    """The generation before is the safety net."""

    @pytest.fixture
    def both(self, file: Path, make_content: MakeContent) -> Path:
        """Generation 1 as the previous one of a sound file."""
        write(make_content([service("alt")], number=6), previous_of(file))
        return file

    def test_a_sound_catalogue_opens_without_a_warning(self, both: Path) -> None:
        catalogue = open_catalogue(both)
        assert (catalogue.warning, catalogue.about.number) == ("", 1)
        catalogue.close()

    @pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
    def test_the_previous_generation_opens_with_a_warning(self, both: Path, spoil: Callable[[Path], object], said: str) -> None:
        spoil(both)
        catalogue = open_catalogue(both)
        assert catalogue.about.number == 6
        assert said in catalogue.warning
        assert "Geöffnet ist der vorige Katalog, Nr. 6." in catalogue.warning
        catalogue.close()

    def test_when_both_are_damaged_the_newer_one_is_complained_of(self, both: Path) -> None:
        a_text_file(both)
        previous_of(both).write_bytes(b"")
        with pytest.raises(CatalogueError, match=r"„katalog\.ortsnah“ ist kein Ortsnah-Katalog"):
            open_catalogue(both)


class TestOlderVersion:
    """A file of an older edition is brought to the present layout by the migrations, in memory."""

    @pytest.fixture
    def newer_program(self, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        """The program is one migration ahead of the file."""
        ahead = Migrations("ortsnah")
        ahead(name="0001_hsds_with_extensions")(schema._first)

        @ahead(name="0002_services_are_counted_from_a_hundred")
        def _second(db: Database) -> None:
            db.execute("ALTER TABLE signal ADD COLUMN weight INTEGER")
            db.execute("UPDATE catalogue SET services = services + 100")

        with closing(sqlite3.connect(":memory:")) as connection:
            ahead.apply(Database(connection))
            told = tmp_path.parent / f"{tmp_path.name}-layout.txt"
            told.write_text(layout.objects(connection), encoding="utf-8")
            monkeypatch.setattr(layout, "OBJECTS", layout.OBJECTS | {layout.VERSION + 1: told})
        monkeypatch.setattr(schema, "migrations", ahead)
        monkeypatch.setattr(layout, "VERSION", layout.VERSION + 1)
        return file

    def test_it_opens_in_the_present_layout(self, newer_program: Path) -> None:
        catalogue = open_generation(newer_program)
        assert catalogue.about.services == 141
        assert read_everything(catalogue) == 43
        assert next(catalogue.services()) == FULL
        catalogue.close()

    def test_the_file_itself_stays_as_it_is(self, newer_program: Path) -> None:
        before = newer_program.read_bytes()
        open_generation(newer_program).close()
        assert newer_program.read_bytes() == before
        assert [entry.name for entry in newer_program.parent.iterdir()] == [newer_program.name]

    def test_an_older_file_with_something_else_in_it_is_refused(self, newer_program: Path) -> None:
        run_sql(newer_program, "CREATE TABLE extra (x)")
        with pytest.raises(CatalogueError, match="beschädigt"):
            open_generation(newer_program)
