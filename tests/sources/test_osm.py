"""OpenStreetMap in its three forms, its bombs, and the addresses that stay secret."""

from __future__ import annotations

import bz2
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taking import ROOT, Take, take_file

from ortsnah.domain.codes import Wheelchair
from ortsnah.domain.errors import SourceError
from ortsnah.sources.masters import read_tags
from ortsnah.sources.tags import TagRules

PHARMACY = {
    "amenity": "pharmacy", "name": "Stadt-Apotheke", "operator": "Frau Muster", "addr:city": "Tholey", "addr:suburb": "Hasborn",
    "addr:street": "Hauptstraße", "addr:housenumber": "3", "addr:postcode": "66636", "contact:phone": "030 23125-111", "phone": "",
    "website": "javascript:x; www.example.org", "email": "keine", "wheelchair": "limited", "wheelchair:description": "eine Stufe",
    "opening_hours": "Mo,Do 08.30-22.00", "check_date": "2026-05-01", "min_age": "1.5", "capacity": "viele", "fee": "no",
    "language:tr": "yes",
}  # fmt: skip
REFUGE = {
    "amenity": "social_facility", "social_facility": "shelter", "social_facility:for": "women;children", "name": "Haus Anna",
    "addr:city": "Tholey", "addr:street": "Weg", "phone": "030 23125-112", "description": "im Dorf hinter der Kirche",
}  # fmt: skip


def feature(tags: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [7.1, 49.5]}, "properties": tags} | more


