"""Synthetic catalogues of any size: services in invented places all over Germany, the same for the same seed.

A small catalogue is the part of the country around one point, so that every size is equally dense. Nothing in it is real but
the needs and their words, which are the project's own.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, radians
from pathlib import Path
from typing import Any

from ortsnah import paths
from ortsnah.catalogue.write import Content
from ortsnah.curation.importing import Masters
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.geo import Point
from ortsnah.domain.places import Level, Place
from ortsnah.domain.service import Area, Contact, Cost, Location, Service, Source

TODAY = dt.date(2026, 11, 23)
SOURCE = Source("Erfunden", "CC0-1.0", "Ortsnah, durch Zufall zusammengesetzt")
#: so many services has the whole country; a smaller catalogue is a part of it
WHOLE = 500_000
_MUNICIPALITIES = 4400
_SOUTH_WEST, _NORTH_EAST = Point(47.6, 6.4), Point(54.4, 14.6)
_MIDDLE = Point(49.5, 7.1)
_CITIES = 70
_DISTRICT_DEGREES = 0.4
#: services for everybody, whatever the place
_MOST_FOR_ALL = 100
_LANGUAGES = ("en", "tr", "ar", "uk", "ru", "fr")


@dataclass(frozen=True, slots=True)
class Municipality:
    """An invented municipality: its places (its own first), its district, and how many of the country's services it has."""

    name: str
    ags: str
    district: tuple[int, int]
    places: tuple[Place, ...]
    weight: float


