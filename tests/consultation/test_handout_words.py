"""The words of the twelve languages: complete, none too many, nothing left in German, and hours in all of them."""

from __future__ import annotations

import datetime as dt
import re
import string
import tomllib

import pytest

from ortsnah import paths
from ortsnah.consultation.handout.labels import ORDER, labels
from ortsnah.consultation.handout.opening import in_words
from ortsnah.consultation.handout.tree import plain
from ortsnah.curation.importing import Masters

OTHERS = ORDER[1:]
FOREIGN = ORDER[2:]
GERMAN = re.compile(r"\b(?:und|oder|bitte|für|mit|nicht|der|die|das|im|ist|Sie|kostenlos|geschlossen|geöffnet|täglich|Hilfe)\b|ß")
#: alike in German and another language
ALIKE = {"Adresse", "{first}–{last}", "{start}–{end}", ", "}


def hours(text: str, language: str) -> list[str]:
    return [plain(line).replace("\u00a0", " ") for line in in_words(text, labels(language))]


def test_there_is_a_file_for_every_language_and_no_other() -> None:
    assert {path.stem for path in (paths.resources() / "handout").glob("*.toml")} == set(ORDER)


@pytest.mark.parametrize("language", OTHERS)
def test_no_label_is_missing_and_none_is_too_many(language: str) -> None:
    assert labels(language).words.keys() == labels("de").words.keys()
    assert len(labels(language).weekdays) == len(set(labels(language).weekdays)) == 7
    assert all(text.strip() for name, text in labels(language).words.items() if not name.startswith("and_"))


@pytest.mark.parametrize("language", OTHERS)
def test_every_need_has_a_name_of_its_own(language: str, masters: Masters) -> None:
    names = labels(language).needs
    assert names.keys() == {need.id for need in masters.needs}
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_papers_are_translated_everywhere(language: str) -> None:
    assert labels(language).documents.keys() == labels("en").documents.keys()
    assert all(labels(language).documents.values())


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_has_its_place_in_every_language(language: str) -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for name, text in labels("de").words.items():
        assert places(labels(language)[name]) == places(text), name


@pytest.mark.parametrize("language", FOREIGN)
def test_nothing_is_left_in_german(language: str, masters: Masters) -> None:
    ours, german = labels(language), labels("de")
    assert not [text for text in (*ours.words.values(), *ours.needs.values(), *ours.documents.values()) if GERMAN.search(text)]
    own = {need.id: need.label for need in masters.needs}
    same = [ours.needs[key] for key, label in own.items() if ours.needs[key] == label]
    same += [text for name, text in ours.words.items() if text == german[name]]
    assert set(same) <= ALIKE


def test_every_file_says_which_language_it_is() -> None:
    tags = [tomllib.loads((paths.resources() / "handout" / f"{language}.toml").read_text(encoding="utf-8"))["tag"] for language in ORDER]
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r"[a-z]{2}(-[a-z]{5,8})?", tag) for tag in tags)
    assert [language for language in ORDER if labels(language).rtl] == ["ar", "fa"]


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        ("Mo-Th 07:00-16:30; Fr 07:00-14:00", "en", ["Mon–Thu 07:00–16:30", "Fri 07:00–14:00"]),
        ("Mo,Tu,Th 08:00-12:00,14:00-16:00", "fr", ["lun, mar, jeu 08:00–12:00, 14:00–16:00"]),
        ("Tu 09:00-12:00 || \"nach Vereinbarung\"", "en", ["Tue 09:00–12:00", "by appointment"]),
        ('"nach telefonischer Vereinbarung"', "uk", ["за домовленістю"]),
        ('"Klingel an der Seite"', "en", ["Klingel an der Seite"]),
        ("24/7", "tr", ["gece gündüz"]),
        ("Mo-Su 09:00-20:00", "pl", ["codziennie 09:00–20:00"]),
        ("Mo-Fr 08:00-12:00; PH off", "en", ["Mon–Fri 08:00–12:00", "Public holidays: closed"]),
        ("Mo-Fr 08:00-12:00; PH,SH off", "en", ["Mon–Fri 08:00–12:00", "Public holidays: closed", "School holidays: closed"]),
        ("Mo-Fr 19:00-23:00; Sa,Su,PH 09:00-23:30", "en", ["Mon–Fri 19:00–23:00", "Sat, Sun 09:00–23:30", "Public holidays 09:00–23:30"]),
        ("Fr 16:00-24:00", "en", ["Fri 16:00–24:00"]),
        ("Mo-Fr 08:00-12:00", "de", ["Mo–Fr 8–12 Uhr"]),
        ("Mo-Fr 08:00-12:00,13:00-17:00; Fr 08:00-12:00", "de", ["Mo–Do 8–12 und 13–17 Uhr", "Fr 8–12 Uhr"]),
        ("Tu 09:00-12:00; Tu 14:00-16:00", "de", ["Di 14–16 Uhr"]),
        ("Mo-Fr 08:00-12:00; We off; PH off", "de", ["Mo–Fr 8–12 Uhr; Mi geschlossen; an Feiertagen geschlossen"]),
        ("Mo-Fr 08:00-12:00, We 14:00-16:00", "de", ["Mo–Fr 8–12 Uhr, Mi 14–16 Uhr"]),
        ("Mo-Fr 08:00-12:00", "de-leicht", ["Montag bis Freitag: 8 Uhr bis 12 Uhr"]),
        ("Mo 08:00-12:00,14:00-16:00", "ar", ["الاثنين: من \u206608:00\u2069 إلى \u206612:00\u2069 ومن \u206614:00\u2069 إلى \u206616:00\u2069"]),
        ("", "en", []),
    ],
)  # fmt: skip
def test_hours_that_are_the_same_every_week_are_said_in_every_language(text: str, language: str, lines: list[str]) -> None:
    assert hours(text, language) == lines


