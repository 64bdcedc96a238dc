"""The program folder: what gets in, in which form, and the list of it."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ortsnah import __version__

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
import payload
import sbom

PACKAGING = Path(payload.__file__).parent

METADATA = "Metadata-Version: 2.4\nName: {name}\nVersion: 1.2\n{licence}\n\nText.\n"


def wheel(folder: Path, name: str, files: dict[str, str], licence: str = "License-Expression: MIT") -> Path:
    """A wheel with these files."""
    path = folder / f"{name}-1.2-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
        archive.writestr(f"{name}-1.2.dist-info/METADATA", METADATA.format(name=name, licence=licence))
        archive.writestr(f"{name}-1.2.dist-info/RECORD", "")
    return path


def names(folder: Path) -> set[str]:
    """Every file below the folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_module_becomes_byte_code_that_runs_without_its_source(tmp_path: Path) -> None:
    made = wheel(
        tmp_path,
        "hilfe",
        {"hilfe/__init__.py": "WORT = 'hier'\n", "hilfe/py.typed": "", "hilfe/tests/test_a.py": "", "hilfe/liste.toml": "a=1"},
    )
    payload.unpack(made, payload.Recipe("linux"), tmp_path / "out")
    assert names(tmp_path / "out") == {"lib/hilfe/__init__.pyc", "lib/hilfe/liste.toml", "lib/hilfe-1.2.dist-info/METADATA"}
    done = subprocess.run(
        [sys.executable, "-c", "import hilfe; print(hilfe.WORT)"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(tmp_path / "out/lib")},
    )
    assert done.stdout == "hier\n"


def test_the_same_source_gives_the_same_bytes_that_name_no_folder_of_the_build() -> None:
    source = b"def f(a, b=1):\n    return {'x': a, 'y': b}\n"
    first = payload.compiled(source, "lib/modul.py")
    assert first == payload.compiled(source, "lib/modul.py")
    assert first.startswith(importlib.util.MAGIC_NUMBER)
    assert str(PACKAGING.parent).encode() not in first


def test_byte_code_that_is_given_stays_as_it_is() -> None:
    given = importlib.util.MAGIC_NUMBER + b"rest"
    assert payload.compiled(given, "modul.pyc") == given


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_of_qt_nothing_gets_in_that_talks_to_a_network(system: str) -> None:
    recipe = payload.Recipe(system)
    for path in (
        "PySide6/QtNetwork.abi3.so", "PySide6/QtNetwork.pyd", "PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt6Network.dll", "PySide6/Qt6Qml.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so", "PySide6/plugins/tls/qopensslbackend.dll", "PySide6/assistant.exe",
    ):  # fmt: skip
        assert recipe.place("pyside6-essentials", path) is None, path
    for name in ("_ssl.cpython-311-x86_64-linux-gnu.so", "_ssl.pyd", "libssl-3.dll", "libcrypto-3.dll"):
        assert not recipe.extension(name)


def test_the_window_gets_its_platforms_and_its_icons() -> None:
    linux, windows = payload.Recipe("linux"), payload.Recipe("windows")
    for path in (
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
    ):
        assert linux.place("pyside6-essentials", path) == Path("lib", path)
        assert windows.place("pyside6-essentials", path) is None
    for path in ("PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/imageformats/qsvg.dll"):
        assert windows.place("pyside6-essentials", path) == Path("lib", path)
    assert windows.place("shiboken6", "shiboken6/msvcp140.dll") == Path("msvcp140.dll")
    assert linux.place("pip", "pip/__init__.py") is None


