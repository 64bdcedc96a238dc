"""Expected trouble, told so that an adviser understands it."""


class OrtsnahError(Exception):
    """What happened, what is safe, what to do: three German sentences, shown as they are."""

    def __init__(self, what: str, safe: str = "", do: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, do) if part))
        self.what = what
        self.safe = safe
        self.do = do


class CatalogueError(OrtsnahError):
    """A catalogue file cannot be opened or written."""


class SourceError(OrtsnahError):
    """An input file cannot be read."""


class QueryError(OrtsnahError):
    """A query names something that does not exist (a place, a need)."""


NOTHING_CHANGED = "Es wurde nichts verändert."
