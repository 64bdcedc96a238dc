"""Putting a new generation in the place of the old one: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from ortsnah.catalogue.open import open_generation, previous_of
from ortsnah.catalogue.write import Content, write
from ortsnah.domain.errors import NOTHING_CHANGED, CatalogueError


def publish(content: Content, path: Path) -> None:
    """Write the content beside `path`, check it, keep what was there as the previous generation, and take its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".ortsnah-", dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            write(content, fresh)
            open_generation(fresh).close()
            _replace(fresh, path)
        _sync(path.parent)
    except OSError as error:
        raise CatalogueError(
            f"Der Katalog „{path.name}“ lässt sich nicht schreiben ({error.strerror or error}).",
            NOTHING_CHANGED,
            "Bitte schließen Sie andere Fenster von Ortsnah und prüfen Sie Speicherplatz und Zugriffsrechte.",
        ) from error


def _replace(fresh: Path, path: Path) -> None:
    """The old file stays reachable at every moment: as itself or as the previous generation."""
    if path.exists() and _opens(path):
        kept = fresh.with_name("previous")
        try:
            os.link(path, kept)
            os.replace(kept, previous_of(path))
        except OSError:  # a file system without links
            os.replace(path, previous_of(path))
    os.replace(fresh, path)


def _opens(path: Path) -> bool:
    """A damaged file must not push a sound previous generation out."""
    try:
        open_generation(path).close()
    except CatalogueError:
        return False
    return True


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError, AttributeError):  # Windows cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
