"""The commands: search, contacts, import, check, places, needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from ortsnah import __version__, paths
from ortsnah.catalogue.open import open_catalogue
from ortsnah.catalogue.read import KnownPlace
from ortsnah.cli.arguments import Kilometres, Language, age_in_months, fit_together, named_moment, named_needs, named_place
from ortsnah.cli.batch import read_queries
from ortsnah.cli.findings import KINDS, print_findings
from ortsnah.cli.german import speak_german
from ortsnah.cli.output import hit_json, print_json, print_report, print_results, report_json, results_json
from ortsnah.curation.district import is_whole
from ortsnah.curation.importing import Report
from ortsnah.domain.errors import CatalogueError, OrtsnahError, QueryError
from ortsnah.search.engine import Engine
from ortsnah.search.query import Filters, Query
from ortsnah.search.wording import understood_sentence

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class _German(click.Group):
    """Expected trouble becomes a sentence on standard error and exit status 1, never a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except OrtsnahError as error:
            click.echo(f"Fehler: {error}", err=True)
            context.exit(2 if isinstance(error, QueryError) else 1)


def _catalogue_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--catalogue", type=click.Path(path_type=Path, dir_okay=False), metavar="DATEI",
                        help="Katalogdatei (sonst die des Benutzers).")(function)  # fmt: skip


def _json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Ausgabe als JSON für Skripte.")(function)


speak_german()


@click.group(cls=_German, context_settings=_SETTINGS, options_metavar="[OPTIONEN]", subcommand_metavar="BEFEHL …")
@click.version_option(__version__, prog_name="Ortsnah")
def main() -> None:
    """Ort + Bedarf: wer hilft in der Nähe? Das Fenster öffnet ortsnah-gui."""


@main.command(options_metavar="[OPTIONEN]")
@click.argument("words", nargs=-1, metavar="[WÖRTER]…")
@click.option("--place", metavar="NAME", help="Ort, Gemeinde oder Postleitzahl (sonst der ganze Landkreis).")
@click.option("--need", "needs", multiple=True, metavar="ID", help="Bedarf, siehe „ortsnah needs“; mehrfach möglich.")
@click.option("--within", type=Kilometres(), metavar="KM", help="Nur im Umkreis; wer zuständig ist, bleibt dabei.")
@click.option("--free", is_flag=True, help="Nur mit freien Plätzen.")
@click.option("--wheelchair", is_flag=True, help="Nur barrierefrei.")
@click.option("--language", type=Language(), metavar="SPRACHE", default="", help="Nur wo diese Sprache gesprochen wird (ar, uk, tr, …).")
@click.option("--age", metavar="MONATE", help="Alter des Kindes in Monaten („30“), auch „2 Jahre“, oder sein Geburtsmonat („03/2024“).")
@click.option("--cost-free", is_flag=True, help="Nur kostenlose Angebote.")
@click.option("--open", "--open-now", "is_open", is_flag=True, help="Nur was dann geöffnet ist: jetzt, oder zu --at.")
@click.option("--at", metavar="ZEITPUNKT", help="Für einen anderen Tag ansehen: „2026-12-01 17:00“, „Di 17 Uhr“, „Samstag“.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Höchstens so viele Treffer.")
@click.option("--batch", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True), metavar="DATEI",
              help="Viele Anfragen aus einer TSV-Datei (id, query, place); „-“ liest die Standardeingabe.")  # fmt: skip
