"""What reading a file gives: records, and what was wrong with the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from ortsnah.domain.service import Service, Source


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken: `row` as a person finds it ('Zeile 12', 'node/4711'), `reason` a German clause."""

    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read. `read` counts rows or objects that could have been services; `notes` are said to the user."""

    file: str
    source: Source
    services: list[Service]
    read: int
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
