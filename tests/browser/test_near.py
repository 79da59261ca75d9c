"""Near me: the script answers as the lists do, for every postcode of the borough and around it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from carers_hub.domain import load_hub
from carers_hub.model.places import LETTERS, unpack_rows
from carers_hub.views.areas import build_areas, serves
from carers_hub.views.places import point_of
from tests import near_reference as reference
from tests.browser.conftest import ROOT, Visit
from tests.near_cases import TYPED

HUB, _ = load_hub(ROOT, date(2026, 11, 22))
assert HUB is not None
assert HUB.places is not None
PLACES, DIRECTORY = HUB.places, HUB.directory
LISTED = {
    place.sector + ending: part.code for place in PLACES.sectors for part in place.boroughs for ending in unpack_rows(part.units)
}
PARSE = "async texts => texts.map((await import('/assets/near.mjs')).parsePostcode)"
LOCATE = """async postcodes => {
  const {load, locate} = await import('/assets/near.mjs');
  const files = await load();
  return postcodes.map(one => { const found = locate(one, ...files); found?.boroughs.sort(); return found });
}"""
DISTANCES = """async ([postcodes, places]) => {
  const {load, locate, distance, rounded} = await import('/assets/near.mjs');
  const files = await load();
  const measure = (one, place) => distance(locate(one, ...files), place);
  return postcodes.map(one => places.map(place => [measure(one, place), rounded(measure(one, place))]));
}"""
REACH = """async ([boroughs, services]) => {
  const {load, reach} = await import('/assets/near.mjs');
  const [, {areas}] = await load();
  return boroughs.map(some => services.map(value => {
    const found = reach(value, areas, {boroughs: some});
    return {...found, areas: found.areas.sort()};
  }));
}"""


def test_a_postcode_is_read_however_it_is_typed(visit: Visit) -> None:
    assert len(TYPED) >= 40
    read = visit.go("").evaluate(PARSE, [text for text, _ in TYPED])
    assert [(text, found) for (text, _), found in zip(TYPED, read, strict=True)] == list(TYPED)


def test_every_postcode_of_the_borough_is_inside_and_no_other(visit: Visit) -> None:
    assert len(LISTED) > 30_000
    found = visit.go("").evaluate(LOCATE, list(LISTED))
    told = {postcode: (place["boroughs"], place["inside"]) for postcode, place in zip(LISTED, found, strict=True)}
    assert told == {postcode: ([code], code == PLACES.home.code) for postcode, code in LISTED.items()}


def test_the_script_places_postcodes_as_the_program_does(visit: Visit) -> None:
    """Of every sector one that is in use, one that is not and one of a sector that is not; each outcode; and what is nowhere."""
    asked = [place.outcode for place in PLACES.outcodes]
    for place in PLACES.sectors:
        used = {ending for part in place.boroughs for ending in unpack_rows(part.units)}
        unused = next((a + b for a in LETTERS for b in LETTERS if a + b not in used), "ZZ")
        asked += [place.sector + min(used), place.sector + max(used), place.sector + unused]
    asked += [f"{outcode} {digit}ZZ" for outcode in ("EN5", "N12", "N6", "NW9", "HP4", "SW1A") for digit in range(10)]
    asked += ["N99 1AA", "M1 1AE", "G1", "ZZ1 1AA"]
    assert visit.go("").evaluate(LOCATE, asked) == [reference.locate(postcode, PLACES) for postcode in asked]


def test_distances_and_the_nearest_place(visit: Visit) -> None:
    located = [found for place in DIRECTORY.locations if (found := point_of(place, PLACES))]
    places = [*located, (5242, 1911), (5300, 1800), (5242, 1912)]
    asked = ["N12 8NP", "EN5", "HA8 5QT", "NW11", "SE1", "HP4 1AA"]
    told = visit.go("").evaluate(DISTANCES, [asked, places])
    for postcode, answers in zip(asked, told, strict=True):
        point = reference.locate(postcode, PLACES)
        assert point is not None
        metres = [reference.distance(point, place) for place in places]
        assert [one for one, _ in answers] == pytest.approx(metres)
        assert [miles for _, miles in answers] == [reference.rounded(one) for one in metres]
        assert _in_order([one for one, _ in answers]) == _in_order(metres)


def _in_order(metres: list[float]) -> list[int]:
    return sorted(range(len(metres)), key=metres.__getitem__)


def test_a_service_is_as_near_as_its_nearest_place(visit: Visit) -> None:
    nearest = "async places => (await import('/assets/near.mjs')).nearest({easting: 5262, northing: 1919}, places)"
    page = visit.go("")
    assert page.evaluate(nearest, [[5262, 1949], [5262, 1929], [5000, 1919]]) == 1000
    assert page.evaluate(nearest, []) is None


MILES = (
    (0, 0),
    (804, 0),
    (805, 0.5),
    (1206, 0.5),
    (1208, 1),
    (2012, 1.5),
    (3218, 2),
    (3700, 2),
    (4023, 2),
    (4024, 3),
    (16093, 10),
)
WRITTEN = (("en", "1.5"), ("pl", "1,5"), ("pt", "1,5"), ("ro", "1,5"), ("gu", "1.5"), ("fa", "1.5"), ("ar", "1.5"))


def test_miles_are_rounded_and_written_as_people_say_them(visit: Visit) -> None:
    """In the digits 0 to 9, as everywhere on the site."""
    page = visit.go("")
    rounded = page.evaluate("async all => all.map((await import('/assets/near.mjs')).rounded)", [metres for metres, _ in MILES])
    assert rounded == [miles for _, miles in MILES] == [reference.rounded(metres) for metres, _ in MILES]
    write = "async locale => (await import('/assets/near.mjs')).milesText(1.5, locale)"
    assert [(locale, page.evaluate(write, locale)) for locale, _ in WRITTEN] == list(WRITTEN)


def test_whom_a_service_is_for_is_told_as_the_program_does(visit: Visit) -> None:
    """Every published service, for somebody in each borough alone and in each outcode."""
    areas = build_areas(DIRECTORY)
    values = [serves(linked).as_json(areas) for linked in DIRECTORY.services]
    boroughs = [[borough.code] for borough in PLACES.boroughs] + [list(place.boroughs) for place in PLACES.outcodes[::5]]
    told = visit.go("").evaluate(REACH, [boroughs, values])
    for some, answers in zip(boroughs, told, strict=True):
        assert answers == [reference.reach(serves(linked), areas, some) for linked in DIRECTORY.services]


def test_nothing_is_fetched_before_it_is_needed_and_then_once(visit: Visit) -> None:
    page = visit.go("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(visit.address)))
    page.evaluate("async () => { window.near = await import('/assets/near.mjs'); }")
    assert [url for url in asked if url.startswith("near/")] == []
    page.evaluate("async () => { await near.load(); await near.load(); near.locate('N12 8NP', ...await near.load()); }")
    assert sorted(url for url in asked if url.startswith("near/")) == ["near/borough.json", "near/outcodes.json"]
    assert not [url for url in asked if "N12" in url.upper()]
    assert visit.foreign == []


def test_a_failed_fetch_can_be_tried_again(visit: Visit) -> None:
    page = visit.go("")
    page.route("**/near/*.json", lambda route: route.fulfill(status=503, body=""))
    page.evaluate("async () => { window.near = await import('/assets/near.mjs'); }")
    assert "503" in page.evaluate("near.load().then(() => '', error => error.message)")
    page.unroute("**/near/*.json")
    assert page.evaluate("async () => (await near.load())[1].home") == PLACES.home.code


def test_the_files_are_light_and_carry_their_credit(visit: Visit) -> None:
    sizes: dict[str, Any] = {}
    for name in ("outcodes", "borough"):
        page = visit.go(f"near/{name}.json")
        text = page.evaluate("document.body.innerText")
        sizes[name] = page.evaluate(
            "async text => (await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')))"
            ".arrayBuffer()).byteLength",
            text,
        )
        credit = json.loads(text)["credit"]
        assert credit[0] == "Source: Office for National Statistics licensed under the Open Government Licence v.3.0"
        assert [line.split(" data ©")[0] for line in credit[1:4]] == [
            "Contains OS",
            "Contains Royal Mail",
            "Contains National Statistics",
        ]
    assert sizes["outcodes"] < 4_000
    assert sizes["borough"] < 4_500
