"""Which need the tags of an OpenStreetMap object speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ortsnah.domain.errors import NOTHING_CHANGED, SourceError

_CONDITION = re.compile(r"([^=&*\s]+)\s*=\s*([^=&]*[^=&\s])")


@dataclass(frozen=True, slots=True)
class _Rule:
    need: str
    conditions: tuple[tuple[str, str], ...]

    def fits(self, tags: dict[str, str]) -> bool:
        return all(_holds(tags.get(key), value) for key, value in self.conditions)

    def says_more_than(self, other: _Rule) -> bool:
        """True when it has more conditions, and all of the other's among them."""
        mine = dict(self.conditions)
        implied = all(key in mine and value in ("*", mine[key]) for key, value in other.conditions)
        return implied and len(self.conditions) > len(other.conditions)


@dataclass(frozen=True, slots=True)
class TagRules:
    """The rules of needs.toml: conditions on tags, and the need that they mean. The closest ones first."""

    rules: tuple[_Rule, ...] = ()

    @classmethod
    def from_needs(cls, rows: list[tuple[str, str]]) -> TagRules:
        """Rules from pairs of need id and text: 'amenity=kindergarten', 'office=* & government=register_office'."""
        rules = [_Rule(need, _conditions(need, text)) for need, text in rows]
        return cls(tuple(sorted(rules, key=lambda rule: -len(rule.conditions))))

    def needs_of(self, tags: dict[str, str]) -> tuple[str, ...]:
        """The needs that the tags speak of, the closest first; a general rule is silent where a closer one of its kind fits."""
        fitting = [rule for rule in self.rules if rule.fits(tags)]
        spoken = [rule.need for rule in fitting if not any(other.says_more_than(rule) for other in fitting)]
        return tuple(dict.fromkeys(spoken))


def _conditions(need: str, text: str) -> tuple[tuple[str, str], ...]:
    found = [_CONDITION.fullmatch(part.strip()) for part in text.split("&")]
    if not all(found):
        raise SourceError(f"Die OSM-Regel „{text}“ beim Bedarf „{need}“ ist keine Folge von schlüssel=wert.", NOTHING_CHANGED)
    return tuple((condition[1], condition[2]) for condition in found if condition)


def _holds(given: str | None, wanted: str) -> bool:
    """OSM writes several values of a key with semicolons between them."""
    if given is None:
        return False
    return wanted in ("*", given) or (";" in given and wanted in (part.strip() for part in given.split(";")))
