"""Help me choose: questions, and answers that stand for terms. No order but the list's, no jumps, no conditions."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from carers_hub.model.base import Record, YesNo
from carers_hub.model.kinds import Id, Line, Sentence, refuse
from carers_hub.model.translation import Said

NOT_SURE = "not-sure"
"""The id of the answer that every question has and that stands for no term."""
MOST_QUESTIONS = 4
MOST_PAGES = 400
"""In one language. Each way through the questions is a page, and every page is a file to make, check and carry."""

_TERM = re.compile(r"[a-z-]+:[a-z0-9-]+")


def _check_term(value: str) -> str:
    if not _TERM.fullmatch(value):
        raise refuse("term-format", f'"{value}" is not a term.', "Write the list and the word, like topic:respite.")
    return value


Term = Annotated[str, AfterValidator(_check_term)]
"""A word of `data/taxonomies.yaml` with its list: `topic:respite`."""
Audience = Literal["young-carers"]
_Some = Field(min_length=1)


class Answer(Record):
    """One answer to a question. A service with any of its terms fits."""

    id: Id = Field(description="Part of web addresses, so it never changes")
    text: Annotated[Line, Said("an answer to a question, as the reader would say it")] = Field(
        description="What the reader says, in few words"
    )
    description: Annotated[Sentence | None, Said("what an answer takes in, in small letters below it")] = None
    terms: Annotated[tuple[Term, ...], _Some] = Field(description="Words of data/taxonomies.yaml, like topic:respite")
    audience: Audience | None = Field(
        None,
        description="young-carers when children give this answer: only services that name them are shown",
    )
    danger: YesNo = Field(
        False,
        description="yes where somebody may be in danger: urgent numbers come first, and a link leaves the page",
    )


class Question(Record):
    """A question, on a page of its own."""

    id: Id
    question: Annotated[Line, Said("a question to the reader, as a heading")]
    name: Annotated[Line, Said("what the question is about, in few words, beside the answer")] = Field(
        description="What it is about, in few words: it stands beside the answer"
    )
    description: Annotated[Sentence | None, Said("help with a question, below it")] = None
    answers: Annotated[tuple[Answer, ...], _Some]
    not_sure: Annotated[Line, Said("the last answer to a question, for who does not know", "not-sure")] = Field(
        description="The last answer, for who does not know. Every question has it"
    )
    for_all: tuple[Term, ...] = Field((), description="Terms of services that fit whatever the answer is, but come later")
    not_sure_first: tuple[Term, ...] = Field(
        (), description="Terms of services that come first for who is not sure; those of for_all where it is left out"
    )


class Onward(Record):
    """What stands at the end of every list: a service to ring, or a page."""

    id: Id
    service: Id | None = Field(None, description="The id of a service; beside those under ways_on in data/finders.yaml")
    page: Line | None = Field(None, description="A page, like respite/")
    text: Annotated[Line | None, Said("a link at the end of a list of services")] = Field(
        None, description="What to call the page"
    )
    audience: Audience | None = Field(None, description="young-carers for the lists of children, and only there")

    @model_validator(mode="after")
    def _is_one_thing(self) -> Onward:
        if (self.service is None) == (self.page is None) or (self.page is None) != (self.text is None):
            raise refuse("missing", "This needs a service, or a page and its text.", "Write service:, or page: and text:.")
        return self


class ChooseFile(Record):
    """`data/choose.yaml`."""

    questions: Annotated[tuple[Question, ...], Field(max_length=MOST_QUESTIONS)]
    onward: tuple[Onward, ...] = ()
