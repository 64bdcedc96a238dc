"""The few things that a workstation remembers: the window's place on the screen and the default place. Nothing of a client."""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(slots=True)
class Settings:
    """`place` is a name with its municipality ('Gronig · Oberthal'), `geometry` Qt's own in base64, `panes` two widths in units of the font."""

    place: str = ""
    geometry: str = ""
    panes: str = ""
    catalogue: str = ""
    idle_minutes: int = 20  # without any input, before the program asks whether the consultation is over; 0: never
    head_name: str = ""  # who hands a sheet out, as its head says; the address line by line
    head_address: str = ""
    head_phone: str = ""
    head_logo: str = ""


def load(path: Path) -> Settings:
    """What was saved; the defaults when there is nothing or it cannot be read (it is never worth an error)."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Settings()
    import json  # on a first start there is nothing to read

    try:
        found = json.loads(text)
        return Settings(
            **{field.name: found[field.name] for field in fields(Settings) if type(found.get(field.name)) is type(field.default)}
        )
    except (ValueError, AttributeError):
        return Settings()


def save(settings: Settings, path: Path) -> None:
    """Write to a new file and put it in place; a full disk or a read-only home must not disturb anybody."""
    import json

    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".neu")
        fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(fresh, path)
