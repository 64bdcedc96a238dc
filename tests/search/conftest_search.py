"""A small catalogue in the real district, written for the rules that the search keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ortsnah import paths
from ortsnah.catalogue.open import open_generation
from ortsnah.catalogue.write import Content, write
from ortsnah.curation.importing import Masters
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.service import Area, Contact, Cost, Location, Service, Source
from ortsnah.search.engine import Engine
from ortsnah.search.query import Filters, Query, Results

TODAY = dt.date(2026, 11, 23)
MONDAY_MORNING = dt.datetime(2026, 11, 23, 10, 20)


def service(key: str, name: str, *needs: str, place: str = "", **given: object) -> Service:
    """A service with one location in a village, or with none."""
    locations = (Location(place=place, **given.pop("location", {})),) if place else ()  # type: ignore[arg-type]
    return Service(key, "Liste", name, needs, locations=locations, **given)  # type: ignore[arg-type]


SERVICES = [
    service("krippe-oberthal", "Kita Regenbogen", "kinderbetreuung.krippe", "kinderbetreuung.kita", place="Oberthal",
            organization="Gemeinde Oberthal", minimum_age_months=12, maximum_age_months=72, languages=("de", "tr"),
            capacities=(Capacity(2, 20, as_of=dt.date(2026, 11, 19)),),
            location={"wheelchair": Wheelchair.YES, "opening_hours": "Mo-Fr 07:00-16:30"}),
    service("kita-gronig", "Waldkita Gronig", "kinderbetreuung.kita", place="Gronig", minimum_age_months=36, maximum_age_months=72,
            capacities=(Capacity(0, 25, as_of=dt.date(2026, 11, 20), waiting_months=4),), location={"opening_hours": "Mo-Fr 12:00-14:00"}),
    service("kita-theley", "Kita Schaumberg", "kinderbetreuung.kita", place="Theley", languages=("de",),
            capacities=(Capacity(3, 50, as_of=dt.date(2026, 6, 1)),), location={"wheelchair": Wheelchair.NO}),
    service("kita-nur-freisen", "Kita Weiselberg", "kinderbetreuung.kita", place="Bliesen", areas=(Area(municipality="Freisen"),)),
    service("eilvermittlung", "Eilvermittlung Kitaplätze", "kinderbetreuung.kita", place="St. Wendel", organization="Kreisjugendamt",
            areas=(Area(district=True),), urgent=True),
    service("apotheke", "Bären-Apotheke", "gesundheit.apotheke", place="Tholey", costs=(Cost(amount=4.0),)),
    service("tafel", "Tafel Ausgabe Oberthal", "alltag.lebensmittel", place="Oberthal", costs=(Cost(amount=0.0),),
            description="Mitbringen: Tasche. Auch Windeln und Babynahrung."),
    service("schulden", "Schuldnerberatung der Caritas", "geld.schulden", place="St. Wendel", areas=(Area(district=True),),
            contacts=(Contact(function="Sekretariat", phone="030 23125-001"),)),
    service("sucht", "Suchtberatung Lotse", "gesundheit.sucht", place="St. Wendel", areas=(Area(district=True),)),
    service("psyche", "Psychiatrischer Dienst", "gesundheit.psyche", place="St. Wendel", areas=(Area(district=True),)),
    service("beirat", "Beirat für Menschen mit Behinderung", "gesundheit.behinderung", "gesundheit.psyche", place="St. Wendel"),
    service("runde", "Offene Runde", "alltag.treffpunkt", "gesundheit.psyche", place="Gronig"),
    service("rufbus-gronig", "Rufbus Linie 9", "mobilitaet.rufbus", areas=(Area(municipality="Oberthal", place="Gronig"),)),
    service("frauenhaus", "Frauenhaus", "notfall.gewalt", areas=(Area(district=True),)),
    service("fruehkita", "Kita Morgenstern", "kinderbetreuung.kita", place="Marpingen", location={"opening_hours": "Mo-Fr 05:45-17:00; PH off"}),
    service("sorgentelefon", "Sorgentelefon", "familie.erziehung", areas=(Area(district=True),),
            contacts=(Contact("Leitung", phone="030 23125-002"), Contact("Telefon", phone="030 23125-003", hours="Mo-Fr 09:00-12:00"))),
    service("alt", "Geschlossene Kita", "kinderbetreuung.kita", place="Gronig", status=Status.INACTIVE),
    service("umbau", "Kita im Umbau", "kinderbetreuung.kita", place="Oberthal", status=Status.CLOSED_FOR_NOW),
]  # fmt: skip


class Desk:
    """An adviser's desk: asks the engine, answers with the sources' own ids."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def results(self, text: str = "", place: str = "", *needs: str, **given: object) -> Results:
        """Search as the window does."""
        known = self.engine.gazetteer.resolve(place) if place else None
        within, limit = given.pop("within_km", None), given.pop("limit", 50)
        moment = given.pop("moment", None)
        filters = Filters(**given)  # type: ignore[arg-type]
        return self.engine.run(Query(TODAY, text, known, needs, filters, within, limit, MONDAY_MORNING, moment=moment))  # type: ignore[arg-type]

    def ask(self, text: str = "", place: str = "", *needs: str, **given: object) -> list[str]:
        """Ids of the hits, in order."""
        return [hit.listing.source_key for hit in self.results(text, place, *needs, **given).hits]

    def reasons(self, *asked: str, **given: object) -> dict[str, str]:
        """Id -> near-miss reason."""
        return {hit.listing.source_key: hit.reason for hit in self.results(*asked, **given).hits}

    def sections(self, *asked: str, **given: object) -> dict[str, str]:
        """Id -> section."""
        return {hit.listing.source_key: hit.section.value for hit in self.results(*asked, **given).hits}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The small catalogue, open."""
    path: Path = tmp_path_factory.mktemp("small") / "klein.ortsnah"
    made = Masters.load(paths.resources())
    write(
        Content(
            "Test",
            made.district,
            made.state,
            1,
            TODAY,
            made.places,
            made.needs,
            made.words,
            made.signals,
            [Source("Liste")],
            SERVICES,
            edges=made.edges,
        ),
        path,
    )
    catalogue = open_generation(path)
    yield Desk(Engine(catalogue))
    catalogue.close()
