"""An old progress report, kept as a dated record, and what has become of the things it names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from carers_hub.model.base import Record
from carers_hub.model.directory import Source
from carers_hub.model.kinds import Id, Line, Sentence, Text
from carers_hub.model.strategy import Cited, Links, SitePath
from carers_hub.model.translation import Said

Some = Field(min_length=1)
Points = tuple[Sentence, ...]


class FocusArea(Record):
    """One area of focus of a theme: what was aimed at, reached, missing, and next."""

    number: Annotated[str, Field(min_length=1, max_length=3)] = Field(description="As the report numbers it, like 4a")
    name: Annotated[Line, Said("an area of work")]
    targets: Annotated[Points, Some, Said("a target, in the report of 2017")]
    achieved: Annotated[Points, Some, Said("something reached, in the report of 2017")]
    gaps: Annotated[Points, Some, Said("something missing, in the report of 2017")]
    priorities: Annotated[Points, Some, Said("a next step, in the report of 2017")]
    charts: tuple[Id, ...] = ()
    figures: Id | None = Field(None, description="The group of figures that belongs here")
    today: Links = Links()


class Theme(Record):
    """One theme of the report."""

    id: Id
    name: Annotated[Line, Said("a theme of the report of 2017")]
    objective: Annotated[Sentence, Said("what a theme aims at")]
    page: SitePath
    areas: Annotated[tuple[FocusArea, ...], Some]
    cited: Cited


class Change(Record):
    """What has become of something an old paper names. `now` says only what a source says."""

    id: Id
    name: Annotated[Line, Said("something an old paper names; keep names in English")]
    was: Annotated[Sentence, Said("what it was then")] = Field(description="What it was then")
    status: Literal["changed", "ended", "goes-on", "not-known"]
    now: Annotated[Sentence, Said("what it is now")]
    today: Links = Links()
    sources: tuple[Source, ...] = ()
    cited: Cited
    note_to_editors: Text | None = Field(None, description="Never published")
