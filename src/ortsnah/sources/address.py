"""Addresses as lists write them: postcode and town in one cell, or all of it in the street's."""

from __future__ import annotations

import re
from typing import NamedTuple

from ortsnah.sources.remarks import Remarks

_CODE = re.compile(r"(?:DE?\s?[-–]\s?)?([0-9]{5})(?:\.0)?", re.IGNORECASE)
_SHORT_CODE = re.compile(r"([0-9]{4})(?:\.0)?")
_CODE_AND_TOWN = re.compile(r"(?:DE?\s?[-–]\s?)?([0-9]{5})\s+(\D.*)", re.IGNORECASE)
_ALL_IN_ONE = re.compile(r"(.+?)[\s,;]+(?:DE?\s?[-–]\s?)?([0-9]{5})\s+(\D.*)", re.IGNORECASE)
_QUARTER = re.compile(r"(.+?)[\s,(]+(?:OT|Ortsteil)\s+(.+?)\)?")


class Address(NamedTuple):
    """Where something lies, as far as a row says."""

    street: str
    postal_code: str
    municipality: str
    place: str


def settled(given: Address, remarks: Remarks, row: str) -> Address:
    """The same with each part in its own field; what stands in a field of its own is not overwritten."""
    street, code, municipality, place = given
    if found := _SHORT_CODE.fullmatch(code):
        remarks.add("Postleitzahlen hatten ihre führende 0 verloren; sie wurde ergänzt", f"{row} („{code}“)")
        code = f"0{found[1]}"
    elif found := _CODE.fullmatch(code):
        code = found[1]
    elif found := _CODE_AND_TOWN.fullmatch(code):
        code, municipality = found[1], municipality or found[2]
    for name in ("municipality", "place"):
        town = municipality if name == "municipality" else place
        if found := _CODE_AND_TOWN.fullmatch(town):
            code, town = code or found[1], found[2]
            municipality, place = (town, place) if name == "municipality" else (municipality, town)
    if not code and (found := _ALL_IN_ONE.fullmatch(street)):
        street, code, municipality = found[1], found[2], municipality or ("" if place else found[3])
    if not place and (found := _QUARTER.fullmatch(municipality)):
        municipality, place = found[1], found[2]
    return Address(street, code, municipality, place)
