"""Whom to ask: who is there for a place, by circle and topic; who is meant by words; who can be reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import pytest
from conftest_search import MONDAY_MORNING, TODAY, Desk, service
from records import MakeCatalogue, MakeContent

from ortsnah.catalogue.open import open_generation
from ortsnah.catalogue.write import write
from ortsnah.curation.importing import Masters
from ortsnah.domain.service import Area, Contact, Service
from ortsnah.search.engine import Engine
from ortsnah.search.query import Filters, Query, Results

MORNINGS, EVENINGS = "Mo-Fr 08:00-12:00", "Mo-Fr 18:00-20:00"


def one(function: str, name: str = "", duty: str = "", *, phone: str = "030 23125-001", hours: str = "", **given: object) -> Contact:
    return Contact(function, name, duty, phone, hours=hours, **given)  # type: ignore[arg-type]


def served(key: str, name: str, need: str, *contacts: Contact, village: str = "", municipality: str = "", place: str = "") -> Service:
    """A service with contacts for a village, a municipality or (neither, and no place) the district; at a place for whoever comes."""
    areas = (Area(municipality=municipality, place=village),) if municipality else () if place else (Area(district=True),)
    return service(key, name, need, place=place, areas=areas, contacts=contacts)


SERVICES = [
    served("ov", "Ortsvorsteher Gronig", "amt.ortsvorsteher", one("Ortsvorsteher", "Erwin Mustermann", hours=EVENINGS),
           village="Gronig", municipality="Oberthal"),
    served("ov2", "Ortsvorsteherin Bliesen", "amt.ortsvorsteher", one("Ortsvorsteherin", "Ute Beispielau"),
           village="Bliesen", municipality="St. Wendel"),
    served("rathaus", "Rathaus Oberthal", "amt.rathaus", one("Vorzimmer des Bürgermeisters", hours=MORNINGS),
           one("Sozialamt", "", "Wohngeld und Rente"), municipality="Oberthal"),
    served("wohngeld", "Sozialamt Oberthal", "wohnen.wohngeld", one("Sozialamt", "", "Wohngeld und Rente"),
           one("Ordnungsamt", "", "Obdach", urgent=True), municipality="Oberthal"),
    served("jugendamt", "Jugendamt", "familie.jugendamt", one("Bezirk West", "", "für Oberthal und Tholey"),
           one("Bezirk Ost", "", "für Freisen", hours=MORNINGS), one("Nur Post", phone="")),
    served("kita", "Kita Regenbogen", "kinderbetreuung.kita", one("Leitung", "Anna Groß"), one("Küche"), place="Oberthal"),
    served("verein", "Verein Tholey", "alltag.treffpunkt", one("Vorstand"), place="Tholey"),
]  # fmt: skip


@pytest.fixture(scope="module")
def engine(make_content: MakeContent, masters: Masters, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("directory") / "katalog.ortsnah"
    write(make_content(SERVICES, words=masters.words, signals=masters.signals), path)
    catalogue = open_generation(path)
    yield Engine(catalogue)
    catalogue.close()


def results(
    engine: Engine, text: str = "", place: str = "", needs: Sequence[str] = (), now: dt.datetime = MONDAY_MORNING, **filters: object
) -> Results:
    known = engine.gazetteer.resolve(place) if place else None
    chosen = Filters(**filters)  # type: ignore[arg-type]
    return engine.run(Query(TODAY, text, known, tuple(needs), chosen, now=now, contacts=True))


def told(found: Results) -> list[tuple[str, str]]:
    return [(hit.group, hit.contact.function) for hit in found.hits if hit.contact]


def functions(engine: Engine, *asked: str) -> list[str]:
    return [function for _, function in told(results(engine, *asked))]


def test_who_is_there_for_a_village_comes_circle_by_circle_and_topic_by_topic(engine: Engine) -> None:
    assert told(results(engine, "", "Gronig")) == [
        ("Für Gronig · Amt und Recht", "Ortsvorsteher"),
        ("Für die Gemeinde Oberthal · Wohnen und Obdach", "Sozialamt"),
        ("Für die Gemeinde Oberthal · Wohnen und Obdach", "Ordnungsamt"),
        ("Für die Gemeinde Oberthal · Amt und Recht", "Vorzimmer des Bürgermeisters"),
        ("Für den ganzen Landkreis · Familie und Jugend", "Bezirk West"),
        ("In der Gemeinde Oberthal · Kinderbetreuung", "Leitung"),
        ("In der Gemeinde Oberthal · Kinderbetreuung", "Küche"),
    ]


def test_the_number_is_that_of_the_list_whatever_was_typed(engine: Engine) -> None:
    for place in ("Gronig", "Bliesen", "Freisen", ""):
        found = results(engine, "", place)
        assert found.serving == len(found.hits) == engine.directory.number(found.query)
        assert engine.directory.number(found.query._replace(text="rathaus", needs=("amt",))) == found.serving


def test_whose_duty_leaves_the_place_out_is_not_there_for_it(engine: Engine) -> None:
    assert "Bezirk Ost" not in functions(engine, "", "Gronig")
    assert "Bezirk Ost" in functions(engine, "", "Freisen")
    assert told(results(engine, "Jugendamt", "Gronig")) == [
        ("", "Bezirk West"), ("Die nächsten – in Gronig sind das alle für Jugendamt", "Bezirk Ost")
    ]  # fmt: skip


def test_who_stands_in_two_services_comes_once_and_who_cannot_be_asked_never(engine: Engine) -> None:
    assert functions(engine, "", "Oberthal").count("Sozialamt") == 1
    assert "Nur Post" not in functions(engine, "", "")


def test_the_whole_district_goes_by_municipality(engine: Engine) -> None:
    groups = list(dict.fromkeys(group.partition(" · ")[0] for group, _ in told(results(engine))))
    assert groups == ["Für den ganzen Landkreis", "Gemeinde Oberthal", "Gemeinde St. Wendel", "Gemeinde Tholey"]


def test_a_topic_narrows_and_where_nobody_is_the_next_ones_come(engine: Engine) -> None:
    found = results(engine, "", "Freisen", ["amt.ortsvorsteher"])
    assert found.serving == 0
    assert [group for group, _ in told(found)] == ["In Freisen ist niemand für Ortsvorsteher eingetragen. Die nächsten:"] * 2
    assert told(results(engine, "", "Gronig", ["amt"]))[0] == ("Für Gronig", "Ortsvorsteher")


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("Bürgermeister", "Vorzimmer des Bürgermeisters"), ("bürgerm", "Vorzimmer des Bürgermeisters"), ("wohngelt", "Sozialamt"),
        ("Kita Groß", "Leitung"), ("küche", "Küche"), ("erwin muster", "Ortsvorsteher"), ("ortsvorsteher", "Ortsvorsteher"),
        ("regenbogen", "Leitung"), ("obdach", "Ordnungsamt"),
    ],
)  # fmt: skip
def test_words_find_by_function_name_duty_organisation_and_need(engine: Engine, text: str, function: str) -> None:
    assert functions(engine, text, "Gronig")[0] == function


@pytest.mark.parametrize("text", ["Beispielau", "beispielaus", "Ute Beispilau", "bespielau", "beispiel", "Frau Beispielau"])
def test_a_mistyped_or_unfinished_name_is_found_as_well(engine: Engine, text: str) -> None:
    assert told(results(engine, text, "Gronig"))[0] == ("Mit diesem Namen:", "Ortsvorsteherin")


def test_a_word_for_a_need_is_no_mistyped_name(make_catalogue: MakeCatalogue, masters: Masters) -> None:
    clerk = served("amt", "Stelle", "geld.rente", one("Sachbearbeitung", "Frau Wohnfeld"), municipality="Oberthal")
    found = results(Engine(make_catalogue([*SERVICES, clerk], words=masters.words, signals=masters.signals)), "Wohngeld", "Gronig")
    assert told(found)[0] == ("", "Sozialamt")


def test_a_single_letter_says_nothing(engine: Engine) -> None:
    assert functions(engine, "Wohngeld A-K", "Gronig")[0] == "Sozialamt"


def test_a_name_is_found_wherever_it_is(engine: Engine) -> None:
    assert told(results(engine, "Beispielau", "Gronig")) == [("Mit diesem Namen:", "Ortsvorsteherin")]


def test_a_place_in_the_text_comes_before_the_chosen_one(engine: Engine) -> None:
    assert functions(engine, "Ortsvorsteher Bliesen", "Gronig")[0] == "Ortsvorsteherin"
    assert functions(engine, "bliesen", "Gronig")[0] == "Ortsvorsteherin"


def test_where_it_is_urgent_the_urgent_line_comes_first(engine: Engine) -> None:
    assert functions(engine, "eilt", "Gronig") == ["Ordnungsamt"]
    assert functions(engine, "Wohngeld eilt", "Gronig")[0] == "Ordnungsamt"


def test_nobody_for_the_words_gives_who_is_there_for_the_place(engine: Engine) -> None:
    found = results(engine, "Strandhotel Mallorca", "Gronig")
    assert found.serving == 0
    assert told(found)[0] == ("Zu „Strandhotel Mallorca“ ist niemand eingetragen. Für Gronig · Amt und Recht:", "Ortsvorsteher")
    assert len(found.hits) == engine.directory.number(found.query)


def test_filters_that_leave_nobody_are_said_and_left_aside(make_catalogue: MakeCatalogue, masters: Masters) -> None:
    silent = service("silent", "Tauschregal", "alltag.treffpunkt", place="Gronig", languages=("ka",))
    engine = Engine(make_catalogue([*SERVICES, silent], words=masters.words, signals=masters.signals))
    for text, sentence in (("", "Mit diesen Filtern ist niemand"), ("quizquaz", "Zu „quizquaz“ ist niemand")):
        found = results(engine, text, "Gronig", language="ka")
        assert found.serving == 0
        assert told(found)[0] == (f"{sentence} eingetragen. Für Gronig · Amt und Recht:", "Ortsvorsteher")


def test_open_now_means_that_somebody_answers(engine: Engine) -> None:
    found = results(engine, "", "Gronig", ["amt"], open=True)
    assert [(group, who) for group, who in told(found) if "Die nächsten" not in group] == [
        ("Für die Gemeinde Oberthal", "Vorzimmer des Bürgermeisters"),
        ("Zu dieser Zeit nicht sicher zu erreichen:", "Sozialamt"), ("Zu dieser Zeit nicht sicher zu erreichen:", "Ortsvorsteherin"),
        ("Zu dieser Zeit nicht zu erreichen:", "Ortsvorsteher"),
    ]  # fmt: skip
    assert found.serving == 1
    evening = dt.datetime(2026, 11, 23, 18, 30)
    assert told(results(engine, "", "Gronig", ["amt"], now=evening, open=True))[0][1] == "Ortsvorsteher"


def test_an_empty_catalogue_has_nobody_to_show(make_catalogue: MakeCatalogue) -> None:
    found = results(Engine(make_catalogue([])), "", "Gronig")
    assert (list(found.hits), found.serving) == ([], 0)


def test_a_catalogue_without_words_for_needs_is_searched_by_its_own(make_catalogue: MakeCatalogue) -> None:
    engine = Engine(make_catalogue(SERVICES))
    assert functions(engine, "Vorzimmer", "Gronig")[0] == "Vorzimmer des Bürgermeisters"
    assert [hit.listing.name for hit in engine.run(Query(TODAY, "Regenbogen")).hits] == ["Kita Regenbogen"]


def test_a_telephone_number_finds_the_contact_that_has_it(desk: Desk) -> None:
    results = desk.engine.run(Query(TODAY, "030 / 23125 - 003", contacts=True))
    assert [hit.contact.phone for hit in results.hits if hit.contact] == ["030 23125-003"]
