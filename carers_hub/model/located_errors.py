"""Finds where in the file each of pydantic's errors belongs, and keeps one per fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from carers_hub.model.fields import field_at, field_names, record_class
from carers_hub.source import Document, Path_, did_you_mean
from carers_hub.source.document import step_into


@dataclass(frozen=True)
class Located:
    """One error at its place in the document; `value` is what stands there."""

    type: str
    place: Path_
    value: object
    context: Mapping[str, Any]
    field: FieldInfo | None
    siblings: tuple[str, ...]
    """Names the record around it may have."""
    unused: tuple[str, ...] = ()
    """Those of them it does not have yet."""
    children: tuple[str, ...] = ()
    """Names the record that belongs here may have."""
    is_written: bool = True
    """False when the editor wrote nothing at all at this place."""
    branches: tuple[Path_, ...] = ()
    """The places of the fields with several kinds of value that this error comes through."""


def locate_errors(error: ValidationError, cls: type[BaseModel], document: Document, at: Path_) -> list[Located]:
    """Every error with its place in the document, one per fault."""
    found = [_locate(item, cls, document, at) for item in error.errors(include_url=False, include_input=False)]
    found = [error for error in found if not (error.type == "too_short" and error.value)]
    for place in sorted({branch for error in found for branch in error.branches}, key=len):
        through = [error for error in found if place in error.branches]
        chosen = _choose(through, place, document.value_at(place))
        found = [error for error in found if error in chosen or place not in error.branches]
    return _without_misspelt(found)


def _without_misspelt(found: list[Located]) -> list[Located]:
    """A field that is there under a wrong name is not missing as well."""
    meant = {
        (*error.place[:-1], did_you_mean(str(error.place[-1]), error.siblings))
        for error in found
        if error.type == "extra_forbidden"
    }
    return [error for error in found if error.is_written or error.place not in meant]


def _locate(item: Any, cls: type[BaseModel], document: Document, at: Path_) -> Located:
    context = item.get("ctx") or {}
    value, place, branches = document.value_at(at), at, dict[Path_, None]()
    steps = item["loc"]
    for number, step in enumerate(steps):
        below = step_into(value, step)
        known = (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int))
        if known or (number == len(steps) - 1 and item["type"] == "missing" and "message" not in context):
            value, place = below, (*place, step)
        else:
            branches[place] = None
    if isinstance(value, dict) and context.get("field") in value:
        value, place = value[context["field"]], (*place, context["field"])
    inner = place[len(at) :]
    holder = record_class(cls, inner[:-1]) if inner else None
    inside = record_class(cls, inner)
    siblings = field_names(holder) if holder else ()
    return Located(
        type=item["type"],
        place=place,
        value=value,
        context=context,
        field=field_at(cls, inner),
        siblings=siblings,
        unused=tuple(name for name in siblings if (*place[:-1], name) not in document.key_marks),
        children=field_names(inside) if inside else (),
        is_written=place in document.marks,
        branches=tuple(branches),
    )


_SHALLOW = frozenset(
    {"literal_error", "string_type", "tuple_type", "model_type", "model_attributes_type", "dict_type", "date_type"}
)


def _choose(errors: list[Located], place: Path_, value: object) -> list[Located]:
    deep = [error for error in errors if error.type not in _SHALLOW or error.place != place]
    if deep:
        return deep if isinstance(value, (dict, list)) else deep[:1]
    wanted = ("tuple_type", "model_type") if isinstance(value, (dict, list)) else ("literal_error",)
    return sorted(errors, key=lambda error: error.type not in wanted)[:1]
