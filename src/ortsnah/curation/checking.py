"""What a curator should look at: overdue, missing, unreadable, misplaced, contradictory and doubled entries of a catalogue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ortsnah.catalogue.read import Catalogue
from ortsnah.domain.duplicates import duplicates
from ortsnah.domain.facts import Problem, problems
from ortsnah.domain.needs import Validity
from ortsnah.domain.service import Service
from ortsnah.domain.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `kind` is 'unverified', 'overdue', 'phone', 'hours', 'secret', 'position', 'contradiction', 'places', 'duty' or 'duplicate'."""

    service_id: str
    source: str
    name: str
    kind: str
    sentence: str


def findings(catalogue: Catalogue, today: dt.date) -> list[Finding]:
    """All findings, in the order of the services, duplicates last."""
    services = list(catalogue.services())
    validity = Validity(catalogue.needs())
    surroundings = Surroundings(known.place for known in catalogue.places() if known.place.ags)
    found = [_finding(service, problem) for service in services for problem in problems(service, today, validity, surroundings)]
    return found + [_finding(pair.second, Problem("duplicate", pair.because)) for pair in duplicates(services)]


def _finding(service: Service, problem: Problem) -> Finding:
    return Finding(service.id, service.source, service.name, problem.kind, problem.sentence)
