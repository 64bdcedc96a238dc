"""The stem of a word in Arabic letters, as Arabic and Farsi write it: what article, endings and small words leave.

'الطلاق' is 'طلاق', 'شهادتي' (my certificate) 'شهادة', 'المعاقين' 'معاق', 'می‌خواهم' and 'میخواهم' are one, and 'عالدكتور' (to the doctor) has
'دكتور' in it.
"""

from __future__ import annotations

import re

#: the article and what is written together with it in Arabic, but not in 'parents' and 'Germany'; what begins the present of a verb in Farsi
_ARTICLE = re.compile("^(?:(?!والد(?!یون)|المان)(?:[وفبکعه]?ال|لل)|ن?می)(?=...)")
#: endings of the feminine, the plural, adjectives and possessors; three letters stay at least, or four before the doubtful ones
_ENDING, _MOST_ENDINGS = re.compile("(?<=...)(?:هایی|های|ها|گان|ات|وا|ه|ی)$|(?<=....)(?:ین|ون|ان|نا|ا|و|م|ت)$"), 2
#: small words, prefixes of verbs and endings that are written together with a word, which must be known without them
_BEFORE = (
    "", *"وفبلکعهسیتنا", "بال", "عال", "هال", "لل", "ال", "بی", "بت", "بن", "عم", "وب", "ول", "ین", "یت", "تن", "نن", "ان",
    "بین", "بتن", "بنن", "نمی", "می",
)  # fmt: skip
_AFTER = (
    "", *"متشکیهودن", "ام", "اش", "ات", "نی", "نا", "ها", "هم", "کم", "کن", "هن", "مان", "تان", "شان", "ند", "یم", "ید", "وا", "وه", "ون", "لی",
    "لو", "لک", "لنا", "ین", "ان"
)  # fmt: skip
#: the ending of the feminine, and what it is before a possessor
_FEMININE, _JOINT = "ه", "ت"
#: letters of the shortest word that is looked for within another
_SHORTEST = 3


def is_arabic(word: str) -> bool:
    """True for a word that begins with an Arabic letter."""
    return "\u0600" <= word[:1] <= "\u06ff"


def without_article(word: str) -> str:
    """A folded word without the article and what is written together with it, or what begins the present of a verb in Farsi."""
    return _ARTICLE.sub("", word)


def stem(word: str) -> str:
    """The stem of a folded word in Arabic letters."""
    word = without_article(word)
    for _ in range(_MOST_ENDINGS):
        word = _ENDING.sub("", word)
    return word


def stems_within(word: str) -> list[str]:
    """The stems that a folded word may have without what may be written together with it, those with the most letters first."""
    if not is_arabic(word):
        return []
    cuts = ((before, after) for before in _BEFORE if word.startswith(before) for after in _AFTER if word.endswith(after))
    rests = {word[len(before) : len(word) - len(after)] for before, after in cuts} - {word}
    rests |= {f"{rest.removesuffix(_JOINT)}{_FEMININE}" for rest in rests if rest.endswith(_JOINT)}
    return list(dict.fromkeys(stem(rest) for rest in sorted(rests, key=lambda rest: (-len(rest), rest)) if len(rest) >= _SHORTEST))
