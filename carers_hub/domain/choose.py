"""Help me choose: the questions of `data/choose.yaml`, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import prod
from operator import mul
from pathlib import Path

from carers_hub.domain.directory import TAXONOMY_OF_FIELD
from carers_hub.domain.reading import Found, check_known, check_unique_ids, read_lists
from carers_hub.model.choose import MOST_PAGES, MOST_QUESTIONS, NOT_SURE, Onward, Question
from carers_hub.model.taxonomies import Taxonomy
from carers_hub.source import Path_, Problem

FILE = "data/choose.yaml"
_TAXONOMIES = (*dict.fromkeys(TAXONOMY_OF_FIELD.values()), "cost", "access")


@dataclass(frozen=True)
class Choose:
    """The questions in the order they are put, and what to go on to. A hub may have none."""

    questions: tuple[Question, ...] = ()
    onward: tuple[Onward, ...] = ()

    @cached_property
    def answer_ids(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the answers to each question, the one for who is not sure last."""
        return tuple((*(answer.id for answer in question.answers), NOT_SURE) for question in self.questions)


NO_QUESTIONS = Choose()


@dataclass
class FoundChoose:
    """The same with their places, before they are checked."""

    questions: Sequence[Found[Question]] = ()
    onward: Sequence[Found[Onward]] = ()

    def build(self) -> Choose:
        """The questions without their places."""
        return Choose(tuple(item.record for item in self.questions), tuple(item.record for item in self.onward))


def read_choose(root: Path) -> tuple[FoundChoose, list[Problem]]:
    """The questions of a hub; none where it has no file of them."""
    if not (root / FILE).exists():
        return FoundChoose(), []
    lists, problems = read_lists(root / FILE, root, {"questions": Question, "onward": Onward})
    return FoundChoose(lists["questions"], lists["onward"]), problems  # type: ignore[arg-type]


def check_choose(
    found: FoundChoose, taxonomies: Iterable[Found[Taxonomy]], services: Collection[str] | None, has_ways_on: bool
) -> Iterator[Problem]:
    """What is wrong with the questions. `services`: the ids there are, None when they could not be read."""
    terms = [f"{item.record.id}:{term.id}" for item in taxonomies if item.record.id in _TAXONOMIES for term in item.record.terms]
    yield from check_unique_ids(found.questions)
    yield from _check_answer_ids(found.questions)
    yield from _check_size(found.questions)
    for item in found.questions:
        for at, term in _terms(item.record) if terms else ():
            yield from check_known(item, at, term, terms, "term")
    yield from _check_onward(found, services, has_ways_on)


def _check_onward(found: FoundChoose, services: Collection[str] | None, has_ways_on: bool) -> Iterator[Problem]:
    """A list leads on, to services and pages that there are; the list of a child to a service for children."""
    yield from check_unique_ids(found.onward)
    for way in found.onward:
        if way.record.service and services is not None:
            yield from check_known(way, ("service",), way.record.service, services, "service")
    own = {way.record.audience for way in found.onward if way.record.service}
    if found.questions and not (has_ways_on or None in own):
        message = "The list after the questions needs somebody to ring."
        yield found.questions[0].problem((), "dead-end", message, "Name a service under ways_on: in data/finders.yaml.")
    for item in found.questions:
        for number, answer in enumerate(item.record.answers):
            if answer.audience and answer.audience not in own:
                message = "The usual services to ring are for adults."
                remedy = f"Add a service with audience: {answer.audience} under onward:."
                yield item.problem(("answers", number, "audience"), "dead-end", message, remedy)


def _terms(question: Question) -> Iterator[tuple[Path_, str]]:
    for number, answer in enumerate(question.answers):
        for place, term in enumerate(answer.terms):
            yield ("answers", number, "terms", place), term
    for name in ("for_all", "not_sure_first"):
        for place, term in enumerate(getattr(question, name)):
            yield (name, place), term


def _check_answer_ids(questions: Iterable[Found[Question]]) -> Iterator[Problem]:
    """An answer's id may be used once in all questions, and never for "I'm not sure", which has its own."""
    first: dict[str, str] = {}
    for item in questions:
        for number, answer in enumerate(item.record.answers):
            at: Path_ = ("answers", number, "id")
            if answer.id == NOT_SURE:
                message = f'The id "{NOT_SURE}" belongs to the answer that every question has.'
                yield item.problem(at, "duplicate-id", message, "Write its words under not_sure: and take this answer out.")
            elif answer.id in first:
                message = f'The id "{answer.id}" is already that of the answer "{first[answer.id]}".'
                yield item.problem(at, "duplicate-id", message, "Give one of them another id.")
            first.setdefault(answer.id, answer.text)


def count_pages(questions: Iterable[Question]) -> int:
    """How many pages the questions make in one language, without the page of the first question."""
    return sum(accumulate((len(question.answers) + 1 for question in questions), mul))


def _check_size(questions: Sequence[Found[Question]]) -> Iterator[Problem]:
    for item in questions[MOST_QUESTIONS:]:
        message = f"There are {len(questions)} questions. The most is {MOST_QUESTIONS}: each costs readers."
        yield item.problem((), "too-many", message, "Take out the one that tells the least.")
    pages = count_pages(item.record for item in questions)
    if pages > MOST_PAGES and len(questions) <= MOST_QUESTIONS:
        ways = prod(len(item.record.answers) + 1 for item in questions)
        message = f"These answers make {ways} lists and {pages} pages in each language. The most is {MOST_PAGES}."
        longest = max(questions, key=lambda item: len(item.record.answers))
        yield longest.problem(("answers",), "too-many", message, "Join some answers, or take out a question.")
