"""The age of a child, as it is asked for and as offers limit it. It is kept in the filter of the moment and nowhere else."""

from __future__ import annotations

import datetime as dt
import re

from ortsnah.domain.text import fold
from ortsnah.domain.wording import age, until_age

_MONTHS = ("januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember")
_NUMBERS = re.compile(r"(?:\d{1,2}\s*[./-]\s*)?(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d{4}|\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-\d{1,2})?")
_WORDS = re.compile(r"(?:\d{1,2}\.\s*)?(?P<name>[a-z]{3,9})\.?\s*(?P<year>\d{4}|\d{2})")


#: '1,5 Jahre', '2 ½ J.', '4jähriger', also while the word is still being typed
_YEARS = re.compile(
    r"(?<![\w.,/])(?:(?P<years>\d{1,2})(?:[.,](?P<tenths>\d)|\s*(?P<half>½|\b1/2))?|½|1/2)[\s-]*j(?:(?:a|ä|ae)(?:h(?:r(?:en?|i\w*)?)?)?)?(?!\w)",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?P<number>\d{1,4})\s*(?P<unit>[a-z]*)\.?")
_UNITS = {"": 1, "m": 1, "mon": 1, "monat": 1, "monate": 1, "monaten": 1, "j": 12, "jahr": 12, "jahre": 12, "jahren": 12}
#: nobody is older
_OLDEST = 130 * 12


def in_months(text: str, today: dt.date) -> int | None:
    """An age in full months: '30', '30 Monate', '2 Jahre', or a month of birth ('03/2024'); None for what is no age."""
    if born := birth_month(text, today):
        months = months_old(born, today)
    elif (found := _AGE.fullmatch(fold(text).strip())) and found["unit"] in _UNITS:
        months = int(found["number"]) * _UNITS[found["unit"]]
    else:
        return None
    return months if months is not None and months <= _OLDEST else None


def aged(text: str) -> str:
    """The text with ages in years as plain words: '4jähriges' as '4 jahre', '1,5 Jahre' and '1 ½ J.' as '18 monate'."""
    return _YEARS.sub(_plainly, text)


def _plainly(found: re.Match[str]) -> str:
    years, tenths = found["years"], found["tenths"]
    if years and not tenths and not found["half"]:
        return f"{years} jahre"
    return f"{int(years or 0) * 12 + (round(int(tenths) * 1.2) if tenths else 6)} monate"


def months_old(born: dt.date, today: dt.date) -> int | None:
    """Full months since the birth month (its first day counts); None for a month to come."""
    months = (today.year - born.year) * 12 + today.month - born.month
    return months if months >= 0 else None


def birth_month(text: str, today: dt.date) -> dt.date | None:
    """The first day of the month in '03/2024', '3.24', 'März 2024', '2024-03' or a whole date; None for what is none, or to come."""
    plain = fold(text).strip()
    found = _ISO.fullmatch(plain) or _NUMBERS.fullmatch(plain) or _WORDS.fullmatch(plain)
    if found is None:
        return None
    given = found.groupdict()
    month = _month(given["name"]) if "name" in given else int(given["month"])
    year = int(given["year"])
    if len(given["year"]) == 2:
        year += 2000 if 2000 + year <= today.year else 1900
    if not 1 <= month <= 12 or year < 1900 or (year, month) > (today.year, today.month):
        return None
    return dt.date(year, month, 1)


def _month(name: str) -> int:
    """1 to 12, 0 for no month."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def age_miss(months: int, least: int | None, most: int | None) -> str:
    """Why somebody of that age does not fit: 'erst ab 3 Jahren', 'nur bis 6 Jahre'; '' for who does."""
    if least is not None and months < least:
        return f"erst ab {age(least)}"
    if most is not None and months > most:
        return f"nur {until_age(most)}"
    return ""
