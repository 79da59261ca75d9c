"""MkDocs events, a line or two each. What they do is in carers_hub/site/mkdocs_door.py."""

from __future__ import annotations

from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from carers_hub.site import mkdocs_door as door


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Live reload adds a script of its own to each page, which our security policy would stop."""
    door.previewing(command == "serve")


@event_priority(100)
def _load(config: MkDocsConfig) -> MkDocsConfig:
    """Before every plugin: read and check the content, stop with a list of problems."""
    return door.load(config)


@event_priority(-100)
def _lock(config: MkDocsConfig) -> MkDocsConfig:
    """After the macros plugin: pages may call our macros and nothing else."""
    return door.lock_pages(config)


on_config = CombinedEvent(_load, _lock)


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Only our own files are published, none of Material's."""
    return door.keep_own_files(files, config)


def on_nav(nav: Navigation, files: Files, **_: Any) -> Navigation:
    """Keep the navigation for the pages made from data."""
    return door.keep_nav(nav, files)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """A page in the language of the build."""
    return door.read_page_source(page, config)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Put what the macros gave where the page called them."""
    return door.fill(html, page)


@event_priority(-100)
def on_env(env: Environment, **_: Any) -> Environment:
    """Give page templates our components."""
    return door.give_components(env)


@event_priority(-100)
def on_post_page(output: str, **_: Any) -> str:
    """Mark what is English on a page in another language."""
    return door.finish_page(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The same for the page that is shown when a page is missing."""
    return door.finish_page(output_content) if template_name.endswith(".html") else output_content


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write service pages, facet pages, style, sitemap, headers and redirects."""
    door.finish(config)
