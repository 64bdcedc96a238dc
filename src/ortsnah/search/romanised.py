"""Finds the Cyrillic words of the vocabulary that somebody typed in Latin letters, or with the letters of a neighbouring language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from ortsnah.domain.cyrillic import is_cyrillic, readings, sounds, without_ending

#: letters of the shortest word that is recognised, and of the shortest sound: as it is, with another ending, by its beginning
_WORD, _SHORTEST, _ENDED, _BEGUN = 3, 2, 5, 5
#: letters that another ending leaves of it at least
_LEFT = 4
#: what a match is worth: as it is, with another ending, with up to so many letters more
_AS_IT_IS, _OTHER_ENDING, _LONGER, _MORE = 0.95, 0.9, 0.75, 4
_LAST = chr(0x10FFFF)


class Romanised:
    """The Cyrillic ones among `surfaces` (folded word -> its stem) by how they sound."""

    def __init__(self, surfaces: Mapping[str, str]) -> None:
        cyrillic = [surface for surface in surfaces if is_cyrillic(surface)]
        self._whole: dict[str, tuple[str, ...]] = {}  # sound -> stems
        self._ended: dict[str, tuple[str, ...]] = {}  # sound without its ending -> stems
        self._surfaces: dict[str, str] = {}  # sound -> a surface
        heard = [text.split("\n") for text in sounds("\n".join(cyrillic))] if cyrillic else []
        pairs = dict.fromkeys(pair for ways in heard for pair in zip(ways, cyrillic, strict=True))  # most sound alike in all languages
        ended = without_ending("\n".join(sound for sound, _ in pairs)).split("\n")
        for (sound, surface), stump in zip(pairs, ended, strict=bool(pairs)):
            _add(self._whole, sound, surfaces[surface])
            _add(self._ended, stump, surfaces[surface])
            self._surfaces.setdefault(sound, surface)
        self._sorted = sorted(self._surfaces)
        self._stems = surfaces
        self.whole = lru_cache(maxsize=4096)(self._find_whole)

    def _find_whole(self, word: str) -> dict[str, float]:
        """Stem -> worth for a folded word that is one of these."""
        return {stem: _AS_IT_IS for sound in _read(word, _SHORTEST) for stem in self._whole.get(sound, ())}

    def forms(self, word: str) -> dict[str, float]:
        """Stem -> worth for a word that is one of these with another ending, or else with some letters more: 'rabotnikam' is 'работник'."""
        read = _read(word, _ENDED)
        left = [sound for sound in map(without_ending, read) if len(sound) >= _LEFT]  # not the 'Str' of 'Stroom'
        ended = {stem: _OTHER_ENDING for sound in left for stem in self._ended.get(sound, ())}
        return ended or {self._stems[begun]: _LONGER for sound in read for begun in self._longest_within(sound)}

    def _longest_within(self, sound: str) -> list[str]:
        ends = range(len(sound) - 1, max(_ENDED, len(sound) - _MORE) - 1, -1)
        return [self._surfaces[sound[:end]] for end in ends if sound[:end] in self._surfaces][:1]

    def beginning(self, word: str) -> list[str]:
        """The words that begin so, in Cyrillic letters."""
        return [self._surfaces[sound] for begun in _read(word, _BEGUN) for sound in self._beginning_with(begun)]

    def _beginning_with(self, begun: str) -> list[str]:
        return self._sorted[bisect_left(self._sorted, begun) : bisect_left(self._sorted, begun + _LAST)]


def _add(stems: dict[str, tuple[str, ...]], sound: str, stem: str) -> None:
    if stem not in (have := stems.get(sound, ())):
        stems[sound] = (*have, stem)


def _read(word: str, shortest: int) -> list[str]:
    """The sounds of a word in either script that have so many letters at least."""
    read = dict.fromkeys(sounds(word) if is_cyrillic(word) else readings(word)) if len(word) >= _WORD else ()
    return [sound for sound in read if len(sound) >= shortest]
