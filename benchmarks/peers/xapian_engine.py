"""Xapian with the German stemmer and its spelling correction (Debian's python3-xapian)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.append("/usr/lib/python3/dist-packages")
import xapian

from benchmarks.peers.common import LIMIT, Document, box, mark

_LATITUDE, _LONGITUDE, _POINT = 0, 1, 2
_NEED = "XN"


class Xapian:
    """The best by bm25 first; inside a circle the nearest first."""

    name = "Xapian (German stems, spelling)"

    def build(self, documents: Iterator[Document], folder: Path) -> None:
        """The database with its spelling dictionary."""
        db = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE)
        terms = xapian.TermGenerator()
        terms.set_database(db)
        terms.set_stemmer(xapian.Stem("german"))
        terms.set_flags(xapian.TermGenerator.FLAG_SPELLING)
        for d in documents:
            document = xapian.Document()
            terms.set_document(document)
            for text in (d.name, d.organization, d.labels, d.place, d.municipality, d.description):
                terms.index_text_without_positions(text)
            for need in d.needs.split():
                document.add_boolean_term(_NEED + need)
            if d.latitude is not None and d.longitude is not None:
                document.add_value(_LATITUDE, xapian.sortable_serialise(d.latitude))
                document.add_value(_LONGITUDE, xapian.sortable_serialise(d.longitude))
                document.add_value(_POINT, xapian.LatLongCoord(d.latitude, d.longitude).serialise())
            document.set_data(json.dumps(d))
            db.add_document(document)
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        """Read-only."""
        self.db = xapian.Database(str(folder))
        self.parser = xapian.QueryParser()
        self.parser.set_database(self.db)
        self.parser.set_stemmer(xapian.Stem("german"))
        self.parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self.parser.set_max_expansion(100, xapian.Query.WILDCARD_LIMIT_MOST_FREQUENT, xapian.QueryParser.FLAG_PARTIAL)

    def close(self) -> None:
        """Let go."""
        self.db.close()

    def _parsed(self, text: str, operator: int) -> Any:
        """The words; corrected ones where the typed ones find nothing."""
        flags = xapian.QueryParser.FLAG_PARTIAL | xapian.QueryParser.FLAG_SPELLING_CORRECTION
        self.parser.set_default_op(operator)
        query = self.parser.parse_query(text, flags)
        corrected = self.parser.get_corrected_query_string().decode()
        if corrected and corrected != text:
            query = xapian.Query(xapian.Query.OP_OR, query, self.parser.parse_query(corrected, flags))
        return query

    def ask(self, question: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All words."""
        query = self._parsed(question["text"], xapian.Query.OP_AND) if question["text"] else xapian.Query.MatchAll
        if question["need"]:
            query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query(_NEED + mark(question["need"])))
        enquire = xapian.Enquire(self.db)
        if question["km"] is not None:
            south, north, west, east = map(xapian.sortable_serialise, box(question))
            inside = xapian.Query(xapian.Query.OP_AND, xapian.Query(xapian.Query.OP_VALUE_RANGE, _LATITUDE, south, north),
                                  xapian.Query(xapian.Query.OP_VALUE_RANGE, _LONGITUDE, west, east))  # fmt: skip
            query = xapian.Query(xapian.Query.OP_FILTER, query, inside)
            centre = xapian.LatLongCoords(xapian.LatLongCoord(question["latitude"], question["longitude"]))
            self.keys = xapian.LatLongDistanceKeyMaker(_POINT, centre)
            enquire.set_sort_by_key(self.keys, False)
        enquire.set_query(query)
        return [tuple(json.loads(match.document.get_data()))[1:] for match in enquire.get_mset(0, LIMIT)]

    def rank(self, text: str) -> list[str]:
        """Any of the words."""
        enquire = xapian.Enquire(self.db)
        enquire.set_query(self._parsed(text, xapian.Query.OP_OR))
        return [json.loads(match.document.get_data())[1] for match in enquire.get_mset(0, 10)]
