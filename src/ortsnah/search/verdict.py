"""Does a service fulfil the filters? If not, why, and is it near enough to be shown below as a near miss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.catalogue.index import Found
from ortsnah.catalogue.read import Listing
from ortsnah.domain.capacity import Capacity, Freshness, freshness
from ortsnah.domain.capacity_words import places_miss
from ortsnah.domain.codes import Wheelchair
from ortsnah.domain.moments import WEEKDAYS, Moment
from ortsnah.domain.wording import language_name
from ortsnah.search.query import Query

if TYPE_CHECKING:
    from ortsnah.domain.hours import Day

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


def judge(query: Query, listings: Mapping[int, Listing], state: str = "") -> Judge:
    """How spots are judged; their listings are needed for free places and opening hours alone. `state` is the one whose holidays count."""
    if not query.filters.any:
        return lambda spot: _CLOSED if spot.closed else _FITS
    return lambda spot: _weightiest(list(_against(spot, listings.get(spot.spot_id), query, state)))


def _weightiest(against: list[Verdict]) -> Verdict:
    """What rules a service out comes before what only nearly fits."""
    return next((found for found in against if found.far), against[0] if against else _FITS)


def _against(spot: Found, listing: Listing | None, query: Query, state: str) -> Iterator[Verdict]:
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
    if filters.open and listing is not None:
        yield from _opening(listing.hours, query.looked_at, state)


def _age(spot: Found, months: int) -> Iterator[Verdict]:
    least, most = spot.minimum_age_months, spot.maximum_age_months
    if (least is None or least <= months) and (most is None or months <= most):
        return
    from ortsnah.domain.ages import age_miss  # not before the first paint

    far = (least is not None and months < least - 2 * _NEARLY_MONTHS) or (most is not None and months > most + _NEARLY_MONTHS)
    yield Verdict(age_miss(months, least, most), far)


def _places(reports: tuple[Capacity, ...], months: int | None, today: dt.date) -> Iterator[Verdict]:
    """Fresh places of today fulfil the filter. What ages, what is free later and what suits another age is told below, the nearest first."""
    if not reports:
        yield Verdict("freie Plätze nicht gemeldet", far=True)
        return
    suited = [report for report in reports if months is None or not _too_young_or_old(report, months)]
    told = [report for report in suited if report.available or (report.free_from is not None and report.free_from > today)]
    misses = [places_miss(report, today) for report in sorted(told, key=lambda r: _RANK[freshness(r, today)])]
    if "" in misses:
        return
    if misses:
        yield Verdict(misses[0])
    elif suited:
        yield Verdict(places_miss(suited[0], today), far=True)
    else:
        reasons = [_too_young_or_old(report, months or 0) for report in reports if report.available]
        yield Verdict(f"freie Plätze {reasons[0]}" if reasons else "für dieses Alter keine Plätze gemeldet", far=not reasons)


_RANK = {Freshness.FRESH: 0, Freshness.AGEING: 1, Freshness.UNKNOWN: 2}


def _too_young_or_old(report: Capacity, months: int) -> str:
    from ortsnah.domain.ages import age_miss  # not before the first paint

    return age_miss(months, report.minimum_age_months, report.maximum_age_months)


def _opening(text: str, moment: Moment, state: str) -> Iterator[Verdict]:
    from ortsnah.domain import holidays, hours  # not before the first paint

    if moment.time is None:
        yield from _opening_day(hours.week(text, moment.day, holidays.of(state))[:1])
        return
    outlook = hours.outlook(text, moment.begin, holidays.of(state))
    if outlook.state is hours.State.UNKNOWN:
        yield Verdict("Öffnungszeit nicht bekannt")
    elif outlook.state is hours.State.CLOSED:
        later = outlook.until is not None and outlook.until.date() == moment.day
        yield Verdict(f"öffnet erst um {outlook.until:%H:%M}" if later else f"{moment.adverb} geschlossen", far=not later)


def _opening_day(days: list[Day]) -> Iterator[Verdict]:
    """Open at any hour of that day."""
    if not days or not (days[0].known or days[0].spans):
        yield Verdict("Öffnungszeit nicht bekannt")
    elif not days[0].spans:
        yield Verdict(f"{WEEKDAYS[days[0].date.weekday()]} geschlossen", far=True)
