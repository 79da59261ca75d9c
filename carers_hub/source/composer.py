"""Builds plain values with their places from YAML events: no tags, no anchors, no repeated keys, no bombs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from carers_hub.source.document import Mark, Path_

DEEPEST = 20
LONGEST_LIST = 20_000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass
class Refused(Exception):
    """Valid YAML that an editor cannot have meant."""

    line: int
    column: int
    code: str
    message: str
    remedy: str
    place: Path_ = ()


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text of a file; `plain` when it was typed without quotes."""

    place: Path_
    text: str
    mark: Mark
    plain: bool


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Path_
    value: dict[str, object] | list[object]
    key: str | None = None
    skip: bool = False


@dataclass
class Composer:
    """Reads one document; afterwards its fields hold the value, the places, and what was refused on the way."""

    value: object = None
    marks: dict[Path_, Mark] = field(default_factory=dict)
    key_marks: dict[Path_, Mark] = field(default_factory=dict)
    scalars: list[Scalar] = field(default_factory=list)
    refusals: list[Refused] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def read(self, text: str) -> None:
        """Read a whole file. Raises Refused, or yaml.YAMLError when it is not YAML."""
        for event in yaml.parse(text, Loader=_LOADER):
            self._take(event)
        if self.value is None:
            raise Refused(1, 1, "file-empty", "There is nothing in this file.", "Fill it, or delete it.")

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.AliasEvent):
            raise _refuse(
                event,
                "yaml-alias",
                f'"*{event.anchor}" repeats something from elsewhere in the file.',
                "Write it out again, or put quotes around it.",
            )
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _refuse(
                event, "yaml-docs", "A line of three dashes starts a second document here.", "Delete the line with ---."
            )

    def _start(self, event: Any) -> None:
        _refuse_extras(event)
        if len(self._open) >= DEEPEST:
            raise _refuse(
                event, "yaml-depth", f"This is nested more than {DEEPEST} levels deep.", "Check the brackets and the spaces."
            )
        if self._open and isinstance(self._open[-1].value, dict) and self._open[-1].key is None:
            raise _refuse(event, "yaml-syntax", "A field's name must be a word.", "Take out the brackets in front of the colon.")
        value: dict[str, object] | list[object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        skipped = bool(self._open) and self._open[-1].skip
        place = self._add(value, _mark(event))
        self._open.append(_Open(place, value, skip=skipped))

    def _scalar(self, event: Any) -> None:
        _refuse_extras(event)
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            self._start_field(parent, event)
            return
        text, plain = event.value.strip("\n") if event.style in ("|", ">") else event.value, not event.style
        place = self._add(text or None, _mark(event))
        if plain and text in ("~", "null", "Null", "NULL"):
            self.refusals.append(
                _refuse(event, "yaml-null", f'"{text}" is a computer\'s word for nothing.', "Leave the place empty.", place)
            )
        elif text:
            self.scalars.append(Scalar(place, text, _mark(event), plain))

    def _start_field(self, parent: _Open, event: Any) -> None:
        place = (*parent.place, event.value)
        parent.key, parent.skip = event.value, False
        assert isinstance(parent.value, dict)
        if event.value in parent.value:
            first = self.key_marks[place].line
            message = f'"{event.value[:60]}" is written twice for the same thing, first on line {first}.'
            self.refusals.append(_refuse(event, "duplicate-key", message, "Keep the right one and delete the other.", place))
            parent.skip = True
        else:
            self.key_marks[place] = _mark(event)

    def _add(self, value: object, mark: Mark) -> Path_:
        if not self._open:
            self.value, place = value, ()
            self.marks[place] = mark
            return place
        parent = self._open[-1]
        if isinstance(parent.value, list):
            place = (*parent.place, len(parent.value))
            if len(parent.value) >= LONGEST_LIST:
                message = f"This list has more than {LONGEST_LIST:,} entries."
                raise Refused(mark.line, mark.column, "file-too-big", message, "Split it into several files.", place)
            parent.value.append(value)
        else:
            assert parent.key is not None
            place = (*parent.place, parent.key)
            if not parent.skip:
                parent.value[parent.key] = value
            parent.key = None
        self.marks.setdefault(place, mark)
        return place


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _refuse(event: Any, code: str, message: str, remedy: str, place: Path_ = ()) -> Refused:
    mark = _mark(event)
    return Refused(mark.line, mark.column, code, message, remedy, place)


def _refuse_extras(event: Any) -> None:
    if event.anchor:
        raise _refuse(
            event,
            "yaml-alias",
            f'"&{event.anchor}" names a part of the file to repeat it elsewhere.',
            "Put quotes around the text.",
        )
    if event.tag:
        raise _refuse(
            event,
            "yaml-tag",
            f'"{event.tag[:40]}" at the start of a value is an order to the computer.',
            "Put quotes around the text.",
        )
