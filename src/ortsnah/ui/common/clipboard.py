"""The clipboard: what the program put there is taken away again when the consultation ends."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

#: a mark on our own data, for platforms that do not tell whose it is
_OURS = "application/x-ortsnah"
#: Windows keeps a history of the clipboard and carries it to other computers, unless the data itself asks not to
_NOT_KEPT = {
    "ExcludeClipboardContentFromMonitorProcessing": b"",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
}


def put(text: str) -> None:
    """A text for another program to paste; plain, and kept by nobody."""
    from PySide6.QtCore import QMimeData  # not before the first paint

    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    if QGuiApplication.platformName() == "windows":
        for name, value in _NOT_KEPT.items():
            data.setData(f'application/x-qt-windows-mime;value="{name}"', value)
    QGuiApplication.clipboard().setMimeData(data)


def forget() -> None:
    """Empty what this program put there, however it was copied; another program's text stays."""
    from PySide6.QtGui import QClipboard  # not before the first paint

    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if clipboard.ownsClipboard() or (data is not None and data.hasFormat(_OURS)):
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
