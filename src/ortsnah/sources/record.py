"""What every format hands to the reader: records with the row they come from, refusals, and notes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ortsnah.domain.reading import Refusal
from ortsnah.domain.service import Service, Source
from ortsnah.domain.text import words


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that a format could read; the domain's rules are still to be applied."""

    row: str
    service: Service


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that a file gave, in its order."""

    source: Source
    records: list[Draft | Refusal]
    notes: list[str] = field(default_factory=list)


def stable_id(name: str, *address: str) -> str:
    """An id for a record without one: the same name and address give the same id in next year's list."""
    digest = hashlib.sha256("|".join(" ".join(words(part)) for part in (name, *address)).encode()).hexdigest()
    return f"{'-'.join(words(name))[:40].strip('-')}-{digest[:8]}".lstrip("-")
