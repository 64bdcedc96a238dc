"""Records that several tests need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ortsnah.catalogue.read import Catalogue
from ortsnah.catalogue.write import Content
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.geo import Point
from ortsnah.domain.service import Area, Contact, Cost, Location, Service

#: what the fixtures make_content and make_catalogue are
MakeContent = Callable[..., Content]
MakeCatalogue = Callable[..., Catalogue]

TODAY = dt.date(2026, 11, 23)


def service(key: str, name: str = "Angebot", *needs: str, source: str = "Liste", **given: object) -> Service:
    """A service with what the test is about; a need is added where none matters."""
    return Service(key, source, name, needs or ("kinderbetreuung.kita",), **given)  # type: ignore[arg-type]


def at(place: str, municipality: str = "", **given: object) -> dict[str, tuple[Location, ...]]:
    """The one location of a service, for service(..., **at("Gronig"))."""
    return {"locations": (Location(place=place, municipality=municipality, **given),)}  # type: ignore[arg-type]


#: every field of every record has a value that is not its default
FULL = Service(
    id="kita-12", source="Liste", name="Kita „Löwenzahn“", needs=("kinderbetreuung.krippe", "kinderbetreuung.kita"),
    organization="Gemeinde Oberthal", description="Zwei Gruppen.\nNeubau.", status=Status.CLOSED_FOR_NOW, alert="Umbau bis März",
    urgent=True, eligibility="Wohnsitz in Oberthal", application="Über das Portal", minimum_age_months=12, maximum_age_months=72,
    documents=("Impfausweis", "Ausweis"), languages=("tr", "de", "ar"), email="kita@example.org", website="https://example.org/kita",
    verified_on=dt.date(2026, 10, 1), verified_by="Jugendamt",
    locations=(
        Location("Gronig", "Oberthal", "Im Eck 3", "66649", Point(49.5412345678, 7.0798765432), "Mo-Fr 07:00-16:30", "im Sommer länger",
                 Wheelchair.LIMITED, "Rampe hinten", "Bus 620"),
        Location("Güdesweiler", "Oberthal", "Ring 1", "66649", Point(49.5, 7.1), "Sa 09:00-12:00", "nach Absprache", Wheelchair.NO,
                 "zwei Stufen", "zu Fuß", confidential=False),
        Location(access_note="Adresse am Telefon", hours_text="rund um die Uhr", confidential=True),
    ),
    contacts=(
        Contact("Leitung", "Anna Groß", "Familienname A–K", "030 23125-001", "0171 39200-01", "leitung@example.org", "Mo 08:00-10:00",
                "Sekretariat", urgent=True),
        Contact(function="Sekretariat", mobile="0171 39200-02"),
    ),
    capacities=(
        Capacity(2, 10, "Ganztagsplatz", 12, 35, dt.date(2026, 11, 19), dt.date(2027, 1, 1), "Leitung", 14, 3, 6),
        Capacity(0, 20, as_of=dt.date(2026, 11, 1)),
    ),
    areas=(Area(district=True), Area(municipality="Oberthal", hours="Mo-Fr 08:00-18:00"), Area(municipality="Oberthal", place="Gronig")),
    costs=(Cost("Beitrag", 95.5, "je Monat"), Cost("Essen", 0.0, "frei"), Cost("Ausflug", None, "wechselnd")),
)  # fmt: skip
