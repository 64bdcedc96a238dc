"""Dead ends: counted so that nobody can be recognised, kept whatever happens, exported without live formulas."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.consultation.dead_ends import LEAST, CountsError, DeadEnd, Line, Reason, as_csv, load, month_of, overview, record

NOVEMBER = "2026-11"


def dead_end(municipality: str = "Oberthal", need: str = "kinderbetreuung.krippe", reason: Reason = Reason.NO_PLACE) -> DeadEnd:
    return DeadEnd(NOVEMBER, need, municipality, reason)


def test_of_a_day_only_the_month_is_kept() -> None:
    assert month_of(dt.date(2026, 11, 23)) == NOVEMBER


def test_what_is_recorded_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "neu" / "sackgassen.json"
    for _ in range(3):
        record(file, dead_end())
    record(file, dead_end("Tholey"))
    assert load(file) == {dead_end(): 3, dead_end("Tholey"): 1}


def test_the_file_tells_neither_order_nor_day_nor_time(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    for municipality in ("Tholey", "Oberthal", "Tholey"):
        record(one, dead_end(municipality))
    for municipality in ("Oberthal", "Tholey", "Tholey"):
        record(other, dead_end(municipality))
    assert one.read_bytes() == other.read_bytes()
    assert one.stat().st_mtime == tmp_path.stat().st_mtime == dt.datetime(2026, 11, 1).timestamp()
    assert [len(row) for row in json.loads(one.read_text(encoding="utf-8"))] == [5, 5]


def test_less_than_three_are_not_told_for_a_municipality() -> None:
    lines = overview({dead_end("Oberthal"): 3, dead_end("Tholey"): 2, dead_end("Freisen"): 1})
    assert lines == [
        Line(NOVEMBER, "kinderbetreuung.krippe", "Oberthal", Reason.NO_PLACE, 3),
        Line(NOVEMBER, "kinderbetreuung.krippe", None, Reason.NO_PLACE, 3),
    ]


def test_where_all_others_together_are_less_than_three_no_number_is_told_either() -> None:
    assert overview({dead_end("Tholey"): 2}) == [Line(NOVEMBER, "kinderbetreuung.krippe", None, Reason.NO_PLACE, None)]
    assert overview({dead_end(""): 1})[0].number is None


def test_the_newest_month_comes_first() -> None:
    older = dead_end()._replace(month="2026-10")
    assert [line.month for line in overview({older: 3, dead_end(): 3})] == [NOVEMBER, "2026-10"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '[["2026-13", "a", "b", "kein Platz", 1]]', '[["2026-11", "a", "b", "?", 1]]',
                                  '[["2026-11", "a", "b", "kein Platz", -1]]', "\x00"])  # fmt: skip
def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "sackgassen.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CountsError, match="nicht lesen"):
        record(file, dead_end())
    assert file.read_text(encoding="utf-8") == text


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "sackgassen.json"
    record(file, dead_end())
    before = file.read_bytes()

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CountsError, match="Festplatte"):
        record(file, dead_end())
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_no_cell_of_the_table_is_live(cell: str) -> None:
    written = as_csv(["a"], [[cell]]).decode("utf-8-sig")
    assert f"'{cell}" in written


cells = st.text(st.one_of(st.sampled_from("=+-@\t\r\n\"';, "), st.characters(codec="utf-8", exclude_characters="\x00")), max_size=20)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=20))
def test_whatever_stands_in_the_table_no_cell_is_live_and_none_is_lost(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(["a", "b"], rows).decode("utf-8-sig"), newline=""), delimiter=";", strict=True))[1:]
    assert [[cell.removeprefix("'") if written.startswith(tuple("=+-@\t\r\n")) else cell for cell, written in zip(*pair, strict=True)]
            for pair in zip(read, rows, strict=True)] == rows  # fmt: skip
    assert not [cell for row in read for cell in row if cell.startswith(tuple("=+-@\t\r\n"))]


municipalities = st.sampled_from(["", "Oberthal", "Tholey", "Freisen", "Marpingen"])
ends = st.builds(DeadEnd, st.sampled_from(["2026-10", NOVEMBER]), st.sampled_from(["a", "b"]), municipalities, st.sampled_from(Reason))


@given(st.dictionaries(ends, st.integers(1, 9)))
def test_no_small_number_is_ever_told_and_none_can_be_reckoned(counts: dict[DeadEnd, int]) -> None:
    lines = overview(counts)
    assert all(line.number is None or line.number >= LEAST for line in lines)
    for line in lines:
        if line.municipality:
            assert line.number == counts[DeadEnd(line.month, line.need, line.municipality, line.reason)]
        elif line.municipality is None and line.number is not None:  # at least two municipalities together, so that it is nobody's own
            small = [number for end, number in counts.items() if (end.month, end.need, end.reason) == (line.month, line.need, line.reason)
                     and end.municipality and number < LEAST]  # fmt: skip
            assert len(small) > 1
            assert sum(small) == line.number


def test_the_table_opens_in_an_office_with_umlauts() -> None:
    assert as_csv(["Grund"], [["Voraussetzung nicht erfüllt"]]) == "\ufeffGrund\r\nVoraussetzung nicht erfüllt\r\n".encode()
