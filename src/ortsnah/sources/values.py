"""What a cell says: numbers, dates, yes and no, languages, links. Unclear when it does not say it."""

from __future__ import annotations

import datetime as dt
import re

from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.service import Area
from ortsnah.domain.text import fold, words
from ortsnah.sources.words import BLANK, FALSE, FREE, LANGUAGES, MONTHS, NONE, STATUS, TRUE, WHEELCHAIR

_PLAIN = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,20})?")
_GROUPED = {",": re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,20})?"),
            ".": re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,20})?")}  # fmt: skip
_EITHER = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}){1,4},[0-9]{1,20}")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_GERMAN_DATE = re.compile(r"([0-9]{1,2})[./-]\s?([0-9]{1,2})[./-]\s?([0-9]{4}|[0-9]{2})(?:,? [0-9:]+(?: Uhr)?)?")
_MONTH = re.compile(r"([0-9]{1,2})[./]\s?([0-9]{4})")
_NAMED_MONTH = re.compile(r"(?:([0-9]{1,2})\.\s?)?([^\W\d_]{3,9})\.?\s(?:'|20)?([0-9]{2})")
_EXCEL_DAY = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_YEARS = range(36526, 73051)  # 2000 to 2099 in days since Excel's epoch
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_AROUND = re.compile(r"^(?:ca\.?|circa|etwa|rund)\s*|\s*(?:Pl[äa]tze?|Kinder|Personen|Betten|Wohnungen|Monate?)$", re.IGNORECASE)
_AGE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(wochen?|monate?n?|mon|m|jahre?n?|j)\.?", re.IGNORECASE)
_IN_MONTHS = {"w": 7 / 30.4, "m": 1.0, "j": 12.0}
_DASHES = re.compile(r"[-–—_.?/\s]*")
_LONGEST_BLANK = 20
_MOST_DEGREES = 180
_PAIR_SEPARATORS = (r"\s*[;|/\n]\s*", r"\s*,\s+", r"\s+")
_DOMAIN = re.compile(r"[^\s/@:<>\"]+\.[^\s/@:<>\".]{2,}(?:[/?#]\S*)?")
_DISTRICT = re.compile(r"(?:(?:im |der )?(?:ganze[rn]?|gesamte[rn]?) )?(?:land)?kreis(?:weit)?")
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")


class Unclear(ValueError):
    """A cell that does not say what its column should; the text is a German predicate: 'ist keine Zahl'."""


def number(text: str, decimal: str = "") -> float:
    """A number; without `decimal` both 48,19 and 48.19 are understood, with it the other sign groups thousands."""
    if decimal:
        grouped = _GROUPED[decimal].fullmatch(text)
        separator = "," if decimal == "." else "."
        if grouped:
            text = text.replace(separator, "")
        elif separator in text:
            raise Unclear("ist keine Zahl")
    elif _EITHER.fullmatch(text):
        text = text.replace(".", "")
    if not _PLAIN.fullmatch(text):
        raise Unclear("ist keine Zahl")
    return float(text.replace(",", "."))


def coordinate(text: str, decimal: str = "") -> float:
    """Degrees: nobody groups their digits, so both decimal signs are understood unless the mapping's own does not occur."""
    plain = re.sub(r"\s*°?\s*[NEO]?$", "", text)
    degrees = number(plain, "" if decimal and decimal not in plain else decimal)
    if abs(degrees) > _MOST_DEGREES:
        raise Unclear("ist keine Angabe in Grad; UTM- und Gauß-Krüger-Werte bitte in Grad (WGS 84) umrechnen, bei anderen fehlt das Komma")
    return degrees


def pair(text: str) -> tuple[float, float] | None:
    """Latitude and longitude that share a cell: '49,47; 7,17', '49.47, 7.17', 'POINT (7.17 49.47)'; None when it is no pair."""
    if found := re.fullmatch(r"POINT\s*\(([^()]+)\)", text, re.IGNORECASE):
        return None if (given := pair(found[1].strip())) is None else (given[1], given[0])
    for separator in (*_PAIR_SEPARATORS, *([","] if text.count(".") == 2 else [])):
        pieces = re.split(separator, text)
        if len(pieces) == 2 and all(pieces):
            return coordinate(pieces[0]), coordinate(pieces[1])
    return None


def months(text: str, decimal: str = "") -> int:
    """An age in months; with a unit also in weeks or years: '8 Wochen', '3 Jahre', '1,5 J.'."""
    if found := _AGE.fullmatch(text):
        return round(number(found[1]) * _IN_MONTHS[found[2][0].lower()])
    return whole(text, decimal)


