"""What goes into a sheet, and the sheet: a tree of plain text in one language, with German originals marked as such."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from ortsnah.consultation.handout.sketch import Sketch
from ortsnah.domain.places import Place
from ortsnah.domain.service import Contact, Location, Service
from ortsnah.policies import Head

__all__ = ["Block", "Call", "Code", "Entry", "Fact", "Head", "Line", "Options", "Sheet", "Span", "plain"]


class Entry(NamedTuple):
    """A service that the client takes home, with the id of its need and the adviser's note.

    Without `location` the one nearest to the origin is taken; `contact` is printed first, without one the service's first.
    """

    service: Service
    need: str = ""
    note: str = ""
    location: Location | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How the sheet shall be. `language` is the name of a file in resources/handout; `neutral` does not say who hands it out."""

    day: dt.date
    language: str = "de"
    large: bool = False
    neutral: bool = False
    with_map: bool = True
    with_codes: bool = True
    head: Head = field(default_factory=Head)
    origin: Place | None = None
    example: bool = False


class Span(NamedTuple):
    """A piece of text in the language of the sheet, or a German original (`german`); `uri` is where it leads."""

    text: str
    german: bool = False
    strong: bool = False
    uri: str = ""


#: spans that belong into one line
Line = tuple[Span, ...]


class Call(NamedTuple):
    """Whom to call: the number as the catalogue writes it, `uri` to dial it ('' when it is no number), and when."""

    who: Line
    number: str
    uri: str = ""
    hours: tuple[Line, ...] = ()


class Fact(NamedTuple):
    """A named fact of one or more lines."""

    label: str
    lines: tuple[Line, ...]


class Code(NamedTuple):
    """A QR code and what is written below it."""

    label: str
    content: str


class Block(NamedTuple):
    """One entry of the sheet; it stands on one page. `name` and `organization` are German originals."""

    number: int
    name: str
    organization: str
    need: Line
    alerts: tuple[Line, ...]
    calls: tuple[Call, ...]
    facts: tuple[Fact, ...]
    codes: tuple[Code, ...]
    verified: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet. `language` is a BCP 47 tag; `page` holds {page} and {pages}."""

    language: str
    rtl: bool
    large: bool
    title: str
    head: Head | None
    intro: tuple[Line, ...]
    blocks: tuple[Block, ...]
    call: str
    map_title: str
    sketch: Sketch | None
    footer: tuple[Line, ...]
    page: str


def plain(line: Line) -> str:
    """The text of a line."""
    return "".join(span.text for span in line)
