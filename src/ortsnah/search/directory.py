"""Whom to ask: the contacts of the services, found like these by place, need and words; without words all who are there for a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.catalogue.index import Sought
from ortsnah.domain import holidays
from ortsnah.domain.contacts import TITLES, not_for
from ortsnah.domain.dialled import dialled, is_number
from ortsnah.domain.hours import State
from ortsnah.domain.moments import Moment
from ortsnah.domain.needs import belongs
from ortsnah.domain.place_names import Where
from ortsnah.domain.reach import reach_at
from ortsnah.domain.service import Contact
from ortsnah.domain.text import words
from ortsnah.search.circles import Circles
from ortsnah.search.contact_names import ContactNames
from ortsnah.search.expression import all_of, beginning
from ortsnah.search.highlight import marked
from ortsnah.search.query import Filters, Hit, Query, Results, Section, Understood
from ortsnah.search.ranking import shown_as

if TYPE_CHECKING:
    from ortsnah.search.engine import Engine

#: the contacts of so many services are looked at for words; so many more are added that bear all of them in their texts
_SERVICES, _LITERAL, _LITERAL_NEXT = 100, 50, 20
#: so many letters of a text that was not found are repeated
_LONGEST_ECHO = 40
_SHORTEST_NAME = 3
_STATES = {
    State.OPEN: "",
    State.UNKNOWN: "Zu dieser Zeit nicht sicher zu erreichen:",
    State.CLOSED: "Zu dieser Zeit nicht zu erreichen:",
}


class Directory:
    """Answers with hits that each bear a contact."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._circles = Circles(engine)
        self._labels = {need.id: need.label for need in engine.needs}
        self._found: tuple[object, list[Hit]] = (None, [])  # the last circles, and
        self._counted: tuple[object, int] = (None, 0)  # the last number: words change with every key, place and filters do not

    @cached_property
    def _names(self) -> ContactNames:
        return ContactNames(self._engine.catalogue.contact_names())

    def run(self, query: Query) -> Results:
        """Those whom the words mean, else all who are there for the place; nobody at all only where there is nobody in the catalogue."""
        understood = self._engine.understand(query.text)
        asked, moment = self._asked(query, understood)
        is_said = bool(understood.needs or understood.words)
        hits = self._meant(asked, understood) if is_said else []
        instead = f"Zu „{_echo(query.text)}“ ist niemand eingetragen." if is_said and not hits else ""
        hits = hits or self._around(asked._replace(text=""), understood)
        if not hits:  # the filters leave nobody
            instead = instead or "Mit diesen Filtern ist niemand eingetragen."
            hits = self._around(asked._replace(text="", filters=Filters()), understood)
        hits = self._headed(_once(hits), asked, understood)
        if moment is not None:
            hits = self._by_reach(hits, moment)
        if instead:
            hits = _instead(hits, instead)
        serving = 0 if instead else sum(hit.section is not Section.NEXT and hit.group not in _NOT_REACHED for hit in hits)
        shown = hits[: query.limit]
        if not (is_said or query.needs or moment or understood.urgent):  # of a large place not all were looked at
            serving = self.number(asked)
        looked_at, state = None if asked.looked_at.is_now else asked.looked_at, self._engine.catalogue.about.state
        return Results(query, understood, shown, (), serving, serving > len(shown), looked_at, state)

    def number(self, query: Query) -> int:
        """How many serve the place and fulfil the filters; needs, words, and who can be reached now do not count."""
        filters = query.filters._replace(open=False)
        key = (query.place, filters, query.today)
        if key != self._counted[0]:
            self._counted = (key, self._count(query._replace(filters=filters)))
        return self._counted[1]

    def _count(self, query: Query) -> int:
        catalogue = self._engine.catalogue
        if query.place is None and not query.filters.any:
            return catalogue.about.contacts
        spots = catalogue.index.serving(Sought(), self._engine.vicinity(query).serving, None, -1)
        judge = self._engine.judging(query, spots)
        services = {spot.service_id for spot in spots if not (query.filters.any and judge(spot).reason)}
        here, names = self._here(query), self._engine.gazetteer.names
        found: set[object] = set()
        for contacts in catalogue.contacts(list(services)).values():
            elsewhere = not_for(here, contacts, names)
            found.update(contact.identity for contact in contacts if contact.identity and contact not in elsewhere)
        return len(found)

    def _asked(self, query: Query, understood: Understood) -> tuple[Query, Moment | None]:
        """What services are looked for, and the moment at which somebody must be reached: that is a matter of the contact's hours."""
        from ortsnah.search.engine import merge

        asked = merge(query, understood)
        moment = asked.looked_at if asked.filters.open else None
        return asked._replace(filters=asked.filters._replace(open=False), contacts=False, limit=_SERVICES), moment

    def _around(self, query: Query, understood: Understood) -> list[Hit]:
        """All, circle by circle; where it is urgent the urgent lines alone, if there are any."""
        key = (query.place, query.needs, query.filters, query.today)
        if key != self._found[0]:
            hits = sorted(self._with_contacts(self._circles.around(query), query), key=lambda hit: hit.section is Section.NEXT)
            self._found = (key, hits if query.needs else [hit for hit in hits if hit.section is not Section.NEXT] or hits)
        hits = self._found[1]
        urgent = [hit for hit in hits if hit.contact is not None and hit.contact.urgent] if understood.urgent else []
        return urgent or hits

    def _meant(self, query: Query, understood: Understood) -> list[Hit]:
        """The contacts of the services that the words mean, and those that bear them; of each service those that they mean best."""
        said = understood.matched + understood.words
        typed = tuple(word for word in said if len(word) > 1 and word not in TITLES) or said
        names = tuple(word if self._engine.interpreter.vocabulary.knows(word) else self._names.meant(word) for word in typed)
        services = [*self._engine.answer(query, query, understood).hits, *self._literal(query, names)]
        scored = [(_score(hit, typed, names, understood), hit) for hit in self._with_contacts(services, query)]
        best: dict[int, int] = {}
        for score, hit in scored:
            best[hit.listing.service_id] = min(score.missing, best.get(hit.listing.service_id, score.missing))
        meant = [(score, hit) for score, hit in scored if score.missing == best[hit.listing.service_id]]
        meant.sort(key=lambda pair: pair[0])
        return [hit._replace(group="" if score.unnamed else _NAMED) for score, hit in meant]

    def _literal(self, query: Query, typed: tuple[str, ...]) -> list[Hit]:
        """Services that hold all the words: a name that is also like the word for a need is found as a name, too."""
        index = self._engine.catalogue.index
        expression = all_of(beginning(word, index.long_words) for word in typed)
        if not expression:
            return []
        home = query.place.municipality_id if query.place else None
        found = self._engine.vicinity(query).find(Sought(words=expression), _LITERAL, _LITERAL_NEXT, afar=False)
        listings = self._engine.catalogue.listings([spot.spot_id for spot, _ in found])
        return [
            Hit(listings[spot.spot_id], shown_as(section, spot, home), spot.km, spot.needs.split()[0] if spot.needs else "")
            for spot, section in found
            if spot.spot_id in listings
        ]

    def _with_contacts(self, services: Iterable[Hit], query: Query) -> Iterator[Hit]:
        """A hit for each contact who can be asked; whose duty leaves the place out does not serve it."""
        once: dict[int, Hit] = {}
        for hit in services:
            once.setdefault(hit.listing.service_id, hit)
        contacts, here, names = self._engine.catalogue.contacts(list(once)), self._here(query), self._engine.gazetteer.names
        for service, hit in once.items():
            elsewhere = not_for(here, contacts.get(service, []), names)
            for contact in contacts.get(service, ()):
                if contact.identity:
                    yield hit._replace(contact=contact, section=Section.NEXT if contact in elsewhere else hit.section)

    def _here(self, query: Query) -> list[Where]:
        """The place and what it belongs to, as duties name them; nothing for the whole district."""
        place = query.place.place if query.place else None
        return self._engine.gazetteer.names.around(place.name, place.municipality) if place else []

    def _headed(self, hits: list[Hit], query: Query, understood: Understood) -> list[Hit]:
        """What does not serve the place, or only nearly fits, under a sentence."""
        place = query.place.place.name if query.place else "dem Landkreis"
        needs = [self._labels[need] for need in (understood.needs or query.needs)[:1] if need in self._labels]
        what = f" für {needs[0]}" if needs else ""
        nobody = all(hit.section is Section.NEXT for hit in hits)
        beyond = f"In {place} ist niemand{what} eingetragen. Die nächsten:" if nobody else f"Die nächsten – in {place} sind das alle{what}"

        def heading(hit: Hit) -> str:
            return (
                hit.group
                if hit.group == _NAMED
                else beyond
                if hit.section is Section.NEXT
                else hit.group
                if hit.fits or hit.group
                else "Passt nur beinahe:"
            )

        return [hit._replace(group=heading(hit)) for hit in hits]

    def _by_reach(self, hits: list[Hit], moment: Moment) -> list[Hit]:
        """Whoever can be reached at the moment first; the others stay, for their row says when they can."""
        calendar = holidays.of(self._engine.catalogue.about.state)
        told = []
        for hit in hits:
            state, _ = reach_at(hit.contact or Contact(), hit.listing.opening_hours, moment, calendar)
            told.append((list(_STATES).index(state), hit._replace(group=_STATES[state] or hit.group)))
        return [hit for _, hit in sorted(told, key=lambda pair: pair[0])]


