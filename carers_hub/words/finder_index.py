"""What the scripts know of every service and page: `finder.json` and `finder-text.json`, one pair for each language.

Fetched when a reader first types or chooses. Shapes are in `decisions/0007-search.md`; `theme/assets/engine.mjs` reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from carers_hub.domain.directory import LinkedService
from carers_hub.model.directory import Service
from carers_hub.source.language_marks import FALLBACK_START, strip_marks
from carers_hub.source.suggest import slug
from carers_hub.views.a_to_z import PageInfo
from carers_hub.views.areas import build_areas, serves
from carers_hub.views.finder import by_nearness, facet_keys, stated_values
from carers_hub.views.opening import build_calendar, build_hours, hours_of
from carers_hub.views.places import point_of
from carers_hub.words.folding import words_of
from carers_hub.words.plain_texts import phone_label, plain_text
from carers_hub.words.rendering import Renderer

Json = Any
SEARCHED_FACETS = ("topic", "need", "caring-role", "condition")
"""Facets whose terms have everyday words."""


class FinderIndex:
    """The index of one language. `page_words`: for the address of a page or explained word, what else finds it."""

    def __init__(self, renderer: Renderer, pages: Iterable[PageInfo], page_words: Mapping[str, str]) -> None:
        self._renderer = renderer
        self._pages = tuple(pages)
        self._page_words = page_words
        directory = renderer.hub.directory
        self.services = by_nearness(directory.services, directory)
        self._areas = build_areas(directory)
        self._places, self._hours, self._serves, self._news = _Shared(), _Shared(), _Shared(), _Shared()
        self._facets = tuple(dict.fromkeys(("topic", *facet_keys(renderer.hub.finders))))

    def main(self) -> Json:
        """`finder.json`."""
        hub = self._renderer.hub
        return {
            "terms": [[key, label, words] for key, (label, words) in self.terms.items()],
            "services": [self._service(linked) for linked in self.services],
            "places": self._places.values,
            "hours": self._hours.values,
            "calendar": build_calendar(hub.today, hub.calendar.terms, hub.calendar.bank_holidays),
            "serves": self._serves.values,
            "news": self._news.values,
            "english": [number for number, linked in enumerate(self.services) if FALLBACK_START in linked.service.summary],
            "pages": [*self._page_entries(), *self._word_entries()],
        }

    def texts(self) -> Json:
        """`finder-text.json`: words of the longer texts, each with the numbers of its services as steps from one to the next;
        and for each service whom it is for, who answers its phone, and what its hours are of where that has to be said."""
        holders: dict[str, list[int]] = {}
        for number, linked in enumerate(self.services):
            for word in sorted(self._text_words(linked) - self._main_words(linked)):
                holders.setdefault(word, []).append(number)
        ordered = sorted(holders)
        return {"words": ordered, "in": [list(_steps(holders[word])) for word in ordered], "cards": [*self._cards()]}

    def _cards(self) -> Iterator[Json]:
        for service in (linked.service for linked in self.services):
            answers = [service.phones[0].description] if service.phones else []
            of = [hours_of(service)] if hours_of(service) else []
            yield [self._plain(text) for text in (service.who_for.description, *answers, *of)]

    def _plain(self, text: str) -> Json:
        return plain_text(self._renderer, text)

    @cached_property
    def terms(self) -> dict[str, tuple[str, str]]:
        """For each `facet:value` that some service has, its label and the other words for it."""
        used = {key: None for linked in self.services for key in self._keys(linked)}
        found: dict[str, tuple[str, str]] = {}
        for facet in self._facets:
            for value in [*(term.id for term in self._renderer.hub.directory.terms(facet)), "not-stated"]:
                if (key := f"{facet}:{value}") in used:
                    found[key] = (self._label(facet, value), self._other_words(facet, value))
        return found

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self.terms)}

    def _keys(self, linked: LinkedService) -> list[str]:
        return [f"{facet}:{value}" for facet in self._facets for value in stated_values(linked, facet)]

    def _label(self, facet: str, value: str) -> str:
        if value == "not-stated" and facet != "cost":
            return ""
        return strip_marks(self._renderer.hub.directory.term(facet, value).name)

    def _other_words(self, facet: str, value: str) -> str:
        """Everyday words for a term: the editors', this language's, and the English ones, which many readers know."""
        if facet not in SEARCHED_FACETS or value == "not-stated":
            return ""
        term = self._renderer.hub.directory.term(facet, value)
        english = self._renderer.english.directory.term(facet, value)
        own = [english.name] if english.name != term.name else []
        everyday = self._renderer.everyday_words(f"{facet}.{value}")
        return _tidy([*own, *english.other_words, *everyday])

    def _service(self, linked: LinkedService) -> Json:
        service = linked.service
        name = strip_marks(service.name)
        news = [self._plain(self._renderer.render(component, linked=linked)) for component in ("card-alert", "card-state")]
        return [
            "" if slug(name) == service.id else service.id,
            name,
            strip_marks(self._renderer.gloss("service", service.id)),
            strip_marks(service.summary),
            self._contact(service),
            [self._numbers[key] for key in self._keys(linked)],
            [self._places.number(point) for point in self._points(linked)],
            -1 if (hours := build_hours(service)) is None else self._hours.number(hours),
            self._serves.number(serves(linked).as_json(self._areas)),
            self._own_words(linked),
            self._news.number(news),
        ]

    def _contact(self, service: Service) -> Json:
        """What a card shows: a number, `[number, type, what is said instead]`, an address to click on, or nothing."""
        if not service.phones:
            return f"mailto:{service.email}" if service.email else service.website or ""
        first = service.phones[0]
        if first.type == "voice":
            return first.number
        return [first.number, first.type, self._plain(phone_label(first, self._renderer))]

    def _points(self, linked: LinkedService) -> Iterator[Json]:
        found = (point_of(place, self._renderer.hub.places) for place in linked.locations)
        yield from (point for point in found if point is not None)

    def _own_words(self, linked: LinkedService) -> str:
        return _tidy([strip_marks(linked.organization.name), *self._renderer.everyday_words(linked.service.id)])

    def _page_entries(self) -> Iterator[Json]:
        for page in self._pages:
            words = _tidy([*page.search_words, *self._topic_words(page), self._page_words.get(page.path, "")])
            yield [page.path, strip_marks(page.title), strip_marks(page.description), words]

    def _topic_words(self, page: PageInfo) -> list[str]:
        if not page.topic:
            return []
        return [strip_marks(self._renderer.hub.directory.term("topic", page.topic).name), self._other_words("topic", page.topic)]

    def _word_entries(self) -> Iterator[Json]:
        for term in self._renderer.hub.guides.glossary:
            path = f"glossary/#{term.id}"
            words = _tidy([*term.other_words, self._page_words.get(path, "")])
            yield [path, strip_marks(term.word), strip_marks(term.meaning), words]

    def _words(self, *texts: str | None) -> set[str]:
        return {word for text in texts if text for word in words_of(strip_marks(text), "", self._renderer.locale)}

    def _main_words(self, linked: LinkedService) -> set[str]:
        service = linked.service
        return self._words(service.name, self._renderer.gloss("service", service.id), service.summary, self._own_words(linked))

    def _text_words(self, linked: LinkedService) -> set[str]:
        small = set(words_of(self._renderer.render("small-words"), "", self._renderer.locale))
        return {word for word in self._words(*searched_texts(linked)) if len(word) > 1 and not _is_small_number(word)} - small


class _Shared:
    """Values that many services have, each once. The order is that of asking."""

    def __init__(self) -> None:
        self.values: list[Json] = []
        self._numbers: dict[str, int] = {}

    def number(self, value: Json) -> int:
        """The place of a value in the list, to which it is added when new."""
        found = self._numbers.setdefault(dump_json(value), len(self.values))
        if found == len(self.values):
            self.values.append(value)
        return found


def searched_texts(linked: LinkedService) -> Iterator[str | None]:
    """The longer texts of a service that a search looks through."""
    service = linked.service
    yield service.description
    yield service.who_for.description
    yield service.cost_note
    if not isinstance(service.how_to_get_it.steps, str):
        yield from service.how_to_get_it.steps
    yield from (phone.description for phone in service.phones)
    for place in linked.locations:
        yield from (place.name, place.address)


def dump_json(value: Json) -> str:
    """As short as JSON goes, in letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tidy(words: Iterable[str]) -> str:
    """Each word once, in order."""
    return " ".join(dict.fromkeys(word for text in words for word in strip_marks(text).split()))


def _is_small_number(word: str) -> bool:
    """An age, a time, a part of an amount: it would find what has nothing to do with it."""
    return word.isdigit() and len(word) < 4


def _steps(numbers: Iterable[int]) -> Iterator[int]:
    before = 0
    for number in numbers:
        yield number - before
        before = number
