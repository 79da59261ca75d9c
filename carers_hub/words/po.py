"""Reads and writes `.po` files (gettext manual, "The Format of PO Files"), with the line of every entry.

Babel reads the same files (a test compares the two) but takes five times as long and gives no line for a syntax error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Key = tuple[str, str]
"""What an entry is found by: its context (`""` for none) and its English."""

_ESCAPE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_ESCAPED = re.compile(r"\\(.)")
_UNESCAPE = {"n": "\n", "t": "\t", "r": "\r"}
_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)[ \t]+"((?:[^"\\]|\\.)*)"[ \t]*$')
_MORE = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*$')


@dataclass(slots=True)
class Entry:
    """One message with its translation. `strings` has one text, or one for each plural form; `line` is where `msgid` stands.

    `previous` is the English that the translation was made from, when the English has changed since.
    """

    msgid: str
    context: str = ""
    plural: str = ""
    strings: tuple[str, ...] = ("",)
    fuzzy: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    line: int = 0

    @property
    def key(self) -> Key:
        """Context and English."""
        return self.context, self.msgid

    @property
    def is_translated(self) -> bool:
        """Whether every form is filled and none is in doubt. Blanks fill nothing."""
        return not self.fuzzy and all(map(str.strip, self.strings))


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A line that cannot be read."""

    line: int
    text: str


@dataclass
class PoFile:
    """A `.po` file. `header` is the text of its first entry, with `header_line`; `notes` the comment above it."""

    entries: list[Entry] = field(default_factory=list)
    header: str = ""
    header_line: int = 0
    notes: tuple[str, ...] = ()
    faults: list[SyntaxFault] = field(default_factory=list)
    obsolete_lines: list[int] = field(default_factory=list)

    def header_value(self, name: str) -> str:
        """One field of the header, empty when it is not there."""
        found = re.search(rf"^{re.escape(name)}:[ \t]*(.*)$", self.header, re.MULTILINE | re.IGNORECASE)
        return found[1].strip() if found else ""


def read_po(text: str) -> PoFile:
    """The entries of a file in order. Lines that cannot be read become faults, and their entry is left out."""
    file = PoFile()
    for start, lines in _blocks(text):
        block = _Block()
        for number, line in enumerate(lines, start):
            block.take(line, number, file)
        block.close(file)
    return file


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        if not line.strip():
            if number > start:
                yield start + 1, lines[start:number]
            start = number + 1
    if start < len(lines):
        yield start + 1, lines[start:]


class _Block:
    """One entry while it is read."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._last = ""
        self._broken = False
        self._entry = Entry("")

    def take(self, line: str, number: int, file: PoFile) -> None:
        """Read one line."""
        if line[0] == "#":
            self._take_comment(line, number, file)
            return
        found = _LINE.match(line)
        if found:
            self._last = found[1]
            self._texts[self._last] = found[3]
            if self._last == "msgid":
                self._entry.line = number
            return
        more = _MORE.match(line)
        if more and self._last:
            self._texts[self._last] += more[1]
            return
        self._broken = True
        file.faults.append(SyntaxFault(number, line))

    def _take_comment(self, line: str, number: int, file: PoFile) -> None:
        kind, text, entry = line[1:2], line[2:].strip(), self._entry
        if kind == ".":
            entry.comments += (text,)
        elif kind == ":":
            entry.locations += tuple(text.split())
        elif kind == ",":
            entry.fuzzy = entry.fuzzy or "fuzzy" in text.replace(" ", "").split(",")
        elif kind == "|":
            self._take_previous(text)
        elif kind == "~":
            file.obsolete_lines.append(number)
        else:
            entry.notes += (line[1:].strip(),)

    def _take_previous(self, text: str) -> None:
        found = _LINE.match(text)
        more = _MORE.match(text)
        if found and found[1] == "msgid":
            self._entry.previous = _unescape(found[3])
            self._last = ""
        elif more:
            self._entry.previous += _unescape(more[1])

    def close(self, file: PoFile) -> None:
        """Put the entry into the file."""
        texts, entry = self._texts, self._entry
        if not texts or self._broken:
            return
        if "msgid" not in texts or not any(name.startswith("msgstr") for name in texts):
            file.faults.append(SyntaxFault(entry.line or 1, "msgid and msgstr"))
            return
        entry.msgid = _unescape(texts["msgid"])
        entry.context = _unescape(texts.get("msgctxt", ""))
        entry.plural = _unescape(texts.get("msgid_plural", ""))
        forms = sorted(name for name in texts if name.startswith("msgstr"))
        entry.strings = tuple(_unescape(texts[name]) for name in forms)
        if not entry.msgid and not entry.context:
            file.header, file.header_line, file.notes = entry.strings[0], entry.line, entry.notes
            return
        file.entries.append(entry)


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: _UNESCAPE.get(found[1], found[1]), text)


def render_po(header: str, notes: Iterable[str], entries: Iterable[Entry]) -> str:
    """The file as text: a string to a line, so that a change of one sentence is a change of one line."""
    parts = ["\n".join([*(f"# {note}".rstrip() for note in notes), 'msgid ""', 'msgstr ""', *_header_lines(header)])]
    parts += [_render_entry(entry) for entry in entries]
    return "\n\n".join(parts) + "\n"


def _header_lines(header: str) -> Iterator[str]:
    for line in header.splitlines(keepends=True):
        yield _quote(line)


def _render_entry(entry: Entry) -> str:
    lines = [f"# {note}".rstrip() for note in entry.notes]
    lines += [f"#. {comment}" for comment in entry.comments]
    lines += [f"#: {location}" for location in entry.locations]
    lines += ["#, fuzzy"] if entry.fuzzy else []
    lines += [f"#| msgid {_quote(entry.previous)}"] if entry.previous else []
    lines += [f"msgctxt {_quote(entry.context)}"] if entry.context else []
    lines.append(f"msgid {_quote(entry.msgid)}")
    if entry.plural:
        lines.append(f"msgid_plural {_quote(entry.plural)}")
        lines += [f"msgstr[{number}] {_quote(text)}" for number, text in enumerate(entry.strings)]
    else:
        lines.append(f"msgstr {_quote(entry.strings[0])}")
    return "\n".join(lines)


def _quote(text: str) -> str:
    return f'"{text.translate(_ESCAPE)}"'


def count_translated(entries: Sequence[Entry]) -> int:
    """How many entries readers see in the language."""
    return sum(entry.is_translated for entry in entries)
