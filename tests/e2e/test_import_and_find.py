"""From a list to a phone number: the real command makes a catalogue, the real window finds in it, with keys."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.driving import MONDAY, Desk

from ortsnah.catalogue.open import open_catalogue
from ortsnah.settings import Settings
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data"
KITAS, PHARMACIES = REAL / "lists" / "muenchen_kitas.csv", REAL / "osm" / "pharmacies.geojson"
MAPPING = ROOT / "resources" / "mappings" / "muenchen_kitas.toml"

OWN_LIST = """Trägerschaft,Name Einrichtung,Einrichtungsart,Straße,Haus-nr.,Hausnummernzusatz,PLZ,Ort,Stadtbezirk Name,\
Geokoordinaten Breite,Geokoordinaten Länge,ID Einrichtung
LHM,Haus für Kinder Am Anger 3,HAUS_FUER_KINDER,Am Anger,3,,80999,München,Allach-Untermenzing,48.1897,11.4548,1
LHM,Hort Lindenweg 4,HORT,Lindenweg,4,,80997,München,Allach-Untermenzing,48.1836,11.4832,2
"""
OWN_OSM = """{"type": "FeatureCollection", "features": [{"type": "Feature",
 "geometry": {"type": "Point", "coordinates": [11.6629, 48.0642]},
 "properties": {"id": 1, "type": "node", "name": "Apotheke am Anger", "amenity": "pharmacy", "addr:city": "Ottobrunn",
  "addr:postcode": "85521", "addr:street": "Am Anger", "addr:housenumber": "8", "phone": "+49 89 99998020",
  "opening_hours": "Mo-Fr 08:30-18:30; Sa 08:30-13:00"}}]}
"""


def imported(catalogue: Path, file: Path, *arguments: str) -> str:
    """Run `ortsnah import`; what it printed."""
    command = [sys.executable, "-m", "ortsnah.cli", "import", str(file), "--catalogue", str(catalogue), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120, env=_environment())
    assert done.returncode == 0, done.stderr
    return done.stdout


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONUTF8": "1"}


@pytest.fixture
def open_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """Opens the catalogue in the temporary folder in a window of its own."""
    made: list[MainWindow] = []

    def opened() -> Desk:
        theme = Theme(QFont(qapp.font()), dark=False)
        theme.apply(qapp)
        window = MainWindow(theme, Settings(), open_catalogue, Path("gibt es nicht"), lambda: MONDAY)
        made.append(window)
        assert window.open_file(tmp_path / "katalog.ortsnah")
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Desk(qtbot, window)

    yield opened  # type: ignore[misc]
    for window in made:
        window.close()
        window.deleteLater()


def find(desk: Desk, place: str, need: str) -> None:
    """Place, Enter, need: as an adviser types."""
    desk.ctrl("L")
    desk.type(place[:-1])
    assert any(offered.startswith(place) for offered in desk.page.bar.place.offered())
    desk.press(Qt.Key.Key_Return)
    assert desk.window.session.query.place.place.name == place
    desk.ctrl("K")
    desk.type(need)
    assert desk.names()


def check_both(desk: Desk, kita: str, pharmacy: str) -> None:
    """A Kita in München, a pharmacy in Ottobrunn, both with what an adviser needs to go there or call."""
    find(desk, "München", kita)
    hit = desk.page.results.view.current_hit()
    assert {"kinderbetreuung.kita", "kinderbetreuung.krippe"} & set(hit.listing.needs)
    assert hit.listing.municipality == "München"
    find(desk, "Ottobrunn", pharmacy)
    hit = desk.page.results.view.current_hit()
    assert "gesundheit.apotheke" in hit.listing.needs
    assert hit.listing.place == "Ottobrunn" or hit.listing.municipality == "Ottobrunn"
    while not any(card.numbers for card in desk.page.detail.detail.contacts):
        desk.press(Qt.Key.Key_Down)  # not every pharmacy of the map has its number there
    desk.ctrl("T")
    assert QApplication.clipboard().text() in {number.formatted for card in desk.page.detail.detail.contacts for number in card.numbers}


@pytest.mark.skipif(not KITAS.exists() or not PHARMACIES.exists(), reason="the real inputs are not here")
def test_the_lists_of_munich_and_of_openstreetmap_are_imported_and_found(open_desk: type[Desk], tmp_path: Path) -> None:
    catalogue = tmp_path / "katalog.ortsnah"
    imported(catalogue, KITAS, "--mapping", str(MAPPING))
    imported(catalogue, PHARMACIES)
    desk = open_desk()  # type: ignore[call-arg]
    assert "Katalog Nr. 2" in desk.window.status.catalogue.text()
    check_both(desk, "kita", "apotheke")
    assert len(desk.names()) > 3


def test_small_lists_of_ones_own_are_imported_and_found(open_desk: type[Desk], tmp_path: Path) -> None:
    catalogue = tmp_path / "katalog.ortsnah"
    (tmp_path / "kitas.csv").write_text(OWN_LIST, encoding="utf-8")
    (tmp_path / "apotheken.geojson").write_text(OWN_OSM, encoding="utf-8")
    imported(catalogue, tmp_path / "kitas.csv", "--mapping", str(MAPPING))
    imported(catalogue, tmp_path / "apotheken.geojson")
    desk = open_desk()  # type: ignore[call-arg]
    check_both(desk, "krippe", "apotheke")
    assert desk.chosen() == "Apotheke am Anger"
    find(desk, "München", "hort")
    assert desk.chosen() == "Hort Lindenweg 4"
