"""Everything a hub publishes, read and checked: the directory, the strategy, the pages and the addresses they have had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from markupsafe import Markup

from carers_hub.domain import Hub, load_hub
from carers_hub.model.permalinks import PermalinksFile
from carers_hub.site.languages import Language, load_languages
from carers_hub.site.page_checks import check_pages
from carers_hub.site.page_macros import Around, page_macros
from carers_hub.site.permalinks import check_permalinks, load_permalinks, with_implied_redirects
from carers_hub.site.prose import check_addresses, live_paths, load_prose, page_info
from carers_hub.site.settings import Settings
from carers_hub.source import Problem, Severity
from carers_hub.views.a_to_z import PageInfo
from carers_hub.words.rendering import Renderer


@dataclass(frozen=True)
class Content:
    """A hub and its prose pages, with nothing wrong in them."""

    settings: Settings
    hub: Hub
    pages: tuple[PageInfo, ...]
    register: PermalinksFile

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, read when first asked for."""
        return load_languages(self.settings, self.hub)

    def renderer(self, locale: str, base: str, home: str = "") -> Renderer:
        """Components in one language. `base`: the path the whole site is served under; `home`: of this language's home page."""
        catalogues = next((known.catalogues for known in self.languages if known.locale == locale), None)
        return Renderer(self.hub, self.settings.theme, locale, base, catalogues, home)

    def phone_numbers(self) -> frozenset[str]:
        """Every number the site may show."""
        return frozenset([*self.hub.directory.phone_numbers(), *(line.number for line in self.hub.guides.urgent)])


def load_content(settings: Settings, today: date) -> tuple[Content | None, list[Problem]]:
    """Read and check everything. The content is None when anything is wrong; the list may hold advice even so."""
    hub, problems = load_hub(settings.root, today)
    prose = load_prose(settings.docs)
    problems += _check_pages(hub, settings, tuple(page_info(page) for page in prose), today)
    register, document, wrong = load_permalinks(settings.root)
    problems += wrong
    if hub is None or is_wrong(problems):
        return None, problems
    problems += check_addresses(hub, prose)
    if document is not None:
        live = live_paths(hub, prose)
        register = with_implied_redirects(register, live, {finder.path for finder in hub.finders})
        problems += check_permalinks(register, document, live)
    content = Content(settings, hub, tuple(page_info(page) for page in prose), register)
    return (None if is_wrong(problems) else content), problems


def is_wrong(problems: list[Problem]) -> bool:
    """Whether any of the problems keeps the site from being published."""
    return any(problem.severity is Severity.WRONG for problem in problems)


def _check_pages(hub: Hub | None, settings: Settings, pages: tuple[PageInfo, ...], today: date) -> list[Problem]:
    """Problems of the prose pages. When the hub itself has problems, macros are only known by name and not called."""
    if hub is None:
        macros = page_macros(cast(Renderer, _Unread()))
        return check_pages(settings.docs, settings.root, macros, call_macros=False, today=today)
    topics = [term.id for term in hub.directory.terms("topic")]
    macros = page_macros(_Unseen(hub, settings.theme), Around(pages))
    return check_pages(settings.docs, settings.root, macros, topics=topics, today=today)


class _Unseen(Renderer):
    """Looks everything up and draws nothing: a check wants to know what is missing, not how the rest looks."""

    def render(self, name: str, /, **context: Any) -> Markup:  # noqa: ARG002
        return Markup()


class _Unread:
    """Stands where a hub that cannot be read would be. It has every part one asks for, and none does anything."""

    def __getattr__(self, name: str) -> _Unread:
        return self
