"""Opening an address with the desktop's own program: only after the adviser has seen where it leads, and only kinds that are harmless."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

_KINDS = {
    "http": "Diese Seite im Internet öffnen?", "https": "Diese Seite im Internet öffnen?", "mailto": "Eine E-Mail an diese Adresse beginnen?",
    "tel": "Diese Nummer anrufen?", "geo": "Diese Stelle auf einer Karte zeigen?",
}  # fmt: skip


def safe_url(text: str) -> QUrl | None:
    """The address as it would be opened; None for anything but a web page, a mail, a number, a place, or with hidden letters in it."""
    text = text.strip()
    if not text or not text.isprintable():
        return None
    if "://" not in text and ":" not in text and "." in text:
        text = f"https://{text}"
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in _KINDS or (url.scheme() in {"http", "https"} and (not url.host() or url.userInfo())):
        return None
    return url


def mail_url(address: str, subject: str, body: str) -> str:
    """A mail to be begun, its lines ended as mail wants it."""
    lines = body.replace("\r", "").replace("\n", "\r\n")
    return f"mailto:{quote(address.strip(), safe='@')}?subject={quote(subject)}&body={quote(lines)}"


def target(url: QUrl) -> str:
    """What the adviser sees: the host in the form that is really asked for, so that lookalike letters show."""
    if url.scheme() in {"http", "https"}:
        return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return url.path(QUrl.ComponentFormattingOption.FullyDecoded)


def open_link(parent: QWidget, text: str) -> bool:
    """Ask, then open; false when nothing was opened."""
    url = safe_url(text)
    if url is None:
        QMessageBox.information(parent, "Ortsnah", "Diese Adresse lässt sich nicht öffnen. Sie kann als Text kopiert werden.")
        return False
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Ortsnah", _KINDS[url.scheme()], QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(target(url))
    go_on = box.addButton("Öffnen", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Abbrechen", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is go_on and QDesktopServices.openUrl(url)
