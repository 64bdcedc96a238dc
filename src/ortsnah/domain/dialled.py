"""Telephone numbers in a text as single words of digits, however they are written: '(06851) 801-250' and '+49 6851 801250' are the same word."""

from __future__ import annotations

import re

#: digits, and spaces and signs between them, that begin as a number with its area code does
_RUN = re.compile(r"(?<![\w.,:/-])(?:\+|\(?0)[0-9 ()/.-]{4,24}[0-9](?!\w)")
#: what looks so, but is a day or an hour
_DAY_OR_HOUR = re.compile(r"\b[0-9]{1,2}\.[0-9]{1,2}\.|\b[0-9]{1,2}\.[0-9]{2}\b")
_COUNTRY = re.compile(r"(?:\+|00) ?49(?: ?\(0\))?")
_NOT_DIGIT = re.compile(r"[^0-9]")
#: digits of the shortest number with its area code
_LEAST = 6


def dialled(text: str) -> str:
    """The text with each number as one word, with the 0 of its area code instead of the country's."""
    return _RUN.sub(_as_word, text)


def is_number(word: str) -> bool:
    """True for a word that such a number became."""
    return word.startswith("0") and word.isdecimal() and len(word) >= _LEAST


def _as_word(found: re.Match[str]) -> str:
    digits = _NOT_DIGIT.sub("", _COUNTRY.sub("0", found[0]))
    is_number = len(digits) >= _LEAST and digits[1] != "0" and not _DAY_OR_HOUR.search(found[0])
    return f" {digits} " if is_number else found[0]
