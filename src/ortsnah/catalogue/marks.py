"""Marks: words of the text index that no person types, one for each fact that a search selects by.

A service in Oberthal with the need kinderbetreuung.krippe bears 0nkinderbetreuungkrippe, 0gkinderbetreuung, 0m10046116.
"""

from __future__ import annotations

import re

_NOT_WORD = re.compile(r"[\W_]")

DISTRICT = "0ad"


def _mark(kind: str, value: str) -> str:
    return f"0{kind}{_NOT_WORD.sub('', value).lower()}"


def need(need_id: str) -> str:
    """For a leaf its own mark, for a group the mark that all services of the group bear."""
    return _mark("n" if "." in need_id else "g", need_id)


def needs(need_ids: tuple[str, ...]) -> list[str]:
    """The marks of a service with these needs: each need's, and each group's."""
    return [need(x) for x in need_ids if "." in x] + [need(group) for group in dict.fromkeys(x.partition(".")[0] for x in need_ids)]


def located(municipality: str) -> str:
    """Lies in the municipality and serves whoever comes."""
    return _mark("m", municipality)


def serves(municipality: str) -> str:
    """Has a service area that covers the whole municipality."""
    return _mark("a", municipality)


def serves_place(place_id: int) -> str:
    """Has a service area that covers this place."""
    return _mark("p", str(place_id))


def title(word: str) -> str:
    """Bears the folded word in its name or in that of its organisation."""
    return f"0t{word}"
