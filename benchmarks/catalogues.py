"""The catalogues that are measured, made once and kept in build/bench until what makes them changes.

python -m benchmarks.catalogues SIZE makes one; a process of its own, since it takes gigabytes for the large one.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.generator import content
from benchmarks.measure import CACHE, ROOT
from ortsnah.catalogue.write import write

_MADE_BY = (
    "benchmarks/generator.*",
    "src/ortsnah/catalogue/*.py",
    "src/ortsnah/domain/*.py",
    "resources/needs.toml",
    "resources/words/*.toml",
)


def folder(services: int) -> Path:
    """Where everything about the catalogue of this size lies; another folder when a file that makes it has changed."""
    seal = hashlib.sha256()
    for pattern in _MADE_BY:
        for path in sorted(ROOT.glob(pattern)):
            seal.update(path.read_bytes())
    return CACHE / f"{services}-{seal.hexdigest()[:12]}"


def catalogue(services: int) -> Path:
    """The catalogue of this size; made when there is none."""
    path = folder(services) / "catalogue.ortsnah"
    if not path.exists():
        print(f"making a catalogue of {services:,} services ...", flush=True)
        subprocess.run([sys.executable, "-m", "benchmarks.catalogues", str(services)], check=True, cwd=ROOT)
    return path


def make(services: int) -> None:
    """Compose and write the catalogue of this size."""
    path = folder(services) / "catalogue.ortsnah"
    path.parent.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    made = content(services)
    written = time.perf_counter()
    fresh = path.with_suffix(f".{os.getpid()}")
    write(made, fresh)
    fresh.replace(path)
    seconds = time.perf_counter() - written
    print(f"  composed in {written - started:.0f} s, written in {seconds:.0f} s, {path.stat().st_size / 1e6:.0f} MB", flush=True)


if __name__ == "__main__":
    make(int(sys.argv[1]))
