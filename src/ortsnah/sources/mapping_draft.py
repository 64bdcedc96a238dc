"""A first draft of a mapping for a table that nobody has described yet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from ortsnah.domain.text import words
from ortsnah.sources.headings import HEADINGS
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.values import is_blank

Cells = dict[str, str]
_JOINED = "street"  # house numbers have columns of their own
_REPORTS = {"free_places", "capacity", "waiting_list", "waiting_months", "free_from"}
_OPEN = '"???"'
#: a column with at most so many different values, each short, says to which category a row belongs
_MOST_VALUES, _LONGEST_VALUE = 12, 60
#: of the column that names the needs all values are to be translated, up to here
_MOST_NEEDS = 80


def draft(headings: tuple[str, ...], name: str, rows: Sequence[Cells], needs: NeedNames, header_row: int | None = None) -> str:
    """The text of a mapping file, guessed from headings and cells; what is not found is left for the curator to fill in."""
    columns = guess(headings)
    lines = ["[source]", f"name = {_quoted(name)}", 'licence = ""', 'attribution = ""', ""]
    if header_row:
        lines += [f"# Die Überschriften stehen in Zeile {header_row}; stimmt das nicht, hilft: [table] header_row = 1", ""]
    lines.append("[columns]")
    for field in dict.fromkeys(("name", "needs", *columns)):
        found = columns.get(field, [])
        value = _quoted(found[0]) if len(found) == 1 else f"[{', '.join(map(_quoted, found))}]"
        lines.append(f"{field} = {value}" if found else f"{field} = {_OPEN}")
    used = {heading for found in columns.values() for heading in found}
    if unused := [heading for heading in headings if heading not in used]:
        lines.append(f"# noch ohne Feld: {', '.join(map(_quoted, unused))}")
    kinds = {heading: values for heading in headings if (values := categories(heading, rows))}
    lines += [f"# {heading}: {', '.join(map(_quoted, values))}" for heading, values in kinds.items()]
    return "\n".join([*lines, "", *_need_lines(columns.get("needs", []), kinds, rows, needs), ""])


def _need_lines(column: list[str], kinds: dict[str, list[str]], rows: Sequence[Cells], needs: NeedNames) -> list[str]:
    """The table that translates what the list calls its needs: filled in where a word is clear, to be checked all the same."""
    if column:
        values, lines = [value for value, _ in _counted(column[0], rows).most_common(_MOST_NEEDS)], []
    else:
        values = next(iter(kinds.values()), [])
        lines = ["# Steht der Bedarf in keiner Spalte, gilt einer für die ganze Liste: statt der Zeile needs oben",
                 "# [defaults]", '# needs = "???"', ""]  # fmt: skip
    lines += ["# Bedarfe heißen wie in „ortsnah needs“: Kennung oder deutscher Name, auch mehrere.", "[values.needs]"]
    for value in values:
        meant = [needs.propose(part) for part in needs.read(value)]
        found = [need for need in dict.fromkeys(meant) if need]
        told = f"  # {', '.join(needs.labels.get(need, need) for need in found)}" if found else ""
        lines.append(f"{_quoted(' '.join(value.split()))} = [{', '.join(map(_quoted, found)) or _OPEN}]{told}")
    unclear = not values or any(_OPEN in line for line in lines)
    return [*lines, f'{"" if unclear else "# "}"*" = [{_OPEN}]  # alles, was oben nicht genannt ist']


def categories(heading: str, rows: Sequence[Cells]) -> list[str]:
    """The different values of a column that sorts the rows into kinds, the most frequent first; empty for any other column."""
    counted = _counted(heading, rows)
    few = 1 < len(counted) <= _MOST_VALUES and sum(counted.values()) > len(counted)
    wordy = all(len(value) <= _LONGEST_VALUE and any(map(str.isalpha, value)) for value in counted)
    return [value for value, _ in counted.most_common()] if few and wordy else []


def _counted(heading: str, rows: Sequence[Cells]) -> Counter[str]:
    return Counter(row[heading] for row in rows if not is_blank(row[heading]))


def guess(headings: tuple[str, ...]) -> dict[str, list[str]]:
    """Our fields with the headings that most likely mean them; a heading is used once, the best match first."""
    matches = sorted(
        (-score, position, heading, field)
        for field, synonyms in HEADINGS.items()
        for position, heading in enumerate(headings)
        if (score := max(_score(words(heading), words(synonym)) for synonym in (field.replace("_", " "), *synonyms.split("|"))))
    )
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for _, _, heading, field in matches:
        if heading not in taken and (field not in found or field == _JOINED):
            found.setdefault(field, []).append(heading)
            taken.add(heading)
    if "capacity_as_of" in found and not found.keys() & _REPORTS:  # a list without places has a day all the same
        found.setdefault("verified_on", found.pop("capacity_as_of"))
    for chosen in found.values():
        chosen.sort(key=headings.index)
    return {field: found[field] for field in HEADINGS if field in found}


def _score(heading: list[str], synonym: list[str]) -> int:
    """Highest for the same words, then for a heading that begins with them, then for one that holds them all; more words say more."""
    if heading == synonym:
        return 100
    if heading[: len(synonym)] == synonym:
        return 20 + len(synonym)
    return 10 + len(synonym) if set(synonym) <= set(heading) else 0


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
