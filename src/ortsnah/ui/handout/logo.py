"""The logo in the head: the same picture on paper and on the web page, whatever kind of file it comes from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

#: pixels; a larger logo is only slower
_MOST_PIXELS = 1200


def read(path: Path) -> QImage | None:
    """The picture; None where the file is none, not whole, or larger than Qt takes."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return None
    is_drawing = bytes(reader.format().data()).startswith(b"svg")  # has no pixels of its own
    if is_drawing or max(size.width(), size.height()) > _MOST_PIXELS:
        reader.setScaledSize(size.scaled(_MOST_PIXELS, _MOST_PIXELS, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def as_png(path: Path | None) -> bytes:
    """What a browser shows without help, and nothing else that the file may hold; b"" without a picture."""
    image = read(path) if path else None
    if image is None:
        return b""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    for key in image.textKeys():
        image.setText(key, "")
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
