"""Where the package cannot be tried as installed, the reason is said in a sentence."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

POSSIBLE = Path(__file__).resolve().parents[2] / "packaging" / "test" / "possible.sh"
FIRST = {"id": "echo 0"}
IS_DEBIAN_12 = "VERSION_CODENAME=bookworm" in Path("/etc/os-release").read_text(encoding="utf-8")
OTHER_SYSTEM = "it takes Debian 12\n"


def asked(folder: Path, commands: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run it with some of the system's commands replaced."""
    for name, script in commands.items():
        path = folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "WORK": str(folder / "work"),
        "DIST": str(folder / "dist"),
    }
    environment["SOURCE_DATE_EPOCH"] = "0"  # also outside of a clone
    return subprocess.run(["sh", str(POSSIBLE)], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        ({"id": "echo 1000"}, "it takes root, for clean systems of its own\n"),
        ({**FIRST, "unshare": "exit 1"}, "this machine does not let root make namespaces (unshare)\n"),
        ({**FIRST, "unshare": "exit 0", "apt-get": "exit 100"}, "no archive of Debian packages can be reached\n"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, commands: dict[str, str], said: str) -> None:
    done = asked(tmp_path, commands)
    assert (done.returncode, done.stderr) == (1, said if IS_DEBIAN_12 or "root," in said else OTHER_SYSTEM)


def test_a_machine_that_has_all_says_nothing(tmp_path: Path) -> None:
    done = asked(tmp_path, {**FIRST, "unshare": "exit 0", "apt-get": "exit 0"})
    assert (done.returncode, done.stderr) == ((0, "") if IS_DEBIAN_12 else (1, OTHER_SYSTEM))
