"""Place + need + words + filters -> hits in order, never an empty page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ortsnah.catalogue import marks
from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Catalogue, KnownPlace
from ortsnah.domain.needs import belongs
from ortsnah.domain.text import words
from ortsnah.search.expression import all_of, any_of, in_title, term
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters, Hit, Query, Results, Section, Understood
from ortsnah.search.ranking import Candidate, mix, rank

if TYPE_CHECKING:
    from ortsnah.search.understand import Interpreter

#: a location so near counts as here, though it lies in another municipality
_NEXT_DOOR_KM = 3.0
#: how many candidates that serve the place, and how many of the next ones, are looked at
_SERVING, _NEXT = 200, 40


def run(catalogue: Catalogue, query: Query) -> Results:
    """Search a catalogue once; whoever searches often keeps an Engine."""
    return Engine(catalogue).run(query)


class Engine:
    """Searches one open catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.gazetteer = Gazetteer(catalogue.places(), catalogue.about.district)
        self.needs = catalogue.needs()
        self._interpreter: Interpreter | None = None
        self._counted: tuple[object, dict[str, int]] = (None, {})  # the last counts: words change with every key, place and filters do not

    @property
    def interpreter(self) -> Interpreter:
        """Understands texts; made at the first text, since it takes the whole vocabulary."""
        if self._interpreter is None:
            from ortsnah.search.understand import Interpreter  # not before the first paint

            self._interpreter = Interpreter(self.catalogue, self.gazetteer)
        return self._interpreter

    def understand(self, text: str) -> Understood:
        """What a text says, without searching."""
        return self.interpreter.understand(text) if text.strip() else Understood()

    def run(self, query: Query) -> Results:
        """Search."""
        understood = self.understand(query.text)
        asked = _merge(query, understood)
        lists = [self._hits(asked, need, understood) for need in _wishes(query.needs, understood)]
        hits = mix(lists, together=understood.together)
        if query.asks:
            serving = sum(1 for hit in hits if hit.fits and hit.section is not Section.NEXT)
        else:  # everything that serves the place: not all of it was looked at
            serving = self.catalogue.index.count(all_of([term(marks.EVERY), self._serving(query.place)]))
        suggestions = () if hits else understood.needs or understood.suggestions or tuple(need.id for need in self.needs if need.is_group)
        return Results(query, understood, hits[: query.limit], suggestions, serving, more=query.asks and serving >= _SERVING)

    def counts(self, query: Query) -> dict[str, int]:
        """How many services that serve the place and fulfil the filters each need has; needs and text of the query do not count."""
        key = (query.place.id if query.place else 0, query.filters, query.today)
        if key != self._counted[0]:
            self._counted = (key, self._count(query))
        return self._counted[1]

    def _count(self, query: Query) -> dict[str, int]:
        place, filters = query.place, query.filters
        expression = all_of([term(marks.EVERY), self._serving(place)])
        if filters == Filters():
            return self.catalogue.index.needs_of(expression)
        found = self.catalogue.index.matching(expression, None, -1)
        listings = self.catalogue.listings([row.spot_id for row in found])
        hits = rank([Candidate(row, Section.HERE, "", False) for row in found], listings, query, Understood())
        counts: dict[str, int] = {}
        for hit in hits:
            if hit.fits:
                for need in {*hit.listing.needs, *(need.partition(".")[0] for need in hit.listing.needs)}:
                    counts[need] = counts.get(need, 0) + 1
        return counts

    def _hits(self, query: Query, need: str, understood: Understood) -> list[Hit]:
        """Hits for one need, or for words alone where it is ''."""
        candidates = self._candidates(query, need, understood)
        listings = self.catalogue.listings(list(candidates))
        return rank(candidates.values(), listings, query, understood)

    def _candidates(self, query: Query, need: str, understood: Understood) -> dict[int, Candidate]:
        """Spot id -> candidate. Left-over words narrow a need only where something has both."""
        found: dict[int, Candidate] = {}
        of_need = term(marks.need(need)) if need else ""
        of_words = _words(understood.words, query.text)
        if of_words:
            self._collect(found, query, all_of([of_need, of_words]), need, has_words=True)
            if not need or (found and query.needs and not understood.needs):
                return found
        if need:
            self._collect(found, query, of_need, need, has_words=False)
            if not query.needs and (title := in_title(words(query.text))):
                self._collect(found, query, title, need, has_words=False)
        elif not of_words and (not query.text.strip() or understood.says_something):
            self._collect(found, query, term(marks.EVERY), need, has_words=False)
        return found

    def _collect(self, found: dict[int, Candidate], query: Query, expression: str, need: str, *, has_words: bool) -> None:
        """Add what serves the place, and the nearest others."""
        index, place = self.catalogue.index, query.place
        origin = place.place.point if place else None

        def add(rows: Iterable[Found], *, serves: bool) -> None:
            for row in rows:
                if row.spot_id not in found and _within(row, query.within_km):
                    found[row.spot_id] = Candidate(row, _section(row, query.place, serves=serves), need, has_words)

        add(index.matching(all_of([expression, self._serving(place)]), origin, _SERVING if query.asks else query.limit), serves=True)
        if not query.asks and len(found) >= query.limit:
            return
        if origin is not None:
            add(index.nearest(expression, origin, _NEXT + len(found), query.within_km), serves=False)
        elif place is not None:
            add(index.matching(expression, None, _NEXT + len(found)), serves=False)
        if place is not None:
            add(index.matching(all_of([expression, term(marks.NOWHERE)]), None, _NEXT + len(found)), serves=False)

    def _serving(self, place: KnownPlace | None) -> str:
        """The expression for whatever serves the place; '' for the whole district."""
        if place is None:
            return ""
        areas = [marks.located(place.municipality_id), marks.serves(place.municipality_id), marks.DISTRICT]
        return any_of(term(mark) for mark in [*areas, *(marks.serves_place(number) for number in self.gazetteer.covering(place))])


