"""What a model's fields are called in YAML, what they hold, and what their help says."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from carers_hub.source import Path_


@cache
def fields_of(cls: type[BaseModel]) -> dict[str, FieldInfo]:
    """Each field by the name an editor types (its alias, when Python would not take that name)."""
    return {info.alias or name: info for name, info in cls.model_fields.items()}


def field_names(cls: type[BaseModel]) -> tuple[str, ...]:
    """The names an editor may type in a record of this kind."""
    return tuple(fields_of(cls))


def record_class(cls: type[BaseModel], place: Path_) -> type[BaseModel] | None:
    """The kind of record at a place inside a record of kind `cls`, or None when there is no record there."""
    current: type[BaseModel] | None = cls
    annotation: object = cls
    for step in place:
        if isinstance(step, int):
            continue
        current = _first_record(annotation)
        if current is None or step not in fields_of(current):
            return None
        annotation = fields_of(current)[step].annotation
    return _first_record(annotation)


def field_at(cls: type[BaseModel], place: Path_) -> FieldInfo | None:
    """The field a place leads to (of its last name, so a list's item has the list's field)."""
    names = [number for number, step in enumerate(place) if isinstance(step, str)]
    if not names:
        return None
    holder = record_class(cls, place[: names[-1]])
    return fields_of(holder).get(str(place[names[-1]])) if holder else None


def takes_list(info: FieldInfo | None) -> bool:
    """Whether a list may be written in this field."""
    return info is not None and _mentions_tuple(info.annotation)


def takes_words(info: FieldInfo | None) -> tuple[str, ...]:
    """The words of a closed list that may be written in this field, besides or instead of other values."""
    return tuple(_literals(info.annotation)) if info else ()


def _first_record(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_first_record, get_args(annotation)) if found), None)


def _mentions_tuple(annotation: Any) -> bool:
    if getattr(annotation, "__origin__", None) is tuple:
        return True
    return any(_mentions_tuple(part) for part in get_args(annotation) if not isinstance(part, str))


def _literals(annotation: Any) -> list[str]:
    if getattr(annotation, "__origin__", None) is tuple:
        return []
    return [word for part in get_args(annotation) for word in ([part] if isinstance(part, str) else _literals(part))]
