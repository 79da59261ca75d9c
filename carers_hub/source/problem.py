"""What is wrong, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from carers_hub.source.document import Mark


class Severity(StrEnum):
    """Wrong cannot be published. Stale warns and shows on the page. Unfinished is only counted."""

    WRONG = "wrong"
    STALE = "stale"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in what an editor wrote. `path` is relative to the hub's root, posix; line and column count from 1."""

    path: str
    line: int
    column: int = 1
    code: str
    message: str
    remedy: str = ""
    record: str = ""
    severity: Severity = Severity.WRONG


class Fault(NamedTuple):
    """What is wrong, before anybody knows where."""

    code: str
    message: str
    remedy: str

    def at(self, path: str, mark: Mark, record: str = "") -> Problem:
        """This fault at a place of a file."""
        code, message, remedy = self
        return Problem(path=path, line=mark.line, column=mark.column, code=code, message=message, remedy=remedy, record=record)
