"""Opening hours in words: proposed, confirmed by a person, and until then nothing but a text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortsnah import paths
from ortsnah.catalogue.open import open_generation
from ortsnah.curation.hours_file import HoursFile, Waiting
from ortsnah.curation.importing import Masters, Report, import_files
from ortsnah.domain.errors import SourceError
from ortsnah.domain.service import Service

TODAY = dt.date(2026, 11, 23)
OFFICE = "Mo–Do 8–12 Uhr und 14–16 Uhr, Fr 8–13 Uhr"
OFFICE_OSM = "Mo-Th 08:00-12:00,14:00-16:00; Fr 08:00-13:00"
ROWS = (("a", OFFICE), ("b", "8-12 Uhr"), ("c", OFFICE), ("d", "nach Vereinbarung"), ("e", "Mo-Fr 08:00-12:00"), ("f", "08:00-12:00"))


class Desk:
    """A curator with one list, who reads it in again and again."""

    def __init__(self, folder: Path) -> None:
        self.list, self.target, self.hours = folder / "liste.csv", folder / "k.ortsnah", folder / "zeiten.toml"
        self.masters = Masters.load(paths.resources())
        self.write(*ROWS)

    def write(self, *rows: tuple[str, str]) -> None:
        lines = [f'{key};Beratung {key};geld.schulden;Oberthal;"{hours}"' for key, hours in rows]
        self.list.write_text("\n".join(["id;name;needs;municipality;opening_hours", *lines]), encoding="utf-8")

    def read(self, *, hours: bool = True, dry_run: bool = False) -> Report:
        confirmed = HoursFile(self.hours if hours else None)
        return import_files([self.list], self.target, self.masters, TODAY, dry_run=dry_run, confirmed=confirmed)

    def confirm(self, syntax: str = OFFICE_OSM) -> None:
        """As a person does it in an editor."""
        text = self.hours.read_text(encoding="utf-8")
        self.hours.write_text(
            text.replace(f'syntax = "{OFFICE_OSM}"\nconfirmed = false', f'syntax = "{syntax}"\nconfirmed = true'), encoding="utf-8"
        )

    def services(self) -> dict[str, Service]:
        catalogue = open_generation(self.target)
        found = {service.id: service for service in catalogue.services()}
        catalogue.close()
        return found

    def told(self) -> dict[str, tuple[str, str]]:
        """Id -> OSM syntax and words."""
        return {key: (service.locations[0].opening_hours, service.locations[0].hours_text) for key, service in self.services().items()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_words_are_proposed_or_refused_and_hold_for_nothing_until_somebody_confirms_them(desk: Desk) -> None:
    report = desk.read()
    assert [(one.text, one.services, one.syntax) for one in report.hours.waiting] == [
        (OFFICE, 2, OFFICE_OSM), ("8-12 Uhr", 1, ""), ("08:00-12:00", 1, ""),
    ]  # fmt: skip
    assert "kein Tag" in report.hours.waiting[1].reason
    assert desk.told() == {
        "a": ("", OFFICE), "b": ("", "8-12 Uhr"), "c": ("", OFFICE), "d": ("nach Vereinbarung", ""), "e": ("Mo-Fr 08:00-12:00", ""),
        "f": ("", "08:00-12:00"),
    }  # fmt: skip


def test_what_is_confirmed_holds_and_the_words_stay_beside_it(desk: Desk) -> None:
    desk.read()
    desk.confirm()
    report = desk.read()
    assert report.hours.confirmed == 2
    assert [one.text for one in report.hours.waiting] == ["8-12 Uhr", "08:00-12:00"]
    assert desk.told()["a"] == desk.told()["c"] == (OFFICE_OSM, OFFICE)


def test_a_person_may_confirm_something_else_than_the_proposal(desk: Desk) -> None:
    desk.read()
    desk.confirm("Mo-Fr 09:00-10:00")
    desk.read()
    assert desk.told()["a"] == ("Mo-Fr 09:00-10:00", OFFICE)


def test_the_file_grows_by_what_is_new_and_is_else_left_as_it_is(desk: Desk) -> None:
    desk.read()
    desk.confirm()
    before = desk.hours.read_text(encoding="utf-8") + "# von Hand\n"
    desk.hours.write_text(before, encoding="utf-8")
    desk.read()
    assert desk.hours.read_text(encoding="utf-8") == before
    desk.write(*ROWS, ("g", "Di 9–11 Uhr"))
    desk.read()
    after = desk.hours.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert tomllib.loads(after)["hours"][-1] == {"text": "Di 9–11 Uhr", "syntax": "Tu 09:00-11:00", "confirmed": False}


def test_what_was_confirmed_once_goes_on_into_the_next_catalogue_while_the_words_are_the_same(desk: Desk) -> None:
    desk.read()
    desk.confirm()
    desk.read()
    desk.write(("a", OFFICE), ("c", "Mo–Do 8–12 Uhr"))
    assert desk.read(hours=False).hours.confirmed == 1
    assert desk.told() == {"a": (OFFICE_OSM, OFFICE), "c": ("", "Mo–Do 8–12 Uhr")}


def test_taking_a_confirmation_back_takes_the_hours_back(desk: Desk) -> None:
    desk.read()
    desk.confirm()
    desk.read()
    desk.hours.write_text(desk.hours.read_text(encoding="utf-8").replace("confirmed = true", "confirmed = false"), encoding="utf-8")
    desk.read()
    assert desk.told()["a"] == ("", OFFICE)


def test_a_dry_run_tells_the_proposals_and_writes_nothing(desk: Desk) -> None:
    assert len(desk.read(dry_run=True).hours.waiting) == 3
    assert not desk.hours.exists()
    assert not desk.target.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[[hours]]\ntext = "x"\nsyntax = "Mo bis Mi immer"\nconfirmed = true\n', "ist keine OSM-Schreibweise"),
        ('[[hours]]\ntext = "x"\nsyntax = ""\nconfirmed = true\n', "ist keine OSM-Schreibweise"),
        ('[[hours]]\ntext = "x"\nsyntax = "Mo 08:00-09:00"\nconfirmed = "ja"\n', "1. Abschnitt"),
        ('[[hours]]\ntext = "x"\nconfirmed = true\n', "1. Abschnitt"),
        ('[hours]\n"x" = "Mo 08:00-09:00"\n', "[[hours]]"),
        ('[source]\nname = "x"\n', "[[hours]]"),
        ("[[hours\n", "kein gültiges TOML"),
    ],
)
def test_a_file_that_says_something_else_is_refused_and_nothing_is_changed(desk: Desk, content: str, sentence: str) -> None:
    desk.hours.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        desk.read()
    assert sentence in str(refused.value)
    assert desk.hours.read_text(encoding="utf-8") == content
    assert not desk.target.exists()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_comes_back_from_the_file_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("zeiten") / "zeiten.toml"
    kept = "".join(letter for letter in text if letter.isprintable() and not 0xD800 <= ord(letter) < 0xE000)
    HoursFile(path).write([Waiting(kept, 1, "", "x")])
    assert [entry["text"] for entry in tomllib.loads(path.read_text(encoding="utf-8"))["hours"]] == [kept]
