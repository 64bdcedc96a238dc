"""What a contact is responsible for, read from what offices write: 'Familienname A–K', 'für Oberthal und Namborn', 'Kita-Plätze'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ortsnah.domain.place_names import Names, Where
from ortsnah.domain.text import fold, words


class Fit(StrEnum):
    """Of a duty and what is asked. Unsure: more would have to be told (the surname, the village)."""

    YES = "yes"
    ANYONE = "anyone"
    UNSURE = "unsure"
    NO = "no"


class Letters(NamedTuple):
    """Beginnings of surnames, folded, both included: 'a' to 'ke' holds Keller and not Klein; 'sch' to 'sch' holds Schmidt."""

    low: str
    high: str

    def fit(self, surname: str) -> Fit:
        """Whether a surname that begins so (folded) is among them; a single 'k' may or may not be before 'ke'."""
        low, high = surname[: len(self.low)], surname[: len(self.high)]
        if low < self.low[: len(low)] or high > self.high[: len(high)]:
            return Fit.NO
        unsure = (len(low) < len(self.low) and self.low.startswith(low)) or (len(high) < len(self.high) and self.high.startswith(high))
        return Fit.UNSURE if unsure else Fit.YES

    def __str__(self) -> str:
        return self.low.capitalize() if self.low == self.high else f"{self.low.capitalize()}–{self.high.capitalize()}"


@dataclass(frozen=True, slots=True)
class Duty:
    """A text about a duty, taken apart. Empty tuples limit nothing; `topics` is what is neither a letter nor a place."""

    letters: tuple[Letters, ...] = ()
    not_letters: tuple[Letters, ...] = ()
    places: tuple[Where, ...] = ()
    not_places: tuple[Where, ...] = ()
    other_letters: bool = False
    other_places: bool = False
    emergencies: bool = False
    topics: tuple[str, ...] = ()

    def for_surname(self, initials: str) -> tuple[Fit, Letters | None]:
        """Whether the duty holds for a surname that begins so, and the letters that say it; the narrowest where several do."""
        if not self.letters and not self.not_letters:
            return Fit.ANYONE, None
        surname = "".join(c for c in fold(initials) if "a" <= c <= "z")
        if not surname:
            return Fit.UNSURE, None
        against = {letters.fit(surname) for letters in self.not_letters}
        if Fit.YES in against:
            return Fit.NO, None
        if not self.letters:
            return (Fit.UNSURE if Fit.UNSURE in against else Fit.ANYONE), None
        fits = [(letters.fit(surname), letters) for letters in sorted(self.letters, key=_breadth)]
        sure = next((letters for fit, letters in fits if fit is Fit.YES), None)
        if sure is not None:
            return (Fit.UNSURE if Fit.UNSURE in against else Fit.YES), sure
        return (Fit.UNSURE if any(fit is Fit.UNSURE for fit, _ in fits) else Fit.NO), None

    def for_place(self, here: Iterable[Where]) -> tuple[Fit, Where | None]:
        """Whether it holds for who lives there; `here` is the village, what it belongs to, and the municipality (Names.around)."""
        if not self.places and not self.not_places:
            return Fit.ANYONE, None
        around = list(here)
        if not around:
            return Fit.UNSURE, None
        if any(where in self.not_places for where in around):
            return Fit.NO, None
        if not self.places:
            return Fit.ANYONE, None
        found = next((where for where in around if where in self.places), None)
        if found is not None:
            return Fit.YES, found
        inside = not any(where.place for where in around) and any(where.municipality == around[0].municipality for where in self.places)
        return (Fit.UNSURE if inside else Fit.NO), None

    def about(self, wanted: str) -> str:
        """The topic that shares a word with what is wanted; '' for none."""
        asked = [word for word in words(wanted) if word not in _SMALL]
        return next((topic for topic in self.topics if any(_alike(a, b) for a in asked for b in words(topic) if b not in _SMALL)), "")


def _breadth(letters: Letters) -> tuple[bool, int]:
    return letters.low != letters.high, -len(letters.low)


def _alike(one: str, other: str) -> bool:
    """The same word, or one with an ending or as the beginning of a compound."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) > 4 and long.startswith(short[: max(5, len(short) - 2)]))


