"""How words and phrases for needs are weighed, and what words of several languages do to each other."""

from __future__ import annotations

from ortsnah.domain.needwords import NeedWord
from ortsnah.domain.wordindex import Small, WordIndex, compile_words

PENSION, FLAT = "geld.rente", "wohnen.raeumung"


def compiled(*told: NeedWord, stopwords: frozenset[str] = frozenset()) -> WordIndex:
    """The index of these words, and of some more needs, that words may say something."""
    others = [NeedWord(need, word) for need, word in (("a", "Apfel"), ("b", "Birne"), ("c", "Citrus"))]
    return compile_words([*others, *told], Small(stopwords))


def test_a_word_of_another_language_that_shares_only_the_stem_is_a_word_of_its_own_in_any_order() -> None:
    german, english = NeedWord(PENSION, "Rente"), NeedWord(FLAT, "rent", "en")
    for index in (compiled(german, english), compiled(english, german)):
        assert index.solo[index.surfaces["rente"]] == {PENSION: 1.0}
        assert index.solo[index.surfaces["rent"]] == {FLAT: 1.0}


def test_a_word_that_is_written_like_a_german_one_says_half() -> None:
    index = compiled(NeedWord(PENSION, "Pension"), NeedWord(FLAT, "pension", "fr"))
    assert index.solo[index.surfaces["pension"]] == {PENSION: 1.0, FLAT: 0.5}


def test_a_word_whose_stem_is_a_small_word_does_not_give_that_one_a_meaning() -> None:
    index = compiled(NeedWord(FLAT, "hot water", "en"), stopwords=frozenset({"wat"}))
    assert index.surfaces["water"] != "wat"
    assert "wat" not in index.weights


def test_a_phrase_of_another_language_counts_whole_unless_every_word_is_german_too() -> None:
    taxi, wheelchair = NeedWord("a", "Taxi"), NeedWord("b", "Handicap")
    one, all_of_them = NeedWord("c", "wheelchair taxi", "en"), NeedWord("c", "handicap taxi", "en")
    index = compiled(taxi, wheelchair, one, all_of_them)
    assert [phrase.factor for phrase in index.phrases if phrase.need == "c"] == [1.0, 0.5]


def test_a_german_word_leans_less_to_what_a_phrase_of_another_language_means_than_to_that_of_a_german_one() -> None:
    often = [NeedWord("a", "Taxi"), NeedWord("a", "rank", "en"), NeedWord("b", "rank", "en")]
    german, english = (compiled(*often, NeedWord("c", "taxi rank", language)) for language in ("de", "en"))
    assert english.solo["taxi"]["c"] < german.solo["taxi"]["c"] < german.solo["taxi"]["a"]
