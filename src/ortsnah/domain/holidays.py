"""Public and school holidays of a German state, from resources/holidays/. What is not known is None, never guessed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ortsnah.paths import resources


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included, under one name."""

    first: dt.date
    last: dt.date
    name: str = ""

    def holds(self, day: dt.date) -> bool:
        """True for a day within."""
        return self.first <= day <= self.last


@dataclass(frozen=True, eq=False, slots=True)
class Holidays:
    """The calendar of a state; `partly` are days that are public holidays in a part of it only."""

    public: dict[dt.date, str] = field(default_factory=dict)
    partly: dict[dt.date, str] = field(default_factory=dict)
    school: tuple[Span, ...] = ()  # in order
    public_known: Span | None = None
    school_known: Span | None = None

    def is_public(self, day: dt.date) -> bool | None:
        """None where it is not known, or not the same everywhere."""
        if day in self.partly or self.public_known is None or not self.public_known.holds(day):
            return None
        return day in self.public

    def is_school(self, day: dt.date) -> bool | None:
        """None outside of the years whose school holidays are known."""
        if self.school_known is None or not self.school_known.holds(day):
            return None
        return bool(self._school_span(day))

    def name(self, day: dt.date) -> str:
        """'Allerheiligen', 'Herbstferien', or ''."""
        span = self._school_span(day)
        return self.public.get(day) or (span.name if span else "")

    def _school_span(self, day: dt.date) -> Span | None:
        number = bisect_right(self.school, day, key=lambda span: span.first)
        return self.school[number - 1] if number and self.school[number - 1].holds(day) else None


@lru_cache(maxsize=4)
def of(state: str) -> Holidays:
    """The calendar of a state ('SL', ISO 3166-2 without 'DE-'); what holds in all of Germany for '' and for unknown states."""
    folder = resources() / "holidays"
    path = folder / f"DE-{state}.tsv"
    return read(path if state.isalpha() and path.is_file() else folder / "DE.tsv")


def read(path: Path) -> Holidays:
    """Read a file: lines of kind, first day, last day and name; see resources/holidays/README.md."""
    public: dict[dt.date, str] = {}
    partly: dict[dt.date, str] = {}
    school: list[Span] = []
    known: dict[str, Span] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, *cells = line.split("\t")
        if kind == "known":
            known[cells[0]] = Span(dt.date.fromisoformat(cells[1]), dt.date.fromisoformat(cells[2]))
            continue
        span = Span(dt.date.fromisoformat(cells[0]), dt.date.fromisoformat(cells[1]), cells[2])
        if kind == "school":
            school.append(span)
        else:
            (public if kind == "public" else partly)[span.first] = span.name
    ordered = tuple(sorted(school, key=lambda span: span.first))
    return Holidays(public, partly, ordered, known.get("public"), known.get("school"))
