"""How places and needs say what they are."""

from __future__ import annotations

from ortsnah.domain.needs import Need, belongs
from ortsnah.domain.places import Level, Place


def test_a_village_says_its_municipality_and_a_municipality_that_it_is_meant_whole() -> None:
    assert Place("Gronig", "Oberthal").label == "Gronig · Oberthal"
    assert Place("Oberthal", "Oberthal", level=Level.MUNICIPALITY).label == "Oberthal · ganze Gemeinde"


def test_a_need_belongs_to_itself_and_its_group_and_to_no_group_of_a_similar_name() -> None:
    assert belongs("geld.schulden", "geld.schulden")
    assert belongs("geld.schulden", "geld")
    assert not belongs("geldanlage.fonds", "geld")
    assert not belongs("geld", "geld.schulden")


def test_a_leaf_knows_its_group() -> None:
    assert Need("geld.schulden", "Schulden").parent == "geld"
    assert Need("geld", "Geld").parent == ""
    assert Need("geld", "Geld").is_group
