"""How a word in Cyrillic letters sounds, roughly, and how one sounds that somebody typed in Latin letters, in whichever of the usual ways.

'Дитячий лікар', 'dytyachyi likar' (as in English), 'dytjatschyj likar' (as in German), 'dytiachyi likar' (as in a passport) and 'ditjačij
likar' (as in libraries) sound alike here, and so do 'търся работа', 'tarsya rabota' and 'tursq rabota'. Sounds that one of these ways
writes alike are one: з, с, ж, ш and щ; ц and ч; г and х; и, і, й and ы.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: a letter for each sound
_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "д": "d", "е": "e", "є": "e", "ж": "s", "з": "s", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s",
    "щ": "s", "ъ": "a", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "'": "",
})  # fmt: skip
#: silent between a prefix and a vowel in Russian; elsewhere a vowel of Bulgarian
_SILENT = re.compile("ъ(?=[еюя])")
#: what several Latin letters mean in all ways of writing, the longest first, and what they mean in each: as in English, in German, in messages
_TOGETHER = (
    ("schtsch", "s"), ("szcz", "s"), ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("zh", "s"), ("sh", "s"), ("sz", "s"), ("sc", "s"),
    ("cz", "c"), ("kh", "h"), ("gh", "h"),
)  # fmt: skip
_WAYS = (
    ((("ch", "c"), ("x", "ks"), ("q", "k")), str.maketrans("zgwyj", "shvii")),
    ((("ch", "h"), ("x", "ks"), ("q", "k")), str.maketrans("zgwyj", "chvii")),
    ((("ch", "c"), ("x", "h"), ("q", "ia"), ("4", "c"), ("6", "s")), str.maketrans("zgwyj", "shvis")),
)  # fmt: skip
_BEFORE_VOWEL, _TWICE = re.compile("i+(?=[aeiou])"), re.compile(r"([a-z])\1+")
#: the endings of stems.py, as they sound; three letters stay
_ENDING = re.compile(
    "(?<=...)(?:ami|oho|eho|omu|emu|imi|ata|oto|eto|ito|ite|ete|at|it|et|iti|ati|eu|ah|ih|am|om|em|ov|ev|iv|oi|ei|ou|oe|ee|t|[aeiou]{1,2})$",
    re.MULTILINE,
)


def is_cyrillic(word: str) -> bool:
    """True for a word that begins with a Cyrillic letter."""
    return "\u0400" <= word[:1] <= "\u04ff"


def sounds(text: str) -> tuple[str, ...]:
    """The sounds of a folded Cyrillic word, or of many, each in a line of its own: as read in Ukrainian and Russian, and in Bulgarian, where
    ъ is written as a, as u or as y.
    """
    text = _SILENT.sub("", text)
    bulgarian = text.replace("щ", "шт")
    return tuple(_alike(read.translate(_CYRILLIC)) for read in (text, bulgarian, bulgarian.replace("ъ", "у"), bulgarian.replace("ъ", "и")))


@lru_cache(maxsize=1024)
def readings(word: str) -> tuple[str, ...]:
    """The sounds that a folded word may have which is written in Latin letters, each once."""
    for letters, sound in _TOGETHER:
        word = word.replace(letters, sound)
    found = []
    for together, single in _WAYS:
        read = word
        for letters, sound in together:
            read = read.replace(letters, sound)
        found.append(_alike(read.translate(single)))
    return tuple(dict.fromkeys(found))


def without_ending(sound: str) -> str:
    """What the endings of nouns, adjectives and verbs leave of a sound, or of many."""
    return _ENDING.sub("", sound)


def _alike(sound: str) -> str:
    """Without what is heard, but not always written: the й in front of a vowel, a letter twice; ё is read as е, тс and тч as ц."""
    return _TWICE.sub(r"\1", _BEFORE_VOWEL.sub("", sound.replace("ts", "c").replace("tc", "c").replace("io", "e")))
