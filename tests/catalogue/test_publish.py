"""A new generation takes the place of the old one whole, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from records import FULL, MakeContent, at, service

from ortsnah.catalogue import publish as publishing
from ortsnah.catalogue.open import open_catalogue, open_generation, previous_of
from ortsnah.catalogue.publish import publish
from ortsnah.catalogue.write import write
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.errors import CatalogueError
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Contact, Location, Service, Source


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Kataloge für alle" / "katalog.ortsnah"


@pytest.fixture
def two(target: Path, make_content: MakeContent) -> Path:
    """Generation 2, with generation 1 kept beside it."""
    publish(make_content([service("a")], number=1), target)
    publish(make_content([service("a"), service("b")], number=2), target)
    return target


def files(target: Path) -> dict[str, bytes]:
    """All that lies in the folder."""
    return {entry.name: entry.read_bytes() if entry.is_file() else b"" for entry in target.parent.iterdir()}


def number(path: Path) -> int:
    catalogue = open_generation(path)
    catalogue.close()
    return catalogue.about.number


def test_the_first_generation_stands_alone(target: Path, make_content: MakeContent) -> None:
    publish(make_content([]), target)
    assert list(files(target)) == ["katalog.ortsnah"]


def test_the_generation_before_is_kept_and_the_one_before_that_goes(two: Path, make_content: MakeContent) -> None:
    assert (number(two), number(previous_of(two))) == (2, 1)
    second = two.read_bytes()
    publish(make_content([], number=3), two)
    assert number(two) == 3
    assert previous_of(two).read_bytes() == second
    assert sorted(files(two)) == ["katalog.ortsnah", "katalog.vorher.ortsnah"]


def test_a_catalogue_that_is_open_goes_on_answering(two: Path, make_content: MakeContent) -> None:
    catalogue = open_catalogue(two)
    publish(make_content([], number=3), two)
    publish(make_content([], number=4), two)
    assert [record.id for record in catalogue.services()] == ["a", "b"]
    catalogue.close()


def test_the_same_content_makes_the_same_bytes(tmp_path: Path, make_content: MakeContent) -> None:
    content = make_content([FULL, service("b")])
    write(content, tmp_path / "one")
    write(content, tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


class TestFailure:
    """Whatever fails, what was there is there, byte for byte, and nothing else."""

    BROKEN_RULES = {
        "a doubled id": [service("a"), service("a")],
        "an unknown need": [service("a", "A", "zauberei")],
        "too many free places": [service("a", capacities=(Capacity(2, 1),))],
        "an address at a secret place": [service("a", locations=(Location(place="Gronig", street="Im Eck 3", confidential=True),))],
        "coordinates of a secret place": [service("a", locations=(Location(point=Point(49.5, 7.1), confidential=True),))],
        "a number beyond all bounds": [service("a", minimum_age_months=2**70)],
        "half a character": [service("a", "Kita \ud800")],
    }

    @pytest.mark.parametrize("records", BROKEN_RULES.values(), ids=BROKEN_RULES)
    def test_records_that_break_a_rule(self, two: Path, make_content: MakeContent, records: list[Service]) -> None:
        before = files(two)
        with pytest.raises(CatalogueError, match="widersprechen einer Regel"):
            publish(make_content(records, number=3), two)
        assert files(two) == before

    @pytest.mark.parametrize("module_function", ["write.os.fsync", "publish.os.replace", "publish.tempfile.mkdtemp"])
    def test_a_disk_that_is_full(self, two: Path, make_content: MakeContent, monkeypatch: pytest.MonkeyPatch, module_function: str) -> None:
        before = files(two)
        monkeypatch.setattr(f"ortsnah.catalogue.{module_function}", failing(errno.ENOSPC))
        with pytest.raises(CatalogueError, match=r"reicht der Speicherplatz nicht: Frei sind noch \d+ MB"):
            publish(make_content([service("c")], number=3), two)
        monkeypatch.undo()
        assert files(two) == before

    def test_a_disk_that_fills_up_while_sqlite_writes(self, two: Path, make_content: MakeContent, monkeypatch: pytest.MonkeyPatch) -> None:
        before = files(two)
        monkeypatch.setattr("ortsnah.catalogue.write.sqlite3.connect", small_connect())
        with pytest.raises(CatalogueError, match="reicht der Speicherplatz nicht"):
            publish(make_content([service(str(n), "A" * 5000) for n in range(500)], number=3), two)
        monkeypatch.undo()
        assert files(two) == before

    def test_the_last_step_fails_and_the_old_one_is_put_back(
        self, two: Path, make_content: MakeContent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = files(two)
        monkeypatch.setattr("ortsnah.catalogue.publish.os.replace", failing(errno.EACCES, lambda args: Path(args[1]) == previous_of(two)))
        with pytest.raises(CatalogueError, match="lässt sich nicht schreiben"):
            publish(make_content([], number=3), two)
        monkeypatch.undo()
        assert files(two) == before

    def test_the_new_file_is_damaged_on_its_way_to_the_disk(
        self, two: Path, make_content: MakeContent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = files(two)

        def write_badly(content: Any, path: Path) -> None:
            write(content, path)
            os.truncate(path, path.stat().st_size // 2)

        monkeypatch.setattr(publishing, "write", write_badly)
        with pytest.raises(CatalogueError, match="beschädigt"):
            publish(make_content([], number=3), two)
        assert files(two) == before

    def test_a_mistake_of_ours_is_not_told_as_the_environments(self, two: Path, make_content: MakeContent) -> None:
        before = files(two)
        with pytest.raises(KeyError):
            publish(make_content([service("a")], sources=[Source("eine andere")]), two)
        assert files(two) == before

    def test_an_interruption_leaves_nothing_behind(self, two: Path, make_content: MakeContent, monkeypatch: pytest.MonkeyPatch) -> None:
        before = files(two)
        monkeypatch.setattr("ortsnah.catalogue.write.indexing.build", raising(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            publish(make_content([], number=3), two)
        assert files(two) == before

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path, make_content: MakeContent) -> None:
        (tmp_path / "datei").write_text("keine Mappe")
        with pytest.raises(CatalogueError, match="lässt sich nicht schreiben"):
            publish(make_content([]), tmp_path / "datei" / "katalog.ortsnah")

    def test_writing_over_a_file_is_refused(self, two: Path, make_content: MakeContent) -> None:
        before = files(two)
        with pytest.raises(CatalogueError, match="lässt sich nicht schreiben"):
            write(make_content([]), two)
        assert files(two) == before


def failing(code: int, when: Callable[[tuple[Any, ...]], bool] = lambda args: True) -> Callable[..., Any]:
    """A function of the operating system that fails; os.replace where `when` does not hold."""

    def fail(*args: Any, **given: Any) -> None:
        if when(args):
            raise OSError(code, os.strerror(code))
        Path(args[0]).rename(args[1])

    return fail


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(*args: Any) -> None:
        raise error

    return fail


def small_connect() -> Callable[..., Any]:
    """Connections to files that may not grow beyond a megabyte: SQLite says that the disk is full."""
    import sqlite3

    connect = sqlite3.connect

    def connect_small(*args: Any) -> sqlite3.Connection:
        connection = connect(*args)
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA max_page_count = 128")
        return connection

    return connect_small


def test_a_damaged_current_one_does_not_push_a_sound_previous_one_out(two: Path, make_content: MakeContent) -> None:
    os.truncate(two, 20_000)
    publish(make_content([], number=3), two)
    assert (number(two), number(previous_of(two))) == (3, 1)


def test_a_missing_current_one_leaves_the_previous_one_where_it_is(two: Path, make_content: MakeContent) -> None:
    two.unlink()
    publish(make_content([], number=3), two)
    assert (number(two), number(previous_of(two))) == (3, 1)


def test_a_file_system_without_links_will_do(two: Path, make_content: MakeContent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ortsnah.catalogue.publish.os.link", failing(errno.EPERM))
    publish(make_content([], number=3), two)
    assert (number(two), number(previous_of(two))) == (3, 2)
    assert len(files(two)) == 2


def test_what_a_killed_process_left_goes_with_the_next_generation_but_not_what_is_still_at_work(
    two: Path, make_content: MakeContent
) -> None:
    left, at_work = two.parent / ".ortsnah-alt", two.parent / ".ortsnah-neu"
    for folder in (left, at_work):
        folder.mkdir()
        shutil.copy(two, folder)
    os.utime(left, (0, 0))
    publish(make_content([], number=3), two)
    assert not left.exists()
    assert at_work.exists()


SECRET = "Wilhelmine Canarius"


def test_a_deleted_person_is_nowhere_in_the_next_generation(target: Path, make_content: MakeContent) -> None:
    told = service("a", contacts=(Contact("Leitung", SECRET, phone="030 23125-777"),))
    publish(make_content([told], number=1), target)
    assert SECRET.encode() in target.read_bytes()
    publish(make_content([service("a")], number=2), target)
    raw = target.read_bytes().lower()
    for trace in (b"canarius", b"wilhelmine", b"23125-777"):
        assert trace not in raw


def test_a_confidential_location_has_no_coordinates_anywhere(tmp_path: Path, make_content: MakeContent) -> None:
    """The places of the district are left out, so that any coordinate in the file would be the shelter's."""
    shelter = service("a", "Frauenhaus", "notfall.gewalt", locations=(Location(confidential=True, access_note="am Telefon"),))
    write(make_content([shelter], places=()), tmp_path / "k.ortsnah")
    catalogue = open_generation(tmp_path / "k.ortsnah")
    rows = catalogue.index._reader.rows
    assert rows("SELECT place_id, municipality_id, latitude, longitude FROM location") == [(None,) * 4]
    assert rows("SELECT latitude, longitude FROM spot") == [(None, None)]
    assert rows("SELECT count(*) FROM address") == rows("SELECT count(*) FROM place") == [(0,)]
    catalogue.close()


