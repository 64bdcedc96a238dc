"""make bench-search: how well queries are understood, beside other engines in the same go.

Two sets: our own queries over the example catalogue, and, where ../shared/data is at hand, the given ones over its services.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import CACHE, ROOT, keep, put_on_page, table
from benchmarks.score import KINDS, NEGATIVE, Answer, Asked, Offer, Scores, read_queries, score
from ortsnah import paths
from ortsnah.catalogue.open import open_generation
from ortsnah.curation.importing import Masters, import_files
from ortsnah.search.engine import Engine
from ortsnah.search.query import Query

GIVEN = ROOT.parent / "shared" / "data" / "search"
PEERS = ("fts5", "trigram", "tantivy", "rapidfuzz")
_OURS = "Ortsnah"
_HITS = 10
#: queries of so many words are typed letter by letter, and looked at from this letter on
_TYPED_WORDS, _FIRST_KEY = 2, 4
_ABSENT = "The folder ../shared/data is not there: the given queries are left out."
_DISTRICT = "Landkreis St. Wendel"


@dataclass(frozen=True, slots=True)
class Set:
    """Queries, the catalogue that they are asked of, and what is needed to score the answers."""

    name: str
    catalogue: Path
    queries: Path
    asked: list[Asked]
    offers: dict[str, Offer]
    municipality: dict[str, str]


def own_set() -> Set:
    """Our own queries over the example catalogue."""
    path, queries = paths.example_catalogue(), ROOT / "tests" / "search" / "queries.tsv"
    catalogue = open_generation(path)
    places = {known.place.name: known.place.municipality for known in reversed(catalogue.places())}
    offers = {}
    for service in catalogue.services():
        served = {"*" if area.district else area.municipality for area in service.areas} or {
            place.municipality for place in service.locations
        }
        offers[service.id] = Offer(service.needs, frozenset(served - {""}))
    catalogue.close()
    return Set("own queries, example catalogue", path, queries, read_queries(queries), offers, places)


def given_set() -> Set:
    """The given queries; their services are imported as any list is."""
    services, path = GIVEN / "services.csv", CACHE / "given.ortsnah"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    report = import_files([services], path, Masters.load(paths.resources()), dt.date.today())
    with services.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if report.taken != len(rows):
        sys.exit(f"Of {len(rows)} given services only {report.taken} were taken.")
    with (GIVEN / "places.tsv").open(encoding="utf-8", newline="") as file:
        places = {row["place"]: row["municipality"] for row in csv.DictReader(file, delimiter="\t")}
    offers = {row["id"]: Offer(tuple(row["needs"].split(";")), frozenset(_served(row))) for row in rows}
    queries = GIVEN / "queries_given.tsv"
    return Set("given queries, given services", path, queries, read_queries(queries), offers, places)


def _served(row: Mapping[str, str]) -> set[str]:
    areas = set(row["service_area"].split(";")) if row["service_area"] else {row["municipality"]}
    return {"*" if area == _DISTRICT else area for area in areas}


def ours(chosen: Set) -> dict[str, Answer]:
    """Our own answers; a place that is not known counts as none, as for the command."""
    catalogue = open_generation(chosen.catalogue)
    engine, now, answers = Engine(catalogue), dt.datetime.now(), {}
    for query in chosen.asked:
        place = engine.gazetteer.resolve(query.place) if query.place else None
        results = engine.run(Query(now.date(), query.text, place, limit=_HITS, now=now))
        answers[query.id] = Answer(tuple(hit.listing.source_key for hit in results.hits), results.understood.needs)
    catalogue.close()
    return answers


def typing(chosen: Set) -> str:
    """How steady the answer is while positive queries of one or two words are typed: how often it leaves what it comes back to."""
    catalogue = open_generation(chosen.catalogue)
    engine, now, keys, left, lost = Engine(catalogue), dt.datetime.now(), 0, 0, 0
    typed = [query.text for query in chosen.asked if query.expected and len(query.text.split()) <= _TYPED_WORDS]
    for text in typed:
        steps = [engine.run(Query(now.date(), text[:end], limit=1, now=now)) for end in range(_FIRST_KEY, len(text) + 1)]
        firsts = [results.hits[0].listing.source_key if results.hits else "" for results in steps]
        meant = [set(results.understood.needs) for results in steps]
        keys += max(len(steps) - 1, 0)
        left += sum(before == firsts[-1] != after for before, after in pairwise(firsts))
        lost += sum(bool(needs := before & set(steps[-1].understood.needs[:1])) and not needs & after for before, after in pairwise(meant))
    catalogue.close()
    return (
        f"{len(typed)} of these queries typed letter by letter from letter {_FIRST_KEY} on, {keys} keys: the first hit of the finished query"
        f" went away again at {100 * left / keys:.1f} % of them, its need at {100 * lost / keys:.1f} %."
    )


def from_command(chosen: Set) -> dict[str, Answer]:
    """What `ortsnah search --batch` answers."""
    command = [
        sys.executable,
        "-m",
        "ortsnah.cli",
        "search",
        "--batch",
        str(chosen.queries),
        "--json-lines",
        "--catalogue",
        str(chosen.catalogue),
    ]
    done = subprocess.run([*command, "--limit", str(_HITS)], check=True, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["id"]: Answer(tuple(hit["id"] for hit in row["hits"]), tuple(row["needs"])) for row in rows}


def peer(name: str, chosen: Set) -> tuple[str, dict[str, Answer]] | None:
    """A peer's name and answers; None when it is not installed. It is given the words alone, and understands no needs."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        given, out = folder / "queries.json", folder / "answers.json"
        given.write_text(json.dumps({"queries": [{"id": query.id, "query": query.text} for query in chosen.asked]}), encoding="utf-8")
        python = ROOT / ".venv" / "peers" / "bin" / "python"
        command = [str(python), "-m", "benchmarks.peers", "quality", name, str(chosen.catalogue), str(given), str(out), str(folder)]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
        found = json.loads(out.read_text(encoding="utf-8"))
    return None if "absent" in found else (found["name"], {key: Answer(tuple(hits)) for key, hits in found["hits"].items()})


