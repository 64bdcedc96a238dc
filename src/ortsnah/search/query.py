"""What is asked, and what is answered. The window and the command line speak in these words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.catalogue.read import KnownPlace, Listing
from ortsnah.domain.moments import Moment, When, now_at

if TYPE_CHECKING:
    from ortsnah.domain.service import Contact  # not before the first paint

_SHORTEST_MARK = 3


class Section(StrEnum):
    """Why a hit is near: it lies here, it is responsible for the place, or it is the next one."""

    HERE = "here"
    RESPONSIBLE = "responsible"
    NEXT = "next"


class Filters(NamedTuple):
    """What a service must fulfil. `age_months` is the child's age; `open`: at the moment that is looked at."""

    free_places: bool = False
    wheelchair: bool = False
    language: str = ""
    age_months: int | None = None
    free_of_charge: bool = False
    open: bool = False

    @property
    def any(self) -> bool:
        """True when at least one is set."""
        return self != Filters()


class Query(NamedTuple):
    """Place (None: the whole district), chosen needs, typed text, filters. `today` is the day of the consultation."""

    today: dt.date
    text: str = ""
    place: KnownPlace | None = None
    needs: tuple[str, ...] = ()
    filters: Filters = Filters()
    within_km: float | None = None
    limit: int = 50
    now: dt.datetime | None = None  # the clock; without it noon of that day
    contacts: bool = False  # whom to ask, instead of what is offered
    moment: Moment | None = None  # another day and hour, chosen in the window; None: now

    @property
    def clock(self) -> dt.datetime:
        """The moment of the consultation."""
        return self.now or dt.datetime.combine(self.today, dt.time(12))

    @property
    def looked_at(self) -> Moment:
        """The moment for which hours are told."""
        return self.moment or now_at(self.clock)

    @property
    def asks(self) -> bool:
        """False while nothing but a place was given."""
        return bool(self.text.strip() or self.needs or self.filters.any)


class Understood(NamedTuple):
    """What a text was understood as. `words` are left to be looked for in the texts of the services."""

    place: KnownPlace | None = None
    needs: tuple[str, ...] = ()
    together: bool = False  # the needs are several wishes, not several readings of one
    suggestions: tuple[str, ...] = ()
    filters: Filters = Filters()
    urgent: bool = False
    open: bool = False  # at the moment that is looked at
    when: When | None = None  # another day or hour
    words: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()  # the folded words that pointed to the needs
    names: tuple[str, ...] = ()  # those of the words that are looked for in names alone
    unsure: tuple[str, ...] = ()  # those of the matched words that only perhaps mean the needs, and may be a name

    @property
    def says_something(self) -> bool:
        """True when the text named a place or asked for something besides needs."""
        return self.place is not None or self.filters.any or self.urgent or self.open or self.when is not None

    @property
    def typed(self) -> tuple[str, ...]:
        """The words that can be found again in what they found; shorter ones would mark half of every name."""
        return tuple(word for word in (*self.matched, *self.words) if len(word) >= _SHORTEST_MARK)


class Hit(NamedTuple):
    """A service at a location. `reason` says why it only nearly fits, `why` why it is shown; both German, either may be empty.

    Where contacts are asked for: one of its contacts, in a `group` with a German heading.
    """

    listing: Listing
    section: Section
    distance_km: float | None
    need: str = ""
    reason: str = ""
    contact: Contact | None = None
    group: str = ""

    @property
    def fits(self) -> bool:
        """False for a near miss."""
        return not self.reason


class Results(NamedTuple):
    """The answer: hits in order, and how the text was understood. `suggestions` are needs offered when nothing was."""

    query: Query
    understood: Understood
    hits: Sequence[Hit] = ()
    suggestions: tuple[str, ...] = ()
    serving: int = 0  # how many hits serve the place and fulfil every filter, those beyond the limit included
    more: bool = False  # there are more of them than were counted
    moment: Moment | None = None  # another moment than now, chosen or said in the text, for which hours are told
    state: str = ""  # whose holidays count
