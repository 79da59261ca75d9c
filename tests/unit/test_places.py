"""Where postcodes lie: the derived lists, what is looked up in them, what is published of them, and what is wrong with them."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from carers_hub.domain import load_hub
from carers_hub.domain.places import Places, load_places
from carers_hub.model.directory import Location
from carers_hub.model.places import OutcodePlace, PlaceSource, pack_rows, unpack_rows
from carers_hub.model.taxonomies import TaxonomyTerm
from carers_hub.source import Severity
from carers_hub.views.areas import Area, Serves, build_areas, serves
from carers_hub.views.places import build_near_files, build_outcodes, point_of
from tests.builders import ROOT, make_directory, make_service
from tests.near_reference import locate, reach
from tools.derive_places import CREDITS, Row, by_number, find_outcodes, find_sectors, render_outcodes, render_postcodes, rows_of

TODAY = date(2026, 11, 22)
HUB, _ = load_hub(ROOT, TODAY)
assert HUB is not None
assert HUB.places is not None
PLACES = HUB.places

SAMPLE = {
    "N12 8NP": "E09000003",
    "EN5 4NP": "E09000003",
    "NW4 4BG": "E09000003",
    "NW11 9DQ": "E09000003",
    "HA8 0BA": "E09000003",
    "HA8 5QT": "E09000015",
    "NW2 1LS": "E09000003",
    "NW6 6AA": "E09000005",
    "N10 3LA": "E09000014",
    "EN4 0AD": "E09000003",
    "EN4 0AA": "E09000010",
    "EN4 0PH": "E07000098",
    "N8 7AB": None,
    "N1 8HX": None,
}
"""Read one by one in the ONS Postcode Directory of November 2025. None: its outcode does not touch the borough."""


def test_a_sample_lies_where_the_directory_says() -> None:
    assert {postcode: PLACES.borough_of(postcode) for postcode in SAMPLE} == SAMPLE


def test_the_lists_are_whole() -> None:
    """As many postcodes as the directory has in the 21 outcodes that touch the borough."""
    counts = Counter(part.code for place in PLACES.sectors for part in place.boroughs for _ in unpack_rows(part.units))
    assert counts.total() == 33_126
    assert counts["E09000003"] == 16_623
    assert len({place.sector.split(" ")[0] for place in PLACES.sectors}) == 21
    assert len(PLACES.outcodes) == 429


def test_outcodes_and_sectors_agree() -> None:
    in_sectors: dict[str, set[str]] = {}
    for place in PLACES.sectors:
        in_sectors.setdefault(place.sector.split(" ")[0], set()).update(part.code for part in place.boroughs)
    assert in_sectors == {one.outcode: set(one.boroughs) for one in PLACES.outcodes if "E09000003" in one.boroughs}


def test_every_borough_has_a_name() -> None:
    assert {code for place in PLACES.outcodes for code in place.boroughs} == {borough.code for borough in PLACES.boroughs}


@pytest.mark.parametrize("name", ["outcodes", "sectors", "locations"])
def test_each_derived_file_has_its_licence_inside(name: str) -> None:
    text = (ROOT / f"data/places/{name}.yaml").read_text(encoding="utf-8")
    assert "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" in text
    for line in CREDITS:
        assert f'"{line.format(year=2025)}"' in text


def test_the_point_of_a_place() -> None:
    def point(postcode: str | None) -> tuple[int, int] | None:
        place = Location.model_validate({"id": "hall", "name": "Hall", "address": "1 Road", "postcode": postcode})
        return point_of(place, PLACES)

    outcode = {place.outcode: place.at for place in PLACES.outcodes}
    sector = {place.sector: place.at for place in PLACES.sectors}
    assert point("N12 8NP") == (5262, 1919)
    assert point("N12 8QG") == sector["N12 8"], "not of a location: the middle of its sector"
    assert point("N8 7AB") == outcode["N8"], "not near the borough: the middle of its outcode"
    assert point("M1 1AE") is None
    assert point(None) is None
    assert point_of(Location(id="hall", name="Hall", address="1 Road", postcode="N12 8NP"), None) is None


def test_endings_can_be_packed_and_unpacked() -> None:
    endings = {"AB", "AD", "EF", "ZZ"}
    assert pack_rows(endings) == "A:BD E:F Z:Z"
    assert set(unpack_rows("A:BD E:F Z:Z")) == endings


def test_what_is_published_is_small_whole_and_the_same_each_time() -> None:
    files = build_near_files(HUB) if HUB else {}
    assert files == build_near_files(HUB)  # type: ignore[arg-type]
    outcodes, borough = (json.loads(files[f"near/{name}.json"]) for name in ("outcodes", "borough"))
    assert sum(len(columns[0].split(" ")) for columns in outcodes["outcodes"].values()) == len(PLACES.outcodes)
    assert sum(len(sectors) for sectors in borough["sectors"].values()) == len(PLACES.sectors)
    assert outcodes["names"][outcodes["codes"].index("E09000003")] == "Barnet"
    assert [area[0] for area in borough["areas"]] == ["barnet", "north-central-london", "london", "uk"]
    assert "N12 8NP" not in "".join(files.values())


def test_outcodes_that_lie_too_far_apart_are_not_packed_wrongly() -> None:
    record = {"boroughs": ["E09000003"]}
    far = [OutcodePlace.model_validate({"outcode": name, "at": at, **record}) for name, at in (("A1", [0, 0]), ("A2", [1296, 0]))]
    with pytest.raises(ValueError, match="1296"):
        build_outcodes(Places(PLACES.source, PLACES.boroughs, tuple(far), (), ()))


def test_a_hub_without_places_publishes_none(tmp_path: Path) -> None:
    assert load_places(tmp_path) == (None, [])


# Whom a service serves.

BARNET, ENFIELD, HACKNEY, WATFORD = "E09000003", "E09000010", "E09000012", "E07000103"


@pytest.mark.parametrize(
    ("changes", "answers"),
    [
        ({"service_area": ["uk"]}, (True, True, True, True)),
        ({"service_area": ["barnet"]}, (True, False, False, False)),
        ({"service_area": ["london"]}, (True, True, True, False)),
        ({"service_area": ["north-central-london"]}, (True, None, False, False)),
        ({"service_area": ["barnet", "uk"]}, (True, True, True, True)),
    ],
)
def test_a_service_covers_the_boroughs_of_its_areas(changes: dict[str, Any], answers: tuple[bool | None, ...]) -> None:
    directory = make_directory(make_service(**changes))
    found = serves(directory.service("tea-club"))
    told = [reach(found, build_areas(directory), [code])["serves"] for code in (BARNET, ENFIELD, HACKNEY, WATFORD)]
    assert tuple(told) == answers


def test_who_lives_on_the_boundary_is_not_told_what_nobody_knows() -> None:
    directory = make_directory(make_service(service_area=["barnet"]), make_service("line", service_area=["london"]))
    areas = build_areas(directory)
    tea, line = (serves(directory.service(name)) for name in ("tea-club", "line"))
    assert reach(tea, areas, [BARNET, ENFIELD])["serves"] is None
    assert reach(line, areas, [BARNET, ENFIELD])["serves"] is True
    assert reach(line, areas, [BARNET, WATFORD])["serves"] is None


@pytest.mark.parametrize(
    ("lives_in", "who", "as_json"),
    [
        ("anywhere", "", [[0]]),
        ("not-stated", "", [[0]]),
        ({"carer": ["uk"]}, "", [[0]]),
        ({"carer": ["uk"], "cared_for": ["barnet"]}, "", [[0]]),
        ({"carer": ["barnet"]}, "carer", [[0], [0], []]),
        ({"cared_for": ["london"]}, "cared-for", [[0], [], [2]]),
        ({"carer": ["barnet"], "cared_for": ["barnet"]}, "either", [[0], [0], [0]]),
    ],
)
def test_residents_only(lives_in: object, who: str, as_json: list[list[int]]) -> None:
    base = {"description": "Any carer.", "caring_roles": ["any-carer"], "cares_for": ["anyone"]}
    directory = make_directory(make_service(who_for={**base, "lives_in": lives_in}))
    areas, found = build_areas(directory), serves(directory.service("tea-club"))
    assert found.as_json(areas) == as_json
    assert reach(found, areas, [HACKNEY])["who"] == who
    assert found.residents_only == bool(who)
    assert reach(found, areas, [BARNET])["lives"] is True
    assert reach(found, areas, [WATFORD])["lives"] is (not who)


def test_an_area_without_boroughs_is_not_said_to_be_anywhere() -> None:
    assert TaxonomyTerm(id="nearby", name="Nearby").boroughs == ()
    assert reach(Serves(("nearby",)), [Area("nearby", (), ())], [BARNET])["serves"] is False


# The tool.

ROWS = (
    Row("AB1 1AA", "E09000001", 500_000, 100_000),
    Row("AB1 1AB", "E09000001", 500_100, 100_000),
    Row("AB1 1BA", "E09000002", 500_249, 100_300),
    Row("AB1 2AA", "E09000002", 500_000, 100_000),
    Row("AB10 1AA", "E09000002", 501_000, 100_000),
    Row("AB2 1AA", "E09000002", 541_000, 100_000),
    Row("CD1 1AA", "E07000001", 900_000, 100_000),
)


def test_the_tool_keeps_outcodes_near_the_borough_and_those_an_area_reaches() -> None:
    near, touching = find_outcodes(lambda: ROWS, "E09000001", [])
    assert list(near) == ["AB1", "AB10"]
    assert touching == {"AB1"}
    reached, _ = find_outcodes(lambda: ROWS, "E09000001", ["E09"])
    assert list(reached) == ["AB1", "AB2", "AB10"]
    assert list(render_outcodes(near))[1] == "  - {outcode: AB1, at: [5001, 1001], boroughs: [E09000001, E09000002]}"


def test_the_tool_gives_each_sector_its_postcodes() -> None:
    sectors = find_sectors(lambda: ROWS, frozenset({"AB1"}))
    assert list(sectors) == ["AB1 1", "AB1 2"]
    assert sectors["AB1 1"].endings == {"E09000001": {"AA", "AB"}, "E09000002": {"BA"}}
    assert sectors["AB1 1"].middle.at == (5001, 1001)


def test_the_tool_passes_over_what_has_no_place_on_the_grid() -> None:
    nowhere = float("nan")
    columns: dict[str, list[Any]] = {
        "pcd": ["AB1 1AA", "AB101AB", "BT1 1AA", "GIR0AA ", "AB1 1AZ"],
        "laua": ["E09000001", "S12000033", "N09000003", "E09000001", nowhere],
        "oseast1m": [1.0, 2.0, 3.0, 4.0, nowhere],
        "osnrth1m": [1.0, 2.0, 3.0, 4.0, nowhere],
    }
    assert list(rows_of(columns)) == [Row("AB1 1AA", "E09000001", 1.0, 1.0), Row("AB10 1AB", "S12000033", 2.0, 2.0)]


def test_postcodes_are_in_the_order_of_people() -> None:
    assert sorted(["N10", "N2", "EC1A", "EC1", "N2 10"], key=by_number) == ["EC1", "EC1A", "N2", "N2 10", "N10"]
    assert list(render_postcodes([])) == ["postcodes: []"]
    assert list(render_postcodes(ROWS[2:3])) == ["postcodes:", "  - {postcode: AB1 1BA, at: [5002, 1003]}"]


# What is wrong with the files.


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data/places", tmp_path / "data/places")
    return tmp_path


def _broken(root: Path, name: str, old: str, new: str) -> list[tuple[str, str]]:
    file = root / f"data/places/{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    places, problems = load_places(root)
    assert places is None
    assert all(problem.severity is Severity.WRONG and problem.path == f"data/places/{name}.yaml" for problem in problems)
    return [(problem.code, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("boroughs", "E09000001", "Barnet", "area-code"),
        ("boroughs", ", home: yes", "", "home-borough"),
        ("boroughs", "name: Camden", "name: Camden, home: yes", "home-borough"),
        ("outcodes", "AL1,", "AL,", "wrong-value"),
        ("outcodes", "[5161, 2069]", "[5161]", "missing"),
        ("outcodes", "[E07000240]", "[]", "missing"),
        ("outcodes", "[5161, 2069]", "[5161, north]", "wrong-type"),
        ("sectors", "sector: EN4 0", "sector: EN4", "wrong-value"),
        ("sectors", "units: A:AB", "units: AAB", "postcode-rows"),
        ("sectors", "sectors:", "sector:", "unknown-field"),
        ("locations", "sources:", "source:", "unknown-field"),
        ("locations", "postcode: N12 8NP", "postcode: N12 8CP", "postcode-bad"),
    ],
)
def test_a_broken_file_is_reported_where_it_is_broken(name: str, old: str, new: str, code: str, root: Path) -> None:
    found = _broken(root, name, old, new)
    assert code in [one for one, _ in found], found


def test_a_lost_file_is_reported(root: Path) -> None:
    (root / "data/places/sectors.yaml").unlink()
    _, problems = load_places(root)
    assert [(problem.path, problem.line) for problem in problems] == [("data/places/sectors.yaml", 1)]


def test_credit_lines_that_are_lost_are_reported(root: Path) -> None:
    file = root / "data/places/locations.yaml"
    file.write_text("postcodes: []\n", encoding="utf-8")
    _, problems = load_places(root)
    assert [(problem.path, problem.code) for problem in problems] == [("data/places/locations.yaml", "missing")]


def test_the_reference_itself_knows_a_place() -> None:
    found = locate("N12 8NP", PLACES)
    assert found is not None
    assert found["inside"] is True
    assert found["precision"] == "sector"
    assert PlaceSource.model_validate(PLACES.source.model_dump()).credits
