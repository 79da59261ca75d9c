"""The schemas that help editors' programs are the ones the models print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carers_hub.model.directory import DirectoryFile, Service
from carers_hub.model.fields import field_names
from carers_hub.model.json_schema import FILES, build_schema, build_schemas

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted(build_schemas()))
def test_the_committed_copy_is_the_models_own(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == build_schemas()[path], "Run: python -m carers_hub schema"


def test_no_schema_is_left_over() -> None:
    assert {file.stem for file in (ROOT / "data/schema").glob("*.json")} == set(FILES)


def test_every_field_can_be_completed() -> None:
    service = build_schema(DirectoryFile)["$defs"]["Service"]
    assert set(service["properties"]) == set(field_names(Service))
    assert service["additionalProperties"] is False


def test_a_field_that_may_be_left_out_may_be_left_empty() -> None:
    properties = build_schema(DirectoryFile)["$defs"]["Service"]["properties"]
    assert {"type": "null"} in properties["phones"]["anyOf"]
    assert "null" not in json.dumps(properties["name"])


@pytest.mark.parametrize("stem", sorted(FILES))
def test_the_data_files_name_their_schema(stem: str) -> None:
    file = next(file for folder in ("data", "content", "data/places") if (file := ROOT / folder / f"{stem}.yaml").is_file())
    first = file.read_text(encoding="utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / schema).resolve() == ROOT / "data/schema" / f"{stem}.json"
