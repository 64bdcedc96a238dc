"""The words of opening hours: those of OSM, German and English ones, and those of neighbours and guests that mappers really write."""

from __future__ import annotations

import re

_WEEKDAYS = {
    "Mo": "mo mon monday montag montags lundi lunes lunedì понедельник понеділок pazartesi",
    "Tu": "tu tue tues tuesday di dienstag dienstags mardi martes martedì вторник вівторок salı",
    "We": "we wed wednesday mi mittwoch mittwochs mercredi miércoles mercoledì среда середа çarşamba",
    "Th": "th thu thur thurs thursday do donnerstag donnerstags jeudi jueves giovedì четверг четвер perşembe",
    "Fr": "fr fri friday freitag freitags vendredi viernes venerdì пятница cuma",
    "Sa": "sa sat saturday samstag samstags sonnabend samedi sábado sabato суббота субота cumartesi",
    "Su": "su sun sunday so sonntag sonntags dimanche domingo domenica воскресенье неділя pazar",
}
_MONTHS = {
    "Jan": "jan january januar janvier enero gennaio", "Feb": "feb february februar février febrero febbraio",
    "Mar": "mar march mär märz mrz mars marzo", "Apr": "apr april avril abril aprile", "May": "may mai mayo maggio",
    "Jun": "jun june juni juin junio giugno", "Jul": "jul july juli juillet julio luglio", "Aug": "aug august août agosto",
    "Sep": "sep sept september septembre septiembre settembre", "Oct": "oct october okt oktober octobre octubre ottobre",
    "Nov": "nov november novembre noviembre", "Dec": "dec december dez dezember décembre diciembre dicembre",
}  # fmt: skip
_OTHERS = {
    ("holiday", "PH"): "ph feiertag feiertags feiertage", ("holiday", "SH"): "sh schulferien ferien", ("state", "open"): "open geöffnet",
    ("state", "off"): "off closed geschlossen geschl ruhetag", ("state", "unknown"): "unknown", ("week", "week"): "week", ("easter", "easter"): "easter",
    ("sun", "dawn"): "dawn", ("sun", "sunrise"): "sunrise", ("sun", "sunset"): "sunset", ("sun", "dusk"): "dusk",
    ("noise", ""): "uhr von", (",", ","): "und and", ("-", "-"): "bis to till til until through a as à á às ás ate до",
    ("weekday", "Mo-Su"): "täglich daily everyday", ("weekday", "Sa-Su"): "weekend weekends wochenende",
}  # fmt: skip
#: word -> (kind, OSM's own spelling)
WORDS = {
    **{word: ("weekday", day) for day, words in _WEEKDAYS.items() for word in words.split()},
    **{word: ("month", month) for month, words in _MONTHS.items() for word in words.split()},
    **{word: kind for kind, words in _OTHERS.items() for word in words.split()},
}
#: signs that look like others
_SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—−→ー~～", "-") | {"\u00a0": " ", "“": '"', "”": '"', "„": '"', "：": ":"} | dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
    | dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
)  # fmt: skip
#: several words that mean one thing; outside of comments alone
_PHRASES = [
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (r"^\s*(?:opening_hours\s*=|öffnungszeit(?:en)?\s*:?)\s*", ""),
        (r"(?<=\d)\s*(?:-|bis|till?|until)\s*(?:late|open[ -]?end)\b", "+"),
        (r"\b(?:nonstop|always|anytime)(?:\s+(?:open|geöffnet))?\b|\b24\s?(?:x\s?7|hours\s+7\s+days\s+a\s+week)\b|\b24 hours$", "24/7"),
        (r"\b(?:every|all) days?\b|\b7\s?j?/7\b(?!\d)|\b7 days(?:/| a )week\b", "Mo-Su"),
        (r"\bdaylight\b", "sunrise-sunset"),
        (r"\bmidnight(?=\s*-)", "00:00"),
        (r"\bschool ?holidays?\b", "SH"),
        (r"\b(?:one )?day after (?:public )?holidays?\b", "PH +1 day"),
        (r"\b(?:one )?day before (?:public )?holidays?\b", "PH -1 day"),
        (r"\b(?:public )?holidays?\b", "PH"),
        (r"\bon[ _]appointment\b", '"on appointment"'),
        (r"\bsur[ _]rendez[ _-]vous\b", '"sur rendez-vous"'),
    )
]


def tidied(text: str) -> str:
    """Odd signs and phrases as OSM writes them; comments stay as they are."""
    parts = text.translate(_SIGNS).split('"')
    for at in range(0, len(parts), 2):
        for pattern, meaning in _PHRASES:
            parts[at] = pattern.sub(meaning, parts[at])
    return '"'.join(parts)
