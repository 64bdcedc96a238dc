"""Opening hours in German words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain import holidays, hours
from ortsnah.domain.hours_words import at_moment, in_words, status_words
from ortsnah.domain.moments import Moment

SAARLAND = holidays.of("SL")


@pytest.mark.parametrize(
    ("syntax", "words"),
    [
        ("Mo-Th 08:00-12:00,14:00-16:00; Fr 08:00-13:00; PH off", "Mo–Do 8–12 und 14–16 Uhr, Fr 8–13 Uhr; an Feiertagen geschlossen"),
        ("Mo,We,Fr 08:30-12:00; Tu,Th 14:00-18:00", "Mo, Mi, Fr 8:30–12 Uhr; Di, Do 14–18 Uhr"),
        ("24/7", "rund um die Uhr"),
        ("Mo-Su 20:00-08:00", "täglich 20–8 Uhr"),
        ("Su,PH 10:00-12:00", "So und an Feiertagen 10–12 Uhr"),
        ("Mo-Fr 12:00-16:00; SH Mo-Fr 09:00-15:00", "Mo–Fr 12–16 Uhr, in den Schulferien Mo–Fr 9–15 Uhr"),
        ("Mo-Fr 08:00-12:00; SH,PH off", "Mo–Fr 8–12 Uhr; in den Schulferien und an Feiertagen geschlossen"),
        ("PH -1 day 08:00-12:00", "am Tag vor Feiertagen 8–12 Uhr"),
        ("We[1,3] 15:00-17:00", "am 1. und 3. Mi im Monat 15–17 Uhr"),
        ("Fr[-1] 18:00+", "am letzten Fr im Monat ab 18 Uhr"),
        ("week 01-53/2 Mo 09:00-11:00", "in ungeraden Wochen Mo 9–11 Uhr"),
        ("Apr-Oct Mo-Fr 09:00-18:00", "April–Oktober Mo–Fr 9–18 Uhr"),
        ("Mo-Fr 09:00-17:00; Dec 24-26 off", "Mo–Fr 9–17 Uhr; 24.–26.12. geschlossen"),
        ("Mo-Fr 09:00-17:00; Dec 24-Jan 01 off", "Mo–Fr 9–17 Uhr; 24.12.–1.1. geschlossen"),
        ('2026 Dec 21-2027 Jan 08 off "Betriebsferien"', "21.12.2026–8.1.2027 geschlossen (Betriebsferien)"),
        ("easter -2 days off", "2 Tage vor Ostern geschlossen"),
        ("Mo-Fr 10:00-18:00+", "Mo–Fr 10–18 Uhr und länger"),
        ("sunrise-sunset", "von Sonnenaufgang bis Sonnenuntergang"),
        ('"nach Vereinbarung"', "nach Vereinbarung"),
        ('Mo-Fr 09:00-12:00 || "nach Vereinbarung"', "Mo–Fr 9–12 Uhr; sonst nach Vereinbarung"),
        ('Mo-Fr 09:00-12:00 || "Bitte anrufen"', "Mo–Fr 9–12 Uhr; sonst: Bitte anrufen"),
        ('Mo-Th 08:00-12:00; Fr "nach Vereinbarung"', "Mo–Do 8–12 Uhr, Fr nach Vereinbarung"),
        ('Mo-Fr 08:00-12:00 "nur mit Termin"', "Mo–Fr 8–12 Uhr (nur mit Termin)"),
        ('off "umgebaut"', "geschlossen (umgebaut)"),
        ("montags irgendwann", "montags irgendwann"),
        ("", ""),
    ],
)
def test_syntax_in_german_words(syntax: str, words: str) -> None:
    assert in_words(syntax) == words


@pytest.mark.parametrize(
    ("syntax", "moment", "words"),
    [
        ("Mo-Fr 08:00-16:00", "2026-11-23 10:00", "geöffnet bis 16 Uhr"),
        ("Mo-Fr 08:00-16:30", "2026-11-23 10:00", "geöffnet bis 16:30 Uhr"),
        ("Mo-Fr 08:00-16:00", "2026-11-23 15:40", "schließt in 20 Min."),
        ("Mo-Fr 08:00-16:00", "2026-11-23 15:59:30", "schließt in 1 Min."),
        ("Mo-Fr 08:00-16:00", "2026-11-23 07:00", "öffnet um 8 Uhr"),
        ("Mo-Fr 08:00-16:00", "2026-11-23 17:00", "öffnet morgen um 8 Uhr"),
        ("Mo-Fr 08:00-16:00", "2026-11-27 17:00", "öffnet am Mo um 8 Uhr"),
        ("Mo[1] 08:00-16:00", "2026-11-27 17:00", "öffnet am 7.12. um 8 Uhr"),
        ("Mo-Su 08:00-16:00; PH off", "2026-11-01 10:00", "geschlossen (Allerheiligen), öffnet morgen um 8 Uhr"),
        ("Mo-Fr 08:00-16:00; SH off", "2027-07-01 10:00", "geschlossen (Sommerferien)"),
        ("Mo-Fr 08:00-16:00", "2026-06-04 10:00", "geöffnet bis 16 Uhr, aber heute ist Fronleichnam"),
        ('Mo-Fr 08:00-16:00 open "Klingeln"', "2026-11-23 10:00", "geöffnet bis 16 Uhr (Klingeln)"),
        ("Mo-Fr 20:00-08:00", "2026-11-23 22:00", "geöffnet bis morgen 8 Uhr"),
        ("Mo-Fr 20:00-24:00", "2026-11-23 22:00", "geöffnet bis 24 Uhr"),
        ("24/7", "2026-11-23 22:00", "geöffnet"),
        ("off", "2026-11-23 22:00", "geschlossen"),
        ('"nach Vereinbarung"', "2026-11-23 22:00", "nach Vereinbarung"),
        ("Mo-Fr 08:00-16:00; SH off", "2033-10-05 10:00", "Öffnungszeit unbekannt"),
        ("irgendwann", "2026-11-23 22:00", "Öffnungszeit unbekannt"),
    ],
)
def test_the_state_in_german_words(syntax: str, moment: str, words: str) -> None:
    now = dt.datetime.fromisoformat(moment)
    assert status_words(hours.outlook(syntax, now, SAARLAND), now) == words


@given(st.text(st.sampled_from('MoTuFrPHSH0123456789:-,;|" off+[]/.()weekJan'), max_size=40))
def test_no_text_whatever_is_an_error(text: str) -> None:
    assert in_words(text) is not None


@pytest.mark.parametrize(
    ("syntax", "moment", "words"),
    [
        ("Mo-Fr 08:00-16:00", "2026-11-24 10:00", "dann geöffnet bis 16 Uhr"),
        ("Mo-Fr 08:00-16:00", "2026-11-24 15:50", "dann geöffnet bis 16 Uhr"),
        ("Mo-Fr 08:00-16:00", "2026-11-24 17:00", "dann geschlossen, öffnet am Mi um 8 Uhr"),
        ("Mo-Fr 08:00-16:00; PH off", "2026-12-25 10:00", "dann geschlossen (Erster Weihnachtstag), öffnet am Mo um 8 Uhr"),
        ("Mo-Fr 08:00-16:00", "2026-12-25 10:00", "dann geöffnet bis 16 Uhr, aber da ist Erster Weihnachtstag"),
        ("Mo-Fr 08:00-16:00", "2026-11-28", "Sa geschlossen"),
        ("Mo-Fr 08:00-12:00,14:00-16:30", "2026-11-27", "Fr 8–12 und 14–16:30 Uhr"),
        ("Fr 22:00-02:00", "2026-11-27", "Fr 22–2 Uhr"),
        ("Sa 18:00-24:00", "2026-11-28", "Sa 18–24 Uhr"),
        ("24/7", "2026-11-28", "Sa rund um die Uhr"),
        ("PH off; Mo-Su 10:00-12:00; PH off", "2026-12-25", "Fr geschlossen (Erster Weihnachtstag)"),
        ('Mo-Fr 08:00-12:00 || "nach Vereinbarung"', "2026-11-28", "Sa unbekannt"),
        ("", "2026-11-28", ""),
        ("irgendwann", "2026-11-28 10:00", ""),
    ],
)
def test_another_moment_than_now_is_told_as_such(syntax: str, moment: str, words: str) -> None:
    at = dt.datetime.fromisoformat(moment)
    assert at_moment(syntax, Moment(at.date(), at.time() if ":" in moment else None), SAARLAND) == words
