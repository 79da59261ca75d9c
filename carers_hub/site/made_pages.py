"""The pages made from data: one for each service, one for each choice of each finder, one for each way through the questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from carers_hub.site.choose_pages import build_choose_pages
from carers_hub.site.shell import MadePage
from carers_hub.views.a_to_z import AToZ, PageInfo, build_a_to_z
from carers_hub.views.finder import FacetPage, Group, build_facet_pages, build_finder
from carers_hub.views.json_ld import build_json_ld
from carers_hub.views.paging import ListPage
from carers_hub.words.collation import Collation
from carers_hub.words.i18n import SOURCE_LOCALE
from carers_hub.words.rendering import Renderer


def build_made_pages(renderer: Renderer, site_url: str, pages: tuple[PageInfo, ...] = ()) -> Iterator[MadePage]:
    """Every page made from data, in a fixed order. `site_url` is the full address of this language's home page; `pages` is what
    prose pages say of themselves in it."""
    yield from build_service_pages(renderer, site_url)
    yield from build_choice_pages(renderer)
    yield from build_choose_pages(renderer)
    yield from build_a_to_z_pages(renderer, pages)


def build_service_pages(renderer: Renderer, site_url: str) -> Iterator[MadePage]:
    """A page for each published service."""
    directory = renderer.hub.directory
    for linked in directory.services:
        content = renderer.render(
            "service-page",
            linked=linked,
            similar=directory.similar(linked),
            json_ld=build_json_ld(linked, urljoin(site_url, linked.path)),
        )
        service = linked.service
        yield MadePage(linked.path, "services/", service.name, service.summary, content, service.id, service.assured_date)


def build_choice_pages(renderer: Renderer) -> Iterator[MadePage]:
    """A page for each choice of each finder's facets that gives a service, so that filters work without a script."""
    directory = renderer.hub.directory
    for finder in renderer.hub.finders:
        view = build_finder(finder, directory)
        yield from build_list(renderer, view.pages, finder.name)
        labels = Counter(value.label for facet in view.facets for value in facet.allowed_values)
        for facet_page in build_facet_pages(view, directory):
            content = renderer.render("facet-page-list", page=facet_page)
            title, description = _name(facet_page, renderer, labels[facet_page.value.label] == 1)
            yield MadePage(facet_page.value.path, finder.path, title, description, content)
            yield from build_list(renderer, facet_page.pages, title)


def build_a_to_z_pages(renderer: Renderer, pages: tuple[PageInfo, ...]) -> Iterator[MadePage]:
    """The later pages of everything by letter, where one is not enough."""
    listed = list_a_to_z(renderer, pages)
    for page in listed.pages[1:]:
        words = _later(renderer, renderer.translations.gettext("A to Z"), page)
        yield MadePage(page.path, page.home, words, words, renderer.render("letters-page", list=listed, page=page))


@lru_cache(maxsize=2)
def list_a_to_z(renderer: Renderer, pages: tuple[PageInfo, ...]) -> AToZ:
    """Everything by letter, in the order of the renderer's language. Kept, since its first page and the later ones ask for it."""
    return build_a_to_z(renderer.hub, pages, None if renderer.locale == SOURCE_LOCALE else Collation(renderer.locale))


def build_list(renderer: Renderer, pages: Sequence[ListPage[Group]], title: str) -> Iterator[MadePage]:
    """The later pages of a long list."""
    for page in pages[1:]:
        words = _later(renderer, title, page)
        yield MadePage(page.path, page.home, words, words, renderer.render("list-page", title=title, page=page))


def _later(renderer: Renderer, name: str, page: ListPage[Any]) -> str:
    words = renderer.translations.gettext("%(name)s, page %(num)s of %(total)s")
    return words % {"name": name, "num": page.number, "total": page.total}


def _name(page: FacetPage, renderer: Renderer, is_only: bool) -> tuple[str, str]:
    """The title and description of a choice's page, in the words of the editors' data. `is_only`: no other has its name."""
    gettext, ngettext = renderer.translations.gettext, renderer.translations.ngettext
    names = {
        "finder": page.finder.name,
        "question": page.facet.name,
        "choice": page.value.label or gettext("Not stated"),
        "num": page.count,
    }
    alone = is_only and page.value.path == f"{page.finder.path}{page.value.value}/"
    title = gettext("%(finder)s: %(choice)s") if alone else gettext("%(finder)s: %(question)s: %(choice)s")
    summary = ngettext("%(num)s service. %(question)s: %(choice)s.", "%(num)s services. %(question)s: %(choice)s.", page.count)
    return title % names, summary % names
