"""YAML's own errors, said in words an editor can act on."""

from __future__ import annotations

import re

import yaml

from carers_hub.source.document import Mark
from carers_hub.source.problem import Fault

Explained = tuple[Mark, Fault]
_FIELD = re.compile(r"(?P<indent>\s*(?:- +)?)(?P<key>[\w-]+)\s*:(?: +(?P<value>.*))?$")
_ITEM = re.compile(r"(?P<indent>\s*- +)(?P<value>.*)$")
_STICKY_DASH = re.compile(r"\s*-[A-Za-z_]+:(\s|$)")
_TEXT_AFTER_QUOTE = re.compile(r"\"[^\"]*\"\s*[^\s#]|'[^']*'\s*[^\s#']")
_CLOSING = {"[": "]", "{": "}"}


def explain_yaml_error(error: yaml.YAMLError, text: str) -> Explained:
    """Where the slip that made PyYAML raise `error` really is, and the plain words for it."""
    lines = text.split("\n")
    line, column = _place(error)
    line = min(line, len(lines))
    reason = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    return (
        _explain_dash(lines, line)
        or _explain_quotes(line, lines[line - 1], reason)
        or _explain_value(line, lines[line - 1])
        or _explain_bracket(line, column, reason)
        or _explain_no_field(line, lines[line - 1])
        or _explain_indent(lines, line)
    )


def _place(error: yaml.YAMLError) -> tuple[int, int]:
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    opened = re.search(r"quoted scalar|flow|simple key", getattr(error, "context", None) or "")
    mark = context if opened and context else problem or context
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _slip(line: int, column: int, message: str, remedy: str) -> Explained:
    return Mark(line, max(column, 1)), Fault("yaml-syntax", message, remedy)


def _explain_dash(lines: list[str], line: int) -> Explained | None:
    for number in (line, line - 1):
        text = lines[number - 1] if number else ""
        if _STICKY_DASH.match(text):
            fixed = text.strip().replace("-", "- ", 1)[:60]
            return _slip(number, text.index("-") + 1, "There is no space after the dash.", f"Write  {fixed}")
    return None


def _explain_quotes(line: int, text: str, reason: str) -> Explained | None:
    if re.search("escape|hexdec", reason):
        return _slip(
            line, text.find("\\") + 1, "There is a backslash inside double quotes.", "Use single quotes around the text."
        )
    if "quoted scalar" in reason:
        column = min((text.index(mark) + 1 for mark in "\"'" if mark in text), default=1)
        return _slip(line, column, "The quotes opened here are never closed.", "Put the same quote sign at the end of the text.")
    return None


def _explain_value(line: int, text: str) -> Explained | None:
    field = _FIELD.match(text) or _ITEM.match(text)
    value = (field["value"] or "").strip() if field else ""
    if not field or not value:
        return None
    column = field.start("value") + 1
    start = field["key"] + ": " if "key" in field.groupdict() else "- "
    quoted = f"Put quotes around the whole text:  {start}{_quote(value)}"
    if value[0] in _CLOSING and not re.search(r"[\]}]", value):
        closing = _CLOSING[value[0]]
        return _slip(
            line, column, f"The bracket {value[0]} is never closed.", f"Put {closing} at the end, or quotes around a text."
        )
    if value[0] in "@`%*&!|>,]}" or (value[0] in _CLOSING and not _is_closed(value)):
        return _slip(line, column, f'A text cannot start with "{value[0]}".', quoted)
    if _TEXT_AFTER_QUOTE.match(value):
        return _slip(line, column, "There is more text after the closing quote.", quoted)
    if re.search(r":(\s|$)", value) and value[0] not in "\"'[{":
        return _slip(line, column, "This text has a colon and a space in it, so it looks like two fields.", quoted)
    return None


def _is_closed(value: str) -> bool:
    return value.split(" #")[0].rstrip()[-1:] == _CLOSING[value[0]]


def _quote(value: str) -> str:
    text = value.replace('"', "'")
    return f'"{text[:60]}…' if len(text) > 60 else f'"{text}"'


def _explain_bracket(line: int, column: int, reason: str) -> Explained | None:
    if "flow" not in reason:
        return None
    return _slip(line, column, "A bracket is not closed, or a comma is missing in the list.", "Write a list like [en, fa].")


def _explain_no_field(line: int, text: str) -> Explained | None:
    if not text.strip() or re.search(r":(\s|$)", text) or text.lstrip().startswith("- "):
        return None
    remedy = "Write  name: text . To go on over several lines, put  >  after the colon and the text below it."
    return _slip(line, _indent(text) + 1, "This line has no field name with a colon after it.", remedy)


def _explain_indent(lines: list[str], line: int) -> Explained:
    above = next((lines[number] for number in range(line - 2, -1, -1) if lines[number].strip()), "")
    spaces = _indent(re.sub(r"^(\s*)- ", r"\1  ", above))
    remedy = f"Start it after {spaces} spaces, like the line above, or put that one right." if above else "Take out the spaces."
    return _slip(line, _indent(lines[line - 1]) + 1, "This line starts too far to the left or to the right.", remedy)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
