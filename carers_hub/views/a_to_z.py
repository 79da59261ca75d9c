"""Everything on the site by its first letter: services, pages and explained words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from carers_hub.domain import Hub
from carers_hub.source.language_marks import strip_marks
from carers_hub.views.finder import search_words


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
    """One line of the list. `words` are for the text filter and are not shown."""

    title: str
    path: str
    kind: Literal["service", "page", "word"]
    summary: str
    words: str = ""


@dataclass(frozen=True)
class Letter:
    """The entries under one letter; `0–9` comes first."""

    letter: str
    entries: tuple[Entry, ...]


def build_a_to_z(hub: Hub, pages: Iterable[PageInfo]) -> tuple[Letter, ...]:
    """All entries by letter, each letter sorted without regard to case or accents."""
    entries = [*_service_entries(hub), *(_page_entry(page, hub) for page in pages), *_word_entries(hub)]
    by_letter: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda found: (_sort_key(found.title), found.kind)):
        by_letter.setdefault(_letter(entry.title), []).append(entry)
    return tuple(Letter(letter, tuple(found)) for letter, found in sorted(by_letter.items()))


def _service_entries(hub: Hub) -> Iterable[Entry]:
    for linked in hub.directory.services:
        yield Entry(linked.service.name, linked.path, "service", linked.service.summary, search_words(linked))


def _page_entry(page: PageInfo, hub: Hub) -> Entry:
    words: tuple[str, ...] = page.search_words
    if page.topic:
        term = hub.directory.term("topic", page.topic)
        words += (term.name, *term.other_words)
    return Entry(page.title, page.path, "page", page.description, " ".join(words))


def _word_entries(hub: Hub) -> Iterable[Entry]:
    for term in hub.guides.glossary:
        yield Entry(term.word, f"glossary/#{term.id}", "word", term.meaning, " ".join(term.other_words))


def _sort_key(title: str) -> str:
    plain = "".join(mark for mark in unicodedata.normalize("NFD", strip_marks(title)) if not unicodedata.combining(mark))
    return plain.casefold().lstrip("'\"“‘( ")


def _letter(title: str) -> str:
    first = _sort_key(title)[:1].upper()
    return "0–9" if first.isdigit() else first
