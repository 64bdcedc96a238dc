"""The fields of one row, read one by one; what is unclear is collected, so that a refusal names all of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from ortsnah.domain.geo import Point
from ortsnah.sources import phones, values
from ortsnah.sources.address import Address, settled
from ortsnah.sources.mapping import LIST_FIELDS, Mapping
from ortsnah.sources.remarks import Remarks

T = TypeVar("T")
_ADDRESS = frozenset({"place", "municipality", "postal_code", "street", "lat", "lon", "coordinates"})
#: fields in which line breaks are kept; in the others a cell is one line
_LINES = frozenset({
    "description", "eligibility", "application", "hours_text", "alert", "access_note", "transport", "cost_text", "documents", "needs",
    "languages", "service_area", "phone", "mobile", "coordinates", "email", "website",
})  # fmt: skip
_LATITUDES, _LONGITUDES = (47.0, 55.2), (5.5, 15.2)  # Germany
_WEB_ADDRESSES = re.compile(r"\s*[;|\n]\s*|[\s,]+(?=https?://|www\.)", re.IGNORECASE)
_SHOWN = 60


@dataclass(slots=True)
class Cells:
    """The cells of a row that a mapping has given to fields. `secret` once the row says that its address is."""

    row: str
    given: dict[str, str]
    mapping: Mapping
    remarks: Remarks
    faults: list[str] = field(default_factory=list)
    secret: bool = False

    def text(self, name: str) -> str:
        """The field as it stands; a secret location does not inherit the address that holds for the whole file."""
        default = "" if self.secret and name in _ADDRESS else self.mapping.defaults.get(name, "")
        text = self.given.get(name, default)
        return text if name in _LINES else " ".join(text.split())

    def take(self, name: str, parse: Callable[[str], T]) -> T | None:
        """The field parsed, None when it is empty or unclear."""
        text = self.text(name)
        if not text:
            return None
        try:
            return parse(text)
        except values.Unclear as unclear:
            column = " + ".join(self.mapping.columns.get(name, (name,)))
            shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
            self.faults.append(f"Spalte „{column}“: „{shown}“ {unclear}")
            return None

    def whole(self, name: str) -> int | None:
        """The field as a whole number."""
        return self.take(name, partial(values.whole, decimal=self.mapping.decimal))

    def months(self, name: str) -> int | None:
        """The field as an age in months."""
        return self.take(name, partial(values.months, decimal=self.mapping.decimal))

    def number(self, name: str, parse: Callable[..., float]) -> float | None:
        """The field as a number, in the mapping's decimal sign."""
        return self.take(name, partial(parse, decimal=self.mapping.decimal))

    def several(self, name: str) -> tuple[str, ...]:
        """The parts of a field that lists several things."""
        return values.parts(self.text(name), LIST_FIELDS[name])

    def first(self, name: str, parse: Callable[[str], str]) -> str:
        """The field parsed, of several values with ; or line breaks between them the first."""
        whole = self.text(name)
        several = (
            [part for part in values.parts(whole, ";,| ") if "@" in part]
            if name == "email"
            else [*filter(None, _WEB_ADDRESSES.split(whole))]
        )
        if len(several) < 2:
            return self.take(name, parse) or ""
        self.remarks.add(
            "Von mehreren Angaben in einer Zelle wurde nur die erste übernommen", f"{self.row} („{' '.join(whole.split())[:_SHOWN]}“)"
        )
        return self.take(name, lambda _: parse(several[0])) or ""

    def phones(self, name: str) -> list[str]:
        """The telephone numbers of a field; those that a spreadsheet has spoilt are mended or left out, with a remark."""
        found = []
        for written in phones.numbers(self.text(name)):
            number, said = phones.mended(written)
            if said:
                self.remarks.add(said, f"{self.row} („{written}“)")
            if number:
                found.append(number)
        return found

    def address(self) -> Address:
        """Street, postcode and town, each in its field."""
        given = Address(*(self.text(name) for name in ("street", "postal_code", "municipality", "place")))
        return settled(given, self.remarks, self.row)

    def point(self) -> Point | None:
        """The coordinates; a row without any is taken all the same, one with half of them is refused."""
        faults = len(self.faults)
        shared = "coordinates" if self.text("coordinates") else "lat"
        if shared == "coordinates" or self.text("lon") in ("", self.text("lat")):
            if both := self.take(shared, values.pair):
                return self._right_way_round(Point(*both))
            if shared == "coordinates" and len(self.faults) == faults:
                self.faults.append(f"„{self.text(shared)[:_SHOWN]}“ sind keine zwei Koordinaten")
        latitude, longitude = self.number("lat", values.coordinate), self.number("lon", values.coordinate)
        if latitude is not None and longitude is not None:
            return self._right_way_round(Point(latitude, longitude))
        if bool(self.text("lat")) != bool(self.text("lon")) and len(self.faults) == faults:
            self.faults.append("nur eine der beiden Koordinaten ist angegeben")
        return None

    def _right_way_round(self, point: Point) -> Point | None:
        """Latitude first: in Germany neither can be taken for the other. 0, 0 is what empty cells become."""
        latitude, longitude = point
        if latitude == longitude == 0:
            self.remarks.add("Die Koordinaten 0 und 0 gelten als nicht angegeben", self.row)
            return None
        if _within(longitude, _LATITUDES) and _within(latitude, _LONGITUDES):
            self.remarks.add("Breite und Länge standen vertauscht und wurden getauscht, bitte die Zuordnung prüfen", self.row)
            return Point(longitude, latitude)
        return point


def _within(number: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= number <= bounds[1]
