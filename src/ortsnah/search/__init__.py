"""Query -> hits. No SQL here: the index of the catalogue answers, this floor understands and orders."""

from ortsnah.search.engine import Engine, run
from ortsnah.search.query import Filters, Hit, Query, Results, Section

__all__ = ["Engine", "Filters", "Hit", "Query", "Results", "Section", "run"]
