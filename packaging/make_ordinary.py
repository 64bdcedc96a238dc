"""Write resources/words/gewoehnlich.toml: ordinary words that resemble ours or end compounds, from lists of words. See `make ordinary`.

Usage: python packaging/make_ordinary.py HEADWORDS FORMS, a list of headwords and one that has their forms as well, with a word in each line or
several between semicolons (OpenThesaurus, and ngerman of igerman98). Ours are the words of the example catalogue, which must be up to date.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "words" / "gewoehnlich.toml"
HEAD = """\
# Gewöhnliche Wörter der deutschen Sprache, die keine von unseren sind, ihnen aber ähnlich sehen oder ähnlich klingen („Lumpen“ und „Lampen“),
# der Anfang von einem sind oder am Ende vieler zusammengesetzter Wörter stehen („-berg“). Die Suche hält sie nicht für verschrieben.
# Gemacht von `make ordinary` aus OpenThesaurus vom 2016-04-24 (LGPL-2.1-or-later) und igerman98 20161207
# (GPL-2.0-or-later). Wörter von Hand gehören in blass.toml.
# Was inzwischen eines von unseren Wörtern ist, wird von selbst nicht mehr beachtet.

"""
#: letters of the shortest word, and of the shortest part of a compound
_SHORTEST, _PART = 3, 4
#: a word that so many others end with is taken as a head of compounds
_ENDS = 5
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
#: a long word with one of these letters more or less is only a variant: 'Ganztagesschule'
_VARIANT, _JOINTS = 11, "sen"
_WIDTH = 150
#: forms of verbs and adjectives that hardly anybody types
_RARE_FORM = re.compile("(?:st|tet|end|(?:er|st|end|t)e[nrms]?|[^t]e|[^e]e[rms])$")


def read(path: Path) -> Iterator[str]:
    """The single words of a list."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for entry in () if line.startswith("#") else line.split(";"):
            word = re.sub(r"\([^)]*\)", "", entry).strip()
            if _WORD.fullmatch(word) and len(word) >= _SHORTEST:
                yield word


def heads(folded: set[str]) -> Counter[str]:
    """How many words end with another word of the list, behind a third one."""
    found: Counter[str] = Counter()
    for word in folded:
        ends = set()
        for end in range(_PART, len(word) - _PART + 1):
            if word[:end] in folded:
                ends.update(word[end + len(link) :] for link in _LINKS if word.startswith(link, end))
        found.update(end for end in ends if len(end) >= _PART and end in folded)
    return found


def ordinary(headwords: Iterable[str], forms: Iterable[str]) -> dict[str, str]:
    """The words that matter, without rare forms: folded -> as it is written, in order."""
    from ortsnah import paths
    from ortsnah.catalogue.open import open_generation
    from ortsnah.domain.text import fold
    from ortsnah.search.vocabulary import Vocabulary

    vocabulary = Vocabulary(open_generation(paths.example_catalogue()).lexicon)
    common = {fold(word): word for word in sorted(headwords, reverse=True)}
    written = {fold(word): word for word in sorted(forms, reverse=True)}
    ends = heads(common.keys() | written.keys())
    common.update((folded, word) for folded, word in written.items() if word[0].isupper() or not _RARE_FORM.search(folded))
    others = [folded for folded in common if not any(map(vocabulary.has_german, [folded, *variants(folded)]))]
    return {folded: common[folded] for folded in sorted(others) if ends[folded] >= _ENDS or vocabulary.resembles(folded)}


def variants(word: str) -> Iterator[str]:
    """A long word with a joint more or less."""
    for place in range(len(word)) if len(word) >= _VARIANT else ():
        if word[place] in _JOINTS:
            yield word[:place] + word[place + 1 :]
        yield from (word[:place] + joint + word[place:] for joint in _JOINTS)


def main() -> None:
    """Read the lists, write the file."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.path.insert(0, str(ROOT / "src"))
    found = ordinary(*(set(read(Path(path))) for path in sys.argv[1:]))
    body = "\n".join(fill(" ".join(found[word] for word in some), _WIDTH) for _, some in groupby(found, itemgetter(slice(2))))
    TARGET.write_text(f'{HEAD}words = """\n{body}\n"""\n', encoding="utf-8")


if __name__ == "__main__":
    main()
