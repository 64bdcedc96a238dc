"""The masters in resources/: places (CSV), needs and the words that point to them (TOML)."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ortsnah.domain.edge_hours import EdgeHours
from ortsnah.domain.errors import NOTHING_CHANGED, SourceError
from ortsnah.domain.geo import Point
from ortsnah.domain.needs import Need
from ortsnah.domain.needwords import ORDINARY, NeedWord, Signal
from ortsnah.domain.places import Level, Place
from ortsnah.domain.system import reason

_DISTRICT = ("name", "title", "state", "places")
_PLACE_COLUMNS = ("level", "ags", "municipality", "place", "parent_place", "alt_names", "lat", "lon", "postal_code", "coord_source")
_KINDS = ("everyday", "office", "abbreviations")


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; SourceError with the line when it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SourceError(f"Die Datei „{path.name}“ lässt sich nicht lesen: {reason(error)}.", NOTHING_CHANGED) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"Die Datei „{path.name}“ ist kein Text in UTF-8.", NOTHING_CHANGED, "Bitte im Editor als UTF-8 speichern."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            f"Die Datei „{path.name}“ ist kein gültiges TOML: {_toml_fault(str(error))}.",
            NOTHING_CHANGED,
            "Bitte die genannte Stelle berichtigen.",
        ) from error


#: how tomllib's messages begin
_TOML_FAULTS = {
    "Expected '=' after": "nach dem Namen fehlt das Gleichheitszeichen", "Invalid value": "der Wert ist nicht zu verstehen; Text gehört in Anführungszeichen",
    "Illegal character": "ein Anführungszeichen fehlt, oder ein Zeichen ist nicht erlaubt", "Unterminated string": "ein Anführungszeichen fehlt",
    "Expected '\"": "ein Anführungszeichen fehlt", 'Expected "': "ein Anführungszeichen fehlt", "Cannot mutate": "ein Abschnitt steht zweimal da",
    "Cannot redefine": "ein Abschnitt steht zweimal da", "Unclosed array": "eine eckige Klammer fehlt", "Expected ']": "eine eckige Klammer fehlt",
    "Unclosed inline": "eine geschweifte Klammer fehlt", "Cannot overwrite": "eine Angabe steht zweimal da", "Duplicate": "eine Angabe steht zweimal da",
    "Cannot declare": "ein Abschnitt steht zweimal da", "Expected newline or end": "nach dem Wert steht noch etwas in derselben Zeile",
    "Unescaped '\\'": "ein umgekehrter Schrägstrich im Text muss doppelt stehen", "Invalid statement": "die Zeile ist nicht zu verstehen",
    "Invalid initial character": "der Name muss in Anführungszeichen stehen", "Invalid date": "ein Datum ist keines",
}  # fmt: skip
_TOML_PLACE = re.compile(r"at line ([0-9]+), column ([0-9]+)")


def _toml_fault(message: str) -> str:
    """'Zeile 3, Spalte 7: nach dem Namen fehlt das Gleichheitszeichen'."""
    place = f"Zeile {found[1]}, Spalte {found[2]}" if (found := _TOML_PLACE.search(message)) else "am Ende der Datei"
    said = next((german for start, german in _TOML_FAULTS.items() if message.startswith(start)), "")
    return f"{place}: {said}" if said else place


def read_needs(path: Path) -> list[Need]:
    """The needs of needs.toml in their order: groups, each followed by its leaves."""
    return [
        Need(row["id"], row["label"], row.get("short", row["label"]), row.get("icon", ""), row.get("places_days"), row.get("verified_days"))
        for row in read_toml(path)["need"]
    ]


def read_edges(path: Path) -> dict[str, EdgeHours]:
    """The hours of needs.toml by which needs show."""
    tables = {row["id"]: row["hours"] for row in read_toml(path)["need"] if "hours" in row}
    return {need: EdgeHours(**{**table, "among": frozenset(table["among"])}) for need, table in tables.items()}


def read_words(needs_file: Path, words_folder: Path) -> list[NeedWord]:
    """All words for needs: labels and German words of needs.toml, then every file of words/ that has a [needs] table.

    What names a group points to its most usual need as well: who says 'Wohnung' is mostly looking for one.
    """
    rows = read_toml(needs_file)["need"]
    usual = {row["id"]: row["usual"] for row in rows if "usual" in row}
    labels = {row["id"]: row["label"] for row in rows}
    found = []
    for row in rows:
        found.append(NeedWord(row["id"], row["label"], is_label=True))
        found += [NeedWord(row["id"], phrase) for kind in _KINDS for phrase in row.get(kind, ())]
    for path in sorted(words_folder.glob("*.toml")):
        table = read_toml(path)
        language, strength = table.get("language", "de"), float(table.get("strength", 1.0))
        for need, phrases in table.get("needs", {}).items():
            found += [NeedWord(need, phrase, language, strength=strength) for phrase in phrases]
    return found + [replace(word, need=usual[word.need]) for word in found if word.need in usual and word.phrase != labels[word.need]]


def read_district(path: Path) -> dict[str, Any]:
    """district.toml: whose copy this is, and the file of its places."""
    told = read_toml(path)
    if missing := [key for key in _DISTRICT if not isinstance(told.get(key), str) or not told[key].strip()]:
        raise _fault(path, f"fehlen die Angaben {', '.join(missing)}")
    return told


def read_places(path: Path) -> list[Place]:
    """The places of a district's CSV file (resources/places/README.md says which columns); SourceError with the line that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise SourceError(f"Die Datei „{path.name}“ lässt sich nicht lesen: {reason(error)}.", NOTHING_CHANGED) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"Die Datei „{path.name}“ ist keine CSV-Datei in UTF-8 mit Kommas.", NOTHING_CHANGED) from error
    if missing := [column for column in _PLACE_COLUMNS if column not in (reader.fieldnames or ())]:
        raise _fault(path, f"fehlen die Spalten {', '.join(missing)}")
    if not rows:
        raise _fault(path, "steht kein Ort")
    seats: dict[str, str] = {}
    for line, row in rows:
        if row["level"] == Level.MUNICIPALITY and seats.setdefault(row["ags"], row["place"]) != row["place"]:
            raise _fault(path, f"haben „{seats[row['ags']]}“ und „{row['place']}“ (Zeile {line}) denselben Gemeindeschlüssel {row['ags']}")
    return [_place(path, line, row, seats) for line, row in rows]


