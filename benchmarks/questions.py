"""The 200 mixed questions: words, prefixes, typing mistakes, need and radius, and all of it together."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from ortsnah.catalogue.read import Catalogue, KnownPlace
from ortsnah.domain.text import words

KINDS = ("word", "prefix", "typo", "near", "together")
#: what every kind is called in the tables
NAMES = {
    "word": "words",
    "prefix": "beginnings",
    "typo": "typing mistakes",
    "near": "need + radius",
    "together": "all together",
    "all": "all 200",
}
_ALPHABET = "abcdefghiklmnoprstuwz"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in words that every engine understands. `place` is a row of the catalogue, 0 for the whole of it."""

    kind: str
    text: str = ""
    need: str = ""
    place: int = 0
    latitude: float | None = None
    longitude: float | None = None
    km: float | None = None


def questions(catalogue: Catalogue, number: int = 200, seed: int = 7) -> list[Question]:
    """As many of every kind, in mixed order, the same for the same catalogue and seed."""
    asker = _Asker(catalogue, random.Random(seed))
    asked = [asker.ask(KINDS[n % len(KINDS)]) for n in range(number)]
    asker.draw.shuffle(asked)
    return asked


def any_texts(number: int = 200, seed: int = 5) -> list[str]:
    """Texts that nobody means: letters, marks and signs of all scripts, short and long, and what a query language might stumble over."""
    draw = random.Random(seed)
    signs = [chr(code) for code in (*range(0x20, 0x2AF), *range(0x370, 0x1FFF), *range(0x2000, 0x3100), *range(0x1F300, 0x1F700))]
    pools = (signs, list(_ALPHABET + "äöüß "), list(_ALPHABET[:4] + " "), list('"*():^{}-+ NEARORANDNOT0'))
    long = ["a" * 5000, "kinder" * 500, "x " * 1000]
    return long + ["".join(draw.choices(draw.choice(pools), k=int(1 + 200 * draw.random() ** 3))) for _ in range(number - len(long))]


def as_rows(asked: Iterable[Question]) -> list[dict[str, object]]:
    """For a JSON file."""
    return [asdict(question) for question in asked]


class _Asker:
    def __init__(self, catalogue: Catalogue, draw: random.Random) -> None:
        self.catalogue, self.draw = catalogue, draw
        self.places = [known for known in catalogue.places() if known.place.point]
        self.needs = [need.id for need in catalogue.needs() if not need.is_group]
        known = catalogue.lexicon.surfaces()
        german = {stem for stem, facts in catalogue.lexicon.facts(stem for _, stem, _ in known[:30_000]).items() if facts.german}
        self.words = [word for word, stem, _ in known if stem in german and len(word) > 3 and word.isalpha()]

    def ask(self, kind: str) -> Question:
        draw = self.draw
        home = draw.choice(self.places)
        if kind == "near":
            return _at(home, kind, need=draw.choice(self.needs), km=draw.choice((5.0, 15.0, 30.0)))
        if kind == "together":
            ways: list[Callable[[str], str]] = [self.cut, self.mistyped, str.strip]
            change = draw.choice(ways)
            return _at(home, kind, f"{self.title_word()} {change(self.word())}", need=draw.choice(self.needs), km=draw.choice((15.0, 30.0)))
        text = {"word": self.one_or_two, "prefix": lambda: self.cut(self.one_or_two()), "typo": lambda: self.mistyped(self.word(6))}[kind]()
        return _at(home, kind, text) if draw.random() < 0.7 else Question(kind, text)

    def word(self, least: int = 4) -> str:
        """A word for a need, or one that stands in a service."""
        while True:
            found = self.draw.choice(self.words) if self.draw.random() < 0.6 else self.title_word()
            if len(found) >= least:
                return found

    def title_word(self) -> str:
        """A word from the name, the organisation or the description of any service."""
        service = self.catalogue.service(self.draw.randint(1, self.catalogue.about.services))
        text = self.draw.choice((service.name, service.organization, service.description))
        return self.draw.choice([word for word in words(text) if len(word) > 3 and word.isalpha()] or ["beratung"])

    def one_or_two(self) -> str:
        return self.word() if self.draw.random() < 0.6 else f"{self.word()} {self.draw.choice((self.title_word(), self.word()))}"

    def cut(self, text: str) -> str:
        """The text as far as it was typed: its last word has two to eight letters."""
        *before, last = text.split(" ")
        return " ".join([*before, last[: self.draw.randint(2, max(2, min(8, len(last) - 1)))]])

    def mistyped(self, text: str) -> str:
        """One typing mistake, or two in a word of eight letters or more; the first letter stays."""
        for _ in range(2 if len(text) >= 8 and self.draw.random() < 0.5 else 1):
            at = self.draw.randrange(1, len(text) - 1)
            letter = self.draw.choice(_ALPHABET)
            text = self.draw.choice((text[:at] + text[at + 1 :], text[:at] + letter + text[at:], text[:at] + letter + text[at + 1 :],
                                     text[:at] + text[at + 1] + text[at] + text[at + 2 :]))  # fmt: skip
        return text


def _at(home: KnownPlace, kind: str, text: str = "", need: str = "", km: float | None = None) -> Question:
    point = home.place.point
    assert point is not None
    return Question(kind, text, need, home.id, point.latitude, point.longitude, km)
