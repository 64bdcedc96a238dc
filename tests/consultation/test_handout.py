"""The Handzettel as a tree of plain text: what it says, in which language, and what it never gives away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from records import TODAY, at, service

from ortsnah.consultation.handout import Entry, Head, Options, Sheet, as_html, as_text, languages, sheet
from ortsnah.consultation.handout.labels import labels
from ortsnah.consultation.handout.limits import bounded
from ortsnah.consultation.handout.tree import Block, Span, plain
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need
from ortsnah.domain.places import Place
from ortsnah.domain.service import Contact, Cost, Location

NEEDS = {"kinderbetreuung.krippe": Need("kinderbetreuung.krippe", "Krippe (0–2 Jahre)")}
GRONIG = Place("Gronig", "Oberthal", point=Point(49.52, 7.08))
HEAD = Head("Jobcenter Musterkreis", ("Musterstraße 1", "66606 St. Wendel"), "030 23125-000")
KITA = service(
    "kita", "Kita Regenbogen", "kinderbetreuung.krippe", organization="Gemeinde Oberthal", website="https://kita.example.org",
    verified_on=dt.date(2026, 11, 19), documents=("Geburtsurkunde", "Badehose"), costs=(Cost("Elternbeitrag", 52.0, "im Monat"),),
    contacts=(Contact("Leitung", phone="089 99998-029", hours="Mo-Fr 08:00-09:00"), Contact("Büro", phone="089 99998-030"),
              Contact("Rufbereitschaft", phone="0171 39200-01", urgent=True)),
    **at("Oberthal", street="Schulstraße 4", postal_code="66649", point=Point(49.5125, 7.0835), opening_hours="Mo-Th 07:00-16:30; PH off",
         transport="Bus 612", wheelchair=Wheelchair.YES),
)  # fmt: skip


def made(*entries: Entry, **options: Any) -> Sheet:
    """A sheet for entries (the Kita when none is given)."""
    return sheet(
        entries or (Entry(KITA, "kinderbetreuung.krippe"),), Options(**({"day": TODAY, "head": HEAD, "origin": GRONIG} | options)), NEEDS
    )


def block(*entries: Entry, **options: Any) -> Block:
    return made(*entries, **options).blocks[0]


def told(block: Block, label: str) -> list[str]:
    """The lines of a fact."""
    return [plain(line) for fact in block.facts if fact.label == label for line in fact.lines]


def test_an_entry_says_what_for_where_when_how_and_what_to_bring() -> None:
    entry = block(Entry(KITA, "kinderbetreuung.krippe", "Frau Groß fragen"))
    assert (entry.name, entry.organization, plain(entry.need)) == ("Kita Regenbogen", "Gemeinde Oberthal", "Krippe (0–2 Jahre)")
    assert [call.number for call in entry.calls] == ["089 99998-029", "0171 39200-01"]
    assert told(entry, "Adresse") == ["Schulstraße 4, 66649 Oberthal · etwa 0,9 km von Gronig (Luftlinie)"]
    assert told(entry, "Geöffnet") == ["Mo–Do 7–16:30 Uhr; an Feiertagen geschlossen"]
    assert told(entry, "So kommen Sie hin") == ["Bus 612", "mit Rollstuhl zugänglich"]
    assert told(entry, "Bringen Sie mit") == ["Geburtsurkunde, Badehose"]
    assert told(entry, "Kosten") == ["Elternbeitrag · 52,00 € · im Monat"]
    assert told(entry, "Hinweis") == ["Frau Groß fragen"]
    assert entry.verified == "Geprüft am 19.11.2026"


def test_the_chosen_contact_comes_first_and_the_urgent_line_stays() -> None:
    entry = block(Entry(KITA, contact=KITA.contacts[1]))
    assert [call.number for call in entry.calls] == ["089 99998-030", "0171 39200-01"]
    assert plain(entry.calls[1].who) == "Wenn es eilt: Rufbereitschaft"


@pytest.mark.parametrize(
    ("language", "far", "price"), [("en", "0.9 km", "52.00 €"), ("fr", "0,9 km", "52,00 €"), ("de", "0,9 km", "52,00 €")]
)
def test_numbers_are_written_as_the_language_does(language: str, far: str, price: str) -> None:
    text = as_text(made(language=language))
    assert far in text
    assert price in text


def test_another_language_keeps_the_german_originals_beside_its_own_words() -> None:
    entry = block(language="tr")
    assert plain(entry.need) == "Kreş (0–2 yaş) · Krippe (0–2 Jahre)"
    assert told(entry, "Adres")[0].startswith("Schulstraße 4, 66649 Oberthal")
    assert told(entry, "Lütfen getirin") == ["Geburtsurkunde (doğum belgesi), Badehose"]
    assert [span.text for line in entry.facts[0].lines for span in line if span.german] == ["Schulstraße 4, 66649 Oberthal"]


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_numbers_stand_apart_where_the_script_runs_from_right_to_left(language: str) -> None:
    text = as_text(made(language=language))
    for number in ("089 99998-029", "0171 39200-01", "23.11.2026", "19.11.2026", "07:00", "16:30", "0,9", "52,00 €"):
        assert f"\u2066{number}\u2069" in text
    assert text.count("\u2066") == text.count("\u2069")


@pytest.mark.parametrize("language", ["de", "uk", "ar"])
def test_a_note_from_right_to_left_keeps_its_direction_and_its_numbers_theirs(language: str) -> None:
    note = "اتصل 0681 123-456 يوم 24.12. من 8:30"
    page = made(Entry(KITA, "", note), language=language)
    for shown in (as_text(page), as_html(page)):
        assert "\u2068اتصل \u20660681 123-456\u2069 يوم \u206624.12\u2069. من \u20668:30\u2069\u2069" in shown
    assert '<bdi dir="auto">\u2068اتصل' in as_html(page)


@pytest.mark.parametrize("letters", range(40))
def test_what_is_cut_short_leaves_nothing_open(letters: int) -> None:
    text = labels("ar").apart("اتصل 0681 123-456 يوم 24.12. من 8:30")
    ((span, *_),) = bounded(((Span(text),),), letters)
    assert sum(map(span.text.count, "\u2066\u2068")) == span.text.count("\u2069")


def test_in_other_scripts_nothing_unseen_is_between_the_digits() -> None:
    assert not {"\u2066", "\u2069"} & set(as_text(made(language="uk")))


def test_a_secret_address_is_neither_told_nor_drawn_nor_put_into_a_code() -> None:
    house = service(
        "haus", "Frauenhaus", locations=(Location(confidential=True, transport="Bus 1"),), contacts=(Contact(phone="030 23125-851"),)
    )
    page = made(Entry(house))
    assert told(page.blocks[0], "Adresse") == ["Die Adresse ist geheim, zum Schutz. Bitte anrufen."]
    assert told(page.blocks[0], "So kommen Sie hin") == []
    assert [code.content for code in page.blocks[0].codes] == ["tel:+493023125851"]
    assert page.sketch is None


def test_the_neutral_sheet_does_not_say_who_hands_it_out() -> None:
    page = made(neutral=True)
    assert page.head is None
    for text in (as_text(page), as_html(page)):
        assert not [word for word in ("Jobcenter", "Musterkreis", "Musterstraße", "23125-000") if word in text]


def test_codes_dial_show_the_place_and_lead_to_the_page() -> None:
    assert [code.content for code in block().codes] == ["tel:+498999998029", "geo:49.51250,7.08350", "https://kita.example.org"]
    assert block(with_codes=False).codes == ()


@pytest.mark.parametrize("site", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", 'https://x"onclick=1', "https://bank.de@x.de",
                                  "https://", "https://[::1", "https:///pfad", "HTTPS:javascript"])  # fmt: skip
def test_what_is_no_web_address_becomes_neither_code_nor_link(site: str) -> None:
    entry = Entry(service("x", "Angebot", website=site))
    assert block(entry).codes == ()
    assert "href=" not in as_html(made(entry))


def test_an_address_too_long_for_a_telephone_to_read_gets_no_code() -> None:
    assert block(Entry(service("x", "Angebot", website="https://example.org/" + "a" * 300))).codes == ()


def test_text_of_the_catalogue_is_never_markup() -> None:
    hostile = '<img src=x onerror=alert(1)>&"\u202eback\u0000'
    entry = Entry(service("x", hostile, organization=hostile, alert=hostile, documents=(hostile,), contacts=(Contact(hostile, phone=hostile),),
                          locations=(Location(hostile, street=hostile, transport=hostile),)), note=hostile)  # fmt: skip
    page = as_html(made(entry, head=Head(hostile)))
    assert "<img" not in page
    assert "onerror=alert(1)&gt;" in page
    assert not {"\u202e", "\u0000"} & set(page.replace("\u2066", ""))


def test_a_closed_or_vanished_service_says_so_first() -> None:
    assert plain(block(Entry(service("x", "Angebot", status=Status.CLOSED_FOR_NOW))).alerts[0]).startswith("Zurzeit geschlossen")
    assert "vielleicht nicht mehr" in plain(block(Entry(service("x", "Angebot", status=Status.DEFUNCT))).alerts[0])


def test_a_service_of_which_next_to_nothing_is_known_is_still_an_entry() -> None:
    entry = block(Entry(service("x", "Hotline")))
    assert (entry.name, entry.calls, entry.codes) == ("Hotline", (), ())
    assert told(entry, "Adresse") == ["Ohne festen Ort. Bitte anrufen."]
    assert entry.verified == "Noch nicht geprüft"


def test_what_costs_nothing_says_so_in_one_word() -> None:
    free = service("x", "Angebot", costs=(Cost("Beratung", 0.0), Cost("Kurs", 0.0)))
    assert told(block(Entry(free)), "Kosten") == ["kostenlos"]
    assert told(block(Entry(free), language="pl"), "Koszt") == ["bezpłatnie"]


def test_of_several_locations_the_nearest_is_printed_unless_one_was_chosen() -> None:
    far, near = (Location(place, point=Point(latitude, 7.08)) for place, latitude in (("Freisen", 49.9), ("Gronig", 49.52)))
    two = service("x", "Angebot", locations=(far, near))
    assert told(block(Entry(two)), "Adresse") == ["Gronig"]
    assert told(block(Entry(two, location=far)), "Adresse")[0].startswith("Freisen")


def test_the_example_says_on_paper_that_it_is_one() -> None:
    assert "frei erfunden" in as_text(made(example=True))
    assert "frei erfunden" not in as_text(made())


@pytest.mark.parametrize("language", [each.code for each in languages()])
def test_the_page_names_its_language_marks_german_and_fetches_nothing(language: str, tmp_path: Path) -> None:
    page = as_html(made(language=language))
    tag = "de-simple" if language == "de-leicht" else language
    assert f'<html lang="{tag}" dir="{"rtl" if language in {"ar", "fa"} else "ltr"}">' in page
    assert '<bdi lang="de" dir="ltr">' in page
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert 'src="' not in page


def test_the_logo_travels_inside_the_page_and_is_named_where_no_name_stands_beside_it() -> None:
    assert '<img alt="" src="data:image/png;base64,iVBORw==">' in as_html(made(head=Head("Amt")), b"\x89PNG")
    assert '<img alt="Logo" src="data:image/png;base64,iVBORw==">' in as_html(made(head=Head(logo=Path("logo.png"))), b"\x89PNG")
    assert "<img" not in as_html(made(head=Head("Amt", logo=Path("weg.png"))))
    assert "<img" not in as_html(made(head=Head("Amt"), neutral=True), b"\x89PNG")
