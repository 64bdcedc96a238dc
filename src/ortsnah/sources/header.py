"""Which row of a table holds its headings: lists like to begin with a title, a date, or headings of groups of columns."""

from __future__ import annotations

from collections.abc import Sequence

#: so many rows from the beginning are looked at
SAMPLE_ROWS = 40
#: headings fill at least this share of the columns that the better filled rows have
_SHARE = 0.6
_LEAST_COLUMNS = 2


def header_index(filled: Sequence[int]) -> int:
    """The first row that is about as well filled as the others, given how many cells each has; 0 where none stands out."""
    if not filled:
        return 0
    usual = sorted(filled)[(3 * len(filled) - 1) // 4]
    return next((index for index, cells in enumerate(filled) if cells >= max(_LEAST_COLUMNS, _SHARE * usual)), 0)
