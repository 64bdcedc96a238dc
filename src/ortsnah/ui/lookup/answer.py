"""What the page says about an answer as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ortsnah.domain.wording import count, grouped
from ortsnah.search.query import Results
from ortsnah.ui.common.plain_text import breakable

if TYPE_CHECKING:
    from ortsnah.domain.needs import Need
    from ortsnah.search.parts import Part

#: so many letters of a text that was not found are repeated
_LONGEST_ECHO = 80


def serving(results: Results) -> str:
    """'5 Angebote, die Gronig versorgen'; '' where none does, for then the list says so."""
    number = results.serving
    if not number:
        return ""
    place = results.understood.place or results.query.place
    told = f"{'mehr als ' if results.more else ''}{count(number, 'Angebot', 'Angebote')}"
    return f"{told}, {'das' if number == 1 else 'die'} {place.place.name} {'versorgt' if number == 1 else 'versorgen'}" if place else told


def reachable(results: Results) -> str:
    """'41 Ansprechpersonen für Gronig'; '' where nobody serves it, for then the list says so."""
    place = results.understood.place or results.query.place
    told = count(results.serving, "Ansprechperson", "Ansprechpersonen") + (f" für {place.place.name}" if place else "")
    if results.query.filters.open or results.understood.open:
        told += " zu erreichen"
    if results.more:
        told += f", gezeigt sind {grouped(len(results.hits))}"
    return told if results.serving else ""


def understood_parts(results: Results, needs: Mapping[str, Need]) -> Sequence[Part]:
    """What the text was understood as; nothing where its words are only looked for."""
    if not results.query.text.strip():
        return []
    from ortsnah.search.parts import Kind, parts  # not before something was typed

    found = parts(results.understood, needs)
    return [] if all(part.kind is Kind.WORD for part in found) else found


def nothing(results: Results) -> str:
    """'Zu „…“ ist nichts im Katalog.'."""
    text = results.query.text.strip()
    shown = breakable(text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]} …")
    return f"Zu „{shown}“ ist nichts im Katalog." if text else "Dazu ist nichts im Katalog."


def active_needs(results: Results, need: str) -> Sequence[str]:
    """The needs whose chips are filled: those that the text means, else the chosen one."""
    if results.query.text.strip() and results.understood.needs:
        return results.understood.needs
    return (need,)


def alternatives(results: Results) -> Sequence[str]:
    """The needs that the text may mean, where they are several and none is sure: whoever typed it can pick one."""
    understood = results.understood
    return understood.needs if results.query.text.strip() and len(understood.needs) > 1 and not understood.together else ()


def groups(needs: Sequence[str], *, sure: bool) -> set[str]:
    """The groups of these needs; none where they are only readings, and not of the same group."""
    found = {need.partition(".")[0] for need in needs}
    return found if sure or len(found) == 1 else set()
