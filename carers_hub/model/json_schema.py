"""JSON Schemas printed from the models, so that an editor's program can complete and explain fields while they type.

The models decide; a schema only helps. YAML tools read `2026-11-22`, `yes` and `09:00` as text, and a bare number as a number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from carers_hub.model.calendar import CalendarFile
from carers_hub.model.choose import ChooseFile
from carers_hub.model.directory import DirectoryFile
from carers_hub.model.guides import GlossaryFile, SituationsFile, UrgentFile
from carers_hub.model.places import BoroughsFile
from carers_hub.model.rates import RatesFile
from carers_hub.model.taxonomies import FindersFile, TaxonomiesFile

FOLDER = "data/schema"
FILES: Mapping[str, type[BaseModel]] = {
    "services": DirectoryFile,
    "taxonomies": TaxonomiesFile,
    "finders": FindersFile,
    "choose": ChooseFile,
    "rates": RatesFile,
    "urgent": UrgentFile,
    "calendar": CalendarFile,
    "situations": SituationsFile,
    "glossary": GlossaryFile,
    "boroughs": BoroughsFile,
}
"""Which model each schema is printed from, by the stem of the file it helps with."""


def build_schema(cls: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file that holds one `cls`."""
    schema = cls.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    for record in (schema, *schema.get("$defs", {}).values()):
        _tidy(record)
    return schema


def build_schemas() -> dict[str, str]:
    """The text of every schema by its file's path under the hub's root."""
    return {
        f"{FOLDER}/{stem}.json": json.dumps(build_schema(cls), indent=2, ensure_ascii=False) + "\n" for stem, cls in FILES.items()
    }


def write_schemas(root: Path) -> list[str]:
    """Write every schema under a hub's root. Returns the paths."""
    schemas = build_schemas()
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, text in schemas.items():
        (root / path).write_text(text, encoding="utf-8")
    return list(schemas)


def _tidy(record: dict[str, Any]) -> None:
    """Take out names made for machines, and let a field that may be left out be left empty too."""
    record.pop("title", None)
    required = record.get("required", [])
    for name, field in record.get("properties", {}).items():
        field.pop("title", None)
        field.pop("default", None)
        if name not in required and not _takes_null(field):
            help_ = {"description": field.pop("description")} if "description" in field else {}
            record["properties"][name] = {"anyOf": [field, {"type": "null"}], **help_}


def _takes_null(field: Mapping[str, Any]) -> bool:
    return any(choice.get("type") == "null" for choice in field.get("anyOf", ()))
