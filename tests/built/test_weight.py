"""Old phones and small data plans: what a first visit costs. Sizes are gzip -9, as in the plan's comparison."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

from carers_hub.site.built_pages import BuiltPage

STOCK_MATERIAL = 74_916
"""HTML, style and scripts of one page of stock Material, without its search index."""

Pages = Mapping[str, BuiltPage]


def weight(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), 9))


def first_visit(page: BuiltPage, site: Path) -> int:
    """Bytes of a page with its style and every script the site has."""
    files = [site / "assets/hub.css", *site.rglob("*.mjs")]
    return weight(page.html) + sum(weight(file.read_text(encoding="utf-8")) for file in files)


@pytest.mark.parametrize("path", ["", "respite/", "services/", "a-to-z/", "young-carers/"])
def test_a_first_visit_is_lighter_than_stock_material(path: str, pages: Pages, site: Path) -> None:
    assert first_visit(pages[path], site) < STOCK_MATERIAL


def test_a_first_visit_to_a_service_is_light(pages: Pages, site: Path) -> None:
    assert first_visit(pages["services/barnet-social-care-direct/"], site) < 25_000


def test_a_service_page_is_under_8_kilobytes(pages: Pages) -> None:
    heavy = {
        path: weight(page.html) for path, page in pages.items() if path.startswith("services/") and page.html.count("ld+json")
    }
    assert len(heavy) > 100
    assert {path: size for path, size in heavy.items() if size >= 8_000} == {}
