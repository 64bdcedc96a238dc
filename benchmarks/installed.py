"""Sizes of the installers, and from the start of the process to the first paint: the program folder of the .deb beside the source.

Usage: make package-test, or python benchmarks/installed.py after make package-linux. Limits are those that were promised.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15
MOST_TIMES = 1.3
#: how an installer's name ends: the folder of what it installs, at most so many MB (a million bytes) for itself, and for that folder
LIMITS = {
    ".deb": ("linux/deb/usr", 35, 120),
    ".run": ("linux/portable/program", 40, 120),
    ".msi": ("windows/program", 40, 120),
    "Setup.exe": ("windows/program", 40, 120),
}
START = "import sys; from ortsnah.app import main; sys.exit(main())"


def first_paint(python: Path, home: str) -> float:
    """Milliseconds until the program says that it has painted; it then ends by itself."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_DATA_HOME": home}
    begin = time.perf_counter()
    with subprocess.Popen([python, "-c", START, "--smoke"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = (time.perf_counter() - begin) * 1000
        process.communicate()
    if line.strip() != b"painted" or process.returncode:
        sys.exit(f"{python}: the smoke test ended with {process.returncode}")
    return taken


def weight(folder: Path) -> float:
    """Megabytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def sizes(work: Path, dist: Path) -> bool:
    """Print what each installer weighs; whether all keep their limits."""
    kept = True
    for installer in sorted(dist.iterdir()):
        for ending, (folder, most, most_installed) in LIMITS.items():
            if installer.name.endswith(ending):
                size, installed = installer.stat().st_size / 1e6, weight(work / folder)
                print(f"{installer.name}: {size:.1f} MB (limit {most}), installed {installed:.1f} MB (limit {most_installed})")
                kept &= size <= most and installed <= most_installed
    return kept


def start(program: Path) -> bool:
    """Alternate, so that both meet the same machine; the first round only warms the disk cache."""
    installed, source = [], []
    with tempfile.TemporaryDirectory() as home:
        for number in range(RUNS + 1):
            pair = first_paint(program / "ortsnah", home), first_paint(Path(sys.executable), home)
            if number:
                installed.append(pair[0])
                source.append(pair[1])
    ratio = statistics.median(installed) / statistics.median(source)
    print(f"first paint, installed: {statistics.median(installed):.0f} ms (from {min(installed):.0f} to {max(installed):.0f})")
    print(f"first paint, from source: {statistics.median(source):.0f} ms (from {min(source):.0f} to {max(source):.0f})")
    print(f"ratio of the medians: {ratio:.2f} (limit {MOST_TIMES}; N = {RUNS}, {os.cpu_count()} processors)")
    return ratio <= MOST_TIMES


def main() -> None:
    """Both, with status 1 when a limit is not kept."""
    work = ROOT / os.environ.get("WORK", "build/packaging")
    kept = [sizes(work, ROOT / os.environ.get("DIST", "dist")), start(work / "linux/deb/usr/lib/ortsnah")]
    sys.exit(not all(kept))


if __name__ == "__main__":
    main()
