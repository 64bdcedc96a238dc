"""Percentiles, tables and the page that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import measure


def test_the_95th_percentile_is_the_value_that_190_of_200_do_not_exceed() -> None:
    assert measure.percentile([float(n) for n in range(1, 201)], 0.95) == 190
    assert measure.percentile([3.0], 0.5) == 3
    assert measure.percentile([], 0.95) == 0


def test_milliseconds_have_three_figures() -> None:
    assert [measure.milliseconds(value) for value in (0.421, 4.3, 13.14, 131.2, None)] == ["0.42", "4.30", "13.1", "131", "–"]


def test_a_table_is_aligned_markdown() -> None:
    assert measure.table(("a", "b"), [["long", "1"]]).splitlines() == ["| a    |  b |", "| ---- | -: |", "| long |  1 |"]


def test_a_page_keeps_what_stands_around_the_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- speed -->\nold\n<!-- /speed -->\nafter\n", encoding="utf-8")
    monkeypatch.setattr(measure, "PAGE", page)
    measure.put_on_page("speed", "new")
    assert page.read_text(encoding="utf-8") == "before\n<!-- speed -->\nnew\n<!-- /speed -->\nafter\n"


def test_results_of_one_size_leave_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "RESULTS", tmp_path)
    measure.keep("speed", {"1000": {"x": 1}, "20000": {"x": 2}})
    kept = measure.keep("speed", {"1000": {"x": 3}})
    assert (kept["1000"]["x"], kept["20000"]["x"]) == (3, 2)
    assert {"date", "machine", "revision"} <= kept["1000"].keys()
