"""The Merkzettel: what the adviser picked for this client, grouped by need. In memory only; nothing of it is ever written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ortsnah.search.query import Hit

#: letters; a note is a line, not a letter
LONGEST_NOTE = 300
#: steps that can be undone
_MOST_STEPS = 100


class Entry(NamedTuple):
    """A hit with the need it was found for ('' when it was found by words alone) and the adviser's note."""

    hit: Hit
    need: str
    note: str = ""

    @property
    def service(self) -> int:
        """Key of the service in the open catalogue."""
        return self.hit.listing.service_id


class Group(NamedTuple):
    """A need and its entries; without any it is a wish that is still open."""

    need: str
    entries: tuple[Entry, ...]


class _State(NamedTuple):
    entries: tuple[Entry, ...] = ()
    wishes: tuple[str, ...] = ()


class Shortlist:
    """Entries, those of one need together, and the needs that were asked for. Each change can be undone."""

    def __init__(self) -> None:
        self._now = _State()
        self._past: list[_State] = []

    def __len__(self) -> int:
        return len(self._now.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._now.entries)

    def __contains__(self, service: int) -> bool:
        return any(entry.service == service for entry in self)

    def services(self) -> frozenset[int]:
        """Keys of the services on the list."""
        return frozenset(entry.service for entry in self)

    def position(self, service: int, need: str) -> int | None:
        """Where the service stands under this need."""
        return next((number for number, entry in enumerate(self) if (entry.service, entry.need) == (service, need)), None)

    def groups(self) -> list[Group]:
        """The needs in the order of their first entries, then the wishes that have none yet."""
        needs = dict.fromkeys(entry.need for entry in self)
        found = [Group(need, tuple(entry for entry in self if entry.need == need)) for need in needs]
        return found + [Group(need, ()) for need in self.open_wishes()]

    def open_wishes(self) -> list[str]:
        """The needs that were asked for and have no entry yet."""
        met = {entry.need for entry in self}
        return [need for need in self._now.wishes if need not in met]

    def want(self, need: str) -> None:
        """Remember that this need was asked for. Asking is not a step: it is not undone."""
        if need and need not in self._now.wishes:
            self._now = self._now._replace(wishes=(*self._now.wishes, need))

    def drop_wish(self, need: str) -> None:
        """The need is no longer looked for."""
        self._step(self._now._replace(wishes=tuple(wish for wish in self._now.wishes if wish != need)))

    def toggle(self, hit: Hit, need: str) -> bool:
        """Put the hit on the list under this need, or take it off; true when it is on it now."""
        position = self.position(hit.listing.service_id, need)
        if position is not None:
            self.remove(position)
            return False
        last = max((number for number, entry in enumerate(self) if entry.need == need), default=len(self) - 1)
        self._put([*self._now.entries[: last + 1], Entry(hit, need), *self._now.entries[last + 1 :]])
        return True

    def remove(self, position: int) -> Entry:
        """Take an entry off."""
        entries = list(self._now.entries)
        gone = entries.pop(position)
        self._put(entries)
        return gone

    def note(self, position: int, text: str) -> None:
        """What the adviser wants to say about an entry: one line."""
        entries = list(self._now.entries)
        line = " ".join(text.split())[:LONGEST_NOTE]
        if line != entries[position].note:
            entries[position] = entries[position]._replace(note=line)
            self._put(entries)

    def move(self, position: int, by: int) -> int:
        """One place up (-1) or down (1); at the edge of its group the whole group goes. The entry's new position."""
        entries = list(self._now.entries)
        other = position + by
        if not 0 <= other < len(entries):
            return position
        moved = entries[position]
        if entries[other].need == moved.need:
            entries[position], entries[other] = entries[other], moved
        else:
            needs = list(dict.fromkeys(entry.need for entry in entries))
            place = needs.index(moved.need)
            needs[place], needs[place + by] = needs[place + by], needs[place]
            entries.sort(key=lambda entry: needs.index(entry.need))
        self._put(entries)
        return self._now.entries.index(moved)

    def move_to(self, position: int, target: int) -> int:
        """Before the entry at `target` (the number of entries: behind the last); into another group it takes that group's need."""
        entries = list(self._now.entries)
        moved = entries.pop(position)
        target -= target > position
        neighbours = [entry.need for entry in entries[max(0, target - 1) : target + 1]]
        if neighbours and moved.need not in neighbours:
            moved = moved._replace(need=neighbours[-1])
            if self.position(moved.service, moved.need) is not None:
                return position  # it stands there already
        entries.insert(target, moved)
        needs = list(dict.fromkeys(entry.need for entry in entries))
        entries.sort(key=lambda entry: needs.index(entry.need))
        self._put(entries)
        return self._now.entries.index(moved)

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._past)

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            wishes = self._now.wishes
            self._now = self._past.pop()
            for wish in wishes:
                self.want(wish)

    def clear(self) -> None:
        """Forget everything, what could be undone too."""
        self._now = _State()
        self._past.clear()

    def _put(self, entries: list[Entry]) -> None:
        self._step(self._now._replace(entries=tuple(entries)))

    def _step(self, state: _State) -> None:
        self._past = [*self._past[1 - _MOST_STEPS :], self._now]
        self._now = state
