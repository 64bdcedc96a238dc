"""Candidates -> hits in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from math import sqrt
from typing import NamedTuple

from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Listing
from ortsnah.domain.text import words
from ortsnah.search.candidates import Candidate
from ortsnah.search.query import Hit, Query, Section, Understood
from ortsnah.search.verdict import Judge, Verdict

#: where nothing is known of the way, a service counts as this far ...
_UNKNOWN_KM = 5.0
#: ... and what it does beside its main work as so much farther: the debt counsellors before those who know a little of debts, too
_BESIDE_KM = 5.0
_MOST_NEAR_MISSES = 12
#: words of so many letters are not missed in a name
_SMALL = 2


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
    near_enough.sort(key=_order(query, understood))
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


def _order(query: Query, understood: Understood) -> Callable[[tuple[Candidate, Verdict]], tuple[object, ...]]:
    """The key that candidates are sorted by: what comes first is the least."""
    today, asks_for_places = query.today.isoformat(), query.filters.free_places
    left = [f" {word}" for word in understood.words]
    typed = [*left, *(f" {word}" for word in understood.matched)]
    name = [*left, *(f" {word} " for word in understood.unsure)]
    whole = [f" {word}" for word in words(query.text) if len(word) > _SMALL]  # 'Kindergarten Baltersweiler', the place included
    # in a name the one word for the need lifts nothing over what the filters ask for
    is_need_word = query.filters.any and len(typed) == 1 and not left

    def key(judged: tuple[Candidate, Verdict]) -> tuple[object, ...]:
        (spot, section, need, has_words, has_need), (reason, _) = judged
        title = f" {spot.title} "
        by_name, named = _named(title, typed, name) if typed else (False, 0)
        by_name = by_name or (len(whole) > 1 and all(word in title for word in whole))
        km2, free_until = spot.km2, spot.free_until
        away = _UNKNOWN_KM if km2 is None else sqrt(km2)
        misses, stale = bool(reason), not free_until or free_until < today
        if section is Section.NEXT:  # what lies elsewhere: the nearest first
            return (not by_name or is_need_word, True, misses, not has_words, not has_need, away, -named, spot.full, stale, spot.title)
        if not spot.needs.startswith(need):  # the first need of a service is its main work
            away += _BESIDE_KM
        # whoever asks for free places sees of old reports the youngest first
        age = -int(free_until.replace("-", "")) if asks_for_places and stale and free_until else 0
        last = not by_name or (is_need_word and misses)
        return (last, False, misses, not has_words, not has_need, spot.full, -named, stale, age, away, spot.title)

    return key


def _named(title: str, typed: Sequence[str], name: Sequence[str]) -> tuple[bool, int]:
    """Whether name and organisation hold all that was typed as a name; 2 when they hold every typed word, 1 when one, else 0."""
    held = 0
    for word in typed:
        held += word in title
    if not held:
        return False, 0
    every = held == len(typed)
    return bool(every and held > 1) or (bool(name) and all(word in title for word in name)), 2 if every else 1


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
