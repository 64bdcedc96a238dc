"""Telephone numbers as they stand in cells: several at once, with words around them, or spoilt by a spreadsheet."""

from __future__ import annotations

import re

#: what may separate two numbers, where the next one begins with a 0 or a plus: '06851/123' is one number
_SEPARATED = re.compile(r"\s*(?:[;,|\n/]|\b(?:oder|und|sowie|bzw\.?)\s)\s*(?=(?:[A-Za-zÄÖÜäöü.]{2,12}[.:]?\s*)?(?:\+|\(?0))")
_LABEL = re.compile(r"(?:tel(?:efon)?|fon|ruf|mobil|handy)\b[.:]*\s*", re.IGNORECASE)
_FAX = re.compile(r"(?:tele)?fax", re.IGNORECASE)
_POWER = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]{1,2}", re.IGNORECASE)
_MOBILE = re.compile(r"(?:0|49)1[567]")
#: an area code alone has fewer digits; so many without a zero in front have one, which a spreadsheet took away
_LEAST_DIGITS, _WITH_AREA_CODE = 6, 9
_LONGEST = 13

LOST = "Telefonnummern sind in der Tabelle zu Zahlen geworden und nicht mehr zu lesen; sie wurden weggelassen"
MENDED = "Telefonnummern hatten ihre führende 0 verloren; sie wurde ergänzt, bitte prüfen"


def numbers(text: str) -> list[str]:
    """The numbers in a cell, without the words before them and without fax numbers."""
    pieces: list[str] = []
    for piece in _SEPARATED.split(text):
        if pieces and len(_digits(pieces[-1])) < _LEAST_DIGITS:
            pieces[-1] = f"{pieces[-1]} {piece}"  # '06851 / 0123' was one number
        else:
            pieces.append(piece)
    found = [" ".join(_LABEL.sub("", piece, count=1).split()) for piece in pieces if not _FAX.match(piece.strip())]
    return list(dict.fromkeys(piece for piece in found if piece))


def mended(number: str) -> tuple[str, str]:
    """The number, and what had to be done to it: '' , LOST or MENDED."""
    if _POWER.fullmatch(number):
        return "", LOST
    plain = number.removesuffix(".0") if number.removesuffix(".0").isdigit() else number
    if plain.isdigit() and plain.isascii() and _WITH_AREA_CODE <= len(plain) <= _LONGEST and plain[0] != "0":
        return ("+" if plain.startswith("49") and len(plain) > 10 else "0") + plain, MENDED
    return plain, ""


def is_mobile(number: str) -> bool:
    """True for a German mobile number."""
    return bool(_MOBILE.match(_digits(number)))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
