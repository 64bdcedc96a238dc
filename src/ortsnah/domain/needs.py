"""What people need: a taxonomy of two levels, and the words that point to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
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


@dataclass(frozen=True, slots=True)
class NeedWord:
    """A word or phrase that points to a need. `language` is ISO 639-1; `strength` is below 1 for what only lies near."""

    need: str
    phrase: str
    language: str = "de"
    is_label: bool = False
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words that together point to a need: stems with their weights, whose sum is `mass`; `factor` scales it all."""

    need: str
    weights: dict[str, float]
    mass: float
    factor: float


@dataclass(frozen=True, slots=True)
class Signal:
    """A word that is not a need but says something else: `kind` 'urgent', 'language' (value 'ar'), 'age' (value '0-12' months),
    'number' (value '2'), 'stopword', 'folding' (value: the standard German word) ...
    """

    kind: str
    phrase: str
    value: str = ""


def belongs(need: str, wanted: str) -> bool:
    """True when `need` is the wanted need or lies in the wanted group."""
    return need == wanted or need.startswith(wanted + ".")
