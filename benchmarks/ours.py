"""Our own engine under measurement, each measurement in a process of its own: python -m benchmarks.ours WHAT CATALOGUE QUESTIONS OUT

WHAT is speed, memory or typing.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.questions import Question, any_texts
from ortsnah.catalogue.open import open_generation
from ortsnah.search.engine import Engine
from ortsnah.search.query import Query

MOMENT = dt.datetime(2026, 11, 23, 10, 20)
#: every question is asked by so many fresh engines; the median of its times counts
PASSES = 3
#: for so many questions the needs are counted too, as the window does after each
_COUNTED = 60


class Desk:
    """An open catalogue with everything that the first question needs."""

    def __init__(self, path: Path) -> None:
        started = time.perf_counter()
        self.catalogue = open_generation(path)
        self.opened = time.perf_counter() - started
        started = time.perf_counter()
        self.engine = Engine(self.catalogue)
        self.made = time.perf_counter() - started
        started = time.perf_counter()
        _ = self.engine.interpreter
        self.understands = time.perf_counter() - started
        self.places = {known.id: known for known in self.engine.gazetteer.complete("", sys.maxsize)}

    def query(self, question: Question) -> Query:
        """The question as the window would ask it."""
        needs = (question.need,) if question.need else ()
        return Query(MOMENT.date(), question.text, self.places.get(question.place), needs, within_km=question.km, now=MOMENT)

    def times(self, asked: Sequence[Question]) -> tuple[list[float], list[int]]:
        """Milliseconds and number of hits of every question."""
        times, hits = [], []
        for wanted in [self.query(question) for question in asked]:
            started = time.perf_counter()
            results = self.engine.run(wanted)
            times.append((time.perf_counter() - started) * 1000)
            hits.append(len(results.hits))
        return times, hits

    def counting(self, question: Question) -> float:
        """Milliseconds for the numbers beside the needs."""
        wanted = self.query(question)
        started = time.perf_counter()
        self.engine.counts(wanted)
        return (time.perf_counter() - started) * 1000


def speed(path: Path, asked: list[Question], warming: list[Question]) -> dict[str, Any]:
    """Times of the 200 questions; every pass with an engine that never saw them, warmed by other questions."""
    passes: list[list[float]] = []
    hits: list[int] = []
    told: dict[str, Any] = {}
    for _ in range(PASSES):
        desk = Desk(path)
        desk.times(warming)
        times, hits = desk.times(asked)
        passes.append(times)
        counting = [desk.counting(question) for question in asked[:_COUNTED]]
        told = {
            "open": desk.opened * 1000,
            "engine": desk.made * 1000,
            "interpreter": desk.understands * 1000,
            "counts": counting,
            "anything": desk.times([Question("any", text, place=asked[0].place) for text in any_texts()])[0],
            "places": len(desk.places),
        }
        desk.catalogue.close()
    middle = [sorted(row)[PASSES // 2] for row in zip(*passes, strict=True)]
    return {"kinds": [question.kind for question in asked], "times": middle, "hits": hits, "megabytes": path.stat().st_size / 1e6, **told}


def memory(path: Path, asked: list[Question], warming: list[Question]) -> dict[str, Any]:
    """Megabytes of this process after 50 questions."""
    Desk(path).times(warming)
    return resident()


def resident() -> dict[str, float]:
    """Megabytes that the process holds now and held at most (Linux only)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    fields = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return {"now": int(fields["VmRSS"].split()[0]) / 1024, "most": int(fields["VmHWM"].split()[0]) / 1024}


def typing(path: Path, asked: list[Question], warming: list[Question]) -> dict[str, Any]:
    """From a key press to the painted list, letter by letter, in the real window without a screen; and the window's memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from benchmarks.window import Typist

    return Typist(path, MOMENT).run(asked)


def main() -> None:
    """Measure and write the result as JSON."""
    what, path, given, out = sys.argv[1:5]
    rows = json.loads(Path(given).read_text(encoding="utf-8"))
    asked, warming = ([Question(**row) for row in rows[part]] for part in ("asked", "warming"))
    result = {"speed": speed, "memory": memory, "typing": typing}[what](Path(path), asked, warming)
    Path(out).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
