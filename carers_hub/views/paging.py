"""Long lists in pages, so that a list of thousands loads as fast as one of a hundred. No words, no HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

PAGE_SIZE = 200
"""Services on one page."""


class Part(Protocol):
    """Things under one heading."""

    @property
    def items(self) -> tuple[Any, ...]: ...
    def with_items(self, items: tuple[Any, ...]) -> Self: ...


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class ListPage(Generic[P]):
    """One page of a list. `home`: the address of its first page; `number`: from 1."""

    home: str
    number: int
    total: int
    groups: tuple[P, ...]

    @property
    def path(self) -> str:
        """Its address."""
        return page_path(self.home, self.number)

    @property
    def paths(self) -> tuple[str, ...]:
        """The addresses of all pages of the list, in order."""
        return tuple(page_path(self.home, number) for number in range(1, self.total + 1))


def build_list_pages(home: str, groups: Iterable[P], size: int = PAGE_SIZE) -> tuple[ListPage[P], ...]:
    """The groups spread over pages of at most `size` items; a long group goes on on the next page. At least one page."""
    pages = list(_fill(groups, size)) or [()]
    return tuple(ListPage(home, number, len(pages), groups) for number, groups in enumerate(pages, start=1))


def page_path(home: str, number: int) -> str:
    """The address of a page of a list."""
    return home if number == 1 else f"{home}page-{number}/"


def _fill(groups: Iterable[P], size: int) -> Iterator[tuple[P, ...]]:
    page: list[P] = []
    room = size
    for group in groups:
        rest = group.items
        while rest:
            page.append(group.with_items(rest[:room]))
            rest, room = rest[room:], room - len(page[-1].items)
            if not room:
                yield tuple(page)
                page, room = [], size
    if page:
        yield tuple(page)
