"""The rows of a result list: what it shows of a service at a location, made ready when the catalogue is written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from ortsnah.catalogue.reader import Reader, day
from ortsnah.domain.capacity import Capacity, newest
from ortsnah.domain.codes import Status, Wheelchair

if TYPE_CHECKING:
    from ortsnah.catalogue.indexing import Spot
    from ortsnah.domain.service import Service


class Listing(NamedTuple):
    """What the result list shows of a service at a location."""

    spot_id: int
    service_id: int
    source: str
    source_key: str
    name: str
    organization: str
    place: str
    municipality: str
    municipality_id: str
    has_location: bool
    confidential: bool
    status: Status
    alert: str
    urgent: bool
    verified_on: dt.date | None
    minimum_age_months: int | None
    maximum_age_months: int | None
    opening_hours: str
    wheelchair: Wheelchair | None
    phone: str
    needs: tuple[str, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    free_of_charge: bool | None = None  # None: not told
    reached: tuple[tuple[str, str], ...] = ()  # needs that the hours show, and how far they go: 'ab 6 Uhr'
    phone_hours: str = ""  # of what has no location: when somebody answers

    @property
    def hours(self) -> str:
        """Those of the house, or where there is none those of the telephone."""
        return self.opening_hours or self.phone_hours


def listings(reader: Reader, spot_ids: Sequence[int]) -> dict[int, Listing]:
    """What the result list shows of these spots, by spot id."""
    rows = reader.rows("SELECT spot_id, content FROM listing WHERE spot_id IN (SELECT value FROM json_each(?))", [json.dumps(spot_ids)])
    with reader.damage_told():
        contents = json.loads(f"[{','.join(content for _, content in rows)}]")  # all at once: half the time
        return {row[0]: _unpacked(row[0], content) for row, content in zip(rows, contents, strict=True)}


def packed(spot: Spot) -> str:
    """The row of a spot as JSON: the fields of Listing but the first."""
    from ortsnah.domain.service import Location  # only who writes needs it

    service, location = spot.service, spot.location or Location()
    phones = [number for contact in service.contacts for number in (contact.phone, contact.mobile) if number]
    row = (
        spot.service_id, service.source, service.id, service.name, service.organization, spot.place, spot.municipality,
        spot.municipality_id, spot.location is not None, location.confidential, service.status, service.alert, service.urgent,
        service.verified_on, service.minimum_age_months, service.maximum_age_months, location.opening_hours, location.wheelchair,
        phones[0] if phones else "", tuple(dict.fromkeys(service.needs)), newest(service.capacities),
        tuple(dict.fromkeys(service.languages)),
        ["ganzer Landkreis" if area.district else area.place or area.municipality for area in service.areas], free_of_charge(service), spot.reached,
        next((contact.hours for contact in service.contacts if contact.hours), "") if spot.location is None else "",
    )  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=str)


def free_of_charge(service: Service) -> bool | None:
    """True where nothing costs anything, None where no sum is told."""
    amounts = [cost.amount for cost in service.costs if cost.amount is not None]
    return max(amounts) == 0 if amounts else None


#: found in a quarter of the time that the classes take; these say what is none of their values
_STATUS: dict[str, Status] = {status.value: status for status in Status}
_WHEELCHAIR: dict[str, Wheelchair] = {access.value: access for access in Wheelchair}


#: a row as Listing, without the checks of Listing._make: half the time
_as_listing = cast("Callable[[tuple[object, ...]], Listing]", partial(tuple.__new__, Listing))


def _unpacked(spot_id: int, row: list[Any]) -> Listing:
    (service_id, source, source_key, name, organization, place, municipality, municipality_id, has_location, confidential, status, alert,
     urgent, verified_on, least, most, opening_hours, wheelchair, phone, needs, reports, languages, areas, free_of_charge, reached,
     phone_hours) = row  # fmt: skip
    return _as_listing((
        spot_id, service_id, source, source_key, name, organization, place, municipality, municipality_id, has_location, confidential,
        _STATUS.get(status) or Status(status), alert, urgent, day(verified_on), least, most, opening_hours,
        (_WHEELCHAIR.get(wheelchair) or Wheelchair(wheelchair)) if wheelchair else None, phone, tuple(needs),
        tuple([_report(*report) for report in reports]), tuple(languages), tuple(areas), free_of_charge, tuple([(need, words) for need, words in reached]),
        phone_hours,
    ))  # fmt: skip


def _report(available: int | None, maximum: int | None, unit: str, least: int | None, most: int | None, as_of: str | None,
            free_from: str | None, *more: Any) -> Capacity:  # fmt: skip
    return Capacity(available, maximum, unit, least, most, day(as_of), day(free_from), *more)
