"""Where postcodes lie: boroughs by their official codes, and points of the National Grid in hundreds of metres."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from carers_hub.model.base import Record, YesNo
from carers_hub.model.kinds import Line, Postcode, Url, refuse
from carers_hub.model.translation import Named

_CODE = re.compile(r"[ENSW][0-9]{8}", re.ASCII)
_CODE_PART = re.compile(r"[ENSW][0-9]{2,8}", re.ASCII)
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
"""The letters a postcode may end in, in order."""
_ROW = re.compile(f"([{LETTERS}]):([{LETTERS}]+)")
_AGAIN = "Do not type it by hand: make places writes this file."


def _check_code(value: str) -> str:
    if _CODE.fullmatch(value):
        return value
    raise refuse("area-code", f'"{value}" is not the code of a borough.', "Write a letter and eight digits, like E09000033.")


def _check_code_part(value: str) -> str:
    if _CODE_PART.fullmatch(value):
        return value
    raise refuse(
        "area-code", f'"{value}" is not the code of a borough.', "Write it like E09000033, or E09 for all that begin so."
    )


def _check_rows(value: str) -> str:
    if all(_ROW.fullmatch(row) for row in value.split(" ")):
        return value
    raise refuse("postcode-rows", f'"{value[:40]}" does not end postcodes.', _AGAIN)


AreaCode = Annotated[str, AfterValidator(_check_code)]
"""A borough or district by its code of the Office for National Statistics."""
AreaCodePart = Annotated[str, AfterValidator(_check_code_part)]
"""Such a code, or the beginning that many share: `E09` is every borough of London."""
Hundreds = Annotated[int, Field(ge=0, le=13_000)]
GridPoint = tuple[Hundreds, Hundreds]
"""Easting and northing (OSGB36 National Grid) in hundreds of metres."""
Outcode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}[0-9][0-9A-Z]?$")]
"""The first half of a postcode."""
Sector = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9]$")]
"""A postcode without its last two letters."""
Rows = Annotated[str, AfterValidator(_check_rows)]
"""Last two letters of postcodes, by the first of the two: `A:BD E:F` is AB, AD and EF."""


class Borough(Record):
    """A borough or district a reader may live in."""

    code: AreaCode
    name: Annotated[Line, Named()]
    home: YesNo = Field(False, description="yes for the one borough this site is for")


class BoroughsFile(Record):
    """`data/places/boroughs.yaml`."""

    boroughs: tuple[Borough, ...]


class PlaceSource(Record):
    """Where places were read, and the credit lines its licence asks for."""

    title: Line
    licence: Url
    credits: tuple[Line, ...]


class OutcodePlace(Record):
    """The middle of an outcode's postcodes and the boroughs they lie in, the one with most of them first."""

    outcode: Outcode
    at: GridPoint
    boroughs: Annotated[tuple[AreaCode, ...], Field(min_length=1)]


class SectorPart(Record):
    """The postcodes of a sector that lie in one borough."""

    code: AreaCode
    units: Rows


class SectorPlace(Record):
    """The middle of a sector's postcodes, and every one of them with its borough."""

    sector: Sector
    at: GridPoint
    boroughs: Annotated[tuple[SectorPart, ...], Field(min_length=1)]


class PostcodePlace(Record):
    """Where one postcode of a location lies."""

    postcode: Postcode
    at: GridPoint


def unpack_rows(rows: str) -> tuple[str, ...]:
    """The endings that rows stand for, like `AB`."""
    return tuple(row[0] + letter for row in rows.split(" ") for letter in row[2:])


def pack_rows(endings: set[str]) -> str:
    """Rows for these endings, in the order of the alphabet."""
    firsts = sorted({ending[0] for ending in endings})
    return " ".join(f"{first}:{''.join(sorted(end[1] for end in endings if end[0] == first))}" for first in firsts)