def geojson(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_the_tags_of_an_object_become_a_service(take: Take) -> None:
    service = take("map.geojson", geojson(feature({"type": "node", "id": 12} | PHARMACY))).services[0]
    location = service.locations[0]
    assert (service.id, service.source, service.name) == ("node/12", "OpenStreetMap (map)", "Stadt-Apotheke")
    assert (location.place, location.municipality, location.street) == ("Hasborn", "Tholey", "Hauptstraße 3")
    assert location.point and (location.point.latitude, location.point.longitude) == (49.5, 7.1)
    assert (location.wheelchair, location.access_note, location.opening_hours) == (Wheelchair.LIMITED, "eine Stufe", "Mo,Do 08.30-22.00")
    assert (service.contacts[0].phone, service.website, service.email) == ("030 23125-111", "https://www.example.org", "")
    assert (service.minimum_age_months, service.capacities, service.costs[0].amount, service.languages) == (18, (), 0.0, ("tr",))


@pytest.mark.parametrize(
    "written", [feature(PHARMACY, id="way/5"), feature({"@id": "way/5"} | PHARMACY), feature({"id": 5, "type": "way"} | PHARMACY),
                feature({"tags": PHARMACY, "type": "way", "id": "5"})]
)  # fmt: skip
def test_ids_are_found_wherever_programs_write_them(take: Take, written: dict[str, Any]) -> None:
    assert take("map.json", geojson(written)).services[0].id == "way/5"


def test_objects_without_a_need_are_counted_in_one_note_and_nameless_ones_refused(take: Take) -> None:
    reading = take("map.geojson", geojson(feature({"amenity": "bench"}), feature({}), None, feature({"amenity": "school"}, id="node/1"),
                                          feature({"amenity": "school", "operator": "Gemeinde"}, id="node/2")))  # fmt: skip
    assert [(refusal.row, refusal.reason) for refusal in reading.refused] == [("node/1", "ohne Namen")]
    assert [service.name for service in reading.services] == ["Gemeinde"]
    assert (reading.read, reading.notes) == (2, ["3 Objekte ohne passenden Bedarf übergangen."])


def test_a_refuge_for_women_is_kept_without_anything_that_leads_to_it(take: Take) -> None:
    reading = take(
        "map.geojson", geojson(feature(REFUGE, id="node/4711"), feature(PHARMACY | {"name": "Frauenhaus Muster"}, id="node/4712"))
    )
    for service in reading.services:
        assert service.locations[0].confidential
        assert not any(word in repr(service) for word in ("471", "Tholey", "Weg", "Kirche", "49.5"))
        assert service.contacts[0].phone


def test_advice_for_women_keeps_its_address(take: Take) -> None:
    advice = feature(REFUGE | {"social_facility": "outreach;shelter", "name": "Beratung"}, id="node/1")
    shown = feature(REFUGE | {"social_facility": "outreach", "amenity": "school"}, id="node/2")
    services = take("map.geojson", geojson(advice, shown)).services
    assert [service.locations[0].confidential for service in services] == [True, False]


def test_overpass_is_read_with_centres_nodes_and_its_warning(take: Take) -> None:
    elements = [
        {"type": "node", "id": 1, "lat": 49.0, "lon": 7.0},
        {"type": "node", "id": 2, "lat": 50.0, "lon": 8.0},
        {"type": "way", "id": 3, "nodes": [1, 2], "tags": PHARMACY},
        {"type": "relation", "id": 4, "center": {"lat": 49.25, "lon": 7.5}, "tags": PHARMACY},
        {"type": "node", "id": 5, "lat": "x", "lon": None, "tags": PHARMACY},
    ]
    reading = take("o.json", json.dumps({"elements": elements, "remark": "runtime error: timed out"}))
    points = [service.locations[0].point for service in reading.services]
    assert [(point.latitude, point.longitude) if point else None for point in points] == [(49.5, 7.5), (49.25, 7.5), None]
    assert "2 Objekte" in reading.notes[0] and "unvollständig" in reading.notes[1]


def test_collections_of_geometries_and_single_features_have_a_point(take: Take) -> None:
    parts = [{"type": "Point", "coordinates": [7.0, 49.0]}, {"type": "GeometryCollection", "geometries": [{"coordinates": [[8.0, 50.0]]}]}]
    collection = feature(PHARMACY, id="relation/1", geometry={"type": "GeometryCollection", "geometries": parts})
    assert take("map.geojson", geojson(collection)).services[0].locations[0].point == (49.5, 7.5)
    assert take("one.geojson", json.dumps(feature(PHARMACY, id="node/1"))).services[0].locations[0].point == (49.5, 7.1)


def test_relations_of_overpass_get_their_point_from_members_or_from_their_box(take: Take) -> None:
    elements = [
        {"type": "node", "id": 1, "lat": 49.0, "lon": 7.0}, {"type": "node", "id": 2, "lat": 50.0, "lon": 8.0},
        {"type": "way", "id": 3, "nodes": [1, 2]},
        {"type": "relation", "id": 4, "members": [{"type": "way", "ref": 3}], "tags": PHARMACY},
        {"type": "relation", "id": 5, "members": [{"type": "node", "ref": 9, "lat": 49.5, "lon": 7.5}], "tags": PHARMACY},
        {"type": "relation", "id": 6, "bounds": {"minlat": 49, "minlon": 7, "maxlat": 50, "maxlon": 8}, "tags": PHARMACY},
    ]  # fmt: skip
    services = take("o.json", json.dumps({"elements": elements})).services
    assert [service.locations[0].point for service in services] == [(49.5, 7.5)] * 3


def test_an_object_that_lies_nowhere_is_refused_with_the_reason(take: Take) -> None:
    elements = [{"type": "relation", "id": 1, "members": [{"type": "relation", "ref": 7}], "tags": {"amenity": "school", "name": "A"}}]
    (refusal,) = take("o.json", json.dumps({"elements": elements})).refused
    assert (refusal.row, refusal.reason) == ("relation/1", "weder Koordinaten noch ein Ort")
    xml = "<osm><relation id='1'><member type='relation' ref='7'/><tag k='amenity' v='school'/><tag k='name' v='A'/></relation></osm>"
    assert take("o.osm", xml).refused[0].reason == "weder Koordinaten noch ein Ort"


def test_relations_in_xml_with_a_centre_or_a_box_have_a_point(take: Take) -> None:
    inside = "<tag k='amenity' v='school'/><tag k='name' v='A'/></relation>"
    box, centre = "<bounds minlat='49' minlon='7' maxlat='50' maxlon='8'/>", "<center lat='49.5' lon='7.5'/>"
    boxed = f"<osm><relation id='1'>{box}{inside}<relation id='2'>{centre}{inside}</osm>"
    assert [service.locations[0].point for service in take("o.osm", boxed).services] == [(49.5, 7.5)] * 2


XML = """<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">
<node id="1" lat="49.0" lon="7.0"/><node id="2" lat="50.0" lon="8.0"/>
<node id="3" lat="49.5" lon="7.5"><tag k="amenity" v="school"/><tag k="name" v="A"/></node>
<node id="9" action="delete" lat="49.5" lon="7.5"><tag k="amenity" v="school"/><tag k="name" v="Weg"/></node>
<way id="4"><nd ref="1"/><nd ref="2"/><nd ref="1"/><tag k="amenity" v="school"/><tag k="name" v="B"/></way>
<way id="5"><nd ref="1"/></way>
<relation id="6"><member type="way" ref="5" role="outer"/><member type="node" ref="2" role=""/>
<tag k="amenity" v="school"/><tag k="name" v="C"/></relation>
</osm>"""


@pytest.mark.parametrize("name", ["map.osm", "map.xml", "map.osm.bz2"])
def test_xml_gives_nodes_ways_and_relations_their_place(take: Take, name: str) -> None:
    reading = take(name, bz2.compress(XML.encode()) if name.endswith("bz2") else XML)
    found = {s.id: (p.latitude, p.longitude) for s in reading.services if (p := s.locations[0].point)}
    assert found == {"node/3": (49.5, 7.5), "way/4": (49.5, 7.5), "relation/6": (49.5, 7.5)}
    assert reading.source.name == "OpenStreetMap (map)"


LAUGHS = '<!DOCTYPE osm [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "&a;"}">' for n in range(12)) + "]>"
BOMBS: dict[str, tuple[str, str | bytes]] = {
    "nested JSON": ("a.json", "[" * 200_000),
    "nested coordinates": ("a.geojson", '{"type":"FeatureCollection","features":[{"geometry":{"coordinates":' + "[" * 900 + "]" * 900),
    "many values": ("a.json", b"[" + b"[]," * 4_000_000 + b"1]"),
    "NaN": ("a.json", '{"elements": [NaN]}'),
    "a long number": ("a.json", '{"elements": [' + "9" * 10_000 + "]}"),
    "half a file": ("a.geojson", geojson(feature(PHARMACY))[:-20]),
    "other JSON": ("a.json", '{"type": "Feature"}'),
    "billion laughs": ("a.osm", f"{LAUGHS}<osm><node id='1'><tag k='name' v='&a11;'/></node></osm>"),
    "external entity": ("a.osm", '<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/passwd">]><osm>&x;</osm>'),
    "nested XML": ("a.osm", "<osm>" + "<a>" * 500_000),
    "another XML": ("a.xml", "<kml><a/></kml>"),
    "endless text": ("a.osm", "<osm>" + "x" * 30_000_000),
    "endless parts": ("a.osm", "<osm><way id='1'>" + "<nd ref='1'/>" * 1_000_000),
    "half an XML": ("a.osm", XML[:400]),
    "unknown encoding": ("a.osm", "<?xml version='1.0' encoding='klingon'?><osm/>"),
    "a bz2 bomb": ("a.osm.bz2", bz2.compress(b"<osm>" + b"<x/>" * 3_000_000)),
    "half a bz2": ("a.osm.bz2", bz2.compress(XML.encode())[:200]),
    "no bz2": ("a.osm.bz2", XML),
}


