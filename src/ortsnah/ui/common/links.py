"""Opening an address with the desktop's own program: only after the adviser has seen where it leads, and only kinds that are harmless."""

from __future__ import annotations

import re
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

_KINDS = {
    "http": "Diese Seite im Internet öffnen?", "https": "Diese Seite im Internet öffnen?", "mailto": "Eine E-Mail an diese Adresse beginnen?",
    "tel": "Diese Nummer anrufen?", "geo": "Diese Stelle auf einer Karte zeigen?",
}  # fmt: skip
#: one address; a number without codes that do something to the telephone; a position
_SHAPES = {
    "mailto": re.compile(r"[^\s@,;<>\"?&%#]+@[^\s@,;<>\"?&%#/]+"), "tel": re.compile(r"\+?[0-9][0-9().-]{1,24}(;ext=[0-9]{1,8})?"),
    "geo": re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?,-?[0-9]{1,3}(\.[0-9]+)?"),
}  # fmt: skip
_DECODED, _ENCODED = QUrl.ComponentFormattingOption.FullyDecoded, QUrl.ComponentFormattingOption.FullyEncoded


def safe_url(text: str) -> QUrl | None:
    """The address as it would be opened; None for anything but a web page, a mail, a number, a place, or with hidden letters in it."""
    text = text.strip()
    if not text or not text.isprintable():
        return None
    if "://" not in text and ":" not in text and "." in text:
        text = f"https://{text}"
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.scheme() in _KINDS and _is_harmless(url) else None


def _is_harmless(url: QUrl) -> bool:
    """A page of a host that says its name; else what the kind looks like, and nothing besides: a mail may not bring copies or files along."""
    if url.scheme() not in _SHAPES:
        return bool(url.host().strip(".")) and "@" not in url.authority()
    asked = {name for name, _ in QUrlQuery(url).queryItems()}
    allowed = {"subject", "body"} if url.scheme() == "mailto" else set()
    path = url.path(_DECODED)
    plain = path.isprintable() and not url.hasFragment() and not url.authority()
    return plain and asked <= allowed and bool(_SHAPES[url.scheme()].fullmatch(path))


def mail_url(address: str, subject: str, body: str) -> str:
    """A mail to be begun, its lines ended as mail wants it."""
    lines = body.replace("\r", "").replace("\n", "\r\n")
    return f"mailto:{quote(address.strip(), safe='@')}?subject={quote(subject)}&body={quote(lines)}"


def target(url: QUrl) -> str:
    """What the adviser sees: the host in the form that is really asked for, so that lookalike letters show."""
    if url.scheme() not in _SHAPES:
        return url.toString(_ENCODED)
    name, at, host = url.path(_DECODED).rpartition("@")
    return f"{name}{at}{_real(host)}" if at else host


def _real(host: str) -> str:
    """The host of a mail address as computers write it."""
    return bytes(QUrl.toAce(host).data()).decode("ascii") or host


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
