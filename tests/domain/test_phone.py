"""Telephone numbers as they stand in lists."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ortsnah.domain.phone import Phone, numbers

TEXTS = {
    "06851 801-2230": ["06851 8012230"], "06851/801-2230": ["06851 8012230"], "(0 68 51) 80 10": ["06851 8010"], "(06851) 801-0": ["06851 8010"],
    "+49 6851 8010": ["06851 8010"], "+49 (0) 6851 801-0": ["06851 8010"], "+49 (6851) 801-0": ["06851 8010"], "0049 (0)6851 / 801-0": ["06851 8010"],
    "06851–801–2230": ["06851 8012230"], "030.23125.001": ["030 23125001"], "06851 - 801 22 30": ["06851 8012230"],
    "0171/39200-01": ["0171 3920001"], "0800 111 0 111": ["0800 1110111"], "+33 3 87 12 34 56": ["+33 3 87 12 34 56"],
    "06841 104-0 oder -25": ["06841 1040", "06841 10425"], "06841 104-0/-25": ["06841 1040", "06841 10425"],
    "06841/104–0 o. –25": ["06841 1040", "06841 10425"], "06851 801-0 (Zentrale), -25 (Frau Groß)": ["06851 8010", "06851 80125"],
    "06851 801-22/23": ["06851 80122", "06851 80123"], "030 23125-10/11/12": ["030 2312510", "030 2312511", "030 2312512"],
    "06851 801-0, Durchwahl 25": ["06851 8010", "06851 80125"], "06851 801-0 DW -25": ["06851 8010", "06851 80125"],
    "0171 39200-01/-02": ["0171 3920001", "0171 3920002"], "06851 801230 oder 801555": ["06851 801230", "06851 801555"],
    "06851 8010, 0171 39200-01": ["06851 8010", "0171 3920001"], "06851 8010 06851 8020": ["06851 8010", "06851 8020"],
    "06851 8010\n06851 8020": ["06851 8010", "06851 8020"], "06851 801-0, 06851/801-0": ["06851 8010"],
    "06841 104-0 App. 12": ["06841 1040 App. 12"], "06851 801 Nst. 5": ["06851 801 App. 5"],
    "112": ["112"], "Notruf 110": ["110"], "115": ["115"], "116117": ["116117"], "116 117": ["116117"], "+49 116117": ["116117"],
    "19222": ["19222"], "Hilfetelefon 116 016": ["116016"], "06851 801-110": ["06851 801110"],
    "Tel.: 06851 801-0 (Mo–Fr 8–12)": ["06851 8010"], "06851 8010 8-12 Uhr": ["06851 8010"], "06851 801-0 bis 12 Uhr": ["06851 8010"],
    "8.00-12.00 Uhr 06851 8010": ["06851 8010"], "Mo 08:00-12:00: 06851 8010": ["06851 8010"], "ab 01.02. 06851 8010": ["06851 8010"],
    "06851 8010 2. Stock": ["06851 8010"], "06851 80 10 24 Stunden": ["06851 8010"], "0180-6 12 34 56 (20 ct/Anruf)": ["0180 6 123456"],
    "Zimmer 112, 06851 801-12": ["06851 80112"], "06851 801-0, 66606 St. Wendel": ["06851 8010"],
    "Tel. 06851 801-0, Fax 06851 801-290": ["06851 8010"], "Fax: 06851 801-290": [], "06851 8010 (Fax), 06851 8020": ["06851 8020"],
    "Tel./Fax: 06851 8010": ["06851 8010"], "06851 801-0\nTelefax -90\n06851 801-91": ["06851 8010", "06851 80191"],
    "Fax 06851 8020 Mobil 0171 39200-01": ["0171 3920001"], "WhatsApp 0171 3920001": ["0171 3920001"],
    "siehe Internet": [], "": [], " - ": [],
}  # fmt: skip
NO_NUMBERS = ["801-2230", "0123", "12345", "0800 KITA", "06851", "+49", "01/2026", "119", "0123, 0456", "06851 801228012345678"]
PIECES = st.sampled_from(
    [
        "06851 801-0",
        "0171 39200-01",
        "-25",
        "/23",
        " oder ",
        ", ",
        "Fax ",
        "App. 12",
        "112",
        "(",
        ")",
        "+",
        "++49",
        "–",
        "Mo 8-12",
        "٣٤٥",
        "²",
        "\n",
        "0",
    ]
)


@pytest.mark.parametrize(("text", "said"), TEXTS.items())
def test_numbers_are_found_in_what_offices_write(text: str, said: list[str]) -> None:
    found = numbers(text)
    assert [phone.formatted for phone in found] == said
    assert all(phone.valid for phone in found)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_cannot_be_dialled_stays_as_it_is_written(text: str) -> None:
    assert numbers(text) == (Phone(text, text),)
    assert not numbers(text)[0].valid


def test_the_spelling_of_the_source_is_kept_beside_what_is_dialled() -> None:
    first, second = numbers("Tel. 06841 / 104–0 oder –25")
    assert (first.source, first.e164, first.uri) == ("06841 / 104–0", "+4968411040", "tel:+4968411040")
    assert (second.source, second.uri) == ("–25", "tel:+49684110425")


def test_a_short_number_is_dialled_as_it_is() -> None:
    assert numbers("116 117") == (Phone("116 117", "116117", "", "tel:116117"),)


def test_behind_an_extension_that_one_asks_for_the_number_itself_is_dialled() -> None:
    (phone,) = numbers("06841 104-0 App. 12")
    assert (phone.source, phone.uri) == ("06841 104-0 App. 12", "tel:+4968411040")


def test_an_extension_that_belongs_to_no_number_is_shown_but_not_guessed() -> None:
    whole, part = numbers("06851-8010 oder -25")
    assert whole.uri == "tel:+4968518010"
    assert (part.formatted, part.uri) == ("-25", "")


@given(st.text(max_size=40) | st.lists(PIECES, max_size=8).map("".join))
@example("0" * 400)
@example("٠٦٨٥١ ٨٠١٠")
def test_no_text_is_an_error_and_what_is_found_was_written(text: str) -> None:
    for phone in numbers(text):
        assert phone.formatted
        assert phone.valid == phone.uri.startswith("tel:")
        assert set(filter(str.isdigit, phone.source)) <= set(filter(str.isdigit, text))


@given(st.integers(2, 99999), st.integers(100, 99999), st.integers(0, 9999), st.sampled_from([" ", "/", " / ", "-", " - "]))
def test_separators_do_not_change_the_number(area: int, subscriber: int, extension: int, separator: str) -> None:
    found = numbers(f"0{area}{separator}{subscriber}-{extension}")
    plain = numbers(f"0{area}{subscriber}{extension}")
    if found[0].valid and plain[0].valid:
        assert len(found) == 1
        assert found[0].uri == plain[0].uri
