"""The day, the needs and the rules that the tests of the sources read files with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from ortsnah.domain.needs import Need
from ortsnah.domain.needwords import NeedWord
from ortsnah.domain.reading import Reading
from ortsnah.sources.mapping import Mapping
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.reader import read
from ortsnah.sources.tags import TagRules

TODAY = dt.date(2026, 11, 23)
NEEDS = frozenset({
    "kinderbetreuung.kita", "kinderbetreuung.krippe", "kinderbetreuung.schulkind", "gesundheit.apotheke", "bildung.schule",
    "alltag.lebensmittel", "notfall.gewalt", "amt.rathaus",
})  # fmt: skip
LABELS = {"kinderbetreuung.krippe": "Kinderkrippe (unter 3)", "alltag.lebensmittel": "Tafel, Lebensmittel", "amt.rathaus": "Rathaus"}
NAMES = NeedNames(
    [Need(need, LABELS.get(need, need.partition(".")[2].title())) for need in sorted(NEEDS)],
    [NeedWord("kinderbetreuung.schulkind", "Hort"), NeedWord("kinderbetreuung.kita", "Kindergarten")],
)
RULES = TagRules.from_needs([
    ("kinderbetreuung.kita", "amenity=kindergarten"),
    ("gesundheit.apotheke", "amenity=pharmacy"),
    ("bildung.schule", "amenity=school"),
    ("alltag.lebensmittel", "amenity=social_facility & social_facility=food_bank"),
    ("notfall.gewalt", "amenity=social_facility & social_facility=shelter & social_facility:for=women"),
])  # fmt: skip
ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"

Take = Callable[..., Reading]


def take_file(path: Path, mapping: Mapping | None = None, tags: TagRules = RULES) -> Reading:
    """Reads a file as of the tests' day."""
    return read(path, mapping=mapping, tags=tags, needs=NAMES, today=TODAY)
