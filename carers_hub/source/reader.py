"""Reads a YAML file as text with places, and refuses what an editor cannot have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from carers_hub.source.characters import check_characters, drop_characters, find_characters, mark_of
from carers_hub.source.composer import Composer, Refused, Scalar
from carers_hub.source.document import Document, Mark
from carers_hub.source.problem import Fault, Problem
from carers_hub.source.text_checks import find_faults
from carers_hub.source.yaml_errors import explain_yaml_error

LARGEST_FILE = 5_000_000
"""Bytes. About two thousand services; more go into several files."""
_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>)( |$)", re.MULTILINE)
_TAB_INDENT = re.compile(r"^[ -]*\t", re.MULTILINE)
_TAB = Fault("yaml-syntax", "There is a tab at the start of this line.", "Delete it and use spaces.")
_MERGE = Fault(
    "git-conflict",
    "Two people's changes meet here and nobody has chosen between them.",
    "Keep the right lines. Delete the lines that start with <<<<<<<, ======= and >>>>>>>.",
)
_UNREADABLE_YAML = frozenset({"git-conflict", "yaml-syntax"})


def read_yaml(file: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file under `root`. The document is None when the file cannot be read as YAML at all."""
    path = file.relative_to(root).as_posix()
    text, problems = read_text(file, root)
    if text is None:
        return None, problems
    problems = [*check_conflict(text, path)]
    if not problems:
        problems = [*_check_tabs(text, path), *check_characters(text, path)]
    if any(problem.code in _UNREADABLE_YAML for problem in problems):
        return None, problems
    document, more = compose_yaml(drop_characters(text), path, hidden_reported=bool(problems))
    return document, problems + more


def read_text(file: Path, root: Path) -> tuple[str | None, list[Problem]]:
    """A text file as one string with newlines only, without a byte order mark; None when it cannot be read so."""
    path, start = file.relative_to(root).as_posix(), Mark(1, 1)
    if any(part.is_symlink() for part in (file, *file.parents) if part != root and part.is_relative_to(root)):
        fault = Fault("symlink", "This is a link to another file.", "Put the file itself here.")
        return None, [fault.at(path, start)]
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE:
            message = f"This file has {size:,} bytes. The most is {LARGEST_FILE:,}."
            return None, [Fault("file-too-big", message, "Split it into several files.").at(path, start)]
        raw = file.read_bytes()
    except OSError as error:
        message = f"This file cannot be read: {error.strerror or 'the disk says no'}."
        return None, [Fault("file-unreadable", message, "Check that it is there and may be read.").at(path, start)]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8", "replace")
        fault = Fault("file-encoding", "There is a letter here that is not stored as UTF-8.", "Save the file again as UTF-8.")
        return None, [fault.at(path, mark_of(before, len(before)))]


def check_conflict(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem where a merge conflict was left in a file."""
    found = _CONFLICT.search(text)
    if found:
        yield _MERGE.at(path, mark_of(text, found.start()))


def _check_tabs(text: str, path: str) -> Iterator[Problem]:
    for found in _TAB_INDENT.finditer(text):
        yield _TAB.at(path, mark_of(text, found.end() - 1))


def compose_yaml(text: str, path: str, *, hidden_reported: bool) -> tuple[Document | None, list[Problem]]:
    """Read YAML that is a part of a file. `hidden_reported`: its hidden characters are already known about."""
    composer = Composer()
    try:
        composer.read(text)
    except Refused as refused:
        return None, [refused.fault.at(path, refused.mark)]
    except yaml.YAMLError as error:
        mark, fault = explain_yaml_error(error, text)
        return None, [fault.at(path, mark)]
    faults = list(composer.faults)
    for scalar in composer.scalars:
        faults += [(scalar.place, scalar.mark, fault) for fault in _find_scalar_faults(scalar, hidden_reported)]
    document = Document(
        path=path,
        value=composer.value,
        marks=composer.marks,
        key_marks=composer.key_marks,
        reported=frozenset(place for place, _, _ in faults),
    )
    return document, [fault.at(path, mark, document.record(place)) for place, mark, fault in faults]


def _find_scalar_faults(scalar: Scalar, hidden_reported: bool) -> Iterator[Fault]:
    key = next((step for step in reversed(scalar.place) if isinstance(step, str)), "")
    yield from find_faults(scalar.text, key, plain=scalar.plain)
    if not scalar.plain and not hidden_reported:
        yield from [fault for _, fault in find_characters(scalar.text)][:1]
