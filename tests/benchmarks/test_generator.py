"""Synthetic catalogues: the same for the same seed, and catalogues like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generator import TODAY, content
from benchmarks.questions import KINDS, questions
from ortsnah.catalogue.content import Content
from ortsnah.catalogue.open import open_generation
from ortsnah.catalogue.write import write
from ortsnah.domain.service import faults
from ortsnah.search.engine import Engine
from ortsnah.search.query import Query


@pytest.fixture(scope="module")
def made() -> Content:
    return content(300)


@pytest.fixture(scope="module")
def file(made: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "made.ortsnah"
    write(made, path)
    return path


def test_the_same_seed_makes_the_same_services(made: Content) -> None:
    assert list(content(300).services) == list(made.services)


def test_another_seed_makes_other_services(made: Content) -> None:
    assert list(content(300, seed=2).services) != list(made.services)


def test_every_service_keeps_the_rules(made: Content) -> None:
    assert [fault for service in made.services for fault in faults(service, TODAY)] == []


def test_few_services_are_for_everybody_and_some_for_several_municipalities(made: Content) -> None:
    areas = [service.areas for service in made.services if service.areas]
    assert sum(any(area.district for area in several) for several in areas) <= 100
    assert any(len(several) > 1 for several in areas)


def test_the_project_can_write_and_search_it(file: Path) -> None:
    catalogue = open_generation(file)
    engine = Engine(catalogue)
    assert catalogue.about.services == 300
    assert engine.run(Query(TODAY, "kita", catalogue.places()[0])).hits
    catalogue.close()


def test_questions_are_of_every_kind_and_the_same_for_the_same_seed(file: Path) -> None:
    catalogue = open_generation(file)
    asked = questions(catalogue, 20)
    assert {question.kind for question in asked} == set(KINDS)
    assert questions(catalogue, 20) == asked
    assert questions(catalogue, 20, seed=8) != asked
    catalogue.close()