def _merge(query: Query, understood: Understood) -> Query:
    """What the text says, added to what was chosen; a place in the text is more specific than the chosen one."""
    said, chosen = understood.filters, query.filters
    filters = Filters(
        free_places=said.free_places or chosen.free_places,
        wheelchair=said.wheelchair or chosen.wheelchair,
        language=chosen.language or said.language,
        age_months=chosen.age_months if chosen.age_months is not None else said.age_months,
        free_of_charge=said.free_of_charge or chosen.free_of_charge,
        open_at=chosen.open_at or (query.now if understood.open_now else None),
    )
    return replace(query, place=understood.place or query.place, filters=filters)


def _wishes(chosen: tuple[str, ...], understood: Understood) -> list[str]:
    """The needs to look for, one after the other; '' for words alone. What the text says narrows a chosen group."""
    if not chosen:
        return list(understood.needs) or [""]
    narrowed = [
        need if any(belongs(need, wanted) for wanted in chosen) else wanted
        for need in understood.needs
        for wanted in chosen
        if belongs(need, wanted) or belongs(wanted, need)
    ]
    return list(dict.fromkeys(narrowed)) or list(chosen)


def _words(left: tuple[str, ...], text: str) -> str:
    """The expression for words that are no need; every word must be there, the last typed one may be unfinished."""
    last = words(text)[-1:] if text[-1:].isalnum() else []
    return all_of(term(word, [word] == last) for word in left)


def _within(row: Found, km: float | None) -> bool:
    """Inside the circle that was asked for; who is responsible is so whatever the distance."""
    return km is None or row.area_bound or (row.km is not None and row.km <= km)


def _section(row: Found, place: KnownPlace | None, *, serves: bool) -> Section:
    if place is None:
        return Section.HERE
    if serves:
        return Section.RESPONSIBLE if row.area_bound else Section.HERE
    near = row.km is not None and row.km <= _NEXT_DOOR_KM and not row.area_bound
    return Section.HERE if near else Section.NEXT
