"""What each kind of error is called and said to an editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from carers_hub.model.fields import takes_list, takes_words
from carers_hub.model.located_errors import Located
from carers_hub.source import did_you_mean


class Words(NamedTuple):
    """An error as an editor reads it; `about_the_key`: it points at the field's name and not at its value."""

    code: str
    message: str
    remedy: str = ""
    about_the_key: bool = False


def describe_error(error: Located) -> Words:
    """The words for one error."""
    if "message" in error.context:
        return Words(
            error.type, _shorten(error.context["message"]), _with_words(_shorten(error.context.get("remedy", "")), error)
        )
    if error.value is None and error.type != "extra_forbidden":
        return _missing(error)
    describe = _DESCRIBERS.get(error.type)
    return describe(error) if describe else Words("wrong-value", f"{_name(error)} cannot be {_shown(error.value)}.", _help(error))


def _missing(error: Located) -> Words:
    if not _is_field(error):
        return Words("missing", "This line of the list is empty.", "Fill it, or delete the dash.")
    if error.is_written:
        return Words(
            "missing", f"{_name(error)} is empty.", _with_words(_help(error) or "Fill it in.", error), about_the_key=True
        )
    return Words("missing", f"{_name(error)} is missing.", _with_words(_help(error) or "Add it.", error), about_the_key=True)


def _unknown_field(error: Located) -> Words:
    near = did_you_mean(str(error.place[-1]), error.siblings)
    remedy = f"Did you mean {near}?" if near else f"You can use: {', '.join(error.unused)}."
    return Words(
        "unknown-field", f'There is no field called "{_shorten(str(error.place[-1]), 60)}" here.', remedy, about_the_key=True
    )


def _unknown_value(error: Located) -> Words:
    if not isinstance(error.value, str):
        return _wrong_type(error)
    known = re.findall(r"'([^']*)'", str(error.context.get("expected", "")))
    near = did_you_mean(error.value, known)
    listed = f"one of: {', '.join(known)}" if len(known) > 1 else known[0]
    listed += f"; or have its own fields: {', '.join(error.children)}" if error.children else ""
    listed += "; or a list" if takes_list(error.field) and _is_field(error) else ""
    remedy = f"Did you mean {near}?  It must be {listed}." if near else f"It must be {listed}."
    if takes_list(error.field) and _is_field(error) and not near:
        remedy = f"{_like_a_list(error, error.value)}. Or write {_either(tuple(known))}."
        return Words("wrong-type", f"{_name(error)} must be a list.", remedy)
    return Words("unknown-value", f"{_name(error)} cannot be {_shown(error.value)}.", remedy)


def _wrong_type(error: Located) -> Words:
    key = next((step for step in reversed(error.place) if isinstance(step, str)), "")
    if error.type == "tuple_type" or (takes_list(error.field) and _is_field(error)):
        text = error.value if isinstance(error.value, str) else ""
        return Words("wrong-type", f"{_name(error)} must be a list.", _with_words(f"{_like_a_list(error, text)}.", error))
    if error.type in ("model_type", "model_attributes_type", "dict_type"):
        what = "Each entry of this list" if not _is_field(error) else _name(error)
        return Words("wrong-type", f"{what} must have its own fields.", f"Its fields are: {', '.join(error.children)}.")
    kind = "a list" if isinstance(error.value, list) else "a group of fields"
    example = "2026-11-22" if error.type == "date_type" else "some words"
    remedy = f"Write it without brackets, like  {key}: {example}" if key else "Write it without brackets."
    return Words("wrong-type", f"{_name(error)} must be one piece of text, not {kind}.", remedy)


def _too_long(error: Located) -> Words:
    length, most = len(str(error.value)), error.context.get("max_length")
    return Words("text-too-long", f"{_name(error)} has {length} letters. The most is {most}.", "Say it in fewer words.")


def _empty_list(error: Located) -> Words:
    return Words("missing", f"{_name(error)} has nothing in it.", _with_words("Write at least one entry.", error))


def _number(error: Located) -> Words:
    return Words(
        "wrong-type", f"{_name(error)} must be a whole number, not {_shown(error.value)}.", "Use the digits 0 to 9 only."
    )


def _out_of_range(error: Located) -> Words:
    least, most = error.context.get("ge"), error.context.get("le")
    limit = f"at least {least}" if least is not None else f"at most {most}"
    return Words("number-range", f"{_name(error)} cannot be {_shown(error.value)}.", f"It must be {limit}.")


def _yes_no(error: Located) -> Words:
    return Words("unknown-value", f"{_name(error)} cannot be {_shown(error.value)}.", "Write yes or no.")


_DESCRIBERS: dict[str, Callable[[Located], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "literal_error": _unknown_value,
    "string_too_short": _missing,
    "string_too_long": _too_long,
    "too_short": _empty_list,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "bool_parsing": _yes_no,
    "bool_type": _yes_no,
    **dict.fromkeys(
        ("string_type", "tuple_type", "model_type", "model_attributes_type", "dict_type", "date_type", "time_type"), _wrong_type
    ),
}


def _like_a_list(error: Located, text: str) -> str:
    if text and not re.search(r"[\s,\[\]{}]", text):
        return f"Write it as a list, like  {error.place[-1]}: [{_shorten(text, 40)}]"
    return "Write each entry on a line of its own, after a dash and a space"


def _is_field(error: Located) -> bool:
    return bool(error.place) and isinstance(error.place[-1], str)


def _name(error: Located) -> str:
    key = next((step for step in reversed(error.place) if isinstance(step, str)), None)
    return f'"{key}"' if key else "This"


def _help(error: Located) -> str:
    text = (error.field.description or "") if error.field else ""
    return text if not text or text.endswith(".") else f"{text}."


def _with_words(remedy: str, error: Located) -> str:
    in_place_of_words = isinstance(error.value, str) and error.place in error.branches
    words = takes_words(error.field) if in_place_of_words or error.value is None else ()
    if not words or re.search(rf"\b{words[0]}\b", remedy):
        return remedy
    return f"{remedy} You can write {_either(words)}."


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _shown(value: object) -> str:
    return (
        f'"{_shorten(value, 60)}"' if isinstance(value, str) else ("a list" if isinstance(value, list) else "a group of fields")
    )


def _shorten(text: str, most: int = 300) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
