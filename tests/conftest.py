"""What tests of all rooms share: the masters, the example catalogue, and a way to make small catalogues."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from records import TODAY, MakeCatalogue, MakeContent

from ortsnah import paths
from ortsnah.catalogue.open import open_generation
from ortsnah.catalogue.read import Catalogue
from ortsnah.catalogue.write import Content, write
from ortsnah.curation.importing import Masters, import_files
from ortsnah.domain.service import Service, Source
from ortsnah.sources.masters import read_toml

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

settings.register_profile("ortsnah", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("ortsnah")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Its font is that of the program: the same whether a sheet was made before or not."""
    from ortsnah.ui.application import by_name

    qapp.setFont(by_name(qapp.font()))
    return qapp


@pytest.fixture(scope="session")
def masters() -> Masters:
    """The masters of resources/: the real district, needs and words."""
    return Masters.load(paths.resources())


@pytest.fixture(scope="session")
def example(masters: Masters, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the example catalogue, compiled once."""
    target = tmp_path_factory.mktemp("example") / "beispiel.ortsnah"
    day = read_toml(paths.resources() / "district.toml")["example_day"]
    import_files(sorted((paths.resources() / "example").glob("*.toml")), target, masters, day, example=True)
    return target


@pytest.fixture(scope="session")
def make_content(masters: Masters) -> MakeContent:
    """Makes the content of a small catalogue, given its services and what else matters; without the words, which only the search needs."""

    def make(services: Sequence[Service], **given: object) -> Content:
        sources = [Source(name) for name in dict.fromkeys(service.source for service in services)]
        content = {
            "title": "Test", "district": masters.district, "state": masters.state, "number": 1, "created_on": TODAY, "places": masters.places,
            "needs": masters.needs, "words": (), "signals": (), "sources": sources, "services": services,
        }  # fmt: skip
        return Content(**(content | given))  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_catalogue(make_content: MakeContent, tmp_path: Path) -> Iterator[MakeCatalogue]:
    """Writes services (and what else of the content is given) to a real file and opens it."""
    numbers = itertools.count(1)
    opened: list[Catalogue] = []

    def make(services: Sequence[Service] = (), **given: object) -> Catalogue:
        path = tmp_path / f"katalog-{next(numbers)}.ortsnah"
        write(make_content(services, **given), path)
        opened.append(open_generation(path))
        return opened[-1]

    yield make
    for catalogue in opened:
        catalogue.close()


@pytest.fixture(autouse=True)
def all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the tests detail and numbers stand there with the list, so that they read as sentences; one test looks at the difference."""
    if "ortsnah.ui.lookup.page" in sys.modules:
        monkeypatch.setattr("ortsnah.ui.lookup.follower.DETAIL_FOLLOWS", 0)
        monkeypatch.setattr("ortsnah.ui.lookup.session.COUNTS_FOLLOW", 0)
