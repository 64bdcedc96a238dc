"""Write resources/holidays/: public and school holidays of the German states, from the library `holidays` (MIT). See `make holidays`.

The program reads the files and never the library, so a correction by hand is possible, and survives until this is run again.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import holidays

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "holidays"
FIRST, LAST = 2020, 2035
STATES = tuple(state for state in holidays.Germany.subdivisions if len(state) == 2)
SCHOOL_NAMES = {"Oster-/Frühjahrsferien": "Osterferien", "Himmelfahrts-/Pfingstferien": "Pfingstferien"}
HEAD = f"# Public and school holidays, made by `make holidays` (holidays {holidays.__version__}, MIT); see README.md"

Days = dict[dt.date, str]
Span = tuple[dt.date, dt.date, str]


def days(category: str, state: str | None = None) -> Days:
    """The days of a category with their German names."""
    categories = ("public",) if category == "public" else (category,)
    return dict(holidays.Germany(subdiv=state, years=range(FIRST, LAST + 1), categories=categories, language="de"))


def spans(single: Days) -> list[Span]:
    """Neighbouring days of one name as from–to."""
    found: list[Span] = []
    for day in sorted(single):
        name = SCHOOL_NAMES.get(single[day], single[day])
        if found and found[-1][2] == name and day - found[-1][1] == dt.timedelta(days=1):
            found[-1] = (found[-1][0], day, name)
        else:
            found.append((day, day, name))
    return found


def write(name: str, public: Days, partly: Days, school: list[Span]) -> None:
    """One file; `partly` holds in a part of the area only, and the school holidays end where the library's knowledge ends."""
    lines = [HEAD, f"known\tpublic\t{FIRST}-01-01\t{LAST}-12-31"]
    if school:
        lines.append(f"known\tschool\t{FIRST}-01-01\t{school[-1][1]}")
    lines += [f"public\t{day}\t{day}\t{public[day]}" for day in sorted(public)]
    lines += [f"partly\t{day}\t{day}\t{partly[day]}" for day in sorted(partly)]
    lines += [f"school\t{since}\t{until}\t{told}" for since, until, told in school]
    (FOLDER / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """A file for each state, and DE.tsv with what holds in all of them."""
    of_states = {state: days("public", state) for state in STATES}
    for state, public in of_states.items():
        partly = {day: name for day, name in days("catholic", state).items() if day not in public}
        write(f"DE-{state}", public, partly, spans(days("school", state)))
    everywhere = {day: name for day, name in days("public").items() if all(day in public for public in of_states.values())}
    somewhere = {day: name for public in of_states.values() for day, name in public.items() if day not in everywhere}
    write("DE", everywhere, somewhere, [])


if __name__ == "__main__":
    main()
