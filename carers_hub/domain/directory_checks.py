"""What must hold between the records of the directory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from carers_hub.domain.directory import TAXONOMY_OF_FIELD
from carers_hub.domain.reading import Found, check_known, check_unique_ids
from carers_hub.model.base import Record
from carers_hub.model.directory import Location, Organization, Service
from carers_hub.model.taxonomies import Taxonomy
from carers_hub.source import Path_, Problem, Severity

_POSTCODE_IN_TEXT = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")


@dataclass
class FoundDirectory:
    """The records of all directory files with their places, before they are linked. `known` also has ids of faulty records."""

    organizations: list[Found[Organization]] = field(default_factory=list)
    locations: list[Found[Location]] = field(default_factory=list)
    services: list[Found[Service]] = field(default_factory=list)
    taxonomies: list[Found[Taxonomy]] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Lists whose ids cannot be known because their file has a fault; nothing is said about names that lead there."""


def check_directory(found: FoundDirectory, today: date) -> Iterator[Problem]:
    """Every problem between records: repeated ids, names that lead nowhere, facts that cannot be published."""
    kinds: tuple[Sequence[Found[Record]], ...] = (found.organizations, found.locations, found.services, found.taxonomies)
    for kind in kinds:
        yield from check_unique_ids(kind)
    terms: dict[str, list[str]] = {item.record.id: [term.id for term in item.record.terms] for item in found.taxonomies}
    for taxonomy in found.taxonomies:
        for number, term in enumerate(taxonomy.record.terms):
            yield from _check_terms(
                taxonomy, ("terms", number, "includes"), term.includes, terms[taxonomy.record.id], taxonomy.record.id
            )
    for place in found.locations:
        if "access" in terms or "taxonomies" not in found.unread:
            yield from _check_terms(place, ("accessibility",), place.record.accessibility, terms.get("access", []), "access")
    for item in found.services:
        yield from _check_links(item, found)
        yield from _check_service_terms(item, terms, found.unread)
        yield from _check_phones(item)
        yield from _check_withheld_address(item)
        yield from _check_dates(item, today)
    yield from _check_same_service_twice(found.services)


def _check_links(item: Found[Service], found: FoundDirectory) -> Iterator[Problem]:
    service = item.record
    if "organizations" not in found.unread:
        yield from check_known(item, ("organization",), service.organization, found.known["organizations"], "organization")
    for index, place in enumerate(service.locations if "locations" not in found.unread else ()):
        yield from check_known(item, ("locations", index), place, found.known["locations"], "location")


def _check_service_terms(item: Found[Service], terms: Mapping[str, list[str]], unread: set[str]) -> Iterator[Problem]:
    for dotted, taxonomy_id in TAXONOMY_OF_FIELD.items():
        if taxonomy_id not in terms and "taxonomies" in unread:
            continue
        value: object = item.record
        for name in dotted.split("."):
            value = getattr(value, name, None)
        yield from _check_terms(item, tuple(dotted.split(".")), value, terms.get(taxonomy_id, []), taxonomy_id)


def _check_terms(item: Found[Record], at: Path_, value: object, known: list[str], taxonomy_id: str) -> Iterator[Problem]:
    if isinstance(value, tuple):
        for index, term in enumerate(value):
            yield from check_known(item, (*at, index), term, known, f"{taxonomy_id} term")


def _check_phones(item: Found[Service]) -> Iterator[Problem]:
    strong = any(source.evidence in ("official", "several-copies") for source in item.record.sources)
    if item.record.phones and not strong:
        yield item.problem(
            ("phones", 0, "number"),
            "phone-evidence",
            "A phone number needs an official source, or several independent copies that agree.",
            "Add such a source, or move the number to note_to_editors until somebody has rung it.",
        )


def _check_withheld_address(item: Found[Service]) -> Iterator[Problem]:
    service = item.record
    if not service.address_withheld:
        return
    if service.locations:
        yield item.problem(
            ("locations",), "address-withheld", "This address is secret, but a location is given.", "Take out locations:."
        )
    for name in ("name", "summary", "description"):
        if _POSTCODE_IN_TEXT.search(getattr(service, name)):
            yield item.problem(
                (name,), "address-withheld", "This address is secret, but the text has a postcode.", "Take the postcode out."
            )


def _check_dates(item: Found[Service], today: date) -> Iterator[Problem]:
    service = item.record
    if service.assured_date and service.assured_date > today:
        yield item.problem(
            ("assured_date",),
            "date-future",
            f"{service.assured_date} has not come yet.",
            "Write the day somebody really checked.",
        )
    if service.review_by < today:
        message = f"The entry was due for a check by {service.review_by}."
        yield item.problem(("review_by",), "date-stale", message, "Check it with the provider and set new dates.", Severity.STALE)
    for number, entry in enumerate(service.schedules if isinstance(service.schedules, tuple) else ()):
        if entry.valid_to and entry.valid_to < today:
            message = f"These opening hours ended on {entry.valid_to}."
            remedy = "Write the hours that hold now, or take these out."
            yield item.problem(("schedules", number, "valid_to"), "hours-ended", message, remedy, Severity.STALE)
    if service.alert and service.alert.expires < today:
        message = f"The alert ended on {service.alert.expires} and is no longer shown."
        yield item.problem(("alert",), "alert-ended", message, "Take the alert out.", Severity.STALE)


def _check_same_service_twice(services: Iterable[Found[Service]]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Found[Service]] = {}
    for item in services:
        key = (" ".join(item.record.name.casefold().split()), item.record.organization)
        other = first.setdefault(key, item)
        if other is not item and other.record.id != item.record.id:
            message = f'The same organization already has a service called "{other.record.name}" (id {other.record.id}).'
            yield item.problem(("name",), "duplicate-service", message, "Keep one of the two records.")
