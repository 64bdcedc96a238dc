"""Words that sound alike, however they are written."""

from __future__ import annotations

import pytest

from ortsnah.domain.sounds import sounds
from ortsnah.domain.text import fold


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kinnergaade", "Kindergarten"), ("Dokda", "Doktor"), ("Meewel", "Möbel"), ("Fürerschein", "Führerschein"), ("Klääder", "Kleider"),
        ("Unnerhalt", "Unterhalt"), ("Zeuchnis", "Zeugnis"), ("Daachesmudder", "Tagesmutter"), ("Bewerwung", "Bewerbung"),
    ],
)  # fmt: skip
def test_dialect_sounds_like_the_word_that_it_means(written: str, meant: str) -> None:
    assert sounds(fold(written)) == sounds(fold(meant))


@pytest.mark.parametrize(("one", "other"), [("schulden", "schule"), ("kleidung", "kreuzung"), ("rente", "miete")])
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


def test_many_words_keep_their_lines() -> None:
    assert sounds("schulden\nmobel").split("\n") == [sounds("schulden"), sounds("mobel")]
