"""German words for numbers, ages, days and languages, as the window, the command line and the sheets say them."""

from __future__ import annotations

import datetime as dt

LANGUAGES = {
    "ar": "Arabisch", "bg": "Bulgarisch", "de": "Deutsch", "el": "Griechisch", "en": "Englisch", "es": "Spanisch", "fa": "Dari/Farsi",
    "fr": "Französisch", "gsg": "Gebärdensprache", "hr": "Kroatisch", "hu": "Ungarisch", "it": "Italienisch", "ku": "Kurdisch",
    "pl": "Polnisch", "ps": "Paschtu", "pt": "Portugiesisch", "ro": "Rumänisch", "ru": "Russisch", "so": "Somali", "sq": "Albanisch",
    "sr": "Serbisch", "ti": "Tigrinya", "tr": "Türkisch", "uk": "Ukrainisch", "vi": "Vietnamesisch", "zh": "Chinesisch",
}  # fmt: skip


def language_name(code: str) -> str:
    """'Türkisch' for 'tr'; the code itself when it is not known."""
    return LANGUAGES.get(code, code)


def count(number: int, one: str, many: str) -> str:
    """'1 Angebot', '14 Angebote'; thousands apart: '1 204 Angebote'."""
    return f"{grouped(number)} {one if number == 1 else many}"


def grouped(number: int) -> str:
    """Thousands apart by a narrow space that does not break."""
    return f"{number:,}".replace(",", "\u202f")


def age(months: int) -> str:
    """'12 Monaten', '3 Jahren': after 'ab' and 'bis'."""
    if months < 24 and months % 12:
        return count(months, "Monat", "Monaten")
    years, rest = divmod(months, 12)
    if rest:
        return f"{years} Jahren und {count(rest, 'Monat', 'Monaten')}"
    return count(years, "Jahr", "Jahren")


def age_range(least: int | None, most: int | None) -> str:
    """'ab 12 Monaten', 'bis 3 Jahre', '12 Monate bis unter 3 Jahre', '' for no limit."""
    least = least or None
    if least is not None and most is not None:
        return f"{plain_age(least)} {until_age(most)}"
    if least is not None:
        return f"ab {age(least)}"
    return until_age(most) if most is not None else ""


def until_age(months: int) -> str:
    """'bis 3 Jahre', 'bis 30 Monate'; 'bis unter 3 Jahre' for the last month before."""
    return f"bis unter {plain_age(months + 1)}" if months > 12 and months % 12 == 11 else f"bis {plain_age(months)}"


def plain_age(months: int) -> str:
    """'12 Monate', '3 Jahre', '3 Jahre und 1 Monat': after 'bis', and alone."""
    years, rest = divmod(months, 12)
    if months < 24:
        return count(months, "Monat", "Monate")
    return count(years, "Jahr", "Jahre") + (f" und {count(rest, 'Monat', 'Monate')}" if rest else "")


def span(days: int) -> str:
    """'12 Tagen', '14 Monaten', '3 Jahren': after 'seit' and 'vor'."""
    if days < 60:
        return count(days, "Tag", "Tagen")
    return age(round(days / 30.44)) if days < 730 else count(days // 365, "Jahr", "Jahren")


def short_day(day: dt.date, today: dt.date) -> str:
    """'19.11.' within a year of today, '19.11.2024' otherwise."""
    return f"{day:%d.%m.}" if abs((today - day).days) < 300 else f"{day:%d.%m.%Y}"


_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def clock(moment: dt.datetime) -> str:
    """'8 Uhr', '16:30 Uhr'."""
    return f"{moment.hour} Uhr" if moment.minute == 0 else f"{moment.hour}:{moment.minute:02d} Uhr"


def until_clock(end: dt.datetime, now: dt.datetime, *, is_now: bool = True) -> str:
    """'bis 12 Uhr', 'bis 24 Uhr' for the end of the day, 'bis morgen 2 Uhr'; after another day than today 'bis Mittwoch 2 Uhr'."""
    if end.date() != now.date() and end.time() == dt.time() and end - now <= dt.timedelta(days=1):
        return "bis 24 Uhr"
    return f"bis {_day_before_clock(end, now, is_now).removeprefix('am ')}{clock(end)}"


def from_clock(begin: dt.datetime, now: dt.datetime, *, is_now: bool = True) -> str:
    """'ab 14 Uhr', 'morgen ab 8 Uhr', 'am Montag ab 8 Uhr', 'am 03.12. ab 8 Uhr'."""
    return f"{_day_before_clock(begin, now, is_now)}ab {clock(begin)}"


def _day_before_clock(moment: dt.datetime, now: dt.datetime, is_now: bool) -> str:
    days = (moment.date() - now.date()).days
    if days == 0:
        return ""
    if days == 1 and is_now:
        return "morgen "
    return f"am {_WEEKDAYS[moment.weekday()]} " if 0 < days < 7 else f"am {short_day(moment.date(), now.date())} "


def kilometres(km: float) -> str:
    """'im Ort' within 300 m, '2,1 km', '31 km'."""
    if km < 0.3:
        return "im Ort"
    return f"{km:.1f} km".replace(".", ",") if round(km, 1) < 10 else f"{km:.0f} km"
