"""From services to a sheet in the client's language. Catalogue text comes in as it is and goes out as plain, German, original text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from ortsnah.consultation.handout.labels import Labels, labels
from ortsnah.consultation.handout.limits import bounded
from ortsnah.consultation.handout.opening import in_words
from ortsnah.consultation.handout.sketch import Sketch, sketch
from ortsnah.consultation.handout.tree import Block, Call, Code, Entry, Fact, Head, Line, Options, Sheet, Span
from ortsnah.domain.codes import Status, Wheelchair
from ortsnah.domain.geo import Point, distance_km
from ortsnah.domain.needs import Need
from ortsnah.domain.phone import numbers
from ortsnah.domain.places import Place
from ortsnah.domain.service import Contact, Cost, Location, Service

#: a sheet is for a refrigerator door, not for a whole directory
_MOST_CONTACTS = 2
#: letters
_LONGEST_NAME, _LONGEST_NUMBER = 300, 120
#: letters; longer addresses make codes that no telephone reads
_LONGEST_CODE = 200
_MAP_WIDTH, _LARGE_WIDTH, _MAP_HEIGHT, _LARGE_HEIGHT = 88.0, 182.0, 66.0, 110.0
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w.-]+", re.ASCII)
_ACCESS = {Wheelchair.YES: "accessible", Wheelchair.LIMITED: "partly_accessible", Wheelchair.NO: "not_accessible"}


def sheet(entries: Sequence[Entry], options: Options, needs: Mapping[str, Need], places: Iterable[Place] = ()) -> Sheet:
    """The sheet for these entries in their order. `needs` gives German names, `places` what the map shows around."""
    words = labels(options.language)
    composer = _Composer(words, options, needs)
    chosen = [entry.location or _nearest(entry.service, options.origin) for entry in entries]
    blocks = tuple(composer.block(number, entry, location) for number, (entry, location) in enumerate(zip(entries, chosen, strict=True), 1))
    drawn = _drawn(chosen, options, places) if options.with_map else None
    return Sheet(
        language=words.tag, rtl=words.rtl, large=options.large, title=words["title"],
        head=_head(options),
        intro=composer.intro(), blocks=blocks, call=words["call"], map_title=words["map"], sketch=drawn,
        footer=composer.footer(), page=words["page"],
    )  # fmt: skip


def clean(text: str) -> str:
    """One line without signs that cannot be seen: they could turn the text around."""
    text = " ".join(text.split())
    return "".join(
        letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or letter in "\u200c\u200d"
    )


def _head(options: Options) -> Head | None:
    """Who hands it out; nobody where that shall not be seen."""
    head = options.head
    if options.neutral or head == Head():
        return None
    return replace(head, name=clean(head.name), address=tuple(map(clean, head.address)), phone=clean(head.phone))


def _nearest(service: Service, origin: Place | None) -> Location | None:
    """The location that lies nearest to the client; without positions the first."""
    home = origin.point if origin else None
    if home is None:
        return next(iter(service.locations), None)
    return min(service.locations, key=lambda place: distance_km(home, place.point) if place.point else float("inf"), default=None)


def _drawn(chosen: Sequence[Location | None], options: Options, places: Iterable[Place]) -> Sketch | None:
    pins = [(number, place.point) for number, place in enumerate(chosen, 1) if place and place.point and not place.confidential]
    if options.large:
        return sketch(options.origin, pins, places, _LARGE_WIDTH, _LARGE_HEIGHT, 14)
    return sketch(options.origin, pins, places, _MAP_WIDTH, _MAP_HEIGHT, 8)


class _Composer:
    """Knows the language, and turns records into lines."""

    def __init__(self, words: Labels, options: Options, needs: Mapping[str, Need]) -> None:
        self._words, self._options, self._needs = words, options, needs

    def intro(self) -> tuple[Line, ...]:
        """Place and day, and why there is German on the sheet."""
        words, options = self._words, self._options
        day = words["made_on"].format(day=words.apart(f"{options.day:%d.%m.%Y}"))
        where = words["for_place"].format(place=words.apart(clean(options.origin.name))) + " · " if options.origin else ""
        lines = [(Span(where + day),)]
        if not words.is_german:
            lines.append((Span(words["original"]),))
        if options.example:
            lines.append((Span(words["example"], strong=True),))
        return tuple(lines)

    def footer(self) -> tuple[Line, ...]:
        """What stands below the last entry."""
        return ((Span(self._words["footer"]),),)

    def block(self, number: int, entry: Entry, location: Location | None) -> Block:
        """One entry."""
        service, words = entry.service, self._words
        contacts = _contacts(entry)
        verified = service.verified_on
        return Block(
            number=number, name=self._name(service.name), organization=self._name(service.organization), need=self._need(entry.need),
            alerts=bounded(self._alerts(service)), calls=tuple(self._call(contact) for contact in contacts),
            facts=tuple(fact._replace(lines=bounded(fact.lines)) for fact in self._facts(entry, location) if fact.lines),
            codes=self._codes(service, contacts, location) if self._options.with_codes else (),
            verified=words["verified"].format(day=words.apart(f"{verified:%d.%m.%Y}")) if verified else words["not_verified"],
        )  # fmt: skip

    def _name(self, text: str) -> str:
        return self._words.apart(clean(text)[:_LONGEST_NAME])

    def _apart(self, text: str) -> str:
        return self._words.apart(clean(text))

    def _german(self, text: str) -> Line:
        """A line that stays as it is written; no line for nothing."""
        return (Span(self._apart(text), german=True),) if clean(text) else ()

    def _need(self, need: str) -> Line:
        """What for, in the client's language and, for whoever helps, in German."""
        known = self._needs.get(need)
        ours = self._words.needs.get(need, "")
        if known is None or ours == known.label:
            return (Span(ours),) if ours else ()
        if not ours:
            return (Span(known.label, german=True),)
        if self._words.is_german:
            return (Span(ours),)
        return Span(ours), Span(" · "), Span(self._words.apart(known.label), german=True)

    def _alerts(self, service: Service) -> tuple[Line, ...]:
        lines: list[Line] = []
        if service.status is Status.CLOSED_FOR_NOW:
            lines.append((Span(self._words["closed_for_now"], strong=True),))
        elif service.status is not Status.ACTIVE:
            lines.append((Span(self._words["not_open_any_more"], strong=True),))
        if service.alert:
            lines.append(self._german(service.alert))
        return tuple(line for line in lines if line)

    def _call(self, contact: Contact) -> Call:
        number = clean(contact.phone or contact.mobile)
        dialled = next((phone.uri for phone in numbers(number) if phone.valid), "") if number else ""
        urgent = (Span(f"{self._words['urgent']}: ", strong=True),) if contact.urgent else ()
        who = " · ".join(part for part in (clean(contact.function), clean(contact.name), clean(contact.duty)) if part)
        (told,) = bounded(((*urgent, *self._german(who)),), _LONGEST_NAME)
        times = bounded(self._labelled("phone_hours", contact.hours), 2 * _LONGEST_NAME)
        return Call(told, self._words.apart(number[:_LONGEST_NUMBER]), dialled, times)

    def _labelled(self, label: str, hours: str) -> tuple[Line, ...]:
        """Hours with their name, all in one line."""
        lines = self._hours(hours)
        return ((Span(f"{self._words[label]}: "), *self._joined(lines, "؛ " if self._words.rtl else "; ")),) if lines else ()

    @staticmethod
    def _joined(lines: Sequence[Line], between: str) -> Line:
        """Several lines as one."""
        spans: list[Span] = []
        for line in lines:
            spans += [Span(between), *line] if spans and line else line
        return tuple(spans)

    def _hours(self, text: str) -> tuple[Line, ...]:
        return tuple(
            tuple(span._replace(text=self._apart(span.text)) if span.german else span for span in line)
            for line in in_words(clean(text), self._words)
        )

    def _facts(self, entry: Entry, location: Location | None) -> list[Fact]:
        service, words = entry.service, self._words
        email = clean(service.email) or next((clean(contact.email) for contact in service.contacts if contact.email), "")
        documents = [self._document(document) for document in service.documents if clean(document)]
        online = self._linked(service.website, clean(service.website)) or self._linked(email, f"mailto:{email}")
        return [
            Fact(words["address"], self._address(location)),
            Fact(words["opening_hours"], self._opening(location)),
            Fact(words["getting_there"], self._way(location)),
            Fact(words["bring"], _lines(self._joined(documents, words.comma))),
            Fact(words["cost"], self._costs(service.costs)),
            Fact(words["website"], _lines(online)),
            Fact(words["note"], _lines(self._german(entry.note))),
        ]

    def _linked(self, text: str, uri: str) -> Line:
        """A German original that leads somewhere, if that is a place to go to."""
        safe = uri if is_web_address(uri) or _MAIL.fullmatch(uri) else ""
        return tuple(span._replace(uri=safe) for span in self._german(text))

    def _address(self, location: Location | None) -> tuple[Line, ...]:
        if location is None:
            return ((Span(self._words["no_place"]),),)
        if location.confidential:
            return ((Span(self._words["secret_address"]),),)
        town = " ".join(part for part in (location.postal_code, location.place or location.municipality) if part)
        address = ", ".join(part for part in (clean(location.street), clean(town)) if part)
        return _lines(self._joined([self._german(address), self._distance(location.point)], " · "))

    def _opening(self, location: Location | None) -> tuple[Line, ...]:
        return (*self._hours(location.opening_hours), *_lines(self._german(location.hours_text))) if location else ()

    def _way(self, location: Location | None) -> tuple[Line, ...]:
        if location is None or location.confidential:
            return ()
        access = self._words[_ACCESS[location.wheelchair]] if location.wheelchair else ""
        detail = self._german(location.access_note)
        told = [(Span(access),) if access else (), detail]
        return _lines(self._german(location.transport), self._joined([line for line in told if line], " · "))

    def _distance(self, point: Point | None) -> Line:
        origin = self._options.origin
        if origin is None or origin.point is None or point is None:
            return ()
        km = distance_km(origin.point, point)
        if km < 0.5:
            return ()
        told = self._words.number(f"{km:.1f}") if km < 10 else f"{km:.0f}"
        return (Span(self._words["distance"].format(km=self._words.apart(told), place=self._words.apart(clean(origin.name)))),)

    def _document(self, document: str) -> Line:
        """The German name, which the office will ask for, and what it is called in the client's language."""
        ours = self._words.documents.get(clean(document), "")
        german = self._german(document)
        return (*german, Span(f" ({ours})")) if ours else german

    def _costs(self, costs: Sequence[Cost]) -> tuple[Line, ...]:
        if costs and all(cost.amount == 0 and not cost.description for cost in costs):
            return ((Span(self._words["free"]),),)
        return tuple(line for line in map(self._cost, costs) if line)

    def _cost(self, cost: Cost) -> Line:
        parts: list[Line] = [self._german(cost.option)]
        if cost.amount is not None:
            free = cost.amount == 0
            parts.append((Span(self._words["free"] if free else self._words.apart(self._words.number(f"{cost.amount:.2f} €"))),))
        parts.append(self._german(cost.description))
        return self._joined([part for part in parts if part], " · ")

    def _codes(self, service: Service, contacts: Sequence[Contact], location: Location | None) -> tuple[Code, ...]:
        calls = [phone.uri for contact in contacts[:1] for phone in numbers(contact.phone or contact.mobile) if phone.valid]
        point = location.point if location and not location.confidential else None
        site = clean(service.website)
        found = [
            Code(self._words["scan_phone"], calls[0] if calls else ""),
            Code(self._words["scan_map"], f"geo:{point.latitude:.5f},{point.longitude:.5f}" if point else ""),
            Code(self._words["scan_web"], site if is_web_address(site) else ""),
        ]
        return tuple(code for code in found if 0 < len(code.content) <= _LONGEST_CODE)


def is_web_address(text: str) -> bool:
    """True for what may become a link or a code: a page of a host that says its name, without signs that hide where it leads."""
    if not text.lower().startswith(("http://", "https://")) or not text.isprintable() or any(letter in text for letter in " <>\"'`\\"):
        return False
    try:
        found = urlsplit(text)
    except ValueError:
        return False
    return bool(found.hostname) and "@" not in found.netloc


def _contacts(entry: Entry) -> list[Contact]:
    """Who is called first, as chosen or as the catalogue orders them; then a line for what is urgent, or the next one."""
    contacts = [contact for contact in entry.service.contacts if contact.phone or contact.mobile]
    if entry.contact is not None:
        contacts = [entry.contact, *(contact for contact in contacts if contact != entry.contact)]
    others = sorted(contacts[1:], key=lambda contact: not contact.urgent)
    return [*contacts[:1], *others][:_MOST_CONTACTS]


def _lines(*lines: Line) -> tuple[Line, ...]:
    return tuple(line for line in lines if line)
