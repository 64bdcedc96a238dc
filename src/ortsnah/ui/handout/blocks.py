"""How one entry is set: name, numbers and facts in two columns, codes at the side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from ortsnah.consultation.handout.codes import modules, runs
from ortsnah.consultation.handout.tree import Block, Call, Code, Fact, Line, Span
from ortsnah.ui.handout.paint import MM, WHITE, Item, Role, Shape, Style, Typesetter, frame, rule

_CODE, _CODE_COLUMN = 17.0 * MM, 25.0 * MM
_GAP = 3.0 * MM


class Sizes(NamedTuple):
    """Points, and the width of the column of labels in units."""

    title: float
    name: float
    phone: float
    other_phone: float
    base: float
    small: float
    labels: float


ORDINARY = Sizes(20, 13, 16, 12, 10, 9, 35 * MM)
LARGE = Sizes(26, 18, 22, 18, 14.5, 14, 51 * MM)


@dataclass(frozen=True, slots=True)
class Row:
    """Items that stay together, and their height."""

    items: tuple[Item, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Set:
    """An entry ready for the page: rows from top to bottom, and what stands beside them."""

    rows: tuple[Row, ...]
    side: tuple[Item, ...]
    side_height: float

    @property
    def height(self) -> float:
        """Of all together."""
        return max(sum(row.height for row in self.rows), self.side_height)


class BlockSetter:
    """Sets entries in a column of this width."""

    def __init__(self, typesetter: Typesetter, sizes: Sizes, width: float, call: str) -> None:
        self._type, self._sizes, self._width, self._call = typesetter, sizes, width, call

    def set(self, block: Block) -> Set:
        """One entry."""
        wide = self._width - (_CODE_COLUMN + _GAP if block.codes else 0)
        rows = [Row((rule(self._width, 12), *self._name(block, wide)), self._name_height(block, wide))]
        if under := _under_name(block):
            rows.append(self._paragraph(under, Style(self._sizes.base), wide))
        rows += [self._alert(line, wide) for line in block.alerts]
        rows += [self._call_row(number, call, wide) for number, call in enumerate(block.calls)]
        rows += [self._fact(fact, wide) for fact in block.facts]
        rows.append(self._paragraph((Span(block.verified),), Style(self._sizes.small), wide, below=3 * MM))
        side, height = self._codes(block.codes)
        return Set(tuple(rows), side, height)

    def _name(self, block: Block, wide: float) -> tuple[Item, ...]:
        """The number in a black box, the name beside it."""
        style = Style(self._sizes.name, bold=True)
        badge = self._badge(str(block.number))
        words = self._type.words((Span(block.name, german=True),), style, wide - badge[0].box.width() - _GAP, "H2")
        return (*(item.moved(0, 2.2 * MM) for item in badge), words.moved(badge[0].box.width() + _GAP, 2.2 * MM))

    def _name_height(self, block: Block, wide: float) -> float:
        return max(item.box.bottom() for item in self._name(block, wide)) + 0.6 * MM

    def _badge(self, number: str) -> tuple[Item, ...]:
        tall = self._sizes.name * 13.2
        wide = max(tall, tall * 0.62 * len(number) + 20)
        path = QPainterPath()
        path.addRoundedRect(0, 0, wide, tall, tall / 2, tall / 2)
        words = self._type.words((Span(number),), Style(self._sizes.name, bold=True, centred=True, ink=WHITE), wide)
        return Shape(QRectF(0, 0, wide, tall), path=path), words

    def _paragraph(self, line: Line, style: Style, wide: float, below: float = 1.0 * MM) -> Row:
        words = self._type.words(line, style, wide)
        return Row((words,), words.box.height() + below)

    def _alert(self, line: Line, wide: float) -> Row:
        """A sentence in a frame."""
        words = self._type.words(line, Style(self._sizes.base), wide - 4 * MM)
        tall = words.box.height() + 2.4 * MM
        return Row((frame(wide, tall, 8), words.moved(2 * MM, 1.2 * MM)), tall + 1.6 * MM)

    def _call_row(self, number: int, call: Call, wide: float) -> Row:
        """The first number is the biggest of the entry."""
        sizes = self._sizes
        points = sizes.phone if number == 0 else sizes.other_phone
        big: Line = (Span(call.number, german=True),)
        lines = [(big, Style(points, bold=True)), *((line, Style(sizes.base)) for line in (_joined(call.who, *call.hours),) if line)]
        return self._labelled(self._call if number == 0 else "", lines, wide, drop=(points - sizes.base) * 9)

    def _fact(self, fact: Fact, wide: float) -> Row:
        return self._labelled(fact.label, [(line, Style(self._sizes.base)) for line in fact.lines], wide)

    def _labelled(self, label: str, lines: list[tuple[Line, Style]], wide: float, drop: float = 0.0) -> Row:
        """A label at the start, its lines beside it; `drop` brings it down to the first line's feet."""
        start = self._sizes.labels + _GAP
        items: list[Item] = []
        bottom = 0.0
        if label:
            words = self._type.words((Span(label),), Style(self._sizes.base, bold=True), self._sizes.labels)
            items.append(words.moved(0, drop))
            bottom = drop + words.box.height()
        y = 0.0
        for line, style in lines:
            words = self._type.words(line, style, wide - start)
            items.append(words.moved(start, y))
            y += words.box.height()
        return Row(tuple(items), max(bottom, y) + 1.0 * MM)

    def _codes(self, codes: tuple[Code, ...]) -> tuple[tuple[Item, ...], float]:
        """Codes one below the other, each with its words."""
        items: list[Item] = []
        y = 3.0 * MM
        for code in codes:
            words = self._type.words((Span(code.label),), Style(self._sizes.small, centred=True), _CODE_COLUMN)
            left = self._width - _CODE_COLUMN
            items += [code_shape(code, _CODE).moved(left + (_CODE_COLUMN - _CODE) / 2, y), words.moved(left, y + _CODE + 0.8 * MM)]
            y += _CODE + 0.8 * MM + words.box.height() + 2.4 * MM
        return tuple(items), y if codes else 0.0


def _joined(*lines: Line) -> Line:
    """Several short lines as one."""
    spans: list[Span] = []
    for line in lines:
        spans += [Span(" · "), *line] if spans and line else line
    return tuple(spans)


def _under_name(block: Block) -> Line:
    """What for, and who offers it."""
    need = tuple(span._replace(strong=True) for span in block.need)
    if not block.organization or block.organization == block.name:
        return need
    return _joined(need, (Span(block.organization, german=True),))


def code_shape(code: Code, side: float) -> Shape:
    """The dark modules of a QR code as one path."""
    module = side / len(modules(code.content))
    path = QPainterPath()
    for column, row, length in runs(code.content):
        path.addRect(column * module, row * module, length * module, module)
    return Shape(QRectF(0, 0, side, side), Role("Figure", "", f"QR: {code.label}"), path)
