"""OpenStreetMap XML, packed or not, streamed: only what speaks of a need is kept."""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ortsnah.domain.geo import Point
from ortsnah.sources.files import MIB, broken, check_size
from ortsnah.sources.osm import Objects, Tags, mean_point
from ortsnah.sources.record import Harvest
from ortsnah.sources.tags import TagRules

UNPACKED_LIMIT = 2048 * MIB
_RATIO = 50  # OSM packs to about a fifteenth; a bomb to a hundred-thousandth
_FREE = MIB
_DEEPEST = 3  # osm, way, nd
_MOST_PARTS = 100_000
_KINDS = frozenset({"node", "way", "relation"})


class _Bounded:
    """A file that stops being read when it turns out larger than it may be, or not to be OSM at all."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path, self._file = path, file
        self._read = 0
        packed = path.stat().st_size
        self._limit = min(UNPACKED_LIMIT, packed * _RATIO + _FREE) if path.suffix.lower() == ".bz2" else UNPACKED_LIMIT

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; OSM's values have at most 255 characters, so that 16 KB without an element are none of it."""
        chunk = self._file.read(size)
        self._read += len(chunk)
        if self._read > self._limit:
            raise broken(self._path, "ist entpackt viel zu groß", "Bitte nur den Ausschnitt des Landkreises ausgeben.")
        if len(chunk) >= 16384 and b"<" not in chunk:
            raise broken(self._path, "ist keine OSM-Datei")
        return chunk


@dataclass(slots=True)
class _Found:
    """An object that speaks of a need; the point of a way or relation follows from its members."""

    ref: str
    tags: Tags
    needs: tuple[str, ...]
    point: Point | None = None
    nodes: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)


def read_osm_xml(path: Path, rules: TagRules) -> Harvest:
    """The services among the objects of an .osm, .osm.bz2 or .xml file."""
    check_size(path, UNPACKED_LIMIT)
    objects = Objects(path, rules)
    found = [_found(element, tags, needs) for element in _elements(path) if (needs := objects.needs_of(tags := _tags(element)))]
    _locate(path, found)
    for item in found:
        objects.add(item.ref, item.tags, item.needs, item.point)
    return objects.harvest()


def _found(element: Element, tags: Tags, needs: tuple[str, ...]) -> _Found:
    members = [(member.get("type"), member.get("ref", "")) for member in element.iter("member")]
    return _Found(
        ref=f"{element.tag}/{element.get('id', '?')}",
        tags=tags,
        needs=needs,
        point=_point(element),
        nodes=[nd.get("ref", "") for nd in element.iter("nd")] + [ref for kind, ref in members if kind == "node"],
        ways=[ref for kind, ref in members if kind == "way"],
    )


def _locate(path: Path, found: list[_Found]) -> None:
    """Gives ways and relations the mean of their nodes, in further passes, since a file names nodes before their users."""
    wanted_ways = {ref for item in found for ref in item.ways}
    ways = {}
    if wanted_ways:
        ways = {way: [nd.get("ref", "") for nd in element.iter("nd")]
                for element in _elements(path) if element.tag == "way" and (way := element.get("id", "")) in wanted_ways}  # fmt: skip
    for item in found:
        item.nodes += [node for way in item.ways for node in ways.get(way, ())]
    wanted = {node for item in found for node in item.nodes}
    if not wanted:
        return
    places = {node: point for element in _elements(path)
              if element.tag == "node" and (node := element.get("id", "")) in wanted and (point := _point(element))}  # fmt: skip
    for item in found:
        item.point = item.point or mean_point([places[node] for node in dict.fromkeys(item.nodes) if node in places])


def _elements(path: Path) -> Iterator[Element]:
    """The nodes, ways and relations of the file; each is forgotten when the next one is asked for."""
    opener = bz2.open if path.suffix.lower() == ".bz2" else open
    try:
        with opener(path, "rb") as file:
            yield from _parsed(path, _Bounded(path, cast(BinaryIO, file)))
    except DefusedXmlException as error:
        raise broken(path, "enthält XML-Entitäten und wird deshalb nicht gelesen") from error
    except (ParseError, LookupError, ValueError) as error:
        where = f" (Zeile {error.position[0]})" if isinstance(error, ParseError) else ""
        raise broken(path, f"ist kein gültiges XML{where}", "Bitte neu herunterladen; vielleicht ist sie unvollständig.") from error
    except (EOFError, OSError) as error:
        raise broken(path, "ist beschädigt oder lässt sich nicht lesen", "Bitte neu herunterladen.") from error


def _parsed(path: Path, file: _Bounded) -> Iterator[Element]:
    root: Element | None = None
    depth = parts = 0
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            depth += 1
            parts = parts + 1 if depth == _DEEPEST else 0
            if root is None:
                root = element
                if element.tag != "osm":
                    raise broken(path, f"ist keine OSM-Datei: sie beginnt mit <{str(element.tag)[:40]}>")
            if depth > _DEEPEST or parts > _MOST_PARTS:
                raise broken(path, "ist anders aufgebaut als eine OSM-Datei: zu tief verschachtelt oder mit zu vielen Bestandteilen")
            continue
        depth -= 1
        if depth == 1 and root is not None:
            if element.tag in _KINDS and element.get("action") != "delete" and element.get("visible") != "false":
                yield element
            root.clear()


def _tags(element: Element) -> Tags:
    return {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}


def _point(element: Element) -> Point | None:
    if "lat" not in element.attrib and (centre := element.find("center")) is not None:
        element = centre
    box = element.find("bounds")
    try:
        if "lat" not in element.attrib and box is not None:
            south, west, north, east = (float(box.attrib[name]) for name in ("minlat", "minlon", "maxlat", "maxlon"))
            return mean_point([Point(south, west), Point(north, east)])
        return Point(float(element.attrib["lat"]), float(element.attrib["lon"]))
    except (KeyError, ValueError):
        return None
