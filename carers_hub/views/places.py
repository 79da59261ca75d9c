"""Where a service is, and what scripts need to place a reader's postcode without sending it anywhere."""

from __future__ import annotations

import json
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from carers_hub.domain import Hub
from carers_hub.domain.places import Places
from carers_hub.model.directory import Location
from carers_hub.model.places import LETTERS, GridPoint, OutcodePlace, SectorPlace, unpack_rows
from carers_hub.views.areas import build_areas

_AREA = re.compile("[A-Z]+")
UNUSED = "-"
"""Stands in a sector's table where no postcode is in use."""


def point_of(location: Location, places: Places | None) -> GridPoint | None:
    """Easting and northing of a location in hundreds of metres; None without a postcode or where it is not known."""
    return places.point(location.postcode) if places and location.postcode else None


def build_near_files(hub: Hub) -> dict[str, str]:
    """The files scripts fetch when a reader types a postcode, by their path on the site; none for a hub without places."""
    if hub.places is None:
        return {}
    credit = {"credit": [*hub.places.source.credits, hub.places.source.licence]}
    areas = {"areas": [area.as_json() for area in build_areas(hub.directory)]}
    files = {
        "near/outcodes.json": credit | build_outcodes(hub.places),
        "near/borough.json": credit | build_borough(hub.places) | areas,
    }
    return {path: json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for path, value in files.items()}


def build_outcodes(places: Places) -> dict[str, Any]:
    """Outcodes by postcode area, in columns: numbers, eastings and northings from `origin` (two digits of base 36), boroughs."""
    signs = _signs(code for place in places.outcodes for code in place.boroughs)
    origin = tuple(min(place.at[axis] for place in places.outcodes) for axis in (0, 1))
    names = {borough.code: borough.name for borough in places.boroughs}
    by_area: dict[str, list[OutcodePlace]] = defaultdict(list)
    for place in places.outcodes:
        by_area[_AREA.match(place.outcode)[0]].append(place)  # type: ignore[index]
    columns = {area: _columns(area, found, origin, signs) for area, found in by_area.items()}
    return {"origin": origin, **_key(signs), "names": [names.get(code, "") for code in signs], "outcodes": columns}


def _columns(area: str, found: Sequence[OutcodePlace], origin: Sequence[int], signs: Mapping[str, str]) -> list[str]:
    return [
        " ".join(place.outcode.removeprefix(area) for place in found),
        "".join(_base_36(place.at[0] - origin[0]) for place in found),
        "".join(_base_36(place.at[1] - origin[1]) for place in found),
        " ".join("".join(signs[code] for code in place.boroughs) for place in found),
    ]


def build_borough(places: Places) -> dict[str, Any]:
    """The home borough, and the sectors of its outcodes: easting, northing, and the borough's sign or a table of signs."""
    signs = _signs(part.code for place in places.sectors for part in place.boroughs)
    sectors: dict[str, dict[str, list[int | str]]] = defaultdict(dict)
    for place in places.sectors:
        outcode, digit = place.sector.split(" ")
        sectors[outcode][digit] = [*place.at, _table(place, signs)]
    return {"home": places.home.code, "letters": LETTERS, **_key(signs), "sectors": sectors}


def _key(signs: Mapping[str, str]) -> dict[str, Any]:
    """Which sign means which code: one sign for each, in the same order."""
    return {"signs": "".join(signs.values()), "codes": list(signs)}


def _table(place: SectorPlace, signs: Mapping[str, str]) -> str:
    """One sign when the whole sector lies in one borough, else a sign for each of AA, AB, AD … ZZ."""
    if len(place.boroughs) == 1:
        return signs[place.boroughs[0].code]
    lies_in = {ending: signs[part.code] for part in place.boroughs for ending in unpack_rows(part.units)}
    return "".join(lies_in.get(first + last, UNUSED) for first in LETTERS for last in LETTERS).rstrip(UNUSED)


def _signs(codes: Iterable[str]) -> dict[str, str]:
    """A sign of one letter for each code, from the last code to the first: a list in order packs best."""
    return dict(zip(sorted(set(codes), reverse=True), _letters(), strict=False))


def _letters() -> Iterator[str]:
    """Digits and letters, then letters with accents: more than any country around a borough needs."""
    return chain(string.digits, string.ascii_lowercase, string.ascii_uppercase, map(chr, range(0xC0, 0x250)))


def _base_36(number: int) -> str:
    """Two digits. Raises ValueError for what does not fit in them: an outcode more than 129 km from the others."""
    digits = string.digits + string.ascii_lowercase
    if not 0 <= number < 36 * 36:
        raise ValueError(f"{number} does not fit in two digits of base 36")
    return digits[number // 36] + digits[number % 36]
