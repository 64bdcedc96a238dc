"""Why a service only nearly fits, in a few German words; '' when it fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ortsnah.catalogue.read import Listing
from ortsnah.domain import hours
from ortsnah.domain.capacity import Freshness, freshness
from ortsnah.domain.service import Status, Wheelchair
from ortsnah.domain.wording import age, language_name
from ortsnah.search.query import Query


def reason(listing: Listing, query: Query) -> str:
    """The first and weightiest reason against the hit."""
    return next(_reasons(listing, query), "")


def _reasons(listing: Listing, query: Query) -> Iterator[str]:
    filters = query.filters
    if listing.status is Status.CLOSED_FOR_NOW:
        yield "vorübergehend geschlossen"
    if filters.age_months is not None:
        if listing.minimum_age_months is not None and filters.age_months < listing.minimum_age_months:
            yield f"erst ab {age(listing.minimum_age_months)}"
        if listing.maximum_age_months is not None and filters.age_months > listing.maximum_age_months:
            yield f"nur bis {age(listing.maximum_age_months)}"
    if filters.free_places:
        yield from _places_reason(listing, query.today)
    if filters.wheelchair and listing.wheelchair is not Wheelchair.YES:
        yield {Wheelchair.LIMITED: "nur teilweise barrierefrei", Wheelchair.NO: "nicht barrierefrei", None: "Barrierefreiheit unbekannt"}[
            listing.wheelchair
        ]
    if filters.language and filters.language not in listing.languages:
        yield f"{language_name(filters.language)} nicht angegeben"
    if filters.free_of_charge and not listing.free_of_charge:
        yield "Kosten nicht als frei angegeben"
    if filters.open_at is not None:
        state = hours.state(listing.opening_hours, filters.open_at)
        if state is not hours.State.OPEN:
            yield "dann geschlossen" if state is hours.State.CLOSED else "Öffnungszeit unbekannt"


def _places_reason(listing: Listing, today: dt.date) -> Iterator[str]:
    reports = listing.capacities
    free = [report for report in reports if report.available]
    if any(freshness(report, today) is Freshness.FRESH for report in free):
        return
    if free:
        newest = max(free, key=lambda report: report.as_of or dt.date.min)
        since = f" am {newest.as_of:%d.%m.%Y}" if newest.as_of else ""
        yield f"freie Plätze unbekannt, zuletzt {newest.available}{since}"
    elif any(report.available == 0 for report in reports):
        yield "kein Platz frei"
    elif reports:
        yield "nur Warteliste bekannt"
    else:
        yield "freie Plätze nicht gemeldet"
