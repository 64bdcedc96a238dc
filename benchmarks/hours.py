"""make bench-hours: opening hours beside opening_hours.js (npm), at a place in the Saarland; time per question; the worst of odd strings.

Three sets: every value of the OSM files of ../shared/data/osm, values of our own (hours.txt), and the evaluation calls of
opening_hours.js's own tests. The last line is the share of OSM values that agree at every instant. docs/decisions/0010-opening-hours.md
says where we differ, and why.
"""

from __future__ import annotations

import bz2
import datetime as dt
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from benchmarks.hours_calls import Difference, evaluation_calls, kind_of
from benchmarks.measure import ROOT, keep, machine, milliseconds, put_on_page, revision, table
from ortsnah.domain import holidays, hours
from ortsnah.domain.geo import Point
from ortsnah.domain.holidays import Holidays
from ortsnah.domain.opening_days import State, Where

HERE = Path(__file__).parent
NODE = ROOT / ".venv" / "node"
DATA = ROOT.parent / "shared" / "data"
SAARLAND = Point(49.4, 7.1)
PLACE = {"lat": "49.4", "lon": "7.1", "address": {"country_code": "de", "state": "Saarland"}}
#: four weeks each: Christmas; Whit Monday and Corpus Christi (not a holiday everywhere); autumn holidays, clocks back, All Saints' Day
WEEKS = [
    (dt.date(2026, 12, 14), dt.date(2027, 1, 11)),
    (dt.date(2026, 5, 18), dt.date(2026, 6, 15)),
    (dt.date(2026, 10, 5), dt.date(2026, 11, 2)),
]
_QUARTER = dt.timedelta(minutes=15)