@click.option("--json-lines", is_flag=True, help="Zu --batch: eine JSON-Zeile je Anfrage.")
@_catalogue_option
@_json_option
def search(
    words: tuple[str, ...], place: str | None, needs: tuple[str, ...], within: float | None, free: bool, wheelchair: bool, language: str,
    age: str | None, cost_free: bool, is_open: bool, at: str | None, limit: int, batch: Path | None, json_lines: bool, catalogue: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Angebote suchen: ortsnah search Krippe --place Gronig."""
    fit_together(words, batch=batch is not None, json_lines=json_lines)
    engine = _engine(catalogue)
    now = dt.datetime.now()
    filters = Filters(free, wheelchair, language, age_in_months(age, now.date()), cost_free, is_open)
    asked_place, asked_needs = named_place(engine, place), named_needs(engine, needs)
    query = Query(now.date(), " ".join(words), asked_place, asked_needs, filters, within, limit, now, moment=named_moment(engine, at, now))
    if batch is not None:
        for answer in _batch(engine, query, batch):
            print_json(answer, line=json_lines)
        return
    results = engine.run(query)
    by_id = {need.id: need for need in engine.needs}
    if as_json:
        print_json(results_json(results, by_id))
    else:
        print_results(results, by_id, understood_sentence(results, by_id))


def _batch(engine: Engine, query: Query, path: Path) -> Iterator[dict[str, Any]]:
    """One answer per query; an unknown place counts as none, a query that asks for nothing finds nothing."""
    about, by_id = engine.catalogue.about, {need.id: need for need in engine.needs}
    for row in read_queries(path):
        place = query.place if not row.place else None if is_whole(row.place, about.district) else engine.gazetteer.resolve(row.place)
        asked = query._replace(text=row.query, place=place)
        results = engine.run(asked) if asked.asks else None
        yield {
            "id": row.id,
            "hits": [hit_json(hit, results, by_id) for hit in results.hits] if results else [],
            "needs": list(results.understood.needs) if results else [],
            "suggestions": list(results.suggestions) if results else [],
        }


@main.command(options_metavar="[OPTIONEN]")
@click.argument("words", nargs=-1, metavar="[WÖRTER]…")
@click.option("--place", metavar="NAME", help="Ort, Gemeinde oder Postleitzahl (sonst der ganze Landkreis).")
@click.option("--need", "needs", multiple=True, metavar="ID", help="Thema, siehe „ortsnah needs“; mehrfach möglich.")
@click.option("--open", "--open-now", "is_open", is_flag=True, help="Zuerst, wer dann zu erreichen ist: jetzt, oder zu --at.")
@click.option("--at", metavar="ZEITPUNKT", help="Für einen anderen Tag ansehen: „2026-12-01 17:00“, „Di 17 Uhr“, „Samstag“.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="Höchstens so viele.")
@_catalogue_option
@_json_option
def contacts(
    words: tuple[str, ...], place: str | None, needs: tuple[str, ...], is_open: bool, at: str | None, limit: int, catalogue: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Ansprechpersonen suchen: ortsnah contacts Ortsvorsteher --place Gronig."""
    from ortsnah.cli.contacts import contacts_json, print_contacts

    engine = _engine(catalogue)
    now = dt.datetime.now()
    asked_place, asked_needs, moment = named_place(engine, place), named_needs(engine, needs), named_moment(engine, at, now)
    query = Query(now.date(), " ".join(words), asked_place, asked_needs, Filters(open=is_open), None, limit, now, True, moment)
    results = engine.run(query)
    if as_json:
        print_json(contacts_json(results))
    else:
        print_contacts(results)


@main.command(name="import", options_metavar="[OPTIONEN]")
@click.argument("files", nargs=-1, required=True, metavar="DATEI…", type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), metavar="DATEI", help="Zuordnungsdatei (TOML): welche Spalte ist was.")
@click.option(
    "--source", default="", metavar="NAME", help="So heißt die Quelle (sonst nach Zuordnung oder Dateiname); ersetzt die dieses Namens."
)
@click.option("--hours", type=click.Path(path_type=Path, dir_okay=False), metavar="DATEI",
              help="Öffnungszeiten in Worten: was darin bestätigt ist, gilt; neue Vorschläge kommen dazu.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Nur lesen und berichten, nichts schreiben.")
