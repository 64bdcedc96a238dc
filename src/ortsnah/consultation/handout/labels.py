"""The words of the sheets: one file per language in resources/handout, editable with any text editor."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ortsnah import paths

#: in the order in which they are offered
ORDER = ("de", "de-leicht", "en", "fr", "tr", "uk", "ru", "ar", "fa", "ro", "bg", "pl")

#: a telephone number, a day, hours
_NUMBER = re.compile(r"\+?\d(?:[\d ()/.,:–-]*\d)?")


class Language(NamedTuple):
    """A language to choose: the name of its file, its German and its own name."""

    code: str
    german: str
    own: str


@dataclass(frozen=True, slots=True)
class Labels:
    """One language. `needs` and `documents` translate; the German file has none."""

    code: str
    tag: str
    german: str
    own: str
    rtl: bool
    decimal: str
    words: Mapping[str, str]
    weekdays: tuple[str, ...]
    needs: Mapping[str, str]
    documents: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    @property
    def comma(self) -> str:
        """What stands between the parts of a list."""
        return "، " if self.rtl else ", "

    def apart(self, text: str) -> str:
        """Numbers, and text that runs from left to right: kept in their order among words that run from right to left.

        A text that itself runs from right to left keeps its direction in every language, and so do the numbers in it.
        """
        if is_rtl(text):
            return f"\u2068{_NUMBER.sub(_isolated, text)}\u2069"
        return f"\u2066{text}\u2069" if self.rtl and text else text

    def number(self, text: str) -> str:
        """A number with a decimal point, as the language writes it."""
        return text.replace(".", self.decimal)

    @property
    def is_german(self) -> bool:
        """True for German in any form: there the originals need no translation beside them."""
        return self.tag.partition("-")[0] == "de"


def is_rtl(text: str) -> bool:
    """True for a text with words that run from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _isolated(number: re.Match[str]) -> str:
    return f"\u2066{number[0]}\u2069"


@lru_cache(maxsize=len(ORDER))
def labels(code: str) -> Labels:
    """The words of one language."""
    if code not in ORDER:
        raise KeyError(code)
    found = tomllib.loads((paths.resources() / "handout" / f"{code}.toml").read_text(encoding="utf-8"))
    return Labels(
        code=code, tag=found["tag"], german=found["german"], own=found["own"], rtl=found.get("direction") == "rtl",
        decimal=found.get("decimal", ","), words=found["words"],
        weekdays=tuple(found["weekdays"]), needs=found.get("needs", {}), documents=found.get("documents", {}),
    )  # fmt: skip


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """All languages of the sheets, in the order in which they are offered."""
    return tuple(Language(code, labels(code).german, labels(code).own) for code in ORDER)
