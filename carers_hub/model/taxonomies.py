"""The controlled words and the finders made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from carers_hub.model.base import Record
from carers_hub.model.directory import AgeRange
from carers_hub.model.kinds import Id, Line, Sentence
from carers_hub.model.places import AreaCodePart
from carers_hub.model.translation import Said

TaxonomyId = Literal[
    "topic",
    "need",
    "caring-role",
    "condition",
    "attending-type",
    "when",
    "referral",
    "cost",
    "language",
    "access",
    "area",
    "evidence",
]


class TaxonomyTerm(Record):
    """A word services are sorted by. Its id is part of web addresses, so it never changes."""

    id: Id
    name: Annotated[Line, Said("a choice in filters, and a fact on service pages")]
    description: Annotated[Sentence | None, Said("what this choice means")] = None
    other_words: tuple[Line, ...] = Field((), description="Everyday words for the same thing, for search")
    includes: tuple[Id, ...] = Field((), description="Terms under which a service with this term is found")
    ages: AgeRange | None = Field(None, description="The ages a term stands for, to leave out services for other ages")
    boroughs: tuple[AreaCodePart, ...] | Literal["everywhere"] = Field(
        (), description="Of an area: codes of the boroughs that all its services cover, like E09000033; E09 is all that begin so"
    )
    some_boroughs: tuple[AreaCodePart, ...] = Field(
        (), description="Of an area: boroughs that some of its services cover and others do not"
    )


class Taxonomy(Record):
    """A closed list of terms."""

    id: TaxonomyId
    name: Line
    description: Sentence
    terms: Annotated[tuple[TaxonomyTerm, ...], Field(min_length=1)]


class TaxonomiesFile(Record):
    """`data/taxonomies.yaml`."""

    taxonomies: tuple[Taxonomy, ...]


class Facet(Record):
    """A question a finder can be narrowed by. GOV.UK finder words: key, name, allowed values."""

    key: Literal[
        "topic", "need", "caring-role", "condition", "attending-type", "when", "referral", "cost", "language", "access", "area"
    ]
    name: Annotated[Line, Said("the heading above the choices of a filter", "facet")] = Field(
        description="What the reader sees above the choices"
    )


class Finder(Record):
    """Which services a page lists, grouped how, narrowed by what."""

    id: Id
    name: Annotated[Line, Said("the heading above a list of services")] = Field(description="The heading above the list")
    noun: Literal["services"] = "services"
    topic: Id | None = Field(None, description="Only services with this topic; empty for all")
    path: Line = Field(description="The page it stands on, like respite/")
    group_by: Literal["area", "topic"]
    facets: tuple[Facet, ...]


class WayOn(Record):
    """A service that a reader is led to when nothing was found."""

    service: Id = Field(description="The id of a service in data/services.yaml")


class FindersFile(Record):
    """`data/finders.yaml`."""

    finders: tuple[Finder, ...]
    ways_on: tuple[WayOn, ...] = ()
