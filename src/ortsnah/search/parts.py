"""The parts that a text was understood as, each with its German words; and the text without one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from ortsnah.domain.needs import Need
from ortsnah.domain.wording import age, language_name
from ortsnah.search.query import Understood

_WORD = re.compile(r"\S+")
#: small words that make no sense without what stood beside them, before it and behind it
_BEFORE = frozenset(
    {"in", "bei", "mit", "ab", "auf", "und", "oder", "von", "für", "nach", "aus", "im", "am", "zum", "zur", "um", "unter", "mein", "meine",
     "der", "die"}
)  # fmt: skip
_BEHIND = frozenset({"jahr", "jahre", "jahren", "monat", "monate", "monaten", "alt"})
#: an expression of more words than this is not taken out as one
_LONGEST = 6


class Kind(StrEnum):
    """What a part says."""

    NEED = "need"
    PLACE = "place"
    AGE = "age"
    FILTER = "filter"
    URGENT = "urgent"
    WHEN = "when"
    WORD = "word"


class Part(NamedTuple):
    """One thing that was understood: `key` tells it from others of its kind, `label` is shown."""

    kind: Kind
    key: str
    label: str


def parts(understood: Understood, needs: Mapping[str, Need]) -> list[Part]:
    """'Krippe', 'in Gronig', 'Alter 1 Jahr', 'eilt': in the order in which they are told."""
    return list(_parts(understood, needs))


def _parts(understood: Understood, needs: Mapping[str, Need]) -> Iterator[Part]:
    meant = [need for need in understood.needs if need in needs]
    if meant and not understood.together:  # several readings of the same words are one part
        yield Part(Kind.NEED, " ".join(meant), _either([needs[need] for need in meant]))
    elif meant:
        yield from (Part(Kind.NEED, need, needs[need].label) for need in meant)
    if understood.place:
        yield Part(Kind.PLACE, str(understood.place.place.label), f"in {understood.place.place.name}")
    filters = understood.filters
    if filters.age_months is not None:
        years = age(filters.age_months).replace("Jahren", "Jahre").replace("Monaten", "Monate")
        yield Part(Kind.AGE, str(filters.age_months), f"Alter {years}")
    said = {
        "freie Plätze": filters.free_places, "barrierefrei": filters.wheelchair, "kostenlos": filters.free_of_charge,
        "jetzt geöffnet": understood.open and understood.when is None,
    }  # fmt: skip
    yield from (Part(Kind.FILTER, label, label) for label, holds in said.items() if holds)
    if understood.when is not None:
        yield Part(Kind.WHEN, understood.when.words, understood.when.words + (" geöffnet" if understood.open else ""))
    if understood.urgent:
        yield Part(Kind.URGENT, "", "eilt")
    if filters.language:
        yield Part(Kind.FILTER, filters.language, f"auf {language_name(filters.language)}")
    yield from (Part(Kind.WORD, word, f"„{word}“") for word in understood.words)


def _either(readings: list[Need]) -> str:
    """'Krippe (0–2 Jahre)'; of several the short names: 'Krippe (0–2), Kita (3–6) oder Tagesmutter'."""
    if len(readings) == 1:
        return readings[0].label
    *names, last = [need.short or need.label for need in readings]
    return f"{', '.join(names)} oder {last}"


def without(text: str, part: Part, understand: Callable[[str], Understood], needs: Mapping[str, Need]) -> str:
    """The text without the words that say this part: of all ways to cut the one that keeps most of the other parts, then says nothing new.

    Found by understanding what is left: which words meant the part (a compound, two words, a mistyped one) need not be known.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    others = {(other.kind, other.key) for other in parts(understand(text), needs)} - {(part.kind, part.key)}
    best, best_rank = "", (-1, 0, 0)
    for length in range(1, min(len(spans), _LONGEST) + 1):
        for first in range(len(spans) - length + 1):
            if all(text[begin:end].casefold() in _BEFORE for begin, end in spans[first : first + length]):
                continue  # 'Deutschkurs Kinderbetreuung' is one wish, too, but still says both
            left = _tidy(text[: spans[first][0]] + text[spans[first + length - 1][1] :])
            said = {(other.kind, other.key) for other in parts(understand(f"{left} "), needs)} if left else set()
            rank = (len(others & said), -len(said - others), -length)
            if (part.kind, part.key) not in said and rank > best_rank:
                best, best_rank = _cut(text, spans, first, first + length), rank
        if best_rank[:2] == (len(others), 0):
            break
    return best


def _cut(text: str, spans: list[tuple[int, int]], first: int, last: int) -> str:
    """The text without the words from `first` to before `last`, and without the small words that they leave behind."""

    def word(number: int) -> str:
        begin, end = spans[number]
        return text[begin:end].casefold().strip(",;.")

    while last < len(spans) and word(last) in _BEHIND:
        last += 1
    while first > 0 and word(first - 1) in _BEFORE:
        first -= 1
    return _tidy(text[: spans[first][0]] + text[spans[last - 1][1] :])


def _tidy(text: str) -> str:
    """No double blanks, and no comma or 'und' that has nothing to join any more."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"^(?:[,;/+&]|und\b|oder\b)\s*|\s*(?:[,;/+&]|\bund|\boder)$", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s*([,;])(?:\s*[,;])+", r"\1", text).strip()
