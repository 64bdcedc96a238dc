"""Whom to ask: the list of contacts, with keys alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from ui.driving import MONDAY, Desk, MakeWindow

from ortsnah.domain import holidays
from ortsnah.domain.moments import Moment
from ortsnah.search.query import Query, Section
from ortsnah.ui.common.fields import LineEdit
from ortsnah.ui.common.wording import ALERT, Chip, Tone
from ortsnah.ui.lookup.contact_row import ContactRow, contact_rows
from ortsnah.ui.lookup.needs_pane import CONTACTS
from ortsnah.ui.lookup.results_model import ResultRow, ResultsModel, rows_of

Key = Qt.Key


@pytest.fixture
def asking(desk: Desk) -> Desk:
    """The place is Gronig, and all whom one may ask are shown."""
    desk.ctrl("R")
    return desk


def row(desk: Desk) -> ResultRow:
    """The selected one."""
    found = desk.page.results.view.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert isinstance(found, ResultRow)
    return found


def headings(desk: Desk) -> list[str]:
    return [each.title for each in desk.page.results.view.results_model.rows if each.hit is None]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_key_leads_to_all_who_are_there_for_the_place(asking: Desk) -> None:
    assert len(asking.names()) == asking.counts()[CONTACTS]
    assert headings(asking)[0].startswith("Für Gronig · ")
    assert asking.page.results.sentence.text() == f"{len(asking.names())} Ansprechpersonen für Gronig"
    assert asking.page.bar.need.edit.hasFocus()


def test_the_list_at_the_left_leads_there_and_to_the_needs_again(desk: Desk) -> None:
    desk.page.needs.view.setFocus()
    model = desk.page.needs.model
    for need in (CONTACTS, "kinderbetreuung"):
        at = next(number for number, each in enumerate(model.rows) if each.need == need)
        desk.page.needs.view.setCurrentIndex(model.index(at))
        desk.press(Key.Key_Return)
        assert [each.need for each in model.rows if each.chosen] == [need]
    assert not desk.window.session.query.contacts
    assert "Krippe" in " ".join(desk.names())


def test_the_count_is_spoken_as_persons(asking: Desk) -> None:
    model = asking.page.needs.model
    at = next(number for number, each in enumerate(model.rows) if each.need == CONTACTS)
    told = model.data(model.index(at), Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"Ansprechpersonen, {asking.counts()[CONTACTS]} Ansprechpersonen, gewählt"


def test_a_row_says_who_for_what_the_number_and_when(asking: Desk) -> None:
    asking.type("musterholz")
    assert asking.chosen() == "Ortsvorsteher · Erwin Musterholz"
    assert row(asking).line() == "Ortsvorsteher Gronig · Gemeinde Oberthal · Gronig"
    assert row(asking).distance() == ("040 66969302", "im Ort")
    assert "Telefonzeit wieder ab 17 Uhr" in [chip.text for chip in row(asking).chips()]
    assert "040 66969302" in row(asking).spoken()


@pytest.mark.parametrize("text", ["jugendamt", "jugendamd", "jugendam"])
def test_contacts_are_searched_like_services(asking: Desk, text: str) -> None:
    asking.type(text)
    assert "jugendamt" in row(asking).line().casefold()
    assert "Bezirkssozialarbeit" in asking.names()
    assert all(hit.contact is not None for hit in asking.window.session.results.hits)


def test_arrows_walk_and_the_detail_says_whom_to_call_now(asking: Desk) -> None:
    asking.type("bezirkssozialarbeit")
    first = asking.page.detail.detail.contacts[0]
    assert (first.heading, first.now) == ("Vertretung im Bezirk", True)
    assert first.because.startswith("Vertretung, weil „Bezirkssozialarbeit“ erst wieder morgen ab 8:30 Uhr zu erreichen ist")
    assert [card.heading for card in asking.page.detail.detail.contacts if card.picked] == ["Bezirkssozialarbeit"]
    before = asking.chosen()
    asking.press(Key.Key_Down)
    assert asking.chosen() != before


def test_the_contact_that_was_picked_is_the_one_to_call(asking: Desk) -> None:
    asking.type("wohngeld")
    for _ in range(3):
        card = asking.page.detail.detail.contacts[0]
        assert (card.heading, card.picked, card.now) == (asking.chosen(), True, True)
        asking.press(Key.Key_Down)


def test_the_letters_of_a_surname_decide_and_are_gone_with_the_client(asking: Desk) -> None:
    def surname() -> LineEdit:
        fields = asking.page.detail.body.findChildren(LineEdit)
        return next(field for field in fields if field.accessibleName() == "Erste Buchstaben des Nachnamens")

    asking.type("wohngeld")
    surname().setFocus()
    asking.type("Mü")
    asking.press(Key.Key_Return)
    assert asking.page.detail.detail.contacts[0].heading == "Wohngeld, Zimmer 0.24"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert surname().hasFocus()
    assert len(asking.page.shortlist) == 0
    asking.ctrl("E")
    assert asking.page.consultation.initials == ""
    asking.ctrl("R")
    asking.type("wohngeld")
    assert asking.page.detail.detail.initials == ""


def test_one_key_copies_the_number_and_another_the_whole_entry(asking: Desk) -> None:
    asking.type("musterholz")
    for copy in (lambda: asking.ctrl("T"), lambda: (asking.page.results.view.setFocus(), asking.ctrl("C"))):
        QGuiApplication.clipboard().clear()
        copy()
        assert clipboard() == "040 66969302"
        assert asking.window.status.content.text() == "Kopiert: 040 66969302"
    asking.ctrl("C", shift=True)
    assert asking.window.status.content.text() == "Kopiert: Ortsvorsteher Gronig"
    assert clipboard().startswith("Ortsvorsteher Gronig\n")


def test_who_has_no_number_is_written_to(asking: Desk) -> None:
    asking.ctrl("L")
    asking.type("Selbach")
    asking.press(Key.Key_Return)
    asking.type("mitfahrzettel")
    assert row(asking).distance()[0] == ""
    mail = next(chip.text for chip in row(asking).chips() if chip.text.startswith("E-Mail: "))
    asking.ctrl("T")
    assert mail == f"E-Mail: {clipboard()}"


def test_enter_puts_the_service_on_the_merkzettel(asking: Desk) -> None:
    asking.type("musterholz")
    asking.press(Key.Key_Return)
    assert [entry.hit.listing.name for entry in asking.page.shortlist] == ["Ortsvorsteher Gronig"]
    assert row(asking).chips()[0].text == "auf dem Merkzettel"
    asking.press(Key.Key_Return)
    assert len(asking.page.shortlist) == 0


def test_a_topic_of_contacts_is_no_wish_of_the_client(asking: Desk) -> None:
    asking.page.choose_topic("amt")
    asking.page.consultation.remember_wishes()
    assert asking.page.shortlist.open_wishes() == []


def test_topics_narrow_and_are_taken_back_step_by_step(asking: Desk) -> None:
    chips = {chip.accessibleName(): chip for chip in asking.page.results.chips.flow.widgets()}
    chips["Amt und Recht"].setFocus()
    asking.press(Key.Key_Space)
    assert (headings(asking)[0], asking.chosen()) == ("Für Gronig", "Ortsvorsteher · Erwin Musterholz")
    chips = {chip.accessibleName(): chip for chip in asking.page.results.chips.flow.widgets()}
    chips["Rathaus und Bürgerbüro"].setFocus()
    asking.press(Key.Key_Space)
    assert asking.window.session.query.needs == ("amt.rathaus",)
    asking.ctrl("K")
    asking.press(Key.Key_Backspace)
    assert asking.window.session.query.contacts
    assert asking.window.session.query.needs == ()
    asking.press(Key.Key_Escape)
    assert not asking.window.session.query.contacts


def test_escape_takes_back_the_words_first(asking: Desk) -> None:
    asking.type("wohngeld")
    asking.press(Key.Key_Escape)
    assert len(asking.names()) == asking.counts()[CONTACTS]
    assert asking.page.bar.need.edit.text() == ""


def test_nobody_for_the_words_is_never_an_empty_page(asking: Desk) -> None:
    asking.type("Strandhotel Mallorca")
    assert headings(asking)[0].startswith("Zu „Strandhotel Mallorca“ ist niemand eingetragen. Für Gronig")
    assert len(asking.names()) == asking.counts()[CONTACTS]
    assert asking.page.results.sentence.text() == ""


def test_where_nobody_is_there_for_a_topic_the_next_ones_are(asking: Desk) -> None:
    asking.page.choose_topic("arbeit.arbeitgeberservice")
    asking.page.choose_topic("amt.ortsvorsteher")
    asking.ctrl("L")
    asking.type("Tholey")
    asking.press(Key.Key_Down, Key.Key_Return)
    assert any(heading.startswith(("Die nächsten", "In ")) for heading in headings(asking))
    assert {hit.section for hit in asking.window.session.results.hits} >= {Section.NEXT}


def test_on_a_holiday_no_hours_are_green_and_those_that_forget_it_warn(desk: Desk) -> None:
    def reached(day: dt.date) -> list[Chip]:
        query = Query(MONDAY.date(), "jugendamt", limit=500, now=MONDAY, contacts=True, moment=Moment(day, dt.time(10)))
        rows = contact_rows(desk.window.session.engine.run(query), MONDAY, frozenset(), holidays.of("SL"))
        return [chip for each in rows for chip in each.chips() if chip.text.startswith(("Telefonzeit", "Öffnungszeit", "jederzeit"))]

    corpus_christi, day_after = dt.date(2027, 5, 27), dt.date(2027, 5, 28)
    assert any(chip.text.endswith(", aber da ist Fronleichnam") for chip in reached(corpus_christi))
    assert not any(chip.tone is Tone.GOOD for chip in reached(corpus_christi))
    assert any(chip.tone is Tone.GOOD for chip in reached(day_after))


def test_an_entry_with_a_notice_says_so_in_both_lists_and_its_hours_are_not_green(desk: Desk) -> None:
    engine = desk.window.session.engine
    query = Query(MONDAY.date(), "wohngeld", limit=500, now=MONDAY)
    calendar = holidays.of("SL")
    offers = rows_of(engine.run(query), MONDAY, "", frozenset(), calendar)
    people = contact_rows(engine.run(query._replace(contacts=True)), MONDAY, frozenset(), calendar)
    for rows in (offers, people):
        noticed = [each for each in rows if each.hit and each.hit.listing.name == "Wohngeldstelle"]
        assert noticed
        assert all(ALERT in each.chips() for each in noticed)
        assert not any(ALERT in each.chips() for each in rows if each.hit and not each.hit.listing.alert)
    green = [chip for each in people if ALERT in each.chips() for chip in each.chips() if chip.tone is Tone.GOOD and "zeit" in chip.text]
    assert green == []


def test_open_now_means_that_somebody_answers(asking: Desk) -> None:
    asking.type("jugendamt")
    asking.ctrl("J")
    assert {"Zu dieser Zeit nicht zu erreichen:"} <= set(headings(asking))
    assert asking.page.results.sentence.text().endswith("Ansprechpersonen für Gronig zu erreichen")
    hits = asking.page.results.view.results_model.hits()[: asking.window.session.results.serving]
    rows = [asking.page.results.view.results_model.rows[number] for number in hits]
    assert all(any(chip.tone is Tone.GOOD and chip.text.startswith(("Telefonzeit", "jederzeit", "Öffnungszeit")) for chip in each.chips())
               for each in rows)  # fmt: skip


def test_the_whole_district_goes_by_municipality(make_window: MakeWindow, desk: Desk) -> None:
    desk.window.session.set_place(None)
    desk.ctrl("R")
    circles = list(dict.fromkeys(heading.partition(" · ")[0] for heading in headings(desk)))
    assert circles[0] == "Für den ganzen Landkreis"
    assert circles[1:] == sorted(circles[1:])
    assert "Gemeinde Oberthal" in circles


def test_the_end_of_the_consultation_leads_back_to_the_offers(asking: Desk) -> None:
    asking.type("wohngeld")
    asking.ctrl("E")
    assert not asking.window.session.query.contacts
    assert "Was wird gebraucht?" in asking.page.bar.need.edit.placeholderText()


def test_the_model_keeps_qts_rules_whatever_is_shown(desk: Desk, qtmodeltester: ModelTester) -> None:
    engine, model = desk.window.session.engine, ResultsModel()
    qtmodeltester.check(model)
    for text, place in (("", "Gronig"), ("jugendamt", "Gronig"), ("jugendamt", "Tholey"), ("Zqxvw", "Gronig"), ("leitung", "Freisen")):
        answer = engine.run(Query(MONDAY.date(), text, engine.gazetteer.exact(place), contacts=True))
        model.set_rows(contact_rows(answer, MONDAY, frozenset()))
        assert [each.hit for each in model.rows if each.hit] == list(answer.hits)
        assert all(isinstance(each, ContactRow) for each in model.rows if each.hit)
    assert all(not model.flags(model.index(n)) for n, each in enumerate(model.rows) if each.hit is None)


def test_a_contact_out_of_hours_names_the_deputy(desk: Desk) -> None:
    engine = desk.window.session.engine
    answer = engine.run(Query(MONDAY.date(), "bezirkssozialarbeit", engine.gazetteer.exact("Gronig"), contacts=True))
    evening = dt.datetime(2026, 11, 23, 20)
    first = next(each for each in contact_rows(answer, evening, frozenset(), desk.window.session.calendar) if each.hit)
    told = [chip.text for chip in first.chips()]
    assert told[:3] == ["Telefonzeit wieder morgen ab 8:30 Uhr", "für Marpingen, Oberthal und Tholey", "Vertretung: Vertretung im Bezirk"]
