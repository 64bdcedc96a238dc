"""What a page is made of: text, shapes and pictures in their places. A unit is a tenth of a point; black on white."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout, QTextOption

from ortsnah.consultation.handout.labels import is_rtl
from ortsnah.consultation.handout.tree import Line, plain
from ortsnah.ui.handout.fonts import font, without_boxes
from ortsnah.ui.handout.tagged_pdf import MARK, Part

#: units: a point, a millimetre, A4
POINT = 10.0
MM = 720 / 25.4
PAGE = QSizeF(210 * MM, 297 * MM)
_LEADING = 1.27
#: no line ends between 'Mo' and 'Do', and none begins with a dot that parts what stands in it
_DASH, _UNBROKEN_DASH = re.compile(r"(?<=\S)–(?=\S)"), "\u2060–\u2060"
_DOT, _UNBROKEN_DOT = " · ", "\u00a0· "
_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
BLACK, WHITE = Qt.GlobalColor.black, Qt.GlobalColor.white


class Role(NamedTuple):
    """What an item is to somebody who listens: kind of element, language ('' as the page), what it says (a figure: what is read out)."""

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

    def paint(self, painter: QPainter, *, marked: bool = False) -> None:
        """Draw the page; a unit of the painter is a tenth of a point. Marks beside the paper tell tagged_pdf where an item begins."""
        for number, item in enumerate(self.items):
            if marked:
                painter.fillRect(QRectF(MARK - number, -5, 1, 1), BLACK)
            item.paint(painter)

    def parts(self) -> list[Part]:
        """What its items are, for tags."""
        return [_part(item) for item in self.items]


def _part(item: Item) -> Part:
    """Glyphs of a script from right to left do not give back their letters: the text is told as well."""
    role, box = item.role, item.box
    if role.kind == "Figure":
        foot = PAGE.height() - box.bottom()
        return Part(
            "Figure", role.language, role.words, "", (box.x() / POINT, foot / POINT, box.right() / POINT, (foot + box.height()) / POINT)
        )
    text = role.words.translate(_ISOLATES) if is_rtl(role.words) else ""
    return Part(role.kind, role.language, "", text)


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
        line = tuple(span._replace(text=_unbroken(without_boxes(span.text))) for span in line)
        text = plain(line)
        layout = QTextLayout(text, font(style.points * POINT, bold=style.bold))
        layout.setTextOption(self._option(style, is_rtl(text)))
        layout.setFormats(_strong(line, style))
        height, used = 0.0, 0.0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(width)
            row.setPosition(QPointF(0, height + (style.points * POINT * _LEADING - row.height()) / 2))
            height += style.points * POINT * _LEADING
            used = max(used, row.naturalTextWidth())
        layout.endLayout()
        german = bool(line) and all(span.german for span in line if span.text.strip()) and not is_rtl(text)
        spoken = text.replace(_UNBROKEN_DASH, "–").replace(_UNBROKEN_DOT, _DOT)
        return Words(QRectF(0, 0, width, height), Role(kind, "de" if german else "", spoken), layout, style.ink)

    def _option(self, style: Style, rtl: bool) -> QTextOption:
        """On a page from right to left a German line still runs from left to right, but stands at the right."""
        sides = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
        side = sides[0] if self.rtl != style.trailing else sides[1]
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if style.centred else side)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option


def _unbroken(text: str) -> str:
    return _DASH.sub(_UNBROKEN_DASH, text).replace(_DOT, _UNBROKEN_DOT)


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