def test_the_zip_of_the_standard_library_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    modules = [("a.py", b"A = 1\n"), ("b/__init__.py", b"B = 2\n")]
    for name in ("eins.zip", "zwei.zip"):
        payload.zipped(iter(modules), tmp_path / name)
    assert (tmp_path / "eins.zip").read_bytes() == (tmp_path / "zwei.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "eins.zip") as archive:
        assert archive.namelist() == ["a.pyc", "b/__init__.pyc"]


def test_the_bill_of_materials_names_versions_licences_and_hashes(tmp_path: Path) -> None:
    recipe = payload.Recipe("linux")
    ours = wheel(tmp_path, "ortsnah", {"ortsnah/__init__.py": ""}, "License-Expression: GPL-3.0-or-later")
    other = wheel(tmp_path, "hilfe", {"hilfe.py": ""}, "License: MIT, BSD")
    unused = wheel(tmp_path, "pip", {"pip/__init__.py": ""})
    components = [component for path in (ours, other, unused) for component in payload.unpack(path, recipe, tmp_path / "out")]
    told = bill(tmp_path, components)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["name"] == "ortsnah"
    assert [(one["name"], one["version"]) for one in told["components"]] == [("hilfe", "1.2")]  # pip stays away
    assert told["components"][0]["licenses"] == [{"expression": "MIT AND BSD-3-Clause"}]
    assert told["components"][0]["hashes"] == [{"alg": "SHA-256", "content": sbom.digest(other)}]


def bill(folder: Path, components: list[sbom.Component]) -> dict[str, Any]:
    """The document that is written for these."""
    sbom.write(components, "linux", folder)
    return dict(json.loads((folder / "ortsnah.cdx.json").read_text(encoding="utf-8")))


OURS = sbom.Component("ortsnah", "1.2", "GPL-3.0-or-later", "pkg:pypi/ortsnah@1.2")


def test_rust_libraries_inside_of_a_wheel_are_listed_but_not_what_only_its_build_wanted(tmp_path: Path) -> None:
    def part(name: str, scope: str) -> dict[str, Any]:
        licences = [{"expression": "MIT OR Apache-2.0"}]
        return {
            "name": name,
            "version": "0.3",
            "purl": f"pkg:cargo/{name}@0.3?download_url=file://..",
            "scope": scope,
            "licenses": licences,
        }

    inside = json.dumps({"components": [part("drin", "required"), part("bauzeug", "excluded")]})
    rusty = wheel(tmp_path, "hilfe", {"hilfe.so": "", "hilfe-1.2.dist-info/sboms/hilfe.cyclonedx.json": inside})
    components = payload.unpack(rusty, payload.Recipe("linux"), tmp_path / "out")
    assert [one["purl"] for one in bill(tmp_path, [OURS, *components])["components"]] == ["pkg:cargo/drin@0.3", "pkg:pypi/hilfe@1.2"]


def test_what_is_no_package_tells_its_version_or_ends_the_build(tmp_path: Path) -> None:
    fonts = tmp_path / "lib" / "ortsnah" / "resources" / "fonts"
    for name in ("NotoSans", "NotoSansArabic"):
        payload.put("Version 2.013".encode("utf-16-be"), fonts / f"{name}-Regular.ttf")
    payload.put(b"icudt73l\0" + "73.2.0.0".encode("utf-16-le"), tmp_path / "lib/PySide6/Qt/lib/libicudata.so.73")
    lists = Path(__file__).parents[2] / "resources" / "words" / "gewoehnlich.toml"
    payload.put(lists.read_bytes(), tmp_path / "lib" / "ortsnah" / "resources" / "words" / lists.name)
    python = sbom.Component("CPython", "3.11.2", "PSF-2.0", "pkg:generic/python@3.11.2")
    found = {one.name: one.version for one in sbom.beside("linux", tmp_path, python, "6.11")}
    assert found == {
        "CPython": "3.11.2", "Qt": "6.11", "ICU": "73.2", "Noto Sans": "2.013", "Noto Sans Arabic": "2.013", "OpenThesaurus": "2016-04-24",
        "igerman98": "20161207",
    }  # fmt: skip
    with pytest.raises(SystemExit, match=r"SQLite: sqlite3\.dll does not tell its version"):
        list(sbom.beside("windows", tmp_path, python, "6.11"))


def test_the_portable_build_lists_the_libraries_of_debian_too(tmp_path: Path) -> None:
    bill(tmp_path, [OURS])
    sbom.add(tmp_path, {"libsqlite3-0": "3.40.1-2", "libexpat1": "2.5.0-1"})
    told = json.loads((tmp_path / "ortsnah.cdx.json").read_text(encoding="utf-8"))
    assert [(one["name"], one["licenses"][0]["expression"]) for one in told["components"]] == [
        ("libexpat1", "MIT"),
        ("libsqlite3-0", "blessing"),
    ]
    with pytest.raises(SystemExit, match="libfremd"):
        sbom.add(tmp_path, {"libfremd": "1"})


def test_a_library_with_a_licence_that_nobody_has_looked_at_ends_the_build(tmp_path: Path) -> None:
    strange = wheel(tmp_path, "fremd", {"fremd.py": ""}, "License: Nur für den Dienstgebrauch")
    with pytest.raises(SystemExit, match=r"fremd: sbom\.py does not know this licence"):
        payload.unpack(strange, payload.Recipe("linux"), tmp_path / "out")


def test_the_files_of_the_msi_keep_their_identity_from_version_to_version(tmp_path: Path) -> None:
    for folder, extra in (("alt", ()), ("neu", ("lib/neu.pyc",))):
        for path in ("Ortsnah.exe", "lib/ortsnah/app.pyc", *extra):
            (tmp_path / folder / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / path).write_text(folder)
    command = [sys.executable, str(PACKAGING / "windows" / "components.py")]
    old, new = (
        set(subprocess.run([*command, str(tmp_path / folder)], capture_output=True, text=True, check=True).stdout.splitlines())
        for folder in ("alt", "neu")
    )
    assert len([line for line in old if line.startswith("<Component ")]) == 2
    assert old < new


def test_what_the_workflow_uses_is_fixed_by_hash() -> None:
    workflow = (PACKAGING.parent / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")
    used = [line.split("uses:")[1].split("#")[0].strip() for line in workflow.splitlines() if "uses:" in line]
    assert used
    assert all(len(action.partition("@")[2]) == 40 for action in used)
    assert "@sha256:" in workflow
    assert __version__.count(".") == 2  # as Windows Installer wants it
