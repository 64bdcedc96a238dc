"""From a sheet to pages: head, map, entries that are never split, page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage

from ortsnah.consultation.handout.tree import Head, Sheet, Span
from ortsnah.ui.handout import logo
from ortsnah.ui.handout.blocks import LARGE, ORDINARY, BlockSetter, Row, Set
from ortsnah.ui.handout.map import figure
from ortsnah.ui.handout.paint import DECORATION, MM, PAGE, Item, Page, Picture, Style, Typesetter, rule

MARGIN = 14.0 * MM
_WIDTH = PAGE.width() - 2 * MARGIN
_LOGO = QSizeF(60 * MM, 20 * MM)


def pages(sheet: Sheet) -> list[Page]:
    """The pages of a sheet."""
    return _Layout(sheet).pages()


class _Layout:
    """Fills page after page from the top. Everything is set from left to right and mirrored at the end where the script wants it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._sizes = LARGE if sheet.large else ORDINARY
        self._type = Typesetter(rtl=sheet.rtl)
        self._bottom = PAGE.height() - 10 * MM - self._foot_height()
        self._done: list[list[Item]] = [[]]
        self._y = MARGIN

    def pages(self) -> list[Page]:
        """Everything, with page numbers."""
        self._put_head()
        self._put_title()
        self._put_map()
        setter = BlockSetter(self._type, self._sizes, _WIDTH, self._sheet.call)
        for block in self._sheet.blocks:
            self._put_block(setter.set(block))
        count = len(self._done)
        return [Page(tuple(self._mirrored([*items, *self._foot(number, count)]))) for number, items in enumerate(self._done, 1)]

    def _mirrored(self, items: Iterable[Item]) -> list[Item]:
        if not self._sheet.rtl:
            return list(items)
        return [item.moved(PAGE.width() - 2 * item.box.x() - item.box.width(), 0) for item in items]

    def _put(self, items: Iterable[Item], height: float) -> None:
        """Put items, set from the column's top left corner, at the current height."""
        self._done[-1] += [item.moved(MARGIN, self._y) for item in items]
        self._y += height

    def _put_block(self, block: Set) -> None:
        """On this page if it fits, else on the next one; only an entry longer than a page is parted."""
        if self._y + block.height > self._bottom and self._y > MARGIN:
            self._next_page()
        if block.height <= self._bottom - self._y:
            top = self._y
            self._put_rows(block.rows)
            self._y = top
            self._put(block.side, block.height)
            return
        self._done[-1] += [item.moved(MARGIN, self._y) for item in block.side]
        for row in block.rows:
            if self._y + row.height > self._bottom and self._y > MARGIN:
                self._next_page()
            self._put(row.items, row.height)

    def _put_rows(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._put(row.items, row.height)

    def _next_page(self) -> None:
        self._done.append([])
        self._y = MARGIN

    def _put_head(self) -> None:
        """Who hands it out, and the logo at the other side."""
        head = self._sheet.head
        if head is None:
            return
        picture = _logo(head)
        wide = _WIDTH - (_LOGO.width() + 4 * MM if picture else 0)
        items: list[Item] = []
        y = 0.0
        for number, text in enumerate(line for line in (head.name, *head.address, head.phone) if line):
            words = self._type.words((Span(text, german=True),), Style(self._sizes.base, bold=number == 0), wide)
            items.append(words.moved(0, y))
            y += words.box.height()
        if picture:
            image, size = picture
            items.append(Picture(QRectF(_WIDTH - size.width(), 0, size.width(), size.height()), DECORATION, image))
            y = max(y, size.height())
        self._put([*items, rule(_WIDTH, 6).moved(0, y + 2 * MM)], y + 6 * MM)

    def _put_title(self) -> None:
        sizes = self._sizes
        words = self._type.words((Span(self._sheet.title),), Style(sizes.title, bold=True), _WIDTH, "H1")
        self._put([words], words.box.height() + 1.5 * MM)
        for line in self._sheet.intro:
            words = self._type.words(line, Style(sizes.base), _WIDTH)
            self._put([words], words.box.height())
        self._y += 4 * MM

    def _put_map(self) -> None:
        """The map at the end of the line, beside it what its numbers mean; in large print it has the whole width."""
        drawn = self._sheet.sketch
        if drawn is None:
            return
        height = drawn.height * MM
        if self._y + height > self._bottom:
            self._next_page()
        at = figure(drawn, self._sheet.map_title).moved(_WIDTH - drawn.width * MM, 0)
        self._put([*self._legend(_WIDTH - drawn.width * MM - 5 * MM, height), at], height + 5 * MM)

    def _legend(self, wide: float, tall: float) -> list[Item]:
        """The names of what the map shows, as many as fit."""
        items: list[Item] = []
        y = 0.0
        if wide < 40 * MM:
            return items
        shown = self._sheet.sketch.numbers if self._sheet.sketch else frozenset()
        for block in (block for block in self._sheet.blocks if block.number in shown):
            number = self._type.words((Span(str(block.number)),), Style(self._sizes.base, bold=True), 7 * MM)
            name = self._type.words((Span(block.name, german=True),), Style(self._sizes.base), wide - 8 * MM)
            if y + name.box.height() > tall:
                break
            items += [number.moved(0, y), name.moved(8 * MM, y)]
            y += name.box.height() + 0.5 * MM
        return items

    def _foot_height(self) -> float:
        return max(self._number_words(10, 10).box.height(), self._footer_words().box.height()) + 4 * MM

    def _number_words(self, number: int, count: int) -> Item:
        return self._type.words(
            (Span(self._sheet.page.format(page=number, pages=count)),), Style(self._sizes.small, trailing=True), 50 * MM
        )

    def _footer_words(self) -> Item:
        line = tuple(span for line in self._sheet.footer for span in line)
        return self._type.words(line, Style(self._sizes.small), _WIDTH - 56 * MM)

    def _foot(self, number: int, count: int) -> list[Item]:
        """On every page: that things change, and which page it is."""
        y = self._bottom + 2 * MM
        words, page = self._footer_words(), self._number_words(number, count)
        if number < count:
            words = replace(words, role=DECORATION)  # read out once, at the end
        return [
            rule(_WIDTH, 4).moved(MARGIN, y),
            words.moved(MARGIN, y + 1.5 * MM),
            replace(page, role=DECORATION).moved(MARGIN + _WIDTH - 50 * MM, y + 1.5 * MM),
        ]


def _logo(head: Head) -> tuple[QImage, QSizeF] | None:
    """The picture and its size on paper; none where the file is no picture (any more)."""
    if head.logo is None:
        return None
    image = logo.read(head.logo)
    if image is None:
        return None
    return image, QSizeF(image.size()).scaled(_LOGO, Qt.AspectRatioMode.KeepAspectRatio)
