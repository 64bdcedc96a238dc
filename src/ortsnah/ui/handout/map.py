"""The map of a sheet as one figure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ortsnah.consultation.handout.sketch import Box, Dot, Name, Pin, Sketch
from ortsnah.consultation.handout.tree import Span
from ortsnah.ui.handout.paint import MM, WHITE, Group, Item, Role, Shape, Style, Typesetter, frame

_TYPE = Typesetter(rtl=False)  # names on the map are German


def figure(sketch: Sketch, words: str) -> Group:
    """The map; `words` are read out for it."""
    items: list[Item] = [frame(sketch.width * MM, sketch.height * MM, 5)]
    items += [_dot(dot) for dot in sketch.dots]
    items += [_name(name, sketch.points) for name in sketch.names]
    for pin in sketch.pins:
        items += _pin(pin, sketch.points)
    items += _scale(sketch)
    return Group(QRectF(0, 0, sketch.width * MM, sketch.height * MM), Role("Figure", "", words), tuple(items))


def _dot(dot: Dot) -> Shape:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), dot.radius * MM, dot.radius * MM)
    return Shape(QRectF(dot.x * MM, dot.y * MM, 0, 0), path=path, line=14 if dot.ring else 0)


def _name(name: Name, points: float) -> Item:
    words = _TYPE.words((Span(name.text),), Style(points, name.strong), name.box.width * MM * 2)
    return words.moved((name.box.x + 0.3) * MM, name.box.y * MM)


def _pin(pin: Pin, points: float) -> tuple[Item, ...]:
    box = _units(pin.box)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, box.width(), box.height()), box.height() / 2, box.height() / 2)
    words = _TYPE.words((Span(pin.text),), Style(points, bold=True, centred=True, ink=WHITE), box.width())
    return Shape(box, path=path), words.moved(box.x(), box.y() + (box.height() - words.box.height()) / 2)


def _units(box: Box) -> QRectF:
    return QRectF(box.x * MM, box.y * MM, box.width * MM, box.height * MM)


def _scale(sketch: Sketch) -> tuple[Item, ...]:
    """The bar, with its length above."""
    long, foot = sketch.scale * MM, 1.5 * MM
    path = QPainterPath(QPointF(0, 0))
    for x, y in ((0, foot), (long, foot), (long, 0)):
        path.lineTo(x, y)
    words = _TYPE.words((Span(f"{sketch.scale_km:g} km".replace(".", ",")),), Style(sketch.points), 40 * MM)
    top = (sketch.height - 4.5) * MM
    return Shape(QRectF(3 * MM, top, long, foot), path=path, line=6), words.moved(4 * MM, top + foot - 0.6 * MM - words.box.height())
