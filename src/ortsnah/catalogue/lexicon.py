"""The words of a catalogue that point to needs, read as they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from ortsnah.catalogue.reader import Reader
from ortsnah.domain.needwords import INDIVISIBLE, ORDINARY, NeedWord, Phrase, Signal
from ortsnah.domain.text import words


@dataclass(frozen=True, slots=True)
class StemFacts:
    """What a stem says: `weight` of the word, whether it is German, need -> strength when alone, numbers of its phrases."""

    weight: float
    german: bool
    solo: dict[str, float]
    phrases: tuple[int, ...]


def build(connection: sqlite3.Connection, need_words: Iterable[NeedWord], signals: Iterable[Signal]) -> None:
    """Fill the tables of words of a catalogue that is being written."""
    from ortsnah.domain.stems import stem  # the stemmer is needed to write, not to open
    from ortsnah.domain.wordindex import Small, compile_words

    told = [(signal.kind, " ".join(words(signal.phrase)), signal.value) for signal in signals]
    ordinary = {phrase: kind == ORDINARY for kind, phrase, _ in sorted(told, reverse=True) if kind in {ORDINARY, INDIVISIBLE}}
    told = [signal for signal in told if signal[0] not in {ORDINARY, INDIVISIBLE}]
    connection.executemany("INSERT INTO signal (kind, phrase, value) VALUES (?, ?, ?)", told)
    told_as = {kind: {phrase: value for one, phrase, value in told if one == kind} for kind in ("stopword", "pale", "folding")}
    standard = {dialect: " ".join(words(value)) for dialect, value in told_as["folding"].items()}
    index = compile_words(need_words, Small(frozenset(told_as["stopword"]), frozenset(told_as["pale"]), standard))
    phrases_of: dict[str, list[int]] = {}
    for number, phrase in enumerate(index.phrases):
        for one in phrase.weights:
            phrases_of.setdefault(one, []).append(number)
    connection.executemany(
        "INSERT INTO stem (stem, weight, german, needs, phrases) VALUES (?, ?, ?, ?, ?)",
        (
            (one, round(weight, 4), int(one in index.german), _packed(index.solo[one]), json.dumps(phrases_of.get(one, [])))
            for one, weight in sorted(index.weights.items())
        ),
    )
    strangers = sorted(word for word in ordinary if word not in index.surfaces and not (ordinary[word] and stem(word) in index.german))
    connection.executemany("INSERT INTO ordinary (word, divisible) VALUES (?, ?)", ((word, int(ordinary[word])) for word in strangers))
    connection.executemany(
        "INSERT INTO word (surface, stem, is_label) VALUES (?, ?, ?)",
        ((surface, one, int(surface in index.labels)) for surface, one in sorted(index.surfaces.items())),
    )
    connection.executemany(
        "INSERT INTO need_phrase (id, taxonomy_term_id, weights, factor) VALUES (?, ?, ?, ?)",
        ((number, phrase.need, _packed(phrase.weights), round(phrase.factor, 4)) for number, phrase in enumerate(index.phrases)),
    )


def _packed(numbers: dict[str, float]) -> str:
    return json.dumps({key: round(value, 4) for key, value in numbers.items()}, ensure_ascii=False, separators=(",", ":"))


def _signal(kind: str, phrase: str, value: str) -> tuple[str, str, str]:
    return intern(kind), phrase, intern(value)


class Lexicon:
    """Asks the tables of words; what was asked once is remembered."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._facts: dict[str, StemFacts] = {}
        self._phrases: dict[int, Phrase] = {}
        self._signals: list[tuple[str, str, str]] = []

    def surfaces(self) -> list[tuple[str, str, bool]]:
        """(folded word, its stem, whether it is one of our own labels), sorted by word."""
        rows = self._reader.rows("SELECT surface, stem, is_label FROM word ORDER BY surface")
        return [(surface, one, bool(is_label)) for surface, one, is_label in rows]

    def german_stems(self) -> list[str]:
        """The stems of German words."""
        return self._reader.each(str, "SELECT stem FROM stem WHERE german")

    def signals(self) -> list[tuple[str, str, str]]:
        """(kind, folded words joined by spaces, value) of the words that say something else than a need."""
        self._signals = self._signals or self._reader.each(_signal, "SELECT kind, phrase, value FROM signal ORDER BY id")
        return self._signals

    def ordinary(self) -> dict[str, bool]:
        """The ordinary words of the language that are none of ours but resemble one, and whether each may be taken apart.

        What may not be is no form of a word of ours either: 'Bohrer' has nothing to do with the dentist's 'bohren'.
        """
        return {word: bool(divisible) for word, divisible in self._reader.rows("SELECT word, divisible FROM ordinary")}

    def facts(self, stems: Iterable[str]) -> dict[str, StemFacts]:
        """What each of these stems says; stems that are not known are left out."""
        wanted = list(stems)
        missing = [one for one in wanted if one not in self._facts]
        if missing:
            sql = "SELECT stem, weight, german, needs, phrases FROM stem WHERE stem IN (SELECT value FROM json_each(?))"
            rows = self._reader.rows(sql, [json.dumps(missing)])
            read = json.loads(f"[{','.join(f'{needs},{phrases}' for *_, needs, phrases in rows)}]")  # all at once: a third of the time
            for (one, weight, german, *_), needs, phrases in zip(rows, read[::2], read[1::2], strict=True):
                self._facts[one] = StemFacts(weight, bool(german), needs, tuple(phrases))
        return {one: self._facts[one] for one in wanted if one in self._facts}

    def phrases(self, numbers: Iterable[int]) -> dict[int, Phrase]:
        """The phrases of these numbers."""
        wanted = list(numbers)
        missing = [number for number in wanted if number not in self._phrases]
        if missing:
            sql = "SELECT id, taxonomy_term_id, weights, factor FROM need_phrase WHERE id IN (SELECT value FROM json_each(?))"
            for number, need, weights, factor in self._reader.rows(sql, [json.dumps(missing)]):
                read = json.loads(weights)
                self._phrases[number] = Phrase(need, read, sum(read.values()), factor)
        return {number: self._phrases[number] for number in wanted}