def whole(text: str, decimal: str = "") -> int:
    """A whole number; 12.0 is one, 'ca. 20 Plätze' and 'keine' are, too."""
    if fold(text) in NONE:
        return 0
    try:
        value = number(_AROUND.sub("", text), decimal)
    except Unclear as error:
        raise Unclear("ist keine ganze Zahl") from error
    if value != int(value):
        raise Unclear("ist keine ganze Zahl")
    return int(value)


def euros(text: str, decimal: str = "") -> float:
    """A sum of money, with or without the currency behind it, or a word for nothing."""
    if fold(text) in FREE:
        return 0.0
    try:
        return number(re.sub(r"\s*(?:€|EUR|Euro)$", "", text, flags=re.IGNORECASE), decimal)
    except Unclear as error:
        raise Unclear("ist kein Betrag in Euro") from error


def is_free(text: str) -> bool:
    """True for a word that says that something costs nothing."""
    return fold(text) in FREE


def date(text: str) -> dt.date:
    """2026-11-19, 19.11.2026, 19.11.26, 19. November 2026, 11/2026 and Nov 26 (its first day), or the number of days that Excel writes."""
    try:
        if found := _ISO_DATE.fullmatch(text):
            year, month, day = map(int, found.groups())
            return dt.date(year, month, day)
        if found := _GERMAN_DATE.fullmatch(text):
            day, month, year = map(int, found.groups())
            return dt.date(year if year > 99 else 2000 + year, month, day)
        if found := _MONTH.fullmatch(text):
            return dt.date(int(found[2]), int(found[1]), 1)
        if (found := _NAMED_MONTH.fullmatch(text)) and (month := _month(fold(found[2]))):
            return dt.date(2000 + int(found[3]), month, int(found[1] or 1))
    except ValueError as error:
        raise Unclear("ist kein Datum") from error
    if (found := _EXCEL_DAY.fullmatch(text)) and int(found[1]) in _EXCEL_YEARS:
        return _EXCEL_EPOCH + dt.timedelta(days=int(found[1]))
    raise Unclear("ist kein Datum")


def _month(word: str) -> int:
    """The number of a month by its name or its beginning, 0 for any other word."""
    return next((number for number, names in enumerate(MONTHS, 1) if any(name.startswith(word) for name in names.split())), 0)


def yes(text: str) -> bool:
    """ja, nein, x, 1, 0 and the like."""
    word = fold(text)
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Unclear("ist weder ja noch nein")


def parts(text: str, separators: str = ";") -> tuple[str, ...]:
    """The parts of a cell that lists several things, each once."""
    return tuple(dict.fromkeys(part for piece in re.split(f"[{separators}\n]", text) if (part := piece.strip())))


def languages(text: str) -> tuple[str, ...]:
    """ISO codes, from codes or German names."""
    found = []
    for part in parts(re.sub(r"\s+und\s+", ";", text), ";,/"):
        code = LANGUAGES.get(fold(part), part.lower())
        if not _LANGUAGE_CODE.fullmatch(code):
            raise Unclear(f"nennt eine unbekannte Sprache („{part}“)")
        found.append(code)
    return tuple(dict.fromkeys(found))


def wheelchair(text: str) -> Wheelchair:
    """yes, limited, no, or a German word for it."""
    word = fold(text)
    try:
        return (dict.fromkeys(TRUE, Wheelchair.YES) | dict.fromkeys(FALSE, Wheelchair.NO) | WHEELCHAIR)[word]
    except KeyError as error:
        raise Unclear("ist keine Angabe zum Rollstuhl (ja, teilweise, nein)") from error


def status(text: str) -> Status:
    """HSDS's words or German ones."""
    try:
        return STATUS[fold(text)]
    except KeyError as error:
        raise Unclear("ist kein Status (aktiv, vorübergehend geschlossen, inaktiv, eingestellt)") from error


def email(text: str) -> str:
    """One e-mail address."""
    address = text.removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        raise Unclear("ist keine E-Mail-Adresse")
    return address


def website(text: str) -> str:
    """A link that a browser may open; https:// is put before a bare 'www.…'."""
    if re.match(r"https?://[^\s/]", text, re.IGNORECASE) and not re.search(r"\s", text):
        return text
    if _DOMAIN.fullmatch(text):
        return f"https://{text}"
    raise Unclear("ist keine Internetadresse")


def areas(text: str) -> tuple[Area, ...]:
    """Whom a service serves: the district, or names that are resolved later (the district's own name among them)."""
    return tuple(Area(district=True) if _DISTRICT.fullmatch(fold(name)) else Area(municipality=name) for name in parts(text))


def is_blank(text: str) -> bool:
    """True for what says that nothing is known: '', '-', 'k. A.', 'n/a', 'unbekannt'."""
    return _DASHES.fullmatch(text) is not None or (len(text) < _LONGEST_BLANK and " ".join(words(text)) in BLANK)
