"""The description for search engines says only what is stated and cannot break out of its script."""

from __future__ import annotations

import json

from carers_hub.model.directory import Location
from carers_hub.views.json_ld import build_json_ld
from tests.builders import make_directory, make_service


def test_unknown_facts_are_left_out() -> None:
    record = json.loads(
        build_json_ld(make_directory(make_service()).service("tea-club"), "https://hub.example/services/tea-club/")
    )
    assert "isAccessibleForFree" not in record
    assert "hoursAvailable" not in record.get("availableChannel", {})


def test_stated_facts_are_given() -> None:
    hall = Location.model_validate({"id": "hall", "name": "Hall", "address": "1 High Street", "postcode": "N12 8NP"})
    hours = [{"days": ["monday"], "opens": "09:00", "closes": "17:00"}]
    service = make_service(
        cost="free", locations=["hall"], schedules=hours, phones=[{"number": "020 8359 5000", "description": "Desk"}]
    )
    record = json.loads(build_json_ld(make_directory(service, locations=(hall,)).service("tea-club"), "https://hub.example/"))
    channel = record["availableChannel"]
    assert record["isAccessibleForFree"] is True
    assert channel["servicePhone"][0]["telephone"] == "020 8359 5000"
    assert channel["serviceLocation"][0]["address"]["postalCode"] == "N12 8NP"
    assert channel["hoursAvailable"][0]["opens"] == "09:00"


def test_text_cannot_end_the_script() -> None:
    service = make_service(summary="</script><script>alert(1)</script>")
    assert "<" not in build_json_ld(make_directory(service).service("tea-club"), "https://hub.example/")