def _fault(path: Path, what: str) -> SourceError:
    return SourceError(f"In der Datei „{path.name}“ {what}.", NOTHING_CHANGED, "Bitte dort berichtigen.")


def _place(path: Path, line: int, row: dict[str, str], seats: dict[str, str]) -> Place:
    official = row["municipality"]
    if None in row.values() or not (row["ags"] and row["place"] and official):
        raise _fault(path, f"fehlt in Zeile {line} der Gemeindeschlüssel, die Gemeinde oder der Ort")
    if row["level"] not in set(Level):
        raise _fault(path, f"ist „{row['level']}“ in Zeile {line} keines der Wörter {', '.join(Level)}")
    aliases = [alias for alias in row["alt_names"].split("|") if alias]
    if row["level"] == Level.MUNICIPALITY and official != row["place"]:
        aliases.append(official)
    return Place(
        name=row["place"],
        municipality=seats.get(row["ags"], official),
        ags=row["ags"],
        level=Level(row["level"]),
        point=_point(path, line, row),
        postal_code=row["postal_code"],
        aliases=tuple(aliases),
        parent=row["parent_place"],
        source=row["coord_source"],
    )


def _point(path: Path, line: int, row: dict[str, str]) -> Point | None:
    if not row["lat"] and not row["lon"]:
        return None
    try:
        point = Point(float(row["lat"]), float(row["lon"]))
    except ValueError:
        point = Point(0, 0)
    if not Point.valid(*point):
        raise _fault(path, f"sind „{row['lat']}“ und „{row['lon']}“ in Zeile {line} keine Koordinaten der Form 49.47")
    return point


def read_tags(needs_file: Path) -> list[tuple[str, str]]:
    """(need, rule) of all OSM tags of needs.toml."""
    return [(row["id"], rule) for row in read_toml(needs_file)["need"] for rule in row.get("osm", ())]


def read_signals(words_folder: Path) -> list[Signal]:
    """What signals.toml tells beside needs, pale words, those of other matters, what compounds are made of, ordinary words, and the dialect
    words of [folding] tables.
    """
    tables = read_toml(words_folder / "signals.toml")
    found = [Signal(kind, phrase) for kind, table in tables.items() for phrase in table.get("words", ()) if isinstance(phrase, str)]
    for code, names in tables["languages"].items():
        found += [Signal("language", form, code) for name in names for form in _in_all_forms(name, tables["language_forms"]["forms"])]
    found += [Signal("age", phrase, f"{least}-{most}") for phrase, least, most in tables["ages"]["words"]]
    found += [Signal("number", phrase, str(number)) for phrase, number in tables["ages"]["number_words"].items()]
    for kind in ("day", "month", "day_time", "clock_before", "clock_part", "clock_after"):
        found += [Signal(kind, phrase, value) for value, phrases in tables["when"][kind].items() for phrase in phrases]
    found += [Signal("day_before", phrase) for phrase in tables["when"]["day_before"]]
    found += [Signal("stopword", phrase) for phrases in tables["stopwords"].values() for phrase in phrases]
    for name in ("blass.toml", "zusammengesetzt.toml"):
        found += [Signal(kind, phrase) for kind, table in read_toml(words_folder / name).items() for phrase in table["words"]]
    found += [Signal(ORDINARY, word) for word in read_toml(words_folder / "gewoehnlich.toml")["words"].split()]
    for path in sorted(words_folder.glob("*.toml")):
        found += [Signal("folding", phrase, value) for phrase, value in read_toml(path).get("folding", {}).items()]
    return found


def _in_all_forms(name: str, forms: Sequence[str]) -> list[str]:
    """'arabisch*' as 'arabisch', 'spricht arabisch', 'arabischsprachig' ...; a name without the star as it stands."""
    bare = name.removesuffix("*")
    return [bare, *(form.replace("*", bare) for form in forms if bare != name)]


def read_source_names(folder: Path) -> frozenset[str]:
    """The names of the sources of all catalogue files in a folder."""
    return frozenset(read_toml(path)["source"]["name"] for path in folder.glob("*.toml"))