def test_leichte_sprache_has_short_sentences_and_parts_long_words() -> None:
    plain = labels("de-leicht")
    texts = [*plain.words.values(), *plain.needs.values(), *plain.documents.values()]
    words = re.findall(r"[^\W\d_]+", " ".join(re.sub(r"\{\w+\}", "", text) for text in texts))
    assert not [word for word in words if len(word) > len("Versicherung")]
    assert not [sentence for text in texts for sentence in re.split(r"[.!?:] ?", text) if len(sentence.split()) > 9]


@pytest.mark.parametrize("language", OTHERS)
def test_no_line_ends_between_the_beginning_and_the_end_of_a_time(language: str) -> None:
    for line in in_words("Mo-Th 08:30-12:00,14:00-24:00", labels(language)):
        between = re.search(r"8:30(.*?)12", plain(line))
        assert between is not None
        assert " " not in between[1]


@pytest.mark.parametrize("text", ["Tu[4] 09:00-12:00", "SH Mo-Fr 07:30-16:30", "Apr-Oct Mo 08:00-12:00", "week 1-53/2 Mo 08:00-12:00"])
def test_hours_that_change_over_the_year_stay_a_german_original(text: str) -> None:
    (line,) = in_words(text, labels("en"))
    assert [span.german for span in line] == [True]
    assert plain(line)


@pytest.mark.parametrize("language", ORDER)
def test_the_hours_of_the_example_are_told_in_every_language(language: str, example_hours: set[str]) -> None:
    assert example_hours
    for text in example_hours:
        assert hours(text, language), text


@pytest.fixture(scope="module")
def example_hours() -> set[str]:
    """Every opening and phone time of the example's masters."""
    found: set[str] = set()
    for path in (paths.resources() / "example").glob("*.toml"):
        for service in tomllib.loads(path.read_text(encoding="utf-8")).get("service", []):
            found |= {place["opening_hours"] for place in service.get("location", []) if place.get("opening_hours")}
            found |= {contact["hours"] for contact in service.get("contact", []) if contact.get("hours")}
    return found


def test_the_usual_week_has_no_holiday_in_any_state() -> None:
    from ortsnah.consultation.handout.opening import _USUAL_WEEK

    days = {_USUAL_WEEK + dt.timedelta(days=number) for number in range(7)}
    for path in (paths.resources() / "holidays").glob("*.tsv"):
        for row in path.read_text(encoding="utf-8").splitlines():
            dates = [] if row.startswith("known") else [dt.date.fromisoformat(found) for found in re.findall(r"\d{4}-\d\d-\d\d", row)]
            if dates and not row.startswith("#"):
                assert not any(dates[0] <= day <= dates[-1] for day in days), f"{path.name}: {row}"
