"""Days that opening hours depend on: school terms, and bank holidays beyond the usual ones."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from carers_hub.model.base import Record
from carers_hub.model.directory import Source
from carers_hub.model.kinds import Date, Line, check_days_in_order
from carers_hub.model.translation import Named


class SchoolTerm(Record):
    """A time when schools are open, without a break: up to half-term, or from half-term on."""

    name: Annotated[Line, Named()] = Field(description="What it is called, like: Autumn 2026, first half")
    from_: Date = Field(alias="from", description="The first day of school")
    to: Date = Field(description="The last day of school")
    source: Source = Field(description="Where the dates were read")

    @model_validator(mode="after")
    def _in_order(self) -> SchoolTerm:
        check_days_in_order(self.from_, self.to, "to")
        return self


class BankHoliday(Record):
    """A bank holiday proclaimed for one year only. The yearly ones are known and need not be written."""

    name: Annotated[Line, Named()]
    date: Date
    source: Source


class CalendarFile(Record):
    """`data/calendar.yaml`. A hub can do without."""

    terms: tuple[SchoolTerm, ...] = ()
    bank_holidays: tuple[BankHoliday, ...] = ()
