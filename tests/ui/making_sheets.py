"""Makes sheets of services of the example."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ortsnah.catalogue.read import Catalogue
from ortsnah.consultation.handout import Entry, Head, Options, Sheet, languages, sheet
from ortsnah.search.gazetteer import Gazetteer

LANGUAGES = [each.code for each in languages()]
HEAD = Head("Jobcenter Musterkreis", ("Musterstraße 1", "66606 St. Wendel"), "030 23125-000")
ENTRIES = 12


class Maker:
    """Over an open catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.needs = {need.id: need for need in catalogue.needs()}
        known = catalogue.places()
        self.places = [each.place for each in known]
        self.origin = Gazetteer(known).exact_label("Gronig · Oberthal")
        self.services = [service for service in catalogue.services() if service.contacts]

    def entries(self, count: int = ENTRIES) -> list[Entry]:
        """Services from all over the catalogue."""
        chosen = self.services[:: len(self.services) // count][:count]
        return [Entry(service, service.needs[0], f"Hinweis {number}") for number, service in enumerate(chosen)]

    def sheet(self, *entries: Entry, **options: Any) -> Sheet:
        """A sheet of these entries, of twelve when none is given."""
        given = {"day": dt.date(2026, 11, 23), "head": HEAD, "origin": self.origin.place if self.origin else None} | options
        return sheet(entries or self.entries(), Options(**given), self.needs, self.places)
