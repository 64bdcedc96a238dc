"""A list as an office sends it, from the first look to the answer: draft, trial, import, search, next year's list."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ortsnah.cli import main

openpyxl = pytest.importorskip("openpyxl")

HEADINGS = ["Bezeichnung", "Träger", "Rubrik", "Straße / Nr.", "PLZ", "Ort", "Ortsteil", "Telefon", "E-Mail", "Internet", "Öffnungszeiten",
            "Koordinaten", "Barrierefrei", "Zuletzt geprüft", "Kosten"]  # fmt: skip
ROWS: list[list[Any]] = [
    ["Schuldnerberatung\nOberthal", "Caritas", "Schuldnerberatung", "Poststr. 5", 66649, "Oberthal", "Gronig", 6854123456, "info@example.org",
     "www.example.org", "Mo–Do 8–12 Uhr", "49,50; 7,09", "ja", dt.date(2025, 10, 1), "kostenlos"],
    ["Kita Regenbogen", "Gemeinde Oberthal", "Kita / Krippe", "Hauptstr. 1", "66649", "66649 Oberthal", "k. A.", "06854 1234, 0171 39200-01",
     "kita@example.org; leitung@example.org", "-", "Mo-Fr 07:00-16:30", "7,09; 49,51", True, "45931", None],
    ["Tafel", None, "Tafel", "Am Markt 2, 66606 St. Wendel", None, None, None, "6.851E+09", "", "", "unbekannt", "", "x", "", ""],
    ["Seniorennetz", "DRK", "Seniorenhilfe", "", "", "Landkreis St. Wendel", "", "=H5", "", "", "", "", "nein", "", ""],
    ["Haus in Metern", "DRK", "Tafel", "", "", "Oberthal", "", "", "", "", "", "361234; 5478123", "", "", ""],
]  # fmt: skip


def run(*arguments: object) -> str:
    """What the command prints, on either stream."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments]).output


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the list: a cover, a title above the headings, a hidden sheet, blank rows and columns at the end."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "Deckblatt"
    workbook.active["A1"] = "Verzeichnis"
    sheet = workbook.create_sheet("Angebote")
    sheet.append(["Angebote im Landkreis St. Wendel"])
    sheet.merge_cells("A1:K1")
    for row in ([], HEADINGS, *ROWS, [], [None] * 30):
        sheet.append(row)
    workbook.create_sheet("intern").sheet_state = "hidden"
    workbook.save(tmp_path / "liste.xlsx")
    return tmp_path


def test_a_list_goes_from_draft_to_answer(desk: Path) -> None:
    liste, catalogue, mapping = (desk / name for name in ("liste.xlsx", "katalog.ortsnah", "zuordnung.toml"))
    mapping.write_text(run("import", liste, "--catalogue", catalogue).partition("\n\n")[2], encoding="utf-8")
    assert "???" not in mapping.read_text(encoding="utf-8").replace('# "*" = ["???"]', "")

    trial = run("import", liste, "--mapping", mapping, "--dry-run", "--catalogue", catalogue)
    assert "5 gelesen, 4 übernommen, 1 abgelehnt. Es wurde nichts geschrieben." in trial
    for said in (
        "Als Überschriften gilt Zeile 3",
        "ausgeblendet „intern“",
        "führende 0",
        "nicht mehr zu lesen",
        "vertauscht",
        "Formel ohne",
        "WGS 84",
    ):
        assert said in trial
    assert "Die Quelle „liste“ ist neu." in run("import", liste, "--mapping", mapping, "--catalogue", catalogue)

    debts = found("Schuldnerberatung", "Gronig", catalogue)
    assert (debts["name"], debts["phone"], debts["reason"]) == (
        "Schuldnerberatung Oberthal",
        "06854123456",
        "Schuldnerberatung · in Gronig",
    )
    assert found("Krippe", "Oberthal", catalogue)["distance_km"] < 3
    assert found("Tafel", "St. Wendel", catalogue)["municipality"] == "St. Wendel"
    elderly = found("Seniorenhilfe", "Namborn", catalogue)
    assert (elderly["section"], elderly["reason"]) == ("responsible", "Seniorenhilfe · zuständig für Namborn")


def test_next_years_list_under_another_name_is_noticed_and_put_in_the_place_of_the_old_one(desk: Path) -> None:
    catalogue, mapping, renamed = desk / "katalog.ortsnah", desk / "zuordnung.toml", desk / "liste_neu.xlsx"
    mapping.write_text(run("import", desk / "liste.xlsx", "--catalogue", catalogue).partition("\n\n")[2], encoding="utf-8")
    run("import", desk / "liste.xlsx", "--mapping", mapping, "--catalogue", catalogue)
    renamed.write_bytes((desk / "liste.xlsx").read_bytes())
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('"liste"', '"liste_neu"', 1), encoding="utf-8")
    warned = run("import", renamed, "--mapping", mapping, "--dry-run", "--catalogue", catalogue)
    assert "4 von 4 Angeboten dieser Liste stehen auch unter der Quelle „liste“" in warned and '--source "liste"' in warned
    assert "enthält jetzt 4 Angebote" in run("import", renamed, "--mapping", mapping, "--source", "liste", "--catalogue", catalogue)


def found(query: str, place: str, catalogue: object) -> dict[str, Any]:
    """The first hit."""
    hits = json.loads(run("search", query, "--place", place, "--json", "--catalogue", catalogue))["hits"]
    assert hits, query
    return dict(hits[0])
