"""Entries that are likely the same twice: alike in name, and in the same place or under the same number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from ortsnah.domain.geo import Point, distance_km
from ortsnah.domain.service import Service
from ortsnah.domain.text import words

_LEGAL_FORMS = frozenset(
    {"e", "v", "ev", "gmbh", "ggmbh", "ug", "der", "die", "das", "des", "im", "in", "und", "am", "an", "fur", "st", "sankt"}
)
#: of 100, for names: the same but for a slip, or but for some words where the number is the same
_ALIKE, _ALIKE_WITH_NUMBER = 92, 75
_ALIKE_WORD = 75
#: a block of so many entries says nothing: compared are those in the narrower blocks
_CROWD = 200
#: in one list the two sides of the road are two stops of one name
_STOP = "mobilitaet.bus-bahn"
#: coordinates of one house differ by so much from list to list
_SAME_HOUSE_KM = 0.5


class Pair(NamedTuple):
    """Two entries and what they share, in a German clause."""

    first: Service
    second: Service
    because: str


class _Entry(NamedTuple):
    """What is compared of a service: its name without legal forms and place, with sorted words."""

    position: int
    service: Service
    name: str
    points: tuple[Point, ...]
    numbers: frozenset[str]  # in the name: 'Kita 2' is not 'Kita 3'
    places: frozenset[str]
    codes: frozenset[str]
    streets: frozenset[str]  # their beginnings: the rest is spelled in many ways
    phones: frozenset[str]


def duplicates(services: Iterable[Service]) -> list[Pair]:
    """The pairs in the order of the services. Only entries that share a block are compared, so that it is quick for many."""
    blocks: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for position, service in enumerate(services):
        entry = _entry(position, service)
        for key in _keys(entry):
            blocks[key].append(entry)
    found: dict[tuple[int, int], Pair] = {}
    for block in blocks.values():
        if len(block) <= _CROWD:
            found.update(_within(block))
    return [found[key] for key in sorted(found)]


def _entry(position: int, service: Service) -> _Entry:
    places = {" ".join(words(location.place or location.municipality)) for location in service.locations} - {""}
    codes = {location.postal_code for location in service.locations} - {""}
    streets = {"".join(words(location.street))[:4] for location in service.locations} - {""}
    said = words(service.name)
    named = {word for place in places for word in place.split()} | _LEGAL_FORMS
    tokens = [word for word in said if word not in named] or said
    phones = {digits for contact in service.contacts for text in (contact.phone, contact.mobile) if len(digits := _digits(text)) > 5}
    numbers = {word for word in tokens if word.isdigit() or len(word) == 1}
    found = (frozenset(each) for each in (numbers, places, codes, streets, phones))
    points = tuple(location.point for location in service.locations if location.point)
    return _Entry(position, service, " ".join(sorted(tokens)), points, *found)


def _digits(text: str) -> str:
    """A number without its spelling: good enough to compare, and quick."""
    return re.sub(r"^(?:00)?49", "", re.sub(r"\(0\)|\D", "", text)).lstrip("0")


def _keys(entry: _Entry) -> Iterator[tuple[str, str]]:
    """The blocks of an entry: its numbers, and each place or postal code with the beginning of each longer word of the name."""
    yield from (("", phone) for phone in entry.phones)
    beginnings = {word[:4] for word in entry.name.split() if len(word) > 3} | {entry.name}
    yield from ((where, beginning) for where in entry.places | entry.codes or {"nowhere"} for beginning in beginnings)


def _within(block: Sequence[_Entry]) -> Iterator[tuple[tuple[int, int], Pair]]:
    for one, other in combinations(block, 2):
        if one.numbers == other.numbers and _same_place(one, other) and set(one.service.needs) & set(other.service.needs):
            if one.service.source == other.service.source and _STOP in one.service.needs:
                continue
            same_number = bool(one.phones & other.phones)
            if _alike(one.name, other.name, _ALIKE_WITH_NUMBER if same_number else _ALIKE, by_word=not same_number):
                shared = "gleiche Telefonnummer" if same_number else "gleicher Ort" if one.places | one.codes else "beide ohne Ort"
                because = f"vielleicht doppelt (ähnlicher Name, {shared}): {one.service.name} ({one.service.id})"
                yield (one.position, other.position), Pair(one.service, other.service, because)


def _same_place(one: _Entry, other: _Entry) -> bool:
    """By the places, by the postal codes where one tells no place; what tells neither may be anywhere.

    Two streets are two places, and so are coordinates that lie apart, if they do not answer the same telephone.
    """
    if not one.phones & other.phones and (_streets_differ(one, other) or _lie_apart(one, other)):
        return False
    if one.places and other.places:
        return bool(one.places & other.places)
    if one.codes and other.codes:
        return bool(one.codes & other.codes)
    return bool(one.phones & other.phones) or not (one.places or one.codes or other.places or other.codes)


def _streets_differ(one: _Entry, other: _Entry) -> bool:
    return bool(one.streets and other.streets and not one.streets & other.streets)


def _lie_apart(one: _Entry, other: _Entry) -> bool:
    known = one.points and other.points
    return bool(known) and min(distance_km(a, b) for a, b in product(one.points, other.points)) > _SAME_HOUSE_KM


def _alike(one: str, other: str, least: int, *, by_word: bool) -> bool:
    """Names that differ by slips; `by_word`: no word may be quite another ('Bezirk Ost' is not 'Bezirk West')."""
    from rapidfuzz import fuzz

    if not fuzz.ratio(one, other, score_cutoff=least):
        return False
    mine, theirs = set(one.split()), set(other.split())
    if not by_word or mine <= theirs or theirs <= mine:
        return True
    return all(any(fuzz.ratio(a, b) >= _ALIKE_WORD for b in theirs - mine) for a in mine - theirs)
