"""search.run: place + need + words + filters -> hits in order, never an empty page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from ortsnah.catalogue import marks
from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Catalogue, KnownPlace, Listing
from ortsnah.domain.capacity import Freshness, freshness
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import belongs
from ortsnah.domain.service import Status
from ortsnah.domain.text import words
from ortsnah.search.expression import all_of, any_of, term
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters, Hit, Query, Results, Section, Understood
from ortsnah.search.reasons import reason
from ortsnah.search.understand import Interpreter

#: a location so near counts as here, though it lies in another municipality
_NEXT_DOOR_KM = 3.0
#: how many candidates of each kind are looked at
_SERVING, _NEXT = 150, 60
#: so many near misses and next ones are shown below what fits
_MOST_NEAR_MISSES = 12


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: Found
    section: Section
    need: str
    in_title: int
    in_text: bool


class Engine:
    """Searches one open catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.gazetteer = Gazetteer(catalogue.places(), catalogue.about.district)
        self._interpreter: Interpreter | None = None
        self.needs = catalogue.needs()
        self._need_ids = {need.id for need in self.needs}

    @property
    def interpreter(self) -> Interpreter:
        """Understands texts; made at the first text, since it takes the whole vocabulary."""
        if self._interpreter is None:
            self._interpreter = Interpreter(self.catalogue, self.gazetteer)
        return self._interpreter

    def understand(self, text: str) -> Understood:
        """What a text says, without searching."""
        return self.interpreter.understand(text) if text.strip() else Understood()

    def run(self, query: Query) -> Results:
        """Search."""
        understood = self.understand(query.text)
        asked = _merge(query, understood)
        wishes = _wishes(query.needs, understood)
        lists = [self._one_wish(asked, wish, understood) for wish in wishes] or [[]]
        if not any(lists) and query.needs and understood.needs and not understood.words:
            lists = [self._one_wish(asked, (need,), understood) for need in understood.needs]
        hits = _interleave(lists, understood.together)
        suggestions = () if hits else self._suggest(understood)
        return Results(query, understood, hits[: query.limit], suggestions)

    def counts(self, query: Query) -> dict[str, int]:
        """How many services each need has for the place and filters of the query; its needs and text do not count."""
        expression = all_of([marks.EVERY, self._serving(query.place), *_filter_marks(query.filters)])
        condition, values = _condition(query)
        return self.catalogue.index.needs_of(expression, condition, values)

    def _suggest(self, understood: Understood) -> tuple[str, ...]:
        return understood.needs or understood.suggestions

    def _one_wish(self, query: Query, wish: tuple[str, ...], understood: Understood) -> list[Hit]:
        """Hits for one need (or several readings of one, or none: words alone), fitting ones first."""
        candidates = self._candidates(query, wish, understood)
        if not candidates:
            return []
        listings = self.catalogue.listings([candidate.found.spot_id for candidate in candidates])
        hits = [(_order(c, listings[c.found.spot_id], query), _hit(c, listings[c.found.spot_id], query, wish)) for c in candidates]
        hits.sort(key=lambda pair: pair[0])
        return _trim(_once(hit for _, hit in hits), query)

    def _candidates(self, query: Query, wish: tuple[str, ...], understood: Understood) -> list[_Candidate]:
        found: dict[int, _Candidate] = {}
        need_part = any_of([term(marks.need(need)) for need in wish])
        text_part = self._text(understood.words, query.text)
        if text_part and wish:
            if self._collect(found, query, all_of([need_part, text_part]), wish, text=True) and query.needs and not understood.needs:
                return list(found.values())
            if query.needs and not understood.needs:
                return []
        if wish:
            self._collect(found, query, need_part, wish, text=False)
        elif text_part:
            self._collect(found, query, text_part, wish, text=True)
        elif not query.text.strip() or understood.filters.any or understood.place or understood.urgent:
            self._collect(found, query, term(marks.EVERY), wish, text=False)
        title = self._title(query.text) if wish and query.text.strip() and not query.needs else ""
        if title:
            self._collect(found, query, title, wish, text=True)
        return list(found.values())

    def _collect(self, found: dict[int, _Candidate], query: Query, expression: str, wish: tuple[str, ...], *, text: bool) -> bool:
        """Add what matches, what serves the place first and then the nearest others; False when nothing does."""
        index, place = self.catalogue.index, query.place
        origin = place.place.point if place else None
        condition, values = _condition(query)
        typed = tuple(words(query.text))
        before = len(found)

        def add(rows: Iterable[Found], serving: bool) -> None:
            for row in rows:
                if row.spot_id not in found:
                    found[row.spot_id] = _Candidate(row, self._section(row, serving, query), wish[0] if wish else "", len(typed), text)

        add(index.matching(all_of([expression, self._serving(place)]), origin, _SERVING, condition, values), True)
        if place is not None:
            if origin is not None:
                add(index.nearest(expression, origin, _NEXT + _SERVING, query.within_km, condition, values), False)
            else:
                add(index.matching(expression, None, _NEXT, condition, values), False)
        return len(found) > before

    def _section(self, row: Found, serving: bool, query: Query) -> Section:
        if query.place is None:
            return Section.HERE
        if serving:
            return Section.RESPONSIBLE if row.area_bound else Section.HERE
        near = row.km is not None and row.km <= _NEXT_DOOR_KM and not row.area_bound
        return Section.HERE if near else Section.NEXT

    def _serving(self, place: KnownPlace | None) -> str:
        """The expression for whatever serves the place; '' for the whole district."""
        if place is None:
            return ""
        areas = [marks.located(place.municipality_id), marks.serves(place.municipality_id), marks.DISTRICT]
        return any_of([term(mark) for mark in areas + [marks.serves_place(number) for number in self.gazetteer.covering(place)]])

    def _text(self, left: tuple[str, ...], text: str) -> str:
        """The expression for words that are no need; every word must be there, the last one may be unfinished."""
        unfinished = bool(text) and text[-1].isalnum()
        parts = [term(word, unfinished and words(text)[-1:] == [word]) for word in left]
        return all_of(parts)

    def _title(self, text: str) -> str:
        """The expression for services whose name or organisation holds all the typed words."""
        typed = [word for word in words(text) if len(word) > 1]
        return f"{{title}} : ({all_of([term(word, True) for word in typed])})" if typed else ""


