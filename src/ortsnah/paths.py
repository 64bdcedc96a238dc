"""Where files lie: what the program brings along, and what belongs to the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder resources/: inside the installed package, or beside src/ in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"


def example_catalogue() -> Path:
    """The compiled example catalogue."""
    return resources() / "compiled" / "beispiel.ortsnah"


def user_data() -> Path:
    """The user's own folder, local to the machine (never a roaming profile)."""
    from platformdirs import user_data_path

    return user_data_path("Ortsnah", appauthor=False, roaming=False)


def default_catalogue() -> Path:
    """Where the catalogue lies when nobody names another."""
    return user_data() / "katalog.ortsnah"


def settings_file() -> Path:
    """The few things that the window remembers."""
    return user_data() / "einstellungen.json"


def machine_policies() -> Path:
    """The administrator's file for all users of the machine; on Linux no user's environment can lead it astray."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"), "Ortsnah", "richtlinien.toml")
    return Path("/etc/ortsnah/richtlinien.toml")


def dead_ends_file() -> Path:
    """The counts of what was missing where."""
    return user_data() / "sackgassen.json"
