"""What a curator reads after a check: the gravest first, and not the same sentence a thousand times."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.test_commands import run


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Thirty entries of one list without telephone, some of them with hours in words."""
    rows = [
        f"{number};Verein {5 * chr(64 + number)};alltag.treffpunkt;Oberthal;{'Mo–Mi 9–11 Uhr' if number < 3 else ''}"
        for number in range(1, 26)
    ]
    source, target = tmp_path / "vereine.csv", tmp_path / "k.ortsnah"
    source.write_text("\n".join(["id;name;needs;municipality;hours_text", *rows]), encoding="utf-8")
    run("import", source, "--catalogue", target)
    return target


def test_what_meets_many_entries_of_a_source_is_said_once(catalogue: Path) -> None:
    told = run("check", "--catalogue", catalogue).output
    assert "  vereine: 25 Angebote – ohne Telefonnummer" in told
    assert told.count("ohne Telefonnummer") == 1
    assert "Verein AAAAA (1): Öffnungszeit nicht bestätigt: „Mo–Mi 9–11 Uhr“ heißt wohl „Mo–Mi 9–11 Uhr“" in told
    assert told.index("Öffnungszeiten · 2 Hinweise") < told.index("Telefon · 25 Hinweise") < told.index("Nie geprüft")
    assert told.rstrip().endswith("52 Hinweise zu 25 Angeboten.")


def test_one_kind_is_listed_whole(catalogue: Path) -> None:
    told = run("check", "--kind", "phone", "--catalogue", catalogue).output
    assert told.count("ohne Telefonnummer") == 25
    assert "Öffnungszeit" not in told


def test_the_json_holds_everything(catalogue: Path) -> None:
    found = json.loads(run("check", "--json", "--catalogue", catalogue).output)
    assert len(found) == 52
    assert {"id", "source", "name", "kind", "finding"} == set(found[0])


def test_a_kind_that_there_is_not_is_told_in_german(catalogue: Path) -> None:
    result = run("check", "--kind", "unfug", "--catalogue", catalogue)
    assert result.exit_code == 2
    assert "unfug" in result.output
