"""Where things are: the postcodes of the hub's borough and around it, read from `data/places/`, and looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from carers_hub.domain.reading import Found, read_lists
from carers_hub.model.base import Record
from carers_hub.model.directory import Location
from carers_hub.model.places import Borough, GridPoint, OutcodePlace, PlaceSource, PostcodePlace, SectorPlace, unpack_rows
from carers_hub.model.taxonomies import Taxonomy
from carers_hub.source import Problem, Severity

FOLDER = "data/places"
BOROUGHS, OUTCODES, SECTORS, LOCATIONS = (f"{FOLDER}/{name}.yaml" for name in ("boroughs", "outcodes", "sectors", "locations"))
_LISTS: Mapping[str, dict[str, type[Record]]] = {
    BOROUGHS: {"boroughs": Borough},
    OUTCODES: {"sources": PlaceSource, "outcodes": OutcodePlace},
    SECTORS: {"sources": PlaceSource, "sectors": SectorPlace},
    LOCATIONS: {"sources": PlaceSource, "postcodes": PostcodePlace},
}


@dataclass(frozen=True)
class Places:
    """What is known of postcodes: outcodes of a wide country, every postcode of outcodes that touch the hub's borough."""

    source: PlaceSource
    boroughs: tuple[Borough, ...]
    outcodes: tuple[OutcodePlace, ...]
    sectors: tuple[SectorPlace, ...]
    postcodes: tuple[PostcodePlace, ...]

    @property
    def home(self) -> Borough:
        """The borough the hub is for."""
        return next(borough for borough in self.boroughs if borough.home)

    def point(self, postcode: str) -> GridPoint | None:
        """A postcode's own point where it is known, else the middle of its sector or outcode, else None."""
        found = self._points.get(postcode) or self._points.get(postcode[:-2])
        return found or self._points.get(postcode.partition(" ")[0])

    def has_point(self, postcode: str) -> bool:
        """Whether the point of this very postcode is known."""
        return postcode in self._points

    def borough_of(self, postcode: str) -> str | None:
        """The code of the borough of a postcode that is in the lists, else None."""
        return self._borough_by_postcode.get(postcode)

    def covers(self, postcode: str) -> bool:
        """Whether every postcode of its outcode is in the lists."""
        return postcode.partition(" ")[0] in self._covered

    @cached_property
    def _points(self) -> Mapping[str, GridPoint]:
        """By outcode, sector (`N12 8`) and postcode: no two of them are ever written alike."""
        outcodes = {place.outcode: place.at for place in self.outcodes}
        sectors = {place.sector: place.at for place in self.sectors}
        return outcodes | sectors | {place.postcode: place.at for place in self.postcodes}

    @cached_property
    def _covered(self) -> frozenset[str]:
        return frozenset(place.sector.partition(" ")[0] for place in self.sectors)

    @cached_property
    def _borough_by_postcode(self) -> Mapping[str, str]:
        return {
            place.sector + ending: part.code
            for place in self.sectors
            for part in place.boroughs
            for ending in unpack_rows(part.units)
        }


def load_places(root: Path) -> tuple[Places | None, list[Problem]]:
    """The places of a hub; None without problems when it keeps none, None with problems when something is wrong."""
    if not (root / FOLDER).is_dir():
        return None, []
    found: dict[str, dict[str, list[Found[Record]]]] = {}
    problems: list[Problem] = []
    for file, kinds in _LISTS.items():
        found[file], wrong = read_lists(root / file, root, kinds)
        problems += wrong
    if not problems:
        problems += _check_home(found[BOROUGHS]["boroughs"])
        problems += _check_sources(found)
    if problems:
        return None, problems
    lists = {key: tuple(item.record for item in items) for file in found.values() for key, items in file.items()}
    keys = ("boroughs", "outcodes", "sectors", "postcodes")
    return Places(lists["sources"][0], *(lists[key] for key in keys)), []  # type: ignore[arg-type]


def _check_home(boroughs: Sequence[Found[Record]]) -> Iterator[Problem]:
    homes = [item for item in boroughs if isinstance(item.record, Borough) and item.record.home]
    remedy = "Write home: yes beside the borough this site is for, and beside no other."
    if not homes:
        yield Problem(path=BOROUGHS, line=1, code="home-borough", message="No borough is the site's own.", remedy=remedy)
    for item in homes[1:]:
        yield item.problem(("home",), "home-borough", "A second borough is the site's own.", remedy)


def _check_sources(found: Mapping[str, Mapping[str, Sequence[object]]]) -> Iterator[Problem]:
    for file, lists in found.items():
        if not lists.get("sources", [file]):
            yield Problem(
                path=file,
                line=1,
                code="missing",
                message="The credit lines are missing.",
                remedy="Write the file with make places.",
            )


def check_locations(locations: Iterable[Found[Location]], places: Places | None) -> Iterator[Problem]:
    """Postcodes of locations whose distance from a reader is not known well, or that nobody has."""
    for item in locations:
        postcode = item.record.postcode
        if places is None or not postcode or places.has_point(postcode):
            continue
        if places.covers(postcode) and not places.borough_of(postcode):
            message = f'"{postcode}" is not a postcode in use.'
            remedy = f"Look it up again. If it is newer than our list ({places.source.title}), leave it."
            yield item.problem(("postcode",), "postcode-unused", message, remedy, Severity.STALE)
        else:
            known = "Distances are measured from the middle of its area." if places.point(postcode) else "It has no distance."
            message = f'It is not known yet where "{postcode}" is. {known}'
            yield item.problem(("postcode",), "postcode-place", message, "Run make places, or ask somebody to.", Severity.STALE)


def check_area_terms(taxonomies: Iterable[Found[Taxonomy]], places: Places | None) -> Iterator[Problem]:
    """Areas must say which boroughs they stand for, or nobody could be told whether a service is for them."""
    for item in taxonomies:
        for number, term in enumerate(item.record.terms if places and item.record.id == "area" else ()):
            if not term.boroughs:
                yield item.problem(
                    ("terms", number),
                    "area-without-boroughs",
                    f'The area "{term.name}" does not say which boroughs it is.',
                    "Add boroughs: with their codes, or boroughs: everywhere.",
                    Severity.STALE,
                )
