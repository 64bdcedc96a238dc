"""Words that do not exist, each with the closest one that does."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from functools import lru_cache

from ortsnah.domain.text import fold

_SAID, _LONGEST = 12, 80


def suggest(wrong: Iterable[str], right: Iterable[str], propose: Callable[[str], str | None] = lambda _: None) -> str:
    """'„strete“ (gemeint ist vielleicht „street“)'; `propose` knows better than the spelling, where it knows."""
    known, wrong = frozenset(right), list(wrong)
    said = []
    for word in wrong[:_SAID]:
        close = propose(word) or closest(word, known)
        said.append(f"„{word}“ (gemeint ist vielleicht „{close}“)" if close else f"„{word}“")
    return ", ".join(said) + (f" und {len(wrong) - _SAID} weitere" if len(wrong) > _SAID else "")


@lru_cache(maxsize=4096)
def closest(word: str, known: frozenset[str]) -> str:
    """The known word most like this one, '' when none is. Cached: a wrong word tends to stand in every row."""
    spelt = {_plain(name): name for name in sorted(known)}
    close = difflib.get_close_matches(_plain(word[:_LONGEST]), spelt, 1, 0.6)
    return spelt[close[0]] if close else ""


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
