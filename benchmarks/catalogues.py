"""The catalogues that are measured, made once and kept in build/bench until what makes them changes."""

from __future__ import annotations

import hashlib
import os
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
    place = folder(services)
    path = place / "catalogue.ortsnah"
    if not path.exists():
        place.mkdir(parents=True, exist_ok=True)
        print(f"making a catalogue of {services:,} services ...", flush=True)
        started = time.perf_counter()
        made = content(services)
        written = time.perf_counter()
        fresh = path.with_suffix(f".{os.getpid()}")
        write(made, fresh)
        fresh.replace(path)
        print(
            f"  composed in {written - started:.0f} s, written in {time.perf_counter() - written:.0f} s, {path.stat().st_size / 1e6:.0f} MB",
            flush=True,
        )
    return path
