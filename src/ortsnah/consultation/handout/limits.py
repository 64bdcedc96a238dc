"""A sheet is for a refrigerator door: what is longer than a page could hold is cut short, and says so with dots."""

from __future__ import annotations

from ortsnah.consultation.handout.tree import Line, Span

#: letters and lines of one fact
MOST_LETTERS, MOST_LINES = 1000, 12
_MORE = Span(" …")


def bounded(lines: tuple[Line, ...], letters: int = MOST_LETTERS) -> tuple[Line, ...]:
    """The lines, or as much of them as a fact may have."""
    left = letters
    kept: list[Line] = []
    for line in lines[:MOST_LINES]:
        spans: list[Span] = []
        for span in line:
            spans.append(span if len(span.text) <= left else span._replace(text=_cut(span.text, left)))
            left -= len(span.text)
            if left < 0:
                return (*kept, (*spans, _MORE))
        kept.append(tuple(spans))
    return (*kept, (_MORE,)) if len(lines) > MOST_LINES else tuple(kept)


def _cut(text: str, letters: int) -> str:
    """So many letters, no half word; what was isolated stays so."""
    short = text[:letters]
    short = short.rsplit(" ", 1)[0] if " " in short else short
    return short + "\u2069" * (sum(map(short.count, "\u2066\u2068")) - short.count("\u2069"))
