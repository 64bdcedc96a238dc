"""The words and phrases that point to needs, and those that say something else."""

from __future__ import annotations

from dataclasses import dataclass

#: the kinds of signal that ordinary words of the language are, and those of them that are not taken apart
ORDINARY, INDIVISIBLE = "ordinary", "indivisible"


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
