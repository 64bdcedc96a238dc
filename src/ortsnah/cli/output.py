"""How answers are printed: text for people, JSON for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from ortsnah.curation.hours_file import Told
from ortsnah.curation.importing import Report
from ortsnah.curation.replacing import Change
from ortsnah.domain import holidays
from ortsnah.domain.capacity import most_telling
from ortsnah.domain.capacity_words import availability
from ortsnah.domain.codes import Status
from ortsnah.domain.hours_words import at_moment, in_words
from ortsnah.domain.moments import Moment
from ortsnah.domain.needs import Need
from ortsnah.domain.wording import count, grouped, kilometres
from ortsnah.search.query import Hit, Results, Section
from ortsnah.search.wording import matched, why

#: so many refused rows are printed for people; --json has them all
_MOST_REFUSED = 20
_MOST_HOURS = 20


def print_json(value: object, *, line: bool = False) -> None:
    """One JSON document, or one line of it."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None if line else 2))


def results_json(results: Results, needs: dict[str, Need]) -> dict[str, Any]:
    """The documented form of an answer."""
    place = results.understood.place or results.query.place
    understood = list(results.understood.needs) or list(results.query.needs)
    return {
        "understood": {"place": place.place.name if place else None, "needs": understood},
        **at_json(results),
        "hits": [hit_json(hit, results, needs) for hit in results.hits],
        "suggestions": list(results.suggestions),
    }


def hit_json(hit: Hit, results: Results, needs: dict[str, Need]) -> dict[str, Any]:
    """One hit; `distance_km` is null where it has no coordinates or no place was asked for.

    `reason` says why it is there, of a near miss (`fits` is false) what is against it.
    """
    listing = hit.listing
    return {
        "id": listing.source_key,
        "name": listing.name,
        "organization": listing.organization,
        "needs": list(listing.needs),
        "place": listing.place,
        "municipality": listing.municipality,
        "distance_km": None if hit.distance_km is None else round(hit.distance_km, 2),
        "reason": why(hit, results, needs),
        "fits": hit.fits,
        "section": hit.section.value,
        "phone": listing.phone,
        "opening": opening_words(hit, results),
        "places": places_words(hit, results),
        "alert": listing.alert,
        "source": listing.source,
    }


def at_json(results: Results) -> dict[str, str]:
    """The other moment that is looked at, if there is one."""
    return {"at": _iso(results.moment)} if results.moment is not None else {}


def _iso(moment: Moment) -> str:
    """'2026-12-01T17:00', '2026-12-01' for all of a day."""
    return moment.day.isoformat() if moment.time is None else moment.begin.isoformat(timespec="minutes")


def opening_words(hit: Hit, results: Results) -> str:
    """'geöffnet bis 16 Uhr', of another moment 'dann geschlossen'; '' where nothing is known."""
    text, moment = hit.listing.hours, results.moment or results.query.looked_at
    closed = hit.listing.status is Status.CLOSED_FOR_NOW
    told = at_moment(text, moment, holidays.of(results.state)) if text and not closed else ""
    return f"Telefon: {told}" if told and hit.listing.phone_hours else told


def places_words(hit: Hit, results: Results) -> str:
    """'2 frei (Stand 19.11.)', 'unbekannt, zuletzt 2 am 03.09.'; '' where nothing was reported."""
    reports, today = hit.listing.capacities, results.query.today
    return availability(most_telling(reports, today), today) if reports else ""


def print_results(results: Results, needs: dict[str, Need], understood: str) -> None:
    """As an adviser reads it."""
    if understood:
        click.echo(understood)
    print_moment(results)
    if not results.hits:
        click.echo(f"Zu „{results.query.text}“ ist nichts im Katalog." if results.query.text else "Dazu ist nichts im Katalog.")
        if results.suggestions:
            click.echo("Am nächsten kommt: " + ", ".join(f"{needs[need].label} (--need {need})" for need in results.suggestions))
        return
    section = None
    for hit in results.hits:
        if hit.section != section:
            section = hit.section
            click.echo(f"\n{_heading(hit, results)}")
        places = places_words(hit, results)
        facts = [
            hit.reason or matched(hit, results, needs),
            "" if (hit.reason and "frei" in hit.reason) or not places else f"Plätze: {places}",
            "" if "öffnet" in hit.reason else opening_words(hit, results),
            hit.listing.alert and f"Hinweis: {hit.listing.alert}",
        ]
        click.echo(_line(hit, facts))


def print_moment(results: Results) -> None:
    """Say so where another moment than now is looked at."""
    if results.moment is not None:
        click.echo(f"Angesehen für {results.moment.told(results.query.today)} – nicht jetzt")


def _heading(hit: Hit, results: Results) -> str:
    place = results.understood.place or results.query.place
    if place is None:
        return "Im ganzen Landkreis:"
    name = place.place.name
    return {Section.HERE: f"In {name} und nahebei:", Section.RESPONSIBLE: f"Zuständig für {name}:", Section.NEXT: "Die nächsten:"}[
        hit.section
    ]


