"""A consultation with unmistakable strings in every field: at no time, however it ends, is any of them anywhere on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.canary_session import BORN, CANARY, LETTERS, PLACE

#: letters of base64: fewer are found anywhere
LEAST = 8
SECRET = (CANARY, LETTERS, PLACE, BORN)
SESSION = Path(__file__).with_name("canary_session.py")
Session = Callable[[str], tuple[subprocess.Popen[str], Path]]


def spellings(text: str) -> set[bytes]:
    """How a program may write a text: as UTF-8 and UTF-16, in any case, and inside of base64."""
    cases = {text, text.lower(), text.upper(), text.title()}
    found = {case.encode(kind) for case in cases for kind in ("utf-8", "utf-16-le", "utf-16-be")}
    for raw in list(found):
        for shift in range(3):  # base64 looks otherwise at each of three places; its first and last letters depend on the neighbours
            inside = b64encode(bytes(shift) + raw)[shift + 2 : -4]
            found |= {inside} if len(inside) > LEAST else set()
    return found


def traces(folder: Path, *texts: str) -> list[str]:
    """Files below the folder whose name or content holds one of the texts."""
    wanted = [(text, spellings(text)) for text in texts]
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found += [
            f"{path}: {text}" for text, written in wanted if text.lower() in path.name.lower() or any(map(content.__contains__, written))
        ]
    return found


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, Path]:
    """Home and temporary files of a user, and the folder where the adviser saves."""
    folders = {name: tmp_path / "alles" / name for name in ("home", "daten", "config", "cache", "state", "run", "temp")}
    folders["saved"] = tmp_path / "gespeichert"
    for folder in folders.values():
        folder.mkdir(parents=True)
    folders["run"].chmod(0o700)
    return folders


@pytest.fixture
def session(desk: dict[str, Path], compiled: Path) -> Iterator[Session]:
    """Starts the program, its user at home there; it does not outlive the test."""
    started: list[subprocess.Popen[str]] = []
    names = {"HOME": "home", "XDG_DATA_HOME": "daten", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state",
             "XDG_RUNTIME_DIR": "run", "TMPDIR": "temp", "TEMP": "temp", "LOCALAPPDATA": "daten", "APPDATA": "config"}  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    own = {name: str(desk[folder]) for name, folder in names.items()}

    def start(how: str) -> tuple[subprocess.Popen[str], Path]:
        command = [sys.executable, str(SESSION), how, str(desk["saved"]), str(compiled)]
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=desk["home"],
            env={**kept, **own, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        started.append(running)
        return running, desk["home"].parent

    yield start
    for running in started:
        running.kill()
        running.communicate()


def reaches(running: subprocess.Popen[str], stage: str) -> None:
    """Wait for the stage; what went wrong is told."""
    assert running.stdout is not None
    assert running.stderr is not None
    line = running.stdout.readline().strip()
    assert line == stage, f"{line}\n{running.stderr.read() if running.poll() is not None or not line else ''}"


def go_on(running: subprocess.Popen[str]) -> None:
    """Somebody has looked."""
    assert running.stdin is not None
    running.stdin.write("\n")
    running.stdin.flush()


@pytest.mark.parametrize("how", ["end", "idle", "close"])
def test_however_a_consultation_ends_nothing_of_it_is_on_the_disk(
    how: str, session: Session, desk: dict[str, Path], compiled: Path
) -> None:
    before = compiled.read_bytes()
    running, everything = session(how)
    reaches(running, "voll")
    saved = {path.name for path in desk["saved"].iterdir()}
    assert saved == {f"{CANARY}.pdf", f"{CANARY}.html", f"{CANARY}.csv"}  # what the adviser saved, and nothing else anywhere
    assert CANARY in (desk["saved"] / f"{CANARY}.html").read_text(encoding="utf-8")
    assert traces(everything, *SECRET) == []
    assert not list(everything.rglob("*QtProject*"))  # where Qt's dialogs write which folders they showed
    go_on(running)
    if how != "close":
        reaches(running, "beendet")
        assert traces(everything, *SECRET) == []
        go_on(running)
    reaches(running, "geschlossen")
    told, trouble = running.communicate(timeout=30)
    assert running.returncode == 0, trouble
    assert traces(everything, *SECRET) == []
    assert compiled.read_bytes() == before
    assert not any(text in told + trouble for text in SECRET)
    assert {path.name for path in desk["temp"].rglob("*")} == set()
    assert {path.name for path in desk["daten"].rglob("*") if path.is_file()} == {"einstellungen.json", "sackgassen.json"}
    settings = json.loads((desk["daten"] / "Ortsnah" / "einstellungen.json").read_text(encoding="utf-8"))
    assert {name: settings[name] for name in ("place", "catalogue", "head_name")} == {"place": "", "catalogue": "", "head_name": ""}


def test_a_program_that_is_killed_in_the_middle_has_left_nothing_on_the_disk(session: Session, desk: dict[str, Path]) -> None:
    running, everything = session("kill")
    reaches(running, "voll")
    running.kill()
    running.communicate(timeout=30)
    assert traces(everything, *SECRET) == []
    assert {path.name for path in desk["temp"].rglob("*") if path.is_file()} == set()


@pytest.mark.parametrize("kind", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("around", ["", "x", "xy"])
def test_the_search_for_traces_finds_them_however_they_are_written(tmp_path: Path, kind: str, around: str) -> None:
    raw = f"{around}{CANARY.upper()}{around}z".encode(kind)
    (tmp_path / "roh").write_bytes(raw)
    (tmp_path / "base64").write_bytes(b64encode(raw))
    (tmp_path / f"{CANARY}.txt").touch()
    assert sorted(Path(found.partition(":")[0]).name for found in traces(tmp_path, CANARY)) == sorted(["roh", "base64", f"{CANARY}.txt"])
