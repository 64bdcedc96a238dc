"""The bill of materials of an installer: CycloneDX 1.6, the same bytes for the same contents."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sys
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

_SPDX = {
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GPL-2.0-only", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only", "MIT", "OFL-1.1", "PSF-2.0",
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
    shipped: bool = True

    @classmethod
    def of_wheel(cls, metadata: Message, wheel: Path, *, shipped: bool) -> Component:
        """A package of the lock file, or our own."""
        name = metadata["Name"].lower().replace("_", "-")
        version = metadata["Version"]
        return cls(name, version, _licence(name, metadata), f"pkg:pypi/{name}@{version}", digest(wheel), shipped)

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


def _licence(name: str, metadata: Message) -> str:
    """An SPDX expression, of identifiers that have been looked at: a library with another licence must be noticed."""
    told = [metadata.get("License-Expression"), metadata.get("License")]
    told += [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier", []) if line.startswith("License ::")]
    for word in filter(None, told):
        if word in _WORDS:
            return _WORDS[word]
        if set(re.split(r" (?:AND|OR) ", word)) <= _SPDX:
            return str(word)
    sys.exit(f"{name}: sbom.py does not know this licence: {told}")


def beside(system: str, runtime: Path, qt: str) -> list[Component]:
    """What comes inside of a wheel or of the interpreter without a package of its own."""
    found = [Component("Qt", qt, "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", f"pkg:generic/qt@{qt}")]
    if system == "linux":
        icu = "73.2"  # as the Qt of PySide6 brings it
        python = platform.python_version()
        found.append(Component("ICU", icu, "ICU", f"pkg:generic/icu@{icu}"))
        found.append(Component("CPython", python, "PSF-2.0", f"pkg:deb/debian/python3@{python}"))
    else:
        told = json.loads((runtime / "runtime.json").read_text(encoding="utf-8"))
        found.append(
            Component(
                "CPython with SQLite, libffi, expat", told["version"], "PSF-2.0", f"pkg:generic/python@{told['version']}", told["sha256"]
            )
        )
    return found


def write(components: Iterable[Component], system: str, path: Path) -> None:
    """The whole document; its serial number follows from what it lists."""
    shipped = sorted((one for one in components if one.shipped), key=lambda one: one.purl)
    ours = next(one for one in shipped if one.name == "ortsnah")
    parts = [one.document() for one in shipped if one is not ours]
    document = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, system + json.dumps(parts))}",
        "metadata": {"component": {**ours.document(), "type": "application"}},
        "components": parts,
        "dependencies": [{"ref": ours.purl, "dependsOn": [part["bom-ref"] for part in parts]}],
    }  # fmt: skip
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
