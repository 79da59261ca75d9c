"""Reads a YAML file as text with places, and refuses what an editor cannot have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from carers_hub.source.characters import find_characters
from carers_hub.source.composer import Composer, Refused, Scalar
from carers_hub.source.document import Document
from carers_hub.source.problem import Problem
from carers_hub.source.text_checks import find_faults
from carers_hub.source.yaml_errors import explain_yaml_error

LARGEST_FILE = 5_000_000
"""Bytes: some 2,000 services."""
_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>)( |$)", re.MULTILINE)
_TAB_INDENT = re.compile(r"^[ -]*\t", re.MULTILINE)
_BREAKS_YAML = frozenset({"char-control"})


def read_yaml(file: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file under `root`. The document is None when the file cannot be read as YAML at all."""
    path = file.relative_to(root).as_posix()
    text, problems = read_text(file, root)
    if text is None:
        return None, problems
    problems = [*_check_layout(text, path), *check_characters(text, path)]
    if any(problem.code in ("git-conflict", "yaml-syntax", *_BREAKS_YAML) for problem in problems):
        return None, problems
    return _compose(text, path, problems)


def read_text(file: Path, root: Path) -> tuple[str | None, list[Problem]]:
    """A text file as one string with newlines only, without a byte order mark; None when it is not one."""
    path = file.relative_to(root).as_posix()
    if any(part.is_symlink() for part in (file, *file.parents) if part != root and part.is_relative_to(root)):
        return None, [
            Problem(
                path=path, line=1, code="symlink", message="This is a link to another file.", remedy="Put the file itself here."
            )
        ]
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        message = f"This file cannot be read: {error.strerror or 'the disk says no'}."
        return None, [
            Problem(path=path, line=1, code="file-unreadable", message=message, remedy="Check that it is there and may be read.")
        ]
    if size > LARGEST_FILE:
        message = f"This file has {size / 1e6:.0f} million bytes; the most is {LARGEST_FILE // 1_000_000} million."
        return None, [Problem(path=path, line=1, code="file-too-big", message=message, remedy="Split it into several files.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error, path)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def check_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each hidden or control character of a file."""
    for offset, code, message, remedy in find_characters(text):
        line = text.count("\n", 0, offset) + 1
        yield Problem(
            path=path, line=line, column=offset - text.rfind("\n", 0, offset), code=code, message=message, remedy=remedy
        )


def _not_utf8(raw: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    before = raw[: error.start].replace(b"\r\n", b"\n")
    line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    message = "There is a letter here that is not stored as UTF-8."
    return Problem(
        path=path, line=line, column=column, code="file-encoding", message=message, remedy="Save the file again as UTF-8."
    )


def _check_layout(text: str, path: str) -> Iterator[Problem]:
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        message = "Two people's changes meet here and nobody has chosen between them."
        remedy = "Keep the right lines and delete the lines that start with <<<<<<<, ======= and >>>>>>>."
        yield Problem(path=path, line=line, code="git-conflict", message=message, remedy=remedy)
        return
    for tab in _TAB_INDENT.finditer(text):
        line = text.count("\n", 0, tab.end() - 1) + 1
        column = tab.end() - tab.start()
        message = "There is a tab at the start of this line."
        yield Problem(
            path=path, line=line, column=column, code="yaml-syntax", message=message, remedy="Delete it and use spaces."
        )


def _compose(text: str, path: str, problems: list[Problem]) -> tuple[Document | None, list[Problem]]:
    composer = Composer()
    try:
        composer.read(text)
    except Refused as refused:
        refusal = Problem(
            path=path, line=refused.line, column=refused.column, code=refused.code, message=refused.message, remedy=refused.remedy
        )
        return None, [*problems, refusal]
    except yaml.YAMLError as error:
        found = explain_yaml_error(error, text.split("\n"))
        slip = Problem(
            path=path, line=found.line, column=found.column, code=found.code, message=found.message, remedy=found.remedy
        )
        return None, [*problems, slip]
    document = Document(path=path, value=composer.value, marks=composer.marks, key_marks=composer.key_marks)
    for refused in composer.refusals:
        record = document.record(refused.place)
        problems.append(
            Problem(
                path=path,
                line=refused.line,
                column=refused.column,
                code=refused.code,
                message=refused.message,
                remedy=refused.remedy,
                record=record,
            )
        )
    hidden = bool(problems)
    for scalar in composer.scalars:
        problems.extend(_check_scalar(scalar, document, hidden))
    return document, problems


def _check_scalar(scalar: Scalar, document: Document, hidden_reported: bool) -> Iterator[Problem]:
    key = scalar.place[-1] if scalar.place else ""
    faults = list(find_faults(scalar.text, plain=scalar.plain, unpublished=key == "note_to_editors", is_id=key == "id"))
    if not scalar.plain and not hidden_reported:
        faults += [(code, message, remedy) for _, code, message, remedy in find_characters(scalar.text)][:1]
    for code, message, remedy in faults:
        mark, record = scalar.mark, document.record(scalar.place)
        yield Problem(
            path=document.path, line=mark.line, column=mark.column, code=code, message=message, remedy=remedy, record=record
        )
