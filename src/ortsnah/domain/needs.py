"""What people need: a taxonomy of two levels, and the words that point to it."""

from __future__ import annotations

from typing import NamedTuple


class Need(NamedTuple):
    """A taxonomy term. `id` is 'group' or 'group.leaf'; `short` fits on a small button."""

    id: str
    label: str
    short: str = ""
    icon: str = ""

    @property
    def parent(self) -> str:
        """Id of the group, '' for a group itself."""
        return self.id.rpartition(".")[0]

    @property
    def is_group(self) -> bool:
        """True for one of the groups in the list at the left of the window."""
        return "." not in self.id


def belongs(need: str, wanted: str) -> bool:
    """True when `need` is the wanted need or lies in the wanted group."""
    return need == wanted or need.startswith(wanted + ".")
