"""Does a service fulfil the filters? If not, why, and is it near enough to be shown below as a near miss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Listing
from ortsnah.domain import hours
from ortsnah.domain.capacity import Capacity, Freshness, freshness
from ortsnah.domain.codes import Wheelchair
from ortsnah.domain.wording import age, language_name
from ortsnah.search.query import Query

#: a child this much too young or too old may still be asked for
_NEARLY_MONTHS = 12


class Verdict(NamedTuple):
    """`reason` is a German clause, '' when everything fits; `far` says that it is no near miss either."""

    reason: str = ""
    far: bool = False


Judge = Callable[[Found], Verdict]

_FITS = Verdict()
_CLOSED = Verdict("vorübergehend geschlossen")
_ACCESS = {
    Wheelchair.LIMITED.value: Verdict("nur teilweise barrierefrei"),
    Wheelchair.NO.value: Verdict("nicht barrierefrei", far=True),
    "": Verdict("Barrierefreiheit nicht bekannt"),
}


def judge(query: Query, listings: Mapping[int, Listing]) -> Judge:
    """How spots are judged; their listings are needed for free places and opening hours alone."""
    if not query.filters.any:
        return lambda spot: _CLOSED if spot.closed else _FITS
    return lambda spot: _weightiest(list(_against(spot, listings.get(spot.spot_id), query)))


def _weightiest(against: list[Verdict]) -> Verdict:
    """What rules a service out comes before what only nearly fits."""
    return next((found for found in against if found.far), against[0] if against else _FITS)


def _against(spot: Found, listing: Listing | None, query: Query) -> Iterator[Verdict]:
    filters = query.filters
    if spot.closed:
        yield _CLOSED
    if filters.age_months is not None:
        yield from _age(spot, filters.age_months)
    if filters.free_places and listing is not None:
        yield from _places(listing.capacities, filters.age_months, query.today)
    if filters.wheelchair and spot.wheelchair != Wheelchair.YES:
        yield _ACCESS.get(spot.wheelchair, _ACCESS[""])
    if filters.language and filters.language not in spot.languages.split():
        yield Verdict(f"{language_name(filters.language)} nicht angegeben", far=bool(spot.languages))
    if filters.free_of_charge and not spot.free_of_charge:
        yield Verdict("Kosten nicht bekannt") if spot.free_of_charge is None else Verdict("nicht kostenlos", far=True)
    if filters.open_at is not None and listing is not None:
        yield from _opening(listing.opening_hours, filters.open_at)


def _age(spot: Found, months: int) -> Iterator[Verdict]:
    least, most = spot.minimum_age_months, spot.maximum_age_months
    if least is not None and months < least:
        yield Verdict(f"erst ab {age(least)}", far=months < least - 2 * _NEARLY_MONTHS)
    if most is not None and months > most:
        yield Verdict(f"nur bis {age(most).replace('Jahren', 'Jahre').replace('Monaten', 'Monate')}", far=months > most + _NEARLY_MONTHS)


def _places(reports: tuple[Capacity, ...], months: int | None, today: dt.date) -> Iterator[Verdict]:
    suited = [report for report in reports if months is None or _suits(report, months)]
    free = [report for report in suited if report.available]
    if any(freshness(report, today) is Freshness.FRESH for report in free):
        return
    if free:
        latest = max(free, key=lambda report: report.as_of or dt.date.min)
        since = f" am {latest.as_of:%d.%m.%Y}" if latest.as_of else ""
        yield Verdict(f"freie Plätze unbekannt, zuletzt {latest.available}{since}")
    elif any(report.available == 0 for report in suited):
        yield Verdict("kein Platz frei", far=True)
    elif suited:
        yield Verdict("nur Warteliste bekannt", far=True)
    else:
        yield Verdict("freie Plätze nicht gemeldet", far=True)


def _suits(report: Capacity, months: int) -> bool:
    least, most = report.minimum_age_months, report.maximum_age_months
    return (least is None or months >= least) and (most is None or months <= most)


def _opening(text: str, moment: dt.datetime) -> Iterator[Verdict]:
    outlook = hours.outlook(text, moment)
    if outlook.state is hours.State.UNKNOWN:
        yield Verdict("Öffnungszeit nicht bekannt")
    elif outlook.state is hours.State.CLOSED:
        later = outlook.until is not None and outlook.until.date() == moment.date()
        yield Verdict(f"öffnet erst um {outlook.until:%H:%M}" if later else "jetzt geschlossen", far=not later)
