"""Put together the program folder of an installer: a private CPython, the wheels trimmed by payload.toml, byte code, licences, SBOM.

Usage: PYTHON payload.py linux|windows RUNTIME WHEELS OUT
PYTHON must be of the minor version that is shipped, for it makes the byte code. RUNTIME is a standard library with its interpreter
(linux: the prefix, /usr) or a folder in the embeddable layout of python.org (windows). WHEELS holds every wheel, our own included.
"""

from __future__ import annotations

import fnmatch
import importlib.util
import shutil
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import sbom

HERE = Path(__file__).resolve().parent
TAG = f"python{sys.version_info[0]}{sys.version_info[1]}"
DOTTED = f"python{sys.version_info[0]}.{sys.version_info[1]}"
EPOCH = (1980, 1, 1, 0, 0, 0)  # of files in a ZIP, which know no earlier day


class Recipe:
    """What payload.toml says for one system."""

    def __init__(self, system: str) -> None:
        self.system = system
        with (HERE / "payload.toml").open("rb") as file:
            self.told: dict[str, Any] = tomllib.load(file)

    def place(self, wheel: str, path: str) -> Path | None:
        """Where a file of a wheel goes in the program folder; None when it stays away."""
        rule = self.told["wheel"].get(wheel, {})
        if self.system == "windows" and _fits(path, rule.get("beside_program", ())):
            return Path(Path(path).name)
        if _fits(path, self.told["everywhere"]["drop"]):
            return None
        if "keep" in rule and not _fits(path, [*rule.get("keep", ()), *rule.get(self.system, ())]):
            return None
        return Path("lib", path)

    def of_stdlib(self, path: str) -> bool:
        """Whether a file of the standard library is taken."""
        return not _fits(path, self.told["stdlib"]["drop"])

    def extension(self, name: str) -> bool:
        """Whether an extension module (or a library beside it) is taken."""
        return not _fits(name, self.told["stdlib"]["drop_extensions"])


def _fits(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)


def compiled(source: bytes, name: str) -> bytes:
    """Byte code that is taken as it is, whatever the times of files: `name` is all that it says of its origin."""
    if source.startswith(importlib.util.MAGIC_NUMBER):
        return source
    code = compile(source, name, "exec", dont_inherit=True)
    return bytes(importlib._bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(source), False))  # type: ignore[attr-defined]


def put(data: bytes, path: Path, *, executable: bool = False) -> None:
    """Write a file with the rights it is to have."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o755 if executable else 0o644)


def unpack(wheel: Path, recipe: Recipe, out: Path) -> list[sbom.Component]:
    """The wanted files of a wheel, modules as byte code; what it adds to the bill of materials."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = _metadata(archive)
        name = metadata["Name"].lower().replace("_", "-")
        taken = 0
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            place = None if info.is_dir() else recipe.place(name, info.filename)
            if place is None:
                continue
            data = archive.read(info)
            taken += 1
            if place.suffix == ".py":
                put(compiled(data, place.as_posix()), out / place.with_suffix(".pyc"))
            else:
                put(data, out / place)
    return list(sbom.of_wheel(metadata, wheel)) if taken else []


def _metadata(archive: zipfile.ZipFile) -> Message:
    inside = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(archive.read(inside).decode())


def zipped(modules: Iterator[tuple[str, bytes]], path: Path) -> None:
    """Modules as byte code in a ZIP: stored, for unpacking would take longer than reading."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, source in modules:
            info = zipfile.ZipInfo(name.removesuffix(".py").removesuffix(".pyc") + ".pyc", EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, compiled(source, name))


def linux_runtime(prefix: Path, recipe: Recipe, out: Path) -> None:
    """Debian's interpreter, its standard library and its extension modules."""
    library = prefix / "lib" / DOTTED
    files = sorted(library.rglob("*.py"), key=lambda path: path.relative_to(library).as_posix())
    names = ((path.relative_to(library).as_posix(), path) for path in files)
    zipped(((name, path.read_bytes()) for name, path in names if recipe.of_stdlib(name)), out / f"{TAG}.zip")
    for path in sorted((library / "lib-dynload").glob("*.so")):
        if recipe.extension(path.name):
            put(path.read_bytes(), out / "lib-dynload" / path.name)
    put((prefix / "bin" / DOTTED).read_bytes(), out / "ortsnah", executable=True)
    put(f"{TAG}.zip\nlib-dynload\nlib\n".encode(), out / "ortsnah._pth")


def windows_runtime(folder: Path, recipe: Recipe, out: Path) -> None:
    """The embeddable layout, without what Ortsnah does not need."""
    if not (folder / f"{TAG}.dll").exists():
        sys.exit(f"{folder} holds no {TAG}.dll: run this with the Python version of the runtime")
    for path in sorted([*folder.glob("*.dll"), *folder.glob("*.pyd")]):
        if recipe.extension(path.name) and not path.name.lower().startswith("vcruntime"):
            put(path.read_bytes(), out / path.name)
    with zipfile.ZipFile(folder / f"{TAG}.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".pyc"))
        wanted = (name for name in names if recipe.of_stdlib(name.removesuffix("c")))
        zipped(((name, archive.read(name)) for name in wanted), out / f"{TAG}.zip")
    put(f"{TAG}.zip\n.\nlib\n".encode(), out / f"{TAG}._pth")


def licences(system: str, runtime: Path, out: Path) -> None:
    """Our own licence, those of CPython and Qt; each library's own lies in its .dist-info."""
    python = runtime / "LICENSE.txt" if system == "windows" else runtime / "lib" / DOTTED / "LICENSE.txt"
    for source, name in (
        (HERE.parent / "LICENSE", "Ortsnah-GPL-3.0.txt"),
        (python, "CPython.txt"),
        (HERE / "licences" / "LGPL-3.0.txt", "Qt-PySide6-LGPL-3.0.txt"),
        (HERE / "licences" / "README.txt", "LIESMICH.txt"),
    ):
        put(source.read_bytes(), out / "licences" / name)


def main() -> None:
    """Make the folder anew."""
    system, runtime, wheels, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    recipe = Recipe(system)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (linux_runtime if system == "linux" else windows_runtime)(runtime, recipe, out)
    components = [component for wheel in sorted(wheels.glob("*.whl")) for component in unpack(wheel, recipe, out)]
    licences(system, runtime, out)
    qt = next(one.version for one in components if one.name == "shiboken6")
    python = sbom.python_of_linux() if system == "linux" else sbom.python_of_windows(runtime)
    sbom.write([*components, *sbom.beside(system, out, python, qt)], system, out)
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{out}: {size / 2**20:.1f} MiB in {len(files)} files")


if __name__ == "__main__":
    main()
