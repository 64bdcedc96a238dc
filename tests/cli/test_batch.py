"""Many queries at once, as scripts and spreadsheets write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ortsnah.cli import main


def answers(example: Path, content: bytes, *options: str) -> tuple[list[dict[str, Any]], str]:
    """What a batch on standard input answers, and what is said besides."""
    result = CliRunner().invoke(main, ["search", "--batch", "-", "--json-lines", "--catalogue", str(example), *options], input=content)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr


FORMS = {
    "headings": b"id\tquery\tplace\nq1\tTafel\tGronig\n",
    "German headings": b"Nr\tAnfrage\tOrt\nq1\tTafel\tGronig\n",
    "another order": b"place\tquery\tid\nGronig\tTafel\tq1\n",
    "no headings": b"q1\tTafel\tGronig\n",
    "a mark of order": b"\xef\xbb\xbfid\tquery\tplace\r\nq1\tTafel\tGronig\r\n",
    "UTF-16": "id\tquery\tplace\r\nq1\tTafel\tGronig\r\n".encode("utf-16"),
    "empty lines": b"id\tquery\tplace\n\nq1\tTafel\tGronig\n\t\t\n\n",
}


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS)
def test_a_batch_is_read_in_every_form(example: Path, content: bytes) -> None:
    (answer,), said = answers(example, content)
    assert (answer["id"], answer["needs"][0]) == ("q1", "alltag.lebensmittel")
    assert answer["hits"]
    assert ("Ohne Überschriften gelesen" in said) == (content == FORMS["no headings"])


def test_lines_of_one_column_are_queries(example: Path) -> None:
    found, said = answers(example, "Tafel\nSchülerhilfe\n".encode("cp1252"))
    assert [answer["id"] for answer in found] == ["1", "2"]
    assert all(answer["hits"] for answer in found)
    assert "als Spalten gelten query" in said and "Windows-1252" in said


def test_a_query_that_asks_for_nothing_is_answered_with_nothing(example: Path) -> None:
    found, _ = answers(example, b"id\tquery\tplace\na\t\tGronig\nb\tTafel\n")
    assert [(answer["id"], bool(answer["hits"])) for answer in found] == [("a", False), ("b", True)]


def test_the_whole_district_as_a_place_of_a_batch(example: Path) -> None:
    found, _ = answers(example, b"id\tquery\tplace\na\tKita\tLandkreis St. Wendel\nb\tKita\tKreis\n", "--place", "Gronig")
    assert all(hit["distance_km"] is None for answer in found for hit in answer["hits"])


def test_a_query_of_any_length_is_answered_by_its_beginning(example: Path) -> None:
    found, _ = answers(example, b"id\tquery\na\tTafel " + b"x" * 200_000 + b"\nb\tTafel\n")
    assert [answer["id"] for answer in found] == ["a", "b"]
    assert found[1]["hits"]


def test_a_batch_without_queries_is_refused(example: Path, tmp_path: Path) -> None:
    (tmp_path / "q.tsv").write_text("id\tplace\n1\tGronig\n")
    result = CliRunner().invoke(main, ["search", "--batch", str(tmp_path / "q.tsv"), "--catalogue", str(example)])
    assert result.exit_code == 2
    assert "fehlt die Spalte „query“" in result.output


@pytest.mark.parametrize(("options", "said"), [(["Tafel", "--batch", "-"], "zugleich"), (["Tafel", "--json-lines"], "gehört zu „--batch“")])
def test_options_of_which_one_would_do_nothing_are_refused(example: Path, options: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["search", *options, "--catalogue", str(example)], input="")
    assert result.exit_code != 0
    assert said in result.output
