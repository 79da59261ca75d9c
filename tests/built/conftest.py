"""The real site, as `make build` left it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from carers_hub.site.built_pages import BuiltPage, load_built_pages
from carers_hub.site.content import Content, load_content
from carers_hub.site.settings import load_settings, read_today
from carers_hub.site.site_words import load_site_words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site. Tests of it fail when it is not there."""
    folder = ROOT / "site"
    assert (folder / "index.html").is_file(), "There is no built site. Make it with: make build"
    return folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read every page go to one worker, one after the other: the pages are read once, and lie in memory once."""
    for item in items:
        if "all_pages" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("every page"))


@pytest.fixture(scope="session")
def locales() -> tuple[str, ...]:
    """The languages the site is published in beside English."""
    return load_site_words(ROOT).published


@pytest.fixture(scope="session")
def all_pages(site: Path) -> Mapping[str, BuiltPage]:
    """Every page of the site in every language by its address."""
    return load_built_pages(site)


@pytest.fixture(scope="session")
def pages(all_pages: Mapping[str, BuiltPage], locales: tuple[str, ...]) -> Mapping[str, BuiltPage]:
    """Every English page of the site by its address."""
    return {path: page for path, page in all_pages.items() if path.partition("/")[0] not in locales}


@pytest.fixture(scope="session")
def today() -> date:
    """The day the site is made for."""
    return read_today()


@pytest.fixture(scope="session")
def content(today: date) -> Content:
    """What the site was made from."""
    found, problems = load_content(load_settings(ROOT), today)
    assert found is not None, problems
    return found
