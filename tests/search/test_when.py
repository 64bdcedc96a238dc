"""Days and hours in what is typed: which moment is meant, what is left, and what is no moment at all."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest_search import MONDAY_MORNING, Desk
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.moments import Moment
from ortsnah.search.parts import Kind, parts, without


def moment(desk: Desk, text: str) -> str:
    """The moment that an answer is for: '2026-11-24 17:00', '2026-11-28', '' for now."""
    found = desk.results(text, "Gronig").moment
    return "" if found is None else f"{found.day}{f' {found.time:%H:%M}' if found.time else ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kita dienstag 17 uhr offen", "2026-11-24 17:00"),
        ("am samstag offen", "2026-11-28"),
        ("wer hat sonntags auf", "2026-11-29"),
        ("apotheke di 17:30", "2026-11-24 17:30"),
        ("offen um 17", "2026-11-23 17:00"),
        ("tafel offen nach 18 uhr", "2026-11-23 18:00"),
        ("tafel bis 18 uhr offen", "2026-11-23 17:59"),
        ("morgen ab 9 uhr geöffnet", "2026-11-24 09:00"),
        ("heute abend um 8 offen", "2026-11-23 20:00"),
        ("samstagnachmittag kita", "2026-11-28 15:00"),
        ("tafel am 3.12.", "2026-12-03"),
        ("kita 3. Dezember 9 Uhr 30", "2026-12-03 09:30"),
        ("kita 2026-12-01 17:00", "2026-12-01 17:00"),
        ("freitags um fünf uhr nachmittags kita", "2026-11-27 17:00"),
        ("open on Saturday 5 pm", "2026-11-28 17:00"),
        ("аптека відчинено субота", "2026-11-28"),
        ("kita uff am Samschdach", "2026-11-28"),
        ("apotheke am wochenende offen", "2026-11-28"),
        ("wer hat am Wochenende auf", "2026-11-28"),
        ("rathaus nach 18 uhr", "2026-11-23 18:00"),
        ("rathaus 14-16 uhr", "2026-11-23 14:00"),
        ("bürgerbüro morgen früh", "2026-11-24 07:00"),
        ("hausarzt heute nachmittag", "2026-11-23 15:00"),
        ("apotheke in der mittagspause", "2026-11-23 12:30"),
        ("arzt viertel nach 7", "2026-11-24 07:15"),
        ("tafel um halb fünf nachmittags", "2026-11-23 16:30"),
        ("samstag morgen tafel", "2026-11-28 08:00"),
        ("frühstück am samstagmorgen", "2026-11-28 08:00"),
        ("аптека вечером", "2026-11-23 19:00"),
        ("samstag", "2026-11-28"),
    ],
)
def test_a_day_and_an_hour_are_understood_as_the_moment_to_look_at(desk: Desk, text: str, expected: str) -> None:
    assert moment(desk, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "wer passt auf wenn ich um 5 zur frühschicht muss", "kinderbetreuung vor 6 uhr", "krippe ab 1 jahr", "so schnell wie möglich", "krippe heute offen",
        "weiß nicht wo ich heute nacht schlafe", "§ 16.3 SGB II", "24 h offen", "rund um die uhr", "do it", "kita am 31.2.", "montagstreff",
        "Vorstellungsgespräch am Montag, noch nie eins gehabt",
    ],
)  # fmt: skip
def test_what_says_something_else_is_no_moment(desk: Desk, text: str) -> None:
    assert moment(desk, text) == ""


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("kita vor 7 uhr", "kinderbetreuung.randzeiten"),
        ("kinderbetreuung am wochenende", "kinderbetreuung.randzeiten"),
        ("betreuung abends", "kinderbetreuung.randzeiten"),
        ("wo schlafen heute nacht", "notfall.obdach-heute"),
    ],
)
def test_an_hour_that_says_what_is_needed_is_read_so(desk: Desk, text: str, need: str) -> None:
    assert need in desk.engine.understand(text).needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("bürgerbüro morgen früh", "amt.rathaus"),
        ("rathaus nach feierabend", "amt.rathaus"),
        ("hausarzt früh morgens", "gesundheit.hausarzt"),
        ("schuldnerberatung abends", "geld.schulden"),
        ("hebamme am wochenende", "gesundheit.frauen"),
    ],
)
def test_an_hour_is_no_wish_of_its_own(desk: Desk, text: str, need: str) -> None:
    understood = desk.engine.understand(text)
    assert (understood.needs, understood.words) == ((need,), ())
    assert understood.when is not None
    assert not understood.open


def test_a_day_alone_is_looked_at_but_filters_nothing(desk: Desk) -> None:
    assert "kita-gronig" in desk.ask("kita am samstag", "Gronig")
    assert not desk.results("kita am samstag", "Gronig").understood.open


def test_with_an_hour_or_a_word_for_open_only_what_is_open_fits(desk: Desk) -> None:
    assert desk.results("kita dienstag 13 uhr", "Gronig").hits[0].listing.source_key in {"krippe-oberthal", "kita-gronig"}
    at_five = {hit.listing.source_key: hit.reason for hit in desk.results("kita dienstag 15 uhr offen", "Gronig").hits}
    assert at_five["krippe-oberthal"] == ""
    assert "kita-gronig" not in at_five
    saturday = {hit.listing.source_key: hit.reason for hit in desk.results("kita am samstag offen", "Gronig").hits}
    assert "krippe-oberthal" not in saturday
    assert saturday["kita-theley"] == "Öffnungszeit nicht bekannt"


def test_a_chosen_moment_counts_until_the_text_names_another(desk: Desk) -> None:
    chosen = Moment(dt.date(2026, 11, 25), dt.time(8))
    assert desk.results("kita", "Gronig", moment=chosen).moment == chosen
    assert desk.results("kita am samstag", "Gronig", moment=chosen).moment == Moment(dt.date(2026, 11, 28))


def test_the_moment_is_a_part_that_can_be_taken_back(desk: Desk) -> None:
    needs = {need.id: need for need in desk.engine.needs}
    text = "kita dienstag 17 uhr offen"
    part = next(part for part in parts(desk.engine.understand(text), needs) if part.kind is Kind.WHEN)
    assert part.label == "Dienstag, 17 Uhr geöffnet"
    left = without(text, part, desk.engine.understand, needs)
    assert desk.engine.understand(left).when is None
    assert "kita" in left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di", Moment(dt.date(2026, 11, 24))),
        ("Di, 24.11., 17 Uhr", Moment(dt.date(2026, 11, 24), dt.time(17))),
        ("2026-12-01T17:00", Moment(dt.date(2026, 12, 1), dt.time(17))),
        ("übermorgen 9:30", Moment(dt.date(2026, 11, 25), dt.time(9, 30))),
        ("kita dienstag", None),
        ("jetzt", None),
        ("1.12.2020", None),
        ("", None),
    ],
)
def test_a_field_for_a_moment_takes_a_moment_and_nothing_besides(desk: Desk, text: str, expected: Moment | None) -> None:
    assert desk.engine.interpreter.moment(text, MONDAY_MORNING) == expected


@given(st.text(alphabet="modifrsamstag 0123456789.:-uhrabendoffen,", max_size=40))
def test_no_text_breaks_the_reader(desk: Desk, text: str) -> None:
    said = desk.engine.understand(text)
    found = desk.engine.interpreter.moment(text, MONDAY_MORNING)
    assert found is None or found.day >= MONDAY_MORNING.date()
    assert said.when is None or said.when.words
