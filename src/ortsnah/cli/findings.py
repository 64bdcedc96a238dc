"""How the findings of a check are printed for a curator: the gravest first, what meets many entries of a source once, and not too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ortsnah.domain.wording import count, grouped

if TYPE_CHECKING:
    from ortsnah.curation.checking import Finding

#: the gravest first
_HEADINGS = {
    "secret": "Adressen, die vielleicht geheim bleiben müssen", "contradiction": "Widersprüche", "hours": "Öffnungszeiten", "phone": "Telefon",
    "position": "Koordinaten", "duty": "Zuständigkeiten", "places": "Freie Plätze", "duplicate": "Vielleicht doppelt",
    "overdue": "Überfällig", "unverified": "Nie geprüft",
}  # fmt: skip
KINDS = tuple(_HEADINGS)
#: the same sentence about more entries of a source than this is said once
_MANY = 5
_MOST_LINES = 20


def print_findings(found: Sequence[Finding], services: int, *, whole: bool) -> None:
    """Group by group; `whole`: every line, for whoever asked for certain kinds."""
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_kind[finding.kind].append(finding)
    for kind in sorted(by_kind, key=KINDS.index):
        group = by_kind[kind]
        click.echo(f"{_HEADINGS[kind]} · {count(len(group), 'Hinweis', 'Hinweise')}   [{kind}]")
        lines = [_line(finding) for finding in group] if whole else _lines(group)
        shown = len(lines) if whole else _MOST_LINES
        for line in lines[:shown]:
            click.echo(f"  {line}")
        if len(lines) > shown:
            click.echo(f"  … und {grouped(len(lines) - shown)} weitere (alle mit --kind {kind})")
        click.echo()
    click.echo(f"{count(len(found), 'Hinweis', 'Hinweise')} zu {count(services, 'Angebot', 'Angeboten')}.")


def _lines(group: Sequence[Finding]) -> list[str]:
    """What is said of many entries of a source in one line, first; then the others one by one."""
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in group:
        alike[finding.source, finding.sentence].append(finding)
    many = [
        f"{source}: {count(len(same), 'Angebot', 'Angebote')} – {sentence}"
        for (source, sentence), same in alike.items()
        if len(same) > _MANY
    ]
    return many + [_line(finding) for finding in group if len(alike[finding.source, finding.sentence]) <= _MANY]


def _line(finding: Finding) -> str:
    return f"{finding.name} ({finding.service_id}): {finding.sentence}"
