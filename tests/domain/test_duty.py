"""What offices write about who is responsible: letters of surnames, places, topics."""

from __future__ import annotations

import string

import pytest
from district import NAMES
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain.duty import Duty, Fit, Letters, read_duty
from ortsnah.domain.place_names import Names

LETTERS = {
    "A–K": "A–K", "A-K": "A–K", "Buchstaben A bis Ke": "A–Ke", "Nachnamen L–Z": "L–Z", "Sch, St, U–Z": "Sch St U–Z", "A/B/C": "A B C",
    "A, B, C und Sch": "A B C Sch", "Familienname S–Z (mit Sch und St)": "S–Z Sch St", "Familienname des Kindes A–E": "A–E", "Namen A - F": "A–F",
    "Anfangsbuchstabe a-k": "A–K", "Ä–Ö": "A–O", "A bis K und Q": "A–K Q", "Ka–Ke, L": "Ka–Ke L", "Buchstabe K": "K", "Buchstaben SCH-ST": "Sch–St",
    "alle": "", "alle Buchstaben": "", "Mo–Fr 8–12": "", "Mo, Di, Mi": "", "SGB II–XII": "", "A1–B2": "", "S-Bahn": "", "Ost-West": "", "Z–A": "",
    "Haus A–C": "", "Station 4–6": "", "Führerschein B–C": "", "U3-Plätze": "", "Plan B": "", "": "",
}  # fmt: skip
SURNAMES = [
    ("A–K", "Klein", "yes"), ("A–K", "L", "no"), ("A bis Ke", "Keller", "yes"), ("A bis Ke", "Klein", "no"), ("A bis Ke", "K", "unsure"),
    ("A bis Ke", "Kaiser", "yes"), ("Kf–M", "K", "unsure"), ("Kf–M", "Ke", "no"), ("O–Z", "Özdemir", "yes"), ("A–N", "Özdemir", "no"),
    ("Sch, St", "Schmidt", "yes"), ("Sch, St", "Sander", "no"), ("Sch, St", "S", "unsure"), ("Sch", "sc", "unsure"), ("A–K", "", "unsure"),
    ("A–K", "Шевченко", "unsure"), ("A–K", "'t Hooft", "no"), ("S (ohne Sch und St)", "Schmidt", "no"), ("S (ohne Sch und St)", "Sander", "yes"),
    ("S (ohne Sch und St)", "S", "unsure"), ("alle", "Klein", "anyone"), ("Oberthal", "Klein", "anyone"), ("alle", "", "anyone"),
    ("Nachnamen ohne Sch", "Klein", "anyone"), ("Nachnamen ohne Sch", "Schmidt", "no"), ("Nachnamen ohne Sch", "S", "unsure"),
]  # fmt: skip
WHERE = [
    ("Oberthal und Tholey", "Gronig", "Oberthal", "yes"), ("Oberthal und Tholey", "", "Tholey", "yes"), ("Oberthal", "", "St. Wendel", "no"),
    ("Ortsteile Gronig, Neudorf", "Gronig", "Oberthal", "yes"), ("Ortsteile Gronig, Neudorf", "", "Oberthal", "unsure"),
    ("Ortsteile Gronig, Steinberg-Deckenhardt", "Neudorf", "Oberthal", "no"), ("Ortsteil Gronig", "Mühle", "Oberthal", "yes"),
    ("Gronig", "", "Tholey", "no"), ("Oberthal", "", "", "unsure"), ("ganzer Landkreis", "Gronig", "Oberthal", "anyone"),
    ("ganzer Landkreis außer Tholey", "Gronig", "Oberthal", "anyone"), ("ganzer Landkreis außer Tholey", "", "Tholey", "no"),
    ("Oberthal (ohne Gronig)", "Gronig", "Oberthal", "no"), ("Oberthal (ohne Gronig)", "Neudorf", "Oberthal", "yes"), ("A–K", "", "", "anyone"),
    ("für die Kreisstadt St. Wendel mit allen Stadtteilen", "St. Wendel", "St. Wendel", "yes"), ("Oberthal; Termine in Tholey", "", "Tholey", "no"),
    ("Neudorf", "Neudorf", "Tholey", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "letters"), LETTERS.items())
def test_letters_are_read_and_nothing_else_is_taken_for_letters(text: str, letters: str) -> None:
    assert " ".join(map(str, read_duty(text, NAMES).letters)) == letters


