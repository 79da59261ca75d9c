"""schema.org description of a service. Only what is stated: an unknown fact is left out."""

from __future__ import annotations

import json
from collections.abc import Mapping

from carers_hub.domain.directory import LinkedService
from carers_hub.model.directory import Location, Schedule

JsonObject = dict[str, object]


def build_json_ld(linked: LinkedService, url: str) -> str:
    """The service as JSON for a `<script type="application/ld+json">`, with nothing in it that could end the script."""
    service = linked.service
    record: JsonObject = {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": url,
        "name": service.name,
        "description": service.summary,
        "url": url,
        "provider": _without_empty(
            {"@type": "Organization", "name": linked.organization.name, "url": linked.organization.website}
        ),
        "areaServed": [term.name for term in linked.terms("area")],
        "availableChannel": _channel(linked),
    }
    if service.cost == "free":
        record["isAccessibleForFree"] = True
    text = json.dumps(_without_empty(record), ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _channel(linked: LinkedService) -> JsonObject:
    service = linked.service
    phones = [{"@type": "ContactPoint", "telephone": phone.number, "contactType": phone.description} for phone in service.phones]
    return _without_empty(
        {
            "@type": "ServiceChannel",
            "serviceUrl": service.website,
            "servicePhone": phones,
            "serviceLocation": [_place(place) for place in linked.locations],
            "availableLanguage": list(service.languages) if isinstance(service.languages, tuple) else None,
            "hoursAvailable": _hours(service.schedules),
        }
    )


def _place(place: Location) -> JsonObject:
    address = {"@type": "PostalAddress", "streetAddress": place.address, "postalCode": place.postcode, "addressCountry": "GB"}
    return {"@type": "Place", "name": place.name, "address": _without_empty(address)}


def _hours(schedules: tuple[Schedule, ...] | str) -> list[JsonObject]:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if schedules == "always":
        return [_opening(days, "00:00", "23:59")]
    known = (entry for entry in schedules if isinstance(entry, Schedule) and "not-stated" not in (entry.opens, entry.closes))
    return [_opening(entry.days, entry.opens, entry.closes) for entry in known]


def _opening(days: tuple[str, ...], opens: str, closes: str) -> JsonObject:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day.title()}" for day in days],
        "opens": opens,
        "closes": closes,
    }


def _without_empty(record: Mapping[str, object]) -> JsonObject:
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