class _Speech:
    """Draws words; `draw` is the only source of chance."""

    def __init__(self, draw: random.Random, masters: Masters) -> None:
        self.draw = draw
        self.lists: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
        self.words: dict[str, list[str]] = defaultdict(list)
        for word in masters.words:
            if word.language == "de" and word.strength == 1 and len(word.phrase) < 32:
                self.words[word.need].append(word.phrase)
        self.labels = {need.id: need.short for need in masters.needs}

    def pick(self, room: str, name: str) -> str:
        return str(self.draw.choice(self.lists[room][name]))

    def often(self, words: Sequence[str]) -> str:
        """One of the words, the first ones much more often than the last."""
        return words[int(len(words) * self.draw.random() ** 2.2)]

    def place_name(self) -> str:
        parts = [self.pick("places", "middle"), self.pick("places", "joint"), self.pick("places", "after")]
        if self.draw.random() < 0.25:
            parts.insert(0, self.pick("places", "before"))
        name = "".join(parts).capitalize()
        return f"{name} {self.pick('places', 'beside')}" if self.draw.random() < 0.03 else name

    def surname(self) -> str:
        return self.pick("people", "before") + self.pick("people", "after")

    def slots(self, need: str, place: Place, carrier: str) -> dict[str, str]:
        common = self.lists["text"]["common"]
        return {
            "word": self.often(self.words[need]), "word2": self.draw.choice(self.words[need]), "label": self.labels[need],
            "fancy": self.pick("carriers", "fancy"), "place": place.name, "municipality": place.municipality, "surname": self.surname(),
            "carrier": carrier, "street": self.pick("carriers", "streets"), "common": self.often(common), "common2": self.often(common),
        }  # fmt: skip

    def misspelt(self, text: str) -> str:
        """Two neighbouring letters swapped, somewhere in the middle."""
        at = self.draw.randrange(len(text) // 4, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :] if text[at].isalpha() and text[at + 1].isalpha() else text


def country(speech: _Speech) -> list[Municipality]:
    """All municipalities, nearest to the middle first: a third of them around cities, the rest anywhere."""
    draw = speech.draw
    cities = [_anywhere(draw) for _ in range(_CITIES)]
    found = []
    for number in range(_MUNICIPALITIES):
        centre = _anywhere(draw)
        if draw.random() < 0.35:
            city = speech.often(cities)  # type: ignore[arg-type]
            centre = _around(draw, city, 14.0)  # type: ignore[arg-type]
        found.append(_municipality(speech, f"{number // 1000 + 1:02}{number:06}", centre))
    return sorted(found, key=lambda m: _far(m.places[0].point))


def _municipality(speech: _Speech, ags: str, centre: Point) -> Municipality:
    draw, name = speech.draw, speech.place_name()
    code = f"{draw.randrange(1000, 99999):05}"
    places = [Place(name, name, ags, Level.MUNICIPALITY, centre, code)]
    for _ in range(min(40, int(draw.expovariate(1 / 8.5)))):
        village = speech.place_name()
        level = Level.VILLAGE if draw.random() < 0.85 else Level.SETTLEMENT
        places.append(Place(village, name, ags, level, _around(draw, centre, 2.6), code))
    district = (int(centre.latitude / _DISTRICT_DEGREES), int(centre.longitude / _DISTRICT_DEGREES))
    return Municipality(name, ags, district, tuple(places), len(places) * min(12.0, draw.paretovariate(1.3)))


def _anywhere(draw: random.Random) -> Point:
    return Point(draw.uniform(_SOUTH_WEST.latitude, _NORTH_EAST.latitude), draw.uniform(_SOUTH_WEST.longitude, _NORTH_EAST.longitude))


def _around(draw: random.Random, centre: Point, km: float) -> Point:
    degree = km / 111.2
    return Point(round(centre.latitude + draw.gauss(0, degree), 5), round(centre.longitude + draw.gauss(0, degree / cos(radians(50))), 5))


def _far(point: Point | None) -> float:
    assert point is not None
    return (point.latitude - _MIDDLE.latitude) ** 2 + ((point.longitude - _MIDDLE.longitude) * 0.65) ** 2


class _Maker:
    """Makes services for a part of the country."""

    def __init__(self, speech: _Speech, municipalities: list[Municipality]) -> None:
        self.speech, self.draw = speech, speech.draw
        self.municipalities = municipalities
        self.shares = list(accumulate(m.weight for m in municipalities))
        often = speech.lists["needs"]["often"]
        self.leaves = [need for need in speech.labels if "." in need]
        rest = (100_000 - sum(often.values())) / (len(self.leaves) - len(often))
        self.need_shares = list(accumulate(often.get(need, rest) for need in self.leaves))
        self.districts: dict[tuple[int, int], list[Municipality]] = defaultdict(list)
        for municipality in municipalities:
            self.districts[municipality.district].append(municipality)
        self.for_all = 0

    def service(self, number: int) -> Service:
        draw, speech = self.draw, self.speech
        home = self.municipalities[bisect(self.shares, draw.random() * self.shares[-1])]
        place = home.places[0] if draw.random() < 0.4 else draw.choice(home.places)
        need = self._need()
        needs = (need,) if draw.random() < 0.8 else tuple(dict.fromkeys((need, self._need())))
        carrier = f"{speech.pick('carriers', 'names')} {draw.choice((home.name, place.name, home.name))}"
        slots = speech.slots(need, place, carrier)
        description = " ".join(
            sentence.format_map(slots) for sentence in draw.sample(speech.lists["text"]["sentences"], draw.randint(2, 5))
        )
        least, most = self._ages(need)
        located = draw.random() < 0.95
        return Service(
            id=f"e{number:06}", source=SOURCE.name, name=speech.pick("text", "names").format_map(slots), needs=needs, organization=carrier,
            description=speech.misspelt(description) if draw.random() < 0.1 else description,
            status=Status.CLOSED_FOR_NOW if draw.random() < 0.01 else Status.ACTIVE, urgent=need.startswith("notfall") or draw.random() < 0.01,
            minimum_age_months=least, maximum_age_months=most, languages=("de", *draw.sample(_LANGUAGES, draw.choice((0, 0, 0, 1, 2)))),
            documents=tuple(draw.sample(speech.lists["text"]["documents"], draw.choice((0, 0, 1, 2)))), email=f"kontakt-{number}@example.org",
            verified_on=TODAY - dt.timedelta(days=draw.randrange(700)), verified_by="Erfunden",
            locations=(self._location(home, place, slots["street"]),) if located else (), contacts=self._contacts(slots["surname"]),
            capacities=self._capacities(need), areas=self._areas(home, located), costs=self._costs(),
        )  # fmt: skip

    def _need(self) -> str:
        return self.leaves[bisect(self.need_shares, self.draw.random() * self.need_shares[-1])]

    def _ages(self, need: str) -> tuple[int | None, int | None]:
        if need == "kinderbetreuung.krippe":
            return self.draw.choice((2, 6, 8, 12)), 36
        if need == "kinderbetreuung.kita":
            return self.draw.choice((12, 24, 36)), 72
        return (None, None) if self.draw.random() < 0.9 else (72, 216)

    def _location(self, home: Municipality, place: Place, street: str) -> Location:
        draw = self.draw
        assert place.point is not None
        return Location(
            place=place.name, municipality=home.name, street=f"{street} {draw.randrange(1, 120)}", postal_code=place.postal_code,
            point=_around(draw, place.point, 0.5), opening_hours=self.speech.pick("text", "hours") if draw.random() < 0.85 else "",
            wheelchair=draw.choice((*Wheelchair, None, None)),
        )  # fmt: skip

    def _contacts(self, surname: str) -> tuple[Contact, ...]:
        draw = self.draw
        phones = [f"030 23125-{draw.randrange(1000):03}" for _ in range(draw.choice((1, 1, 1, 2)))]
        return tuple(
            Contact(function=self.speech.pick("people", "roles"), name=surname if not n else "", phone=phone)
            for n, phone in enumerate(phones)
        )

    def _capacities(self, need: str) -> tuple[Capacity, ...]:
        draw = self.draw
        if not need.startswith("kinderbetreuung") and draw.random() > 0.1:
            return ()
        maximum = draw.randrange(10, 90)
        available = max(0, draw.randrange(-6, 5))
        report = Capacity(
            available, maximum, as_of=TODAY - dt.timedelta(days=draw.randrange(90)), waiting_list=0 if available else draw.randrange(30)
        )
        return (report,)

    def _areas(self, home: Municipality, located: bool) -> tuple[Area, ...]:
        """One in six serves its district or a few municipalities of it; the rest whoever comes."""
        chance, district = self.draw.random(), self.districts[home.district]
        if not located or chance < 0.06:
            if self.for_all < _MOST_FOR_ALL and self.draw.random() < 0.002:
                self.for_all += 1
                return (Area(district=True),)
            return tuple(Area(municipality=m.name) for m in district)
        if chance < 0.16:
            others = self.draw.sample(district, min(len(district), self.draw.randint(1, 4)))
            return tuple(Area(municipality=name) for name in dict.fromkeys((home.name, *(m.name for m in others))))
        return ()

    def _costs(self) -> tuple[Cost, ...]:
        chance = self.draw.random()
        return (Cost(amount=0.0),) if chance < 0.3 else (Cost(amount=float(self.draw.randrange(1, 60))),) if chance < 0.45 else ()


def content(services: int, seed: int = 1) -> Content:
    """A catalogue with so many services."""
    masters = Masters.load(paths.resources())
    speech = _Speech(random.Random(seed), masters)
    everything = _one_name_each(country(speech))
    whole = sum(m.weight for m in everything)
    wanted, part = whole * services / WHOLE, 0
    shares = list(accumulate(m.weight for m in everything))
    part = max(8, bisect(shares, wanted))
    municipalities = everything[: part + 1]
    maker = _Maker(speech, municipalities)
    return Content(
        title=f"{services} erfundene Angebote", district="Landkreis Erfunden", state="SL", number=1, created_on=TODAY,
        places=[place for m in municipalities for place in m.places], needs=masters.needs, words=masters.words, signals=masters.signals,
        sources=[SOURCE], services=[maker.service(number) for number in range(1, services + 1)],
    )  # fmt: skip


def _one_name_each(municipalities: list[Municipality]) -> list[Municipality]:
    """Municipalities by unlike names, as the writer tells them apart by name; villages may share theirs."""
    kept: dict[str, Municipality] = {}
    for municipality in municipalities:
        kept.setdefault(municipality.name.casefold(), municipality)
    return list(kept.values())
