"""The masters that another district makes anew: what is wrong in them is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ortsnah import paths
from ortsnah.domain.errors import SourceError
from ortsnah.domain.geo import Point
from ortsnah.domain.places import Level
from ortsnah.sources.masters import read_district, read_places

HEADINGS = "level,ags,municipality,place,parent_place,alt_names,lat,lon,postal_code,coord_source"
BIRKENFELD = f"""{HEADINGS}
Gemeinde,07134045,"Idar-Oberstein, Stadt",Idar-Oberstein,,Idar|Oberstein,49.71,7.31,55743,GeoNames
Ortsteil,07134045,"Idar-Oberstein, Stadt",Tiefenstein,,,49.73,7.27,55743,
Siedlung,07134045,"Idar-Oberstein, Stadt",Katzenloch,Tiefenstein,,,,,
"""
WRONG = {
    "no columns": (BIRKENFELD.replace("postal_code", "plz"), "fehlen die Spalten postal_code"),
    "semicolons": (BIRKENFELD.replace(",", ";"), "fehlen die Spalten level"),
    "no rows": (HEADINGS + "\n", "steht kein Ort"),
    "level": (BIRKENFELD.replace("Siedlung", "Weiler"), "„Weiler“ in Zeile 4 keines der Wörter Gemeinde, Ortsteil, Siedlung"),
    "comma": (BIRKENFELD.replace("49.73", '"49,73"'), "„49,73“ und „7.27“ in Zeile 3 keine Koordinaten"),
    "half": (BIRKENFELD.replace("49.73", ""), "„“ und „7.27“ in Zeile 3"),
    "nameless": (BIRKENFELD.replace("Katzenloch", ""), "fehlt in Zeile 4"),
    "short row": (BIRKENFELD + "Ortsteil,07134045\n", "fehlt in Zeile 5"),
    "one key twice": (BIRKENFELD + "Gemeinde,07134045,Kirn,Kirn,,,49.7,7.4,55606,\n", "„Idar-Oberstein“ und „Kirn“ (Zeile 5)"),
    "quote": (BIRKENFELD.replace('Stadt"', 'Stadt" x'), "keine CSV-Datei"),
}


def test_another_district_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "birkenfeld.csv"
    path.write_text(BIRKENFELD, encoding="utf-8-sig")  # as Excel saves it
    whole, village, settlement = read_places(path)
    assert (whole.label, whole.aliases) == ("Idar-Oberstein · ganze Gemeinde", ("Idar", "Oberstein", "Idar-Oberstein, Stadt"))
    assert (village.label, village.point, village.postal_code) == ("Tiefenstein · Idar-Oberstein", Point(49.73, 7.27), "55743")
    assert (settlement.level, settlement.parent, settlement.point) == (Level.SETTLEMENT, "Tiefenstein", None)


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_in_a_file_of_places_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "orte.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as told:
        read_places(path)
    assert said in told.value.what


def test_a_file_of_places_in_another_encoding_or_none_at_all_is_told(tmp_path: Path) -> None:
    path = tmp_path / "orte.csv"
    with pytest.raises(SourceError, match="es gibt sie nicht"):
        read_places(path)
    path.write_text(BIRKENFELD.replace("Katzenloch", "Müllenbach"), encoding="cp1252")
    with pytest.raises(SourceError, match="keine CSV-Datei in UTF-8"):
        read_places(path)


def test_a_district_without_a_state_or_a_file_of_places_is_told(tmp_path: Path) -> None:
    path = tmp_path / "district.toml"
    path.write_text('name = "Landkreis Birkenfeld"\ntitle = "Landkreis Birkenfeld"\nstate = ""\n', encoding="utf-8")
    with pytest.raises(SourceError, match="fehlen die Angaben state, places"):
        read_district(path)
    assert read_district(paths.resources() / "district.toml")["state"] == "SL"
