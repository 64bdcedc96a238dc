"""How long twelve entries take to become a PDF, in every language. Usage: make bench-handout"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.measure import machine, put_on_page, revision, table
from ortsnah import paths
from ortsnah.catalogue.open import open_catalogue
from ortsnah.consultation.handout import Entry, Head, Options, Sheet, languages, sheet
from ortsnah.search.gazetteer import Gazetteer

ENTRIES, RUNS = 12, 15
#: milliseconds: longer would be felt
MOST = 1000
DAY = dt.date(2026, 11, 23)
PLACE = "Gronig · Oberthal"
HEAD = Head("Jobcenter Landkreis Beispiel", ("Musterstraße 1", "66606 St. Wendel"), "030 23125-000")
NOTE = "Termin am Donnerstag um 9 Uhr"
NEEDS = (
    "kinderbetreuung.krippe", "wohnen.raeumung", "gesundheit.kinderarzt", "ankommen.sprachkurs", "geld.schulden", "mobilitaet.rufbus",
    "alltag.lebensmittel", "notfall.gewalt", "kinderbetreuung.tagespflege", "amt.rathaus", "gesundheit.apotheke", "familie.schwangerschaft",
)  # fmt: skip


class Example:
    """Sheets over the example catalogue: the same list in every language."""

    def __enter__(self) -> Example:
        self._catalogue = open_catalogue(paths.example_catalogue())
        self.needs = {need.id: need for need in self._catalogue.needs()}
        known = self._catalogue.places()
        self.places = [each.place for each in known]
        found = Gazetteer(known).exact_label(PLACE)
        self.origin = found.place if found else None
        services = list(self._catalogue.services())
        chosen = [next(service for service in services if need in service.needs) for need in NEEDS]
        self.entries = [Entry(service, need) for service, need in zip(chosen, NEEDS, strict=True)]
        self.entries[1] = self.entries[1]._replace(note=NOTE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._catalogue.close()

    def sheet(self, count: int, **options: Any) -> Sheet:
        """A sheet of so many entries, with these options and usual ones."""
        given = {"day": DAY, "head": HEAD, "origin": self.origin, "example": True} | options
        return self.make(count, Options(**given))

    def make(self, count: int, options: Options) -> Sheet:
        """A sheet of so many entries, with all options given."""
        return sheet(self.entries[:count], options, self.needs, self.places)


def main() -> None:
    """The median per language, from the records to the file, onto the page of the benchmarks; exit status 1 when one takes too long."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(sys.argv[:1])
    from ortsnah.ui.handout.output import write_pdf

    rows, slowest = [], 0.0
    with Example() as example, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zettel.pdf"
        for language in languages():
            taken = []
            for _ in range(RUNS):
                begin = time.perf_counter()
                write_pdf(example.sheet(ENTRIES, language=language.code), path)
                taken.append((time.perf_counter() - begin) * 1000)
            slowest = max(slowest, statistics.median(taken))
            rows.append([language.code, *(f"{value:.0f}" for value in (statistics.median(taken), max(taken), path.stat().st_size / 1000))])
            print("{:10} {:>4} ms (the slowest {}), {} kB".format(*rows[-1]))
    told = table([f"{ENTRIES} entries", "median ms", "slowest ms", "kB"], rows)
    put_on_page("handout", f"Measured: {dt.date.today().isoformat()}, {machine()}, {revision()}; {RUNS} sheets per language.\n\n{told}")
    print(f"slowest language: {slowest:.0f} ms for {ENTRIES} entries (at most {MOST})")
    del app
    sys.exit(1 if slowest > MOST else 0)


if __name__ == "__main__":
    main()
