"""make bench: how fast, how large, beside other engines. Usage: python -m benchmarks.speed [SIZE ...]"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.catalogues import catalogue
from benchmarks.measure import ROOT, grouped, keep, machine, milliseconds, percentile, put_on_page, table
from benchmarks.questions import KINDS, NAMES, as_rows, questions
from ortsnah.catalogue.open import open_generation

SIZES = (1_000, 20_000, 500_000)
#: what was promised, in milliseconds and megabytes
MOST_P95 = {1_000: 2.0, 20_000: 5.0, 500_000: 16.0}
MOST_PAINTED = {20_000: 16.0, 500_000: 33.0}
MOST_MEMORY = {20_000: 150.0}
#: for whatever is typed, however senseless
MOST_ANY_TEXT = 50.0
PEERS = ("fts5", "tantivy", "tantivy-near", "xapian", "postgres")
#: orders as we do, so that each kind of question can be compared
_LIKE_US = "tantivy-near"
_OURS = "Ortsnah"


def measured(what: str, path: Path, given: Path) -> dict[str, Any]:
    """One measurement of our own engine, in a fresh process."""
    return _run([sys.executable, "-m", "benchmarks.ours", what, str(path), str(given)], path.parent / f"{what}.json")


def peer(name: str, path: Path, given: Path) -> dict[str, Any]:
    """One peer, in a fresh process of .venv/peers."""
    out = path.parent / f"{name}.json"
    python = ROOT / ".venv" / "peers" / "bin" / "python"
    return _run([str(python), "-m", "benchmarks.peers", "speed", name, str(path), str(given)], out, str(path.parent))


def _run(command: list[str], out: Path, *more: str) -> dict[str, Any]:
    print(f"  {' '.join(command[2:5])}", flush=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))}
    subprocess.run([*command, str(out), *more], check=True, cwd=ROOT, env=environment)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def measure(size: int) -> dict[str, Any]:
    """Everything about one size."""
    path = catalogue(size)
    print(f"{grouped(size)} services", flush=True)
    given = path.parent / "questions.json"
    opened = open_generation(path)
    given.write_text(
        json.dumps({"asked": as_rows(questions(opened)), "warming": as_rows(questions(opened, 50, seed=99))}), encoding="utf-8"
    )
    opened.close()
    ours = {what: measured(what, path, given) for what in ("speed", "memory", "typing")}
    return {"ours": ours, "peers": {name: peer(name, path, given) for name in PEERS}}


def by_kind(found: dict[str, Any]) -> dict[str, list[float]]:
    """The times of every kind, and all of them."""
    kinds = {kind: [t for t, k in zip(found["times"], found["kinds"], strict=True) if k == kind] for kind in KINDS}
    return {**kinds, "all": found["times"]}


def engines(size: int, result: dict[str, Any]) -> str:
    """The engines beside each other at one size."""
    peers = [_engine_row(found["name"], found, found.get("build")) for found in result["peers"].values()]
    rows = [_engine_row(_OURS, result["ours"]["speed"], None), *peers]
    return table((f"{grouped(size)} services, ms p50 / p95", *(NAMES[kind] for kind in (*KINDS, "all")), "answered", "built in"), rows)


def both(times: Sequence[float]) -> str:
    """Median and 95th percentile."""
    return f"{milliseconds(percentile(times, 0.5))} / {milliseconds(percentile(times, 0.95))}"


def _engine_row(name: str, found: dict[str, Any], build: float | None) -> list[str]:
    if "absent" in found:
        return [name, *["not installed"] * (len(KINDS) + 1), "–", "–"]
    figures = [both(times) for times in by_kind(found).values()]
    answered = sum(hits > 0 for hits in found["hits"]) / len(found["hits"])
    return [name, *figures, f"{answered:.0%}", f"{build:.0f} s" if build is not None else "–"]


def promises(results: dict[int, dict[str, Any]]) -> str:
    """What was promised and what was measured."""
    rows = []
    for size, result in results.items():
        ours, rivals = result["ours"], {"tantivy": "tantivy", "tantivy-near": "tantivy, the nearest first"}
        told, p95 = f"{grouped(size)}: ", percentile(ours["speed"]["times"], 0.95)
        painted = percentile(ours["typing"]["times"], 0.95)
        if size in MOST_P95:
            rows.append(_promise(f"{told}search, p95", p95, MOST_P95[size], "ms"))
        for key, rival in rivals.items() if size == max(SIZES) else ():  # the quicker one does not order by nearness as we do
            if "times" in result["peers"][key]:
                rows.append(_promise(f"{told}search, p95, against {rival}", p95, percentile(result["peers"][key]["times"], 0.95), "ms"))
                if key == _LIKE_US:
                    rows.append(_kinds(f"{told}p95 of each kind, against {rival}", ours["speed"], result["peers"][key]))
        if "anything" in ours["speed"]:
            rows.append(_promise(f"{told}any text at all, the slowest of 200", max(ours["speed"]["anything"]), MOST_ANY_TEXT, "ms"))
        if size in MOST_PAINTED:
            rows.append(_promise(f"{told}key press to painted list, p95", painted, MOST_PAINTED[size], "ms"))
        if size in MOST_MEMORY:
            rows.append(_promise(f"{told}memory, engine alone", ours["memory"]["now"], MOST_MEMORY[size], "MB"))
            rows.append(_promise(f"{told}memory, with the window", ours["typing"]["memory"]["now"], MOST_MEMORY[size], "MB"))
    return "\n\n".join(filter(None, [table(("promise", "measured", "at most", "kept"), rows), growth(results)]))


def _promise(what: str, found: float, most: float, unit: str) -> list[str]:
    return [what, f"{milliseconds(found)} {unit}", f"{milliseconds(most)} {unit}", "yes" if found <= most else "no"]


def _kinds(what: str, ours: dict[str, Any], rival: dict[str, Any]) -> list[str]:
    """Our p95 of each kind as a part of the rival's; the worst of them counts."""
    mine, theirs = by_kind(ours), by_kind(rival)
    ratios = [percentile(mine[kind], 0.95) / percentile(theirs[kind], 0.95) for kind in KINDS]
    return [what, f"{min(ratios):.2f} to {max(ratios):.2f} times", "1.00 times", "yes" if max(ratios) <= 1 else "no"]