def main() -> int:
    """Measure, write the page, print the share last."""
    if not prepare():
        return 1
    osm = osm_values()
    own = [line for line in (HERE / "hours.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = {name: beside(values) for name, values in (("values of the OSM files", osm), ("values of our own", own)) if values}
    calls = evaluation_calls(DATA / "opening_hours" / "opening_hours_js_cases.json")
    speed = times([*osm, *own])
    kept = keep("hours", {"sets": {name: [agree, valid] for name, (agree, valid, _) in found.items()}, "calls": calls[0], "times": speed})
    put_on_page("hours", page(found, calls, speed))
    for name, (agree, valid, differences) in found.items():
        print(f"{name}: {agree} of {valid} agree at every instant")
        for difference in differences:
            print(f"  {difference.value}   [{difference.kind}]")
    print("evaluation calls:", ", ".join(f"{key} {value}" for key, value in calls[0].items()))
    print("times:", kept["times"])
    agree, valid, _ = next(iter(found.values()))
    print(f"{100 * agree / valid:.1f} %")
    return 0


def prepare() -> bool:
    """Set up opening_hours.js in .venv/node; False, with a sentence, when that cannot be done."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        print(
            "This benchmark compares with opening_hours.js: it needs node and npm, and at least one of them is not installed.",
            file=sys.stderr,
        )
        return False
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    stamp = NODE / "stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock:
        return True
    NODE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, NODE)
    done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=NODE, check=False)
    if done.returncode:
        print("npm could not install opening_hours.js (see above); the benchmark was not run.", file=sys.stderr)
        return False
    stamp.write_text(lock, encoding="utf-8")
    return True


def osm_values() -> list[str]:
    """Every different opening_hours of the OSM files."""
    found: set[str] = set()
    for path in sorted((DATA / "osm").glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            tags = feature["properties"].get("tags", feature["properties"])
            found.add(tags.get("opening_hours") or "")
    for path in sorted((DATA / "osm").glob("*.osm.bz2")):
        with bz2.open(path) as file:
            found |= {tag.get("v") or "" for tag in ElementTree.parse(file).iter("tag") if tag.get("k") == "opening_hours"}
    if not found:
        print("The folder ../shared/data is not there: only our own values are compared.", file=sys.stderr)
    return sorted(found - {""})


def beside(values: list[str]) -> tuple[int, int, list[Difference]]:
    """How many agree, how many are valid for opening_hours.js, and which differ."""
    jobs = [
        {"value": value, "place": PLACE, "since": f"{since}T00:00", "until": f"{until}T00:00"} for value in values for since, until in WEEKS
    ]
    answers = oracle(jobs)
    where = Where(holidays.of("SL"), SAARLAND)
    valid, differences = 0, []
    for number, value in enumerate(values):
        theirs = answers[number * len(WEEKS) : (number + 1) * len(WEEKS)]
        if any("error" in answer for answer in theirs):
            continue
        valid += 1
        if not all(same(value, span, answer["intervals"], where) for span, answer in zip(WEEKS, theirs, strict=True)):
            differences.append(Difference(value, kind_of(value)))
    return valid - len(differences), valid, differences


def oracle(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What opening_hours.js says to each job."""
    done = subprocess.run(
        ["node", str(HERE / "hours.mjs")], cwd=NODE, input=json.dumps(jobs), env={**os.environ, "TZ": "Europe/Berlin"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def same(value: str, span: tuple[dt.date, dt.date], theirs: list[list[Any]], where: Where) -> bool:
    """True when the public answer, asked every quarter of an hour, is theirs."""
    intervals = [(dt.datetime.fromisoformat(a), dt.datetime.fromisoformat(b), unknown) for a, b, unknown in theirs]
    moment, at = dt.datetime.combine(span[0], dt.time()), 0
    while moment < dt.datetime.combine(span[1], dt.time()):
        while at < len(intervals) and intervals[at][1] <= moment:
            at += 1
        inside = at < len(intervals) and intervals[at][0] <= moment
        told = State.CLOSED if not inside else State.UNKNOWN if intervals[at][2] else State.OPEN
        if not hours.is_readable(value) or hours.state(value, moment, where.calendar, where.point) is not told:
            return False
        moment += _QUARTER
    return True


def times(values: list[str]) -> dict[str, float]:
    """Milliseconds for a state question: never asked before, then for other moments; and the worst of odd strings."""
    calendar, moment = holidays.of("SL"), dt.datetime(2026, 11, 23, 10)
    first, later = [], []
    for value in values:
        first.append(_milliseconds(value, moment, calendar))
        later += [_milliseconds(value, moment + dt.timedelta(hours=7 * number), calendar) for number in range(1, 25)]
    random.seed(1)
    signs = [
        "Mo",
        "Fr",
        "PH",
        "SH",
        "off",
        "week",
        "easter",
        "Jan",
        "sunrise",
        '"',
        " ",
        "-",
        ",",
        ";",
        "||",
        ":",
        "0",
        "8",
        "12",
        "[",
        "]",
        "+",
        "/",
        "(",
        ")",
        "ß",
    ]
    odd = ["".join(random.choices(signs, k=random.randint(1, 60))) for _ in range(20_000)]
    return {
        "first question, median": statistics.median(first), "first question, worst": max(first), "later question, median": statistics.median(later),
        "20,000 odd strings, worst": max(_milliseconds(text, moment, calendar) for text in odd),
    }  # fmt: skip


def _milliseconds(value: str, moment: dt.datetime, calendar: Holidays) -> float:
    begin = time.perf_counter()
    hours.state(value, moment, calendar)
    return 1000 * (time.perf_counter() - begin)


def page(
    found: dict[str, tuple[int, int, list[Difference]]],
    calls: tuple[dict[str, int], Counter[str], list[Difference]],
    speed: dict[str, float],
) -> str:
    """The part of the page that is measured."""
    told, kinds, _ = calls
    rows = [[name, str(valid), str(agree), f"{100 * agree / valid:.1f} %"] for name, (agree, valid, _) in found.items()]
    asked = told.get("calls", 0) - told.get("not ours to answer", 0)
    if asked:
        rows.append(["evaluation calls of its own tests", str(asked), str(told["agree"]), f"{100 * told['agree'] / asked:.1f} %"])
    why = Counter(difference.kind for _, _, differences in found.values() for difference in differences)
    return "\n\n".join(
        [
            f"Measured: {dt.date.today().isoformat()}, {machine()}, {revision()}.",
            table(["beside opening_hours.js", "valid", "agree at every instant", "share"], rows),
            table(
                ["why values and calls differ", "values", "calls"],
                [[kind, str(why[kind]), str(kinds[kind])] for kind in sorted({*why, *kinds})],
            ),
            table(["time", "ms"], [[name, milliseconds(value)] for name, value in speed.items()]),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
