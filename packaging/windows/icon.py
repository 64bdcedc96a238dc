"""The program's icon as .ico, drawn from resources/icons/ortsnah.svg. Usage: python icon.py OUT"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QIcon

SIZES = (16, 24, 32, 48, 64, 128, 256)
SVG = Path(__file__).resolve().parents[2] / "resources" / "icons" / "ortsnah.svg"


def png(icon: QIcon, size: int) -> bytes:
    """The icon in one size."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icon.pixmap(QSize(size, size)).toImage().save(buffer, "PNG")
    return bytes(data.data())


def main() -> None:
    """All sizes in one file; 256 is written as 0."""
    application = QGuiApplication([])
    icon = QIcon(str(SVG))
    pictures = [png(icon, size) for size in SIZES]
    offset = 6 + 16 * len(SIZES)
    head = struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    Path(sys.argv[1]).write_bytes(head + b"".join(pictures))
    application.quit()


if __name__ == "__main__":
    main()