@_catalogue_option
@_json_option
def import_(
    files: tuple[Path, ...], mapping: Path | None, source: str, hours: Path | None, dry_run: bool, catalogue: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Listen (CSV, XLSX, ODS), OSM-Daten (GeoJSON, Overpass-JSON, .osm, .osm.bz2) oder Katalog-TOML einlesen."""
    from ortsnah.curation.hours_file import HoursFile
    from ortsnah.curation.importing import Masters, NothingTakenError, import_files
    from ortsnah.sources.mapping import read_mapping

    masters = Masters.load(paths.resources())
    read, confirmed = read_mapping(mapping) if mapping else None, HoursFile(hours)
    target = catalogue or paths.default_catalogue()
    try:
        report = import_files(
            files, target, masters, dt.date.today(), mapping=read, source=source.strip(), dry_run=dry_run, confirmed=confirmed
        )
    except NothingTakenError as error:
        (_print_json_report if as_json else print_report)(error.report)
        raise
    if as_json:
        _print_json_report(report)
    else:
        print_report(report, hours)


def _print_json_report(report: Report) -> None:
    print_json(report_json(report))


@main.command(options_metavar="[OPTIONEN]")
@click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True, metavar="ART", help="Nur solche Hinweise, und alle; mehrfach möglich."
)
@_catalogue_option
@_json_option
def check(kinds: tuple[str, ...], catalogue: Path | None, as_json: bool) -> None:
    """Den Katalog prüfen: was fehlt, was veraltet ist, was nicht stimmen kann.

    Das Dringendste zuerst. Was viele Angebote einer Quelle trifft, steht in einer Zeile; lange Listen sind gekürzt.
    """
    from ortsnah.curation.checking import findings

    opened = _open(catalogue)
    found = [finding for finding in findings(opened, dt.date.today()) if not kinds or finding.kind in kinds]
    if as_json:
        print_json([{"id": f.service_id, "source": f.source, "name": f.name, "kind": f.kind, "finding": f.sentence} for f in found])
        return
    print_findings(found, opened.about.services, whole=bool(kinds))


@main.command(options_metavar="[OPTIONEN]")
@click.argument("name", required=False, metavar="[NAME]")
@_catalogue_option
@_json_option
def places(name: str | None, catalogue: Path | None, as_json: bool) -> None:
    """Alle Orte des Katalogs, oder die, die NAME meinen kann."""
    engine = _engine(catalogue)
    found = engine.gazetteer.complete(name, 20) if name else engine.catalogue.places()
    if as_json:
        print_json([_place_json(known) for known in found])
        return
    if not found:
        click.echo(f"Kein Ort heißt so oder ähnlich wie „{name}“.", err=True)
    for known in found:
        click.echo(f"{known.place.postal_code:5}  {known.place.label}")


def _place_json(known: KnownPlace) -> dict[str, Any]:
    place = known.place
    return {
        "name": place.name, "municipality": place.municipality, "ags": place.ags, "level": place.level.value, "postal_code": place.postal_code,
        "lat": place.point.latitude if place.point else None, "lon": place.point.longitude if place.point else None, "aliases": place.aliases,
    }  # fmt: skip


@main.command(options_metavar="[OPTIONEN]")
@_catalogue_option
@_json_option
def needs(catalogue: Path | None, as_json: bool) -> None:
    """Alle Bedarfe mit der Zahl ihrer Angebote."""
    engine = _engine(catalogue)
    counts = engine.counts(Query(dt.date.today()))
    if as_json:
        print_json([{"id": need.id, "label": need.label, "services": counts.get(need.id, 0)} for need in engine.needs])
        return
    for need in engine.needs:
        indent = "" if need.is_group else "  "
        click.echo(f"{counts.get(need.id, 0):6}  {indent}{need.label}  [{need.id}]")


def _open(path: Path | None) -> Any:
    try:
        catalogue = open_catalogue(path or paths.default_catalogue())
    except CatalogueError as error:
        if path is None and not paths.default_catalogue().exists():
            raise CatalogueError(
                "Es gibt noch keinen Katalog.", do="Bitte mit „ortsnah import DATEI“ einen anlegen oder mit --catalogue einen nennen."
            ) from error
        raise
    if catalogue.warning:
        click.echo(f"Hinweis: {catalogue.warning}", err=True)
    return catalogue


def _engine(path: Path | None) -> Engine:
    return Engine(_open(path))
