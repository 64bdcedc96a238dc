"""tantivy, the engine in Rust: German stems, and terms with one or two typing mistakes where the words as typed find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Filter, Occur, Query, TextAnalyzerBuilder, Tokenizer

from benchmarks.peers.common import LIMIT, Document, box, distance, mark

_SHOWN = ("key", "name", "organization", "labels", "place", "municipality", "description", "phone")
_FAR, _MANY = (6.0, 25.0, 100.0), 5000


class Relevance:
    """The best by bm25 first; inside a circle the nearest first."""

    name = "tantivy (German stems, fuzzy)"
    folder_name = "tantivy"

    def __init__(self) -> None:
        self.stems = (
            TextAnalyzerBuilder(Tokenizer.simple())
            .filter(Filter.lowercase())
            .filter(Filter.stemmer("german"))
            .filter(Filter.ascii_fold())
            .build()
        )
        self.plain = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold()).build()
        builder = tantivy.SchemaBuilder()
        for field in _SHOWN:
            builder.add_text_field(field, stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("stem", tokenizer_name="german", index_option="freq")
        builder.add_text_field("word", tokenizer_name="plain", index_option="freq")
        builder.add_text_field("need", tokenizer_name="plain", index_option="basic")
        for field in ("latitude", "longitude"):
            builder.add_float_field(field, stored=True, indexed=True, fast=True)
        builder.add_integer_field("free", stored=True)
        self.schema = builder.build()

    def _register(self, index: tantivy.Index) -> tantivy.Index:
        index.register_tokenizer("german", self.stems)
        index.register_tokenizer("plain", self.plain)
        return index

    def build(self, documents: Iterator[Document], folder: Path) -> None:
        """One segment."""
        index = self._register(tantivy.Index(self.schema, path=str(folder)))
        writer = index.writer(heap_size=512_000_000, num_threads=1)
        for d in documents:
            body = " ".join((d.name, d.organization, d.labels, d.place, d.municipality, d.description))
            document = tantivy.Document(stem=[body], word=[body], need=[d.needs], **{field: [getattr(d, field)] for field in _SHOWN})
            if d.latitude is not None and d.longitude is not None:
                document.add_float("latitude", d.latitude)
                document.add_float("longitude", d.longitude)
            if d.free is not None:
                document.add_integer("free", d.free)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """The newest state."""
        self.index = self._register(tantivy.Index.open(str(folder)))
        self.index.reload()
        self.searcher = self.index.searcher()

    def close(self) -> None:
        """Let go."""
        del self.searcher, self.index

    def ask(self, question: dict[str, Any]) -> list[tuple[Any, ...]]:
        """As typed; with typing mistakes where that finds nothing."""
        found = self._find(question, 0)
        return found or (self._find(question, 1) if question["text"] else found)

    def _find(self, question: dict[str, Any], mistakes: int) -> list[tuple[Any, ...]]:
        parts = [(Occur.Must, query) for query in self._words(question["text"], mistakes, unfinished=True)]
        if question["need"]:
            parts.append((Occur.Must, self._filter(Query.term_query(self.schema, "need", mark(question["need"]), "basic"))))
        if question["km"] is None:
            return self._shown([address for _, address in self._search(parts, LIMIT)])
        return self._nearest(parts, question, question["km"])

    def _search(self, parts: list[tuple[Any, Any]], limit: int) -> list[tuple[Any, Any]]:
        return list(self.searcher.search(Query.boolean_query(parts), limit=limit, count=False).hits)

    def _nearest(self, parts: list[tuple[Any, Any]], question: dict[str, Any], km: float) -> list[tuple[Any, ...]]:
        """What lies in the box, by its exact distance."""
        south, north, west, east = box(question, km)
        inside = [
            Query.range_query(self.schema, "latitude", FieldType.Float, south, north),
            Query.range_query(self.schema, "longitude", FieldType.Float, west, east),
        ]
        found = [address for _, address in self._search([*parts, *((Occur.Must, self._filter(query)) for query in inside)], _MANY)]
        at, along = (self.searcher.fast_field_values(field, found) for field in ("latitude", "longitude"))
        far = [
            distance(question, a[0] if isinstance(a, list) else a, b[0] if isinstance(b, list) else b)
            for a, b in zip(at, along, strict=True)
        ]
        order = sorted((km_away, n) for n, km_away in enumerate(far) if km_away <= km)
        return self._shown([found[n] for _, n in order[:LIMIT]])

    def _shown(self, addresses: list[Any]) -> list[tuple[Any, ...]]:
        documents = [self.searcher.doc(address) for address in addresses]
        return [tuple(document.get_first(field) for field in (*_SHOWN, "free", "latitude", "longitude")) for document in documents]

    def _filter(self, query: Any) -> Any:
        return Query.const_score_query(query, 0.0)

    def _words(self, text: str, mistakes: int, *, unfinished: bool) -> list[Any]:
        """For every typed word its stem, or the word with typing mistakes; the last may be a beginning."""
        plain, stems = self.plain.analyze(text), self.stems.analyze(text)
        found = []
        for n, (word, stem) in enumerate(zip(plain, stems, strict=True)):
            last = unfinished and n == len(plain) - 1
            ways = [Query.term_query(self.schema, "stem", stem, "freq")]
            most = 0 if not mistakes or len(word) < 4 else 1 if len(word) < 8 else 2
            if last or most:
                ways.append(Query.fuzzy_term_query(self.schema, "word", word, distance=most, prefix=last))
            found.append(Query.boolean_query([(Occur.Should, way) for way in ways]) if len(ways) > 1 else ways[0])
        return found

    def rank(self, text: str) -> list[str]:
        """Any of the words, as stems or with typing mistakes."""
        parts = [(Occur.Should, query) for query in self._words(text, 1, unfinished=text[-1:].isalnum())]
        return [str(self.searcher.doc(address).get_first("key")) for _, address in self._search(parts, 10)] if parts else []


class Nearest(Relevance):
    """As we order: the nearest first whenever a place is known, in growing circles."""

    name = "tantivy, the nearest first"

    def _find(self, question: dict[str, Any], mistakes: int) -> list[tuple[Any, ...]]:
        if question["latitude"] is None or question["km"] is not None:
            return super()._find(question, mistakes)
        parts = [(Occur.Must, query) for query in self._words(question["text"], mistakes, unfinished=True)]
        found: list[tuple[Any, ...]] = []
        for km in _FAR:
            found = self._nearest(parts, question, km)
            if len(found) >= LIMIT:
                return found
        return self._nearest(parts, question, 2000.0)
