"""Small things that the benchmarks share: percentiles, tables, the machine, and the page of documentation."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
#: catalogues and the peers' indexes, made once
CACHE = ROOT / "build" / "bench"
#: what the last runs said, kept with the project
RESULTS = Path(__file__).parent / "results"
PAGE = ROOT / "docs" / "benchmarks.md"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so much of the others does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


def grouped(number: int) -> str:
    """20000 as 20,000."""
    return f"{number:,}"


def milliseconds(value: float | None) -> str:
    """Three figures are enough: 0.42, 4.31, 131."""
    if value is None:
        return "–"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns are aligned, readable on a terminal too; numbers to the right."""
    widths = [max(2, *(len(row[i]) for row in (head, *rows))) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))) + " |"

    rule = "| " + " | ".join("-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)) + " |"
    return "\n".join([line(head), rule, *map(line, rows)])


def machine() -> str:
    """What the figures were measured on, as one line."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def revision() -> str:
    """The commit that was measured, with + when files differ from it; '' outside a checkout."""
    try:
        done = subprocess.run(["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def keep(name: str, results: dict[str, Any]) -> dict[str, Any]:
    """Write results over the ones kept under this name, part by part, and return all that is kept."""
    path = RESULTS / f"{name}.json"
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    stamp = {"date": dt.date.today().isoformat(), "machine": machine(), "revision": revision()}
    kept.update({part: {**stamp, **values} for part, values in results.items()})
    RESULTS.mkdir(exist_ok=True)
    lines = [
        f"{json.dumps(part)}: {json.dumps(rounded(values), ensure_ascii=False, sort_keys=True)}" for part, values in sorted(kept.items())
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return kept


def rounded(values: Any) -> Any:
    """Numbers with three decimals, wherever they stand."""
    if isinstance(values, dict):
        return {key: rounded(value) for key, value in values.items()}
    if isinstance(values, list):
        return [rounded(value) for value in values]
    return round(values, 3) if isinstance(values, float) else values


def put_on_page(name: str, text: str) -> None:
    """Put the text between the page's marks for this name."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
