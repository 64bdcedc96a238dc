"""Build hook: a wheel holds the example catalogue, compiled from the editable masters."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileExample(BuildHookInterface):  # type: ignore[type-arg]
    """Runs compile_example.py before a wheel is put together; an editable install needs it only when the program starts."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and see that the git-ignored result gets into the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        runpy.run_path(str(Path(self.root) / "packaging" / "compile_example.py"), run_name="__main__")
        build_data["artifacts"] += ["resources/compiled/*", "resources/fonts/*"]