_NOT_REACHED = frozenset(filter(None, _STATES.values()))
_NAMED = "Mit diesem Namen:"


class _Score(NamedTuple):
    """How well a contact is meant, the least the best: by name, for this place, fitting, with every word, in its own text or its service's name."""

    unnamed: bool
    elsewhere: bool
    misses: bool
    missing: int
    less_urgent: bool
    own: int
    service: int
    beside: int  # for how many needs the service is there before this one


def _score(hit: Hit, typed: tuple[str, ...], names: tuple[str, ...], understood: Understood) -> _Score:
    contact = hit.contact or Contact()
    own = [word for word in typed if _bears(contact, word)]
    missing = [word for word in typed if word not in own and not _is_said(word, hit, understood)]
    name = words(contact.name)
    named = bool(name) and all(len(word) >= _SHORTEST_NAME and any(part.startswith(word) for part in name) for word in names)
    in_name = [word for word in typed if marked(hit.listing.name, (word,))]
    less_urgent = understood.urgent and not contact.urgent
    needs = hit.listing.needs
    return _Score(
        not named,
        hit.section is Section.NEXT,
        not hit.fits,
        len(missing),
        less_urgent,
        -len(own),
        -len(in_name),
        needs.index(hit.need) if hit.need in needs else len(needs),
    )


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """Who stands in several services comes once, where first."""
    found: dict[object, Hit] = {}
    for hit in hits:
        found.setdefault(hit.contact and hit.contact.identity, hit)
    return list(found.values())


def _bears(contact: Contact, word: str) -> bool:
    """Whether the contact itself is described so, or has a number that begins so."""
    if is_number(word):
        return any(number.startswith(word) for number in words(f"{dialled(contact.phone)}; {dialled(contact.mobile)}"))
    return bool(marked(f"{contact.function} {contact.name} {contact.duty}", (word,)))


def _is_said(word: str, hit: Hit, understood: Understood) -> bool:
    """Whether the service says the word: its need is what the word means, or it stands in its name."""
    listing = hit.listing
    if word in understood.matched and any(belongs(need, meant) for need in listing.needs for meant in understood.needs):
        return True
    return bool(marked(f"{listing.name} {listing.organization}", (word,)))


def _echo(text: str) -> str:
    """What was typed, as it is repeated."""
    typed = text.strip()
    return typed if len(typed) <= _LONGEST_ECHO else f"{typed[:_LONGEST_ECHO]} …"


def _instead(hits: list[Hit], sentence: str) -> list[Hit]:
    """Nobody was meant: those who are there for the place, under a sentence that says so."""
    first = hits[0].group if hits else ""
    return [hit._replace(group=f"{sentence} {first or 'Alle'}:") if hit.group == first else hit for hit in hits]
