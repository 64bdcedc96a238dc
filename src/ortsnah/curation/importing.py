"""Files -> the next generation of a catalogue: all that can be read is taken, or nothing is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ortsnah.catalogue.open import open_generation
from ortsnah.catalogue.publish import publish
from ortsnah.catalogue.write import Content
from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.needs import Need
from ortsnah.domain.needwords import NeedWord, Signal
from ortsnah.domain.places import Place
from ortsnah.domain.reading import Reading, Refusal
from ortsnah.domain.service import Service, Source
from ortsnah.sources import masters
from ortsnah.sources.mapping import Mapping
from ortsnah.sources.reader import TABLES, read
from ortsnah.sources.tags import TagRules


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

    @classmethod
    def load(cls, resources: Path) -> Masters:
        """Read the masters of the folder resources/; district.toml says which district's file of places is meant."""
        district = masters.read_toml(resources / "district.toml")
        return cls(
            title=district["title"],
            district=district["name"],
            state=district["state"],
            places=masters.read_places(resources / "places" / district["places"]),
            needs=masters.read_needs(resources / "needs.toml"),
            words=masters.read_words(resources / "needs.toml", resources / "words"),
            signals=masters.read_signals(resources / "words"),
            tags=TagRules.from_needs(masters.read_tags(resources / "needs.toml")),
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. `number` is the generation that was written, None for a dry run."""

    readings: list[Reading]
    services: int
    number: int | None

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
    files: Sequence[Path], target: Path, made_with: Masters, today: dt.date, *, mapping: Mapping | None = None, dry_run: bool = False,
    example: bool = False,
) -> Report:  # fmt: skip
    """Read the files and write them, with what the catalogue holds from other sources, as the next generation at `target`."""
    known = frozenset(need.id for need in made_with.needs)
    tables = [file for file in files if file.suffix.lower() in TABLES] or list(files)  # the mapping is for tables, OSM files need none
    readings = _without_repeats(
        [read(file, mapping=mapping if file in tables else None, tags=made_with.tags, needs=known, today=today) for file in files]
    )
    if not any(reading.services for reading in readings):
        reasons = "; ".join(dict.fromkeys(refusal.reason for reading in readings for refusal in reading.refused))[:300]
        raise NothingTakenError(
            Report(readings, 0, None),
            "In den Dateien wurde kein einziges Angebot gefunden, das übernommen werden kann" + (f" ({reasons})." if reasons else "."),
            NOTHING_CHANGED,
            "Bitte prüfen Sie die Dateien und die Zuordnung der Spalten.",
        )
    taken = {reading.source.name: reading.source for reading in readings if reading.services}  # a list that gave nothing replaces nothing
    kept = _kept(target, taken.keys())
    sources = [*kept.sources, *taken.values()]
    services = [*kept.services, *(service for reading in readings for service in reading.services)]
    if dry_run:
        return Report(readings, len(services), None)
    content = Content(
        title=made_with.title, district=made_with.district, state=made_with.state, number=kept.number + 1, created_on=today,
        places=made_with.places, needs=made_with.needs, words=made_with.words, signals=made_with.signals, sources=sources,
        services=services, example=example or kept.example,
    )  # fmt: skip
    publish(content, target)
    return Report(readings, len(services), content.number)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the next generation takes over; `example` while fictitious services are among it."""

    sources: Sequence[Source] = ()
    services: Sequence[Service] = ()
    number: int = 0
    example: bool = False


def _kept(target: Path, replaced: Collection[str]) -> _Kept:
    """The records of every source that is not read anew.

    A damaged catalogue is an error here: to build on the generation before it would lose what came since, unseen.
    """
    if not target.exists():
        return _Kept()
    catalogue = open_generation(target)
    try:
        sources = [source for source in catalogue.sources() if source.name not in replaced]
        services = [service for service in catalogue.services() if service.source not in replaced]
        return _Kept(sources, services, catalogue.about.number, catalogue.about.example and bool(services))
    finally:
        catalogue.close()


def _without_repeats(readings: list[Reading]) -> list[Reading]:
    """A record that two files of the same source hold is taken from the first."""
    seen: dict[tuple[str, str], str] = {}
    result = []
    for reading in readings:
        repeated = [service for service in reading.services if (service.source, service.id) in seen]
        refused = [
            Refusal(service.id, f"die Kennung „{service.id}“ steht schon in „{seen[service.source, service.id]}“") for service in repeated
        ]
        fresh = [service for service in reading.services if (service.source, service.id) not in seen]
        seen.update({(service.source, service.id): reading.file for service in fresh})
        result.append(replace(reading, services=fresh, refused=[*reading.refused, *refused]))
    return result
