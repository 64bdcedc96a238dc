"""Sources: what a list replaces, and what to say where two lists look like one, or one like two."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from records import TODAY, service

from ortsnah import paths
from ortsnah.catalogue.open import open_catalogue
from ortsnah.curation.district import is_whole, widened
from ortsnah.curation.importing import Masters, Report, import_files
from ortsnah.domain.errors import CatalogueError
from ortsnah.domain.service import Area, Location

DISTRICT = "Landkreis St. Wendel"


class Desk:
    """Lists as files, and the catalogue that they become."""

    def __init__(self, folder: Path, masters: Masters) -> None:
        self.folder, self.masters = folder, masters
        self.target = folder / "katalog.ortsnah"

    def list_of(self, path: str, *names: str) -> Path:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            "id,name,needs,place\n" + "".join(f"{n},{name},Krippe,Gronig\n" for n, name in enumerate(names, 1)), encoding="utf-8"
        )
        return file

    def map_of(self, path: str, *numbers: int) -> Path:
        file = self.folder / path
        features = [{"type": "Feature", "id": f"node/{number}", "geometry": {"type": "Point", "coordinates": [7.1, 49.5]},
                     "properties": {"amenity": "pharmacy", "name": f"Apotheke {number} aus {path}"}} for number in numbers]  # fmt: skip
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return file

    def take(self, *files: Path, source: str = "", dry_run: bool = False) -> Report:
        return import_files(files, self.target, self.masters, TODAY, source=source, dry_run=dry_run)

    def content(self) -> dict[str, list[str]]:
        """The names of the services by source."""
        catalogue = open_catalogue(self.target)
        found: dict[str, list[str]] = {source.name: [] for source in catalogue.sources()}
        for each in catalogue.services():
            found[each.source].append(each.name)
        catalogue.close()
        return found


@pytest.fixture
def desk(tmp_path: Path, masters: Masters) -> Desk:
    return Desk(tmp_path, replace(masters, words=(), signals=()))


def test_the_report_says_what_is_new_and_what_is_replaced_also_before_it_is_done(desk: Desk) -> None:
    (change,) = desk.take(desk.list_of("a/liste.csv", "Kita A", "Kita B")).changes
    assert (change.source, change.replaced, change.warnings) == ("liste", None, [])
    for dry_run in (True, False):
        (change,) = desk.take(desk.list_of("a/liste.csv", "Kita A", "Kita C"), dry_run=dry_run).changes
        assert (change.source, change.replaced, change.warnings) == ("liste", 2, [])


def test_another_list_of_the_same_file_name_is_warned_of_with_the_way_out(desk: Desk) -> None:
    first, second = desk.list_of("a/liste.csv", "Kita A", "Kita B"), desk.list_of("b/liste.csv", "Tafel", "Laden")
    desk.take(first)
    (warning,) = desk.take(second, dry_run=True).changes[0].warnings
    assert "keines in dieser Liste" in warning and "--source" in warning
    desk.take(second)
    desk.take(second, source="Tafel e. V.")
    desk.take(first, source="Jugendamt")
    assert desk.content() == {"Tafel e. V.": ["Tafel", "Laden"], "Jugendamt": ["Kita A", "Kita B"]}


def test_a_renamed_list_is_warned_of_and_replaces_the_old_one_when_it_is_called_so(desk: Desk) -> None:
    names = ["Kita A", "Kita B", "Kita C"]
    desk.take(desk.list_of("kitas_2025.csv", *names))
    renamed = desk.list_of("kitas_2026.csv", *names, "Kita D")
    (warning,) = desk.take(renamed).changes[0].warnings
    assert "3 von 4 Angeboten" in warning and '--source "kitas_2025"' in warning
    change = desk.take(renamed, source="kitas_2025").changes[0]
    assert change.replaced == 3
    assert "„kitas_2026“" in change.notes[0]
    assert desk.content() == {"kitas_2025": [*names, "Kita D"]}


def test_a_list_of_other_services_in_the_same_places_is_not_warned_of(desk: Desk) -> None:
    desk.take(desk.list_of("kitas.csv", "Kita A", "Kita B", "Kita C", "Rathaus"))
    assert desk.take(desk.list_of("tafeln.csv", "Tafel A", "Tafel B", "Rathaus")).changes[0].warnings == []


def test_a_list_that_does_not_tell_its_licence_keeps_the_one_that_is_known(desk: Desk) -> None:
    own = desk.folder / "a.toml"
    own.write_text(
        '[source]\nname = "Amt"\nlicence = "CC0-1.0"\n[[service]]\nid = "a"\nname = "A"\nneeds = ["amt.rathaus"]\n', encoding="utf-8"
    )
    desk.take(own)
    desk.take(desk.list_of("b.csv", "A"), source="Amt")
    catalogue = open_catalogue(desk.target)
    assert [(source.name, source.licence) for source in catalogue.sources()] == [("Amt", "CC0-1.0")]
    catalogue.close()


def test_an_object_of_two_extracts_of_openstreetmap_stands_there_once_as_the_newest_says(desk: Desk) -> None:
    desk.take(desk.map_of("wnd.geojson", 1, 2, 3), desk.list_of("liste.csv", "Kita"))
    change = desk.take(desk.map_of("saarland.geojson", 2, 3, 4)).changes[0]
    assert change.replaced is None
    assert change.notes == ["2 Objekte standen bisher unter „OpenStreetMap (wnd)“ und gehören jetzt zu dieser Quelle."]
    assert desk.content() == {
        "OpenStreetMap (wnd)": ["Apotheke 1 aus wnd.geojson"],
        "liste": ["Kita"],
        "OpenStreetMap (saarland)": [f"Apotheke {number} aus saarland.geojson" for number in (2, 3, 4)],
    }
    desk.take(desk.map_of("alles.geojson", 1, 2, 3, 4))
    assert list(desk.content()) == ["liste", "OpenStreetMap (alles)"]


def test_an_object_in_two_files_of_one_call_is_taken_once(desk: Desk) -> None:
    report = desk.take(desk.map_of("a.geojson", 1, 2), desk.map_of("b.geojson", 2, 3))
    assert [len(reading.services) for reading in report.readings] == [2, 1]
    assert "„a.geojson“" in report.readings[1].refused[0].reason


def test_the_mark_of_the_example_goes_with_its_last_service(desk: Desk, example: Path) -> None:
    shutil.copy(example, desk.target)
    assert _example(desk)
    (warning,) = desk.take(desk.list_of("liste.csv", "Kita A")).warnings
    assert "frei erfundene Angebote" in warning and "--catalogue" in warning
    assert _example(desk)
    assert desk.take(desk.list_of("neu.csv", "Kita B"), source="Beispielkatalog").warnings == []
    assert not _example(desk)
    assert desk.content() == {"Beispielkatalog": ["Kita B"], "liste": ["Kita A"]}


def test_who_imports_the_example_is_told_that_it_is_made_up(desk: Desk) -> None:
    (warning,) = desk.take(paths.resources() / "example" / "notfall.toml").warnings
    assert "frei erfundene Angebote" in warning
    assert _example(desk)


def _example(desk: Desk) -> bool:
    catalogue = open_catalogue(desk.target)
    catalogue.close()
    return catalogue.about.example


def test_a_damaged_catalogue_is_told_with_its_path_and_the_way_out(desk: Desk) -> None:
    desk.take(desk.list_of("liste.csv", "Kita A"))
    desk.take(desk.list_of("liste.csv", "Kita A"))
    desk.target.write_bytes(desk.target.read_bytes()[:5000])
    with pytest.raises(CatalogueError) as told:
        desk.take(desk.list_of("liste.csv", "Kita A"))
    for said in (str(desk.target), "nichts ist verloren", "--catalogue", "umbenennen", "katalog.vorher.ortsnah"):
        assert said in str(told.value)


@pytest.mark.parametrize(
    "name", ["Landkreis", "Kreis St. Wendel", "Landkreis St. Wendel", "landkreis sankt wendel", "LK St. Wendel", "ganzer Landkreis", "Kreis", "kreisweit",
             "im gesamten Landkreis"],
)  # fmt: skip
def test_the_district_is_known_by_all_its_names(name: str) -> None:
    assert is_whole(name, DISTRICT)
    for given in (
        {"locations": (Location(municipality=name),)},
        {"locations": (Location(place=name),)},
        {"areas": (Area(municipality=name),)},
    ):
        assert widened(service("a", **given), DISTRICT).areas == (Area(district=True),)  # type: ignore[arg-type]
        assert not widened(service("a", **given), DISTRICT).locations  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "St. Wendel", "Kreisstadt St. Wendel", "Kreis Neunkirchen", "Oberthal", "Wendel"])
def test_other_names_are_not_the_district(name: str) -> None:
    assert not is_whole(name, DISTRICT)
    plain = service("a", locations=(Location(municipality=name, street="Weg 1"),))
    assert widened(plain, DISTRICT) == plain


def test_an_office_with_an_address_that_gives_the_district_as_its_town_keeps_the_address() -> None:
    office = widened(service("a", locations=(Location(municipality=DISTRICT, street="Mommstr. 21", postal_code="66606"),)), DISTRICT)
    assert office.locations == (Location(street="Mommstr. 21", postal_code="66606"),)
    assert office.areas == (Area(district=True),)
