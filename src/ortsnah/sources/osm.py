"""An OpenStreetMap object becomes a service. OSM is wild: what a tag says unclearly is left out, as it would be on a map."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ortsnah.domain.capacity import Capacity
from ortsnah.domain.geo import Point
from ortsnah.domain.reading import Refusal
from ortsnah.domain.service import PROTECTED, Contact, Cost, Location, Service, Source, is_refuge
from ortsnah.domain.wording import count
from ortsnah.sources import values
from ortsnah.sources.files import clean
from ortsnah.sources.record import Draft, Harvest
from ortsnah.sources.tags import TagRules

T = TypeVar("T")
Tags = dict[str, str]
_ID = re.compile(r"(?:node|way|relation)/-?[0-9]+|osm-[0-9a-f]{12}")
_LANGUAGE = re.compile(r"language:([a-z]{2})")
_SHELTERED = frozenset({"woman", "women", "female", "victim", "victims", "abused", "violence", "domestic_violence"})
_PUBLIC_HELP = frozenset({"outreach", "counselling", "counseling"})


class Objects:
    """Gathers the objects of one file: those that speak of a need become records, the others are only counted."""

    def __init__(self, path: Path, rules: TagRules) -> None:
        stem = path.name.removesuffix(".bz2").rpartition(".")[0]
        self._source = Source(f"OpenStreetMap ({stem})", "ODbL-1.0", "© OpenStreetMap-Mitwirkende")
        self._rules = rules
        self._records: list[Draft | Refusal] = []
        self._passed_over = 0

    def needs_of(self, tags: Tags) -> tuple[str, ...]:
        """The needs of an object; one without is counted as passed over."""
        needs = self._rules.needs_of(tags) if tags else ()
        self._passed_over += not needs
        return needs

    def add(self, ref: str, tags: Tags, needs: tuple[str, ...], point: Point | None) -> None:
        """Takes an object that speaks of a need."""
        cleaned = {key: clean(value) for key, value in tags.items()}
        self._records.append(_record(ref, cleaned, needs, point, self._source.name))

    def harvest(self) -> Harvest:
        """Everything gathered, with a note on what was passed over."""
        note = f"{count(self._passed_over, 'Objekt', 'Objekte')} ohne passenden Bedarf übergangen."
        return Harvest(self._source, self._records, [note] if self._passed_over else [])


def is_osm_id(text: str) -> bool:
    """True for the number of an object, which is the same in every file of OpenStreetMap."""
    return _ID.fullmatch(text) is not None


def mean_point(points: list[Point]) -> Point | None:
    """The middle of an object: the mean of its nodes."""
    if not points:
        return None
    return Point(sum(p.latitude for p in points) / len(points), sum(p.longitude for p in points) / len(points))


def _record(ref: str, tags: Tags, needs: tuple[str, ...], point: Point | None, source: str) -> Draft | Refusal:
    name = tags.get("name") or tags.get("operator") or tags.get("brand")
    if not name:
        return Refusal(ref, "ohne Namen")
    secret = _is_secret(tags, needs)
    if point is None and not secret and not _first(tags, "addr:city", "addr:suburb", "addr:place"):
        return Refusal(ref, "weder Koordinaten noch ein Ort")
    checked = _parsed(tags, values.date, "check_date", "survey:date")
    maximum = _parsed(tags, values.whole, "capacity")
    contact = Contact(phone=_first(tags, "phone", "contact:phone"), mobile=_first(tags, "mobile", "contact:mobile"))
    service = Service(
        # The number of an OSM object leads to its place on the map, which is what has to stay secret.
        id=_disguised(ref) if secret else ref,
        source=source,
        name=name,
        needs=needs,
        organization=tags.get("operator", ""),
        description="" if secret else _first(tags, "description:de", "description"),
        minimum_age_months=_months(tags, "min_age"),
        maximum_age_months=_months(tags, "max_age"),
        languages=tuple(found[1] for key, value in tags.items() if value == "yes" and (found := _LANGUAGE.fullmatch(key))),
        email=_parsed(tags, values.email, "email", "contact:email") or "",
        website=_parsed(tags, values.website, "website", "contact:website") or "",
        verified_on=checked,
        verified_by="OpenStreetMap" if checked else "",
        locations=(Location(confidential=True, opening_hours=tags.get("opening_hours", "")) if secret else _location(tags, point),),
        contacts=(contact,) if contact != Contact() else (),
        capacities=(Capacity(maximum=maximum),) if maximum is not None else (),
        costs=_costs(tags),
    )
    return Draft(service.id, service)


def _disguised(ref: str) -> str:
    """An id that does not lead back to the object; only a number of OpenStreetMap's own is one that other files know, too."""
    return f"{'osm' if is_osm_id(ref) else 'objekt'}-{hashlib.sha256(ref.encode()).hexdigest()[:12]}"


def _location(tags: Tags, point: Point | None) -> Location:
    city = _first(tags, "addr:city")
    street = " ".join(part for part in (_first(tags, "addr:street", "addr:place"), tags.get("addr:housenumber")) if part)
    return Location(
        place=_first(tags, "addr:suburb") or city,
        municipality=city,
        street=street,
        postal_code=_first(tags, "addr:postcode"),
        point=point,
        opening_hours=tags.get("opening_hours", ""),
        wheelchair=_parsed(tags, values.wheelchair, "wheelchair"),
        access_note=_first(tags, "wheelchair:description:de", "wheelchair:description"),
    )


def _is_secret(tags: Tags, needs: tuple[str, ...]) -> bool:
    """A refuge: mapped or not, its address does not belong in a catalogue. Advice centres are public."""
    if is_refuge(tags.get("name", "")):
        return True
    helped = {part.strip() for part in tags.get("social_facility:for", "").split(";")}
    sheltering = bool(helped & _SHELTERED) or (PROTECTED in needs and "social_facility" in tags)
    return sheltering and tags.get("social_facility", "") not in _PUBLIC_HELP


def _costs(tags: Tags) -> tuple[Cost, ...]:
    charge, fee = tags.get("charge", ""), tags.get("fee", "")
    if fee == "no":
        return (Cost(amount=0.0),)
    if charge or fee:
        return (Cost(description=charge or ("kostenpflichtig" if fee == "yes" else fee)),)
    return ()


def _months(tags: Tags, key: str) -> int | None:
    years = _parsed(tags, values.number, key)
    return None if years is None else round(years * 12)


def _first(tags: Tags, *keys: str) -> str:
    """The first of the keys that is given."""
    return next((text for key in keys if (text := tags.get(key))), "")


def _parsed(tags: Tags, parse: Callable[[str], T], *keys: str) -> T | None:
    """The first value, of several with semicolons too, that can be understood."""
    for key in keys:
        for text in values.parts(tags.get(key, "")):
            try:
                return parse(text)
            except values.Unclear:
                continue
    return None
