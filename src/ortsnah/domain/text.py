"""Folding and comparing words, so that 'Straße', 'STRASSE' and 'strasse' are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_UE = re.compile(r"(?<![aeq])ue")
_CYRILLIC_APOSTROPHE = re.compile("(?<=[\u0400-\u04ff])'(?=[\u0400-\u04ff])")
_SPECIAL = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŀ": "l",
    "ё": "е", "ґ": "г", "ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ؤ": "و", "ئ": "ی", "ـ": "",
    "ء": "", "ٱ": "ا", "ە": "ه", "ھ": "ه", "ہ": "ه", "ۃ": "ه", "ۆ": "و", "ێ": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی", "ڕ": "ر", "ړ": "ر", "ڵ": "ل",
    "ټ": "ت", "ډ": "د", "ښ": "ش", "ڼ": "ن", "ګ": "گ", "ڤ": "ف", **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
    "\u00ad": "", "\u200b": "", "\u200c": " ", "\u200d": "", "\u2060": "", "’": "'", "ʼ": "'", "`": "'", "´": "'", "ʹ": "'", "ʾ": "'", "ʿ": "'",
})  # fmt: skip
_MAYBE_NOT_PLAIN = re.compile("[^\\x00-_a-\\x7f]")  # all but ASCII without its grave accent
_NOT_PLAIN = re.compile("[^\\x00-\\x7f–—„“”‚‘•·€]")


def fold(text: str) -> str:
    """Lower case without diacritics: ä = a, ß = ss, é = e, й = и; an apostrophe inside a Cyrillic word goes. Idempotent."""
    lowered = _MAYBE_NOT_PLAIN.sub(lambda found: _plain(found[0]), text.casefold())
    if _NOT_PLAIN.search(lowered) is None:
        return lowered
    plain = unicodedata.normalize("NFKD", lowered)
    plain = "".join(c for c in plain.casefold().translate(_SPECIAL) if not unicodedata.combining(c))
    return _CYRILLIC_APOSTROPHE.sub("", plain)


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    """A letter of the Latin alphabets without its diacritics, so that hardly any text of ours must be taken apart letter by letter."""
    if (special := letter.translate(_SPECIAL)) != letter or not "\xc0" <= letter < "\u0250":
        return special
    base = "".join(c for c in unicodedata.normalize("NFKD", letter.casefold()) if not unicodedata.combining(c))
    return base if base.isascii() else letter


def words(text: str) -> list[str]:
    """The folded words of a text, in order: 'Kita & Krippe (ab 1)' gives kita, krippe, ab, 1."""
    return _WORD.findall(fold(text))


def spread(word: str) -> str:
    """A folded word with ae, oe, ue read as umlauts ('fuehrerschein' gives 'fuhrerschein'), to be tried beside the word itself."""
    plain = word.replace("ae", "a").replace("oe", "o")
    return _UE.sub("u", plain) if "ue" in plain else plain
