"""How lists name needs: by our ids, by their German labels, or by words that point to one need alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ortsnah.domain.needs import Need
from ortsnah.domain.needwords import NeedWord
from ortsnah.domain.text import words
from ortsnah.sources.spelling import closest, suggest

_BRACKETS = re.compile(r"\s*\([^)]*\)")


def _key(name: str) -> str:
    return " ".join(words(name))


class NeedNames:
    """Finds the need that a text names."""

    def __init__(self, needs: Iterable[Need], needwords: Iterable[NeedWord] = ()) -> None:
        known = list(needs)
        self.ids = frozenset(need.id for need in known)
        self.labels = {need.id: need.label for need in known}
        self._named: dict[str, str] = {}
        spellings = set()
        for name in ("id", "label", "short"):  # of two needs with the same name the first one, and labels before short forms
            for need in known:
                given = getattr(need, name)
                for spelling in (given, _BRACKETS.sub("", given)):
                    self._named.setdefault(_key(spelling), need.id)
                    spellings.add(spelling)
        self._spellings = frozenset(spellings) - {""}
        self._named.pop("", None)
        pointed: dict[str, set[str]] = {}
        for word in needwords:
            pointed.setdefault(_key(word.phrase), set()).add(word.need)
        self._said = {phrase: next(iter(ids)) for phrase, ids in pointed.items() if len(ids) == 1 and phrase}

    def find(self, name: str) -> str | None:
        """The id of the need with this id or label, in any case and with or without what stands in brackets."""
        return name if name in self.ids else self._named.get(_key(name))

    def propose(self, name: str) -> str | None:
        """The need that a word means, also an everyday one: for a person to confirm."""
        for spelling in (name, name.replace("_", " "), _BRACKETS.sub("", name)):
            if found := self.find(spelling) or self._said.get(_key(spelling)):
                return found
        return None

    def read(self, text: str) -> tuple[str, ...]:
        """The ids that a cell names, separated by ; , / | or line breaks; what is not known stays as it is."""
        return tuple(dict.fromkeys(self._read(text.strip(), [r"[;|\n]", "[,/]"]))) if text.strip() else ()

    def _read(self, text: str, separators: list[str]) -> list[str]:
        """Labels may hold a comma themselves ('Lesen, Schreiben, Rechnen'): the whole is looked up before its parts."""
        if found := self.find(text):
            return [found]
        if not separators:
            return [text]
        parts = [part.strip() for part in re.split(separators[0], text)]
        return [found for part in parts if part for found in self._read(part, separators[1:])]

    def closest(self, name: str) -> str:
        """The id or label most like a name, '' when none is."""
        return self.propose(name) or closest(name, self._spellings)

    def suggest(self, wrong: Iterable[str]) -> str:
        """Names that do not exist, each with the need that may be meant, by its id or by its label."""
        return suggest(wrong, self._spellings, self.propose)
