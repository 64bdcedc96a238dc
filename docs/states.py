"""A small catalogue in which every state of hours and places occurs once, for the pictures of list and detail."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ortsnah import paths
from ortsnah.catalogue.write import Content, write
from ortsnah.curation.importing import Masters
from ortsnah.domain.capacity import Capacity
from ortsnah.domain.codes import Status
from ortsnah.domain.service import Contact, Location, Service, Source

TODAY = dt.date(2026, 11, 23)
WEEK = "Mo-Fr 07:00-16:30"
_SOURCE = "Zustände"


def day(text: str) -> dt.date:
    """'2026-11-19'."""
    return dt.date.fromisoformat(text)


def kita(name: str, hours: str = WEEK, *reports: Capacity, contact_hours: str = "", **given: object) -> Service:
    """A day nursery in Oberthal that shows what its name says."""
    contacts = (Contact("Leitung", phone="030 23125-001", hours=contact_hours or 'Mo-Fr 08:00-09:00 || "nach Vereinbarung"'),)
    return Service(
        "-".join(name.lower().split()), _SOURCE, f"Kita {name}", ("kinderbetreuung.kita",), "Gemeinde Oberthal", verified_on=day("2026-10-01"),
        verified_by="Jugendamt, telefonisch", locations=(Location("Oberthal", "Oberthal", "Schulstraße 4", "66649", opening_hours=hours),),
        contacts=contacts, capacities=reports, **given,
    )  # fmt: skip


def places(available: int | None, as_of: str, **given: object) -> Capacity:
    """A report of 25 places."""
    return Capacity(available, 25, as_of=day(as_of), said_by="Leitung", **given)  # type: ignore[arg-type]


SERVICES = [
    kita("Offen und Frisch", WEEK, places(2, "2026-11-19"), places(1, "2026-10-12"), places(0, "2026-09-07"), places(0, "2026-08-03")),
    kita("Schließt Gleich", "Mo-Fr 07:00-10:45", places(1, "2026-11-20", free_from=day("2026-12-01"))),
    kita("Öffnet Später", "Mo-Fr 12:00-18:00; PH off", places(3, "2026-10-05")),
    kita("Geschlossen", "Tu,Th 07:00-12:00; PH off", places(2, "2026-08-03")),
    kita("Nach Vereinbarung", '"nach Vereinbarung"', places(0, "2026-11-19")),
    kita("Ohne Öffnungszeit", "", places(0, "2026-11-19", waiting_list=12, waiting_months=6)),
    kita("Ferien", "Mo-Fr 07:00-16:30; SH off; PH off", places(None, "2026-09-01", waiting_months=3)),
    kita("Tag und Nacht", "24/7", contact_hours="24/7"),
    kita("Umbau", WEEK, status=Status.CLOSED_FOR_NOW, alert="Bis 04.12. Umbau, bitte das Gemeindehaus anfragen."),
]


def make(folder: Path) -> Path:
    """Write the catalogue into a folder."""
    made, path = Masters.load(paths.resources()), folder / "zustaende.ortsnah"
    content = Content(
        "Zustände", made.district, made.state, 1, TODAY, made.places, made.needs, made.words, made.signals, [Source(_SOURCE)], SERVICES, example=True,
        edges=made.edges,
    )  # fmt: skip
    write(content, path)
    return path
