"""What a carers' strategy says, as records: who carers are, what they said, what is promised, and in which paper it stands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from carers_hub.model.base import NOT_STATED, NotStated, Record
from carers_hub.model.directory import AgeRange, Source
from carers_hub.model.kinds import Id, Line, Sentence, Text, refuse

Some = Field(min_length=1)


def _check_site_path(value: str) -> str:
    if value.startswith("/") or not value.endswith("/") or ":" in value or ".." in value:
        raise refuse("path-format", f'"{value}" is not a page of this site.', "Write it like respite/.")
    return value


SitePath = Annotated[str, Field(min_length=2, max_length=120), AfterValidator(_check_site_path)]
"""The address of a page of this site, without a slash at the front: `respite/`."""


class Paper(Record):
    """A paper that figures and statements are taken from."""

    id: Id
    title: Line
    publisher: Line | NotStated
    date: Line = Field(description="When it came out, in words; say so when the paper has no date")
    source: Source | None = Field(None, description="Where it can be read, when there is a web address")
    note: Text | None = None


class Cited(Record):
    """The place in a paper where something stands."""

    paper: Id = Field(description="The id of a paper")
    place: Line = Field(description="The part of the paper, like: Carers in Barnet")


class PageLink(Record):
    """A page of this site, in words."""

    page: SitePath
    title: Line


class Links(Record):
    """Services and pages of today that something leads to."""

    services: tuple[Id, ...] = ()
    pages: tuple[PageLink, ...] = ()


class KindOfCarer(Record):
    """One of the groups the strategy counts as carers."""

    id: Id
    name: Line
    carer_age: AgeRange | Literal["any", "not-stated"]
    age_words: Line = Field(description="The age band in words")
    meaning: Text
    today: Links = Links()
    note: Text | None = None
    cited: Cited


class Aim(Record):
    """One thing the strategy sets out to do."""

    id: Id
    text: Sentence
    cited: Cited


class Figure(Record):
    """A number with everything needed to read it rightly."""

    id: Id
    group: Id = Field(description="Which list of figures it belongs to")
    value: Line = Field(description="The number as shown, like 28,808 or 7.9%")
    label: Sentence = Field(description="What it counts")
    base: Line | NotStated = Field(description="Out of whom, for a share")
    period: Line | NotStated = Field(description="The year or time it is about")
    cited: Cited
    note: Text | None = Field(None, description="What to beware of")


class ChartValue(Record):
    """One bar. A value the source does not give is not-stated, and no bar is drawn."""

    label: Line
    short: Annotated[str, Field(min_length=1, max_length=4)] | None = Field(None, description="A few letters for under a column")
    value: Annotated[int, Field(ge=0)] | NotStated


class Chart(Record):
    """Figures that are drawn, with the table they are drawn from."""

    id: Id
    title: Line
    answer: Text = Field(description="What the chart shows, in a sentence or two")
    kind: Literal["bars", "columns"] = "bars"
    unit: Literal["percent", "people", "days"]
    label_heading: Line = Field(description="What the first column of the table is called")
    value_heading: Line = Field(description="What the second column of the table is called")
    values: Annotated[tuple[ChartValue, ...], Some]
    matching: Literal["printed", "print-order", "not-given"] = Field(
        description="printed: the source says which value is whose. print-order: values were matched by their order on the page. "
        "not-given: the source prints no values"
    )
    target: Annotated[int, Field(ge=0)] | None = None
    target_label: Line | None = None
    base: Line | NotStated
    period: Line | NotStated
    cited: Cited
    note: Text | None = None


class Finding(Record):
    """Something carers told those who wrote the strategy, in our own words."""

    id: Id
    heading: Line
    text: Text
    who: Literal["all-carers", "young-carers"]
    today: Links = Links()
    cited: Cited


class Quote(Record):
    """Somebody's own words, exactly as printed."""

    id: Id
    words: Sentence
    speaker: Line
    cited: Cited


class JourneyStage(Record):
    """One stage of the way through support."""

    id: Id
    name: Line
    text: Text
    asks: Sentence | None = Field(None, description="What a carer can do at this stage")
    today: Links = Links()
    cited: Cited


class OfferItem(Record):
    """One kind of help the strategy lists."""

    id: Id
    group: Literal["borough", "lead-provider"]
    name: Line
    text: Sentence
    today: Links = Links()
    note: Sentence | None = None
    cited: Cited


class Priority(Record):
    """One of the strategy's priorities."""

    id: Id
    number: Annotated[int, Field(ge=1)]
    name: Line
    meaning: Text
    cited: Cited


class Outcome(Record):
    """A change the strategy wants to see. What it links to is the editors' reading, not the strategy's."""

    id: Id
    number: Annotated[int, Field(ge=1)]
    name: Line
    meaning: Text
    priorities: Annotated[tuple[Id, ...], Some]
    measures: tuple[Id, ...] = ()
    today: Links
    cited: Cited


class Measure(Record):
    """What the board expects to be able to show."""

    id: Id
    name: Line
    meaning: Text
    cited: Cited


class Law(Record):
    """A duty or a law the strategy names."""

    id: Id
    name: Line
    meaning: Text
    law: Line
    today: Links = Links()
    note: Text | None = None
    cited: Cited


class Plan(Record):
    """Another plan or policy that the strategy builds on."""

    id: Id
    name: Line
    level: Literal["local", "national"]
    cited: Cited


class Body(Record):
    """Who watches over the work."""

    id: Id
    name: Line
    role: Text
    note: Text | None = None
    cited: Cited


class ReadingItem(Record):
    """Something to read on."""

    id: Id
    title: Line
    about: Sentence
    source: Source | NotStated = NOT_STATED
    note: Sentence | None = None
