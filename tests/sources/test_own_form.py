"""Our own catalogue form, as people edit it by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from taking import NEEDS, ROOT, TODAY, Take, take_file

from ortsnah.domain.codes import Wheelchair
from ortsnah.domain.errors import SourceError
from ortsnah.sources.masters import read_needs
from ortsnah.sources.need_names import NeedNames
from ortsnah.sources.reader import read
from ortsnah.sources.tags import TagRules

SOURCE = '[source]\nname = "Katalog"\nlicence = "CC0-1.0"\n'
SERVICE = '[[service]]\nid = "a"\nname = "A"\nneeds = ["amt.rathaus"]\n'


def test_the_example_in_the_readme_is_read_field_by_field(take: Take) -> None:
    readme = (ROOT / "resources" / "example" / "README.md").read_text(encoding="utf-8")
    service = take("k.toml", readme.split("```toml")[1].split("```")[0]).services[0]
    assert (service.id, service.needs, service.verified_on) == (
        "kita-regenbogen-oberthal-krippe",
        ("kinderbetreuung.krippe",),
        dt.date(2026, 11, 19),
    )
    assert service.locations[0].point and service.locations[0].wheelchair is Wheelchair.YES
    assert (service.contacts[0].deputy, service.capacities[0].valid_days, service.areas[0].hours) == (
        "Stellvertretende Leitung",
        30,
        "Tu,Th 08:00-12:00",
    )
    assert service.costs[0].amount == 0.0


WRONG = {
    "an unknown key": (SERVICE + 'tele = "1"', "Angebot „a“, enthält Angaben, die es nicht gibt: „tele“"),
    "a key of a part": (SERVICE + '[[service.contact]]\nphonne = "1"',
                      "\\[\\[service.contact\\]\\], .* „phonne“ \\(gemeint ist vielleicht „phone“"),
    "a key of ours": (SERVICE + 'source = "x"', "„source“"),
    "a kind": (SERVICE + 'urgent = "ja"', "„urgent“ weder true noch false"),
    "a date": (SERVICE + 'verified_on = "2026-11-19"', "„verified_on“ kein Datum"),
    "a number": (SERVICE + "minimum_age_months = 99999999999999999999", "„minimum_age_months“ keine ganze Zahl"),
    "no number": (SERVICE + "[[service.location]]\nlatitude = nan", "„latitude“ keine Zahl"),
    "a word": (SERVICE + 'status = "offen"', "„status“ keines der Wörter active"),
    "half a point": (SERVICE + "[[service.location]]\nlatitude = 49.1", "nur eine der beiden Koordinaten"),
    "a table for a list": (SERVICE + '[service.location]\nplace = "x"', "\\[\\[service.location\\]\\]"),
    "a section": ('[extra]\na = 1', "„extra“"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), WRONG.values(), ids=WRONG)
def test_what_does_not_belong_there_is_named_with_file_service_and_key(take: Take, content: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        take("k.toml", SOURCE + content)
    assert "„k.toml“" in str(caught.value)


def test_missing_essentials_refuse_the_service_and_not_the_file(take: Take) -> None:
    reading = take(
        "k.toml", SOURCE + SERVICE + SERVICE + '[[service]]\nid = "b"\nname = "B"\n[[service]]\nname = "C"\nneeds = ["amt.rathaus"]'
    )
    assert [(refusal.row, refusal.reason) for refusal in reading.refused] == [
        ("a", "die Kennung „a“ steht schon in a"), ("b", "kein Bedarf ist zugeordnet"), ("Angebot 4", "die Kennung (id) fehlt"),
    ]  # fmt: skip
    assert (reading.read, len(reading.services)) == (4, 1)


@pytest.mark.parametrize("name", ["k.pdf", "k", "k.docx"])
def test_an_unknown_format_is_refused_with_those_that_are_known(take: Take, name: str) -> None:
    with pytest.raises(SourceError, match="Gelesen werden CSV"):
        take(name, "x")


def test_a_file_that_is_not_there_and_a_folder_are_refused() -> None:
    for path in (ROOT / "gibt-es-nicht.csv", ROOT / "resources"):
        with pytest.raises(SourceError):
            take_file(path)


def test_the_example_catalogue_is_read_without_a_refusal() -> None:
    files = sorted((ROOT / "resources" / "example").glob("*.toml"))
    needs = NeedNames(read_needs(ROOT / "resources" / "needs.toml"))
    assert needs.ids >= NEEDS
    for path in files:
        reading = read(path, mapping=None, tags=TagRules(), needs=needs, today=TODAY)
        assert (path.name, reading.refused) == (path.name, [])
