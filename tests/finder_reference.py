"""What a finder must give, worked out the plain way: every service, every word, every choice, one after the other.

It shares with the product the comparing of words (`carers_hub.words.folding`) and the facts of services, nothing of its index.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache

from carers_hub.domain.directory import LinkedService
from carers_hub.source.language_marks import strip_marks
from carers_hub.views.finder import by_nearness, stated_values
from carers_hub.views.opening import build_calendar, build_hours, opening_state
from carers_hub.views.places import point_of
from carers_hub.words.finder_index import searched_texts
from carers_hub.words.folding import words_of
from carers_hub.words.rendering import Renderer

WEIGHTS = {"name": 8, "about": 6, "summary": 3, "text": 1}
WITH_WORDS = ("topic", "need", "caring-role", "condition")


@lru_cache(maxsize=500_000)
def slips(one: str, other: str) -> int:
    """How many slips lie between two words: a letter more, less, other, or two neighbours changed about."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


def fits(typed: str, word: str) -> int:
    """4: it is the word, 3: begins it, 2: has one or two letters more at its end, 0: none of these."""
    if typed == word:
        return 4
    if len(typed) > 1 and word.startswith(typed) and not (typed.isdigit() and len(typed) < 4):
        return 3
    return 2 if len(word) > 3 and word in (typed[:-1], typed[:-2]) else 0


def is_slip(typed: str, word: str) -> bool:
    """Whether somebody may have meant the word."""
    return _may_slip(typed, word) and slips(typed, word) <= _most(typed)


def is_begun(typed: str, word: str) -> bool:
    """Whether somebody may be about to type the word: a beginning of it that ends with the letter typed last."""
    beginnings = (word[:end] for end in range(max(4, len(typed) - _most(typed)), min(len(word), len(typed) + _most(typed)) + 1))
    return _may_slip(typed, word) and any(start[-1] == typed[-1] and slips(typed, start) <= _most(typed) for start in beginnings)


def _may_slip(typed: str, word: str) -> bool:
    return len(typed) > 4 and typed[0] == word[0]


def _most(typed: str) -> int:
    return 2 if len(typed) > 7 else 1


@dataclass(frozen=True)
class Question:
    """What is asked: words as typed, and for each facet the values ticked. `topic`: of the finder, empty for all.

    `open_now`: what is open at the instant `open_at`, a choice of "when" beside the others of it. `near`: easting and northing of
    the reader in hundreds of metres.
    """

    text: str = ""
    choices: Mapping[str, frozenset[str]] | None = None
    topic: str = ""
    open_at: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)
    open_now: bool = False
    near: tuple[int, int] | None = None