#: words that say nothing about a topic; those at its ends are left out
_SMALL = frozenset(words(
    "alle allen aller alles am an auch auf aus ausgenommen außer bei bis das dem den der des die ein eine einer für Gemeinde Gemeinden im in ist "
    "Kind Kinder Kindes Kreis Kreisstadt Landkreis mit nach Name nicht nur ob oder ohne Ort Orte Orten Ortsteil Ortsteile Ortsteilen sowie Stadt "
    "Stadtteil Stadtteile Stadtteilen über um und unter vom von vor wegen zu zum zur zuständig"
))  # fmt: skip
_ENDS = frozenset(words("alle allen auch aus außer das dem den der des die für im in mit nicht nur ohne sowie und von vom zu zum zur"))
#: letters of a text that are read; no duty is longer
_LONGEST = 1000
_WEEKDAYS = frozenset({"mo", "di", "mi", "do", "fr", "sa", "so"})
_CUE = re.compile(r"\b(?:anfangs)?buchstaben?\b|\b(?:familien|nach|zu)?namen?\b(?:\s+(?:des|der)\s+\w+)?", re.IGNORECASE)
_LETTER = r"[^\W\d_]{1,4}"
_RANGE = re.compile(rf"(?<![\w.-])({_LETTER})\.?\s*(?:[-–—‑]|\bbis\b)\s*(?:zu\s+)?({_LETTER})(?![\w-])")
_SINGLE = re.compile(rf"(?<![\w–—-])({_LETTER})(?![\w–—-])")
_NOT_NAMES = re.compile(
    r"\b(?:haus|gebäude|station|zimmer|raum|block|gruppen?|klassen?|stufen?|niveau|führerschein|fahrerlaubnis)\s*$", re.I
)
_SEAT = re.compile(r"\b(?:termine?|sprech\w+|büro|sitz|außenstelle)\s+in\s*$", re.IGNORECASE)
_VILLAGE = re.compile(r"\b(?:ort|ortsteile?n?|ortschaft(?:en)?|stadtteile?n?|dorf)\s*$", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:ohne|außer|ausser|ausgenommen|nicht)\b[^;)]*", re.IGNORECASE)
_OTHER_LETTERS = re.compile(r"\b(?:alle\s+)?(?:andere|übrige|restliche)n?\s+(?:buchstaben|(?:familien|nach)?namen)\b", re.IGNORECASE)
_OTHER_PLACES = re.compile(
    r"\b(?:alle\s+|die\s+)?(?:andere|übrige|restliche|sonstige)n?\s+(?:orte?|ortsteile|ortschaften|gemeinde|dörfer)n?\b", re.IGNORECASE
)
_EVERYWHERE = re.compile(
    r"\b(?:(?:im|den|der)?\s*(?:ganze|gesamte)[rn]?\s+(?:land)?kreis\b|(?:land)?kreisweit\b|alle[n]?(?:\s+\w+)?\s+(?:gemeinden|orte)\b"
    r"|alle\s+(?:buchstaben|(?:familien|nach)?namen)\b)", re.IGNORECASE,
)  # fmt: skip
_EMERGENCY = re.compile(
    r"\bnur\s+(?:(?:in|im|bei|für|echte[nr]?|dringende[nr]?)\s+)*(?:not|eil)f[aä]ll\w*|^\s*(?:not|eil)fälle\s*$", re.IGNORECASE
)
_CUT = re.compile(r"[,;:()/+&|\n]|\s[–—-]\s|\b(?:und|sowie|oder)\b", re.IGNORECASE)


