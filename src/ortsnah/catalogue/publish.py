"""Putting a new generation in the place of the old one: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from ortsnah.catalogue import trouble
from ortsnah.catalogue.open import open_generation, previous_of
from ortsnah.catalogue.write import Content, write
from ortsnah.domain.errors import NOTHING_CHANGED, CatalogueError

_PREFIX = ".ortsnah-"
_DAY = 24 * 60 * 60


def publish(content: Content, path: Path) -> None:
    """Write the content beside `path`, check it, let it take its place, and keep what was there as the previous generation."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            write(content, fresh)
            open_generation(fresh).close()
            _still_the_next(content.number, path)
            _replace(path, fresh, kept=Path(folder) / "vorher")
        _sync(path.parent)
    except OSError as error:
        raise trouble.unwritable(path, error) from error


def _still_the_next(number: int, path: Path) -> None:
    """Refuse where somebody else has published since the content was put together: theirs would be lost unseen."""
    try:
        current = open_generation(path, thorough=False)
    except CatalogueError:
        return  # nothing there, or nothing that could be lost
    present = current.about.number
    current.close()
    if present >= number:
        raise CatalogueError(
            f"Der Katalog „{path.name}“ wurde gerade von anderer Stelle erneuert (Nr. {present}).",
            NOTHING_CHANGED,
            "Bitte wiederholen Sie den Vorgang.",
        )


def _replace(path: Path, fresh: Path, kept: Path) -> None:
    """At every moment there is a whole catalogue at `path`; where the last step fails, the old one is put back."""
    if not _opens(path):  # nothing there, or something damaged that must not push a sound previous generation out
        os.replace(fresh, path)
        return
    try:
        os.link(path, kept)
    except OSError:  # a file system without links
        shutil.copy2(path, kept)
    os.replace(fresh, path)
    try:
        os.replace(kept, previous_of(path))
    except OSError:
        os.replace(kept, path)
        raise


def _sweep(folder: Path) -> None:
    """Remove what a killed process left behind; a folder of today may belong to one that is still at work."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left)


def _opens(path: Path) -> bool:
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
