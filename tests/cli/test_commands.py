"""The command line as scripts and people use it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ortsnah.cli import main

LIST = "id,name,needs,place\n1,Kita Rosenweg,kinderbetreuung.kita,Gronig\n2,,kinderbetreuung.kita,Gronig\n3,Praxis Dr. Ohnenamen,gesundheit.hausarzt,Theley\n"


def run(*arguments: object) -> Result:
    """Run the command; a traceback fails the test."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A catalogue made from a small list with one bad row."""
    source, target = tmp_path / "liste.csv", tmp_path / "k.ortsnah"
    source.write_text(LIST, encoding="utf-8")
    result = run("import", source, "--catalogue", target)
    assert "3 gelesen, 2 übernommen, 1 abgelehnt" in result.output
    assert "der Name fehlt" in result.output
    return target


def test_search_answers_in_the_documented_form(example: Path) -> None:
    answer = json.loads(run("search", "Krippe", "--place", "Gronig", "--limit", 5, "--json", "--catalogue", example).output)
    assert answer["understood"] == {"place": "Gronig", "needs": ["kinderbetreuung.krippe"]}
    assert len(answer["hits"]) == 5
    first = answer["hits"][0]
    assert {"id", "name", "organization", "needs", "place", "municipality", "distance_km", "reason", "section"} <= first.keys()
    assert {hit["section"] for hit in answer["hits"]} <= {"here", "responsible", "next"}
    assert answer["suggestions"] == []


def test_nothing_understood_is_no_error_and_offers_needs_but_no_hits(example: Path) -> None:
    result = run("search", "xkzjq", "--json", "--catalogue", example)
    answer = json.loads(result.output)
    assert result.exit_code == 0
    assert answer["hits"] == []
    assert answer["suggestions"]


def test_a_known_need_with_an_unknown_word_still_finds_the_need(example: Path) -> None:
    assert json.loads(run("search", "qwertz", "--need", "wohnen.suche", "--json", "--catalogue", example).output)["hits"]


def test_a_batch_answers_line_by_line(example: Path, tmp_path: Path) -> None:
    queries = tmp_path / "q.tsv"
    queries.write_text("id\tquery\tplace\nq1\tTafel\tGronig\nq2\txkzjq\t \n", encoding="utf-8")
    lines = [json.loads(line) for line in run("search", "--batch", queries, "--json-lines", "--catalogue", example).output.splitlines()]
    assert [line["id"] for line in lines] == ["q1", "q2"]
    assert lines[0]["needs"][0] == "alltag.lebensmittel"
    assert lines[0]["hits"]
    assert lines[1]["hits"] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--place", "Gibtsnicht"), "nicht bekannt"),
        (("--need", "geld.schuldn"), "Meinten Sie „geld.schulden“?"),
        (("--within", "nan"), "keine Entfernung"),
        (("--within", "1e308"), "keine Entfernung"),
        (("--language", "klingon"), "nicht bekannt"),
        (("--at", "gestern"), "kein Zeitpunkt"),
        (("--at", "2020-01-01"), "kein Zeitpunkt"),
        (("--age", "uralt"), "kein Alter"),
    ],
)
def test_what_cannot_be_is_told_in_german(example: Path, arguments: tuple[str, ...], sentence: str) -> None:
    result = run("search", "Kita", *arguments, "--catalogue", example)
    assert result.exit_code == 2
    assert sentence in result.output


def test_distances_have_a_comma_and_languages_a_name(example: Path) -> None:
    found = json.loads(run("search", "Apotheke", "--place", "Tholey", "--within", "3,5", "--json", "--catalogue", example).output)["hits"]
    assert all(hit["section"] == "responsible" or hit["distance_km"] <= 3.5 for hit in found)
    assert run("search", "Hausarzt", "--language", "Arabisch", "--catalogue", example).exit_code == 0


def test_a_blank_place_is_the_whole_district(example: Path) -> None:
    assert json.loads(run("search", "Kita", "--place", "  ", "--json", "--catalogue", example).output)["understood"]["place"] is None


def test_a_list_of_which_nothing_can_be_taken_tells_every_row_and_changes_nothing(listed: Path, tmp_path: Path) -> None:
    before = listed.read_bytes()
    bad = tmp_path / "schlecht.csv"
    bad.write_text("id,name,needs\n1,,kinderbetreuung.kita\n2,Haus,zauberei\n", encoding="utf-8")
    result = run("import", bad, "--catalogue", listed)
    assert result.exit_code == 1
    assert "2 gelesen, 0 übernommen, 2 abgelehnt" in result.output
    assert "Zeile 2" in result.output and "Zeile 3" in result.output
    assert listed.read_bytes() == before


