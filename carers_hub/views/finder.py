"""Finders: which services a page lists, in which groups, and how many each choice gives. No words, no HTML.

OR within a facet, AND between facets (GOV.UK finder words: finder, facet, allowed values).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from carers_hub.domain.directory import Directory, LinkedService
from carers_hub.model.directory import AgeRange
from carers_hub.model.taxonomies import Finder, TaxonomyTerm
from carers_hub.views.paging import ListPage, build_list_pages


@dataclass(frozen=True)
class AllowedValue:
    """A choice of a facet, how many services it gives, and the static page that lists them; no page where that is none or, for
    want of other choices, all."""

    value: str
    label: str
    count: int
    path: str


@dataclass(frozen=True)
class FacetView:
    """A facet with its choices in the taxonomy's order: `offered` are those that some service of the hub has, or all where none
    has any."""

    key: str
    name: str
    offered: tuple[AllowedValue, ...]

    @property
    def allowed_values(self) -> tuple[AllowedValue, ...]:
        """The choices that have a page."""
        return tuple(value for value in self.offered if value.path)

    @property
    def is_unstated(self) -> bool:
        """Whether nobody has stated it of any service of the finder."""
        return all(value.value == "not-stated" for value in self.offered if value.count)


@dataclass(frozen=True)
class Group:
    """Services under one heading."""

    term: TaxonomyTerm
    services: tuple[LinkedService, ...]

    @property
    def items(self) -> tuple[LinkedService, ...]:
        """Its services."""
        return self.services

    def with_items(self, items: tuple[LinkedService, ...]) -> Group:
        """The same heading over these services."""
        return Group(self.term, items)


@dataclass(frozen=True)
class FinderView:
    """A finder filled from the directory."""

    finder: Finder
    facets: tuple[FacetView, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many services it lists."""
        return sum(len(group.services) for group in self.groups)

    @property
    def pages(self) -> tuple[ListPage[Group], ...]:
        """Its list in pages."""
        return build_list_pages(self.finder.path, self.groups)

    @property
    def services(self) -> Iterator[LinkedService]:
        """Its services in the order shown."""
        for group in self.groups:
            yield from group.services


@dataclass(frozen=True)
class FacetPage:
    """A static page: the services of a finder that have one value of one facet."""

    finder: Finder
    facet: FacetView
    value: AllowedValue
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many services it lists."""
        return sum(len(group.services) for group in self.groups)

    @property
    def pages(self) -> tuple[ListPage[Group], ...]:
        """Its list in pages."""
        return build_list_pages(self.value.path, self.groups)


def build_finder(finder: Finder, directory: Directory) -> FinderView:
    """The finder with its groups and facets."""
    services = directory.with_topic(finder.topic) if finder.topic else directory.services
    asked = finder.facets if services else ()
    facets = tuple(_build_facet(finder, facet.key, facet.name, services, directory) for facet in asked)
    return FinderView(finder, facets, _build_groups(finder, services, directory))


def build_facet_pages(view: FinderView, directory: Directory) -> Iterator[FacetPage]:
    """A page for every value of every facet that gives some of the services."""
    for facet in view.facets:
        for value in facet.allowed_values:
            chosen = tuple(linked for linked in view.services if value.value in stated_values(linked, facet.key))
            yield FacetPage(view.finder, facet, value, _build_groups(view.finder, chosen, directory))


def stated_values(linked: LinkedService, facet_key: str) -> tuple[str, ...]:
    """The choices a service is found under. What nobody has stated is a value of its own, never "no"."""
    if facet_key not in linked.known_values:
        linked.known_values[facet_key] = _find_stated(linked, facet_key)
    return linked.known_values[facet_key]


def _find_stated(linked: LinkedService, facet_key: str) -> tuple[str, ...]:
    values: dict[str, None] = {}
    for term in linked.terms(facet_key):
        fitting = (found for found in term.includes if _ages_meet(linked, linked.taxonomies[facet_key][found].ages))
        values.update(dict.fromkeys(fitting if term.includes else (term.id,)))
    return tuple(values) or ("not-stated",)


def _ages_meet(linked: LinkedService, ages: AgeRange | None) -> bool:
    """Whether some age is both a term's and the service's. Ages that nobody stated meet all."""
    served = linked.service.who_for.carer_age
    if ages is None or isinstance(served, str):
        return True
    return (served.from_ or 0) <= (ages.to or 120) and (ages.from_ or 0) <= (served.to or 120)


def by_nearness(services: Iterable[LinkedService], directory: Directory) -> tuple[LinkedService, ...]:
    """Services in the order of lists: what is nearest first, in the order of the area terms, then by name."""
    nearness = {term.id: number for number, term in enumerate(directory.terms("area"))}
    return tuple(sorted(services, key=lambda found: nearness[found.term_ids("area")[0]]))


def facet_keys(finders: Iterable[Finder]) -> tuple[str, ...]:
    """Every facet that some finder has, each once."""
    return tuple(dict.fromkeys(facet.key for finder in finders for facet in finder.facets))


def finder_terms(linked: LinkedService, finder: Finder) -> tuple[str, ...]:
    """What the script filters by, like `("cost:free", "attending-type:phone")`."""
    return tuple(f"{facet.key}:{value}" for facet in finder.facets for value in stated_values(linked, facet.key))


@lru_cache(maxsize=4)
def _values_in_use(directory: Directory) -> frozenset[tuple[str, str]]:
    """Each facet with each value that some published service has. Kept, since every finder asks for it."""
    keys = [*(taxonomy.id for taxonomy in directory.taxonomies if taxonomy.id != "evidence"), "language"]
    return frozenset((key, value) for linked in directory.services for key in keys for value in stated_values(linked, key))


def _build_facet(finder: Finder, key: str, name: str, services: tuple[LinkedService, ...], directory: Directory) -> FacetView:
    """The facet. A choice that gives no service is there with its 0."""
    counts: dict[str, int] = {}
    for linked in services:
        for value in stated_values(linked, key):
            counts[value] = counts.get(value, 0) + 1
    in_use = _values_in_use(directory)
    is_used = any(facet == key and value != "not-stated" for facet, value in in_use)
    paged = counts if len(counts) > 1 else {}
    terms = {"not-stated": "", **{term.id: term.name for term in directory.terms(key)}}
    terms["not-stated"] = terms.pop("not-stated")  # last, whatever its name
    offered = (
        AllowedValue(value, label, counts.get(value, 0), _page(finder, key, value, directory) if value in paged else "")
        for value, label in terms.items()
        if (key, value) in in_use or not is_used
    )
    return FacetView(key, name, tuple(offered))


def _page(finder: Finder, key: str, value: str, directory: Directory) -> str:
    """The address of a choice: its term, after its facet's key where an earlier facet has a term of that name."""
    keys = [facet.key for facet in finder.facets]
    earlier = keys[: keys.index(key)]  # type: ignore[arg-type]
    taken = any(term.id == value for other in earlier for term in directory.terms(other))
    is_code = key == "language"
    return f"{finder.path}{key}-{value}/" if taken or is_code or value == "not-stated" else f"{finder.path}{value}/"


def _build_groups(finder: Finder, services: tuple[LinkedService, ...], directory: Directory) -> tuple[Group, ...]:
    """Groups in the taxonomy's order, each with what is nearest first."""
    by_term: dict[str, list[LinkedService]] = {}
    for linked in by_nearness(services, directory):
        by_term.setdefault(linked.term_ids(finder.group_by)[0], []).append(linked)
    return tuple(Group(term, tuple(by_term[term.id])) for term in directory.terms(finder.group_by) if term.id in by_term)
