"""Small valid records for tests. Every builder takes changes to the plain record, written as an editor would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from carers_hub.domain import Directory
from carers_hub.model.directory import Location, Organization, Service
from carers_hub.model.taxonomies import TaxonomiesFile

ROOT = Path(__file__).parents[1]


def make_service(service_id: str = "tea-club", **changes: Any) -> Service:
    """A service with only what is required; `changes` replace or add fields."""
    record = {
        "id": service_id,
        "organization": "kind-people",
        "name": service_id.replace("-", " ").capitalize(),
        "summary": "Tea and talk for carers.",
        "description": "You drink tea and talk.",
        "topics": ["respite"],
        "who_for": {"description": "Any carer.", "caring_roles": ["any-carer"], "cares_for": ["anyone"]},
        "how_to_attend": "not-stated",
        "how_to_get_it": {"referral": "not-stated", "steps": "not-stated"},
        "cost": "not-stated",
        "service_area": ["barnet"],
        "review_by": "2027-02-22",
        "sources": [{"title": "Their website", "evidence": "official"}],
    }
    return Service.model_validate({**record, **changes})


def make_directory(*services: Service, locations: tuple[Location, ...] = ()) -> Directory:
    """A directory of these services with the real taxonomies and one organization."""
    organization = Organization.model_validate({"id": "kind-people", "name": "Kind People", "description": "A charity."})
    text = (ROOT / "data/taxonomies.yaml").read_text("utf-8")
    taxonomies = TaxonomiesFile.model_validate(yaml.load(text, yaml.BaseLoader)).taxonomies
    return Directory((organization,), locations, services, taxonomies)
