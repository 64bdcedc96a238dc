"""No screen is needed."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from pathlib import Path

import pytest

from ortsnah import paths


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example catalogue, compiled from its masters."""
    from ortsnah.curation.importing import Masters, import_files
    from ortsnah.sources.masters import read_toml

    target = tmp_path_factory.mktemp("beispiel") / "beispiel.ortsnah"
    resources = paths.resources()
    files = sorted((resources / "example").glob("*.toml"))
    import_files(files, target, Masters.load(resources), read_toml(resources / "district.toml")["example_day"], example=True)
    return target