def test_a_dry_run_writes_nothing(listed: Path, tmp_path: Path) -> None:
    before = listed.read_bytes()
    other = tmp_path / "andere.csv"
    other.write_text(LIST, encoding="utf-8")
    result = run("import", other, "--dry-run", "--json", "--catalogue", listed)
    report = json.loads(result.output)
    assert (report["read"], report["taken"], report["refused"], report["catalogue"]["number"]) == (3, 2, 1, None)
    assert listed.read_bytes() == before


def test_a_place_that_nobody_knows_is_told(example: Path) -> None:
    answer = run("places", "Xyzzq", "--catalogue", example)
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert "Kein Ort heißt so oder ähnlich wie „Xyzzq“." in answer.stderr


def test_a_folder_is_no_list_and_is_named(example: Path) -> None:
    assert "Die Datei „.“ ist ein Ordner." in run("import", ".", "--catalogue", example).stderr


def test_places_needs_and_check_answer(example: Path) -> None:
    assert "Güdesweiler · Oberthal" in run("places", "Gudesweier", "--catalogue", example).output
    assert len(json.loads(run("needs", "--json", "--catalogue", example).output)) == 91
    assert "Hinweise zu" in run("check", "--catalogue", example).output


def reasons(example: Path, *arguments: str) -> list[tuple[str, str, bool]]:
    """(section, reason, fits) of each hit."""
    hits = json.loads(run("search", *arguments, "--json", "--catalogue", example).output)["hits"]
    return [(hit["section"], hit["reason"], hit["fits"]) for hit in hits]


def test_every_hit_says_why_it_is_there(example: Path) -> None:
    found = reasons(example, "Tafel", "--place", "Gronig", "--limit", "40")
    assert all(reason for _, reason, _ in found)
    assert all("in " in reason or "nahebei" in reason for section, reason, fits in found if fits and section == "here")
    assert {reason.rpartition(" · ")[2] for section, reason, _ in found if section == "responsible"} <= {
        "zuständig für Gronig",
        "zuständig für Oberthal",
    }
    assert all("nächster Ort, " in reason and " km" in reason for section, reason, fits in found if fits and section == "next")


def test_a_near_miss_says_what_is_against_it(example: Path) -> None:
    found = reasons(example, "Kita", "--place", "Gronig", "--age", "24", "--limit", "60")
    missed = [reason for _, reason, fits in found if not fits]
    assert any(reason.startswith("erst ab ") for reason in missed)
    assert all(reason for _, reason, _ in found)


def test_words_that_are_no_need_are_named_with_where_they_stand(listed: Path) -> None:
    (hit,) = json.loads(run("search", "Rosenweg", "--json", "--catalogue", listed).output)["hits"]
    assert hit["reason"] == "„rosenweg“ im Namen · in Gronig"


@pytest.mark.parametrize("name", ["Kreis St. Wendel", "Landkreis St. Wendel", "Landkreis", "ganzer Landkreis"])
def test_the_district_as_a_place_is_the_whole_of_it(example: Path, name: str) -> None:
    assert json.loads(run("search", "Kita", "--place", name, "--json", "--catalogue", example).output)["understood"]["place"] is None


def test_a_need_may_be_given_by_its_name(example: Path) -> None:
    by_id = run("search", "--need", "kinderbetreuung.krippe", "--json", "--catalogue", example).output
    assert run("search", "--need", "Krippe", "--json", "--catalogue", example).output == by_id
    assert "Meinten Sie „Krippe“" in run("search", "--need", "Krippee", "--catalogue", example).output


def test_an_import_says_what_it_replaces_in_text_and_in_json(listed: Path, tmp_path: Path) -> None:
    again = tmp_path / "liste.csv"
    assert "ersetzt 2 Angebote der Quelle „liste“" in run("import", again, "--dry-run", "--catalogue", listed).output
    report = json.loads(run("import", again, "--source", "Jugendamt", "--json", "--dry-run", "--catalogue", listed).output)
    assert [(each["source"], each["new"], each["replaced"]) for each in report["sources"]] == [("Jugendamt", True, 0)]
    assert "„liste“ enthielt dieselbe Liste" in report["sources"][0]["notes"][0]
    other = tmp_path / "andere" / "liste.csv"
    other.parent.mkdir()
    other.write_text("name,needs\nLaden,amt.rathaus\n", encoding="utf-8")
    assert "Achtung: Von den 2 bisherigen Angeboten" in run("import", other, "--catalogue", listed).output


def test_another_day_is_asked_for_in_several_forms(example: Path) -> None:
    for at, told in (("2030-12-03 17:00", "2030-12-03T17:00"), ("3.12.2030 17 Uhr", "2030-12-03T17:00"), ("2030-12-03", "2030-12-03")):
        answer = json.loads(run("search", "Kita", "--place", "Gronig", "--at", at, "--json", "--catalogue", example).output)
        assert answer["at"] == told
    assert any(hit["opening"].startswith("Di ") for hit in answer["hits"])
    said = run("search", "Kita", "--place", "Gronig", "--at", "2030-12-03 17:00", "--open", "--catalogue", example).output
    assert "Angesehen für Dienstag, 03.12.2030, 17 Uhr – nicht jetzt" in said
    assert "dann geöffnet bis 21:30 Uhr" in said
    assert "Kita Regenbogen" not in said.partition("Die nächsten")[0]


