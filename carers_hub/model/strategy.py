"""What a carers' strategy says, as records: who carers are, what they said, what is promised, and in which paper it stands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from carers_hub.model.base import NOT_STATED, NotStated, Record
from carers_hub.model.directory import AgeRange, Source
from carers_hub.model.kinds import Id, Line, Sentence, Text, refuse
from carers_hub.model.translation import Named, Said

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
    title: Annotated[Line, Named()]
    publisher: Annotated[Line | NotStated, Named()]
    date: Annotated[Line, Said("when a paper came out")] = Field(
        description="When it came out, in words; say so when the paper has no date"
    )
    source: Source | None = Field(None, description="Where it can be read, when there is a web address")
    note: Annotated[Text | None, Said("a note on a paper")] = None


class Cited(Record):
    """The place in a paper where something stands."""

    paper: Id = Field(description="The id of a paper")
    place: Annotated[Line, Named()] = Field(description="The part of the paper, like: Carers in Barnet")


class PageLink(Record):
    """A page of this site, in words."""

    page: SitePath
    title: Annotated[Line, Said("a link to a page of this site", "page-link")]


class Links(Record):
    """Services and pages of today that something leads to."""

    services: tuple[Id, ...] = ()
    pages: tuple[PageLink, ...] = ()


class KindOfCarer(Record):
    """One of the groups the strategy counts as carers."""

    id: Id
    name: Annotated[Line, Said("a kind of carer")]
    carer_age: AgeRange | Literal["any", "not-stated"]
    age_words: Annotated[Line, Said("an age band")] = Field(description="The age band in words")
    meaning: Annotated[Text, Said("who these carers are")]
    today: Links = Links()
    note: Annotated[Text | None, Said("a note on this kind of carer")] = None
    cited: Cited


class Aim(Record):
    """One thing the strategy sets out to do."""

    id: Id
    text: Annotated[Sentence, Said("an aim of the strategy")]
    cited: Cited


class Figure(Record):
    """A number with everything needed to read it rightly."""

    id: Id
    group: Id = Field(description="Which list of figures it belongs to")
    value: Annotated[Line, Said("a figure; keep the number")] = Field(description="The number as shown, like 28,808 or 7.9%")
    label: Annotated[Sentence, Said("what a figure counts")] = Field(description="What it counts")
    base: Annotated[Line | NotStated, Said("out of whom a share is")] = Field(description="Out of whom, for a share")
    period: Annotated[Line | NotStated, Said("the year or time a figure is about")] = Field(
        description="The year or time it is about"
    )
    cited: Cited
    note: Annotated[Text | None, Said("what to beware of in a figure")] = Field(None, description="What to beware of")


class ChartValue(Record):
    """One bar. A value the source does not give is not-stated, and no bar is drawn."""

    label: Annotated[Line, Said("a bar of a chart")]
    short: Annotated[
        Annotated[str, Field(min_length=1, max_length=4)] | None, Said("a few letters under a column of a chart")
    ] = Field(None, description="A few letters for under a column")
    value: Annotated[int, Field(ge=0)] | NotStated


class Chart(Record):
    """Figures that are drawn, with the table they are drawn from."""

    id: Id
    title: Annotated[Line, Said("the title of a chart")]
    answer: Annotated[Text, Said("what a chart shows")] = Field(description="What the chart shows, in a sentence or two")
    kind: Literal["bars", "columns"] = "bars"
    unit: Literal["percent", "people", "days"]
    label_heading: Annotated[Line, Said("the heading of a table column")] = Field(
        description="What the first column of the table is called"
    )
    value_heading: Annotated[Line, Said("the heading of a table column")] = Field(
        description="What the second column of the table is called"
    )
    values: Annotated[tuple[ChartValue, ...], Some]
    matching: Literal["printed", "print-order", "not-given"] = Field(
        description="printed: the source says which value is whose. print-order: values were matched by their order on the page. "
        "not-given: the source prints no values"
    )
    target: Annotated[int, Field(ge=0)] | None = None
    target_label: Annotated[Line | None, Said("the name of a target in a chart")] = None
    base: Annotated[Line | NotStated, Said("out of whom a share is")]
    period: Annotated[Line | NotStated, Said("the year or time a chart is about")]
    cited: Cited
    note: Annotated[Text | None, Said("what to beware of in a chart")] = None


class Finding(Record):
    """Something carers told those who wrote the strategy, in our own words."""

    id: Id
    heading: Annotated[Line, Said("the heading of something carers said")]
    text: Annotated[Text, Said("something carers said")]
    who: Literal["all-carers", "young-carers"]
    today: Links = Links()
    cited: Cited


class Quote(Record):
    """Somebody's own words, exactly as printed."""

    id: Id
    words: Annotated[Sentence, Said("somebody's own words, quoted")]
    speaker: Annotated[Line, Said("who said it")]
    cited: Cited


class JourneyStage(Record):
    """One stage of the way through support."""

    id: Id
    name: Annotated[Line, Said("a stage of the way to support")]
    text: Annotated[Text, Said("what happens at this stage")]
    asks: Annotated[Sentence | None, Said("what a carer can do at this stage")] = Field(
        None, description="What a carer can do at this stage"
    )
    today: Links = Links()
    cited: Cited


class OfferItem(Record):
    """One kind of help the strategy lists."""

    id: Id
    group: Literal["borough", "lead-provider"]
    name: Annotated[Line, Said("a kind of help")]
    text: Annotated[Sentence, Said("what this help is")]
    today: Links = Links()
    note: Annotated[Sentence | None, Said("a note on this help")] = None
    cited: Cited


class Priority(Record):
    """One of the strategy's priorities."""

    id: Id
    number: Annotated[int, Field(ge=1)]
    name: Annotated[Line, Said("the name of a priority")]
    meaning: Annotated[Text, Said("what it means")]
    cited: Cited


class Outcome(Record):
    """A change the strategy wants to see. What it links to is the editors' reading, not the strategy's."""

    id: Id
    number: Annotated[int, Field(ge=1)]
    name: Annotated[Line, Said("the name of an outcome")]
    meaning: Annotated[Text, Said("what it means")]
    priorities: Annotated[tuple[Id, ...], Some]
    measures: tuple[Id, ...] = ()
    today: Links
    cited: Cited


class Measure(Record):
    """What the board expects to be able to show."""

    id: Id
    name: Annotated[Line, Said("the name of a measure")]
    meaning: Annotated[Text, Said("what it means")]
    cited: Cited


class Law(Record):
    """A duty or a law the strategy names."""

    id: Id
    name: Annotated[Line, Said("a duty or a law")]
    meaning: Annotated[Text, Said("what a law means")]
    law: Annotated[Line, Named()]
    today: Links = Links()
    note: Annotated[Text | None, Said("a note on a law")] = None
    cited: Cited


class Plan(Record):
    """Another plan or policy that the strategy builds on."""

    id: Id
    name: Annotated[Line, Named()]
    level: Literal["local", "national"]
    cited: Cited


class Body(Record):
    """Who watches over the work."""

    id: Id
    name: Annotated[Line, Named("the name of a group or board")]
    role: Annotated[Text, Said("what a group or board does")]
    note: Annotated[Text | None, Said("a note on a group or board")] = None
    cited: Cited


class ReadingItem(Record):
    """Something to read on."""

    id: Id
    title: Annotated[Line, Named("the title of something to read")]
    about: Annotated[Sentence, Said("what it is about")]
    source: Source | NotStated = NOT_STATED
    note: Annotated[Sentence | None, Said("a note on something to read")] = None
