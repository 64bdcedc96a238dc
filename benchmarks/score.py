"""The scores of the search benchmark, defined as in ../shared/data/search/score.py, for any set of queries and services."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("exact", "everyday", "compound", "typo", "prefix", "jargon", "dialect", "foreign", "multi", "situational", "negative")
NEGATIVE, MULTI = "negative", "multi"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the needs that it is expected to mean, the best first; none for a negative."""

    id: str
    text: str
    place: str
    kind: str
    expected: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What scoring knows of a service: its needs, and the municipalities that it serves ('*': everybody)."""

    needs: tuple[str, ...]
    serves: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the hits, best first, and the needs that were understood."""

    hits: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the queries of a kind; None where a score does not apply."""

    queries: int
    success1: float
    success3: float
    mrr: float
    need3: float
    near3: float | None
    both3: float | None
    false_answers: int
    false_needs: int


def read_queries(path: Path) -> list[Asked]:
    """A TSV file with the columns id, query, place, kind, expected_needs, note."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Asked(
            row["id"], row["query"], row["place"], row["kind"], tuple(filter(None, row["expected_needs"].split(";"))), row.get("note") or ""
        )
        for row in rows
    ]


def matches(expected: str, need: str) -> bool:
    """True for the expected leaf, or for the expected group and its leaves."""
    return need == expected or ("." not in expected and need.partition(".")[0] == expected)


def _offers(needs: Iterable[str], expected: Sequence[str]) -> bool:
    return any(matches(e, need) for need in needs for e in expected)


def score(asked: Sequence[Asked], answers: Mapping[str, Answer], offers: Mapping[str, Offer], municipality: Mapping[str, str]) -> Scores:
    """The scores of some queries; negatives count for false answers only."""
    nothing = Answer(())
    positive = [query for query in asked if query.expected]
    negative = [answers.get(query.id, nothing) for query in asked if not query.expected]
    sums: dict[str, list[float]] = defaultdict(list)
    for query in positive:
        answer = answers.get(query.id, nothing)
        for name, value in _one(query, answer, offers, municipality).items():
            sums[name].append(value)
    mean = {name: sum(values) / len(values) for name, values in sums.items()}
    return Scores(
        len(asked), mean.get("success1", 0), mean.get("success3", 0), mean.get("mrr", 0), mean.get("need3", 0), mean.get("near3"), mean.get("both3"),
        sum(bool(answer.hits) for answer in negative), sum(bool(answer.needs) for answer in negative),
    )  # fmt: skip


def _one(query: Asked, answer: Answer, offers: Mapping[str, Offer], municipality: Mapping[str, str]) -> dict[str, float]:
    hits = list(dict.fromkeys(answer.hits))
    rank = next((n for n, hit in enumerate(hits[:10], 1) if _offers(offers[hit].needs, query.expected)), None)
    found = {
        "success1": float(rank == 1), "success3": float(rank is not None and rank <= 3), "mrr": 1 / rank if rank else 0.0,
        "need3": float(_offers(answer.needs[:3], query.expected)),
    }  # fmt: skip
    if query.place in municipality:
        here = {municipality[query.place], "*"}
        good = {key for key, offer in offers.items() if offer.serves & here and _offers(offer.needs, query.expected)}
        if good:
            found["near3"] = float(bool(good.intersection(hits[:3])))
    if query.kind == MULTI:
        found["both3"] = float(all(any(_offers(offers[hit].needs, [e]) for hit in hits[:3]) for e in query.expected))
    return found
