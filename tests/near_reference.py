"""Near me the long way round, from the unpacked lists: what `theme/assets/near.mjs` must answer too."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from carers_hub.domain.places import Places
from carers_hub.model.places import OutcodePlace, SectorPlace, unpack_rows
from carers_hub.views.areas import Area, Serves


def locate(postcode: str, places: Places) -> dict[str, Any] | None:
    """Where a postcode is; None when it is not known."""
    outcode, _, inward = postcode.partition(" ")
    sector = next((one for one in places.sectors if inward and one.sector == f"{outcode} {inward[0]}"), None)
    around = next((one for one in places.outcodes if one.outcode == outcode), None)
    found = sector or around
    if found is None:
        return None
    boroughs = _boroughs(found, inward[1:])
    home = places.home.code
    return {
        "easting": found.at[0],
        "northing": found.at[1],
        "precision": "sector" if sector else "outcode",
        "inside": None if home in boroughs and len(boroughs) > 1 else home in boroughs,
        "boroughs": sorted(boroughs),
    }


def _boroughs(place: SectorPlace | OutcodePlace, ending: str) -> set[str]:
    if isinstance(place, OutcodePlace):
        return set(place.boroughs)
    listed = {part.code for part in place.boroughs if ending in unpack_rows(part.units)}
    return listed or {part.code for part in place.boroughs}


def distance(point: Mapping[str, Any], place: tuple[int, int]) -> float:
    """Metres."""
    return 100 * math.sqrt((place[0] - point["easting"]) ** 2 + (place[1] - point["northing"]) ** 2)


def rounded(metres: float) -> float:
    """Miles: 0 for under half a mile, halves up to two, then whole ones."""
    miles = Decimal(metres) / Decimal("1609.344")
    if miles < Decimal("0.5"):
        return 0
    halves = (miles * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2
    return float(halves if halves <= 2 else miles.quantize(Decimal(1), ROUND_HALF_UP))


def reach(serves: Serves, areas: Iterable[Area], boroughs: Iterable[str]) -> dict[str, Any]:
    """Whether a service covers somebody in one of these boroughs, and who must live where."""
    known = {area.id: area for area in areas}
    asked = [*(serves.carer or ()), *(serves.cared_for or ())]
    who = {(True, True): "either", (True, False): "carer", (False, True): "cared-for", (False, False): ""}
    return {
        "serves": _holds([known[area] for area in serves.areas], boroughs),
        "who": who[serves.carer is not None, serves.cared_for is not None],
        "lives": _holds([known[area] for area in asked], boroughs) if asked else True,
        "areas": [place for place, area in enumerate(known) if area in asked],
    }


def _holds(areas: list[Area], boroughs: Iterable[str]) -> bool | None:
    answers = {_answer(areas, code) for code in boroughs}
    return answers.pop() if len(answers) == 1 else None


def _answer(areas: list[Area], code: str) -> bool | None:
    if any(code[: len(start)] == start for area in areas for start in area.covers):
        return True
    return None if any(code[: len(start)] == start for area in areas for start in area.some) else False
