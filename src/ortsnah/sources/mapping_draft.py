"""A first draft of a mapping for a table that nobody has described yet."""

from __future__ import annotations

import json

from ortsnah.domain.text import words
from ortsnah.sources.words import HEADINGS

_JOINED = "street"  # house numbers have columns of their own


def draft(headings: tuple[str, ...], name: str) -> str:
    """The text of a mapping file, guessed from the headings; what is not found is left for the curator to fill in."""
    columns = guess(headings)
    lines = ["[source]", f"name = {_quoted(name)}", 'licence = ""', 'attribution = ""', "", "[columns]"]
    for field in dict.fromkeys(("name", "needs", *columns)):
        found = columns.get(field, [])
        value = _quoted(found[0]) if len(found) == 1 else f"[{', '.join(map(_quoted, found))}]"
        lines.append(f"{field} = {value}" if found else f'{field} = "???"')
    return "\n".join([*lines, "", "[values.needs]", '"*" = ["???"]', ""])


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
    for chosen in found.values():
        chosen.sort(key=headings.index)
    return {field: found[field] for field in HEADINGS if field in found}


def _score(heading: list[str], synonym: list[str]) -> int:
    """3 for the same words, 2 when the heading begins with them, 1 when it holds them all."""
    if heading == synonym:
        return 3
    if heading[: len(synonym)] == synonym:
        return 2
    return int(set(synonym) <= set(heading))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
