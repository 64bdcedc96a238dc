"""Place + need + words + filters -> hits in order, never an empty page."""

from __future__ import annotations

import gc
from functools import cached_property
from typing import TYPE_CHECKING

from ortsnah.catalogue.index import Found, Sought
from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.needs import belongs
from ortsnah.search.candidates import Collector
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters, Query, Results, Section, Understood
from ortsnah.search.ranking import hit, mix, rank
from ortsnah.search.verdict import Judge, judge
from ortsnah.search.vicinity import Vicinity

if TYPE_CHECKING:
    from ortsnah.search.directory import Directory
    from ortsnah.search.understand import Interpreter


#: whoever pastes a whole letter is answered by its beginning
_LONGEST_TEXT = 500


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
            _settle()
        return self._interpreter

    @cached_property
    def directory(self) -> Directory:
        """Knows whom to ask; made when it is first wanted."""
        from ortsnah.search.directory import Directory  # not before the first paint

        return Directory(self)

    def understand(self, text: str) -> Understood:
        """What a text says, without searching."""
        return self.interpreter.understand(text[:_LONGEST_TEXT]) if text.strip() else Understood()

    def run(self, query: Query) -> Results:
        """Search: for services, or for whom to ask."""
        if query.contacts:
            return self.directory.run(query)
        understood = self.understand(query.text)
        return self.answer(query, merge(query, understood)._replace(text=query.text[:_LONGEST_TEXT]), understood)

    def answer(self, query: Query, asked: Query, understood: Understood) -> Results:
        """The services for what is asked all in all: by the query, and by what its text was understood as."""
        collector = Collector(self.catalogue.index, self.vicinity(asked), asked, understood)
        found = collector.collect(_wishes(query.needs, understood))
        judging = self.judging(asked, [candidate.spot for candidates in found for candidate in candidates])
        ranked = mix([rank(candidates, judging, asked, understood) for candidates in found], together=understood.together)
        fitting = sum(1 for one in ranked if one.fits and one.section is not Section.NEXT)
        serving = fitting if query.asks else self._count(query)[""]  # without a question not all that serves the place was looked at
        shown = ranked[: query.limit]
        listings = self.catalogue.listings([one.spot.spot_id for one in shown])
        hits = [hit(one, listings[one.spot.spot_id]) for one in shown if one.spot.spot_id in listings]  # a damaged file may lack some
        moment = None if asked.looked_at.is_now else asked.looked_at
        suggestions = () if hits else self._closest(query, understood)
        return Results(query, understood, hits, suggestions, serving, query.asks and collector.more, moment, self.catalogue.about.state)

    def _closest(self, query: Query, understood: Understood) -> tuple[str, ...]:
        """What is offered where nothing was found: the needs that were meant and those beside them that somebody is there for, or all groups."""
        if not understood.needs:
            return understood.suggestions or tuple(need.id for need in self.needs if need.is_group)
        counts, groups = self._count(query), {need.partition(".")[0] for need in understood.needs}
        beside = (need.id for need in self.needs if need.parent in groups and counts.get(need.id))
        return tuple(dict.fromkeys((*understood.needs, *beside)))

    def counts(self, query: Query) -> dict[str, int]:
        """How many services that serve the place and fulfil the filters each need has; needs and text of the query do not count."""
        return {need: number for need, number in self._count(query).items() if need}

    def _count(self, query: Query) -> dict[str, int]:
        """The same, and under '' all of them; the last answer is remembered."""
        key = (query.place, query.filters, query.today, query.looked_at if query.filters.open else None)
        if key != self._counted[0]:
            self._counted = (key, self._count_judged(query) if query.filters.any else self._count_all(query))
        return self._counted[1]

    def _count_all(self, query: Query) -> dict[str, int]:
        """What serves whoever comes was counted when the catalogue was written, so that only what has service areas is counted now."""
        index = self.catalogue.index
        counts = index.counted(query.place.municipality_id if query.place else "")
        responsible = index.serving(Sought(), self.vicinity(query).responsible, None, -1) if query.place else []
        return _add_up([spot for spot in responsible if not spot.closed], counts)

    def _count_judged(self, query: Query) -> dict[str, int]:
        spots = self.catalogue.index.serving(Sought(), self.vicinity(query).serving, None, -1)
        judging = self.judging(query, spots)
        return _add_up([spot for spot in spots if not judging(spot).reason], {})

    def vicinity(self, query: Query) -> Vicinity:
        """Looks around the place of the query."""
        covering = self.gazetteer.covering(query.place) if query.place else []
        return Vicinity(self.catalogue.index, query.place, covering, query.within_km)

    def judging(self, query: Query, spots: list[Found]) -> Judge:
        """How spots are judged; whole listings are read only for filters that need them."""
        whole = query.filters.free_places or query.filters.open
        return judge(query, self.catalogue.listings([spot.spot_id for spot in spots]) if whole else {}, self.catalogue.about.state)


def _settle() -> None:
    """Take places and words, which stay, out of what the collector of unused memory walks through: up to 50 ms in the midst of typing."""
    gc.unfreeze()  # those of a catalogue that was closed
    gc.collect()
    gc.freeze()


def _add_up(spots: list[Found], counts: dict[str, int]) -> dict[str, int]:
    """The counts with each service added to its needs, to their groups, and to all ('')."""
    counts = {"": 0, **counts}
    for needs in {spot.service_id: spot.needs.split() for spot in spots}.values():
        for need in {"", *needs, *(need.partition(".")[0] for need in needs)}:
            counts[need] = counts.get(need, 0) + 1
    return counts


def merge(query: Query, understood: Understood) -> Query:
    """What the text says, added to what was chosen; a place in the text is more specific than the chosen one."""
    said, chosen = understood.filters, query.filters
    filters = Filters(
        free_places=said.free_places or chosen.free_places,
        wheelchair=said.wheelchair or chosen.wheelchair,
        language=chosen.language or said.language,
        age_months=chosen.age_months if chosen.age_months is not None else said.age_months,
        free_of_charge=said.free_of_charge or chosen.free_of_charge,
        open=said.open or chosen.open or understood.open,
    )
    moment = understood.when.on(query.clock) if understood.when else None
    return query._replace(place=understood.place or query.place, filters=filters, moment=moment or query.moment)


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