def parts(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    """The queries of every kind, all positive ones, those held out from the writing of the words, and the negatives."""
    found = {kind: [query for query in asked if query.kind == kind] for kind in KINDS if kind != NEGATIVE}
    found["total"] = [query for query in asked if query.kind != NEGATIVE]
    found["held out"] = [query for query in found["total"] if "holdout" in query.note]
    found[NEGATIVE] = [query for query in asked if query.kind == NEGATIVE]
    return {name: queries for name, queries in found.items() if queries}


def scored(chosen: Set, answers: Mapping[str, Answer]) -> dict[str, Scores]:
    """The scores of every part."""
    return {name: score(queries, answers, chosen.offers, chosen.municipality) for name, queries in parts(chosen.asked).items()}


def ours_table(name: str, scores: Mapping[str, Scores]) -> str:
    """Our own scores, a row for every kind."""
    rows = []
    for kind, found in scores.items():
        if kind == NEGATIVE:
            continue
        figures = (found.success1, found.success3, found.mrr, found.need3, found.near3, found.both3)
        rows.append([kind, str(found.queries), *("–" if figure is None else f"{figure:.2f}" for figure in figures)])
    return (
        table((f"Ortsnah: {name}", "n", "success@1", "success@3", "MRR@10", "need@3", "near@3", "both@3"), rows)
        + "\n\n"
        + _negatives(scores)
    )


def _negatives(scores: Mapping[str, Scores]) -> str:
    found = scores.get(NEGATIVE)
    return f"Negatives: {found.queries}; false answers {found.false_answers}, false needs {found.false_needs}." if found else ""


def peers_table(name: str, engines: Mapping[str, Mapping[str, Scores]]) -> str:
    """success@3 of every engine for every kind."""
    kinds = list(next(iter(engines.values())))
    rows = []
    for kind in kinds:
        cells = [str(s[kind].false_answers) if kind == NEGATIVE else f"{s[kind].success3:.2f}" for s in engines.values()]
        rows.append(["false answers to negatives" if kind == NEGATIVE else kind, str(next(iter(engines.values()))[kind].queries), *cells])
    totals = [("total, success@1", "success1"), ("total, MRR@10", "mrr"), ("total, near@3", "near3")]
    rows += [
        [told, str(next(iter(engines.values()))["total"].queries), *(f"{getattr(s['total'], field) or 0:.2f}" for s in engines.values())]
        for told, field in totals
    ]
    return table((f"success@3: {name}", "n", *engines), rows)


def run(chosen: Set) -> tuple[str, dict[str, object]]:
    """Ask everybody; the tables, and the scores for the file of results."""
    answers = ours(chosen)
    told = from_command(chosen)
    differing = [key for key, answer in answers.items() if told[key] != answer]
    check = (
        f"The command gives other hits for {', '.join(differing)}."
        if differing
        else "The command `ortsnah search --batch` gives the same hits."
    )
    engines = {_OURS: scored(chosen, answers)}
    for name in PEERS:
        found = peer(name, chosen)
        if found:
            engines[found[0]] = scored(chosen, found[1])
    tables = f"{ours_table(chosen.name, engines[_OURS])} {check}\n\n{typing(chosen)}\n\n{peers_table(chosen.name, engines)}"
    return tables, {engine: {kind: asdict(values) for kind, values in scores.items()} for engine, scores in engines.items()}


def main() -> None:
    """Both sets, or our own alone."""
    sets = [own_set()]
    if GIVEN.is_dir():
        sets.append(given_set())
    else:
        print(_ABSENT)
    told, results = [], {}
    for chosen in sets:
        text, result = run(chosen)
        print(f"\n{text}")
        told.append(text)
        results[chosen.name] = {"engines": result}
    kept = keep("search", results)
    stamp = kept[sets[0].name]
    put_on_page("search", "\n\n".join([f"Measured: {stamp['date']}, {stamp['machine']}, {stamp['revision']}.", *told]))


if __name__ == "__main__":
    main()
