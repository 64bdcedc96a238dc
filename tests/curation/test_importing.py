"""Lists become the next generation: all that can be read is taken, or nothing is changed."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from records import FULL, TODAY

from ortsnah import paths
from ortsnah.catalogue.open import open_catalogue, previous_of
from ortsnah.curation.importing import Masters, Report, import_files
from ortsnah.domain.errors import CatalogueError, SourceError

ENTRY = """
[[service]]
id = "{0}"
name = "{1}"
needs = ["kinderbetreuung.kita"]
"""


class Desk:
    """A curator's desk: lists in our own form, and the catalogue that they become."""

    def __init__(self, folder: Path, masters: Masters) -> None:
        self.folder = folder
        self.masters = masters
        self.target = folder / "fertig" / "katalog.ortsnah"

    def list_of(self, source: str, *entries: tuple[str, str], file: str = "") -> Path:
        path = self.folder / f"{file or source}.toml"
        path.write_text(f'[source]\nname = "{source}"\n' + "".join(ENTRY.format(*entry) for entry in entries), encoding="utf-8")
        return path

    def take(self, *files: Path, dry_run: bool = False) -> Report:
        return import_files(files, self.target, self.masters, TODAY, dry_run=dry_run)

    def content(self) -> list[tuple[str, str, str]]:
        """(source, id, name) of all services."""
        catalogue = open_catalogue(self.target)
        found = [(service.source, service.id, service.name) for service in catalogue.services()]
        catalogue.close()
        return found

    def number(self) -> int:
        catalogue = open_catalogue(self.target)
        catalogue.close()
        return catalogue.about.number


@pytest.fixture
def desk(tmp_path: Path, masters: Masters) -> Desk:
    return Desk(tmp_path, replace(masters, words=(), signals=()))  # which only the search needs


def test_a_list_becomes_a_catalogue(desk: Desk) -> None:
    report = desk.take(desk.list_of("Jugendamt", ("a", "Kita A"), ("b", "Kita B")))
    assert desk.content() == [("Jugendamt", "a", "Kita A"), ("Jugendamt", "b", "Kita B")]
    assert (report.read, report.taken, report.refused, report.services, report.number) == (2, 2, 0, 2, 1)


def test_a_new_list_of_a_source_replaces_its_records_and_keeps_the_others(desk: Desk) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A"), ("b", "Kita B")), desk.list_of("Caritas", ("c", "Laden")))
    desk.take(desk.list_of("Jugendamt", ("b", "Kita Bunt"), ("d", "Kita D")))
    assert sorted(desk.content()) == [("Caritas", "c", "Laden"), ("Jugendamt", "b", "Kita Bunt"), ("Jugendamt", "d", "Kita D")]


def test_records_of_other_sources_survive_every_import_whole(desk: Desk, masters: Masters, example: Path) -> None:
    desk.target.parent.mkdir()
    shutil.copy(example, desk.target)
    before = open_catalogue(desk.target)
    for _ in range(2):
        desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    after = open_catalogue(desk.target)
    assert list(after.services())[:-1] == list(before.services())
    assert after.sources()[:-1] == before.sources()
    before.close()
    after.close()


def test_each_import_counts_the_generation_up_and_keeps_the_one_before(desk: Desk) -> None:
    numbers = [desk.take(desk.list_of("Jugendamt", ("a", f"Kita {year}"))).number for year in (2024, 2025, 2026)]
    assert numbers == [1, 2, 3]
    assert desk.content() == [("Jugendamt", "a", "Kita 2026")]
    desk.target.unlink()
    assert desk.content() == [("Jugendamt", "a", "Kita 2025")]


def test_an_id_in_two_lists_of_a_source_is_taken_from_the_first_and_told(desk: Desk) -> None:
    first, second = (
        desk.list_of("Jugendamt", ("a", "Kita A"), file="eins"),
        desk.list_of("Jugendamt", ("a", "Kita Alt"), ("b", "Kita B"), file="zwei"),
    )
    report = desk.take(first, second)
    assert desk.content() == [("Jugendamt", "a", "Kita A"), ("Jugendamt", "b", "Kita B")]
    (refusal,) = report.readings[1].refused
    assert refusal.reason == "die Kennung „a“ steht schon in „eins.toml“"


