"""Small structured guides: ways in by situation, words explained, urgent help."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from carers_hub.model.base import Record, YesNo
from carers_hub.model.kinds import Id, Line, PhoneNumber, Sentence
from carers_hub.model.translation import Named, Said


class Situation(Record):
    """A way in, in the carer's own words."""

    id: Id
    title: Annotated[Line, Said("a way in on the home page, in the carer's own words")]
    description: Annotated[Sentence, Said("what the way in leads to")]
    page: Line = Field(description="The page it leads to, like respite/")


class GlossaryTerm(Record):
    """A word explained."""

    id: Id
    word: Annotated[Line, Said("a word explained; write it as in the middle of a sentence")]
    meaning: Annotated[str, Field(min_length=1, max_length=400), Said("the meaning of a word")]
    other_words: Annotated[tuple[Line, ...], Named()] = ()


class UrgentLine(Record):
    """A number for when it cannot wait."""

    id: Id
    label: Annotated[Line, Said("when to ring this urgent number")] = Field(description="When to use it, in a few words")
    number: PhoneNumber
    note: Annotated[Sentence | None, Said("a note on an urgent number")] = None
    service: Id | None = Field(None, description="The service record that says more")
    short: YesNo = Field(False, description="yes when it stands in the line at the top of every page")
    for_children: YesNo = Field(False, description="yes when it stands first on pages that children read")
    text_word: Annotated[Line | None, Named()] = Field(None, description="The word to send, when this is a number to text")


class SituationsFile(Record):
    """`content/situations.yaml`."""

    situations: tuple[Situation, ...]


class GlossaryFile(Record):
    """`content/glossary.yaml`."""

    glossary: tuple[GlossaryTerm, ...]


class UrgentFile(Record):
    """`data/urgent.yaml`."""

    urgent: tuple[UrgentLine, ...]