@pytest.mark.parametrize(("text", "surname", "fit"), SURNAMES)
def test_a_surname_fits_as_far_as_its_letters_tell(text: str, surname: str, fit: str) -> None:
    assert read_duty(text, NAMES).for_surname(surname)[0] == fit


@pytest.mark.parametrize(("text", "place", "municipality", "fit"), WHERE)
def test_a_place_fits_when_it_or_what_it_belongs_to_is_named(text: str, place: str, municipality: str, fit: str) -> None:
    assert read_duty(text, NAMES).for_place(NAMES.around(place, municipality))[0] == fit


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("U3-Plätze", ("U3-Plätze",)), ("Kita-Plätze in Oberthal, A–K", ("Kita-Plätze",)), ("A–K", ()), ("alle", ()), ("für Oberthal", ()),
        ("Wohngeld, Rente und Sozialhilfe", ("Wohngeld", "Rente", "Sozialhilfe")), ("Gefährdung eines Kindes", ("Gefährdung eines Kindes",)),
        ("alle anderen Orte", ()), ("nur Notfälle", ()), ("Arbeitgeberservice für Tholey und Oberthal", ("Arbeitgeberservice",)),
    ],
)  # fmt: skip
def test_what_is_neither_letter_nor_place_is_a_topic(text: str, topics: tuple[str, ...]) -> None:
    assert read_duty(text, NAMES).topics == topics


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("alle anderen Orte", "places"), ("für die übrigen Gemeinden", "places"), ("Übrige Gemeinden", "places"), ("alle anderen Buchstaben", "letters"),
        ("nur Notfälle", "emergencies"), ("nur in dringenden Notfällen", "emergencies"), ("Notfälle", "emergencies"),
        ("Widersprüche und Eilfälle", ""), ("alle Orte", ""),
    ],
)  # fmt: skip
def test_what_is_left_to_others_and_what_is_for_emergencies_is_recognised(text: str, flags: str) -> None:
    duty = read_duty(text, NAMES)
    told = {"places": duty.other_places, "letters": duty.other_letters, "emergencies": duty.emergencies}
    assert " ".join(name for name, holds in told.items() if holds) == flags


@pytest.mark.parametrize(
    ("topic", "wanted", "shared"),
    [("Kita-Plätze", "Kita", True), ("Wohngeldanträge", "Wohngeld", True), ("Unterhaltsvorschuss", "unterhalt fürs kind", True),
     ("Renten", "Rente", True), ("Kita-Plätze", "Rente", False), ("Gefährdung eines Kindes", "Kind", False), ("Kita", "", False)],
)  # fmt: skip
def test_a_topic_is_what_is_wanted_when_they_share_a_word(topic: str, wanted: str, shared: bool) -> None:
    assert bool(Duty(topics=(topic,)).about(wanted)) is shared


def test_letters_are_said_as_they_are_written() -> None:
    assert (str(Letters("a", "ke")), str(Letters("sch", "sch"))) == ("A–Ke", "Sch")


@given(st.text(max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    duty = read_duty(text, NAMES)
    assert duty.for_surname(text)[0] in Fit
    assert duty.for_place(NAMES.around(text, ""))[0] in Fit
    assert isinstance(duty.about(text), str)


@given(
    st.sampled_from(string.ascii_uppercase),
    st.sampled_from(string.ascii_uppercase),
    st.text(string.ascii_lowercase, min_size=1, max_size=8),
)
def test_a_range_of_single_letters_holds_exactly_the_names_between(low: str, high: str, surname: str) -> None:
    low, high = sorted((low, high))
    assert (read_duty(f"Nachname {low}–{high}", Names(())).for_surname(surname)[0] is Fit.YES) is (
        low.lower() <= surname[0] <= high.lower()
    )


@given(st.text(string.ascii_lowercase, min_size=1, max_size=3), st.text(string.ascii_lowercase, min_size=1, max_size=6))
def test_a_bound_parts_all_surnames_in_two_and_the_unsure_ones_are_its_beginnings(bound: str, surname: str) -> None:
    until, after = Letters("a", bound), Letters(bound + "~", "z")
    if until.fit(surname) is Fit.UNSURE:
        assert bound.startswith(surname)
    else:
        assert (until.fit(surname) is Fit.YES) is (surname[: len(bound)] <= bound)
    assert after.fit(surname) in Fit