class Reference:
    """All services of a hub in one language."""

    def __init__(self, renderer: Renderer, facets: Iterable[str], small: str, pages: Iterable[Iterable[str]]) -> None:
        self._renderer = renderer
        self._facets = tuple(facets)
        self._small = small
        self._pages = [self._words(*texts) for texts in pages]
        directory = renderer.hub.directory
        self.services = by_nearness(directory.services, directory)

    def search(self, question: Question) -> list[str]:
        """Ids of the services it leaves, the best first."""
        found = [linked for linked in self._with_words(question) if not self._failed(linked, question)]
        typed = self.typed(question.text)
        order = {linked.service.id: (-self._points(linked, typed), number) for number, linked in enumerate(self.services)}
        return sorted((linked.service.id for linked in found), key=lambda found_id: order[found_id])

    def near(self, question: Question) -> list[list[str]]:
        """What it leaves in two lists: places to go to, the nearest first, and what needs no travel or has no known address."""
        places: list[tuple[float, int, str]] = []
        anywhere: list[str] = []
        for found in self.search(question):
            linked = self._renderer.hub.directory.service(found)
            metres = self._metres(linked, question)
            ways = set(stated_values(linked, "attending-type")) - {"at-a-place", "not-stated"}
            if metres is None or (ways and metres > 8000):
                anywhere.append(found)
            else:
                places.append((metres, len(places), found))
        return [[found for *_, found in sorted(places)], anywhere]

    def _metres(self, linked: LinkedService, question: Question) -> float | None:
        points = [point_of(place, self._renderer.hub.places) for place in linked.locations]
        known = [point for point in points if point is not None]
        if not known or question.near is None:
            return None
        easting, northing = question.near
        return min(100 * math.sqrt((point[0] - easting) ** 2 + (point[1] - northing) ** 2) for point in known)

    def counts(self, question: Question) -> dict[str, int]:
        """For each `facet:value`, how many services it would give, all other facets as they are."""
        numbers: dict[str, int] = {}
        left = list(self._with_words(question))
        for facet in self._facets:
            others = {key: values for key, values in (question.choices or {}).items() if key != facet}
            open_now = question.open_now and facet != "when"
            rest = Question("", others, "", question.open_at, open_now)
            fitting = [linked for linked in left if not self._failed(linked, rest)]
            for linked in fitting:
                for value in stated_values(linked, facet):
                    numbers[f"{facet}:{value}"] = numbers.get(f"{facet}:{value}", 0) + 1
            if facet == "when":
                is_open = sum(self._is_open(linked.service.id, question.open_at) for linked in fitting)
                numbers.update({"open:now": is_open} if is_open else {})
        return numbers

    def typed(self, text: str) -> list[str]:
        """The words worth looking for."""
        words = words_of(text, self._small, self._renderer.locale)
        return [word for word in words if len(word) > 1 or any(letter.isdigit() for letter in word)]

    def _with_words(self, question: Question) -> list[LinkedService]:
        """Services of the topic with as many of the words as any has; of more than three words, with half of that."""
        typed = self.typed(question.text)
        scope = [linked for linked in self.services if not question.topic or question.topic in stated_values(linked, "topic")]
        had = [sum(self._best(linked, word) > 0 for word in typed) for linked in scope]
        most = max(had, default=0)
        if typed and most == 0:
            return []
        enough = math.ceil(most / 2) if len(typed) > 3 else most
        return [linked for linked, count in zip(scope, had, strict=True) if count >= enough]

    def _failed(self, linked: LinkedService, question: Question) -> bool:
        choices = {**({"when": frozenset()} if question.open_now else {}), **(question.choices or {})}
        failed = [facet for facet, values in choices.items() if not values & set(stated_values(linked, facet))]
        if failed == ["when"] and question.open_now:
            return not self._is_open(linked.service.id, question.open_at)
        return bool(failed)

    @lru_cache(maxsize=100_000)  # noqa: B019 - lives as long as the test
    def _is_open(self, service_id: str, instant: datetime) -> bool:
        hours = build_hours(self._renderer.hub.directory.service(service_id).service)
        return bool(opening_state(hours, self._calendar, instant)["state"] == "open")

    @cached_property
    def _calendar(self) -> Mapping[str, object]:
        hub = self._renderer.hub
        return build_calendar(hub.today, hub.calendar.terms, hub.calendar.bank_holidays)

    def _points(self, linked: LinkedService, typed: list[str]) -> int:
        return sum(self._best(linked, word) for word in typed)

    def _best(self, linked: LinkedService, typed: str) -> int:
        fields = self.fields[linked.service.id]
        return max((self._quality(typed, word) * WEIGHTS[field] for field, words in fields.items() for word in words), default=0)

    def _quality(self, typed: str, word: str) -> int:
        if (plain := fits(typed, word)) or self._is_known(typed):
            return plain
        return int(is_slip(typed, word) if self._is_slip_of_any(typed) else is_begun(typed, word))

    @lru_cache(maxsize=10_000)  # noqa: B019 - lives as long as the test
    def _is_known(self, typed: str) -> bool:
        return any(fits(typed, word) for word in self.vocabulary)

    @lru_cache(maxsize=10_000)  # noqa: B019 - lives as long as the test
    def _is_slip_of_any(self, typed: str) -> bool:
        return any(is_slip(typed, word) for word in self.vocabulary)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of every service, page and term in use."""
        services = {word for fields in self.fields.values() for words in fields.values() for word in words}
        return frozenset(services.union(*self._pages))

    @cached_property
    def fields(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """By service: the words of its name and its own ones, of what it is about, of its summary, of its longer texts."""
        return {linked.service.id: self._fields_of(linked) for linked in self.services}

    def _fields_of(self, linked: LinkedService) -> dict[str, frozenset[str]]:
        service = linked.service
        everyday = self._renderer.everyday_words
        phone = service.phones[0].number if service.phones else ""
        telling, others = self._terms(linked)
        gloss = self._renderer.gloss("service", service.id)
        texts = {
            word for word in self._words(*searched_texts(linked)) if len(word) > 1 and not (word.isdigit() and len(word) < 4)
        }
        return {
            "name": self._words(service.name, gloss, linked.organization.name, phone, *everyday(service.id)),
            "about": self._words(*telling),
            "summary": self._words(service.summary, *others),
            "text": frozenset(texts - set(words_of(self._small, "", self._renderer.locale))),
        }

    def _terms(self, linked: LinkedService) -> tuple[list[str], list[str]]:
        """The words of its first topic and its conditions; those of its other terms."""
        telling: list[str] = []
        others: list[str] = []
        for facet in dict.fromkeys(("topic", *self._facets)):
            for place, value in enumerate(stated_values(linked, facet)):
                tells = facet == "condition" or (facet == "topic" and place == 0)
                (telling if tells else others).extend(self._term_words(facet, value))
        return telling, others

    def _term_words(self, facet: str, value: str) -> Iterator[str]:
        if value == "not-stated" and facet != "cost":
            return
        yield label(self._renderer, facet, value)
        if facet in WITH_WORDS:
            english = self._renderer.english.directory.term(facet, value)
            yield from (english.name, *english.other_words, *self._renderer.everyday_words(f"{facet}.{value}"))

    def _words(self, *texts: str | None) -> frozenset[str]:
        return frozenset(word for text in texts if text for word in words_of(strip_marks(text), "", self._renderer.locale))


def label(renderer: Renderer, facet: str, value: str) -> str:
    """What a choice is called."""
    return renderer.hub.directory.term(facet, value).name
