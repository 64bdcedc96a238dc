"""Reads what a test wants to know of a PDF as Qt writes it: the letters of each page, and its tags."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple


class Element(NamedTuple):
    """A tag with its entries as they are written."""

    kind: str
    entries: str


class Pdf:
    """An open PDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.objects = {int(m[1]): m[2] for m in re.finditer(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", data, re.DOTALL)}
        self.catalogue = next(body for body in self.objects.values() if b"/Catalog" in body)
        kids = re.search(rb"/Kids\s*\[(.*?)\]", next(body for body in self.objects.values() if b"/Type /Pages" in body), re.DOTALL)
        assert kids is not None
        self.pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]

    def stream(self, number: int) -> bytes:
        """The content of a stream."""
        head, _, rest = self.objects[number].partition(b"stream")
        raw = rest.lstrip(b"\r").removeprefix(b"\n").rpartition(b"endstream")[0]
        return zlib.decompressobj().decompress(raw) if b"/FlateDecode" in head else raw

    def content(self, page: int) -> bytes:
        """What is painted on a page (0 is the first)."""
        return self.stream(self._reference(self.objects[self.pages[page]], b"Contents"))

    def text(self, page: int) -> str:
        """The letters of a page in the order in which they are painted, lines parted."""
        fonts = {name: self._letters(int(number)) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", self._resources(page))}
        found, letters = [], {}
        for name, code, end in re.findall(rb"/(F\d+) \d+ Tf|<([0-9A-Fa-f]+)> Tj|\n(ET)\n", self.content(page)):
            letters = fonts[name] if name else letters
            found.append("\n" if end else letters.get(int(code, 16), "") if code else "")
        return "".join(found)

    def elements(self) -> list[Element]:
        """The tags in the order in which they are read."""
        document = next(body for body in self.objects.values() if b"/S /Document" in body)
        kids = re.search(rb"/K \[(.*?)\]", document)
        assert kids is not None
        bodies = [self.objects[int(number)].decode("latin-1") for number in re.findall(rb"(\d+) 0 R", kids[1])]
        return [Element(re.search(r"/S /(\w+)", body)[1], body) for body in bodies]  # type: ignore[index]

    def _resources(self, page: int) -> bytes:
        return self.objects[self._reference(self.objects[self.pages[page]], b"Resources")]

    def _letters(self, font: int) -> dict[int, str]:
        """Glyph → letters, from the font's own table."""
        table = self.stream(self._reference(self.objects[font], b"ToUnicode")).decode("latin-1")
        found: dict[int, str] = {}
        for first, last, what in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]{4})> (\[.*?\]|<[0-9A-F]+>)", table, re.DOTALL | re.IGNORECASE):
            codes = re.findall(r"<([0-9A-F]+)>", what, re.IGNORECASE)
            for number in range(int(first, 16), int(last, 16) + 1):
                index = number - int(first, 16)
                found[number] = _text(codes[index]) if what.startswith("[") else chr(int(codes[0], 16) + index)
        return found

    @staticmethod
    def _reference(body: bytes, name: bytes) -> int:
        found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
        assert found is not None, name
        return int(found[1])


def _text(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