def test_the_same_id_in_lists_of_two_sources_is_two_records(desk: Desk) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")), desk.list_of("Caritas", ("a", "Laden")))
    assert desk.content() == [("Jugendamt", "a", "Kita A"), ("Caritas", "a", "Laden")]


def test_a_list_of_which_nothing_can_be_taken_changes_nothing(desk: Desk) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    before = desk.target.read_bytes()
    with pytest.raises(SourceError, match=r"kein einziges Angebot.*der Name fehlt.*nichts verändert"):
        desk.take(desk.list_of("Jugendamt", ("a", "")))
    assert desk.target.read_bytes() == before
    assert not previous_of(desk.target).exists()


def test_a_list_of_which_nothing_can_be_taken_replaces_nothing_though_another_is_taken(desk: Desk) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    report = desk.take(desk.list_of("Jugendamt", ("a", "")), desk.list_of("Caritas", ("c", "Laden")))
    assert desk.content() == [("Jugendamt", "a", "Kita A"), ("Caritas", "c", "Laden")]
    assert report.refused == 1


def test_a_file_that_cannot_be_read_stops_them_all(desk: Desk) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    before = desk.target.read_bytes()
    broken = desk.folder / "kaputt.toml"
    broken.write_text("[source\n")
    with pytest.raises(SourceError):
        desk.take(desk.list_of("Jugendamt", ("a", "Kita Neu")), broken)
    assert desk.target.read_bytes() == before


def test_a_dry_run_tells_and_changes_nothing(desk: Desk) -> None:
    report = desk.take(desk.list_of("Jugendamt", ("a", "Kita A")), dry_run=True)
    assert (report.taken, report.services, report.number) == (1, 1, None)
    assert not desk.target.parent.exists()
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    before = desk.target.read_bytes()
    assert desk.take(desk.list_of("Caritas", ("c", "Laden")), dry_run=True).services == 2
    assert desk.target.read_bytes() == before


def test_the_same_lists_make_the_same_bytes(desk: Desk, masters: Masters, example: Path) -> None:
    again = desk.folder / "beispiel.ortsnah"
    import_files(sorted((paths.resources() / "example").glob("*.toml")), again, Masters.load(paths.resources()), TODAY, example=True)
    assert again.read_bytes() == example.read_bytes()


@pytest.mark.parametrize("size", [0, 50, 20_000])
def test_a_damaged_catalogue_is_not_built_upon_not_even_on_the_one_before(desk: Desk, size: int) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    desk.take(desk.list_of("Caritas", ("c", "Laden")))
    desk.target.write_bytes(desk.target.read_bytes()[:size])
    before = desk.target.read_bytes()
    with pytest.raises(CatalogueError):
        desk.take(desk.list_of("Jugendamt", ("b", "Kita B")))
    assert desk.target.read_bytes() == before
    assert desk.number() == 1


def test_a_file_that_is_no_catalogue_is_never_overwritten(desk: Desk) -> None:
    desk.target = desk.folder / "wichtig.csv"
    desk.target.write_text("Haushalt;2026\n")
    with pytest.raises(CatalogueError, match="kein Ortsnah-Katalog"):
        desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    assert desk.target.read_text() == "Haushalt;2026\n"


def test_a_place_that_only_a_replaced_list_named_is_gone_with_it(desk: Desk) -> None:
    elsewhere = desk.list_of("Jugendamt", ("a", "Kita A"))
    elsewhere.write_text(elsewhere.read_text(encoding="utf-8") + '[[service.location]]\nplace = "Kusel"\n', encoding="utf-8")
    desk.take(elsewhere)
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    assert b"Kusel" not in desk.target.read_bytes()
    assert b"Kusel" in previous_of(desk.target).read_bytes()


def test_the_day_of_the_import_is_the_day_of_the_catalogue(desk: Desk) -> None:
    desk.take(desk.list_of("Jugendamt", ("a", "Kita A")))
    catalogue = open_catalogue(desk.target)
    assert catalogue.about.created_on == TODAY == dt.date(2026, 11, 23)
    assert not catalogue.about.example
    catalogue.close()
    assert FULL.source not in {source for source, _, _ in desk.content()}
