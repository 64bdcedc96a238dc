"""The Merkzettel: grouped by need, in the adviser's order, every step undone."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from ortsnah.catalogue.listing import Listing
from ortsnah.consultation.shortlist import LONGEST_NOTE, Shortlist
from ortsnah.domain.codes import Status
from ortsnah.search.query import Hit, Section


def hit(number: int) -> Hit:
    """A hit on the service with this key."""
    listing = Listing(
        number, number, "Liste", str(number), f"Angebot {number}", "", "", "", "", True, False, Status.ACTIVE, "", False, None, None, None, "",
        None, "",
    )  # fmt: skip
    return Hit(listing, Section.HERE, 1.0)


def filled(*entries: tuple[int, str]) -> Shortlist:
    shortlist = Shortlist()
    for number, need in entries:
        shortlist.toggle(hit(number), need)
    return shortlist


def order(shortlist: Shortlist) -> list[int]:
    return [entry.service for entry in shortlist]


def test_entries_of_one_need_stand_together_in_the_order_in_which_they_were_picked() -> None:
    shortlist = filled((1, "kita"), (2, "wohnen"), (3, "kita"))
    assert [(group.need, [e.service for e in group.entries]) for group in shortlist.groups()] == [("kita", [1, 3]), ("wohnen", [2])]


def test_picking_the_same_hit_for_the_same_need_again_takes_it_off() -> None:
    shortlist = filled((1, "kita"))
    assert shortlist.toggle(hit(1), "kita") is False
    assert len(shortlist) == 0


def test_one_service_may_answer_two_needs() -> None:
    assert order(filled((1, "kita"), (1, "randzeiten"))) == [1, 1]


def test_a_need_that_was_asked_for_and_has_no_entry_is_an_open_wish() -> None:
    shortlist = filled((1, "kita"))
    shortlist.want("kita")
    shortlist.want("wohngeld")
    assert shortlist.open_wishes() == ["wohngeld"]
    shortlist.toggle(hit(2), "wohngeld")
    assert shortlist.open_wishes() == []
    shortlist.toggle(hit(2), "wohngeld")
    shortlist.drop_wish("wohngeld")
    assert shortlist.open_wishes() == []


def test_moving_goes_through_the_group_and_at_its_edge_takes_the_whole_group_along() -> None:
    shortlist = filled((1, "kita"), (2, "kita"), (3, "wohnen"), (4, "wohnen"))
    assert shortlist.move(0, 1) == 1
    assert order(shortlist) == [2, 1, 3, 4]
    shortlist.move(1, 1)
    assert order(shortlist) == [3, 4, 2, 1]
    assert shortlist.move(0, -1) == 0
    assert order(shortlist) == [3, 4, 2, 1]


def test_dragging_into_another_group_gives_the_entry_that_need() -> None:
    shortlist = filled((1, "kita"), (2, "kita"), (3, "wohnen"), (4, "wohnen"))
    position = shortlist.move_to(0, 3)
    assert order(shortlist) == [2, 3, 1, 4]
    assert list(shortlist)[position].need == "wohnen"


def test_a_note_is_one_line_of_a_sensible_length() -> None:
    shortlist = filled((1, "kita"))
    shortlist.note(0, "Dienstag vor 10\n anrufen" + "x" * 500)
    note = next(iter(shortlist)).note
    assert note.startswith("Dienstag vor 10 anrufen")
    assert len(note) == LONGEST_NOTE


def test_each_step_is_undone_in_turn() -> None:
    shortlist = filled((1, "kita"), (2, "kita"))
    shortlist.note(0, "anrufen")
    shortlist.move(0, 1)
    shortlist.remove(1)
    for expected in ([2, 1], [1, 2], [1, 2], [1], []):
        shortlist.undo()
        assert order(shortlist) == expected
    assert not shortlist.can_undo


def test_the_end_forgets_what_could_be_undone_too() -> None:
    shortlist = filled((1, "kita"))
    shortlist.want("wohngeld")
    shortlist.clear()
    shortlist.undo()
    assert len(shortlist) == 0
    assert shortlist.groups() == []


STEPS: dict[str, Callable[[Shortlist, int, int], object]] = {
    "toggle": lambda shortlist, a, b: shortlist.toggle(hit(a), f"need {b % 3}"),
    "remove": lambda shortlist, a, b: shortlist.remove(a % len(shortlist)) if len(shortlist) else None,
    "move": lambda shortlist, a, b: shortlist.move(a % len(shortlist), 1 if b % 2 else -1) if len(shortlist) else None,
    "drag": lambda shortlist, a, b: shortlist.move_to(a % len(shortlist), b % (len(shortlist) + 1)) if len(shortlist) else None,
    "note": lambda shortlist, a, b: shortlist.note(a % len(shortlist), str(b)) if len(shortlist) else None,
    "undo": lambda shortlist, a, b: shortlist.undo(),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_whatever_is_done_the_needs_stand_together_and_nothing_stands_there_twice(steps: list[tuple[str, int, int]]) -> None:
    shortlist = Shortlist()
    for name, a, b in steps:
        STEPS[name](shortlist, a, b)
        needs = [entry.need for entry in shortlist]
        assert needs == sorted(needs, key=list(dict.fromkeys(needs)).index)
        keys = [(entry.service, entry.need) for entry in shortlist]
        assert len(keys) == len(set(keys))
