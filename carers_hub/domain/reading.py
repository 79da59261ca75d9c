"""Records together with the place they were written, so that a check can point at the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from carers_hub.model.base import Record
from carers_hub.model.validation import build_records
from carers_hub.source import Document, Path_, Problem, Severity, did_you_mean, read_yaml

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True)
class Found(Generic[R]):
    """A record and where it stands."""

    record: R
    document: Document
    at: Path_

    def problem(self, field: Path_, code: str, message: str, remedy: str = "", severity: Severity = Severity.WRONG) -> Problem:
        """A problem with one field of this record; `field` is its path inside the record."""
        mark = self.document.mark(self.at + field)
        name = str(getattr(self.record, "name", "") or getattr(self.record, "id", ""))
        return Problem(
            path=self.document.path,
            line=mark.line,
            column=mark.column,
            code=code,
            message=message,
            remedy=remedy,
            record=name,
            severity=severity,
        )


def read_lists(file: Path, root: Path, kinds: dict[str, type[Record]]) -> tuple[dict[str, list[Found[Record]]], list[Problem]]:
    """Read a file whose top level is named lists. Every record is checked on its own, so all problems show at once."""
    document, problems = read_yaml(file, root)
    found, wrong = build_lists(document, kinds)
    return found, problems + wrong


def build_lists(
    document: Document | None, kinds: dict[str, type[Record]]
) -> tuple[dict[str, list[Found[Record]]], list[Problem]]:
    """The sound records of a file that was read, and what is wrong with the others. None: it could not be read."""
    found: dict[str, list[Found[Record]]] = {key: [] for key in kinds}
    if document is None:
        return found, []
    problems = [*check_top_level(document, kinds)]
    written = document.value if isinstance(document.value, dict) else {}
    for key, cls in kinds.items():
        records, wrong = build_records(cls, document, key) if key in written else ([], [])
        found[key] = [Found(record, document, at) for record, at in records]
        problems += wrong
    return found, problems


def ids_as_written(document: Document | None, key: str) -> Iterator[str]:
    """Ids of all records of a list, also of those with a fault elsewhere, so that one fault is not reported as a second one."""
    entries = document.value.get(key) if document and isinstance(document.value, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"]


def check_top_level(document: Document, known: Iterable[str]) -> Iterator[Problem]:
    """The file must be a set of named lists, and every name must be known."""
    names = list(known)
    if not isinstance(document.value, dict):
        wanted = ", ".join(f"{name}:" for name in names)
        yield _at_top(
            document, (), "wrong-type", f"The file must start with {wanted}.", f"Put {names[0]}: on a line of its own first."
        )
        return
    for key in document.value:
        if key not in names:
            guess = did_you_mean(str(key), names)
            remedy = f"Did you mean {guess}?" if guess else f"Use one of: {', '.join(names)}."
            yield _at_top(document, (key,), "unknown-field", f'"{key}" is not a part of this file.', remedy)


def _at_top(document: Document, at: Path_, code: str, message: str, remedy: str) -> Problem:
    mark = document.key_marks.get(at) or document.mark(at)
    return Problem(path=document.path, line=mark.line, column=mark.column, code=code, message=message, remedy=remedy)


def check_unique_ids(found: Iterable[Found[Record]]) -> Iterator[Problem]:
    """An id may be used once, in whatever file."""
    first: dict[str, Found[Record]] = {}
    for item in found:
        record_id = str(getattr(item.record, "id", ""))
        if record_id in first:
            other = first[record_id]
            place = f"{other.document.path}, line {other.document.mark((*other.at, 'id')).line}"
            yield item.problem(
                ("id",), "duplicate-id", f'The id "{record_id}" is already used in {place}.', "Give one of them another id."
            )
        else:
            first[record_id] = item


def check_known(item: Found[Record], field: Path_, value: str, known: Iterable[str], noun: str) -> Iterator[Problem]:
    """A record named by another must exist."""
    names = list(known)
    if value not in names:
        guess = did_you_mean(value, names)
        remedy = (
            f"Did you mean {guess}?"
            if guess
            else f"Add {'an' if noun[0] in 'aeiou' else 'a'} {noun} with this id, or use one that exists."
        )
        yield item.problem(field, "unknown-value", f'There is no {noun} "{value}".', remedy)
