"""Reads opening hours in OSM syntax into rules. Forgives what is common and clear in OSM: `9:00`, `08.30`, `Mi`, `–`, stray signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ortsnah.domain.opening_words import WORDS, tidied


class Clock(NamedTuple):
    """Minutes after midnight, or after (before) an event of the sun."""

    minutes: int
    event: str = ""


class Times(NamedTuple):
    """A span of a day; without `end` the end is open ('18:00+'), with `open_end` too ('14:00-18:00+')."""

    start: Clock
    end: Clock | None
    open_end: bool = False


class Holiday(NamedTuple):
    """'PH' or 'SH', so many days later (earlier)."""

    kind: str
    offset: int = 0


class Days(NamedTuple):
    """Weekdays or holidays: any of them. `dates` is what the library reads ('Mo-Fr,Sa[1]', 'Dec 24')."""

    dates: str
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; all of `days` must hold, none means always. `joined` is the sign before it: ';' replaces, ',' adds, '||' falls back."""

    joined: str = ";"
    days: tuple[Days, ...] = ()
    times: tuple[Times, ...] = ()
    state: str = ""  # 'open', 'off', 'unknown', or '' for open
    comment: str = ""

    @property
    def effect(self) -> str:
        """'open', 'off' or 'unknown': a comment without a state means that one has to ask."""
        return self.state or ("unknown" if self.comment else "open")

    @property
    def is_remark(self) -> bool:
        """True for a comment (or 'unknown') alone."""
        return not self.days and not self.times and self.effect == "unknown"


class Unreadable(ValueError):
    """The text is no opening hours syntax."""


_TOKEN = re.compile(
    r'"(?P<comment>[^"]*)"|(?P<remark>nach[ _]vereinbarung)|(?P<always>24\s*/\s*7)|(?P<offset>[+-]\s*\d{1,3}\s*days?\b)'
    r"|(?P<clock>\d{1,2}[:.]\d{2})(?!\d)(?!\s?[ap]\.?m)"
    r"|(?P<hour12>\d{1,2})(?:[:.](?P<minute12>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?|\((?P<sun>dawn|sunrise|sunset|dusk)\s*(?P<shift>[+-]\s*\d{1,2}:\d{2})\)|(?P<year>(?:19|20|21)\d\d)|(?P<number>\d{1,2})"
    r"|(?P<word>[^\W\d_]+)\.?|(?P<sign>\|\||[;,+\-/:\[\]&.])|(?P<space>\s+)",
    re.IGNORECASE,
)
_STEPS = re.compile(r"((?:\d{4} )?[A-Z][a-z]{2}) (\d\d)-(\d\d)/(\d+)")


class _Token(NamedTuple):
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    """The text cut up; words in OSM's spelling."""
    found, at = [], 0
    text = tidied(text)
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unreadable(text[at:])
        at = match.end()
        kind = match.lastgroup or ""
        if kind == "word":
            kind, value = WORDS.get(match["word"].casefold(), ("", ""))
            if not kind:
                raise Unreadable(match["word"])
            found += [_Token(kind, value)] if kind != "noise" else []
        elif kind == "shift":
            found.append(_Token("sun", match["sun"].lower() + match["shift"].replace(" ", "")))
        elif kind == "sign":
            found.append(_Token(sign := {"&": ","}.get(match["sign"], match["sign"]), sign))
        elif kind == "half":
            found.append(_Token("clock", f"{int(match['hour12']) % 12 + 12 * (match['half'] in 'pP')}:{match['minute12'] or '00'}"))
        elif kind == "remark":
            found.append(_Token("comment", "nach Vereinbarung"))
        elif kind != "space":
            found.append(_Token(kind, match[kind]))
    return found


