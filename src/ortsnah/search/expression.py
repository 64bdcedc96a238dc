"""Match expressions for the text index (FTS5)."""

from __future__ import annotations

from collections.abc import Iterable


def term(word: str, unfinished: bool = False) -> str:
    """One word; `unfinished`: or any that begins so. Folded words hold no quotes."""
    return f'"{word}"*' if unfinished else f'"{word}"'


def any_of(parts: Iterable[str]) -> str:
    """One of the parts; '' for none."""
    kept = [part for part in parts if part]
    return f"({' OR '.join(kept)})" if kept else ""


def all_of(parts: Iterable[str]) -> str:
    """All of the parts, empty ones left out; '' for none."""
    return " AND ".join(part if part.startswith(("(", "{")) else f"({part})" if " " in part else part for part in parts if part)


def in_title(typed: Iterable[str]) -> str:
    """Name and organisation hold all the typed words or words that begin so; '' for none."""
    kept = [word for word in typed if len(word) > 1]
    return f"{{title}} : ({all_of(term(word, unfinished=True) for word in kept)})" if kept else ""
