"""A file as its author meant it: plain values, each with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

Path_ = tuple[str | int, ...]
"""The way to a value: `("services", 3, "phones", 0, "number")`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Document:
    """A YAML file. `value` is made of dict, list, str and None; every scalar is text and an empty one is None."""

    path: str
    value: object
    marks: Mapping[Path_, Mark]
    key_marks: Mapping[Path_, Mark]
    reported: Collection[Path_] = ()
    """Places whose text is already known to be wrong, so that nobody says so twice."""

    def mark(self, path: Path_) -> Mark:
        """Where the value at `path` stands, or the nearest thing around it."""
        return _nearest(self.marks, path)

    def key_mark(self, path: Path_) -> Mark:
        """Where the key that leads to `path` stands, or the nearest value around it."""
        return self.key_marks.get(path) or self.mark(path)

    def value_at(self, path: Path_) -> object:
        """The value at `path`, or None when there is none."""
        value = self.value
        for step in path:
            value = step_into(value, step)
        return value

    def record(self, path: Path_) -> str:
        """The name a person would call the record around `path` by, or nothing."""
        value, name = self.value, ""
        for step in (*path, None):
            if isinstance(value, dict) and ("id" in value or not name):
                name = _name(value) or name
            value = step_into(value, step)
        return name


def step_into(value: object, step: str | int | None) -> object:
    """One step down from a value, or None when that leads nowhere."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return None


_NAMES = ("name", "title", "word", "label", "id")


def _name(value: Mapping[str, object]) -> str:
    found = (value.get(key) for key in _NAMES)
    return next((name.strip()[:80] for name in found if isinstance(name, str) and name.strip()), "")


def _nearest(marks: Mapping[Path_, Mark], path: Path_) -> Mark:
    while path not in marks and path:
        path = path[:-1]
    return marks.get(path, Mark(1, 1))