def test_the_raw_bytes_of_a_location_made_confidential_do_not_give_it_away(target: Path, make_content: MakeContent) -> None:
    import struct

    point = Point(49.5123456789, 7.0987654321)
    publish(make_content([service("a", **at("Gronig", "Oberthal", street="Geheimer Weg 3", point=point))], number=1, places=()), target)
    whole = [round(degrees * 100_000).to_bytes(3, "big") for degrees in (point.latitude, point.longitude)]
    traces = [struct.pack(">d", point.latitude), struct.pack(">d", point.longitude), *whole, b"Geheimer Weg", b"Gronig"]
    assert all(trace in target.read_bytes() for trace in traces)
    publish(make_content([service("a", locations=(Location(confidential=True),))], number=2, places=()), target)
    assert not any(trace in target.read_bytes() for trace in [*traces, b"geheim", b"gronig"])


def test_what_somebody_else_published_meanwhile_is_not_overwritten(tmp_path: Path, make_content: MakeContent) -> None:
    path = tmp_path / "katalog.ortsnah"
    publish(make_content([service("a")], number=1), path)
    publish(make_content([service("a")], number=2, title="von nebenan"), path)
    with pytest.raises(CatalogueError, match="von anderer Stelle erneuert"):
        publish(make_content([service("a")], number=2, title="meiner"), path)
    catalogue = open_generation(path)
    assert catalogue.about.title == "von nebenan"
    catalogue.close()
