"""What was mended or left out in single cells: told once per kind, with the first places where it was so."""

from __future__ import annotations

from dataclasses import dataclass, field

_SHOWN = 5


@dataclass(slots=True)
class Remarks:
    """Kinds of trouble, each with the cells that had it."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, said: str, where: str) -> None:
        """Remember one cell; `said` is a German sentence without its end, `where` names the cell."""
        self.found.setdefault(said, []).append(where)

    def sentences(self) -> list[str]:
        """'Die führende Null der Postleitzahl wurde ergänzt: Zeile 3 („1067“); Zeile 9 („1069“) und 12 weitere.'"""
        return [f"{said}: {_some(cells)}." for said, cells in self.found.items()]


def _some(cells: list[str]) -> str:
    more = f" und {len(cells) - _SHOWN} weitere" if len(cells) > _SHOWN else ""
    return "; ".join(cells[:_SHOWN]) + more
