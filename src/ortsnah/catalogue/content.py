"""What a catalogue is written from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ortsnah.domain.edge_hours import EdgeHours
from ortsnah.domain.needs import Need
from ortsnah.domain.needwords import NeedWord, Signal
from ortsnah.domain.places import Place
from ortsnah.domain.service import Service, Source


@dataclass(frozen=True, slots=True)
class Content:
    """All that a catalogue holds: the district's masters and the services of its sources."""

    title: str
    district: str
    state: str
    number: int
    created_on: dt.date
    places: Sequence[Place]
    needs: Sequence[Need]
    words: Sequence[NeedWord]
    signals: Sequence[Signal]
    sources: Sequence[Source]
    services: Sequence[Service]
    example: bool = False
    edges: Mapping[str, EdgeHours] = field(default_factory=dict)  # hours that show needs