def _line(hit: Hit, facts: list[str]) -> str:
    listing = hit.listing
    where = " · ".join(part for part in (listing.organization, listing.place) if part)
    far = kilometres(hit.distance_km) if hit.distance_km is not None else ""
    told = " · ".join(part for part in (far, listing.phone, *facts) if part)
    return f"  {listing.name}\n      {where}\n      {told}".rstrip()


def report_json(report: Report) -> dict[str, Any]:
    """What an import did, with every refused row."""
    return {
        "read": report.read,
        "taken": report.taken,
        "refused": report.refused,
        "catalogue": {"number": report.number, "services": report.services},
        "sources": [
            {"source": change.source, "new": change.replaced is None, "replaced": change.replaced or 0, "notes": change.notes,
             "warnings": change.warnings}
            for change in report.changes
        ],
        "warnings": report.warnings,
        **({"hours": _hours_json(report.hours)} if report.hours != Told() else {}),
        "files": [
            {
                "file": reading.file,
                "source": reading.source.name,
                "read": reading.read,
                "taken": len(reading.services),
                "refused": [{"row": refusal.row, "reason": refusal.reason} for refusal in reading.refused],
                "notes": reading.notes,
            }
            for reading in report.readings
        ],
    }  # fmt: skip


def _hours_json(told: Told) -> dict[str, Any]:
    """Hours in words: at how many services confirmed ones hold, and what waits for a person."""
    return {"confirmed": told.confirmed, "waiting": [one._asdict() for one in told.waiting]}


def _print_hours(told: Told, file: Path | None) -> None:
    """Which hours stand in words, how they are understood, and where they are confirmed."""
    if told.confirmed:
        click.echo(f"Bestätigte Öffnungszeiten gelten bei {count(told.confirmed, 'Angebot', 'Angeboten')}.")
    if not told.waiting:
        return
    proposed = [one for one in told.waiting if one.syntax]
    unclear = len(told.waiting) - len(proposed)
    click.echo(
        f"Öffnungszeiten in Worten: {grouped(len(proposed))} zu bestätigen, {grouped(unclear)} nicht verstanden. Bis dahin gilt der Text, "
        "und ob geöffnet ist, bleibt unbekannt."
    )
    for one in told.waiting[:_MOST_HOURS]:
        said = f"{in_words(one.syntax)}   [{one.syntax}]" if one.syntax else f"nicht verstanden ({one.reason})"
        click.echo(f"  „{' '.join(one.text.split())}“ → {said} · {count(one.services, 'Angebot', 'Angebote')}")
    if len(told.waiting) > _MOST_HOURS:
        click.echo(f"  … und {grouped(len(told.waiting) - _MOST_HOURS)} weitere (alle mit --json)")
    click.echo(
        f"  Zum Bestätigen stehen sie in „{file}“." if file else "  Zum Bestätigen bitte mit --hours DATEI einlesen: Dorthin kommen sie."
    )


def print_report(report: Report, hours: Path | None = None) -> None:
    """Counts, then the refused rows with their reasons, and hours in words with the file where they are confirmed."""
    for reading in report.readings:
        click.echo(f"{reading.file}: {grouped(reading.read)} gelesen, {grouped(len(reading.services))} übernommen, "
                   f"{grouped(len(reading.refused))} abgelehnt")  # fmt: skip
        for note in reading.notes:
            click.echo(f"  Hinweis: {note}")
        for refusal in reading.refused[:_MOST_REFUSED]:
            click.echo(f"  {refusal.row}: {refusal.reason}")
        if len(reading.refused) > _MOST_REFUSED:
            click.echo(f"  … und {grouped(len(reading.refused) - _MOST_REFUSED)} weitere (alle mit --json)")
    for change in report.changes:
        _print_change(change)
    for warning in report.warnings:
        click.echo(f"Achtung: {warning}")
    _print_hours(report.hours, hours if report.number is not None else None)
    total = f"{grouped(report.read)} gelesen, {grouped(report.taken)} übernommen, {grouped(report.refused)} abgelehnt."
    if report.number is None:
        click.echo(f"{total} Es wurde nichts geschrieben.")
    else:
        click.echo(f"{total} Katalog Nr. {report.number} enthält jetzt {count(report.services, 'Angebot', 'Angebote')}.")


def _print_change(change: Change) -> None:
    """What happens to a source, or would happen."""
    if change.replaced is None:
        click.echo(f"Die Quelle „{change.source}“ ist neu.")
    else:
        click.echo(f"Die Liste ersetzt {count(change.replaced, 'Angebot', 'Angebote')} der Quelle „{change.source}“.")
    for note in change.notes:
        click.echo(f"  Hinweis: {note}")
    for warning in change.warnings:
        click.echo(f"  Achtung: {warning}")
