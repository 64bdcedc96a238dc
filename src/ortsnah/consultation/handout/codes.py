"""QR codes as rows of dark and light."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=64)
def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code of medium error correction, without the quiet margin around it."""
    import segno

    return tuple(tuple(bool(module) for module in row) for row in segno.make(content, error="m", micro=False, boost_error=False).matrix)


def runs(content: str) -> list[tuple[int, int, int]]:
    """The dark runs as (column, row, length): fewer shapes to draw."""
    found = []
    for row, line in enumerate(modules(content)):
        start = None
        for column, dark in enumerate((*line, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((start, row, column - start))
                start = None
    return found
