"""YAML's own errors, said in words an editor can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where the slip really is (line and column from 1) and what to do."""

    line: int
    column: int
    code: str
    message: str
    remedy: str


_FIELD = re.compile(r"(?P<indent>\s*(?:- +)?)(?P<key>[\w-]+)\s*:(?: +(?P<value>.*))?$")
_STICKY_DASH = re.compile(r"\s*-[A-Za-z_]+:(\s|$)")


def explain_yaml_error(error: yaml.YAMLError, lines: list[str]) -> Explanation:
    """The place and the plain words for an error PyYAML raised on these lines."""
    line, column = _place(error)
    line = min(line, len(lines) or 1)
    dash = next(
        (number for number in (line, line - 1) if 0 < number <= len(lines) and _STICKY_DASH.match(lines[number - 1])), None
    )
    if dash:
        text = lines[dash - 1]
        fixed = text.strip().replace("-", "- ", 1)
        return _syntax(
            dash, text.index("-") + 1, "There is no space after the dash.", f"Put one space after the dash:  {fixed[:60]}"
        )
    text = lines[line - 1] if lines else ""
    reason = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    return _explain_quotes(line, text, reason) or _explain_value(line, text) or _explain_line(line, column, lines, reason)


def _place(error: yaml.YAMLError) -> tuple[int, int]:
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    opened = re.search(r"quoted scalar|flow", getattr(error, "context", None) or "")
    mark = context if opened and context else problem or context
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _syntax(line: int, column: int, message: str, remedy: str) -> Explanation:
    return Explanation(line, column, "yaml-syntax", message, remedy)


def _explain_quotes(line: int, text: str, reason: str) -> Explanation | None:
    if "escape" in reason:
        return _syntax(
            line, text.find("\\") + 1, "There is a backslash \\ inside double quotes.", "Use single quotes around the text."
        )
    if "quoted scalar" in reason:
        column = min((text.index(mark) + 1 for mark in "\"'" if mark in text), default=1)
        return _syntax(line, column, "The quotes opened here are never closed.", "Put the closing quote at the end of the text.")
    return None


def _explain_value(line: int, text: str) -> Explanation | None:
    field = _FIELD.match(text) or re.match(r"(?P<indent>\s*- +)(?P<value>.*)$", text)
    value = (field["value"] or "").strip() if field else ""
    if not field or not value:
        return None
    start = f"{field['key']}: " if "key" in field.groupdict() else "- "
    column = field.start("value") + 1
    quoted = f"Put quotes around the whole text:  {start}{_quote(value)}"
    if value[0] in "@`%*&!|>,]}" or (value[0] in "[{" and not _closes(value)):
        if value[0] in "[{" and not re.search(r"[\]}]", value):
            closing = "]" if value[0] == "[" else "}"
            return _syntax(
                line,
                column,
                f"The bracket {value[0]} opened here is never closed.",
                f"Put {closing} at the end of the list, or quotes around a text.",
            )
        return _syntax(line, column, f'A text cannot start with "{value[0]}".', quoted)
    if re.match(r"\"[^\"]*\"\s*[^\s#]|'[^']*'\s*[^\s#']", value):
        return _syntax(line, column, "There is more text after the closing quote.", quoted)
    if re.search(r":(\s|$)", value) and value[0] not in "\"'[{":
        return _syntax(line, column, "This text has a colon followed by a space, so it looks like two fields.", quoted)
    return None


def _closes(value: str) -> bool:
    return value.split(" #")[0].rstrip()[-1:] == {"[": "]", "{": "}"}[value[0]]


def _quote(value: str) -> str:
    text = value.replace('"', "'") if '"' in value else value
    return f'"{text[:60]}…' if len(text) > 60 else f'"{text}"'


def _explain_line(line: int, column: int, lines: list[str], reason: str) -> Explanation:
    text = lines[line - 1] if lines else ""
    if "flow" in reason:
        return _syntax(line, column, "A bracket is not closed, or a comma is missing in the list.", "Write a list like [en, fa].")
    if text.strip() and not re.search(r":(\s|$)", text) and not text.lstrip().startswith("- "):
        remedy = "Write  name: text . A text that goes on over several lines needs  >  after its field's name."
        return _syntax(line, _indent(text) + 1, "This line has no field name with a colon after it.", remedy)
    above = next((lines[number] for number in range(line - 2, -1, -1) if lines[number].strip()), "")
    spaces = _indent(re.sub(r"^(\s*)- ", r"\1  ", above))
    remedy = (
        f"Start it under the line above it, after {spaces} spaces, or check that line."
        if above
        else "Take out the spaces at its start."
    )
    return _syntax(line, _indent(text) + 1, "This line starts too far to the left or to the right.", remedy)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