def read_duty(text: str, names: Names) -> Duty:
    """The duty in a text; what it does not name, it does not limit."""
    rest, places = _take_places(text[:_LONGEST], names)
    excepted = [match.span() for match in _EXCEPT.finditer(rest)]

    def is_except(position: int) -> bool:
        return any(start <= position < end for start, end in excepted)

    flags = {}
    for name, pattern in (
        ("other_letters", _OTHER_LETTERS),
        ("other_places", _OTHER_PLACES),
        ("emergencies", _EMERGENCY),
        ("", _EVERYWHERE),
    ):
        flags[name] = bool(pattern.search(rest))
        rest = pattern.sub(_blank, rest)
    rest, letters = _take_letters(rest)
    return Duty(
        letters=tuple(found for at, found in letters if not is_except(at)),
        not_letters=tuple(found for at, found in letters if is_except(at)),
        places=tuple(where for at, found in places if not is_except(at) for where in found),
        not_places=tuple(where for at, found in places if is_except(at) for where in found),
        other_letters=flags["other_letters"],
        other_places=flags["other_places"],
        emergencies=flags["emergencies"],
        topics=_topics(_CUE.sub(_blank, rest)),
    )


def _blank(match: re.Match[str]) -> str:
    """As many signs as were there, so that positions stay; they part what stands around them."""
    return "," * len(match.group())


def _take_places(text: str, names: Names) -> tuple[str, list[tuple[int, list[Where]]]]:
    """The text without the names of places, and these. A name of a municipality means the whole of it, unless it is called a village."""
    rest, found = text, []
    for start, end, meanings in names.find(text):
        wholes = [where for where in meanings if not where.place]
        villages = [where for where in meanings if where.place]
        if not _SEAT.search(text[:start]):
            found.append((start, (villages or wholes) if _VILLAGE.search(text[:start]) else (wholes or villages)))
        rest = rest[:start] + "," * (end - start) + rest[end:]
    return rest, found


def _take_letters(text: str) -> tuple[str, list[tuple[int, Letters]]]:
    """The text without letters of surnames, and these. Without a word that says so, letters must look like nothing else."""
    called = bool(_CUE.search(text))
    found: list[tuple[int, Letters]] = []

    def take(match: re.Match[str]) -> str:
        low, high = match.group(1), match.group(match.lastindex or 1)
        bounds = Letters(fold(low), fold(high))
        if not all(_is_letter(each, called) for each in (low, high)) or bounds.low[:1] > bounds.high[:1]:
            return match.group()
        if not called and ({bounds.low, bounds.high} <= _WEEKDAYS or _NOT_NAMES.search(text[: match.start()])):
            return match.group()
        found.append((match.start(), bounds))
        return _blank(match)

    rest = _RANGE.sub(take, text)
    others = [word for word in words(_CUE.sub(_blank, rest)) if word not in _SMALL]
    singles = [match.group(1) for match in _SINGLE.finditer(rest)]
    only_letters = bool(singles) and all(len(word) == 1 or word in {"sch", "st", "sp"} for word in others)
    if called or only_letters:
        rest = _SINGLE.sub(lambda match: take(match) if _is_initial(match.group(1)) else match.group(), rest)
    return rest, sorted(found)


def _is_letter(written: str, called: bool) -> bool:
    """Whether it may bound a range: 'K', 'Ke', 'Sch'; after 'Buchstaben' also 'k' and 'SCH'."""
    if not fold(written).isascii() or not fold(written).isalpha():
        return False
    if called:
        return len(written) < 4 or fold(written).startswith("sch")
    return written[0].isupper() and written[1:] == written[1:].lower() and (len(written) < 3 or fold(written) in {"sch", "str"})


def _is_initial(written: str) -> bool:
    return written[0].isupper() and (len(written) == 1 or fold(written) in {"sch", "st", "sp"})


def _topics(text: str) -> tuple[str, ...]:
    """What is left, in parts; parts of small words alone are none."""
    parts = (" ".join(part.split()).strip(" .–—-") for part in _CUT.split(text))
    return tuple(dict.fromkeys(_without_ends(part) for part in parts if not set(words(part)) <= _SMALL))


def _without_ends(part: str) -> str:
    """'für Kitas in' is 'Kitas'."""
    tokens = part.split()
    while tokens and set(words(tokens[0])) <= _ENDS:
        tokens.pop(0)
    while tokens and set(words(tokens[-1])) <= _ENDS:
        tokens.pop()
    return " ".join(tokens)
