"""What was understood, and why a hit is among the answers, in German; the window and the command line say the same."""

from __future__ import annotations

from ortsnah.catalogue.read import KnownPlace
from ortsnah.domain.dialled import is_number
from ortsnah.domain.needs import Need, belongs
from ortsnah.domain.text import words
from ortsnah.domain.wording import age, kilometres, language_name
from ortsnah.search.query import Hit, Results, Section


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
        "jetzt geöffnet": understood.open and understood.when is None, "eilt": understood.urgent,
    }  # fmt: skip
    parts += [text for text, holds in said.items() if holds]
    if understood.when is not None and results.moment is not None:
        parts.append(f"{results.moment.told(results.query.today)}{' geöffnet' if understood.open else ''}")
    if filters.language:
        parts.append(f"auf {language_name(filters.language)}")
    if understood.words:
        parts.append("mit den Wörtern „" + " ".join(understood.words) + "“")
    told = " · ".join(part for part in parts if part)
    return f"Verstanden als: {told}" if told and (understood.needs or understood.place) else ""


def why(hit: Hit, results: Results, needs: dict[str, Need]) -> str:
    """Why a hit is there: the reason of a near miss ('erst ab 3 Jahren'), or what matches and where ('Krippe · in Gronig')."""
    if hit.reason:
        return hit.reason
    place = results.understood.place or results.query.place
    return " · ".join(part for part in (matched(hit, results, needs), _where(hit, place)) if part)


def matched(hit: Hit, results: Results, needs: dict[str, Need]) -> str:
    """The need that was asked for, or the words where they stand."""
    listing = hit.listing
    if hit.need in needs and any(belongs(need, hit.need) for need in listing.needs):
        reached = dict(listing.reached).get(hit.need)
        return f"{needs[hit.need].label} ({reached})" if reached else needs[hit.need].label
    typed = results.understood.words or tuple(words(results.query.text))
    title = words(f"{listing.name} {listing.organization}")
    named = [word for word in typed if any(part.startswith(word) for part in title)]
    if named:
        return f"„{' '.join(named)}“ im Namen"
    if typed and all(map(is_number, typed)):
        return f"Nummer {' '.join(typed)}"
    return f"„{' '.join(typed)}“ im Text" if typed else ""


def _where(hit: Hit, place: KnownPlace | None) -> str:
    """'in Gronig', 'zuständig für Oberthal', 'nahebei, 2,1 km', 'nächster Ort, 4,2 km'."""
    listing = hit.listing
    lies = listing.place or listing.municipality
    if place is None:
        return f"in {lies}" if lies else ""
    if hit.section is Section.RESPONSIBLE:
        served = (place.place.name, place.place.municipality)
        return f"zuständig für {next((name for name in served if name in listing.areas), place.place.name)}"
    if hit.section is Section.HERE and (listing.municipality_id == place.municipality_id or hit.distance_km is None):
        return f"in {lies}" if lies else "kommt hierher"
    kind = "nahebei" if hit.section is Section.HERE else "nächster Ort"
    return f"{kind}, {kilometres(hit.distance_km)}" if hit.distance_km is not None else "Entfernung nicht bekannt"
