"""What a list replaces in a catalogue: the records of its own source, and nothing that it only resembles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ortsnah.domain.reading import Reading
from ortsnah.domain.service import Service
from ortsnah.domain.text import words
from ortsnah.domain.wording import count, grouped
from ortsnah.sources.osm import is_osm_id

#: so many entries in common are no coincidence
_NO_COINCIDENCE = 3


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one source. `replaced` counts the records that it had, None where it is new."""

    source: str
    replaced: int | None
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """What of the present catalogue stays, and what happens to the sources that are read."""

    kept: list[Service]
    changes: list[Change]


def plan(before: Sequence[Service], readings: Sequence[Reading], own_names: Collection[str] = ()) -> Plan:
    """Sort the present records into those that stay and those that go.

    `own_names` are what the lists would be called without --source: what an earlier import left under such a name goes, too.
    """
    by_source: dict[str, list[Service]] = defaultdict(list)
    for service in before:
        by_source[service.source].append(service)
    read: dict[str, list[Service]] = defaultdict(list)
    for reading in readings:
        if reading.services:  # a list that gave nothing replaces nothing
            read[reading.source.name] += reading.services
    objects = {service.id: source for source, services in read.items() for service in services if is_osm_id(service.id)}
    renamed = [name for name in own_names if name not in read and _share(_all(read), by_source.get(name, ())) >= 0.5]
    moved: dict[str, Counter[str]] = defaultdict(Counter)  # to the source that is read <- from which
    kept = []
    for service in before:
        if service.source in read or service.source in renamed:
            continue
        if service.id in objects:
            moved[objects[service.id]][service.source] += 1
        else:
            kept.append(service)
    others = {name: services for name, services in by_source.items() if name not in read and name not in renamed}
    changes = [_change(source, services, by_source.get(source), others, moved[source]) for source, services in read.items()]
    for name in renamed:
        said = (
            f"Die Quelle „{name}“ enthielt dieselbe Liste und ist damit entfallen ({count(len(by_source[name]), 'Angebot', 'Angebote')})."
        )
        changes[0].notes.append(said)
    return Plan(kept, changes)


def _change(
    source: str, services: list[Service], old: list[Service] | None, others: dict[str, list[Service]], moved: Counter[str]
) -> Change:
    change = Change(source, len(old) if old else None)
    for name, number in moved.items():
        told = "1 Objekt stand" if number == 1 else f"{grouped(number)} Objekte standen"
        change.notes.append(f"{told} bisher unter „{name}“ und {'gehört' if number == 1 else 'gehören'} jetzt zu dieser Quelle.")
    if old and not _shared(services, old):
        change.warnings.append(
            f"Von den {count(len(old), 'bisherigen Angebot', 'bisherigen Angeboten')} der Quelle „{source}“ ist keines in dieser Liste. Ist es die Liste "
            "einer anderen Stelle, lesen Sie bitte beide Listen noch einmal mit --source und je einem eigenen Namen ein."
        )
    for name, present in others.items():
        shared = _shared(services, present)
        if not old and 2 * shared >= len(services) and (shared >= _NO_COINCIDENCE or shared == len(services) == len(present)):
            change.warnings.append(
                f"{grouped(shared)} von {count(len(services), 'Angebot', 'Angeboten')} dieser Liste stehen auch unter der Quelle „{name}“, also doppelt. "
                f'Ist es dieselbe Liste unter neuem Namen, lesen Sie sie bitte mit --source "{name}" ein: Das ersetzt die bisherige.'
            )
    return change


def _all(read: dict[str, list[Service]]) -> list[Service]:
    return [service for services in read.values() for service in services]


def _share(services: Sequence[Service], of: Sequence[Service]) -> float:
    """How much of the older list is in the newer one."""
    return _shared(of, services) / len(of) if of else 0.0


def _shared(services: Sequence[Service], others: Sequence[Service]) -> int:
    """How many of the services are among the others, by a telling id or by name and town."""
    ids = {other.id for other in others if not other.id.isdigit()}  # running numbers do not tell lists apart
    towns: dict[str, list[set[str]]] = defaultdict(list)
    for other in others:
        towns[_name(other)].append(_towns(other))
    return sum(service.id in ids or any(_alike(_towns(service), known) for known in towns.get(_name(service), ())) for service in services)


def _alike(towns: set[str], others: set[str]) -> bool:
    """Lists say village or municipality or both, a catalogue always both."""
    return not towns or not others or bool(towns & others)


def _name(service: Service) -> str:
    return " ".join(words(service.name))


def _towns(service: Service) -> set[str]:
    return {" ".join(words(town)) for location in service.locations for town in (location.place, location.municipality) if town}