def test_an_age_is_given_in_months_in_years_or_by_the_month_of_birth(example: Path) -> None:
    answers = [
        run("search", "Kita", "--place", "Gronig", "--age", age, "--json", "--catalogue", example).output
        for age in ("24", "2 Jahre", f"{dt.date.today():%m}/{dt.date.today().year - 2}")
    ]
    assert answers[0] == answers[1] == answers[2]
    assert any(hit["reason"] == "erst ab 3 Jahren" for hit in json.loads(answers[0])["hits"])


def test_contacts_are_found_as_in_the_window(example: Path) -> None:
    answer = json.loads(run("contacts", "Ortsvorsteher", "--place", "Gronig", "--json", "--catalogue", example).output)
    assert answer["understood"] == {"place": "Gronig", "needs": ["amt.ortsvorsteher"]}
    first = answer["contacts"][0]
    assert (first["function"], first["name"], first["phone"]) == ("Ortsvorsteher", "Erwin Musterholz", "040 66969302")
    assert (first["uri"], first["phone_source"], first["section"]) == ("tel:+494066969302", "040 66969-302", "here")
    assert first["reachable"] in {True, False}
    assert answer["contacts"][-1]["section"] == "next"


def test_a_notice_of_the_service_stands_in_every_form_of_the_answer(tmp_path: Path) -> None:
    source, target = tmp_path / "liste.csv", tmp_path / "k.ortsnah"
    source.write_text(
        "name;needs;municipality;contact_function;phone;alert\nAusgabe;alltag.lebensmittel;Oberthal;Leitung;06854 1234;Am 9.12. geschlossen\n"
        "Laden;alltag.lebensmittel;Oberthal;Büro;06854 1235;\n",
        encoding="utf-8",
    )
    run("import", source, "--catalogue", target)
    hits = json.loads(run("search", "--need", "alltag.lebensmittel", "--json", "--catalogue", target).output)["hits"]
    assert {hit["name"]: hit["alert"] for hit in hits} == {"Ausgabe": "Am 9.12. geschlossen", "Laden": ""}
    assert "Hinweis: Am 9.12. geschlossen" in run("search", "--need", "alltag.lebensmittel", "--catalogue", target).output
    contacts = json.loads(run("contacts", "--json", "--catalogue", target).output)["contacts"]
    assert {contact["service_name"]: contact["alert"] for contact in contacts} == {"Ausgabe": "Am 9.12. geschlossen", "Laden": ""}
    assert "Hinweis: Am 9.12. geschlossen" in run("contacts", "--catalogue", target).output


def test_contacts_without_words_are_all_who_are_there_for_the_place(example: Path) -> None:
    result = run("contacts", "--place", "Gronig", "--limit", 3, "--catalogue", example)
    assert "Für Gronig · " in result.output
    assert "Ansprechpersonen insgesamt; --limit zeigt mehr." in result.output
    answer = json.loads(run("contacts", "--place", "Gronig", "--limit", 1000, "--json", "--catalogue", example).output)
    assert answer["number"] == len(answer["contacts"])


def test_contacts_for_words_that_nobody_bears_are_those_of_the_place(example: Path) -> None:
    result = run("contacts", "Strandhotel", "Mallorca", "--place", "Gronig", "--catalogue", example)
    assert result.exit_code == 0
    assert "Zu „Strandhotel Mallorca“ ist niemand eingetragen. Für Gronig" in result.output


def test_contacts_are_told_for_another_day_too(example: Path) -> None:
    answer = json.loads(
        run("contacts", "Musterholz", "--place", "Gronig", "--at", "2030-12-03 18:00", "--json", "--catalogue", example).output
    )
    assert (answer["at"], answer["contacts"][0]["reachable"]) == ("2030-12-03T18:00", True)
    assert answer["contacts"][0]["reach"] == "Telefonzeit bis 19:30 Uhr"
    sunday = run("contacts", "Musterholz", "--at", "2030-12-08", "--open", "--catalogue", example).output
    assert "Angesehen für Sonntag, 08.12.2030, den ganzen Tag – nicht jetzt" in sunday
    assert "Zu dieser Zeit nicht zu erreichen:" in sunday


@pytest.mark.parametrize("command", ["search", "contacts"])
def test_the_notice_of_an_entry_is_told(example: Path, command: str) -> None:
    assert (
        "Hinweis: Wegen Umstellung des Fachverfahrens"
        in run(command, "Wohngeldstelle", "--place", "Oberthal", "--catalogue", example).output
    )


def test_a_catalogue_without_contacts_says_so(listed: Path) -> None:
    assert "keine Ansprechperson eingetragen" in run("contacts", "--catalogue", listed).output
