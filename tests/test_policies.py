"""What an administrator may prescribe, and what is said when the file is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ortsnah.policies import Head, Policies, PolicyError, load
from ortsnah.settings import Settings

WHOLE = """
place = "Gronig · Oberthal"
catalogue_folder = '{folder}'
[head]
name = "Jobcenter Musterkreis"
address = ["Hauptstraße 1", "66606 St. Wendel"]
phone = "06851 90009-0"
logo = '{folder}/logo.png'
"""


def written(folder: Path, text: str | bytes) -> Path:
    """The text as an administrator's file."""
    path = folder / "richtlinien.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_machine_without_a_file_prescribes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "richtlinien.toml") == Policies()
    assert Policies().catalogue() is None


def test_place_catalogue_and_head_are_read(tmp_path: Path) -> None:
    found = load(written(tmp_path, WHOLE.format(folder=tmp_path)))
    assert found.place == "Gronig · Oberthal"
    assert found.catalogue() == tmp_path / "katalog.ortsnah"
    assert found.head == Head("Jobcenter Musterkreis", ("Hauptstraße 1", "66606 St. Wendel"), "06851 90009-0", tmp_path / "logo.png")


def test_a_file_saved_by_the_windows_editor_is_read(tmp_path: Path) -> None:
    assert load(written(tmp_path, b'\xef\xbb\xbfplace = "Oberthal"\r\n')).place == "Oberthal"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("place = 7", "„place“ nicht: sie muss ein Text"),
        ('plaec = "Gronig"', "„plaec“ nicht: es gibt sie nicht; bekannt sind catalogue_folder, head, idle_minutes, place"),
        ('catalogue_folder = "daten"', "vollständiger Pfad"),
        ('head = "Jobcenter"', "Abschnitt [head]"),
        ('[head]\naddress = "Hauptstraße 1"', "Liste von Texten"),
        ("place = ", "kein gültiges TOML"),
        ("idle_minutes = -5", "„idle_minutes“ nicht: sie muss eine ganze Zahl von 0 bis 480 sein"),
        ("idle_minutes = true", "ganze Zahl"),
        (b'place = "Th\xf6ley"', "nicht in UTF-8"),
    ],
)
def test_a_wrong_file_is_told_with_what_to_do(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(PolicyError, match="Verwaltung der Rechner") as told:
        load(written(tmp_path, text))
    assert said in str(told.value)
    assert "arbeitet ohne die Richtlinien weiter" in str(told.value)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="es ist ein Ordner"):
        load(tmp_path)


def test_a_prescribed_place_holds_until_the_workstation_has_its_own(tmp_path: Path) -> None:
    prescribed = load(written(tmp_path, WHOLE.format(folder=tmp_path)))
    fresh, used = Settings(), Settings(place="Theley · Tholey", head_name="Außenstelle Tholey")
    for settings in (fresh, used):
        prescribed.fill(settings)
    assert (fresh.place, used.place) == ("Gronig · Oberthal", "Theley · Tholey")


def test_prescribed_minutes_hold_and_are_not_saved(tmp_path: Path) -> None:
    prescribed, settings = load(written(tmp_path, "idle_minutes = 5")), Settings(idle_minutes=0)
    prescribed.fill(settings)
    assert settings.idle_minutes == 5
    assert prescribed.own(settings).idle_minutes == Settings().idle_minutes
    Policies().fill(settings)
    assert settings.idle_minutes == 5


def test_what_is_only_prescribed_is_not_saved_as_the_workstations_own(tmp_path: Path) -> None:
    prescribed = load(written(tmp_path, WHOLE.format(folder=tmp_path)))
    fresh, used = Settings(panes="3,4"), Settings(place="Theley · Tholey", head_name="Außenstelle Tholey")
    for settings in (fresh, used):
        prescribed.fill(settings)
    assert prescribed.own(fresh) == Settings(panes="3,4")
    assert prescribed.own(used) == used


def test_what_is_prescribed_of_the_head_holds_and_the_rest_is_the_workstations(tmp_path: Path) -> None:
    own = Head("Außenstelle Tholey", ("Im Kloster 1",), "06853 90009-1", tmp_path / "eigenes.png")
    assert Head("Jobcenter Musterkreis", logo=tmp_path / "logo.png").over(own) == Head(
        "Jobcenter Musterkreis", ("Im Kloster 1",), "06853 90009-1", tmp_path / "logo.png"
    )
    assert Head().over(own) == own
