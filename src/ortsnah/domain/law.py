"""Paragraphs and law books as single words, however they are written: '§ 16 i SGB 2' and '§16i SGB II' are the same two words."""

from __future__ import annotations

import re

_PARAGRAPH = "paragraf"
_SIGN = re.compile(r"(?:§+|\bpara(?:graf|graph)?(?:en)?\b)\s*(\d+)\s?([a-z](?![\w.]))?", re.IGNORECASE)
_BOOK = re.compile(r"\bSGB\W{0,2}(XIV|XII|XI|X|IX|IV|V?I{1,3}|V|\d{1,2})\b", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12, "XIV": 14}


def cited(text: str) -> str:
    """The text with each '§ 16 i' as 'paragraf16i' and each 'SGB II' as 'SGB2'."""
    return _BOOK.sub(_book, _SIGN.sub(_paragraph, text))


def _paragraph(found: re.Match[str]) -> str:
    return f" {_PARAGRAPH}{found[1]}{found[2] or ''} "


def _book(found: re.Match[str]) -> str:
    return f"SGB{_ROMAN.get(found[1].upper(), found[1])}"


def uncited(word: str) -> str:
    """'16i' for 'paragraf16i', as texts have it; other words as they are."""
    return word.removeprefix(_PARAGRAPH) or word
