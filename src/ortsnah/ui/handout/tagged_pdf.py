"""Tags for Qt's PDF: what each part is, in which order and language it is read, and the text of scripts that glyphs do not give back.

Qt writes no tags. The pages leave marks beside the paper (far off to the left) where an item begins; here each mark becomes the
beginning of marked content, and a tree of elements is added. A PDF that does not look as expected is given back as it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import NamedTuple

#: where marks lie: left of the paper, one unit further for each item
MARK = -70000
_MARKED = re.compile(rb"^-7(\d{4}) -5 1 1 re\nf\n", re.MULTILINE)
_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_STREAM = re.compile(rb"(?P<head>.*?)stream\r?\n(?P<data>.*)\r?\nendstream", re.DOTALL)


class Part(NamedTuple):
    """An item to tag: its element ('' for decoration), language, words to read out for a figure, text that replaces the glyphs', its box."""

    kind: str
    language: str = ""
    alternative: str = ""
    actual: str = ""
    box: tuple[float, float, float, float] = (0, 0, 0, 0)


class _Unexpected(ValueError):
    """Another version of Qt writes something else."""


def tagged(pdf: bytes, pages: Sequence[Sequence[Part]], language: str) -> bytes:
    """The same PDF with tags; as it is where it is not built as expected."""
    try:
        return _Tagging(pdf, language).apply(pages)
    except (_Unexpected, zlib.error, KeyError, IndexError, ValueError):
        return pdf


class _Tagging:
    """The objects of the file by number, and those that are added."""

    def __init__(self, pdf: bytes, language: str) -> None:
        self._language = language
        start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
        table, _, trailer = pdf[start:].partition(b"trailer")
        self._header = pdf[: pdf.index(b"1 0 obj")]
        self._trailer = re.sub(rb"/Size \d+", b"/Size %d", trailer[: trailer.index(b"startxref")])
        offsets = sorted(int(row[:10]) for row in table.splitlines() if row.endswith((b" n", b" n ")))
        bodies = [pdf[begin:end] for begin, end in zip(offsets, [*offsets[1:], start], strict=True)]
        self._objects = dict(map(_parted, bodies))
        self._elements: list[int] = []
        self._parents: list[bytes] = []

    def apply(self, pages: Sequence[Sequence[Part]]) -> bytes:
        """The whole new file."""
        root = int(_first(rb"/Root (\d+) 0 R", self._trailer))
        kids = _first(rb"/Kids\s*\[(.*?)\]", self._objects[int(_first(rb"/Pages (\d+) 0 R", self._objects[root]))])
        numbers = [int(kid) for kid in re.findall(rb"(\d+) 0 R", kids)]
        if len(numbers) != len(pages):
            raise _Unexpected
        tree, document, parents = (max(self._objects) + more for more in (1, 2, 3))
        for number in (tree, document, parents):
            self._objects[number] = b""
        for index, (number, parts) in enumerate(zip(numbers, pages, strict=True)):
            self._page(index, number, parts, document)
        self._objects[tree] = b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>" % (
            document,
            parents,
            len(pages),
        )
        self._objects[document] = b"<< /Type /StructElem /S /Document /P %d 0 R /K [%s] >>" % (tree, _references(self._elements))
        self._objects[parents] = b"<< /Nums [%s] >>" % b" ".join(self._parents)
        self._extend(
            root, b"/MarkInfo << /Marked true >> /Lang (%s) /StructTreeRoot %d 0 R /ViewerPreferences << /DisplayDocTitle true >>"
            % (self._language.encode(), tree),
        )  # fmt: skip
        return self._file()

    def _page(self, index: int, number: int, parts: Sequence[Part], document: int) -> None:
        """Tag the content of a page and add its elements."""
        content = int(_first(rb"/Contents (\d+) 0 R", self._objects[number]))
        stream = _STREAM.match(self._objects[content])
        if stream is None or b"/FlateDecode" not in stream["head"]:
            raise _Unexpected
        marked = _marked(zlib.decompress(stream["data"]), parts)
        packed = zlib.compress(marked)
        self._objects[content] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
        own = [self._element(part, marks, number, document) for marks, part in enumerate(part for part in parts if part.kind)]
        self._elements += own
        self._parents.append(b"%d [%s]" % (index, _references(own)))
        self._extend(number, b"/StructParents %d /Tabs /S" % index)

    def _element(self, part: Part, mark: int, page: int, document: int) -> int:
        more = b" /Lang (%s)" % part.language.encode() if part.language else b""
        if part.actual:  # not in the content: some readers turn it around there
            more += b" /ActualText %s" % _text(part.actual)
        if part.kind == "Figure":
            more += b" /Alt %s /A << /O /Layout /BBox [%s] >>" % (_text(part.alternative), b" ".join(b"%.1f" % side for side in part.box))
        number = max(self._objects) + 1
        self._objects[number] = b"<< /Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R /K %d%s >>" % (
            part.kind.encode(), document, page, mark, more,
        )  # fmt: skip
        return number

    def _extend(self, number: int, entries: bytes) -> None:
        """Add entries to a dictionary."""
        body = self._objects[number].rstrip()
        if not body.endswith(b">>"):
            raise _Unexpected
        self._objects[number] = body[:-2] + entries + b"\n>>"

    def _file(self) -> bytes:
        """Header, objects, table of their places."""
        out = bytearray(self._header)
        places = {}
        for number, body in sorted(self._objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start, size = len(out), max(places) + 1
        rows = [b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(size)]
        out += b"xref\n0 %d\n%strailer%sstartxref\n%d\n%%%%EOF\n" % (size, b"".join(rows), self._trailer % size, start)
        return bytes(out)


def _parted(body: bytes) -> tuple[int, bytes]:
    """Number and content of an object."""
    head = _OBJECT.match(body)
    if head is None:
        raise _Unexpected
    return int(head[1]), body[head.end() : body.rindex(b"endobj")].rstrip(b"\r\n")


def _marked(content: bytes, parts: Sequence[Part]) -> bytes:
    """The content with marked content in the place of the marks."""
    found = [int(mark) for mark in _MARKED.findall(content)]
    if found != list(range(len(parts))):
        raise _Unexpected
    before, *segments = _MARKED.split(content)[::2]
    out, mark = [before], 0
    for part, segment in zip(parts, segments, strict=True):
        if not part.kind:
            out.append(b"/Artifact BMC\n%sEMC\n" % segment)
            continue
        out.append(b"/%s << /MCID %d >> BDC\n%sEMC\n" % (part.kind.encode(), mark, segment))
        mark += 1
    return b"".join(out)


def _first(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text, re.DOTALL)
    if found is None:
        raise _Unexpected
    return found[1]


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _text(text: str) -> bytes:
    """A string in UTF-16."""
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
