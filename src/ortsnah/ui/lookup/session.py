"""The state of one look-up: what is asked now. Every change asks the engine and tells the panes the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ortsnah.catalogue.read import KnownPlace
from ortsnah.domain.moments import Moment, now_at
from ortsnah.domain.needs import Validity
from ortsnah.search.engine import Engine
from ortsnah.search.query import Filters, Query, Results

if TYPE_CHECKING:
    from ortsnah.domain.holidays import Holidays
    from ortsnah.domain.service import Contact, Service
    from ortsnah.ui.lookup.detail_content import Asking

#: so many rows of a list are shown at most
_MOST_HITS, _MOST_CONTACTS = 50, 1000
Clock = Callable[[], dt.datetime]
#: milliseconds after which the numbers beside the needs follow the list; 0: at once
COUNTS_FOLLOW = 15


class LookupSession(QObject):
    """Holds the query; nothing of it is ever written to disk."""

    answered = Signal(object)  # Results
    counted = Signal(object, object)  # dict[need id, int]; how many contacts, None: not counted yet
    place_changed = Signal(object)  # KnownPlace or None

    def __init__(self, engine: Engine, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.clock = clock
        self.query = Query(today=clock().date(), limit=_MOST_HITS)
        self.calendar: Holidays | None = None
        self._attributions: dict[str, str] = {}
        self.results = Results(self.query, engine.understand(""))
        self.counting = QTimer(self)  # the list is painted first: whoever types does not wait for the numbers
        self.counting.setSingleShot(True)
        self.counting.setInterval(COUNTS_FOLLOW)
        self.counting.timeout.connect(self._count)

    def now(self) -> dt.datetime:
        """The moment of the consultation."""
        return self.clock()

    @property
    def moment(self) -> Moment:
        """The moment for which hours and contacts are told: now, or another day."""
        return self.results.moment or now_at(self.now())

    def look_at(self, moment: Moment | None) -> None:
        """Tell hours and contacts for another day and hour; None: for now."""
        self._ask(moment=moment)

    def moment_of(self, text: str) -> Moment | None:
        """The moment that a text names: 'di 17 uhr'."""
        return self.engine.interpreter.moment(text, self.now())

    def set_text(self, text: str) -> None:
        """Words as typed; a text without a need chosen speaks for itself."""
        if text != self.query.text:
            self._ask(text=text)

    def set_place(self, place: KnownPlace | None) -> None:
        """A place, or None for the whole district."""
        self._ask(place=place)
        self.place_changed.emit(place)

    def choose_need(self, need: str, *, contacts: bool = False) -> None:
        """A need from the list or a chip; '' for none: what is offered, or whom to ask. The text is taken back, for the choice answers it."""
        self._ask(needs=(need,) if need else (), text="", contacts=contacts, limit=_MOST_CONTACTS if contacts else _MOST_HITS)

    def set_filters(self, **changes: object) -> None:
        """Change some filters."""
        self._ask(filters=self.query.filters._replace(**changes))  # type: ignore[arg-type]

    def clear(self) -> None:
        """Forget everything but the place."""
        self._ask(text="", needs=(), filters=Filters(), moment=None, contacts=False, limit=_MOST_HITS)

    def refresh(self) -> None:
        """Ask again, for the clock has moved on or the window has just opened."""
        self._ask()

    def close(self) -> None:
        """Nothing is counted any more, for the catalogue will be closed."""
        self.counting.stop()

    def service(self, service_id: int) -> Service:
        """Everything about a hit."""
        return self.engine.catalogue.service(service_id)

    def load_calendar(self) -> None:
        """The holidays of the catalogue's state; until then nothing is said of opening hours."""
        from ortsnah.domain import holidays

        self.calendar = holidays.of(self.engine.catalogue.about.state)

    @cached_property
    def validity(self) -> Validity:
        """For how long facts hold, need by need."""
        return Validity(self.engine.needs)

    def asking(self, service: Service, need: str, initials: str = "", picked: Contact | None = None) -> Asking:
        """From where the detail of a service is looked at: place, need, urgency and who was picked decide whom to call now."""
        from ortsnah.domain.contacts import Asked, whom_to_call
        from ortsnah.domain.duty import read_duty
        from ortsnah.ui.lookup.detail_content import Asking

        understood, label = self.results.understood, next((n.label for n in self.engine.needs if n.id == need), "")
        known = understood.place or self.query.place
        place, municipality = (known.place.name, known.place.municipality) if known else ("", "")
        asked = Asked(place, municipality, initials, label, understood.urgent or service.urgent, picked)
        moment, names = self.moment, self.engine.gazetteer.names
        call = whom_to_call(service, moment.begin, names, asked, self.calendar, is_now=moment.is_now)
        by_letters = any(read_duty(contact.duty, names).letters for contact in service.contacts)
        return Asking(
            self.now().date(), moment, self.calendar, call, self.validity, label, self.attribution(service.source), by_letters, initials,
            picked,
        )  # fmt: skip

    def attribution(self, source: str) -> str:
        """What a source wants to be said with its records: its owner and licence."""
        if not self._attributions:
            found = self.engine.catalogue.sources()
            self._attributions = {one.name: ", ".join(filter(None, (one.attribution, one.licence))) for one in found}
        return self._attributions.get(source, "")

    def effective_need(self) -> str:
        """The need that the list at the left shows as chosen: chosen there, or understood from the text."""
        understood = self.results.understood.needs
        if self.query.text.strip() and understood:
            return understood[0]
        return self.query.needs[0] if self.query.needs else ""

    def _ask(self, **changes: object) -> None:
        now = self.now()
        self.query = self.query._replace(today=now.date(), now=now, **changes)  # type: ignore[arg-type]
        self.results = self.engine.run(self.query)
        self.answered.emit(self.results)
        self.counting.start()
        if not self.counting.interval():
            self._count()

    def _count(self) -> None:
        """How many offers of each need and how many contacts there are; looked for where the results are."""
        self.counting.stop()
        asked = self.results.understood
        here = self.query._replace(place=asked.place or self.query.place, moment=self.results.moment or self.query.moment)
        number = self.engine.directory.number(here) if self.calendar is not None else None  # in a hurry, as the hours, only later
        self.counted.emit(self.engine.counts(here), number)
