"""Help me choose: which services fit a set of answers, in which order, and why. No words but the data's, no HTML.

AND between questions, OR within an answer. A service that does not state what a question asks stands after those that fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from carers_hub.domain.choose import Choose
from carers_hub.domain.directory import Directory, LinkedService
from carers_hub.model.choose import NOT_SURE, Answer, Question
from carers_hub.views.finder import by_nearness, stated_values

HOME = "choose/"
"""The address of the first question; every other page of the questions lies below it."""
UNKNOWN, ANY, FOR_ALL, NAMED = -1, 0, 1, 2
"""How well a service fits an answer: it does not say; nothing was asked; it is for everyone; it names a term (3: several)."""


@dataclass(frozen=True)
class Given:
    """A question with what the reader answered; `answer` is None for "I'm not sure". `before`: the question's page."""

    question: Question
    answer: Answer | None
    before: str

    @property
    def id(self) -> str:
        """The answer's part of the address."""
        return self.answer.id if self.answer else NOT_SURE

    @property
    def text(self) -> str:
        """The answer in the reader's words."""
        return self.answer.text if self.answer else self.question.not_sure


@dataclass(frozen=True)
class Fit:
    """How well a service fits one answer. `why`: the name of the term that fits, empty where none was asked for."""

    points: int
    why: str = ""


@dataclass(frozen=True)
class Match:
    """A service of a list. `why`: a term's name for each answer it fits; `unknown`: what it does not state, by question."""

    linked: LinkedService
    why: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What a set of answers gives, the best fit first. `dropped`: answers that had to be left out so that something fits;
    `matches`: the services shown, `count` how many there are."""

    given: tuple[Given, ...]
    dropped: tuple[Given, ...]
    matches: tuple[Match, ...]
    count: int


class Chooser:
    """The questions of a hub over its services. Fits are counted once for each answer, not for each way to it."""

    def __init__(self, choose: Choose, directory: Directory) -> None:
        self.choose = choose
        self.services = by_nearness(directory.services, directory)
        self._directory = directory
        self._fits: dict[str, Mapping[int, Fit]] = {}

    def given(self, way: Sequence[str]) -> tuple[Given, ...]:
        """The answers of a way with their questions. Raises StopIteration for an answer that does not exist."""
        found = []
        for number, (question, answer_id) in enumerate(zip(self.choose.questions, way, strict=False)):
            answer = None if answer_id == NOT_SURE else next(one for one in question.answers if one.id == answer_id)
            found.append(Given(question, answer, path(way[:number])))
        return tuple(found)

    def outcome(self, way: Sequence[str], most: int | None = None) -> Outcome:
        """The services for a way through all questions. When nothing fits, answers go, the last first; never that of a child."""
        given = self.given(way)
        kept = list(given)
        dropped: list[Given] = []
        while not (found := self._find(kept)):
            last = next((one for one in reversed(kept) if one.answer and not one.answer.audience), None)
            if last is None:
                break
            kept.remove(last)
            dropped.insert(0, last)
        return Outcome(given, tuple(dropped), tuple(self._match(number, kept) for number in found[:most]), len(found))

    def _find(self, given: Sequence[Given]) -> list[int]:
        """The numbers of the services that fit all, the best first."""
        if not given:
            return list(range(len(self.services)))
        fits = [self.fits(one.question, one.answer) for one in given]
        left = sorted(set(fits[0]).intersection(*fits[1:]))
        return sorted(left, key=lambda number: _rank([of_answer[number].points for of_answer in fits]))

    def _match(self, number: int, given: Sequence[Given]) -> Match:
        fits = [self.fits(one.question, one.answer)[number] for one in given]
        unknown = tuple(one.question.name for one, fit in zip(given, fits, strict=True) if fit.points == UNKNOWN)
        return Match(self.services[number], tuple(fit.why for fit in fits if fit.why), unknown)

    def fits(self, question: Question, answer: Answer | None) -> Mapping[int, Fit]:
        """How well each service fits an answer, by its number in the order of `services`; the others do not fit."""
        key = f"{question.id} {answer.id if answer else NOT_SURE}"
        if key not in self._fits:
            each = ((number, self._fit(linked, question, answer)) for number, linked in enumerate(self.services))
            self._fits[key] = {number: fit for number, fit in each if fit}
        return self._fits[key]

    def _fit(self, linked: LinkedService, question: Question, answer: Answer | None) -> Fit | None:
        if answer is None:
            first = question.not_sure_first or question.for_all
            return Fit(FOR_ALL if any(_has(linked, term) for term in first) else ANY)
        named = [term for term in answer.terms if _has(linked, term)]
        if named:
            return Fit(NAMED + (len(named) > 1), self._name(named[0]))
        if answer.audience:
            return None  # what is for everybody may be for adults only
        stated = [term for term in (*answer.terms, *question.for_all) if _is_found_under(linked, term)]
        if stated:
            return Fit(FOR_ALL, self._name_on_record(linked, stated[0]))
        facets = {_facet(term) for each in question.answers for term in each.terms}
        return Fit(UNKNOWN) if all(stated_values(linked, facet) == ("not-stated",) for facet in facets) else None

    def _name(self, term: str) -> str:
        return self._directory.term(*term.split(":", 1)).name

    def _name_on_record(self, linked: LinkedService, term: str) -> str:
        """The name of the term the service has itself: "Any carer" where it is found under a kind of carer."""
        facet, value = term.split(":", 1)
        return next((own.name for own in linked.terms(facet) if value in (own.id, *own.includes)), self._name(term))


def audience_of(given: Iterable[Given]) -> str | None:
    """Whose answers these are, `young-carers` for a child's; None for the usual reader."""
    return next((one.answer.audience for one in given if one.answer and one.answer.audience), None)


def is_danger(given: Iterable[Given]) -> bool:
    """Whether somebody may be in danger."""
    return any(one.answer.danger for one in given if one.answer)


def path(way: Sequence[str]) -> str:
    """The address of the page at the end of a way."""
    return "".join([HOME, *(f"{answer}/" for answer in way)])


def ways(choose: Choose) -> Iterator[tuple[str, ...]]:
    """The answers of every page but the first, short ways before long ones."""
    ids = choose.answer_ids
    for length in range(1, len(ids) + 1):
        yield from product(*ids[:length])


def choose_paths(choose: Choose) -> Iterator[str]:
    """The address of every page of the questions but the first."""
    yield from map(path, ways(choose))


def _rank(points: Sequence[int]) -> tuple[int, int]:
    """What states all that was asked first, then what fits best; services keep their order among equals."""
    unknown = points.count(UNKNOWN)
    return unknown, -sum(points) - unknown


def _facet(term: str) -> str:
    return term.partition(":")[0]


def _has(linked: LinkedService, term: str) -> bool:
    """Whether the record itself has the term."""
    facet, value = term.split(":", 1)
    return value in linked.term_ids(facet)


def _is_found_under(linked: LinkedService, term: str) -> bool:
    """Whether finders show the service under the term, through one that takes it in and as far as its ages allow."""
    facet, value = term.split(":", 1)
    return value in stated_values(linked, facet)
