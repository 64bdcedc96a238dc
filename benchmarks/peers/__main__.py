"""One peer under measurement: python -m benchmarks.peers speed|quality NAME CATALOGUE QUESTIONS OUT FOLDER, with .venv/peers"""

from __future__ import annotations

import importlib
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.common import Peer, documents

PEERS = {
    "fts5": ("fts5", "Plain"),
    "trigram": ("fts5", "Trigrams"),
    "tantivy": ("tantivy_engine", "Relevance"),
    "tantivy-near": ("tantivy_engine", "Nearest"),
    "xapian": ("xapian_engine", "Xapian"),
    "postgres": ("postgres", "Postgres"),
    "rapidfuzz": ("rapidfuzz_engine", "Scan"),
}
_PASSES = 3
#: these share an index, or have none that is kept
_INDEX_OF = {"tantivy-near": "tantivy"}
_NEVER_KEPT = {"postgres"}


def _place(name: str, folder: Path) -> Path:
    """Where the index of a peer lies."""
    return folder / _INDEX_OF.get(name, name)


def ready(peer: Peer, name: str, catalogue: Path, folder: Path) -> float | None:
    """Make the index unless it is there; the seconds that it took, None when it was."""
    place = _place(name, folder)
    seconds = None
    if name in _NEVER_KEPT or not (place / "done").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        started = time.perf_counter()
        peer.build(documents(catalogue), place)
        seconds = time.perf_counter() - started
        (place / "done").write_text(f"{seconds:.1f}", encoding="utf-8")
    peer.open(place)
    return seconds if seconds is not None else float((place / "done").read_text(encoding="utf-8"))


def speed(peer: Peer, place: Path, asked: list[dict[str, Any]], warming: list[dict[str, Any]]) -> dict[str, Any]:
    """As our own engine is measured: the median of three passes for every question, each with the index opened anew."""
    passes, hits = [], []
    for _ in range(_PASSES):
        peer.close()
        peer.open(place)
        for question in warming:
            peer.ask(question)
        times, hits = [], []
        for question in asked:
            started = time.perf_counter()
            found = peer.ask(question)
            times.append((time.perf_counter() - started) * 1000)
            hits.append(len(found))
        passes.append(times)
    return {"times": [sorted(row)[_PASSES // 2] for row in zip(*passes, strict=True)], "hits": hits, "kinds": [q["kind"] for q in asked]}


def main() -> None:
    """Measure and write the result as JSON; what is not installed is told in it."""
    what, name = sys.argv[1:3]
    catalogue, questions, out, folder = map(Path, sys.argv[3:7])
    given = json.loads(questions.read_text(encoding="utf-8"))
    module, kind = PEERS[name]
    try:
        peer: Peer = getattr(importlib.import_module(f"benchmarks.peers.{module}"), kind)()
    except (ImportError, FileNotFoundError) as error:
        out.write_text(json.dumps({"name": name, "absent": str(error)}), encoding="utf-8")
        return
    seconds = ready(peer, name, catalogue, folder)
    result = (
        speed(peer, _place(name, folder), given["asked"], given["warming"])
        if what == "speed"
        else {"hits": {row["id"]: peer.rank(row["query"]) for row in given["queries"]}}
    )
    peer.close()
    out.write_text(json.dumps({"name": peer.name, "build": seconds, **result}), encoding="utf-8")


if __name__ == "__main__":
    main()
