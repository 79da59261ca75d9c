"""Read → check → link: the hub's whole folder as one checked object."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from carers_hub.domain.calendar import NO_CALENDAR, load_calendar
from carers_hub.domain.choose import check_choose, read_choose
from carers_hub.domain.directory import Directory
from carers_hub.domain.directory_checks import FoundDirectory, check_directory
from carers_hub.domain.guides import Guides
from carers_hub.domain.places import Places, check_area_terms, check_locations, load_places
from carers_hub.domain.rates import WARN_BEFORE, Rates, days_left
from carers_hub.domain.reading import Found, build_lists, check_known, check_unique_ids, ids_as_written, read_lists
from carers_hub.domain.strategy import Strategy, load_strategy
from carers_hub.model.base import Record
from carers_hub.model.calendar import CalendarFile
from carers_hub.model.directory import Location, Organization, Service
from carers_hub.model.guides import GlossaryTerm, Situation, UrgentLine
from carers_hub.model.rates import LegalFact, Rate
from carers_hub.model.taxonomies import Finder, Taxonomy, WayOn
from carers_hub.source import Problem, Severity, read_yaml


@dataclass(frozen=True)
class Hub:
    """Everything a hub knows, checked and linked. Nothing changes it afterwards."""

    root: Path
    today: date
    directory: Directory
    finders: tuple[Finder, ...]
    rates: Rates
    guides: Guides
    strategy: Strategy
    ways_on: tuple[WayOn, ...] = ()
    places: Places | None = None
    calendar: CalendarFile = NO_CALENDAR

    def finder(self, finder_id: str) -> Finder:
        """One finder. Raises KeyError."""
        return {finder.id: finder for finder in self.finders}[finder_id]


def load_hub(root: Path, today: date) -> tuple[Hub | None, list[Problem]]:
    """The hub in a folder as it stands on a day, with every problem found. The hub is None when anything is wrong."""
    found, problems = _read_directory(root)
    finders, guides, rates, ways_on, wrong = _read_the_rest(root)
    problems += wrong
    problems += check_directory(found, today)
    problems += _check_finders(finders, found)
    problems += _check_service_names((*guides["urgent"], *ways_on), found)
    choose, wrong = read_choose(root)
    problems += [*wrong, *check_choose(choose, found.taxonomies, _published_ids(found), bool(ways_on))]
    problems += _check_rates(rates["rates"], rates["legal_facts"], today)
    places, wrong = load_places(root)
    problems += [*wrong, *check_locations(found.locations, places), *check_area_terms(found.taxonomies, places)]
    calendar, wrong = load_calendar(root, today)
    problems += wrong
    if any(problem.severity is Severity.WRONG for problem in problems):
        _, strategy_problems = load_strategy(root, None)
        return None, problems + strategy_problems
    directory = Directory(*(_records(kind) for kind in (found.organizations, found.locations, found.services, found.taxonomies)))
    strategy, wrong = load_strategy(root, directory)
    problems += wrong
    if strategy is None or any(problem.severity is Severity.WRONG for problem in problems):
        return None, problems
    lists = {key: _records(guides[key]) for key in ("situations", "glossary", "urgent")}
    linked_guides = Guides(**lists, choose=choose.build())
    linked_rates = Rates(_records(rates["rates"]), _records(rates["legal_facts"]))
    ways = _records(ways_on)
    return Hub(root, today, directory, _records(finders), linked_rates, linked_guides, strategy, ways, places, calendar), problems


def _records(found: Sequence[Found[Any]]) -> tuple[Any, ...]:
    return tuple(item.record for item in found)


def _read_directory(root: Path) -> tuple[FoundDirectory, list[Problem]]:
    found, problems = FoundDirectory(), []
    kinds: dict[str, type[Record]] = {"organizations": Organization, "locations": Location, "services": Service}
    found.known = {key: set() for key in kinds}
    for file in (root / "data/services.yaml", *sorted((root / "data/services").glob("*.yaml"))):
        document, unread = read_yaml(file, root)
        lists, wrong = build_lists(document, kinds)
        wrong = unread + wrong
        problems += wrong
        for key, items in lists.items():
            getattr(found, key).extend(items)
            found.known[key].update(ids_as_written(document, key))
        found.unread.update(key for key in kinds if wrong and not found.known[key])
    taxonomies, wrong = read_lists(root / "data/taxonomies.yaml", root, {"taxonomies": Taxonomy})
    found.taxonomies = taxonomies["taxonomies"]  # type: ignore[assignment]
    found.unread.update({"taxonomies"} if wrong else set())
    return found, problems + wrong


Lists = dict[str, list[Found[Any]]]


def _read_the_rest(root: Path) -> tuple[list[Found[Finder]], Lists, Lists, list[Found[WayOn]], list[Problem]]:
    finders, problems = read_lists(root / "data/finders.yaml", root, {"finders": Finder, "ways_on": WayOn})
    guides: Lists = {}
    for file, key, cls in (
        ("content/situations.yaml", "situations", Situation),
        ("content/glossary.yaml", "glossary", GlossaryTerm),
        ("data/urgent.yaml", "urgent", UrgentLine),
    ):
        lists, wrong = read_lists(root / file, root, {key: cls})
        guides.update(lists)
        problems += wrong
    rates, wrong = read_lists(root / "data/rates.yaml", root, {"rates": Rate, "legal_facts": LegalFact})
    for items in (*guides.values(), *rates.values(), finders["finders"]):
        problems += check_unique_ids(items)
    return finders["finders"], guides, rates, finders["ways_on"], problems + wrong  # type: ignore[return-value]


def _check_finders(finders: Iterable[Found[Finder]], found: FoundDirectory) -> Iterator[Problem]:
    topics = [term.id for item in found.taxonomies if item.record.id == "topic" for term in item.record.terms]
    known = ["language", *(item.record.id for item in found.taxonomies)]
    for item in finders:
        for number, facet in enumerate(item.record.facets if "taxonomies" not in found.unread else ()):
            yield from check_known(item, ("facets", number, "key"), facet.key, known, "taxonomy")
        if item.record.topic and (topics or "taxonomies" not in found.unread):
            yield from check_known(item, ("topic",), item.record.topic, topics, "topic term")
        if not item.record.path.endswith("/") or item.record.path.startswith("/"):
            yield item.problem(
                ("path",), "path-format", f'"{item.record.path}" is not a page of this site.', "Write it like respite/."
            )


def _check_service_names(items: Iterable[Found[UrgentLine | WayOn]], found: FoundDirectory) -> Iterator[Problem]:
    for item in items:
        if item.record.service and "services" not in found.unread:
            yield from check_known(item, ("service",), item.record.service, found.known["services"], "service")


def _published_ids(found: FoundDirectory) -> set[str] | None:
    """The ids of services that have a page; None where they cannot be known."""
    ended = {item.record.id for item in found.services if item.record.status in ("inactive", "defunct")}
    return None if "services" in found.unread else found.known["services"] - ended


def _check_rates(rates: Iterable[Found[Rate]], facts: Iterable[Found[LegalFact]], today: date) -> Iterator[Problem]:
    for item in rates:
        periods = sorted(item.record.periods, key=lambda period: period.valid_from)
        for earlier, later in itertools.pairwise(periods):
            if earlier.valid_to >= later.valid_from:
                yield item.problem(
                    ("periods",), "date-order", "Two periods overlap.", "Let one end the day before the next begins."
                )
        yield from _check_rate_age(item, today)
    for fact in facts:
        if fact.record.review_by < today:
            message = f"This rule was due for a check by {fact.record.review_by}."
            yield fact.problem(("review_by",), "date-stale", message, "Check it at its source.", Severity.STALE)


def _check_rate_age(item: Found[Rate], today: date) -> Iterator[Problem]:
    left = days_left(item.record, today)
    if left is None:
        message = "No amount is known for today, so pages say that it is not known."
        yield item.problem(("periods",), "rate-out-of-date", message, "Add the new amount with its source.", Severity.STALE)
    elif left <= WARN_BEFORE.days:
        message = f"The amount is only known for {left} more days."
        yield item.problem(("periods",), "rate-ends-soon", message, "Look for the new amount at its source.", Severity.STALE)