def _merge(query: Query, understood: Understood) -> Query:
    """What the text says, added to what was chosen; a place in the text is more specific than the chosen one."""
    said, chosen = understood.filters, query.filters
    filters = Filters(
        free_places=said.free_places or chosen.free_places,
        wheelchair=said.wheelchair or chosen.wheelchair,
        language=chosen.language or said.language,
        age_months=chosen.age_months if chosen.age_months is not None else said.age_months,
        free_of_charge=said.free_of_charge or chosen.free_of_charge,
        open_at=chosen.open_at,
    )
    return replace(query, place=understood.place or query.place, filters=filters)


def _wishes(chosen: tuple[str, ...], understood: Understood) -> list[tuple[str, ...]]:
    """The needs to look for, one after the other: chosen ones, narrowed by what the text says."""
    if not chosen:
        return [(need,) for need in understood.needs] or [()]
    narrowed = [need for need in understood.needs if any(belongs(need, wanted) or belongs(wanted, need) for wanted in chosen)]
    if narrowed:
        return [(need if any(belongs(need, wanted) for wanted in chosen) else chosen[0],) for need in narrowed]
    return [(need,) for need in chosen] if not understood.needs else []


def _condition(query: Query) -> tuple[str, list[object]]:
    return "1", []


def _filter_marks(filters: Filters) -> list[str]:
    found = []
    if filters.wheelchair:
        found.append(term(marks.wheelchair("yes")))
    if filters.language:
        found.append(term(marks.language(filters.language)))
    if filters.free_of_charge:
        found.append(term(marks.FREE_OF_CHARGE))
    return found


def _hit(candidate: _Candidate, listing: Listing, query: Query, wish: tuple[str, ...]) -> Hit:
    section, why = candidate.section, ""
    place = query.place
    if place is not None and section is Section.RESPONSIBLE and listing.municipality_id == place.municipality_id:
        section = Section.HERE
    against = reason(listing, query)
    if not against and section is Section.NEXT and candidate.found.area_bound:
        against = f"nur für {' und '.join(listing.areas[:3])}" if listing.areas else ""
    return Hit(listing, section, candidate.found.km, candidate.need, against, why)


def _order(candidate: _Candidate, listing: Listing, query: Query) -> tuple[object, ...]:
    """Serves this place; fits; need before text; fresh places before none; near before far."""
    km = candidate.found.km
    fits = not reason(listing, query)
    matches_need = bool(candidate.need) and any(belongs(need, candidate.need) for need in listing.needs)
    free = [report for report in listing.capacities if report.available]
    fresh = any(freshness(report, query.today) is Freshness.FRESH for report in free)
    full = bool(listing.capacities) and not free
    return (
        candidate.section is Section.NEXT,
        not fits,
        not (matches_need and candidate.in_text),
        not matches_need and not candidate.in_text,
        2 if full else 0 if fresh else 1,
        km if km is not None else 5.0,
        listing.name,
    )


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """Each service once, at its best location."""
    best: dict[int, Hit] = {}
    for hit in hits:
        best.setdefault(hit.listing.service_id, hit)
    return list(best.values())


def _trim(hits: list[Hit], query: Query) -> list[Hit]:
    return hits


def _interleave(lists: list[list[Hit]], together: bool) -> list[Hit]:
    """Several wishes take turns; so do several readings, but the best reading begins with two."""
    if len(lists) > 1 and not together:
        first, *others = lists
        lists = [first[1:], *others]
        mixed = [*first[:1], *(hit for row in zip_longest(*lists) for hit in row if hit)]
    else:
        mixed = [hit for row in zip_longest(*lists) for hit in row if hit]
    return _once(mixed)
