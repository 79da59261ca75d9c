"""Builds plain values with their places from YAML events: no tags, no anchors, no repeated keys, no bombs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from carers_hub.source.document import Mark, Path_
from carers_hub.source.problem import Fault

DEEPEST = 20
LONGEST_LIST = 20_000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUOTE_IT = "Put quotes around the text."


class Refused(Exception):
    """YAML that an editor cannot have meant, at a mark."""

    def __init__(self, mark: Mark, *fault: str) -> None:
        super().__init__(*fault)
        self.mark, self.fault = mark, Fault(*fault)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text of a file; `plain` when it was typed without quotes."""

    place: Path_
    text: str
    mark: Mark
    plain: bool


@dataclass
class _Open:
    """A list or mapping whose end has not come yet; `skip`: the value of a repeated key, read but not kept."""

    place: Path_
    value: dict[str, object] | list[object]
    key: str | None = None
    skip: bool = False


@dataclass
class Composer:
    """Reads one document; afterwards its fields hold the value, the places, and what was wrong on the way."""

    value: object = None
    marks: dict[Path_, Mark] = field(default_factory=dict)
    key_marks: dict[Path_, Mark] = field(default_factory=dict)
    scalars: list[Scalar] = field(default_factory=list)
    faults: list[tuple[Path_, Mark, Fault]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def read(self, text: str) -> None:
        """Read a whole file. Raises Refused, or yaml.YAMLError when it is not YAML."""
        for event in yaml.parse(text, Loader=_LOADER):
            self._take(event)
        if self.value is None:
            raise Refused(Mark(1, 1), "file-empty", "There is nothing in this file.", "Fill it, or delete it.")

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = f'"*{event.anchor}" repeats something from elsewhere in the file.'
            raise Refused(_mark(event), "yaml-alias", message, "Write it out again, or put quotes around it.")
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.NodeEvent):
            _refuse_extras(event)
            self._take_scalar(event) if isinstance(event, yaml.ScalarEvent) else self._start(event)

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "A line of three dashes starts a second document here."
            raise Refused(_mark(event), "yaml-docs", message, "Delete the line with ---.")

    def _start(self, event: Any) -> None:
        if len(self._open) >= DEEPEST:
            message = f"This is nested more than {DEEPEST} levels deep."
            raise Refused(_mark(event), "yaml-depth", message, "Check the brackets and the spaces.")
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            raise Refused(_mark(event), "yaml-syntax", "A field's name must be a word.", "Take out the bracket in front of it.")
        value: dict[str, object] | list[object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(self._add(value, _mark(event)), value))

    def _take_scalar(self, event: Any) -> None:
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self._start_field(parent, event.value, _mark(event))
            return
        text, plain, mark = event.value.rstrip("\n"), not event.style, _mark(event)
        is_null = plain and text in ("~", "null", "Null", "NULL")
        place = self._add(None if is_null else text or None, mark)
        if is_null:
            fault = Fault("yaml-null", f'"{text}" is a computer\'s word for nothing.', "Leave the place empty.")
            self.faults.append((place, mark, fault))
        elif text:
            self.scalars.append(Scalar(place, text, mark, plain))

    def _start_field(self, parent: _Open, key: str, mark: Mark) -> None:
        assert isinstance(parent.value, dict)
        place = (*parent.place, key)
        parent.key, parent.skip = key, key in parent.value
        if parent.skip:
            message = f'"{key[:60]}" is written twice for the same thing, first on line {self.key_marks[place].line}.'
            self.faults.append((place, mark, Fault("duplicate-key", message, "Keep the right one and delete the other.")))
        else:
            self.key_marks.setdefault(place, mark)

    def _add(self, value: object, mark: Mark) -> Path_:
        if not self._open:
            self.value, self.marks[()] = value, mark
            return ()
        parent = self._open[-1]
        place: Path_
        if isinstance(parent.value, list):
            place = (*parent.place, len(parent.value))
            if len(parent.value) >= LONGEST_LIST:
                message = f"This list has more than {LONGEST_LIST:,} entries."
                raise Refused(mark, "file-too-big", message, "Split it into several files.")
            parent.value.append(value)
        else:
            place = (*parent.place, parent.key or "")
            if not parent.skip:
                parent.value[parent.key or ""] = value
            parent.key = None
        self.marks.setdefault(place, mark)
        return place


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _refuse_extras(event: Any) -> None:
    if event.anchor:
        message = f'"&{event.anchor}" names a part of the file to repeat it elsewhere.'
        raise Refused(_mark(event), "yaml-alias", message, _QUOTE_IT)
    if event.tag:
        message = f'"{event.tag.replace("tag:yaml.org,2002:", "!!")[:40]}" at the start of a value is an order to the computer.'
        raise Refused(_mark(event), "yaml-tag", message, _QUOTE_IT)
