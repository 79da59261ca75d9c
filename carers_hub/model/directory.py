"""Organizations, locations and services, with Open Referral UK's names wherever they are also plain English."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from carers_hub.model.base import NOT_STATED, NotStated, Record, YesNo
from carers_hub.model.kinds import (
    Date,
    Email,
    Id,
    LanguageCode,
    Line,
    PhoneNumber,
    Postcode,
    Sentence,
    Text,
    TimeOfDay,
    Url,
    check_days_in_order,
    refuse,
)
from carers_hub.model.translation import Named, Said

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Status = Literal["active", "inactive", "defunct", "temporarily closed"]
Evidence = Literal["official", "several-copies", "one-copy", "press"]
Some = Field(min_length=1)


class Source(Record):
    """Where a fact was read."""

    title: Annotated[Line | None, Named()] = Field(None, description="What the page or paper is called, in words")
    url: Url | None = Field(None, description="Its web address")
    evidence: Evidence = Field(
        description="official: the provider's or the government's own page. several-copies: several independent copies agree. "
        "one-copy: one other page says so. press: a newspaper or press release"
    )
    seen: Annotated[Line | None, Named()] = Field(None, description="The date printed on the page, or what is known of its age")
    link: YesNo = Field(True, description="no when the address is a test copy that readers should not be sent to")

    @model_validator(mode="after")
    def _says_where(self) -> Source:
        if not (self.title or self.url):
            raise refuse("missing", "A source needs a title or a url.", "Say where you read it.")
        return self


class Organization(Record):
    """Who runs a service."""

    id: Id
    name: Annotated[Line, Named("the organisation's name")]
    description: Annotated[Sentence, Said("what kind of organisation it is")]
    website: Url | None = None


class Location(Record):
    """A place people go to. A secret address is never written here: see `address_withheld` of a service."""

    id: Id
    name: Annotated[Line, Named()]
    address: Annotated[Line, Named()] = Field(description="Street and town, without the postcode")
    postcode: Postcode | None = None
    accessibility: Annotated[tuple[Id, ...], Some] | NotStated = Field(NOT_STATED, description="Terms of the access taxonomy")


class Phone(Record):
    """A number and what it is for."""

    number: PhoneNumber
    description: Annotated[Line, Said("who answers this number, or what it is for")] = Field(
        description="Who answers, or what this number is for"
    )
    type: Literal["voice", "text", "textphone"] = "voice"
    text_word: Annotated[Line | None, Named()] = Field(None, description="The word to send, for a text number")


class AgeRange(Record):
    """Ages in whole years, both ends included. A missing end is open."""

    from_: Annotated[int, Field(ge=0, le=120)] | None = Field(None, alias="from")
    to: Annotated[int, Field(ge=0, le=120)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> AgeRange:
        if self.from_ is None and self.to is None:
            raise refuse("missing", "An age range needs from, or to, or both.", 'If there is no limit write "any".')
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise refuse("age-order", f"The ages run backwards: from {self.from_} to {self.to}.", "Put the smaller age first.")
        return self


class LivesIn(Record):
    """Areas somebody must live in. Some schemes look at the carer's address, others at the address of the person cared for."""

    carer: Annotated[tuple[Id, ...], Some] | None = None
    cared_for: Annotated[tuple[Id, ...], Some] | None = None


class WhoFor(Record):
    """Whom a service is for, in words and in terms a finder can use."""

    description: Annotated[Sentence, Said("who it is for")] = Field(description="Who it is for, in one plain sentence")
    carer_age: AgeRange | Literal["any", "not-stated"] = NOT_STATED
    caring_roles: Annotated[tuple[Id, ...], Some] = Field(description="Terms of the caring-role taxonomy")
    cares_for: Annotated[tuple[Id, ...], Some] = Field(
        description="Terms of the condition taxonomy: what the person cared for lives with"
    )
    lives_in: LivesIn | Literal["anywhere", "not-stated"] = NOT_STATED


class HowToGetIt(Record):
    """The way in: who may ask, and the steps."""

    referral: Annotated[tuple[Id, ...], Some] | NotStated = Field(description="Terms of the referral taxonomy")
    steps: Annotated[Annotated[tuple[Sentence, ...], Some] | NotStated, Said("how to get it, one step of a list")]


