"""What every record has in common: frozen, no unknown field, plain reading of words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

NOT_STATED: Literal["not-stated"] = "not-stated"
NotStated = Literal["not-stated"]
"""A fact somebody looked for and did not find. It is shown as "not stated", never as "no" or "free"."""


class Record(BaseModel):
    """A thing an editor writes. Every value in YAML arrives as text and is converted here, so no phone loses a zero."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


_WORDS_FOR_YES_AND_NO = {"yes": True, "true": True, "no": False, "false": False}


def _read_yes_no(value: object) -> object:
    return _WORDS_FOR_YES_AND_NO.get(value.lower(), value) if isinstance(value, str) else value


YesNo = Annotated[bool, BeforeValidator(_read_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
