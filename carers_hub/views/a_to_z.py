"""Everything on the site by its first letter: services, pages and explained words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from carers_hub.domain import Hub
from carers_hub.source.language_marks import strip_marks


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


def build_a_to_z(hub: Hub, pages: Iterable[PageInfo], order: Order | None = None) -> tuple[Letter, ...]:
    """All entries by letter."""
    order = order or EnglishOrder()
    shown = (Entry(page.title, page.path, "page", page.description) for page in pages)
    entries = [*_service_entries(hub), *shown, *_word_entries(hub)]
    by_letter: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda found: (order.key(found.title), found.kind)):
        by_letter.setdefault(order.letter(entry.title), []).append(entry)
    letters = sorted(by_letter, key=order.letter_key)
    return tuple(Letter(letter, tuple(by_letter[letter])) for letter in letters)


def _service_entries(hub: Hub) -> Iterable[Entry]:
    for linked in hub.directory.services:
        yield Entry(linked.service.name, linked.path, "service", linked.service.summary)


def _word_entries(hub: Hub) -> Iterable[Entry]:
    for term in hub.guides.glossary:
        yield Entry(term.word, f"glossary/#{term.id}", "word", term.meaning)
