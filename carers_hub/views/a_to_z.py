"""Everything on the site by its first letter: services, pages and explained words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol

from carers_hub.domain import Hub
from carers_hub.source.language_marks import strip_marks
from carers_hub.views.paging import ListPage, build_list_pages

HOME = "a-to-z/"
PAGE_SIZE = 400
"""Entries on one page: a line or two each."""


@dataclass(frozen=True)
class PageInfo:
    """What a prose page says of itself in its front matter. `path` is its address, like `respite/`."""

    path: str
    title: str
    description: str
    topic: str | None = None
    search_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    title: str
    path: str
    kind: Literal["service", "page", "word"]
    summary: str


@dataclass(frozen=True)
class Letter:
    """The entries under one letter; `0–9` comes first."""

    letter: str
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """What its heading is called in an address."""
        return "letter-0-9" if self.letter == "0–9" else f"letter-{self.letter.lower()}"

    @property
    def items(self) -> tuple[Entry, ...]:
        """Its entries."""
        return self.entries

    def with_items(self, items: tuple[Entry, ...]) -> Letter:
        """The same letter over these entries."""
        return Letter(self.letter, items)


@dataclass(frozen=True)
class AToZ:
    """Everything by letter, in pages of `size` entries."""

    letters: tuple[Letter, ...]
    size: int = field(default_factory=lambda: PAGE_SIZE)

    @cached_property
    def pages(self) -> tuple[ListPage[Letter], ...]:
        """At least one. They are alike in all languages, whatever their letters."""
        return build_list_pages(HOME, self.letters, self.size)

    @cached_property
    def places(self) -> tuple[tuple[Letter, ListPage[Letter]], ...]:
        """Each letter with the page it begins on."""
        begins: dict[str, tuple[Letter, ListPage[Letter]]] = {}
        for page in self.pages:
            for letter in page.groups:
                begins.setdefault(letter.letter, (letter, page))
        return tuple(begins.values())


class Order(Protocol):
    """The order of an alphabet: what titles and headings are sorted by, and the heading a title stands under."""

    def key(self, title: str) -> Any: ...
    def letter(self, title: str) -> str: ...
    def letter_key(self, letter: str) -> Any: ...


class EnglishOrder:
    """Sorted without regard to case or accents."""

    def key(self, title: str) -> str:
        """The title in small plain letters."""
        plain = "".join(mark for mark in unicodedata.normalize("NFD", strip_marks(title)) if not unicodedata.combining(mark))
        return plain.casefold().lstrip("'\"“‘( ")

    def letter(self, title: str) -> str:
        """Its first letter; `0–9` for a number."""
        first = self.key(title)[:1].upper()
        return "0–9" if first.isdigit() else first

    def letter_key(self, letter: str) -> str:
        """The letter as it is."""
        return letter


def build_a_to_z(hub: Hub, pages: Iterable[PageInfo], order: Order | None = None) -> AToZ:
    """All entries by letter."""
    order = order or EnglishOrder()
    shown = (Entry(page.title, page.path, "page", page.description) for page in pages)
    entries = [*_service_entries(hub), *shown, *_word_entries(hub)]
    by_letter: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda found: (order.key(found.title), found.kind)):
        by_letter.setdefault(order.letter(entry.title), []).append(entry)
    letters = sorted(by_letter, key=order.letter_key)
    return AToZ(tuple(Letter(letter, tuple(by_letter[letter])) for letter in letters))


def _service_entries(hub: Hub) -> Iterable[Entry]:
    for linked in hub.directory.services:
        yield Entry(linked.service.name, linked.path, "service", linked.service.summary)


def _word_entries(hub: Hub) -> Iterable[Entry]:
    for term in hub.guides.glossary:
        yield Entry(term.word, f"glossary/#{term.id}", "word", term.meaning)
