"""Files -> the next generation of a catalogue: all that can be read is taken, or nothing is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from ortsnah.catalogue.open import open_generation, previous_of
from ortsnah.catalogue.publish import publish
from ortsnah.catalogue.write import Content
from ortsnah.curation.district import widened
from ortsnah.curation.hours_file import HoursFile, Told
from ortsnah.curation.replacing import Change, plan
from ortsnah.domain.capacity import with_earlier
from ortsnah.domain.edge_hours import EdgeHours
from ortsnah.domain.errors import NOTHING_CHANGED, CatalogueError, SourceError
from ortsnah.domain.needs import Need
from ortsnah.domain.needwords import NeedWord, Signal
from ortsnah.domain.places import Place
from ortsnah.domain.reading import Reading, Refusal
from ortsnah.domain.service import Service, Source
from ortsnah.domain.wording import count
from ortsnah.sources import masters
from ortsnah.sources.mapping import Mapping
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.osm import is_osm_id
from ortsnah.sources.reader import TABLES, read
from ortsnah.sources.tags import TagRules

_FICTITIOUS = (
    "Im Katalog sind {0} des Beispiels, und er ist als Beispiel gekennzeichnet. "
    "Für die Arbeit beginnen Sie bitte leer: mit --catalogue und dem Namen einer neuen Datei."
)


@dataclass(frozen=True, slots=True)
class Masters:
    """What a catalogue is made with besides services: the district, its places, the needs and their words."""

    title: str
    district: str
    state: str
    places: Sequence[Place]
    needs: Sequence[Need]
    words: Sequence[NeedWord]
    signals: Sequence[Signal]
    tags: TagRules
    edges: dict[str, EdgeHours] = field(default_factory=dict)
    fictitious: frozenset[str] = frozenset()  # the sources of the example

    @classmethod
    def load(cls, resources: Path) -> Masters:
        """Read the masters of the folder resources/; district.toml says which district's file of places is meant."""
        district = masters.read_district(resources / "district.toml")
        return cls(
            title=district["title"],
            district=district["name"],
            state=district["state"],
            places=masters.read_places(resources / "places" / district["places"]),
            needs=masters.read_needs(resources / "needs.toml"),
            words=masters.read_words(resources / "needs.toml", resources / "words"),
            signals=masters.read_signals(resources / "words"),
            tags=TagRules.from_needs(masters.read_tags(resources / "needs.toml")),
            edges=masters.read_edges(resources / "needs.toml"),
            fictitious=masters.read_source_names(resources / "example"),
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do. `number` is the generation that was written, None for a dry run."""

    readings: list[Reading]
    services: int
    number: int | None
    changes: list[Change] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    hours: Told = field(default_factory=Told)

    @property
    def read(self) -> int:
        """Rows and objects that could have been services."""
        return sum(reading.read for reading in self.readings)

    @property
    def taken(self) -> int:
        """Records that are in the new catalogue."""
        return sum(len(reading.services) for reading in self.readings)

    @property
    def refused(self) -> int:
        """Rows that were not taken, each with its reason in its reading."""
        return sum(len(reading.refused) for reading in self.readings)


class NothingTakenError(SourceError):
    """Every row was refused; `report` says which and why."""

    def __init__(self, report: Report, what: str, safe: str, do: str) -> None:
        super().__init__(what, safe, do)
        self.report = report


def import_files(
    files: Sequence[Path], target: Path, made_with: Masters, today: dt.date, *, mapping: Mapping | None = None, source: str = "",
    dry_run: bool = False, example: bool = False, confirmed: HoursFile | None = None,
) -> Report:  # fmt: skip
    """Read the files and write them, with what the catalogue holds from other sources, as the next generation at `target`.

    `source` is what the lists are called instead of their own names, `confirmed` the file of hours that a person confirms.
    """
    confirmed = confirmed or HoursFile()
    known = NeedNames(made_with.needs, made_with.words)
    tables = [file for file in files if file.suffix.lower() in TABLES] or list(files)  # the mapping is for tables, OSM files need none
    read_as_is = [read(file, mapping=mapping if file in tables else None, tags=made_with.tags, needs=known, today=today) for file in files]
    own_names = {reading.source.name for reading in read_as_is} if source else set()
    readings = _without_repeats([_settled(reading, source, made_with.district) for reading in read_as_is])
    if not any(reading.services for reading in readings):
        raise _nothing_taken(readings)
    present = _present(target)
    replacing = plan(present.services, readings, own_names)
    fresh, told = confirmed.apply(_with_history(present.services, readings), present.services)
    services = [*replacing.kept, *fresh]
    sources = _sources(present.sources, readings, services)
    doubtful = [*(replacing.kept if present.example else ()), *(() if source else fresh)]  # a list that is called like the example is none
    fictitious = sum(service.source in made_with.fictitious for service in doubtful)
    told_so = [_FICTITIOUS.format(count(fictitious, "frei erfundenes Angebot", "frei erfundene Angebote"))]
    warnings = told_so if fictitious and not example else []
    if dry_run:
        return Report(readings, len(services), None, replacing.changes, warnings, told)
    content = Content(
        title=made_with.title, district=made_with.district, state=made_with.state, number=present.number + 1, created_on=today,
        places=made_with.places, needs=made_with.needs, words=made_with.words, signals=made_with.signals, sources=sources,
        services=services, example=example or bool(fictitious), edges=made_with.edges,
    )  # fmt: skip
    publish(content, target)
    confirmed.write(told.waiting)
    return Report(readings, len(services), content.number, replacing.changes, warnings, told)


def _with_history(before: Sequence[Service], readings: list[Reading]) -> list[Service]:
    """The records that were read, each with its earlier reports on places: they make the trend."""
    earlier = {(service.source, service.id): service.capacities for service in before if service.capacities}
    return [
        replace(service, capacities=with_earlier(service.capacities, earlier.get((service.source, service.id), ())))
        for reading in readings
        for service in reading.services
    ]


def _settled(reading: Reading, source: str, district: str) -> Reading:
    """The reading under the name that was asked for, its services for the whole district where they name it."""
    named = replace(reading.source, name=source or reading.source.name)
    services = [widened(replace(service, source=named.name), district) for service in reading.services]
    return replace(reading, source=named, services=services)


def _nothing_taken(readings: list[Reading]) -> NothingTakenError:
    reasons = "; ".join(dict.fromkeys(refusal.reason for reading in readings for refusal in reading.refused))[:300]
    return NothingTakenError(
        Report(readings, 0, None),
        "In den Dateien wurde kein einziges Angebot gefunden, das übernommen werden kann" + (f" ({reasons})." if reasons else "."),
        NOTHING_CHANGED,
        "Bitte prüfen Sie die Dateien und die Zuordnung der Spalten.",
    )


def _sources(present: Sequence[Source], readings: list[Reading], services: list[Service]) -> list[Source]:
    """The sources of the services; a list that does not tell its licence keeps the one that is known."""
    sources = {source.name: source for source in present}
    for reading in readings:
        old = sources.get(reading.source.name)
        told = reading.source.licence or reading.source.attribution
        sources[reading.source.name] = reading.source if told or old is None else old
    used = {service.source for service in services}
    return [source for source in sources.values() if source.name in used]


@dataclass(frozen=True, slots=True)
class _Present:
    """What the catalogue holds now; `example` while it is marked as one."""

    sources: Sequence[Source] = ()
    services: Sequence[Service] = ()
    number: int = 0
    example: bool = False


def _present(target: Path) -> _Present:
    """The records of the catalogue, nothing where there is none yet.

    A damaged one is an error here: to build on the generation before it would lose what came since, unseen.
    """
    with suppress(OSError):  # opening it tells why
        if not target.exists():
            return _Present()
    try:
        catalogue = open_generation(target)
        try:
            about = catalogue.about
            return _Present(catalogue.sources(), list(catalogue.services()), about.number, about.example)
        finally:
            catalogue.close()
    except CatalogueError as error:
        raise CatalogueError(
            error.what,
            f"Eingelesen wurde nichts und nichts ist verloren: {target} bleibt, wie sie ist.",
            "Bitte mit --catalogue NEU.ortsnah einen neuen Katalog anlegen oder diese Datei umbenennen und noch einmal einlesen"
            + (f"; der vorige Katalog liegt daneben ({previous_of(target).name})." if previous_of(target).exists() else "."),
        ) from error


def _without_repeats(readings: list[Reading]) -> list[Reading]:
    """A record that two files of the same source hold is taken from the first; an object of OpenStreetMap whatever its source."""
    seen: dict[tuple[str, str], str] = {}
    result = []
    for reading in readings:
        keys = {service.id: ("" if is_osm_id(service.id) else service.source, service.id) for service in reading.services}
        repeated = [service for service in reading.services if keys[service.id] in seen]
        fresh = [service for service in reading.services if keys[service.id] not in seen]
        refused = [Refusal(service.id, f"die Kennung „{service.id}“ steht schon in „{seen[keys[service.id]]}“") for service in repeated]
        seen.update({keys[service.id]: reading.file for service in fresh})
        result.append(replace(reading, services=fresh, refused=[*reading.refused, *refused]))
    return result
