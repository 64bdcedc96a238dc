"""The smoke test that installers are tried with, here on the source."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ortsnah import paths


@pytest.fixture
def home(tmp_path: Path, example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's empty home; the example where the program looks for it."""
    if not paths.example_catalogue().exists():
        paths.example_catalogue().parent.mkdir(exist_ok=True)
        paths.example_catalogue().write_bytes(example.read_bytes())
    return tmp_path / "home"


def smoke(home: Path, *folder: str) -> subprocess.CompletedProcess[str]:
    """Run it as an installer's test does."""
    own = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    return subprocess.run(
        [sys.executable, "-m", "ortsnah.app", "--smoke", *folder], capture_output=True, text=True, encoding="utf-8", check=False, timeout=90,
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_it_searches_makes_a_picture_and_a_sheet_and_ends(home: Path, tmp_path: Path) -> None:
    done = smoke(home, str(tmp_path / "bericht"))
    assert done.returncode == 0, done.stderr
    assert done.stdout == "painted\n"
    assert {path.name for path in (tmp_path / "bericht").iterdir()} == {"fenster.png", "blatt.pdf", "bericht.json"}
    assert (tmp_path / "bericht" / "blatt.pdf").read_bytes().startswith(b"%PDF-")
    told = json.loads((tmp_path / "bericht" / "bericht.json").read_text(encoding="utf-8"))
    assert told["hits"] > 0
    assert "Kita" in told["first"]


def test_it_leaves_nothing_with_the_user(home: Path) -> None:
    assert smoke(home).returncode == 0
    assert not home.exists() or not [path for path in home.rglob("*") if path.is_file()]


def test_when_it_fails_the_reason_is_in_the_folder(home: Path, tmp_path: Path) -> None:
    (tmp_path / "bericht" / "blatt.pdf").mkdir(parents=True)  # where the sheet would go
    done = smoke(home, str(tmp_path / "bericht"))
    assert done.returncode == 1
    assert "blatt.pdf" in (tmp_path / "bericht" / "fehler.txt").read_text(encoding="utf-8")
