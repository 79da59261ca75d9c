"""Where a list at the end of the questions leads on to: the finder with the same choices, and the nearest static page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from carers_hub.domain import Hub
from carers_hub.model.choose import Answer, Question
from carers_hub.model.taxonomies import Finder
from carers_hub.views.choose import Given
from carers_hub.views.finder import build_finder


@dataclass(frozen=True)
class NearPage:
    """A page with a list that the answers narrow too. `choice`: the facet's value, empty for a finder's own page."""

    path: str
    finder: str
    choice: str
    count: int
    terms: frozenset[str]


class ChooseLinks:
    """The finder of all services, and the pages of all finders, for sets of answers."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    @cached_property
    def finder(self) -> Finder | None:
        """The finder that lists every service."""
        return next((finder for finder in self._hub.finders if not finder.topic), None)

    def choices(self, question: Question, answer: Answer) -> tuple[tuple[str, str], ...]:
        """What to tick in that finder for an answer: terms of the first facet it has, and those for all of the same facet."""
        facets = [facet.key for facet in self.finder.facets] if self.finder else []
        pairs = [term.split(":", 1) for term in answer.terms]
        facet = next((key for key, _ in pairs if key in facets), None)
        for_all = [term.split(":", 1) for term in question.for_all]
        plain = [(key, value) for key, value in for_all if not self._hub.directory.term(key, value).includes]
        return tuple((key, value) for key, value in (*pairs, *plain) if key == facet)

    def nearest(self, given: Sequence[Given]) -> NearPage | None:
        """The static page that takes in the most answers, each by its first term, and nothing else; of several, the shortest."""
        terms = [one.answer.terms[0] for one in given if one.answer]
        pages = [page for term in terms for page in self._by_term.get(term, ()) if page.terms.issubset(terms)]
        return min(pages, key=lambda page: (-len(page.terms), page.count), default=None)

    @cached_property
    def _by_term(self) -> Mapping[str, list[NearPage]]:
        found: dict[str, list[NearPage]] = {}
        for page in self._pages:
            for term in page.terms:
                found.setdefault(term, []).append(page)
        return found

    @cached_property
    def _pages(self) -> tuple[NearPage, ...]:
        return tuple(page for finder in self._hub.finders for page in self._pages_of(finder))

    def _pages_of(self, finder: Finder) -> Iterator[NearPage]:
        view = build_finder(finder, self._hub.directory)
        scope = {f"topic:{finder.topic}"} if finder.topic else set()
        if scope and view.count:
            yield NearPage(finder.path, finder.name, "", view.count, frozenset(scope))
        for facet in view.facets:
            for value in facet.allowed_values:
                if value.value != "not-stated":
                    terms = frozenset({*scope, f"{facet.key}:{value.value}"})
                    yield NearPage(value.path, finder.name, value.label, value.count, terms)
