"""Turns plain values into records, and pydantic's errors into sentences with a place and a remedy."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from carers_hub.model.error_words import describe_error
from carers_hub.model.located_errors import Located, locate_errors
from carers_hub.source import Document, Path_, Problem

R = TypeVar("R", bound=BaseModel)


def build_record(cls: type[R], document: Document, at: Path_ = ()) -> tuple[R | None, list[Problem]]:
    """Make one record from the mapping at a place of the document; None when something is wrong with it."""
    try:
        return cls.model_validate(_without_empty(document.value_at(at))), []
    except ValidationError as error:
        problems = [
            _to_problem(found, document) for found in locate_errors(error, cls, document, at) if not _is_reported(found, document)
        ]
        return None, list(dict.fromkeys(problems))


def build_records(cls: type[R], document: Document, key: str) -> tuple[list[tuple[R, Path_]], list[Problem]]:
    """Make a record of each item of a top-level list, on its own, so one bad record does not hide the others."""
    if not isinstance(document.value, dict):
        return [], [_not_a_mapping(document)]
    items = document.value.get(key)
    if items is None:
        return [], []
    if not isinstance(items, list):
        return [], [_not_a_list(document, key)]
    records: list[tuple[R, Path_]] = []
    problems: list[Problem] = []
    for number in range(len(items)):
        record, found = build_record(cls, document, (key, number))
        problems += found
        if record is not None:
            records.append((record, (key, number)))
    return records, problems


def _is_reported(found: Located, document: Document) -> bool:
    return isinstance(found.value, str) and found.place in document.reported


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _to_problem(found: Located, document: Document) -> Problem:
    words = describe_error(found)
    mark = document.key_mark(found.place) if words.about_the_key else document.mark(found.place)
    record = document.record(found.place)
    return Problem(
        path=document.path,
        line=mark.line,
        column=mark.column,
        code=words.code,
        message=words.message,
        remedy=words.remedy,
        record=record,
    )


def _not_a_mapping(document: Document) -> Problem:
    message = "This file must have field names with a colon at the left, like services:"
    return Problem(
        path=document.path, line=1, code="wrong-type", message=message, remedy="Look at another file in the same folder."
    )


def _not_a_list(document: Document, key: str) -> Problem:
    mark = document.mark((key,))
    message, remedy = f'"{key}" must be a list.', "Start each entry on a new line with a dash and a space."
    return Problem(path=document.path, line=mark.line, column=mark.column, code="wrong-type", message=message, remedy=remedy)
