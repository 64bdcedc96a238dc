"""The bill of materials of an installer: CycloneDX 1.6, the same bytes for the same contents. payload.py writes it into the program folder.

Usage: python sbom.py FOLDER PACKAGE=VERSION...     adds Debian's libraries, which the portable build brings along
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sys
import tomllib
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

NAME = "ortsnah.cdx.json"
_QT = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"
#: licences that have been looked at; another one ends the build
_SPDX = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "GPL-2.0-only", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only", "MIT",
    "MIT-0", "ODbL-1.0", "OFL-1.1", "PSF-2.0", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Zlib", "LLVM-exception",
}  # fmt: skip
#: what packages say where they give no SPDX expression
_WORDS = {
    "Apache License, Version 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0", "BSD License": "BSD-3-Clause", "MIT License": "MIT",
    "MIT, BSD": "MIT AND BSD-3-Clause", "PSFL": "PSF-2.0", "Public Domain": "LicenseRef-Public-Domain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Component:
    """Something that an installer brings along. `sha256` is that of the file it comes from."""

    name: str
    version: str
    licence: str
    purl: str
    sha256: str = ""

    def document(self) -> dict[str, Any]:
        """As CycloneDX wants it."""
        found: dict[str, Any] = {
            "type": "library", "bom-ref": self.purl, "name": self.name, "version": self.version,
            "licenses": [{"expression": self.licence}], "purl": self.purl,
        }  # fmt: skip
        if self.sha256:
            found["hashes"] = [{"alg": "SHA-256", "content": self.sha256}]
        return found


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def of_wheel(metadata: Message, wheel: Path) -> Iterator[Component]:
    """A package of the lock file, or our own, and the Rust libraries that it says are compiled into it."""
    name, version = metadata["Name"].lower().replace("_", "-"), metadata["Version"]
    told = [metadata.get("License-Expression"), metadata.get("License")]
    told += [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    yield Component(name, version, _licence(name, told), f"pkg:pypi/{name}@{version}", digest(wheel))
    with zipfile.ZipFile(wheel) as archive:
        for inside in (inside for inside in archive.namelist() if ".dist-info/sboms/" in inside):
            for part in json.loads(archive.read(inside)).get("components", ()):
                purl = str(part.get("purl", "")).partition("?")[0]
                if purl.startswith("pkg:cargo/") and part.get("scope") != "excluded":  # what only the build wanted is excluded
                    words = [licence.get("expression") or licence["license"].get("id") for licence in part.get("licenses", ())]
                    yield Component(part["name"], part["version"], _licence(part["name"], words), purl)


def _licence(name: str, told: list[str | None]) -> str:
    """An SPDX expression, of identifiers that have been looked at: a library with another licence must be noticed."""
    for word in filter(None, told):
        if word in _WORDS:
            return _WORDS[word]
        if set(re.findall(r"[\w.-]+", word)) - {"AND", "OR", "WITH"} <= _SPDX:
            return str(word)
    sys.exit(f"{name}: sbom.py does not know this licence: {told}")


def beside(system: str, program: Path, python: Component, qt: str) -> Iterator[Component]:
    """What lies in the program folder without being a package, as components.toml tells."""
    yield python
    yield Component("Qt", qt, _QT, f"pkg:generic/qt@{qt}")
    told = _told()
    for one in [*told["everywhere"], *told[system]]:
        path = next(iter(sorted(program.glob(one["file"]))), None)
        found = path and re.search(one["pattern"], path.read_bytes().replace(b"\0", b"").decode("latin-1"))
        if not found:
            sys.exit(f"{one['name']}: {one['file']} does not tell its version. Has components.toml to be renewed?")
        yield Component(one["name"], found[1], one["licence"], f"pkg:generic/{_slug(one['name'])}@{found[1]}")


def python_of_linux() -> Component:
    """Debian's interpreter, which runs this build too."""
    version = platform.python_version()
    return Component("CPython", version, "PSF-2.0", f"pkg:generic/python@{version}")


def python_of_windows(runtime: Path) -> Component:
    """What runtime.py has found."""
    told = json.loads((runtime / "runtime.json").read_text(encoding="utf-8"))
    return Component("CPython", told["version"], "PSF-2.0", f"pkg:generic/python@{told['version']}", told["sha256"])


def _told() -> dict[str, Any]:
    with (Path(__file__).parent / "components.toml").open("rb") as file:
        return tomllib.load(file)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def write(components: Iterable[Component], system: str, folder: Path) -> None:
    """The whole document; its serial number follows from what it lists."""
    each = {one.purl: one for one in components}
    ours = next(one for one in each.values() if one.name == "ortsnah")
    parts = [one.document() for _, one in sorted(each.items()) if one is not ours]
    _save({**ours.document(), "type": "application"}, parts, system, folder)


def _save(ours: dict[str, Any], parts: list[dict[str, Any]], system: str, folder: Path) -> None:
    document = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, system + json.dumps([ours, parts]))}",
        "metadata": {"component": ours},
        "components": parts,
        "dependencies": [{"ref": ours["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }  # fmt: skip
    (folder / NAME).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def add(folder: Path, packages: dict[str, str]) -> None:
    """Debian's libraries that were put beside the program."""
    licences = _told()["debian"]
    if unknown := packages.keys() - licences.keys():
        sys.exit(f"components.toml does not name the licences of these Debian packages: {', '.join(sorted(unknown))}")
    found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    more = [
        Component(name, version, licences[name], f"pkg:deb/debian/{name}@{version}").document()
        for name, version in sorted(packages.items())
    ]
    parts = sorted([*found["components"], *more], key=lambda part: str(part["bom-ref"]))
    _save(found["metadata"]["component"], parts, "portable", folder)


if __name__ == "__main__":
    add(Path(sys.argv[1]), dict(given.split("=", 1) for given in sys.argv[2:]))
