"""What was understood, as a German line; the window and the command line say the same."""

from __future__ import annotations

from ortsnah.domain.needs import Need
from ortsnah.domain.wording import age, language_name
from ortsnah.search.query import Results


def understood_sentence(results: Results, needs: dict[str, Need]) -> str:
    """'Verstanden als: Krippe · in Gronig · ab 1 Jahr · eilt'; '' when nothing was typed."""
    if not results.query.text.strip():
        return ""
    understood = results.understood
    parts = [(" und " if understood.together else " oder ").join(needs[need].label for need in understood.needs if need in needs)]
    if understood.place:
        parts.append(f"in {understood.place.place.name}")
    filters = understood.filters
    if filters.age_months is not None:
        parts.append(f"Alter {age(filters.age_months).replace('Jahren', 'Jahre').replace('Monaten', 'Monate')}")
    said = {
        "freie Plätze": filters.free_places, "barrierefrei": filters.wheelchair, "kostenlos": filters.free_of_charge,
        "jetzt geöffnet": understood.open_now, "eilt": understood.urgent,
    }  # fmt: skip
    parts += [text for text, holds in said.items() if holds]
    if filters.language:
        parts.append(f"auf {language_name(filters.language)}")
    if understood.words:
        parts.append("mit den Wörtern „" + " ".join(understood.words) + "“")
    told = " · ".join(part for part in parts if part)
    return f"Verstanden als: {told}" if told and (understood.needs or understood.place) else ""