@dataclass
class _Draft:
    """A rule while it is read."""

    joined: str = ";"
    dates: list[_Token] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)
    state: str = ""
    comment: str = ""
    always: bool = False

    @property
    def is_full(self) -> bool:
        """True when days that follow belong to the next rule ('Mo 08:00-12:00 Tu ...'); state and comment may come first."""
        return bool(self.times or self.always or (self.dates and (self.state or self.comment)))

    def finished(self) -> Rule:
        """The rule; whether its days make sense is for the library to say."""
        return Rule(self.joined, _days(self.dates), tuple(self.times), self.state, self.comment)


def read(text: str) -> tuple[Rule, ...]:
    """The rules of a text; Unreadable for what is none."""
    tokens = _tokens(text)
    drafts = [_Draft()]
    at = 0
    while at < len(tokens):
        at = _step(tokens, at, drafts)
    rules: list[Rule] = []
    for draft in drafts:
        if draft.dates or draft.is_full or draft.state or draft.comment:
            rule = draft.finished()
            continues = rule.joined == "," and rules and rules[-1].joined == "||"  # 'a || b, c': both stand in for a
            rules.append(replace(rule, joined="||" if continues else rule.joined if rules else ";"))
    if not rules:
        raise Unreadable(text)
    return tuple(rules)


def _step(tokens: list[_Token], at: int, drafts: list[_Draft]) -> int:
    """Read what begins at a token into the last draft, or begin the next one; returns where to go on."""
    token, draft = tokens[at], drafts[-1]
    if token.kind in {";", "||"}:
        drafts.append(_Draft(token.text))
    elif _is_time(tokens, at, draft):
        return _read_times(tokens, at, draft)
    elif token.kind == ",":
        more_times = draft.times and not draft.state and not draft.comment and at + 1 < len(tokens) and _is_time(tokens, at + 1, draft)
        if (draft.is_full or draft.state or draft.comment) and not more_times:
            drafts.append(_Draft(","))
        elif draft.dates and not draft.times:
            draft.dates.append(token)
    elif token.kind == "always":
        draft.always = True
    elif token.kind == "state":
        draft.state = token.text
    elif token.kind == "comment":
        draft.comment = token.text.strip() or "?"
    elif token.kind not in {":", "."}:
        if draft.is_full:
            drafts.append(_Draft(","))
        drafts[-1].dates.append(token)
    return at + 1


def _is_time(tokens: list[_Token], at: int, draft: _Draft) -> bool:
    """A bare number is an hour, unless it is a day of a month, a week or the number of a weekday."""
    kind, dates = tokens[at].kind, draft.dates
    if kind != "number" or not dates or draft.times:
        return kind in {"clock", "sun", "number"}
    last = dates[-1].kind
    if _in_brackets(dates):
        return False
    if last == "month":  # 'Oct-Mar 8-12' are hours, 'Oct 8-12' days
        return len(dates) > 2 and dates[-2].kind == "-" and dates[-3].kind == "month"
    if last in {",", "-"} and len(dates) > 1:
        return dates[-2].kind != "number"
    return last not in {"/", "week"}


def _in_brackets(tokens: list[_Token]) -> bool:
    return any(token.kind == "[" for token in tokens) and [token.kind for token in tokens if token.kind in {"[", "]"}][-1] == "["


def _read_times(tokens: list[_Token], at: int, draft: _Draft) -> int:
    """Read 'from-to', 'from+' or 'from-to+'."""
    kinds = [token.kind for token in tokens[at : at + 4]] + [""] * 4
    start, end, length, open_end = _clock(tokens[at]), None, 2, kinds[1] == "+"
    if kinds[1] == "-" and kinds[2] in {"clock", "sun", "number"}:
        end, open_end = _clock(tokens[at + 2]), kinds[3] == "+"
        length = 4 if open_end else 3
    elif not open_end:
        raise Unreadable("a point in time")
    if tokens[at + length :] and tokens[at + length].kind == "/":
        raise Unreadable("points in time")
    if (not start.event and start.minutes >= 24 * 60) or (end is not None and end.minutes > 48 * 60):
        raise Unreadable("no time of a day")
    draft.times.append(Times(start, end, open_end))
    return at + length


