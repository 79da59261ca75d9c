"""Benefit rates and legal facts: things that are true from one day to another."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from carers_hub.model.base import Record
from carers_hub.model.directory import Source
from carers_hub.model.kinds import Amount, Date, Id, Line, Sentence, Text, refuse
from carers_hub.model.translation import Named, Said


class RatePeriod(Record):
    """An amount between two days, both included."""

    amount: Amount
    valid_from: Date
    valid_to: Date
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> RatePeriod:
        if self.valid_from > self.valid_to:
            raise refuse("date-order", "The dates run backwards.", "Put the earlier day in valid_from.", "valid_to")
        return self


class Rate(Record):
    """A sum of money set by law, in pounds."""

    id: Id
    name: Annotated[Line, Said("what an amount of money is; keep the benefit's English name, and say what it means")]
    unit: Literal["week", "month", "year", "once"]
    description: Annotated[Sentence, Said("what an amount of money is for")]
    check_at: Source = Field(description="The official page that will have the next amount")
    periods: Annotated[tuple[RatePeriod, ...], Field(min_length=1)]
    note_to_editors: Text | None = None


class LegalFact(Record):
    """A rule of law said to the reader, with the days it holds."""

    id: Id
    statement: Annotated[Text, Said("a rule of law; keep every condition")]
    law: Annotated[Line, Named()]
    valid_from: Date | None = None
    valid_to: Date | None = None
    review_by: Date
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    note_to_editors: Text | None = None


class RatesFile(Record):
    """`data/rates.yaml`."""

    rates: tuple[Rate, ...] = ()
    legal_facts: tuple[LegalFact, ...] = ()