class Exception_(Record):
    """Days on which a schedule does not hold. Several: of them those that are in the schedule's `days`. One: that very day."""

    from_: Date = Field(alias="from")
    to: Date
    opens: TimeOfDay | None = None
    closes: TimeOfDay | None = None
    description: Annotated[Sentence | None, Said("a note on days when opening hours differ")] = None

    @model_validator(mode="after")
    def _is_whole(self) -> Exception_:
        check_days_in_order(self.from_, self.to, "to")
        if (self.opens is None) != (self.closes is None) or (self.opens and self.opens == self.closes):
            message = "Days that are different need two different times, or none when it is closed."
            raise refuse("time-order", message, "Write opens and closes, or take both out.", "opens" if self.opens else "closes")
        return self


class Schedule(Record):
    """Opening hours. `closes` before `opens` runs past midnight."""

    days: Annotated[tuple[Day, ...], Some]
    opens: TimeOfDay | NotStated
    closes: TimeOfDay | NotStated
    description: Annotated[Line | None, Said("what happens in these hours; the days and times follow it")] = Field(
        None, description="What happens in these hours, when a service has more than one set"
    )
    weeks: Literal["every-week", "term-time", "school-holidays"] = "every-week"
    valid_from: Date | None = None
    valid_to: Date | None = None
    bank_holidays: Literal["open", "all-day", "closed", "not-stated"] = NOT_STATED
    exceptions: tuple[Exception_, ...] = ()

    @model_validator(mode="after")
    def _has_length(self) -> Schedule:
        if self.opens == self.closes and self.opens != NOT_STATED:
            raise refuse(
                "time-order", f"It opens and closes at {self.opens}.", 'For day and night write "schedules: always".', "closes"
            )
        check_days_in_order(self.valid_from, self.valid_to, "valid_to")
        return self


class Alert(Record):
    """A short warning at the top of a service, gone by itself after `expires`."""

    text: Annotated[Sentence, Said("a warning at the top of the service")]
    expires: Date


class Service(Record):
    """One thing a carer can use."""

    id: Id = Field(description="Part of its web address, so it never changes")
    organization: Id
    name: Annotated[Line, Named("the service's name")]
    summary: Annotated[Sentence, Said("what it is, in one sentence, on cards and at the top of its page")] = Field(
        description="What it is, in one sentence of under 20 words"
    )
    description: Annotated[Text, Said("the main text of its page; keep the line breaks")] = Field(
        description="Two to five short sentences said to the reader"
    )
    status: Status = "active"
    topics: Annotated[tuple[Id, ...], Some] = Field(
        description="Terms of the topic taxonomy; the first is where the full list shows it"
    )
    needs: tuple[Id, ...] = Field((), description="Terms of the need taxonomy")
    who_for: WhoFor
    how_to_attend: Annotated[tuple[Id, ...], Some] | NotStated
    how_to_get_it: HowToGetIt
    cost: Literal["free", "paid", "means-tested", "not-stated"]
    cost_note: Annotated[Sentence | None, Said("what it costs")] = Field(None, description="What costs how much, or what is free")
    phones: tuple[Phone, ...] = ()
    email: Email | None = None
    website: Url | None = None
    locations: tuple[Id, ...] = ()
    address_withheld: YesNo = Field(False, description="yes when the address is secret: then no address may be written anywhere")
    schedules: Annotated[tuple[Schedule, ...], Some] | Literal["always", "not-stated"] = NOT_STATED
    languages: Annotated[tuple[LanguageCode, ...], Some] | NotStated = NOT_STATED
    interpreters: Literal["yes", "no", "not-stated"] = NOT_STATED
    service_area: Annotated[tuple[Id, ...], Some] = Field(description="Terms of the area taxonomy")
    alert: Alert | None = None
    assured_date: Date | None = Field(
        None, description="The day somebody last checked this entry with the provider; empty until then"
    )
    review_by: Date
    sources: Annotated[tuple[Source, ...], Some]
    note_to_editors: Text | None = Field(None, description="Never published")


class DirectoryFile(Record):
    """`data/services.yaml`, and any file in `data/services/`."""

    organizations: tuple[Organization, ...] = ()
    locations: tuple[Location, ...] = ()
    services: tuple[Service, ...] = ()
