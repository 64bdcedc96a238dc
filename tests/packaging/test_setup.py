"""What the set-up is told by its surroundings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_make_leaves_the_choice_of_python_to_whoever_calls_it() -> None:
    command = ["make", "--no-print-directory", "--eval", "told: ; @printenv PYTHON", "told"]
    told = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHON": "python3.12"}, capture_output=True, text=True, check=True)
    assert told.stdout == "python3.12\n"
