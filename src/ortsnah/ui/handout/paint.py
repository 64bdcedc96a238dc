"""What a page is made of: text, shapes and pictures in their places. A unit is a tenth of a point; black on white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout, QTextOption

from ortsnah.consultation.handout.tree import Line, plain
from ortsnah.ui.handout.fonts import font

#: units: a point, a millimetre, A4
POINT = 10.0
MM = 720 / 25.4
PAGE = QSizeF(210 * MM, 297 * MM)
_LEADING = 1.27
BLACK, WHITE = Qt.GlobalColor.black, Qt.GlobalColor.white


class Role(NamedTuple):
    """What an item is to somebody who listens: kind of element, language ('' as the page), what is read out for a figure."""

    kind: str = "P"
    language: str = ""
    words: str = ""


#: lines and signs that say nothing
DECORATION = Role("")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to paint; `box` is where it stands on the page."""

    box: QRectF
    role: Role = DECORATION

    def moved(self, x: float, y: float) -> Item:
        """The same elsewhere."""
        return replace(self, box=self.box.translated(x, y))

    def paint(self, painter: QPainter) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Words(Item):
    """A paragraph, broken into lines already."""

    layout: QTextLayout = field(default_factory=QTextLayout)
    ink: Qt.GlobalColor = BLACK

    def paint(self, painter: QPainter) -> None:
        """Draw every line."""
        painter.setPen(self.ink)
        self.layout.draw(painter, self.box.topLeft())

    @property
    def text(self) -> str:
        """What it says."""
        return self.layout.text()


@dataclass(frozen=True, slots=True)
class Shape(Item):
    """A path in its own coordinates, filled, or drawn with a line of this width."""

    path: QPainterPath = field(default_factory=QPainterPath)
    line: float = 0.0
    ink: Qt.GlobalColor = BLACK

    def paint(self, painter: QPainter) -> None:
        """Fill it or draw its outline."""
        painter.save()
        painter.translate(self.box.topLeft())
        if self.line:
            painter.strokePath(self.path, QPen(QBrush(self.ink), self.line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        else:
            painter.fillPath(self.path, QBrush(self.ink))
        painter.restore()


@dataclass(frozen=True, slots=True)
class Picture(Item):
    """The logo."""

    image: QImage = field(default_factory=QImage)

    def paint(self, painter: QPainter) -> None:
        """Draw it into its box."""
        painter.drawImage(self.box, self.image)


@dataclass(frozen=True, slots=True)
class Group(Item):
    """Items in coordinates of their own: they move together and are never mirrored."""

    items: tuple[Item, ...] = ()

    def paint(self, painter: QPainter) -> None:
        """Draw them all."""
        painter.save()
        painter.translate(self.box.topLeft())
        for item in self.items:
            item.paint(painter)
        painter.restore()


class Page(NamedTuple):
    """The items of one page, in the order in which they are read."""

    items: tuple[Item, ...]

    def paint(self, painter: QPainter) -> None:
        """Draw the page; a unit of the painter is a tenth of a point."""
        for item in self.items:
            item.paint(painter)


class Style(NamedTuple):
    """How a paragraph looks: size in points, weight, and where it stands in its line."""

    points: float
    bold: bool = False
    centred: bool = False
    trailing: bool = False
    ink: Qt.GlobalColor = BLACK


class Typesetter:
    """Makes paragraphs; the direction is that of the page."""

    def __init__(self, *, rtl: bool) -> None:
        self.rtl = rtl

    def words(self, line: Line, style: Style, width: float, kind: str = "P") -> Words:
        """A paragraph at the origin, as high as its lines need."""
        text = plain(line)
        layout = QTextLayout(text, font(style.points * POINT, bold=style.bold))
        layout.setTextOption(self._option(style))
        layout.setFormats(_strong(line, style))
        height, used = 0.0, 0.0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(width)
            row.setPosition(QPointF(0, height + (style.points * POINT * _LEADING - row.height()) / 2))
            height += style.points * POINT * _LEADING
            used = max(used, row.naturalTextWidth())
        layout.endLayout()
        german = bool(line) and all(span.german for span in line if span.text.strip())
        return Words(QRectF(0, 0, width, height), Role(kind, "de" if german else "", text), layout, style.ink)

    def _option(self, style: Style) -> QTextOption:
        side = Qt.AlignmentFlag.AlignTrailing if style.trailing else Qt.AlignmentFlag.AlignLeading
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if style.centred else side)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option


def _strong(line: Line, style: Style) -> Sequence[QTextLayout.FormatRange]:
    """The heavier parts of a line."""
    return list(_ranges(line, style)) if any(span.strong for span in line) else []


def _ranges(line: Line, style: Style) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for span in line:
        length = len(span.text.encode("utf-16-le")) // 2  # Qt counts UTF-16
        if span.strong:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            part.format = QTextCharFormat()
            part.format.setFont(font(style.points * POINT, bold=True))
            yield part
        start += length


def rule(width: float, thickness: float) -> Shape:
    """A black line across."""
    path = QPainterPath()
    path.addRect(0, 0, width, thickness)
    return Shape(QRectF(0, 0, width, thickness), DECORATION, path)


def frame(width: float, height: float, thickness: float) -> Shape:
    """An outline."""
    path = QPainterPath()
    path.addRect(thickness / 2, thickness / 2, width - thickness, height - thickness)
    return Shape(QRectF(0, 0, width, height), DECORATION, path, thickness)
