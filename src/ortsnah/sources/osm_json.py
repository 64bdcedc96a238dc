"""OpenStreetMap as GeoJSON, and as the JSON of Overpass."""

from __future__ import annotations

import json
from math import inf
from pathlib import Path
from typing import Any

from ortsnah.domain.geo import Point
from ortsnah.sources.files import MIB, broken, check_size, clean
from ortsnah.sources.osm import Objects, Tags, mean_point
from ortsnah.sources.record import Harvest
from ortsnah.sources.tags import TagRules

FILE_LIMIT = 100 * MIB
VALUE_LIMIT = 3_000_000
_KINDS = ("node", "way", "relation")
_PAIR = 2
_FARTHEST = 1e6
_MOST_CORNERS = 10_000


def read_osm_json(path: Path, rules: TagRules) -> Harvest:
    """The services among the objects of a GeoJSON or Overpass file."""
    content = _content(path)
    objects = Objects(path, rules)
    notes = []
    match content:
        case {"type": "FeatureCollection", "features": list(features)}:
            for number, feature in enumerate(features, 1):
                _take_feature(objects, feature, number)
        case {"type": "Feature", "properties": dict()}:
            _take_feature(objects, content, 1)
        case {"elements": list(elements)}:
            _take_elements(objects, elements)
            if remark := content.get("remark"):
                notes.append(f"Overpass meldet, dass die Daten unvollständig sein können: {clean(str(remark))[:200]}")
        case _:
            raise broken(path, "ist weder GeoJSON (FeatureCollection) noch eine Antwort von Overpass")
    harvest = objects.harvest()
    return Harvest(harvest.source, harvest.records, harvest.notes + notes)


def _content(path: Path) -> Any:
    """The file's JSON. Every value follows a bracket, comma or colon: counting those tells the memory it will take."""
    check_size(path, FILE_LIMIT)
    raw = path.read_bytes()
    if sum(raw.count(sign) for sign in (b"[", b"{", b",", b":")) > VALUE_LIMIT:
        raise broken(path, "enthält zu viele Angaben", "Bitte nur die Objekte des Landkreises ausgeben.")
    try:
        return json.loads(raw, parse_constant=_refuse)
    except RecursionError as error:
        raise broken(path, "ist zu tief verschachtelt") from error
    except ValueError as error:
        where = f" (Zeile {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise broken(path, f"ist kein gültiges JSON{where}", "Bitte die Datei neu ausgeben; vielleicht ist sie unvollständig.") from error


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _take_feature(objects: Objects, feature: Any, number: int) -> None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        objects.needs_of({})
        return
    own = properties.get("tags")
    tags = _tags(own if isinstance(own, dict) else properties)
    if needs := objects.needs_of(tags):
        geometry = feature.get("geometry")
        objects.add(_feature_ref(feature, properties, number), tags, needs, mean_point(_points(_shapes(geometry))))


def _shapes(geometry: Any) -> list[Any]:
    """The coordinates of a geometry; of a collection those of all its parts, however deep they lie."""
    found, waiting = [], [geometry]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            found.append(part.get("coordinates"))
            parts = part.get("geometries")
            waiting += parts if isinstance(parts, list) else []
    return found


def _feature_ref(feature: dict[str, Any], properties: dict[str, Any], number: int) -> str:
    """'node/123', however the exporting program spells it."""
    for given in (feature.get("id"), properties.get("@id"), properties.get("id")):
        if isinstance(given, str) and given.partition("/")[0] in _KINDS:
            return clean(given)
        if isinstance(given, int | str) and given != "":
            kind = properties.get("type") or properties.get("@type")
            return f"{kind}/{clean(str(given))}" if kind in _KINDS else clean(str(given))
    return f"Objekt {number}"


def _take_elements(objects: Objects, elements: list[Any]) -> None:
    known = [element for element in elements if isinstance(element, dict) and element.get("type") in _KINDS]
    corners = {("node", str(element.get("id"))): [point] for element in known if element["type"] == "node" and (point := _place(element))}
    for kind in ("way", "relation"):  # ways are made of nodes, relations of both; a relation of relations has its middle told or none
        corners |= {(kind, str(element.get("id"))): _corners(element, corners) for element in known if element["type"] == kind}
    for element in known:
        given = element.get("tags")
        tags = _tags(given) if isinstance(given, dict) else {}
        if needs := objects.needs_of(tags):
            kind, number = element["type"], str(element.get("id"))
            point = _place(element) or _place(element.get("center")) or mean_point(corners.get((kind, number), [])) or _middle(element)
            objects.add(f"{kind}/{element.get('id')}", tags, needs, point)


def _corners(element: dict[str, Any], known: dict[tuple[str, str], list[Point]]) -> list[Point]:
    """The corners of a way or relation: from the file's nodes and ways, or as `out geom` gives them with it."""
    refs = element.get("nodes")
    found = [point for ref in refs for point in known.get(("node", str(ref)), ())] if isinstance(refs, list) else []
    members = element.get("members")
    parts = [part for part in members if isinstance(part, dict)] if isinstance(members, list) else []
    for part in parts:
        found += known.get((str(part.get("type")), str(part.get("ref"))), ())
    return found[:_MOST_CORNERS] or _outline([element, *parts])


def _outline(parts: list[dict[str, Any]]) -> list[Point]:
    lists = [part["geometry"] if isinstance(part.get("geometry"), list) else [part] for part in parts]
    corners = [_place(corner) for given in lists for corner in given]
    return [corner for corner in corners if corner]


def _middle(element: dict[str, Any]) -> Point | None:
    """The middle of the box that `out bb` gives."""
    match element.get("bounds"):
        case {
            "minlat": int() | float() as south,
            "minlon": int() | float() as west,
            "maxlat": int() | float() as north,
            "maxlon": int() | float() as east,
        }:
            return mean_point([Point(_degrees(south), _degrees(west)), Point(_degrees(north), _degrees(east))])
    return None


def _tags(given: dict[str, Any]) -> Tags:
    return {key: str(value) for key, value in given.items() if isinstance(value, str | int | float)}


def _place(given: Any) -> Point | None:
    match given:
        case {"lat": int() | float() as latitude, "lon": int() | float() as longitude}:
            return Point(_degrees(latitude), _degrees(longitude))
    return None


def _degrees(number: float) -> float:
    """JSON's whole numbers may be larger than any float."""
    return float(number) if abs(number) <= _FARTHEST else inf


def _points(shape: Any) -> list[Point]:
    """All the positions in a geometry's coordinates, however deep they lie."""
    found = []
    waiting = [shape]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, list):
            continue
        if len(part) >= _PAIR and all(type(number) in (int, float) for number in part[:_PAIR]):
            found.append(Point(_degrees(part[1]), _degrees(part[0])))
        else:
            waiting.extend(part)
    return found
