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
    """'ab 12 Monaten', 'bis 3 Jahre', '12 Monate bis 3 Jahre', '' for no limit."""
    least = least or None
    if least is not None and most is not None:
        return f"{_plain_age(least)} bis {_plain_age(most)}"
    if least is not None:
        return f"ab {age(least)}"
    return f"bis {_plain_age(most)}" if most is not None else ""


def _plain_age(months: int) -> str:
    if months % 12 or months in {0, 12}:
        return count(months, "Monat", "Monate") if months < 24 else age(months)
    return count(months // 12, "Jahr", "Jahre")


def short_day(day: dt.date, today: dt.date) -> str:
    """'19.11.' within a year of today, '19.11.2024' otherwise."""
    return f"{day:%d.%m.}" if abs((today - day).days) < 300 else f"{day:%d.%m.%Y}"


def kilometres(km: float) -> str:
    """'im Ort' within 300 m, '2,1 km', '31 km'."""
    if km < 0.3:
        return "im Ort"
    return f"{km:.1f} km".replace(".", ",") if round(km, 1) < 10 else f"{km:.0f} km"
