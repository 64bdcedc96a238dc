"""Paragraphs and law books, however they are written."""

from __future__ import annotations

import pytest

from ortsnah.domain.law import cited, uncited
from ortsnah.domain.text import words


@pytest.mark.parametrize("text", ["§ 16i SGB II", "§16i SGB2", "§ 16 i SGB-II", "Paragraf 16i sgb ii", "§§ 16i SGB 2"])
def test_a_paragraph_is_one_word_and_its_book_another(text: str) -> None:
    assert words(cited(text)) == ["paragraf16i", "sgb2"]


def test_the_number_of_a_subsection_stays_apart() -> None:
    assert words(cited("§ 22 Abs. 8 SGB XII")) == ["paragraf22", "abs", "8", "sgb12"]
    assert words(cited("§ 67 ff. SGB XII"))[0] == "paragraf67"


@pytest.mark.parametrize("text", ["Kita in Gronig", "5 Jahre", "§", "SGB", "paragliding 3"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert words(cited(text)) == words(text)


def test_a_paragraph_is_looked_for_as_texts_have_it() -> None:
    assert uncited("paragraf16i") == "16i"
    assert uncited("krippe") == "krippe"
