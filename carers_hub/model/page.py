"""What a prose page says of itself in its front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from carers_hub.model.base import Record, YesNo
from carers_hub.model.kinds import Date, Id, Line, refuse


class PageMeta(Record):
    """The front matter of a page in `docs/`: a closed list."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=65)] = Field(description="What the page is called")
    description: Annotated[str, StringConstraints(min_length=1, max_length=155)] = Field(
        description="What it is about, in a sentence"
    )
    reviewed: Date | None = Field(None, description="The day somebody last read the page through")
    review_by: Date = Field(description="The day by which somebody must read it through again")
    topic: Id | None = Field(None, description="A term of the topic taxonomy, for the page of that topic")
    audience: Literal["young-carers"] | None = Field(None, description="young-carers for a page that children read")
    exit: YesNo = Field(False, description="yes shows the link that leaves the page at once")
    search_words: tuple[Line, ...] = Field((), description="Other words people may search for")

    @model_validator(mode="after")
    def _in_order(self) -> PageMeta:
        if self.reviewed and self.review_by <= self.reviewed:
            raise refuse("date-order", "The next review is not after the last one.", "Put a later day in review_by.", "review_by")
        return self
