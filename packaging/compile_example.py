"""Compile resources/example/*.toml into the example catalogue. Usage: python packaging/compile_example.py"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write resources/compiled/beispiel.ortsnah; every service must be taken."""
    sys.path.insert(0, str(ROOT / "src"))
    from ortsnah.curation.importing import Masters, import_files
    from ortsnah.sources.masters import read_toml

    resources = ROOT / "resources"
    target = resources / "compiled" / "beispiel.ortsnah"
    target.unlink(missing_ok=True)
    files = sorted((resources / "example").glob("*.toml"))
    day = read_toml(resources / "district.toml")["example_day"]
    report = import_files(files, target, Masters.load(resources), day, example=True)
    for reading in report.readings:
        for refusal in reading.refused:
            sys.exit(f"{reading.file}: {refusal.row}: {refusal.reason}")
    target.with_name(target.stem + ".vorher" + target.suffix).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
