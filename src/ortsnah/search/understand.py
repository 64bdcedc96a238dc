"""Text -> what is meant: needs, a place, an age, urgency, what the service must offer, and the words that are left."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations
from operator import itemgetter

from ortsnah.catalogue.read import Catalogue, KnownPlace
from ortsnah.domain.ages import aged
from ortsnah.domain.dialled import dialled
from ortsnah.domain.law import cited, uncited
from ortsnah.domain.moments import Moment, When
from ortsnah.domain.needs import DANGERS, belongs
from ortsnah.domain.text import words
from ortsnah.search.evidence import Evidence, Matches, Scales, names
from ortsnah.search.gazetteer import Gazetteer
from ortsnah.search.query import Filters, Understood
from ortsnah.search.signals import Said, Signals
from ortsnah.search.vocabulary import Vocabulary

#: a further reading of the same words is taken when it is nearly as good as the best, sooner where the best has no such share of what
#: the words say, and soonest of the beginning of a word, which may become many ...
_NEARLY, _NEARLY_UNSURE, _NEARLY_BEGUN, _SURE_SHARE = 0.8, 0.7, 0.5, 0.6
#: ... and a second wish when such a share of the words that are left points to it
_SECOND_SHARE = 0.6
#: parts of a query are wishes of their own, unless all of it together means so clearly something else
_WHOLE = 0.85
#: so much more must a reading with all small words say than the one without, less where they may mean what is open and all together are one expression
_CLEARLY_MORE, _A_LITTLE_MORE, _ALL = 0.3, 0.15, 0.95
#: a danger comes before what is no more likely than this
_AS_LIKELY = 0.95
_MOST_NEEDS = 4
_BETWEEN_WISHES = re.compile(r"[,;/+&!?\n]")
#: behind other words so many letters are the beginning of one
_BEGUN = 3
#: a beginning so short is not yet a word of other matters
_SHORT = 4
#: so many words are read, and so many parts that may be wishes of their own
_MOST_WORDS, _MOST_PARTS = 40, 6
#: of so many words each two may be one split apart
_MOST_JOINED = 8
_WHERETO = frozenset({"nach", "bis", "richtung"})
_BEFORE_PLACE = frozenset({"in", "bei", "aus", "nach", "von", "um", "nahe", "raum", "im", "zu", "bis", "richtung"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """What some words were read as."""

    needs: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    together: bool = False
    used: frozenset[int] = frozenset()
    share: float = 0.0
    mass: float = 0.0
    matched: tuple[str, ...] = ()  # the words, where they are from several parts
    firm: bool = False


class Interpreter:
    """Understands texts by the words of one catalogue."""

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.vocabulary = Vocabulary(catalogue.lexicon)
        self._signals = Signals(catalogue.lexicon.signals(), self.vocabulary.knows, self.vocabulary.begins)
        self._is_in_a_name = lru_cache(maxsize=4096)(catalogue.index.is_in_a_name)
        needs = catalogue.needs()
        self._scales = Scales(catalogue.lexicon, {need.id: (need.is_group, position) for position, need in enumerate(needs)})
        # what a need is called means it, whatever its words mean elsewhere; of two that are called alike the last one, which is no group
        self._called = {frozenset(words(label)): need.id for need in needs for label in (need.short, need.label)}

    def understand(self, text: str) -> Understood:
        """What the text says. A text that ends in a letter is taken as still being typed."""
        return self._understand(*self._signals.hear(aged(cited(dialled(text)))), unfinished=text[-1:].isalnum())

    def _understand(self, text: str, heard: Said, *, unfinished: bool) -> Understood:
        tokens = words(text)[:_MOST_WORDS]
        understood = Understood(filters=heard.filters, urgent=heard.urgent, open=heard.open, when=heard.when)
        rest, place = self._take_place(heard.rest)
        said = self._take_place(heard.unread)[0] if place is not None else heard.unread
        unfinished = unfinished and tokens[-1:] == heard.rest[-1:]  # not the 'kita' in 'kita heute'
        content, reading, with_signals = self._read_best(said, rest, unfinished, heard)
        if with_signals:  # 'Rollstuhl' meant the need, not that the way in must be level; 'Miete offen' not what is open
            understood = understood._replace(
                filters=Filters(age_months=understood.filters.age_months), open=heard.when is not None and heard.open
            )
        parts = self._read_parts(text, place)
        if need := self._called.get(frozenset(tokens)):
            needs = _told([need, *reading.needs])
            content, reading = tokens, _Reading(needs, used=frozenset(range(len(tokens))), share=1.0, mass=1.0, firm=True)
        elif parts is not None and (reading.share < _WHOLE or reading.needs[0] in parts.needs):
            reading = parts
        left = tuple(uncited(word) for position, word in enumerate(content) if position not in reading.used)
        begun = unfinished and reading.needs and left[-1:] == tuple(content[-1:]) and self._may_become(left[-1])
        matched = reading.matched or tuple(word for position, word in enumerate(content) if position in reading.used)
        understood = understood._replace(
            place=place, needs=reading.needs, together=reading.together, suggestions=reading.suggestions,
            words=() if reading.together else left, matched=matched, names=(*self._names(left, reading), *(left[-1:] if begun else ())),
            unsure=() if reading.firm or reading.together else matched,
        )  # fmt: skip
        return understood if heard.aside is None else self._looked_at(understood, *heard.aside)

    def _looked_at(self, understood: Understood, when: When, rest: str) -> Understood:
        """A day or an hour that makes no other need of it is looked at ('Rathaus nach 18 Uhr'), unlike that of 'Kita vor 7 Uhr'.

        It filters nothing. A day is looked at in any case.
        """
        if not words(rest):
            return Understood(when=when) if when.names_day else understood
        without = self._understand(f"{rest} ", self._signals.take(words(rest)), unfinished=False)
        told, meant = set(understood.needs), set(without.needs)
        if told <= meant or (understood.together and meant and meant < told):
            return without._replace(when=when, urgent=understood.urgent) if meant or when.names_day else understood
        return understood._replace(when=when) if when.names_day else understood

    def _names(self, left: tuple[str, ...], reading: _Reading) -> tuple[str, ...]:
        """The words that are looked for in names only: those of other matters, and pale ones where there is nothing else."""
        pale = not reading.needs and self._signals.says_nothing(left)
        return left if pale else tuple(filter(self._is_elsewhere, left))

    def _is_elsewhere(self, word: str) -> bool:
        """True for a word of other matters, if nothing here is named so: not for the 'Regenbogen' of a kindergarten."""
        return self._signals.is_elsewhere(word) and not self._is_in_a_name(word)

    def moment(self, text: str, now: dt.datetime) -> Moment | None:
        """The moment that a text names and nothing besides."""
        return self._signals.when.read(text, now)

    def _read_best(self, tokens: list[str], rest: list[str], unfinished: bool, heard: Said) -> tuple[list[str], _Reading, bool]:
        """The words that carry meaning and what they mean: first without signals and small words, then, if that says more, with them.

        'Weiß nicht, wo ich heute Nacht schlafe' is urgent, but 'heute Nacht' says also what is needed. Signals that only confirm the need
        ('kostenloser Deutschkurs'), and a language beside a sure one ('Arzt, der Arabisch spricht'), say how it must be.
        """
        only_small = len(rest) < len(tokens) and not self._signals.content(rest)  # 'emergency help'
        # 'wer hat heute offen' asks for no bed for tonight, 'freie Plätze' for no place in a scheme
        only_open = (heard.open or heard.filters.free_places) and all(map(self._signals.is_small, rest))
        content = [] if only_small or only_open else self._signals.content(rest) or rest[-1:] * unfinished
        last = content[-1:] if unfinished and content and content[-1] == rest[-1] else []
        if len(content) > 1 and last and self._is_begun(last[0]):
            content = content[:-1]
        reading = self._read(content, rest, unfinished=any(len(rest) == 1 or not self.vocabulary.knows(word) for word in last))
        variants = []
        if len(rest) < len(tokens) and not only_open and not (heard.filters.language and reading.firm):
            variants.append((self._signals.content(tokens), reading.share / 2, True))
        if not reading.needs and not only_open:
            variants.append((self._signals.known(tokens), _SECOND_SHARE, False))
        with_signals = False
        for more, least, signals in variants:
            if more != content and (len(more) > 1 or only_small):
                other = self._read(more, tokens, unfinished=False)
                more_by = _A_LITTLE_MORE if heard.open and other.share >= _ALL else _CLEARLY_MORE
                confirmed = signals and not heard.open and other.needs[:1] == reading.needs[:1]
                sure = len(more) > 1 or other.firm
                if sure and other.mass > reading.mass + more_by and other.share >= least and not confirmed:
                    content, reading, with_signals = more, other, signals
        return content, reading, with_signals

    def _is_begun(self, word: str) -> bool:
        """True for what says nothing yet beside others while it is still being typed: a letter or two, and what may become a signal ('dring'),
        a small word or a place.
        """
        if word.isdigit() or (len(word) > 1 and (self.vocabulary.is_german(word) or self.vocabulary.is_ordinary(word))):
            return False
        begins = self._signals.may_become_one(word) or self._gazetteer.begins(word)
        return len(word) < _BEGUN or (begins and not self._signals.is_elsewhere(word))

    def _may_become(self, word: str) -> bool:
        """True for the beginning of a word of ours: while it may become one, it is looked for as a whole word of a name alone."""
        is_word = self.vocabulary.stands(word) or (self.vocabulary.is_ordinary(word) and len(word) > _SHORT)
        return self.vocabulary.begins(word) and not is_word

    def _read_parts(self, text: str, place: KnownPlace | None) -> _Reading | None:
        """Wishes that a comma, 'und' or 'mit' separates, when at least two parts mean different needs for sure."""
        several = [part for line in _BETWEEN_WISHES.split(text) for part in self._signals.parts(words(line), "between")][:_MOST_PARTS]
        if len(several) < 2 and not any(self._signals.is_beside(token) for part in several for token in part):
            return None
        told = [read for part in several[:-1] for read in self._read_wishes(part, place, unfinished=False)]
        told += self._read_wishes(several[-1], place, unfinished=text[-1:].isalnum())
        readings, matched = [reading for reading, _ in told], [word for _, used in told for word in used]
        readings.sort(key=lambda reading: (not _leads(reading), -round(reading.mass, 3), reading.needs))
        firsts = list(dict.fromkeys(reading.needs[0] for reading in readings))
        if len(firsts) < 2:
            return None
        others = [need for reading in readings for need in reading.needs[1:]]
        return _Reading(_told([*firsts, *others]), together=True, matched=tuple(matched))

    def _read_wishes(self, part: list[str], place: KnownPlace | None, *, unfinished: bool) -> list[tuple[_Reading, list[str]]]:
        """What a part of a text means, and the words that say it; two wishes where both sides of a 'mit' name a need for sure."""
        tokens = self._signals.take(part, beside=True).rest
        if place is not None:
            tokens = self._take_place(tokens)[0]
        sides = self._signals.parts(tokens, "beside")
        if len(sides) > 1:
            told = [self._read_wish(side, unfinished=unfinished and side is sides[-1]) for side in sides]
            groups = {reading.needs[0].partition(".")[0] for reading, _ in told if reading.firm and reading.share >= _WHOLE}
            if len(groups) == len(sides):
                return told
        reading, used = self._read_wish(tokens, unfinished=unfinished)
        return [(reading, used)] if reading.needs and reading.share >= _SECOND_SHARE else []

    def _read_wish(self, tokens: list[str], *, unfinished: bool) -> tuple[_Reading, list[str]]:
        content = self._signals.content(tokens)
        if unfinished and content and self._is_begun(content[-1]):
            content = content[:-1]
        last = content[-1:] if unfinished else []
        reading = self._read(content, tokens, unfinished=any(not self.vocabulary.knows(word) for word in last))
        return reading, [word for position, word in enumerate(content) if position in reading.used]

    def _take_place(self, tokens: list[str]) -> tuple[list[str], KnownPlace | None]:
        """The text without the places that it names, and the one that counts: of 'von Freisen nach St. Wendel' where somebody is."""
        rest, found = tokens, list[tuple[bool, KnownPlace]]()
        while (named := self._gazetteer.within(rest)) is not None:
            place, first, length = named
            before = rest[first - 1] if first else ""
            if before not in _BEFORE_PLACE and length == 1 and self.vocabulary.knows(rest[first]):
                break
            found.append((before in _WHERETO, place))
            rest = rest[: first - 1 if before in _BEFORE_PLACE else first] + rest[first + length :]
        if found:
            return rest, min(found, key=itemgetter(0))[1]
        if len(tokens) > 1:
            for position, token in enumerate(tokens):
                is_last = position == len(tokens) - 1  # what the others mean is asked in any case, and cheaper than all names of places
                if self.vocabulary.knows(token) or (not is_last and self.vocabulary.lookup(token, False)):
                    continue
                if (known := self._gazetteer.mistyped(token)) and not (is_last and self.vocabulary.lookup(token, False)):
                    return tokens[:position] + tokens[position + 1 :], known
        return tokens, None

    def _read(self, content: list[str], spoken: list[str], *, unfinished: bool) -> _Reading:
        """The needs that the words mean; `spoken`: all words in their order, the small ones as well."""
        unfinished = unfinished and (len(content) == 1 or len(content[-1]) >= _BEGUN)
        begun = unfinished and self.vocabulary.begins(content[-1])
        short = 0 if begun and len(spoken) == 1 and len(content[-1]) <= _SHORT else -1  # 'stau' may become 'Staubsauger'
        elsewhere = frozenset(p for p, word in enumerate(content) if p != short and self._is_elsewhere(word))
        matches = self._matches(content, spoken, unfinished, elsewhere)
        ranked = self._scales.weigh(matches, elsewhere, begun=begun, whole=begun and self.vocabulary.stands(content[-1]))
        if not ranked:
            return _Reading()
        meant = [e for e in ranked if e.enough]
        if not meant:
            return _Reading(suggestions=names(ranked[:3]), mass=ranked[0].mass)
        best = meant[0]
        anything = begun and len(content) == 1 and not self.vocabulary.knows(content[0])
        nearly = _NEARLY_BEGUN if anything else _NEARLY if best.share >= _SURE_SHARE else _NEARLY_UNSURE
        chosen = [e for e in meant if e.mass >= nearly * best.mass][:_MOST_NEEDS]
        chosen.sort(key=lambda e: not (_is_danger(e) and e.mass >= _AS_LIKELY * best.mass))
        left = sorted(set(range(len(content))) - best.used)
        second = next(iter(self._scales.weigh([matches[p] for p in left])), None) if left else None
        if second is None or not second.enough_alone or second.need == best.need:
            return _Reading(_told(names(chosen)), used=best.used, share=best.share, mass=best.mass, firm=best.firm)
        used = best.used | {left[p] for p in second.used}
        wishes = sorted([best, second], key=lambda e: not _is_danger(e))
        return _Reading(_told(names([*wishes, *chosen])), together=True, used=used, share=best.share, mass=best.mass)

    def _matches(self, content: list[str], spoken: list[str], unfinished: bool, elsewhere: frozenset[int]) -> list[Matches]:
        """For each word, what it may mean."""
        last, neighbours = len(content) - 1, {frozenset(pair) for pair in pairwise(spoken)}
        matches = [{} if p in elsewhere else self.vocabulary.lookup(word, unfinished and p == last) for p, word in enumerate(content)]
        if len(spoken) == len(content) == 1 and self._signals.says_nothing(content):  # 'der' alone is none of the phrases that it stands in
            only_in_phrases = self.vocabulary.only_in_phrases(content[0])
            matches = [{one: worth for one, worth in matches[0].items() if one not in only_in_phrases}]
        ours = [p for p in range(min(len(content), _MOST_JOINED)) if p not in elsewhere]
        for p, q in permutations(ours, 2):  # 'Schuldner beratung' is one word split apart
            joined = self.vocabulary.joined(content[p], content[q], frozenset((content[p], content[q])) in neighbours)
            for one in (p, q) if joined else ():
                matches[one] = {**matches[one], **{stem: max(worth, matches[one].get(stem, 0)) for stem, worth in joined.items()}}
        return matches


def _told(needs: Iterable[str]) -> tuple[str, ...]:
    """The needs, each once, and no group behind one of its own."""
    found: list[str] = []
    for need in needs:
        if not any(belongs(other, need) for other in found):
            found.append(need)
    return tuple(found[:_MOST_NEEDS])


def _is_danger(evidence: Evidence) -> bool:
    """True where something firm speaks for a danger."""
    return evidence.firm and evidence.need in DANGERS


def _leads(reading: _Reading) -> bool:
    """True when what a part says is above all a danger."""
    return reading.firm and reading.share >= _WHOLE and reading.needs[0] in DANGERS
