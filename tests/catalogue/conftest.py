"""A sound catalogue file, and copies of it that may be spoilt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from records import FULL, MakeContent, at, service

from ortsnah.catalogue.write import write


@pytest.fixture(scope="module")
def sound(make_content: MakeContent, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound file of some services."""
    path = tmp_path_factory.mktemp("sound") / "katalog.ortsnah"
    records = [service(f"s{number}", f"Angebot {number}", **at("Gronig" if number % 2 else "Freisen")) for number in range(40)]
    write(make_content([FULL, *records]), path)
    return path


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound file that may be spoilt."""
    return Path(shutil.copy(sound, tmp_path / "katalog.ortsnah"))