def _clock(token: _Token) -> Clock:
    if token.kind == "sun":
        event, sign, shift = re.fullmatch(r"([a-z]+)([+-]?)([\d:]*)", token.text).groups()  # type: ignore[union-attr]  # as it was cut
        return Clock(_minutes(shift) * (-1 if sign == "-" else 1) if shift else 0, event)
    return Clock(_minutes(token.text))


def _minutes(text: str) -> int:
    hours, _, minutes = text.replace(".", ":").partition(":")
    if int(minutes or 0) > 59:
        raise Unreadable(text)
    return int(hours) * 60 + int(minutes or 0)


def _days(tokens: list[_Token]) -> tuple[Days, ...]:
    """Days that must all hold. The library reads all but holidays, so these are cut out: 'Jan-Mar Mo-Fr,PH' → 'Jan-Mar', 'Mo-Fr' or PH."""
    while tokens and tokens[-1].kind == ",":
        tokens = tokens[:-1]
    if not any(token.kind == "holiday" for token in tokens):
        return (Days(_written(tokens)),) if tokens else ()
    first = next(number for number, token in enumerate(tokens) if token.kind in {"weekday", "holiday"})
    parts = [tokens[:first], tokens[first:]] if first and tokens[first - 1].kind != "," else [tokens]
    groups: list[list[_Token]] = [*parts[:-1], []]
    for token in parts[-1]:
        before = groups[-1][-1].kind if groups[-1] else ","
        if before != "," and (token.kind == "holiday") != (before == "holiday") and token.kind not in {",", "offset"}:
            groups.append([])
        of_holiday = token.kind == "offset" and before == "holiday"
        groups[-1].append(_Token("holiday", groups[-1].pop().text + token.text) if of_holiday else token)
    return tuple(_group(group) for group in groups)


def _group(tokens: list[_Token]) -> Days:
    """Holidays apart from what the library reads."""
    holidays = tuple(_holiday(token.text) for token in tokens if token.kind == "holiday")
    others: list[_Token] = []
    for token in tokens:
        if token.kind != "holiday" and not (token.kind == "," and (not others or others[-1].kind == ",")):
            others.append(token)
    if others and others[-1].kind == ",":
        others.pop()
    return Days(_written(others), holidays)


def _holiday(text: str) -> Holiday:
    """'PH' or 'PH -1 day'; a second offset is none that anybody means."""
    found = re.fullmatch(r"(PH|SH)\s*(?:([+-])\s*([0-9]+)\s*days?)?", text, re.IGNORECASE)
    if not found:
        raise Unreadable(text)
    return Holiday(found[1], int(f"{found[2]}{found[3]}") if found[2] else 0)


def _written(tokens: list[_Token]) -> str:
    """Tokens as the library reads them; 'Dec 24,26' is spelt out."""
    text, month = "", ""
    for number, token in enumerate(tokens):
        value, bracketed = token.text, _in_brackets(tokens[:number])
        if token.kind == "offset":
            value = f"{token.text[0]}{int(re.sub(r'[^0-9]', '', token.text))} days"
        elif token.kind in {"month", "week"}:
            year = f"{tokens[number - 1].text} " if number and tokens[number - 1].kind == "year" else ""
            month = year + token.text if token.kind == "month" else ""
        elif token.kind == "number" and not bracketed:
            value = f"{int(token.text):02d}"
            if month and text.endswith(","):
                value = f"{month} {value}"
        glued = token.kind in {",", "-", "/", "[", "]", "+"} or not text or text[-1] in ",-/["
        text += value if glued else f" {value}"
    text = re.sub(r"\b(\d{4})/0?(\d+)", r"\1-9999/\2", text)
    return _STEPS.sub(_every, text)


def _every(found: re.Match[str]) -> str:
    """'Jan 01-31/8' as single days: the library reads no steps of days."""
    return ",".join(f"{found[1]} {day:02d}" for day in range(int(found[2]), int(found[3]) + 1, int(found[4]) or 1))
