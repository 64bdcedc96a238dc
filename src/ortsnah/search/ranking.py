"""Candidates -> hits in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from math import sqrt
from typing import NamedTuple

from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Listing
from ortsnah.search.candidates import Candidate
from ortsnah.search.query import Hit, Query, Section, Understood
from ortsnah.search.verdict import Judge, Verdict

#: where nothing is known of the way, a service counts as this far ...
_UNKNOWN_KM = 5.0
#: ... and what it does beside its main work as so much farther: the debt counsellors before those who know a little of debts, too
_BESIDE_KM = 5.0
_MOST_NEAR_MISSES = 12


class Ranked(NamedTuple):
    """A candidate that has found its order. `elsewhere`: it is near, but its service area is another."""

    spot: Found
    section: Section
    need: str
    reason: str
    elsewhere: bool

    @property
    def fits(self) -> bool:
        """False for a near miss."""
        return not self.reason and not self.elsewhere


def rank(candidates: Iterable[Candidate], judge: Judge, query: Query, understood: Understood) -> list[Ranked]:
    """A name that was typed; serves this place; fits; need before text; free places before none; fresh; near before far, main work before side lines."""
    judged = [(candidate, judge(candidate.spot)) for candidate in candidates]
    near_enough = [entry for entry in judged if not entry[1].far] or judged
    near_enough.sort(key=_Order(query, understood).key)
    home = query.place.municipality_id if query.place else None
    ranked: dict[int, Ranked] = {}
    near_misses = 0
    for (spot, section, need, _, _), (reason, _) in near_enough:
        near_misses += bool(reason)
        if spot.service_id not in ranked and (not reason or near_misses <= _MOST_NEAR_MISSES):
            elsewhere = section is Section.NEXT and bool(spot.area_bound) and not reason
            ranked[spot.service_id] = Ranked(spot, shown_as(section, spot, home), need, reason, elsewhere)
    return list(ranked.values())


def shown_as(section: Section, spot: Found, home: str | None) -> Section:
    """Whoever is responsible and lies in the municipality itself is simply here."""
    return Section.HERE if section is Section.RESPONSIBLE and spot.municipality_id == home else section


class _Order:
    """The keys that candidates are sorted by."""

    def __init__(self, query: Query, understood: Understood) -> None:
        self._today = query.today.isoformat()
        self._asks_for_places = query.filters.free_places
        self._left = [f" {word}" for word in understood.words]
        self._typed = [*self._left, *(f" {word}" for word in understood.matched)]
        # in a name the one word for the need lifts nothing over what the filters ask for
        self._is_need_word = query.filters.any and len(self._typed) == 1 and not self._left
        self._name = [*self._left, *(f" {word} " for word in understood.unsure)]

    def key(self, judged: tuple[Candidate, Verdict]) -> tuple[object, ...]:
        """What comes first is the least."""
        (spot, section, need, has_words, has_need), verdict = judged
        by_name, named = self._named(f" {spot.title} ") if self._typed else (False, 0)
        away = _UNKNOWN_KM if spot.km2 is None else sqrt(spot.km2)
        misses, stale = bool(verdict.reason), not spot.free_until or spot.free_until < self._today
        if self._is_need_word and (misses or section is Section.NEXT):
            by_name = False
        if section is Section.NEXT:  # what lies elsewhere: the nearest first
            return (not by_name, True, misses, not has_words, not has_need, away, -named, spot.full, stale, spot.title)
        if not spot.needs.startswith(need):  # the first need of a service is its main work
            away += _BESIDE_KM
        return (not by_name, False, misses, not has_words, not has_need, spot.full, -named, stale, self._age(spot, stale), away, spot.title)

    def _age(self, spot: Found, stale: bool) -> int:
        """Whoever asks for free places sees of old reports the youngest first."""
        return -int(spot.free_until.replace("-", "")) if self._asks_for_places and stale and spot.free_until else 0

    def _named(self, title: str) -> tuple[bool, int]:
        """Whether name and organisation hold all that was typed as a name; 2 when they hold every typed word, 1 when one, else 0."""
        held = len([word for word in self._typed if word in title])
        if not held:
            return False, 0
        every = held == len(self._typed)
        return bool(every and held > 1) or (bool(self._name) and all(word in title for word in self._name)), 2 if every else 1


def hit(ranked: Ranked, listing: Listing) -> Hit:
    """What is shown of it, with the reason why something near does not serve the place."""
    reason = ranked.reason
    if ranked.elsewhere:
        more = " und andere" if len(listing.areas) > 3 else ""
        reason = f"nur für {', '.join(listing.areas[:3])}{more}"
    return Hit(listing, ranked.section, ranked.spot.km, ranked.need, reason)


def once(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Each service once, where it comes first."""
    best: dict[int, Ranked] = {}
    for one in ranked:
        best.setdefault(one.spot.service_id, one)
    return list(best.values())


def mix(lists: Sequence[list[Ranked]], *, together: bool) -> list[Ranked]:
    """Hits of several needs in one list: wishes and readings take turns at the top; of two readings the best comes first and third.

    Below the top, what serves the place comes before what does not.
    """
    lists = [ranked for ranked in lists if ranked]
    if len(lists) < 2:
        return list(lists[0]) if lists else []
    if together:
        top = [one for row in zip_longest(*(ranked[:2] for ranked in lists)) for one in row if one]
    else:
        top = [*(ranked[0] for ranked in lists), *lists[0][1:2]]
    rest = [one for row in zip_longest(*lists) for one in row if one]
    rest.sort(key=lambda one: (one.section is Section.NEXT, not one.fits))
    return once([*top, *rest])
