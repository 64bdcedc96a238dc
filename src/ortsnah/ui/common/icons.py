"""The icons of resources/icons in the colours of the theme, drawn when they are first needed."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QImageReader, QPixmap

from ortsnah import paths

_SCALES = (1, 2)


def icon(name: str, ink: QColor, size: int) -> QIcon:
    """An icon in one colour, sharp on ordinary and on dense screens; none where the file is missing."""
    return _icon(name, ink.name(), size)


@lru_cache(maxsize=128)
def _icon(name: str, ink: str, size: int) -> QIcon:
    made = QIcon()
    try:
        drawing = (paths.resources() / "icons" / f"{name}.svg").read_bytes().replace(b"#000000", ink.encode())
    except OSError:
        return made
    dense = QGuiApplication.primaryScreen().devicePixelRatio() > 1
    for scale in _SCALES if dense else _SCALES[:1]:
        image = _drawn(drawing, size * scale)
        if not image.isNull():
            image.setDevicePixelRatio(scale)
            made.addPixmap(QPixmap.fromImage(image))
    return made


def _drawn(drawing: bytes, pixels: int) -> QImage:
    """Qt's image plug-in draws it: the module QtSvg need not be imported."""
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return reader.read()
