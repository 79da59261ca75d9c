"""A page cut into blocks for translators (title, headings, paragraphs, list items, table cells), and put together again."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

from carers_hub.words.placeholders import Protected, Write, has_words, protect

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(#{1,6}[ \t]*)(.*?)([ \t]*#*[ \t]*(?:\{:?[ \t]*[#.][^{}]*\}[ \t]*)?)$")
_ITEM = re.compile(r"([ \t]*(?:[-*+]|\d+[.)])[ \t]+)(.*)$")
_QUOTE = re.compile(r"([ \t]*>[ \t]?)(.*)$")
_NOTE = re.compile(r'([ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+")(.*)("[ \t]*)$')
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_LITERAL = re.compile(r"[ \t]*(?:!!!|\?\?\?|\[[^\]]+\]:|\*\[[^\]]+\]:|<[a-zA-Z/!]|\{\{[^{}]*\}\}[ \t]*$)")
_TABLE_LINE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_CELL = re.compile(r"(?:\\\||[^|])+")
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True)
class Block:
    """Words of a page. `raw` is the source from `start` to `end`; `text` and its placeholders are what a translator sees."""

    kind: str
    start: int
    end: int
    line: int
    raw: str
    text: Protected
    indent: str = ""

    @property
    def msgid(self) -> str:
        """The English as a translator sees it."""
        return self.text.text

    def render(self, words: str, write: Write | None = None) -> str:
        """A translation as it stands in the page: on one line, or in quotes in the front matter."""
        text = self.text.restore(words, write)
        if self.kind in ("title", "description"):
            return json.dumps(text, ensure_ascii=False)
        lines = text.split("\n")
        if self.kind == "cell":
            lines = [line.replace("\\|", "|").replace("|", "\\|") for line in lines]
        return f"  \n{self.indent}".join(lines)


@lru_cache(maxsize=1024)  # every language asks for the same pages
def find_blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a page in order. What has no words of its own, like a call alone on a line, is not one."""
    return tuple(_read_blocks(source))


def _read_blocks(source: str) -> Iterator[Block]:
    start = 0
    if found := _FRONT_MATTER.match(source):
        yield from _find_meta(source, found)
        start = found.end()
    for block in _Reader(source, start).read():
        if has_words(block.msgid):
            yield block


def fill_blocks(source: str, words: Callable[[Block], str]) -> str:
    """The page with what `words` gives in the place of each block's source."""
    parts: list[str] = []
    done = 0
    for block in find_blocks(source):
        parts += (source[done : block.start], words(block))
        done = block.end
    return "".join([*parts, source[done:]])


def _find_meta(source: str, found: re.Match[str]) -> Iterator[Block]:
    """Title and description: the values as YAML has them, and the places they are written."""
    try:
        node = yaml.compose(found[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if key.value in ("title", "description") and isinstance(value, yaml.ScalarNode) and value.value:
            start, end = (found.start(1) + mark.index for mark in (value.start_mark, value.end_mark))
            line = source.count("\n", 0, start) + 1
            yield Block(key.value, start, end, line, source[start:end], Protected(value.value, {}))


class _Reader:
    """Reads the body line by line."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._lines = source[start:].split("\n")
        self._offsets = [start]
        for line in self._lines:
            self._offsets.append(self._offsets[-1] + len(line) + 1)
        self._first_line = source.count("\n", 0, start) + 1

    def read(self) -> Iterator[Block]:
        """Every block, also those without words."""
        number, fence = 0, ""
        while number < len(self._lines):
            line = self._lines[number]
            if mark := _FENCE.match(line):
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            elif not fence and line.strip() and not self._is_literal(line):
                count = yield from self._read_at(number, line)
                number += count
                continue
            number += 1

    def _read_at(self, number: int, line: str) -> Generator[Block, None, int]:
        """The blocks that start at a line. Returns how many lines they take."""
        if line.lstrip().startswith("|"):
            yield from self._cells(number, line)
            return 1
        for pattern, kind in ((_HEADING, "heading"), (_NOTE, "paragraph")):
            if found := pattern.match(line):
                yield self._block(kind, number, number, found.start(2), found.end(2))
                return 1
        found = _ITEM.match(line) or _QUOTE.match(line)
        kind = "item" if _ITEM.match(line) else "paragraph"
        begin = found.start(2) if found else len(_INDENT.match(line)[0])  # type: ignore[index]
        last = number if _QUOTE.match(line) else self._last_line(number)
        yield self._block(kind, number, last, begin, len(self._lines[last].rstrip()))
        return last - number + 1

    def _last_line(self, number: int) -> int:
        """The last line of a paragraph or item that starts here."""
        last = number
        while last + 1 < len(self._lines) and self._goes_on(self._lines[last + 1]):
            last += 1
        return last

    def _goes_on(self, line: str) -> bool:
        ends = self._is_literal(line) or line.lstrip().startswith(("|", "#")) or _NOTE.match(line) or _FENCE.match(line)
        return bool(line.strip()) and not ends and not _ITEM.match(line) and not _QUOTE.match(line)

    @staticmethod
    def _is_literal(line: str) -> bool:
        if _NOTE.match(line):
            return False
        return bool(_LITERAL.match(line) or _RULE.match(line) or (_TABLE_LINE.match(line) and "-" in line))

    def _cells(self, number: int, line: str) -> Iterator[Block]:
        for cell in _CELL.finditer(line):
            text = cell[0].strip()
            if text:
                begin = cell.start() + cell[0].index(text)
                yield self._block("cell", number, number, begin, begin + len(text))

    def _block(self, kind: str, first: int, last: int, begin: int, end: int) -> Block:
        start, stop = self._offsets[first] + begin, self._offsets[last] + end
        raw = self._source[start:stop]
        indent = _INDENT.match(self._lines[first + 1])[0] if last > first else " " * begin if kind == "item" else ""  # type: ignore[index]
        return Block(kind, start, stop, self._first_line + first, raw, protect(_join(raw)), indent)


def _join(raw: str) -> str:
    """The lines of a block as one; a hard line break stays."""
    lines = raw.split("\n")
    joined = lines[0].strip()
    for before, line in itertools.pairwise(lines):
        hard = _HARD_BREAK.search(before)
        joined = f"{_HARD_BREAK.sub('', joined)}\n{line.strip()}" if hard else f"{joined} {line.strip()}"
    return joined
