"""Candidates -> hits in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Listing
from ortsnah.domain.capacity import Freshness, freshness
from ortsnah.domain.needs import belongs
from ortsnah.domain.text import words
from ortsnah.search.query import Hit, Query, Section, Understood
from ortsnah.search.verdict import Verdict, verdict

#: where nothing is known of the way, a service counts as this far
_UNKNOWN_KM = 5.0
_MOST_NEAR_MISSES = 12


class Candidate(NamedTuple):
    """A spot that matches: how near it counts, for which need ('' for words alone), and whether left-over words match it too."""

    found: Found
    section: Section
    need: str
    has_words: bool


def rank(candidates: Iterable[Candidate], listings: dict[int, Listing], query: Query, understood: Understood) -> list[Hit]:
    """A name that was typed; serves this place; fits; need before text; free places before none; fresh; near before far."""
    judged = []
    for candidate in candidates:
        listing = listings.get(candidate.found.spot_id)
        if listing is not None:
            judged.append((candidate, listing, verdict(listing, query)))
    near_enough = [entry for entry in judged if not entry[2].far] or judged
    ordered = sorted(near_enough, key=lambda entry: _order(entry[0], entry[1], entry[2], query, understood))
    hits, near_misses = [], 0
    for candidate, listing, found in ordered:
        near_misses += bool(found.reason)
        if not found.reason or near_misses <= _MOST_NEAR_MISSES:
            section = _section(candidate, listing, query)
            hits.append(Hit(listing, section, candidate.found.km, candidate.need, found.reason or _elsewhere(candidate, listing)))
    return once(hits)


def _section(candidate: Candidate, listing: Listing, query: Query) -> Section:
    """Whoever is responsible and lies in the municipality itself is simply here."""
    home = query.place is not None and listing.municipality_id == query.place.municipality_id
    return Section.HERE if candidate.section is Section.RESPONSIBLE and home else candidate.section


def _order(candidate: Candidate, listing: Listing, found: Verdict, query: Query, understood: Understood) -> tuple[object, ...]:
    km = candidate.found.km if candidate.found.km is not None else _UNKNOWN_KM
    fits = not found.reason
    has_need = bool(candidate.need) and any(belongs(need, candidate.need) for need in listing.needs)
    relevance = (not candidate.has_words, not has_need)
    free = [report for report in listing.capacities if report.available]
    full = bool(listing.capacities) and not free
    stale = not any(freshness(report, query.today) is Freshness.FRESH for report in free)
    typed = understood.words + understood.matched
    named = -_named(listing, typed)
    by_name = _named(listing, understood.words) < 2 and (named > -2 or len(typed) < 2)
    if candidate.section is Section.NEXT:  # what lies elsewhere: the nearest first
        return (by_name, True, not fits, *relevance, km, named, full, stale, listing.name)
    return (by_name, False, not fits, *relevance, full, named, stale, km, listing.name)


def _named(listing: Listing, typed: Sequence[str]) -> int:
    """2 when name or organisation hold every typed word, 1 when they hold one, else 0."""
    if not typed:
        return 0
    title = words(f"{listing.name} {listing.organization}")
    held = sum(any(part.startswith(word) for part in title) for word in typed)
    return 2 if held == len(typed) else 1 if held else 0


def _elsewhere(candidate: Candidate, listing: Listing) -> str:
    """Why something near does not serve the place: its service area is another."""
    if candidate.section is not Section.NEXT or not candidate.found.area_bound or not listing.areas:
        return ""
    more = " und andere" if len(listing.areas) > 3 else ""
    return f"nur für {', '.join(listing.areas[:3])}{more}"


def once(hits: Iterable[Hit]) -> list[Hit]:
    """Each service once, at its best location."""
    best: dict[int, Hit] = {}
    for hit in hits:
        best.setdefault(hit.listing.service_id, hit)
    return list(best.values())


def mix(lists: Sequence[list[Hit]], *, together: bool) -> list[Hit]:
    """Hits of several needs in one list: wishes take turns at the top; of several readings the best has the first two.

    Below the top, what serves the place comes before what does not.
    """
    lists = [hits for hits in lists if hits]
    if len(lists) < 2:
        return list(lists[0]) if lists else []
    if together:
        top = [hit for row in zip_longest(*(hits[:2] for hits in lists)) for hit in row if hit]
    else:
        top = [lists[0][0], lists[1][0], *lists[0][1:2], *(hits[0] for hits in lists[2:])]
    rest = [hit for row in zip_longest(*lists) for hit in row if hit]
    rest.sort(key=lambda hit: (hit.section is Section.NEXT, bool(hit.reason)))
    return once([*top, *rest])
