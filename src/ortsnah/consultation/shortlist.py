"""The Merkzettel: hits that the adviser picked for this client. In memory only; nothing of it is ever written."""

from __future__ import annotations

from collections.abc import Iterator

from ortsnah.search.query import Hit


class Shortlist:
    """Hits in the order in which they were picked, each service once."""

    def __init__(self) -> None:
        self._hits: dict[int, Hit] = {}

    def __len__(self) -> int:
        return len(self._hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._hits.values())

    def __contains__(self, service_id: int) -> bool:
        return service_id in self._hits

    def toggle(self, hit: Hit) -> bool:
        """Put the hit on the list, or take it off; true when it is on it now."""
        key = hit.listing.service_id
        if self._hits.pop(key, None) is not None:
            return False
        self._hits[key] = hit
        return True

    def services(self) -> frozenset[int]:
        """Keys of the services on the list."""
        return frozenset(self._hits)

    def clear(self) -> None:
        """Forget everything."""
        self._hits.clear()