def growth(results: dict[int, dict[str, Any]]) -> str:
    """How much more a larger catalogue costs."""
    told = []
    for (small, a), (large, b) in pairwise(results.items()):
        before, after = (percentile(x["ours"]["speed"]["times"], 0.95) for x in (a, b))
        told.append(
            f"{grouped(small)} to {grouped(large)} services: {large / small:.0f} times the services, {after / before:.1f} times the p95"
        )
    return "Growth: " + "; ".join(told) + "." if told else ""


def own(results: dict[int, dict[str, Any]]) -> str:
    """What else is known of our own engine."""
    rows = []
    for size, result in results.items():
        speed, memory, typing = (result["ours"][what] for what in ("speed", "memory", "typing"))
        started = " + ".join(f"{speed[part]:.0f}" for part in ("open", "engine", "interpreter"))
        resident = [f"{memory['now']:.0f} MB", f"{typing['memory']['now']:.0f} MB"]
        megabytes = f"{speed['megabytes']:.0f} MB"
        typed = [both(typing["times"]), both(typing.get("whole", ()))]
        rows.append([grouped(size), grouped(speed["places"]), megabytes, started, both(speed["counts"]), *typed, *resident])
    head = (
        "services",
        "places",
        "file",
        "open + engine + words, ms",
        "counts, ms",
        "key to list, ms",
        "to detail, ms",
        "memory",
        "with window",
    )
    return table(head, rows)


def page(results: dict[int, dict[str, Any]]) -> str:
    """All tables."""
    stamps = dict.fromkeys(f"{result['date']}, {result['machine']}, {result['revision']}" for result in results.values())
    parts = ["Measured: " + "; ".join(stamps) + ".", promises(results), own(results)]
    return "\n\n".join([*parts, *(engines(size, result) for size, result in results.items())])


def main(arguments: Sequence[str]) -> None:
    """Measure, print, keep."""
    print(machine())
    sizes = [int(text.replace("_", "")) for text in arguments] or list(SIZES)
    kept: dict[str, Any] = {}
    for size in sizes:
        kept = keep("speed", {str(size): measure(size)})
    results = {int(size): kept[size] for size in sorted(kept, key=int)}
    print("\n" + page({size: results[size] for size in sorted(sizes)}))
    put_on_page("speed", page(results))


if __name__ == "__main__":
    main(sys.argv[1:])
