"""The catalogue: one immutable SQLite file per generation. The only floor that knows the file's layout."""
