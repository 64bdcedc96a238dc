"""For how long facts hold, need by need."""

from __future__ import annotations

from ortsnah import paths
from ortsnah.domain.capacity import VALID_DAYS
from ortsnah.domain.needs import VERIFIED_DAYS, Need, Validity
from ortsnah.sources.masters import read_toml

NEEDS = [
    Need("wohnen", "Wohnen", places_days=14), Need("wohnen.suche", "Suche", places_days=7, verified_days=180), Need("wohnen.geld", "Wohngeld"),
    Need("amt", "Amt"),
]  # fmt: skip


def test_a_need_has_its_own_rule_or_that_of_its_group_or_the_default() -> None:
    validity = Validity(NEEDS)
    assert [validity.places([need]) for need in ("wohnen.suche", "wohnen.geld", "amt", "unbekannt")] == [7, 14, VALID_DAYS, VALID_DAYS]
    assert [validity.verified([need]) for need in ("wohnen.suche", "wohnen.geld")] == [180, VERIFIED_DAYS]


def test_of_several_needs_the_strictest_counts() -> None:
    assert Validity(NEEDS).places(["amt", "wohnen.geld", "wohnen.suche"]) == 7


def test_a_service_without_needs_follows_the_default() -> None:
    assert (Validity().places([]), Validity().verified([])) == (VALID_DAYS, VERIFIED_DAYS)


def test_the_shipped_rules_are_strict_where_beds_are_gone_by_night_and_patient_where_lists_are_long() -> None:
    rows = read_toml(paths.resources() / "needs.toml")["need"]
    needs = [Need(row["id"], row["label"], "", "", row.get("places_days"), row.get("verified_days")) for row in rows]
    validity = Validity(needs)
    days = [
        validity.places([need]) for need in ("notfall.obdach-heute", "wohnen.notunterkunft", "kinderbetreuung.kita", "gesundheit.hausarzt")
    ]
    assert days == [1, 3, 30, 60]
    assert all(1 <= validity.places([need.id]) <= 60 and 90 <= validity.verified([need.id]) <= 365 for need in needs)
