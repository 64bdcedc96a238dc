"""German sentences on opening hours, cut into tokens: days, times, months, exceptions, and words that carry nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from ortsnah.domain.opening_writing import MONTHS, WEEKDAYS

GERMAN_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


class Refused(Exception):
    """The text is not clear; says in German why."""


class Token(NamedTuple):
    """`value` is what the kind needs: a weekday, a number, a span of minutes; `text` is as it was written."""

    kind: str
    value: str
    text: str
    minutes: tuple[int, int] = (0, 0)


_DAY = r"(?P<{0}>mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|sonnabend|so(?:nntag)?)"
_HALF = r"(?:vormittag|nachmittag|mittag|morgen|abend)"
_MONTH = (
    r"jan(?:uar)?|feb(?:ruar)?|märz|mär|mrz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?"
)
_TIME = r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})(?!\d)|\s?uhr\s(\d{2})(?![\d:.]))?(?:\s*(?:uhr|h)\b)?"
_ASK = (
    r"(?:termine?\s+)?(?:nur\s+)?(?:nach|mit|auf)\s+(?:(?:vorheriger|vorherige|telefonischer|telefonische|persönlicher|individueller|tel\.)\s+)*"
    r"(?:vereinbarung|absprache|terminvereinbarung|terminabsprache|anmeldung|voranmeldung|anfrage|termin|rücksprache)\b"
    r"|(?:nur\s+)?n\.\s?(?:tel\.\s?)?(?:v\.|vereinb\.|vereinbarung\b)"
)
_KINDS = {
    "always": r"rund um die uhr|24\s?(?:stunden|std\.?|h)\b|24/7|tag und nacht",
    "otherwise": r"(?:an)?sonst(?:en)? geschlossen",
    "ask": rf"(?P<joiner>(?:und|oder|sonst|sowie|auch|ansonsten|außerhalb dieser zeiten)\s+)*(?:(?:{_HALF}s?|am {_HALF})\s+)?(?:{_ASK})",
    "unclear": r"werktags?|wochentags?|an (?:werk|wochen)tagen|14[- ]?tägig\w*|vierzehntägig\w*|alle (?:zwei|2) wochen|vorübergehend|derzeit"
    r"|jede[nr]? zweiten?\b(?! \w+ (?:im|des|eines)\b)|ab\s+(?:dem\s+)?\d{1,2}\.\s?\d{1,2}\."
    r"|(?:im )?(?:sommer|winter|frühjahr|frühling|herbst)(?:zeit|monate|saison|halbjahr)?n?\b",
    "date": r"(?P<day_of_month>\d{1,2})\.\s?(?P<month_number>\d{1,2})\.(?P<year>20\d\d)?(?!\d)",
    "between": rf"zwischen\s+{_TIME}\s+und\s+{_TIME}",
    "span": rf"(?:von\s+)?{_TIME}\s*(?:-|bis)\s*{_TIME}",
    "from": rf"ab\s+{_TIME}",
    "nth": r"(?P<number>[1-5])\.(?!\d)|(?P<word_number>erste[nr]?|zweite[nr]?|dritte[nr]?|vierte[nr]?|letzte[nr]?)\b",
    "point": rf"(?:um\s+)?{_TIME}",
    "sunday": r"sonn-\s*(?:und|u\.|&|\+|/)\s*(?=feiertag)",
    "public": r"(?:an\s+|am\s+)?(?:allen\s+)?(?:gesetzlichen?\s+)?feiertag(?:s|en?)?\b",
    "term": r"(?:nur\s+)?(?:während|in|zu) der schulzeit|außerhalb der (?:schul)?ferien",
    "school": r"(?:(?:in|während|zu)\s+)?(?:den\s+|der\s+)?(?:schul)?ferien\b",
    "weekend": r"(?:am\s+)?wochenende?n?\b",
    "day": _DAY.format("weekday") + rf"(?P<half>{_HALF})?s?\b\.?",
    "daily": r"täglich|jeden tag|alle tage",
    "week": r"(?:in\s+)?(?:den\s+)?(?P<parity>un)?gerader?n?\s+(?:kalender)?(?:wochen?|kw)\b",
    "month": rf"(?:im\s+)?(?P<month>{_MONTH})\b\.?",
    "monthly": r"(?:im|des|eines(?: jeden)?) monats?\b|monatlich",
    "closed": r"(?:ist\s+|sind\s+)?geschlossen|geschl\.?|zu\b|(?:ist\s+)?ruhetag|kein(?:e|en)?\s+(?:sprechstunden?|sprechzeit(?:en)?|publikumsverkehr|öffnung)",
    "except": r"außer|ausser|nicht|ausgenommen|mit ausnahme (?:von|der|des)",
    "to": r"-|bis\b",
    "break": r"[;\n]",
    "and": r"[,/&+|]|und\b|u\.|sowie\b",
    "half": rf"(?:am\s+)?{_HALF}s?\b",
    "only": r"nur\b",
    "noise": r"uhr\b|(?:ge)?öffne(?:t|n)\b|offen\b|von\b|vom\b|am\b|an\b|im\b|in\b|den\b|der\b|dem\b|jede[nrms]?\b|jeweils|zusätzlich|auch\b|außerdem"
    r"|(?:unsere\s+|die\s+)?(?:öffnungs|sprech|büro|geschäfts|bürger)(?:zeit(?:en)?|stunden?)\b|in der zeit|durchgehend|[:().]",
    "space": r"\s+",
}  # the order matters: the longer and the more special come first
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"\u00a0": " ", "\u202f": " ", "\r": "\n"})
_ENGLISH = dict(zip(("mo", "di", "mi", "do", "fr", "sa", "so"), WEEKDAYS, strict=True))
_GERMAN_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_NUMBERS = {"er": "1", "zw": "2", "dr": "3", "vi": "4", "le": "-1"}


def tokens(text: str) -> list[Token]:
    """The text cut up; Refused for words and numbers that nobody knows."""
    original = text.translate(_DASHES)
    # some capital letters become longer in lower case: those stay
    lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in original)
    found, at = [], 0
    while at < len(lower):
        kind, match = next(((kind, match) for kind, pattern in _PATTERNS.items() if (match := pattern.match(lower, at))), ("", None))
        if match is None:
            word = re.match(r"\w+|.", original[at:], re.DOTALL)
            raise Refused(f"„{word[0] if word else ''}“ ist nicht verstanden.")
        written = original[at : match.end()]
        if kind not in {"space", "noise", "otherwise"}:
            found.append(_token(kind, match, written))
            if match.groupdict().get("half"):  # 'Dienstagnachmittag'
                found.append(Token("half", "", written))
        at = match.end()
    return found


def _token(kind: str, match: re.Match[str], written: str) -> Token:
    if kind in {"span", "between", "from", "point"}:
        times = [_minutes(*parts) for parts in zip(*[iter(match.groups())] * 3, strict=True) if parts[0]]
        return Token("span" if kind == "between" else kind, "", written, (times[0], times[-1]))
    return Token("day" if kind == "sunday" else kind, _value(kind, match, written), written)


def _value(kind: str, match: re.Match[str], written: str) -> str:
    """What a kind of token needs to know."""
    groups = match.groupdict()
    if kind == "day":
        return "Sa" if match[0].startswith("sonnab") else _ENGLISH[match[0][:2]]
    if kind == "month":
        return MONTHS[_GERMAN_MONTHS.index(groups["month"][:3].replace("mrz", "mär"))]
    if kind == "nth":
        return str(groups["number"] or _NUMBERS[groups["word_number"][:2]])
    if kind == "date":
        return _date(groups["day_of_month"], groups["month_number"], groups["year"], written)
    if kind == "week":
        return "week 01-53/2" if groups["parity"] else "week 02-52/2"
    if kind == "ask":
        return "joined" if groups["joiner"] else ""
    return "Su" if kind == "sunday" else ""


def _date(day: str, month: str, year: str | None, written: str) -> str:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        raise Refused(f"„{written.strip()}“ ist kein Tag des Jahres.")
    return f"{year or ''} {MONTHS[int(month) - 1]} {int(day):02d}".strip()


def _minutes(hours: str, minutes: str | None, later: str | None) -> int:
    total = int(hours) * 60 + int(minutes or later or 0)
    if int(hours) > 24 or int(minutes or later or 0) > 59 or total > 24 * 60:
        raise Refused(f"„{hours}:{minutes or later or '00'}“ ist keine Uhrzeit.")
    return total
