"""Telephone numbers as offices write them: several in a field, with extensions, times and fax numbers between.

The library knows numbers but not such texts ('104-0 oder -25' is one number to it), so they are cut into single numbers first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_COUNTRY, _CODE = "DE", 49
#: short numbers in use that the library does not know (rescue service, pharmacies on duty), and the 116 numbers of all of Europe
_ALSO_SHORT = re.compile(r"19222|22833|116\d{3}")
#: digits after the leading 0: at most 11 since 2010 (Bundesnetzagentur), and with older extensions 13
_USUAL_DIGITS, _MOST_DIGITS = 11, 13


class Phone(NamedTuple):
    """A number as it was written and as it is dialled. What cannot be right stays as it is written, without `uri`."""

    source: str
    formatted: str
    e164: str = ""
    uri: str = ""

    @property
    def valid(self) -> bool:
        """True for what can be dialled."""
        return bool(self.uri)


class _Run(NamedTuple):
    """Digits and signs that may be a number, and what the word before them calls them ('direct', 'internal' or '')."""

    text: str
    label: str


_SIGNS = str.maketrans("–—‑‐−\u00a0\u202f\u2009\t", "-----    ")
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
#: what is made of digits but is no number: 8:30, 8.00-12.00, 8-12 Uhr, Mo 8-12, 03.09.2026, 66606 St. Wendel, 2. Stock
_TIMES = re.compile(
    r"(?<![\d/.-])\d{1,2}\.\d\d ?- ?\d{1,2}\.\d\d(?!\d)|\d{1,2}:\d\d|(?<![\d/.-])\d{1,2}\.\d{1,2}\.(?:\d{4})?(?!\d)"
    rf"|(?<![\d/-])(?:{_CLOCK} ?(?:uhr)? ?(?:-|bis|und) ?)?{_CLOCK} ?(?:(?:uhr|h|std|stunden|ct|cent|euro|min|minuten)\b|€)"
    rf"|\b(?:mo|di|mi|do|fr|sa|so)\w*\.?:? ?{_CLOCK} ?- ?{_CLOCK}(?!\d)"
    r"|(?<![\d/.-])(?:\bd-)?\d{5} (?-i:[A-ZÄÖÜ][a-zäöü.])|(?<![\d/.-])\d{1,2}\. ?(?=[^\W\d])",
    re.IGNORECASE | re.ASCII,
)
_TOKEN = re.compile(
    r"(?P<both>\btel\w*\.? ?[/+&] ?(?:tele)?fax\w*)|(?P<fax>\b(?:tele)?fax)|(?P<voice>\b(?:tel|fon|mobil|handy|phone|hotline))"
    r"|(?P<direct>\b(?:durchwahl|dw)\b)|(?P<internal>\b(?:app|apparat|nst|nebenstelle|ext|klappe)\b)"
    r"|(?P<room>\b(?:zimmer|zi|raum|haus|etage|stock|plz|postfach)\b)|(?P<end>[;|\r\n])"
    r"|(?P<run>(?:(?:\+ ?|00)[0-9]{2} ?\(|\+ ?|\( ?\+? ?)?-? ?[0-9](?:(?:\(0\)|[0-9 )/.-])*[0-9])?)(?P<after_fax> ?\( ?(?:tele)?fax)?|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_AREA = re.compile(r"\(?(?:(?:\+|00)49\(?0?\)?|0)(?:[1-9]\d{1,4})?\)?")


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Phone, ...]:
    """The numbers of a text in their order, without fax numbers; the text as it is where none of its digits are a valid one."""
    found: list[Phone] = []
    base = ""  # the last whole number, which a following '-25' belongs to
    unclear = False
    for run in _runs(text):
        if phone := _short(run):
            found.append(phone)
        elif _is_whole(run.text):
            phone = _phone(run.text, run.text)
            base = run.text if phone.valid else base
            found.append(phone)
        elif run.label == "internal" and found and found[-1].valid:
            found[-1] = _with_extension(found[-1], run.text)
        elif (full := _completed(run, base)) or (base and run.text.translate(_SIGNS).startswith("-")):
            found.append(_phone(run.text, full or run.text))
        else:
            unclear = True
    if (found or unclear) and not any(phone.valid for phone in found):
        return (Phone(text.strip(), text.strip()),)
    once: dict[str, Phone] = {}
    for phone in found:
        once.setdefault(phone.formatted, phone)
    return tuple(once.values())


def _runs(text: str) -> Iterator[_Run]:
    """The runs of digits that may be numbers, but for those of a fax (up to the next word for telephone, or the line's end)."""
    plain = text.translate(_SIGNS)
    plain = _TIMES.sub(lambda match: "," * len(match.group()), plain)
    is_fax, label = False, ""
    for token in _TOKEN.finditer(plain):
        kind = token.lastgroup or ""
        if kind in {"run", "after_fax"}:
            if kind == "run" and not is_fax and label != "room":
                for number, piece in enumerate(_pieces(text[token.start("run") : token.end("run")])):
                    yield _Run(piece, label if number == 0 else "")
            label = ""
        elif kind in {"fax", "both", "voice", "end"}:
            is_fax, label = kind == "fax", ""
        else:
            label = "" if kind == "word" else kind


def _pieces(written: str) -> list[str]:
    """'06851/801-22/23' is two numbers: a stroke separates, unless all before it is the area code. So may a space before an 0."""
    found = [""]
    for piece in re.split(r"/", written):
        joined = not found[-1] or _AREA.fullmatch(re.sub(r"[\s./-]", "", found[-1]))
        if joined and not piece.lstrip().startswith("-"):
            found[-1] += f"/{piece}" if found[-1] else piece
        else:
            found.append(piece)
    return [piece.strip() for each in found for piece in _apart(each) if piece.strip()]


def _apart(run: str) -> list[str]:
    """Two whole numbers with only a space between them, each by itself."""
    if run.startswith(("+", "00")) or (len(_digits(run)) <= _USUAL_DIGITS + 1 and not run.startswith("-")):
        return [run]
    pieces = re.split(r"\s+(?=0[1-9]\d|\+\d|\(\s*0)", run)
    return pieces if all(_parsed(piece) for piece in pieces[1:]) else [run]


def _is_whole(run: str) -> bool:
    return run.lstrip("( ").startswith(("0", "+")) and len(_digits(run)) > 2


def _digits(run: str) -> str:
    return "".join(c for c in run if c in "0123456789")


def _short(run: _Run) -> Phone | None:
    """110, 112, 115, 116117 and their like: dialled as they are."""
    from phonenumbers import PhoneNumber
    from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

    digits = _digits(re.sub(r"^(?:\+|00)49", "", run.text))
    if run.label or run.text.startswith("-") or not 3 <= len(digits) <= 6:
        return None
    known = _ALSO_SHORT.fullmatch(digits) or (
        digits.startswith("11") and is_valid_short_number_for_region(PhoneNumber(_CODE, int(digits)), _COUNTRY)
    )
    return Phone(run.text, digits, "", f"tel:{digits}") if known else None


def _phone(source: str, written: str) -> Phone:
    """The number in the spelling of DIN 5008 (of its country, when it is another's); unchanged when it cannot be right."""
    from phonenumbers import PhoneNumberFormat, format_number

    number = _parsed(written)
    if number is None:
        return Phone(source, source)
    style = PhoneNumberFormat.NATIONAL if number.country_code == _CODE else PhoneNumberFormat.INTERNATIONAL
    e164 = format_number(number, PhoneNumberFormat.E164)
    return Phone(source, format_number(number, style), e164, f"tel:{e164}")


def _parsed(written: str) -> PhoneNumber | None:
    """The library's number; None for what cannot be one."""
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        number = parse(written.translate(_SIGNS), _COUNTRY)
    except NumberParseException:
        return None
    if not is_valid_number(number) or (number.country_code == _CODE and len(str(number.national_number)) > _MOST_DIGITS):
        return None
    return number


def _with_extension(phone: Phone, digits: str) -> Phone:
    """A number behind which one asks for another ('App. 12'), which is not dialled."""
    return phone._replace(source=f"{phone.source} App. {digits}", formatted=f"{phone.formatted} App. {digits}")


def _completed(run: _Run, base: str) -> str:
    """The whole number that '-25', '25' or a number without area code after `base` stands for; '' when that is not clear."""
    from phonenumbers import length_of_national_destination_code

    number = _parsed(base) if base else None
    digits = _digits(run.text)
    if number is None:
        return ""
    area = str(number.national_number)[: length_of_national_destination_code(number)]
    stem, dash, extension = base.translate(_SIGNS).rpartition("-")
    has_extension = bool(dash) and len(_digits(stem)) > len(area) + 1  # else the dash only parts the area code
    if has_extension and (run.label == "direct" or run.text.translate(_SIGNS).startswith("-") or len(digits) == len(_digits(extension))):
        return stem + digits
    is_subscriber = len(digits) > 4 and not run.label and run.text[0].isdigit()
    return f"+{number.country_code}{area}{digits}" if is_subscriber else ""
