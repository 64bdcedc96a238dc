"""Links: only harmless kinds open, and only after the adviser has seen where they really lead."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ortsnah.ui.common.links import mail_url, open_link, safe_url, target

KINDS = {"http", "https", "mailto", "tel", "geo"}
FINE = {
    "https://www.sankt-wendel.de": "https://www.sankt-wendel.de",
    "http://example.org/a?b=c#d": "http://example.org/a?b=c#d",
    "www.example.org/kita": "https://www.example.org/kita",
    "https://jugendamt.example.org:8443/": "https://jugendamt.example.org:8443/",
    "https://müller.example/straße": "https://xn--mller-kva.example/stra%C3%9Fe",
    "mailto:kita@example.org": "kita@example.org",
    "tel:+498999998029": "+498999998029",
    "tel:116117": "116117",
    "geo:49.51250,7.08350": "49.51250,7.08350",
}
SCHEMES = (
    "javascript", "vbscript", "data", "file", "smb", "ftp", "sftp", "ssh", "telnet", "ldap", "jar", "view-source", "chrome", "about", "blob",
    "ms-settings", "ms-msdt", "ms-officecmd", "search-ms", "shell", "steam", "intent", "x-apple", "nfs", "dict", "gopher", "ws", "qrc", "mk",
    "sms", "facetime", "skype", "urn", "res", "hcp", "wyciwyg", "resource", "livescript", "mocha", "feed",
)  # fmt: skip
TAILS = (":alert(1)", "://example.org/a", ":///etc/passwd", ":\\\\server\\share", "://user@example.org", ":%2f%2fexample.org")
DISGUISES = (
    str, str.upper, str.title, lambda text: f"  {text}\t", lambda text: f"{text[0]}\t{text[1:]}", lambda text: f"{text[0]}\n{text[1:]}",
    lambda text: f"\u200b{text}", lambda text: f"\u202e{text}", lambda text: text.replace(":", "\uff1a", 1), lambda text: text.replace(":", "&colon;", 1),
    lambda text: f"\x00{text}", lambda text: f"https:{text}", lambda text: text.replace("a", "%61"), lambda text: f"http://{text}",
)  # fmt: skip
HOSTILE = [disguise(scheme + tail) for scheme, tail, disguise in product(SCHEMES, TAILS, DISGUISES)]
TRICKS = [
    "", " ", ":", "//", "///", "http:", "http://", "https:///pfad", "http:///etc/passwd", "https:example.org", "\\\\server\\share", "C:\\Windows\\cmd.exe",
    "/etc/passwd", "../../etc/passwd", "https://benutzer@example.org", "https://bank.de:geheim@example.org", "https://bank.de%2f@example.org",
    "https://exa mple.org", "https://example.org/\u202egnp.exe", "https://example.org/\nHost: boese", "https://example.org/\u200b", "https://[::1",
    "https://exam\u00adple.org", "https://example.org\\@boese.de", "tel:", "geo:", "mailto:", "https://?frage", "https://#teil", "https://.",
    "tel:+49\u202e123", "mailto:a@b.de\nBcc: c@d.de", "geo:javascript:1",
    "tel:*%2306%23", "tel:*#06#", "tel:abc", "tel:+49?x=1", "mailto:a@b.de?bcc=c@d.de", "mailto:a@b.de?attach=/etc/passwd", "mailto:a@b.de,c@d.de",
    "mailto:a@b.de?Subject=x&CC=c@d.de", "mailto:a%0Ab@c.de", "mailto:a@b.de#teil", "mailto://a@b.de", "geo:49.5", "geo:49.5,7.1;u=3&q=x", "geo:0,0?q=x",
    "mailto:a\u202eb@c.de", "mailto:a%E2%80%AEb@c.de", "https://@example.org", "https://:@example.org",
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), FINE.items())
def test_pages_mails_numbers_and_places_open_and_their_target_is_shown(qapp: QApplication, text: str, shown: str) -> None:
    url = safe_url(text)
    assert url is not None
    assert target(url) == shown


def test_of_thousands_of_hostile_addresses_none_opens_but_as_a_page_that_shows_its_host(qapp: QApplication) -> None:
    assert len(set(HOSTILE)) > 3000
    opened = {text: url for text in HOSTILE if (url := safe_url(text)) is not None}
    for text, url in opened.items():  # 'http://' before something: a page after all, of a host that is seen
        assert text.startswith("http://"), text
        assert url.scheme() == "http"
        assert url.host()
        assert not url.userInfo()
        assert target(url).startswith(f"http://{url.host(QUrl.ComponentFormattingOption.FullyEncoded)}")


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_do_not_open(qapp: QApplication, text: str) -> None:
    assert safe_url(text) is None


LOOKALIKES = (
    "sp\u0430rkasse",
    "jobc\u0435nter",
    "\u0430\u0440\u0440\u04cf\u0435",
    "\u0435\u0445ample",
    "bund\u0435sagentur",
    "amt\u03bf",
    "k\u0131ta",
)


@pytest.mark.parametrize("label", LOOKALIKES)
def test_lookalike_letters_of_a_host_show_as_what_they_are(qapp: QApplication, label: str) -> None:
    real = f"xn--{label.encode('punycode').decode()}.de"
    page, mail = safe_url(f"https://www.{label}.de/"), safe_url(f"mailto:info@{label}.de")
    assert page is None or target(page) == f"https://www.{real}/"
    assert mail is None or target(mail) == f"info@{real}"
    assert page is not None or mail is not None


anything = st.text(st.characters(codec="utf-8"), max_size=80)


@given(st.one_of(anything, st.builds("{}:{}".format, st.sampled_from([*KINDS, *SCHEMES]), anything)))
def test_whatever_stands_in_a_catalogue_only_the_five_kinds_open_and_what_is_shown_can_be_read(text: str) -> None:
    url = safe_url(text)
    if url is not None:
        assert url.scheme() in KINDS
        assert target(url).isprintable()
        assert target(url).strip()
        if url.scheme() in {"http", "https"}:
            assert target(url).isascii()
            assert "@" not in url.authority()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was asked to open."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()) or True)
    return found


def answering(qtbot: QtBot, text: str, answer: Callable[[QMessageBox], None]) -> bool:
    """Open a link, and answer the question."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def once() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        try:
            answer(box)
        finally:
            box.reject()

    QTimer.singleShot(0, once)
    return open_link(parent, text)


