"""Reads any file that can hold services. The format says what stands in it, the domain whether it may enter a catalogue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.reading import Reading, Refusal
from ortsnah.domain.service import Service, faults
from ortsnah.domain.system import reason
from ortsnah.sources.files import broken
from ortsnah.sources.mapping import Mapping
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.osm_json import read_osm_json
from ortsnah.sources.osm_xml import read_osm_xml
from ortsnah.sources.own_form import read_own_form
from ortsnah.sources.record import Harvest
from ortsnah.sources.rows import read_table
from ortsnah.sources.tags import TagRules

TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".ods", ".xls"})  # offices name CSV files .xls
_JSON = frozenset({".geojson", ".json"})
_XML = frozenset({".osm", ".xml", ".bz2"})
_FORMATS = "Gelesen werden CSV, TSV, TXT, XLSX, ODS, GeoJSON, Overpass-JSON, OSM-XML (auch .bz2) und unser TOML."


def read(path: Path, *, mapping: Mapping | None, tags: TagRules, needs: NeedNames, today: dt.date) -> Reading:
    """The services of a file and what was wrong with the rest; SourceError when it cannot be read at all."""
    try:
        harvest = _harvest(path, mapping, tags, needs)
    except OSError as error:
        raise broken(path, f"lässt sich nicht lesen: {reason(error)}") from error
    services: list[Service] = []
    refused: list[Refusal] = []
    rows: dict[str, str] = {}
    for record in harvest.records:
        if isinstance(record, Refusal):
            refused.append(record)
            continue
        service = record.service
        reasons = faults(service, today) + _unknown_needs(service, needs)
        if service.id in rows:
            reasons.append(f"die Kennung „{service.id}“ steht schon in {rows[service.id]}")
        if reasons:
            refused.append(Refusal(record.row, "; ".join(reasons)))
        else:
            rows[service.id] = record.row
            services.append(service)
    return Reading(path.name, harvest.source, services, len(harvest.records), refused, harvest.notes)


def _harvest(path: Path, mapping: Mapping | None, tags: TagRules, needs: NeedNames) -> Harvest:
    extension = path.suffix.lower()
    if not path.exists():
        raise SourceError(f"Die Datei „{path.name}“ gibt es nicht.", NOTHING_CHANGED)
    if path.is_dir():
        raise broken(path, "ist ein Ordner", "Bitte die Dateien darin nennen.")
    if not path.is_file() or extension not in TABLES | _JSON | _XML | {".toml"}:
        raise broken(path, "hat kein bekanntes Format", _FORMATS)
    if extension in TABLES:
        return read_table(path, mapping, needs)
    if mapping is not None:
        raise broken(path, f"ist keine Tabelle; die Zuordnung „{mapping.file}“ gilt nur für Tabellen", "Bitte ohne Zuordnung einlesen.")
    if extension in _JSON:
        return read_osm_json(path, tags)
    if extension in _XML:
        return read_osm_xml(path, tags)
    return read_own_form(path)


def _unknown_needs(service: Service, needs: NeedNames) -> list[str]:
    unknown = [need for need in service.needs if need not in needs.ids]
    return [f"unbekannter Bedarf: {needs.suggest(unknown)}"] if unknown else []
