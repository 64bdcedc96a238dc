"""An open catalogue: its masters, the rows of a result list, whole services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ortsnah.catalogue import listing, trouble
from ortsnah.catalogue.index import Index
from ortsnah.catalogue.listing import Listing
from ortsnah.catalogue.reader import Reader
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need
from ortsnah.domain.places import Level, Place

if TYPE_CHECKING:  # a window that has only just opened needs neither words nor whole services
    from ortsnah.catalogue.lexicon import Lexicon
    from ortsnah.domain.service import Contact, Service, Source

__all__ = ["About", "Catalogue", "KnownPlace", "Listing"]

#: files up to this size are checked page by page when they are opened (about 1 ms a megabyte); SQLite leaves the CHECKs of the tables
#: out where a file is read-only, so that a value that breaks one is only met by who reads it (reader.py)
_CHECKED_BYTES = 16 * 1024 * 1024


class About(NamedTuple):
    """The catalogue about itself. `number` counts its generations."""

    number: int
    title: str
    district: str
    state: str
    created_on: dt.date
    example: bool
    services: int
    contacts: int  # who can be asked, each once


class KnownPlace(NamedTuple):
    """A place of the catalogue with its keys there."""

    id: int
    municipality_id: str
    place: Place


class Catalogue:
    """An open catalogue, read-only; every method raises CatalogueError where the file turns out to be damaged.

    `warning` is a German sentence when not the wanted file but an earlier one was opened.
    """

    def __init__(self, reader: Reader, path: Path, warning: str = "") -> None:
        self._reader = reader
        self.path = path
        self.warning = warning
        self.index = Index(reader)
        self.about = reader.one(_about, "SELECT number, title, district, state, created_on, example, services, contacts FROM catalogue")

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that point to needs."""
        from ortsnah.catalogue.lexicon import Lexicon

        return Lexicon(self._reader)

    def check(self) -> None:
        """Look at every page of a file that is not too large for it; CatalogueError when one is damaged."""
        if self.path.stat().st_size <= _CHECKED_BYTES and self._reader.rows("PRAGMA quick_check(1)") != [("ok",)]:
            raise trouble.damaged(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()

    def needs(self) -> list[Need]:
        """All needs in their order: groups, each followed by its leaves."""
        return self._reader.each(Need, "SELECT id, name, short, icon, places_days, verified_days FROM taxonomy_term ORDER BY position")

    def sources(self) -> list[Source]:
        """Where the records come from."""
        from ortsnah.domain.service import Source

        return self._reader.each(Source, "SELECT name, licence, attribution FROM source ORDER BY id")

    def places(self) -> list[KnownPlace]:
        """All places, municipalities first, in the order of the district's file; after them those that only records name."""
        return self._reader.each(
            _known_place,
            "SELECT p.id, p.municipality_id, m.in_district, p.name, m.name, p.level, p.latitude, p.longitude, p.postal_code, p.aliases, "
            "p.parent, p.source FROM place p JOIN municipality m ON m.id = p.municipality_id ORDER BY p.id",
        )

    def listings(self, spot_ids: Sequence[int]) -> dict[int, Listing]:
        """What the result list shows of these spots, by spot id."""
        return listing.listings(self._reader, spot_ids)

    def service(self, service_id: int) -> Service:
        """Everything about one service."""
        from ortsnah.catalogue import records

        return records.service(self._reader, service_id)

    def contacts(self, service_ids: Sequence[int]) -> dict[int, list[Contact]]:
        """The contacts of these services in their order, by service id."""
        from ortsnah.catalogue import contacts

        return contacts.contacts(self._reader, service_ids)

    def contact_names(self) -> list[str]:
        """The published names of persons, each once."""
        return self._reader.each(str, "SELECT DISTINCT name FROM contact WHERE name <> ''")

    def services(self) -> Iterator[Service]:
        """Every service, whole, in the order of the sources."""
        from ortsnah.catalogue import records

        return records.services(self._reader)


def _about(number: int, title: str, district: str, state: str, created_on: str, example: int, services: int, contacts: int) -> About:
    return About(number, title, district, state, dt.date.fromisoformat(created_on), bool(example), services, contacts)


def _known_place(number: int, municipality_id: str, in_district: int, name: str, municipality: str, level: str, latitude: float | None,
                 longitude: float | None, postal_code: str, aliases: str, parent: str, source: str) -> KnownPlace:  # fmt: skip
    point = None if latitude is None or longitude is None else Point(latitude, longitude)
    return KnownPlace(number, municipality_id, Place(
        name, municipality, municipality_id if in_district else "", Level(level), point, postal_code,
        tuple(aliases.split("|")) if aliases else (), parent, source,
    ))  # fmt: skip
