"""A page as its author wrote it: front matter, headings and lines, each with its place. No Markdown is rendered here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from carers_hub.source import Document, Fault, Mark, Problem, compose_yaml, read_text
from carers_hub.source.characters import check_characters, drop_characters
from carers_hub.source.reader import check_conflict

LARGEST_PAGE = 100_000
LONGEST_LINE = 3_000
"""Letters. Nobody reads more in one go, and no line can then keep a check busy."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})(\s*)(.*?)\s*#*$")
_MACRO = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True)
class Heading:
    """A heading; `line` counts from 1 in the whole file."""

    line: int
    level: int
    text: str
    spaced: bool = True


@dataclass(frozen=True)
class PageText:
    """One Markdown file. `path` is relative to the hub's root, `name` to the folder of pages; the body begins at line `start`."""

    path: str
    name: str
    text: str
    meta: Document | None
    start: int
    meta_reported: bool = False
    """Whether its front matter cannot be read, which is a problem already."""

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The lines of the body, with their numbers in the file."""
        return list(enumerate(self.text.split("\n"), 1))[self.start - 1 :]

    @cached_property
    def plain_lines(self) -> list[tuple[int, str]]:
        """The lines of the body with macro calls blanked out, every other letter in its place."""
        return [(number, _MACRO.sub(lambda found: " " * len(found[0]), line)) for number, line in self.lines]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order."""
        found = ((number, _HEADING.match(line)) for number, line in self.lines if line.startswith("#"))
        return tuple(Heading(number, len(match[1]), match[3], bool(match[2])) for number, match in found if match)

    @cached_property
    def heading_ids(self) -> tuple[str, ...]:
        """The ids its headings get, in order."""
        seen: dict[str, None] = {}
        for heading in self.headings:
            seen[_unique(slugify(_words(heading.text)), seen)] = None
        return tuple(seen)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids its headings get."""
        return frozenset(self.heading_ids)

    def problem(self, line: int, column: int, fault: Fault) -> Problem:
        """A fault at a place of this page."""
        title = self.meta.record(()) if self.meta else ""
        return fault.at(self.path, Mark(line, column), title)


def read_page(file: Path, docs: Path, root: Path) -> tuple[PageText | None, list[Problem]]:
    """Read a page; None when it is no text at all. The problems are those of its letters and of its front matter's YAML."""
    text, problems = read_text(file, root)
    if text is None:
        return None, problems
    path = file.relative_to(root).as_posix()
    problems = [*check_conflict(text, path), *_check_size(text, path)]
    if problems:
        return None, problems
    problems = [*check_characters(text, path)]
    text = drop_characters(text)
    found = _FRONT_MATTER.match(text)
    meta: Document | None = None
    if found and found[1].strip():
        meta, wrong = compose_yaml("\n" + found[1], path, hidden_reported=bool(problems))
        problems += wrong
    start = text.count("\n", 0, found.end()) + 2 if found else 1
    return PageText(
        path, file.relative_to(docs).as_posix(), text, meta, start, bool(found and found[1].strip() and meta is None)
    ), problems


def _check_size(text: str, path: str) -> Iterator[Problem]:
    if len(text) > LARGEST_PAGE:
        message = f"This page has {len(text):,} letters. The most is {LARGEST_PAGE:,}."
        yield Fault("file-too-big", message, "Make several pages of it.").at(path, Mark(1, 1))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            message = f"This line has {len(line):,} letters. The most is {LONGEST_LINE:,}."
            yield Fault("text-too-long", message, "Start a new paragraph, with an empty line before it.").at(
                path, Mark(number, 1)
            )


def slugify(text: str) -> str:
    """The id MkDocs gives a heading (`markdown.extensions.toc.slugify`)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def find_links(line: str) -> Iterator[re.Match[str]]:
    """Each link or picture of a line: groups `picture` ("!" or ""), `text`, `target`."""
    return _LINK.finditer(line)


_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
    r"\(\s*+(?P<target>(?:[^()\s]|\([^()\s]*+\))*+)[^()]*+(?:\([^()]*+\)[^()]*+)*+\)"
)
"""No part of it is ever tried twice on the same letters, so that a page cannot keep a check busy."""


def _words(text: str) -> str:
    return re.sub(r"[*_`]", "", _LINK.sub(lambda found: found["text"], _MACRO.sub("", text)))


def _unique(slug: str, seen: Container[str]) -> str:
    candidate, number = slug, 1
    while candidate in seen or not candidate:
        candidate, number = f"{slug}_{number}", number + 1
    return candidate
