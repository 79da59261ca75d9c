"""Telling us about a page: the contact page names it, and takes only an address of this site from the query."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


@pytest.mark.parametrize(
    ("query", "path"),
    [("page=respite/", "respite/"), ("service=barnet-young-carers", "services/barnet-young-carers/"), ("page=", "")],
)
def test_the_page_is_named(visit: Visit, query: str, path: str) -> None:
    page = visit.go(f"contact/?{query}")
    expect(page.locator("[data-tell-us-about] a")).to_have_attribute("href", f"/{path}")
    expect(page.locator("[data-tell-us-about] a")).to_be_visible()


@pytest.mark.parametrize("query", ["page=//evil.example/", "page=javascript:alert(1)", "service=../../x", "page=<b>", ""])
def test_nothing_else_is_taken_from_the_address(visit: Visit, query: str) -> None:
    page = visit.go(f"contact/?{query}")
    expect(page.locator("[data-tell-us-about]")).to_be_hidden()
    assert visit.complaints == []
