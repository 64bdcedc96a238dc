"""Query -> hits. No SQL here: the index of the catalogue answers, this floor understands and orders."""
