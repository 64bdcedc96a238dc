"""Arabic and Farsi in Latin letters, as it is typed: by ear, the English, the French or the German way, with digits for letters.

'mustashfa', 'mostaschfa' and 'moustachfa' are مستشفى, '3onf' is عنف, 'moraghebat' and 'murakibat' are مراقبت. A Latin word is
read letter by letter along a sorted list of Arabic ones, in all ways that it may be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

#: how a folded letter is written in Latin ones
_WRITTEN = {
    "ا": "a e o u aa", "ب": "b", "پ": "p", "ت": "t", "ث": "th s", "ج": "j g dj dsch", "چ": "ch tsch tch", "ح": "h 7", "خ": "kh ch x 5",
    "د": "d", "ذ": "dh z d s", "ر": "r", "ز": "z s", "ژ": "zh j", "س": "s c", "ش": "sh sch ch", "ص": "s 9", "ض": "d dh z s", "ط": "t 6",
    "ظ": "z dh s", "ع": "3", "غ": "gh g q", "ف": "f v ph", "ق": "q k g gh 2 9 c", "ک": "k c", "گ": "g", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "و": "w v u o ou oo au", "ی": "y j i e ei ai ay ee ie",
}  # fmt: skip
_MEANT: dict[str, str] = {}
for _letter, _spellings in _WRITTEN.items():
    for _spelling in _spellings.split():
        _MEANT[_spelling] = _MEANT.get(_spelling, "") + _letter
_LONGEST = max(map(len, _MEANT))
_VOWELS = frozenset("aeiou")
#: what is heard behind a consonant, but not written in Arabic letters; a stop, which nobody writes but in digits
_SHORT_VOWEL, _STOP = re.compile("(?:ou|aa|oo|ee|[aeiou])?"), "2"
#: written, but often not heard; what any vowel may be at the beginning
_SILENT, _ANY_VOWEL = "ع", "ا"
#: behind these letters others are not heard: 'idschar' is ایجار, 'darkhast' is درخواست
_SILENT_BEHIND = {"ا": "یو", "خ": "و"}
#: last letters that are heard as a vowel, and as a 't' before another word
_FEMININE, _FEMININE_END = "هی", re.compile("(?:[aei]{1,2}(?:y[ae])?|i?ya)[ht]?")
#: what may follow the last letter: a short vowel, the ending of the plural or of a possessor, and no more than a vowel after a short word
_REST = re.compile("[aeiouy]{0,2}(?:[nmtk]|na|ni|ye|(?:ha|haye?)?[aeiou]?(?:m|t|sch|sh|mun|tun|shun|man|tan|shan)?o?)")
_REST_OF_SHORT = re.compile("[aeiouy]?")
#: the article, also with what is written together with it
_LATIN_ARTICLE, _ARTICLE = re.compile("(?:[wblf]?[aei]l|3al)(?=....)"), "ال"
_FIRST, _LAST, _AFTER = "\u0600", "\u0700", chr(0x10FFFF)
#: letters of the shortest word, and how many are heard as consonants at least; one less in what has a digit or so many Latin letters: else
#: it would be like words of any language
_SHORT, _FEWEST_CONSONANTS, _LONG = 3, 3, 6
_WEAK, _DIGIT = re.compile("[ایعه]|(?<=.)و"), re.compile("[2-9]")


class _Beginning:
    """The words of a sorted list from `low` to before `high`: those that begin with `text`, whose first `unread` letters are the article."""

    __slots__ = ("_high", "_known", "_low", "_unread", "text")

    def __init__(self, known: Sequence[str], low: int, high: int, text: str = "", unread: int = 0) -> None:
        self._known, self._low, self._high, self.text, self._unread = known, low, high, text, unread

    def then(self, letters: str, *, unread: int = 0) -> _Beginning | None:
        """Those of the words that go on so, if there are any."""
        text = self.text + letters
        low = bisect_left(self._known, text, self._low, self._high)
        if low == self._high or not self._known[low].startswith(text):
            return None
        return _Beginning(self._known, low, bisect_left(self._known, text + _AFTER, low, self._high), text, self._unread + unread)

    @property
    def read(self) -> str:
        """What was read of the words."""
        return self.text[self._unread :]

    def is_word(self, *, fewest: int) -> bool:
        """True when what was read is a whole word, and has so many consonants."""
        is_whole = self._known[self._low] == self.text and len(self.read) >= _SHORT
        return is_whole and len(_WEAK.sub("", self.read)) >= fewest


class _Reader:
    """Reads a Latin word along words in Arabic letters."""

    def __init__(self, latin: str) -> None:
        self._latin = latin
        self._fewest = _FEWEST_CONSONANTS - (len(latin) >= _LONG or _DIGIT.search(latin) is not None)
        self._steps: dict[tuple[int, bool], list[tuple[str, int]]] = {}

    def words(self, places: Iterable[int], beginning: _Beginning) -> Iterator[tuple[str, int]]:
        """The words that begin so and how many letters are left over behind each; their beginning was read up to one of the places."""
        read, latin = beginning.read, self._latin
        if beginning.is_word(fewest=self._fewest):
            rest = _REST if len(read) > _SHORT else _REST_OF_SHORT
            yield from ((beginning.text, len(latin) - place) for place in places if rest.fullmatch(latin, place))
        following: dict[str, set[int]] = defaultdict(set)
        for place in places:
            for letter, end in self._next(place, is_first=not read):
                following[letter].add(end)
        for letter in _SILENT_BEHIND.get(read[-1:], ""):
            following[letter].update(places)
        for letter, ends in following.items():
            if longer := beginning.then(letter):
                yield from self.words(ends, longer)
        if read and any(_FEMININE_END.fullmatch(latin, place) for place in places):
            for longer in map(beginning.then, _FEMININE):
                if longer and longer.is_word(fewest=self._fewest):
                    yield longer.text, 0

    def _next(self, place: int, *, is_first: bool) -> list[tuple[str, int]]:
        steps = self._steps.get((place, is_first))
        if steps is None:
            steps = self._steps[place, is_first] = list(_next(self._latin, place, is_first=is_first))
        return steps


def meant(latin: str, known: Sequence[str]) -> list[str]:
    """The words of a sorted list, in Arabic letters, that are so written in Latin ones; those of which the least is left over."""
    if not latin.isascii() or len(latin) < _SHORT:
        return []
    reader, found = _Reader(latin), dict[str, int]()
    every = _Beginning(known, bisect_left(known, _FIRST), bisect_left(known, _LAST)).then("")
    with_article = every and every.then(_ARTICLE, unread=len(_ARTICLE))  # 'ajanib' is also الاجانب
    article = _LATIN_ARTICLE.match(latin)
    for start in (0, article.end()) if article else (0,):
        for beginning in (every, with_article):
            for word, left in reader.words({start}, beginning) if beginning else ():
                found[word] = min(left, found.get(word, left))
    least = min(found.values(), default=0)
    return [word for word, left in found.items() if left == least]


def _next(latin: str, place: int, *, is_first: bool) -> Iterator[tuple[str, int]]:
    """The letters that may be written at a place, and where the next one may be; a consonant also twice and with a short vowel."""
    if not is_first or latin[place : place + 1] in _VOWELS:
        yield from ((_SILENT, end) for end in _with_vowel(latin, place))
    for end in range(place + 1, min(len(latin), place + _LONGEST) + 1):
        spelling = latin[place:end]
        letters = _MEANT.get(spelling, "")
        if spelling[0] in _VOWELS:
            any_vowel = _ANY_VOWEL if is_first and len(spelling) == 1 else ""
            yield from ((letter, after) for letter in letters + any_vowel for after in _with_stop(latin, end))
        elif letters:
            twice = _with_vowel(latin, end + len(spelling)) if latin.startswith(spelling, end) else ()
            yield from ((letter, after) for letter in letters for after in {*_with_vowel(latin, end), *twice})


def _with_vowel(latin: str, place: int) -> tuple[int, ...]:
    found = _SHORT_VOWEL.match(latin, place)
    return (place, *(_with_stop(latin, found.end()) if found and found.end() > place else ()))


def _with_stop(latin: str, place: int) -> tuple[int, ...]:
    return (place, place + 1) if latin.startswith(_STOP, place) else (place,)
