"""Reads German sentences on opening hours ('Mo–Do 8–12 Uhr und 14–16 Uhr, Fr 8–13 Uhr') and proposes OSM syntax.

A person confirms the proposal. What is not clear is refused, with the reason: a wrong hour sends somebody to a closed door.
"""

from __future__ import annotations

from typing import NamedTuple

from ortsnah.domain import hours
from ortsnah.domain.german_table import NO_TIME, Part, Table
from ortsnah.domain.german_tokens import Refused, Token, tokens
from ortsnah.domain.opening_writing import WEEKDAYS

_LONGEST = 1000
_UNCLEAR = "„{}“ ist nicht eindeutig. Bitte nennen Sie die Tage oder Monate, die gemeint sind."
_ASKED_WHEN = "Es ist nicht klar, für welche Zeiten „{}“ gilt."
_TIMES = frozenset({"span", "from", "always"})
_JOINERS = ("und ", "oder ", "sonst ", "sowie ", "auch ", "ansonsten ", "außerhalb dieser zeiten ")


class Proposal(NamedTuple):
    """OSM syntax to be confirmed, or '' and a German sentence why there is none."""

    syntax: str
    reason: str = ""


def propose(text: str) -> Proposal:
    """A proposal, or the reason why there is none."""
    if len(text) > _LONGEST:
        return Proposal("", "Der Text ist zu lang.")
    try:
        syntax = _Reader(tokens(text)).read()
    except Refused as refused:
        return Proposal("", str(refused))
    if not hours.is_readable(syntax):
        return Proposal("", "Das ist nicht verstanden. Bitte in der Art „Mo–Fr 8–12 Uhr“ schreiben.")
    return Proposal(syntax)