def test_nothing_opens_before_the_target_was_shown_and_taken(qtbot: QtBot, qapp: QApplication, opened: list[str]) -> None:
    seen: list[str] = []

    def go(box: QMessageBox) -> None:
        seen.append(box.informativeText())
        assert opened == []
        next(button for button in box.buttons() if button.text() == "Öffnen").click()

    assert answering(qtbot, "www.example.org/kita", go)
    assert (seen, opened) == (["https://www.example.org/kita"], ["https://www.example.org/kita"])


def test_escape_opens_nothing(qtbot: QtBot, qapp: QApplication, opened: list[str]) -> None:
    assert not answering(qtbot, "https://example.org", lambda box: box.reject())
    assert opened == []


def test_what_does_not_open_is_told_in_a_sentence(qtbot: QtBot, qapp: QApplication, opened: list[str]) -> None:
    told: list[str] = []
    assert not answering(qtbot, "javascript:alert(1)", lambda box: told.append(box.text()))
    assert told == ["Diese Adresse lässt sich nicht öffnen. Sie kann als Text kopiert werden."]
    assert opened == []


def test_a_mail_goes_to_one_address_whatever_is_written_into_it(qapp: QApplication) -> None:
    url = safe_url(mail_url("kita@example.org", "Platz\r\nBcc: boese@example.org", "Zeile 1\nZeile 2 & mehr?&bcc=boese@example.org"))
    assert url is not None
    asked = QUrlQuery(url)
    assert [name for name, _ in asked.queryItems()] == ["subject", "body"]
    assert asked.queryItemValue("body", QUrl.ComponentFormattingOption.FullyDecoded).startswith("Zeile 1\r\nZeile 2 & mehr?&bcc")
    for address in ("kita@example.org?bcc=boese@example.org", "kita@example.org?cc=x", "kita@example.org%3Fcc=x", "kita", "a@b.de&cc=x"):
        assert safe_url(mail_url(address, "Platz", "")) is None
