"""German sentences on opening hours: what is proposed, and what is refused and why."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortsnah.domain import holidays, hours
from ortsnah.domain.german_hours import propose

SAARLAND = holidays.of("SL")

PROPOSED = {
    # days and times
    "Mo–Do 8–12 Uhr und 14–16 Uhr, Fr 8–13 Uhr": "Mo-Th 08:00-12:00,14:00-16:00; Fr 08:00-13:00",
    "montags bis freitags von 8.00 bis 12.00 Uhr": "Mo-Fr 08:00-12:00",
    "Montag bis Freitag 8.00 - 12.00 Uhr": "Mo-Fr 08:00-12:00",
    "Mo. - Fr.: 08:00-16:30 Uhr": "Mo-Fr 08:00-16:30",
    "Di. + Do. 14:00 - 18:00": "Tu,Th 14:00-18:00",
    "dienstags 14:00–17:00 Uhr": "Tu 14:00-17:00",
    "Montags und donnerstags 9-11 Uhr": "Mo,Th 09:00-11:00",
    "Mo bis Mi 8–16, Do 8–18, Fr 8–12": "Mo-We 08:00-16:00; Th 08:00-18:00; Fr 08:00-12:00",
    "Montag, Mittwoch und Freitag von 9 bis 12 Uhr, Dienstag und Donnerstag 14-18 Uhr": "Mo,We,Fr 09:00-12:00; Tu,Th 14:00-18:00",
    "Mo + Do: 9 - 12 u. 14.30 bis 16 Uhr\nMittwoch, Freitag: 9 - 13:30": "Mo,Th 09:00-12:00,14:30-16:00; We,Fr 09:00-13:30",
    "Montag - Donnerstag 8.00 Uhr - 15.30 Uhr / Freitag 8.00 Uhr - 12.00 Uhr": "Mo-Th 08:00-15:30; Fr 08:00-12:00",
    "Mo - Fr 8 - 12 Uhr, 13 - 17 Uhr und Sa 9 - 12 Uhr": "Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-12:00",
    "Mo/Mi/Fr 8-12": "Mo,We,Fr 08:00-12:00",
    "Mo-Fr 8:30-12": "Mo-Fr 08:30-12:00",
    "Mo 8 h 30 - 12 h": "Mo 08:30-12:00",
    "Mo 8 Uhr 30 bis 12 Uhr": "Mo 08:30-12:00",
    "zwischen 8 und 12 Uhr montags": "Mo 08:00-12:00",
    "8-12 Uhr (Mo-Fr), 14-16 Uhr (Do)": "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-16:00",
    "Dienstagnachmittag 14–17 Uhr": "Tu 14:00-17:00",
    "Mo vormittags 8-12, nachmittags 14-16 Uhr": "Mo 08:00-12:00,14:00-16:00",
    "Öffnungszeiten: Mo–Fr 9–17 Uhr durchgehend": "Mo-Fr 09:00-17:00",
    "Sonnabend 9-12 Uhr": "Sa 09:00-12:00",
    "Fr-Mo 10-12 Uhr": "Mo,Fr-Su 10:00-12:00",
    "am Wochenende 10-18 Uhr": "Sa,Su 10:00-18:00",
    "täglich 9-18 Uhr": "Mo-Su 09:00-18:00",
    "Mo-Fr ab 9 Uhr": "Mo-Fr 09:00+",
    "Mo-Fr 22-6 Uhr": "Mo-Fr 22:00-06:00",
    "Mo-So 0-24 Uhr": "Mo-Su 00:00-24:00",
    # more on one day
    "Mo, Mi, Fr 8–12; Do zusätzlich 14–18": "Mo,We,Fr 08:00-12:00; Th 14:00-18:00",
    "Mo-Do 8-12 Uhr, Do 14-18 Uhr": "Mo-We 08:00-12:00; Th 08:00-12:00,14:00-18:00",
    "Mo-Fr 8-12 Uhr sowie Do auch 14-18 Uhr": "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00",
    "Mo 8-12 Uhr, Mo 8-12 Uhr": "Mo 08:00-12:00",
    # always
    "rund um die Uhr": "24/7",
    "24 Stunden": "24/7",
    "Tag und Nacht": "24/7",
    "Mo-Sa rund um die Uhr": "Mo-Sa 00:00-24:00",
    # closed, and exceptions
    "Sa/So geschlossen": "Sa,Su off",
    "Mo-Fr 8-12, Sa/So geschlossen": "Mo-Fr 08:00-12:00; Sa,Su off",
    "Di 10-12 Uhr, Mi geschlossen": "Tu 10:00-12:00; We off",
    "Mo-Fr 8-12 Uhr, Mi geschlossen": "Mo-Fr 08:00-12:00; We off",
    "Mo-Fr 8-12 Uhr, Mi Ruhetag": "Mo-Fr 08:00-12:00; We off",
    "Mo-Fr 8-12 Uhr, sonst geschlossen": "Mo-Fr 08:00-12:00",
    "täglich außer Montag 10–18 Uhr": "Tu-Su 10:00-18:00",
    "Mo-Fr 8-12 Uhr, außer Mittwoch": "Mo,Tu,Th,Fr 08:00-12:00",
    "Mo–Fr 8–12 (außer Feiertage)": "Mo-Fr 08:00-12:00; PH off",
    "Mo-Fr 8-12 Uhr, außer an Feiertagen": "Mo-Fr 08:00-12:00; PH off",
    "Mo-Fr 8-12 Uhr, an Feiertagen geschlossen": "Mo-Fr 08:00-12:00; PH off",
    "Mo-Fr 8-12 Uhr, nicht an Feiertagen": "Mo-Fr 08:00-12:00; PH off",
    "sonn- und feiertags 10-12 Uhr": "Su,PH 10:00-12:00",
    "Samstag, Sonn- und Feiertage 14-18 Uhr": "Sa,Su,PH 14:00-18:00",
    "Mo-Fr 14-18 Uhr, in den Schulferien geschlossen": "Mo-Fr 14:00-18:00; SH off",
    "Mo-Fr 14-18 Uhr außer in den Ferien": "Mo-Fr 14:00-18:00; SH off",
    "während der Schulzeit Mo-Fr 12-16 Uhr": "Mo-Fr 12:00-16:00; SH off",
    "Mo-Fr 14-18 Uhr, in den Ferien Mo-Fr 9-12 Uhr": "Mo-Fr 14:00-18:00; SH Mo-Fr 09:00-12:00",
    # now and then
    "jeden 1. Mittwoch im Monat 15–17 Uhr": "We[1] 15:00-17:00",
    "jeden 2. und 4. Dienstag im Monat 17-19 Uhr": "Tu[2,4] 17:00-19:00",
    "jeden zweiten Dienstag im Monat 17-19 Uhr": "Tu[2] 17:00-19:00",
    "jeden letzten Freitag im Monat ab 18 Uhr": "Fr[-1] 18:00+",
    "Mo-Fr 8-12 Uhr, jeden 1. Samstag im Monat 10-12 Uhr": "Mo-Fr 08:00-12:00, Sa[1] 10:00-12:00",
    "Mo-Fr 8-12 Uhr, letzter Freitag im Monat geschlossen": "Mo-Fr 08:00-12:00; Fr[-1] off",
    "jeden ersten Montag geschlossen, Mo-Fr 8-12": "Mo-Fr 08:00-12:00; Mo[1] off",
    "in geraden Wochen Mo 9-12 Uhr": "week 02-52/2 Mo 09:00-12:00",
    "montags in ungeraden Kalenderwochen 9-12 Uhr": "week 01-53/2 Mo 09:00-12:00",
    # parts of the year
    "April bis Oktober: täglich 9-18 Uhr, November bis März: täglich 10-16 Uhr": "Apr-Oct Mo-Su 09:00-18:00; Nov-Mar Mo-Su 10:00-16:00",
    "Mo-Fr 8-12 Uhr, im August geschlossen": "Mo-Fr 08:00-12:00; Aug off",
    "Mo-Fr 8-12 Uhr, vom 24.12. bis 2.1. geschlossen": "Mo-Fr 08:00-12:00; Dec 24-Jan 02 off",
    "Mo-Fr 8-12 Uhr; am 24.12. und 31.12. geschlossen": "Mo-Fr 08:00-12:00; Dec 24,Dec 31 off",
    "24.12. 8-12 Uhr; Mo-Fr 8-16": "Mo-Fr 08:00-16:00; Dec 24 08:00-12:00",
    "Mo-Fr 8-12 Uhr, in geraden Wochen Sa 9-12 Uhr": "Mo-Fr 08:00-12:00; week 02-52/2 Sa 09:00-12:00",
    "Mo-Fr 8-12 Uhr, 21.12.2026 bis 8.1.2027 geschlossen": "Mo-Fr 08:00-12:00; 2026 Dec 21-2027 Jan 08 off",
    # by appointment
    "nach Vereinbarung": '"nach Vereinbarung"',
    "Termine nach Vereinbarung": '"Termine nach Vereinbarung"',
    "Mo-Fr 8-12 Uhr und nach Vereinbarung": 'Mo-Fr 08:00-12:00 || "nach Vereinbarung"',
    "Mo-Fr 9-12 Uhr, nachmittags nach Vereinbarung": 'Mo-Fr 09:00-12:00 || "nachmittags nach Vereinbarung"',
    "Mo 9 bis 12 Uhr, Mi 13 bis 16 Uhr, nach telefonischer Absprache": 'Mo 09:00-12:00; We 13:00-16:00 || "nach telefonischer Absprache"',
    "Mo-Do 8-12 Uhr, Fr nach Vereinbarung": 'Mo-Th 08:00-12:00; Fr "nach Vereinbarung"',
    "Mo-Fr 8-12 Uhr u. n. V.": 'Mo-Fr 08:00-12:00 || "n. V."',
    "Mo-Fr 8-12, Sa. n.V.": 'Mo-Fr 08:00-12:00; Sa "n.V."',
    "Mo 9-12, Di 14-16 Uhr nur nach Vereinbarung": 'Mo 09:00-12:00; Tu 14:00-16:00 "nur nach Vereinbarung"',
    "Mo-Fr 8-12 Uhr, nachmittags nur nach Vereinbarung": 'Mo-Fr 08:00-12:00 || "nachmittags nur nach Vereinbarung"',
    "Mo-Fr 8-12 Uhr. Termine nur nach Vereinbarung": 'Mo-Fr 08:00-12:00 "Termine nur nach Vereinbarung"',
    "Mo-Fr 8-12 Uhr, nur mit Termin": 'Mo-Fr 08:00-12:00 "nur mit Termin"',
}  # fmt: skip

REFUSED = {
    "": "kein Tag genannt",
    "8-12 Uhr": "kein Tag genannt",
    "8-12 und 14-16 Uhr": "kein Tag genannt",
    "in den Ferien 9-12 Uhr": "kein Tag genannt",
    "Mo. - Fr.: vormittags": "fehlt die Uhrzeit",
    "Mo vormittags, Di 14-16 Uhr": "fehlt die Uhrzeit",
    "Mo-Fr": "fehlt die Uhrzeit",
    "Mo-": "fehlt etwas",
    "Mo bis": "fehlt etwas",
    "bis 12 Uhr": "nicht verstanden",
    "Mi um 15 Uhr": "bis wann",
    "werktags 8-12 Uhr": "„werktags“ ist nicht eindeutig",
    "Sommerzeit: Mo-Fr 8-14 Uhr": "„Sommerzeit“ ist nicht eindeutig",
    "alle zwei Wochen Mo 9-12": "„alle zwei Wochen“ ist nicht eindeutig",
    "14-tägig Mo 9-12 Uhr": "„14-tägig“ ist nicht eindeutig",
    "jeden zweiten Dienstag 17-19 Uhr": "„jeden zweiten“ ist nicht eindeutig",
    "jeden 3. Dienstag 17-19 Uhr": "im Monat",
    "ab 1.12. Mo-Fr 8-12 Uhr": "nicht eindeutig",
    "Mo-Fr 8-16, Fr 8-12": "Freitag ist zweimal genannt",
    "Mo 8-12, Mo geschlossen": "als geöffnet und als geschlossen",
    "Mo geschlossen, Mo 8-12": "als geschlossen und als geöffnet",
    "Mo 8-12 geschlossen": "nicht klar, was geschlossen ist",
    "geschlossen": "nicht klar, wann geschlossen ist",
    "Mo-Fr 8-12 Uhr in den Ferien": "nicht klar, was in dieser Zeit gilt",
    "Mo-Fr 8-12 Uhr, außer Mittwoch 14-16 Uhr": "worauf sich „außer“ bezieht",
    "Mo-Fr 8-12 und 13-16 Uhr außer Fr nachmittags": "worauf sich „außer“ bezieht",
    "Mo-Fr 8-12 Uhr, dienstags nur 14-18 Uhr": "ob „nur“ die anderen Zeiten ersetzt",
    "Mo-Fr 8-12 Uhr, nur dienstags von 14 bis 18 Uhr": "ob „nur“ die anderen Zeiten ersetzt",
    "Mo-Fr 8-12 Uhr; letzter Mittwoch im Monat 8-10 Uhr": "Mittwoch ist zweimal genannt",
    "Termine nur nach Vereinbarung: Mo-Fr 8-12 Uhr": "für welche Zeiten",
    "nach Vereinbarung Di 8-12": "für welche Zeiten",
    "Mo 9-12, Mi 13-16 Uhr, nur nach Vereinbarung": "für welche Zeiten",
    "Mo 9-12, Mi 13-16 Uhr. Termine nur nach Vereinbarung": "für welche Zeiten",
    "Mo-Fr 8-12 Uhr; Termine nur nach Vereinbarung": "für welche Zeiten",
    "Mo, Mi 8-12 Uhr, in den Ferien nur Mo 8-12": "Mittwoch: Es ist nicht klar",
    "Do 8-12 und 14-19 Uhr, Fr 8-12. Juli/August Do 14-16": "Freitag: Es ist nicht klar",
    "Mo-Fr 8-12 Uhr, in geraden Wochen Mo 14-16 Uhr": "Dienstag: Es ist nicht klar",
    "Mo-Fr 16-14 Uhr": "endet, bevor es beginnt",
    "Mo-Fr 12-12 Uhr": "endet, bevor es beginnt",
    "Mi 3-5 Uhr": "Ist der Nachmittag gemeint?",
    "Mo-Fr 8-25 Uhr": "keine Uhrzeit",
    "Mo-Fr 8.70-12 Uhr": "keine Uhrzeit",
    "am 32.12. geschlossen": "kein Tag des Jahres",
    "Mo bis Feiertag 8-12 Uhr": "nicht zwischen zwei Wochentagen",
    "Telefon: Mo-Fr 8-12": "„Telefon“ ist nicht verstanden",
    "Mo-Fr 8-12 Uhr oder so": "„oder“ ist nicht verstanden",
    "☎ 06851 12345": "„☎“ ist nicht verstanden",
}


@pytest.mark.parametrize(("text", "syntax"), PROPOSED.items(), ids=PROPOSED)
def test_a_clear_sentence_becomes_a_proposal(text: str, syntax: str) -> None:
    assert propose(text) == (syntax, "")
    assert hours.is_readable(syntax)


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED)
def test_what_is_not_clear_is_refused_with_its_reason(text: str, reason: str) -> None:
    found = propose(text)
    assert found.syntax == ""
    assert reason in found.reason
    assert found.reason.endswith((".", "schreiben.", "?"))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mo–Do 8–12 Uhr und 14–16 Uhr, Fr 8–13 Uhr", ["8-12 14-16"] * 4 + ["8-13", "", ""]),
        ("Mo-Do 8-12 Uhr, Do 14-18 Uhr", ["8-12"] * 3 + ["8-12 14-18", "", "", ""]),
        ("täglich außer Montag 10–18 Uhr", [""] + ["10-18"] * 6),
        ("jeden 4. Dienstag im Monat 17-19 Uhr", ["", "17-19", "", "", "", "", ""]),
    ],
)
def test_the_week_shows_what_the_sentence_said(text: str, days: list[str]) -> None:
    found = hours.week(propose(text).syntax, dt.date(2026, 11, 23), SAARLAND)
    assert [" ".join(f"{begin.hour}-{end.hour}" for begin, end in day.spans) for day in found] == days


WORDS = st.sampled_from(
    ["Mo", "Di.", "Freitag", "montags", "-", "bis", "und", ",", ";", "8", "8-12", "14.30 bis 16 Uhr", "Uhr", "außer", "geschlossen", "feiertags",
     "in den Ferien", "1.", "letzten", "im Monat", "24.12.", "April", "nach Vereinbarung", "nur", "täglich", "vormittags", "rund um die Uhr", "ab 9", "so"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_whatever_is_said_is_proposed_as_valid_syntax_or_refused(text: str) -> None:
    found = propose(text)
    assert bool(found.syntax) != bool(found.reason)
    assert not found.syntax or hours.is_readable(found.syntax)


@given(st.text(max_size=40))
def test_no_text_whatever_is_an_error(text: str) -> None:
    assert bool(propose(text).syntax) != bool(propose(text).reason)
