"""Our scores are those of ../shared/data/search/score.py."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import quality
from benchmarks.score import Answer, Asked, Offer, score

OFFERS = {
    "a": Offer(("geld.schulden",), frozenset({"Oberthal"})),
    "b": Offer(("geld.familie", "familie.jugendamt"), frozenset({"*"})),
    "c": Offer(("gesundheit.sucht",), frozenset({"Tholey"})),
}
PLACES = {"Gronig": "Oberthal", "Theley": "Tholey"}


def asked(*expected: str, place: str = "", kind: str = "exact") -> Asked:
    return Asked("q", "", place, kind, expected, "")


def test_a_hit_counts_when_it_offers_the_expected_leaf() -> None:
    found = score([asked("geld.schulden")], {"q": Answer(("b", "a"))}, OFFERS, PLACES)
    assert (found.success1, found.success3, found.mrr) == (0, 1, 0.5)


def test_for_an_expected_group_any_leaf_of_it_counts() -> None:
    assert score([asked("geld")], {"q": Answer(("b",))}, OFFERS, PLACES).success1 == 1


def test_the_parent_group_does_not_count_for_an_expected_leaf() -> None:
    assert score([asked("geld.schulden")], {"q": Answer((), ("geld",))}, OFFERS, PLACES).need3 == 0


def test_near_counts_only_where_somebody_serves_the_place() -> None:
    assert score([asked("gesundheit.sucht", place="Gronig")], {"q": Answer(("c",))}, OFFERS, PLACES).near3 is None
    assert score([asked("gesundheit.sucht", place="Theley")], {"q": Answer(("c",))}, OFFERS, PLACES).near3 == 1
    assert score([asked("geld.familie", place="Theley")], {"q": Answer(("b",))}, OFFERS, PLACES).near3 == 1


def test_two_wishes_are_met_only_by_hits_for_both() -> None:
    wish = asked("geld.schulden", "gesundheit.sucht", kind="multi")
    assert score([wish], {"q": Answer(("a", "b"))}, OFFERS, PLACES).both3 == 0
    assert score([wish], {"q": Answer(("a", "b", "c"))}, OFFERS, PLACES).both3 == 1


def test_a_hit_for_a_negative_is_a_false_answer() -> None:
    found = score([asked(kind="negative")], {"q": Answer(("a",), ("geld",))}, OFFERS, PLACES)
    assert (found.false_answers, found.false_needs) == (1, 1)


def test_a_query_that_was_not_answered_counts_as_empty() -> None:
    assert score([asked("geld")], {}, OFFERS, PLACES).success3 == 0


@pytest.mark.skipif(not quality.GIVEN.is_dir(), reason="../shared/data is absent")
def test_the_scores_of_random_answers_are_those_of_the_given_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "CACHE", tmp_path)
    chosen = quality.given_set()
    draw, keys = random.Random(3), sorted(chosen.offers)
    needs = sorted({need for offer in chosen.offers.values() for need in offer.needs})
    answers = {q.id: Answer(tuple(draw.sample(keys, 10)), tuple(draw.sample(needs, 3))) for q in chosen.asked if draw.random() < 0.9}
    rows = [json.dumps({"id": key, "hits": answer.hits, "needs": answer.needs}) for key, answer in answers.items()]
    (tmp_path / "answers.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, str(quality.GIVEN / "score.py"), str(tmp_path / "answers.jsonl"), "--queries", str(chosen.queries), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
    ours = quality.scored(chosen, answers)
    for kind, values in theirs.items():
        if kind == "negative":
            assert (values["false"], values["false_need"]) == (ours[kind].false_answers, ours[kind].false_needs)
            continue
        found = ours[kind]
        assert (values["s1"], values["s3"], values["mrr"], values["need3"]) == pytest.approx(
            (found.success1, found.success3, found.mrr, found.need3)
        )
        assert values["near3"] == pytest.approx(found.near3 or 0)
        if "both3" in values:
            assert values["both3"] == pytest.approx(found.both3)
