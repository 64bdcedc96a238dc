"""How a German word sounds, roughly: what is written by ear or in dialect gets the sound of the word that it means.

'Kinnergaade' and 'Kindergarten', 'Dokder' and 'Doktor', 'Meewel' and 'Möbel', 'Fürerschein' and 'Führerschein' sound alike here.
"""

from __future__ import annotations

import re

#: in this order; 'scht' before 'sch', 'nd' before 'd'
_SPELLINGS = (
    ("scht", "st"), ("schp", "sp"), ("sch", "x"), ("ch", "x"), ("ck", "k"), ("ph", "p"), ("th", "t"), ("dt", "t"), ("tz", "s"), ("ts", "s"),
    ("qu", "kp"), ("nd", "n"), ("nt", "n"), ("mb", "m"), ("ng", "n"), ("nk", "nk"), ("chs", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans("bfvwdzcgjyq", "pppptskxxak", "h")
_VOWELS = re.compile("[aeiou]+")
_TWICE = re.compile(r"([a-z])\1+")
#: unstressed endings that are swallowed: -en, -er, -e, and n and r before another consonant
_SWALLOWED = re.compile(r"(?<=[a-z])(?:ar|an|a)(?=\n|$)|r(?=[^a\n])|(?<=a)n(?=[sxp])")


def sounds(text: str) -> str:
    """The sound of a folded word, or of many, each in a line of its own."""
    for spelling, sound in _SPELLINGS:
        text = text.replace(spelling, sound)
    text = _VOWELS.sub("a", text.translate(_LETTERS))
    text = _SWALLOWED.sub("", _TWICE.sub(r"\1", text))
    return _TWICE.sub(r"\1", text)
