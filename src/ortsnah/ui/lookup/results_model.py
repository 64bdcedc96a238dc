"""The rows of the result list: hits, and lines that say what comes below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex

from ortsnah.domain.moments import Moment, now_at
from ortsnah.search.query import Hit, Results, Section
from ortsnah.ui.common.rows_model import RowsModel
from ortsnah.ui.common.wording import Chip, Tone, chips, distance, where

if TYPE_CHECKING:
    from ortsnah.domain.holidays import Holidays


_NO_MOMENT = Moment(dt.date.min)


class ResultRow(NamedTuple):
    """A hit at a moment, or (hit is None) a separator with its sentence."""

    title: str
    hit: Hit | None = None
    today: dt.date = dt.date.min
    moment: Moment = _NO_MOMENT
    listed: bool = False  # on the Merkzettel
    calendar: Holidays | None = None
    sought: tuple[str, ...] = ()  # the words to be marked, folded

    @property
    def heading(self) -> bool:
        """A separator."""
        return self.hit is None

    @property
    def loud(self) -> float:
        """How large the first line at the right is, beside the base size."""
        return 1.0

    def line(self) -> str:
        """Who and where."""
        return where(self.hit) if self.hit else ""

    def distance(self) -> tuple[str, str]:
        """The two lines at the right."""
        return distance(self.hit) if self.hit else ("", "")

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where words that were sought are in a text of the row, as (first, behind the last) letter."""
        if not self.sought:
            return ()
        from ortsnah.search.highlight import marked  # not before something was typed

        return marked(text, self.sought)

    def chips(self) -> list[Chip]:
        """The facts that decide; found out when the row is drawn, for most rows never are."""
        listed = [Chip("auf dem Merkzettel", Tone.GOOD)] if self.listed else []
        return listed + (chips(self.hit, self.today, self.moment, self.calendar) if self.hit else [])

    def lines(self) -> str:
        """The whole row in lines, as a tooltip shows it where something is cut."""
        return "\n".join(part for part in (self.title, self.line(), " · ".join(chip.text for chip in self.chips())) if part)

    def spoken(self) -> str:
        """The whole row, as a screen reader says it."""
        near = " ".join(part for part in self.distance() if part)
        return ", ".join(part for part in (self.title, self.line(), near, *(chip.text for chip in self.chips())) if part)


def rows_of(
    results: Results, now: dt.datetime, need_label: str, listed: frozenset[int], calendar: Holidays | None = None
) -> list[ResultRow]:
    """Hits in their order; a separator stands where what does not serve the place, or only nearly fits, begins."""
    rows: list[ResultRow] = []
    group = None
    today, moment = now.date(), results.moment or now_at(now)  # of a minute: within it rows are equal, and not drawn anew
    last_fit = max((number for number, hit in enumerate(results.hits) if _group(hit) == "fits"), default=-1)
    for number, hit in enumerate(results.hits):
        here = _group(hit)
        if here != group and (rows or here != "fits"):
            told = _separator(here, results, need_label, first=not rows) if number > last_fit else _AMONG[here]
            rows.append(ResultRow(told))
        group = here
        rows.append(ResultRow(hit.listing.name, hit, today, moment, hit.listing.service_id in listed, calendar))
    return rows


def _group(hit: Hit) -> str:
    if hit.section is Section.NEXT:
        return "next"
    return "fits" if hit.fits else "nearly"


#: what is said while something that fits still follows: a typed name comes first also where it does not fit
_AMONG = {"fits": "Passt genau:", "nearly": "Passt nur beinahe:", "next": "Weiter weg:"}


def _separator(group: str, results: Results, need_label: str, *, first: bool) -> str:
    place = results.understood.place or results.query.place
    name = place.place.name if place else "dem Landkreis"
    what = f" für {need_label}" if need_label else ""
    if group == "nearly":
        return f"Passt genau: nichts{what}. Das kommt am nächsten:" if first else "Passt nur beinahe:"
    if first:
        return f"In {name} nichts{what}. Die nächsten:"
    return f"Die nächsten – in {name} sind das alle{what}"


class ResultsModel(RowsModel[ResultRow]):
    """Given rows, it shows them."""

    def set_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show these rows; rows that stay where they are are not drawn anew, so that nothing flickers while typing."""
        kept = min(len(rows), len(self.rows))
        if len(rows) < len(self.rows):
            self.beginRemoveRows(QModelIndex(), kept, len(self.rows) - 1)
            del self.rows[kept:]
            self.endRemoveRows()
        changed = [number for number in range(kept) if rows[number] != self.rows[number]]
        for number in changed:
            self.rows[number] = rows[number]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(rows) > kept:
            self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
            self.rows += rows[kept:]
            self.endInsertRows()

    def hits(self) -> list[int]:
        """Numbers of the rows that are hits, without the separators."""
        return [number for number, row in enumerate(self.rows) if row.hit]
