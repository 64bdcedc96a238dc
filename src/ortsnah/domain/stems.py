"""The stem of a folded word: what its endings leave, so that 'Wohnungen' is 'Wohnung', 'квартиру' is 'квартира', 'الطلاق' is 'طلاق'."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from ortsnah.domain import arabic
from ortsnah.domain.text import spread

#: letters of the shortest word whose ending -in may mean a woman
_FEMININE = 5
#: endings of nouns, adjectives and verbs in Ukrainian, Russian and Bulgarian, as folding leaves them; three letters stay at least
_SLAVIC = re.compile(
    "(?<=...)(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ата|ята|ото|ето|ито|ите|ете|ять|ить|ать|еть|ити|ати|ією|ию|иями|ья|ье|ьи|ию|ия|ие|ии|ий|ах|ях|ам|ям|ом|ем"
    "|ов|ев|ів|ой|ей|ый|ою|ею|ая|яя|ое|ее|ые|ие|ых|их|ть|(?<=щ)та|(?<=ст)та|[аеиоуыэюяіїєьъ]{1,2})$"
)
#: the 'zu' inside an infinitive: 'umzubringen' is 'umbringen'
_ZU = re.compile(
    "^(ab|an|auf|aus|bei|durch|ein|fest|fort|frei|heim|her|los|mit|nach|nieder|raus|rein|runter|statt|teil|uber|um|unter|vor|weg|weiter"
    "|wieder|zurecht|zuruck|zusammen|zu)zu(?=tun$|[a-z]{3,}(?:en|ern|eln)$)"
)


@lru_cache(maxsize=1)
def _german() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("german")


@lru_cache(maxsize=4096)  # of one word it is asked again and again, as a whole and as a part
def stem(word: str) -> str:
    """The stem of a folded word by the rules of its script; Latin as German: 'ue' and 'ae' are read as umlauts, 'Ärztin' as 'Arzt'."""
    first = word[:1]
    if "\u0400" <= first <= "\u04ff":
        return _SLAVIC.sub("", word)
    if arabic.is_arabic(word):
        return arabic.stem(word)
    word = _ZU.sub(r"\1", spread(word))
    if len(word) > _FEMININE and word.endswith(("in", "innen")):
        word = word.removesuffix("innen").removesuffix("in")
    return str(_german().stemWord(word))