class _Reader:
    """Goes through the tokens once; there is a method for each kind of token."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.part = Part()
        self.table = Table()
        self.excepting = False
        self.ranging = False
        self.only = False

    def read(self) -> str:
        """The whole text as OSM syntax."""
        for number, token in enumerate(self.tokens):
            self.at = number
            getattr(self, f"_{token.kind}")(token)
            if token.kind not in {"to", "and"}:
                self.ranging = False
        self._begin("")
        return self.table.written()

    def _finish(self) -> None:
        """Put what was read of some days where it belongs, and begin anew in the same period."""
        if self.ranging:
            raise Refused("Nach „bis“ fehlt etwas.")
        if self.part.spans:
            self.table.enter(self.part)
        elif self.part.days or self.part.numbers:
            raise Refused(NO_TIME)
        self.part, self.excepting = Part("" if self.part.is_dated and self.part.spans else self.part.period), False

    def _begin(self, period: str) -> None:
        self._finish()
        self.table.require(self.part.period)
        self.part = Part(period)

    def _unclear(self, token: Token) -> None:
        raise Refused(_UNCLEAR.format(token.text.strip()))

    # ---- days

    def _day(self, token: Token) -> None:
        if self.excepting:
            self.part.left_out += _to(self.part.left_out, token.value) if self.ranging else [token.value]
            return
        if self.part.spans and self.part.days and not self.ranging and not self.part.times_first:
            self._finish()
        if self.part.spans and not self.part.days:
            self.part.times_first = True
        self.part.days += _to(self.part.days, token.value) if self.ranging else [token.value]

    def _daily(self, _: Token) -> None:
        self._several(list(WEEKDAYS))

    def _weekend(self, _: Token) -> None:
        self._several(["Sa", "Su"])

    def _several(self, days: list[str]) -> None:
        for day in days:
            self._day(Token("day", day, ""))

    def _public(self, token: Token) -> None:
        if self.excepting:
            self.table.close("", ["PH"])
        else:
            self._day(Token("day", "PH", token.text))

    def _nth(self, token: Token) -> None:
        if self.part.spans:
            self._finish()
        self.part.numbers.append(token.value)

    def _monthly(self, _: Token) -> None:
        self.part.monthly = True

    # ---- periods

    def _school(self, token: Token) -> None:
        if self.excepting:
            self._term(token)
        else:
            self._begin("SH")

    def _term(self, _: Token) -> None:
        self.table.close("SH", [])

    def _week(self, token: Token) -> None:
        if self.part.days and not self.part.spans:  # 'montags in geraden Wochen 9-12 Uhr'
            self.part.period = token.value
        else:
            self._begin(token.value)

    def _month(self, token: Token) -> None:
        if self.ranging and self.part.period:
            self.part.period += f"-{token.value}"
        elif self.at and self.tokens[self.at - 1].kind == "and" and self.part.has_month and not (self.part.days or self.part.spans):
            self.part.period += f",{token.value}"  # 'am 24.12. und 31.12.'
        else:
            self._begin(token.value)

    _date = _month

    # ---- times

    def _span(self, token: Token) -> None:
        begin, end = token.minutes
        if end <= begin and not (begin >= 17 * 60 and end <= 12 * 60):
            raise Refused(f"„{token.text.strip()}“ endet, bevor es beginnt.")
        if 0 < begin < 6 * 60 and end <= 8 * 60 and not token.text.strip().startswith("0"):
            raise Refused(f"„{token.text.strip()}“: Ist der Nachmittag gemeint? Bitte mit 24 Stunden schreiben.")
        self._timed((begin, end if end > begin else end + 24 * 60))

    def _from(self, token: Token) -> None:
        self._timed((token.minutes[0], -1))

    def _timed(self, span: tuple[int, int]) -> None:
        if self.excepting and self.part.spans:
            raise Refused("Es ist nicht klar, worauf sich „außer“ bezieht.")
        if self.part.times_first and self.part.days:
            self._finish()
        self.part.spans.append(span)
        self.part.only |= self.only
        self.excepting = self.only = False

    def _point(self, token: Token) -> None:
        raise Refused(f"„{token.text.strip()}“: Es fehlt, bis wann (oder von wann an) geöffnet ist.")

    def _always(self, _: Token) -> None:
        if self.part.days:
            self._timed((0, 24 * 60))
        else:
            self.table.always = True

    def _half(self, _: Token) -> None:
        """'vormittags' beside a time says nothing more, and alone too little."""
        if self.excepting:  # 'außer freitags nachmittags'
            raise Refused("Es ist nicht klar, worauf sich „außer“ bezieht.")
        following = self.tokens[self.at + 1].kind if self.at + 1 < len(self.tokens) else ""
        if not self.part.spans and following not in {"span", "from", "ask"}:
            raise Refused(NO_TIME)

    # ---- what is closed, or has to be asked for

    def _closed(self, _: Token) -> None:
        if self.part.spans:
            raise Refused("Es ist nicht klar, was geschlossen ist.")
        if not self.part.days and not self.part.period:
            raise Refused("Es ist nicht klar, wann geschlossen ist.")
        if self.part.numbers:
            self.table.close_some(self.part)
        else:
            self.table.close(self.part.period, self.part.days)
        self.part = Part(self.part.period if self.part.days and not self.part.is_dated else "")

    def _except(self, _: Token) -> None:
        self.excepting = True

    def _ask(self, token: Token) -> None:
        said = _without_joiners(token.text).replace('"', "")
        if self.at == 0 and any(following.kind in _TIMES for following in self.tokens):
            raise Refused(_ASKED_WHEN.format(said))  # 'Termine nur nach Vereinbarung: Mo-Fr 8-12'
        of_visits = said.casefold().startswith("termin")
        only = not token.value and said.casefold().removeprefix("termine ").startswith("nur")
        after_time = self.tokens[self.at - 1].kind in _TIMES and not of_visits
        if only and not after_time and self.table.has_hours and (self.part.spans or not self.part.days):
            raise Refused(_ASKED_WHEN.format(said))
        if self.part.days and not token.value and (not self.part.spans or after_time or only):
            self.table.ask(self.part, said)
            self.part = Part(self.part.period)
        else:
            self._finish()
            self.table.fallback = said

    def _only(self, _: Token) -> None:
        self.only = True

    # ---- what joins

    def _to(self, token: Token) -> None:
        self.ranging = self.at > 0 and self.tokens[self.at - 1].kind in {"day", "month", "date"}
        if not self.ranging:
            raise Refused(f"„{token.text}“ ist hier nicht verstanden.")

    def _and(self, _: Token) -> None:
        if self.ranging:
            raise Refused("Nach „bis“ fehlt etwas.")

    def _break(self, _: Token) -> None:
        if self.part.spans and (self.part.days or self.part.period):
            self._finish()


def _to(days: list[str], last: str) -> list[str]:
    """The days after the last one up to another: 'Mo' to 'Th' gives Tu, We, Th; round the end of the week too."""
    if not days or "PH" in {days[-1], last}:
        raise Refused("„bis“ steht nicht zwischen zwei Wochentagen.")
    first = WEEKDAYS.index(days[-1])
    return [WEEKDAYS[(first + step) % 7] for step in range(1, (WEEKDAYS.index(last) - first) % 7 + 1)]


def _without_joiners(text: str) -> str:
    """'nach Vereinbarung' of 'und nach Vereinbarung'."""
    text = text.strip()
    while joiner := next((word for word in _JOINERS if text.casefold().startswith(word.casefold())), ""):
        text = text[len(joiner) :].lstrip()
    return text