@pytest.mark.parametrize(("name", "content"), BOMBS.values(), ids=BOMBS)
def test_bombs_and_torn_files_are_refused_within_seconds(take: Take, name: str, content: str | bytes) -> None:
    before = time.process_time()
    with pytest.raises(SourceError, match=r"Die Datei „a\."):
        take(name, content)
    assert time.process_time() - before < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.sampled_from(["id", "lat", "lon", "name", "fee", "tags"]), part, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(JSON, JSON, JSON, st.booleans())
def test_any_json_in_the_place_of_another_is_read_or_refused(first: Any, second: Any, third: Any, overpass: bool) -> None:
    if overpass:
        elements = [{"type": "node", "id": first, "lat": second, "lon": third}, {"type": "way", "id": 1, "nodes": second, "tags": PHARMACY},
                    {"type": "way", "nodes": [first], "center": third, "tags": PHARMACY | {"name": second}}, third]  # fmt: skip
        content = json.dumps({"elements": elements, "remark": first})
    else:
        content = geojson(feature(PHARMACY, id=first), feature({"tags": PHARMACY, "id": second}, geometry={"coordinates": third}),
                          feature(PHARMACY | {"name": first, "type": second}, geometry=second), third)  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_text(content)
        reading = take_file(path)
    assert reading.read == len(reading.services) + len(reading.refused)


def test_halves_of_surrogate_pairs_do_not_reach_the_catalogue(take: Take) -> None:
    service = take("a.geojson", geojson(feature(PHARMACY | {"name": "A\ud800\0B"}, id="node/1"))).services[0]
    assert service.name == "A  B"


def test_the_closest_rule_speaks_first_and_general_ones_are_silent() -> None:
    rules = TagRules.from_needs([
        ("allgemein", "amenity=social_facility"), ("tafel", "amenity=social_facility & social_facility=food_bank"),
        ("amt", "office=*"), ("kita", "amenity=kindergarten"), ("krippe", "amenity=kindergarten"),
    ])  # fmt: skip
    assert rules.needs_of({"amenity": "social_facility"}) == ("allgemein",)
    assert rules.needs_of({"amenity": "social_facility", "social_facility": "outreach; food_bank", "office": "ngo"}) == ("tafel", "amt")
    assert rules.needs_of({"amenity": "school;kindergarten"}) == ("kita", "krippe")
    assert rules.needs_of({"shop": "bakery"}) == ()
    with pytest.raises(SourceError, match="„amenity“"):
        TagRules.from_needs([("a", "amenity")])


def test_the_real_pharmacies_and_the_extract_of_liechtenstein_are_read(shared: Path) -> None:
    pharmacies = take_file(shared / "osm" / "pharmacies.geojson")
    assert (pharmacies.read, len(pharmacies.services), pharmacies.notes) == (370, 370, [])
    stops = take_file(shared / "osm" / "bus_stops.geojson")
    assert (stops.read, stops.notes) == (0, ["3\u202f360 Objekte ohne passenden Bedarf übergangen."])
    country = take_file(shared / "osm" / "liechtenstein-2013-08-03.osm.bz2")
    assert country.read == len(country.services) + len(country.refused) > 20
    assert all(service.locations[0].point for service in country.services)


def test_the_rules_of_the_needs_file_are_all_readable() -> None:
    needs_file = ROOT / "resources" / "needs.toml"
    rules = TagRules.from_needs(read_tags(needs_file))
    assert "gesundheit.apotheke" in rules.needs_of({"amenity": "pharmacy"})
    assert rules.needs_of({"highway": "crossing"}) == ()
