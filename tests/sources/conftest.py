"""A way to write a small file and read it, and the folder of real inputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from taking import SHARED, Take, take_file

from ortsnah.domain.reading import Reading
from ortsnah.sources.mapping import read_mapping


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Writes a file, and a mapping beside it if one is given, and reads it."""

    def write_and_read(name: str, content: str | bytes, mapping: str | None = None) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        if mapping is None:
            return take_file(path)
        mapping_file = tmp_path / "zuordnung.toml"
        mapping_file.write_text(mapping, encoding="utf-8")
        return take_file(path, read_mapping(mapping_file))

    return write_and_read


@pytest.fixture
def shared() -> Path:
    """The folder with real inputs; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real inputs are not here")
    return SHARED
