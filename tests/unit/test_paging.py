"""Long lists: every service stands on one page, no page is longer than it may be, and a shorter list loses no address."""

from __future__ import annotations

from itertools import groupby

import pytest

from carers_hub.model.permalinks import PermalinksFile
from carers_hub.model.taxonomies import TaxonomyTerm
from carers_hub.site.permalinks import with_implied_redirects
from carers_hub.views.a_to_z import AToZ, Entry, Letter
from carers_hub.views.finder import Group
from carers_hub.views.paging import build_list_pages
from tests.builders import make_directory, make_service

TERMS = [TaxonomyTerm.model_validate({"id": name, "name": name}) for name in ("one", "two", "three")]


def make_groups(*sizes: int) -> tuple[Group, ...]:
    services = make_directory(*(make_service(f"s{number}") for number in range(sum(sizes)))).services
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return tuple(Group(term, services[start : start + size]) for term, start, size in zip(TERMS, starts, sizes, strict=False))


@pytest.mark.parametrize(("sizes", "pages"), [((), 1), ((3,), 1), ((4,), 1), ((5,), 2), ((2, 2), 1), ((3, 3, 3), 3), ((9, 1), 3)])
def test_every_service_stands_once_in_order(sizes: tuple[int, ...], pages: int) -> None:
    groups = make_groups(*sizes)
    built = build_list_pages("respite/", groups, size=4)
    assert len(built) == pages
    assert [page.path for page in built] == ["respite/", *(f"respite/page-{number}/" for number in range(2, pages + 1))]
    assert max(sum(len(group.services) for group in page.groups) for page in built) <= 4
    shown = [linked.service.id for page in built for group in page.groups for linked in group.services]
    assert shown == [linked.service.id for group in groups for linked in group.services]
    assert all(group.services for page in built for group in page.groups)


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_every_entry_of_the_a_to_z_stands_once_and_each_letter_leads_to_its_first(size: int) -> None:
    names = ("apples", "apricots", "bread", "cake", "cheese", "chips")
    letters = tuple(
        Letter(letter, tuple(Entry(name, f"{name}/", "page", "") for name in group))
        for letter, group in groupby(names, key=lambda name: name[0].upper())
    )
    listed = AToZ(letters, size)
    shown = [entry.title for page in listed.pages for letter in page.groups for entry in letter.entries]
    assert shown == list(names)
    assert [letter.letter for letter, _ in listed.places] == ["A", "B", "C"]
    for letter, page in listed.places:
        first = next(entry for one in letters if one.letter == letter.letter for entry in one.entries)
        assert first in next(one for one in page.groups if one.letter == letter.letter).entries


def test_a_page_of_a_list_that_became_shorter_leads_to_the_list() -> None:
    register = PermalinksFile(published=("respite/free/", "respite/free/page-3/"))
    changed = with_implied_redirects(register, {"respite/", "respite/free/"}, {"respite/"})
    assert [(found.from_, found.to) for found in changed.redirects] == [("respite/free/page-3/", "respite/free/")]
