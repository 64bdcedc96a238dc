"""What people need: a taxonomy of two levels, and for how long facts about it hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ortsnah.domain.capacity import VALID_DAYS

#: for how many days it holds that somebody verified an entry, where its need says nothing else
VERIFIED_DAYS = 365
#: what may cost a life: whoever asks for it does not wait behind paperwork
DANGERS = frozenset({"notfall.krise", "notfall.gewalt", "notfall.kinderschutz"})


class Need(NamedTuple):
    """A taxonomy term. `id` is 'group' or 'group.leaf'; `short` fits on a small button.

    A report on places holds for `places_days`, a verified fact for `verified_days`; None: as the group says, or the default.
    """

    id: str
    label: str
    short: str = ""
    icon: str = ""
    places_days: int | None = None
    verified_days: int | None = None

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


class Validity:
    """For how many days facts hold, need by need. Of several needs of a service the strictest counts."""

    def __init__(self, needs: Iterable[Need] = ()) -> None:
        self._places: dict[str, int] = {}
        self._verified: dict[str, int] = {}
        for need in needs:  # groups stand before their leaves
            self._places[need.id] = _rule(need.places_days, self._places.get(need.parent, VALID_DAYS))
            self._verified[need.id] = _rule(need.verified_days, self._verified.get(need.parent, VERIFIED_DAYS))

    def places(self, needs: Iterable[str]) -> int:
        """Days for which a report on places holds that does not say so itself."""
        return min((self._places.get(need, VALID_DAYS) for need in needs), default=VALID_DAYS)

    def verified(self, needs: Iterable[str]) -> int:
        """Days after which an entry ought to be verified again."""
        return min((self._verified.get(need, VERIFIED_DAYS) for need in needs), default=VERIFIED_DAYS)


def _rule(own: int | None, inherited: int) -> int:
    return inherited if own is None else own
