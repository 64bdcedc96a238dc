"""The CPython of the Windows installers: only what python.toml names, in the layout of python.org."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "windows"))
import payload
import runtime
import sbom

PINS = """
[release]
version = "{version}"
sha256 = "{sha256}"
[substitute]
version = "1"
sha256 = "0"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """As python.org's embeddable archive is laid out, with a DLL that says it is 3.13.12."""
    path = tmp_path / "python-3.13.12-embed-amd64.zip"
    library = tmp_path / "library.zip"
    with zipfile.ZipFile(library, "w") as inside:
        inside.writestr("json/__init__.pyc", payload.compiled(b"A = 1", "json/__init__.py"))
        inside.writestr("ssl.pyc", payload.compiled(b"B = 2", "ssl.py"))
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(f"{payload.TAG}.dll", b"M" + "FileVersion\0\0003.13.12\0".encode("utf-16-le"))
        made.write(library, f"{payload.TAG}.zip")
        for name in (
            "python3.dll",
            "sqlite3.dll",
            "_sqlite3.pyd",
            "_ssl.pyd",
            "libcrypto-3.dll",
            "vcruntime140.dll",
            "LICENSE.txt",
            "python.exe",
        ):
            made.writestr(name, name)
    return path


def pinned(folder: Path, monkeypatch: pytest.MonkeyPatch, archive: Path, version: str) -> None:
    """Let python.toml name this archive."""
    (folder / "python.toml").write_text(PINS.format(version=version, sha256=sbom.digest(archive)), encoding="utf-8")
    monkeypatch.setattr(runtime, "HERE", folder)


def unpacked(monkeypatch: pytest.MonkeyPatch, out: Path, archive: Path) -> None:
    """As the build calls it."""
    monkeypatch.setattr(sys, "argv", ["runtime.py", str(out), str(archive)])
    runtime.main()


def test_a_pinned_archive_is_taken_without_what_talks_to_a_network(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned(tmp_path, monkeypatch, archive, "3.13.12")
    unpacked(monkeypatch, tmp_path / "runtime", archive)
    told = json.loads((tmp_path / "runtime" / "runtime.json").read_text(encoding="utf-8"))
    assert (told["origin"], told["version"], told["sha256"]) == ("release", "3.13.12", sbom.digest(archive))

    payload.windows_runtime(tmp_path / "runtime", payload.Recipe("windows"), tmp_path / "program")
    taken = {path.name for path in (tmp_path / "program").iterdir()}
    assert taken == {f"{payload.TAG}.dll", f"{payload.TAG}.zip", f"{payload.TAG}._pth", "python3.dll", "sqlite3.dll", "_sqlite3.pyd"}
    with zipfile.ZipFile(tmp_path / "program" / f"{payload.TAG}.zip") as library:
        assert library.namelist() == ["json/__init__.pyc"]


def test_an_archive_that_is_not_pinned_is_not_built_in(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned(tmp_path, monkeypatch, archive, "3.13.12")
    archive.write_bytes(archive.read_bytes() + b"x")
    with pytest.raises(SystemExit, match=r"which python\.toml does not name\. Nothing was built"):
        unpacked(monkeypatch, tmp_path / "runtime", archive)
    assert not (tmp_path / "runtime").exists()


def test_an_archive_that_holds_another_version_is_not_built_in(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned(tmp_path, monkeypatch, archive, "3.13.13")
    with pytest.raises(SystemExit, match=r"holds CPython 3\.13\.12, python\.toml says 3\.13\.13"):
        unpacked(monkeypatch, tmp_path / "runtime", archive)


def test_the_pins_name_a_release_of_python_and_its_substitute() -> None:
    for kind in ("release", "substitute"):
        pin = runtime.pins()[kind]
        assert len(pin["sha256"]) == 64
        assert pin["version"].count(".") == 2
    assert runtime.pins()["release"]["version"] in runtime.pins()["release"]["archive"]
