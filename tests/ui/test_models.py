"""Qt's own tester on every list model."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from ui.driving import Desk

from ortsnah.search.query import Query, Section
from ortsnah.ui.common.wording import Tone
from ortsnah.ui.lookup.needs_pane import NeedsModel, Row
from ortsnah.ui.lookup.results_model import ResultsModel, rows_of


def test_the_results_model_keeps_qts_rules_whatever_is_shown(desk: Desk, qtmodeltester: ModelTester) -> None:
    engine, now = desk.window.session.engine, dt.datetime(2026, 11, 23, 10, 20)
    place = engine.gazetteer.exact("Gronig")
    model = ResultsModel()
    qtmodeltester.check(model)
    for text in ("krippe", "kita", "Zqxvw", "", "arzt"):
        answer = engine.run(Query(now.date(), text, place))
        model.set_rows(rows_of(answer, now, "", frozenset()))
        assert len([row for row in model.rows if row.hit]) == len(answer.hits)
    assert all(not model.flags(model.index(n)) for n, row in enumerate(model.rows) if row.hit is None)


def test_the_needs_model_keeps_qts_rules(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    model = NeedsModel()
    qtmodeltester.check(model)
    model.set_rows([Row(None, "Bedarf"), Row("geld", "Geld", 3)])
    model.set_rows([Row(None, "Bedarf"), Row("geld", "Geld", 4, chosen=True)])
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "Geld, 4 Angebote, gewählt"


def test_rows_are_equal_within_a_minute_so_that_nothing_is_drawn_anew(desk: Desk) -> None:
    now = dt.datetime(2026, 11, 23, 10, 20)
    results = desk.window.session.results
    first, later = (rows_of(results, now.replace(second=second), "", frozenset()) for second in (1, 59))
    assert first == later


def test_nothing_is_said_to_fit_or_to_be_all_while_something_that_fits_follows(desk: Desk) -> None:
    engine, now = desk.window.session.engine, dt.datetime(2026, 11, 30, 10)
    for text in (
        "wohngeld oberthal",
        "regenbogen gronig dienstag 17 uhr offen",
        "sprechtag nohfelden",
        "kita hirstein dienstag 3 uhr offen",
    ):
        rows = rows_of(engine.run(Query(now.date(), text, now=now)), now, "", frozenset())
        last = max(
            (number for number, row in enumerate(rows) if row.hit and row.hit.fits and row.hit.section is not Section.NEXT), default=-1
        )
        before = {row.title for row in rows[: last + 1] if row.hit is None}
        assert before <= {"Passt genau:", "Passt nur beinahe:", "Weiter weg:"}
        assert not {"Passt genau:", "Weiter weg:"} & {row.title for row in rows[last + 1 :] if row.hit is None}


def test_what_is_on_the_merkzettel_says_so_in_its_row(desk: Desk) -> None:
    desk.type("krippe")
    hit = desk.page.results.view.current_hit()
    row = next(
        row
        for row in rows_of(desk.window.session.results, dt.datetime(2026, 11, 23, 10, 20), "", frozenset({hit.listing.service_id}))
        if row.listed
    )
    assert row.chips()[0].text == "auf dem Merkzettel"
    assert row.chips()[0].tone is Tone.GOOD
    assert "auf dem Merkzettel" in row.spoken()
