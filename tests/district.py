"""A small district for tests about names of places."""

from __future__ import annotations

from ortsnah.domain.place_names import Names
from ortsnah.domain.places import Level, Place

PLACES = [
    Place("Oberthal", "Oberthal", level=Level.MUNICIPALITY), Place("Gronig", "Oberthal"), Place("Steinberg-Deckenhardt", "Oberthal"),
    Place("Mühle", "Oberthal", level=Level.SETTLEMENT, parent="Gronig"), Place("Tholey", "Tholey", level=Level.MUNICIPALITY),
    Place("Neudorf", "Oberthal"), Place("Neudorf", "Tholey"), Place("Oberdorf", "Tholey"),
    Place("St. Wendel", "St. Wendel", level=Level.MUNICIPALITY, aliases=("Kreisstadt Wendel",)), Place("St. Wendel", "St. Wendel"),
]  # fmt: skip
NAMES = Names(PLACES)
