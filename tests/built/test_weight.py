"""Old phones and small data plans: what a first visit costs. Sizes are gzip -9, as in the plan's comparison."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from carers_hub.site.built_pages import BuiltPage

STOCK_MATERIAL = 74_916
"""HTML, style and scripts of one page of stock Material, without its search index."""

Pages = Mapping[str, BuiltPage]


def weight(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), 9))


def scripts_of(page: BuiltPage, site: Path) -> set[Path]:
    """The scripts a page loads by itself: those it names and, on and on, what they import; not what they fetch when used."""
    waiting = [site / name.lstrip("/") for name in re.findall(r'<script[^>]*\ssrc="(/[^"]+\.mjs)"', page.html)]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop().resolve()
        if file not in found:
            found.add(file)
            waiting += [file.parent / name for name in _IMPORT.findall(file.read_text(encoding="utf-8"))]
    return found


_IMPORT = re.compile(r'\bimport\b[^;"]*?from ?"([^"]+)";')


def first_visit(page: BuiltPage, site: Path) -> int:
    """Bytes of a page with its style and the scripts it loads."""
    files = [site / "assets/hub.css", *scripts_of(page, site)]
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


@pytest.mark.parametrize("path", ["", "respite/", "services/", "a-to-z/"])
def test_the_search_costs_nothing_before_it_is_used(path: str, pages: Pages, site: Path) -> None:
    names = {file.name for file in scripts_of(pages[path], site)}
    assert names.isdisjoint({"engine.mjs", "results.mjs", "near.mjs", "finder-run.mjs", "site-search.mjs"})


def test_the_first_result_costs_under_40_kilobytes(site: Path) -> None:
    """The index, and every script a finder fetches for it."""
    waiting, files = [site / "assets/finder-run.mjs"], {site / "finder.json"}
    while waiting:
        file = waiting.pop().resolve()
        files.add(file)
        waiting += [file.parent / name for name in _IMPORT.findall(file.read_text(encoding="utf-8"))]
    assert len(files) > 6
    assert sum(weight(file.read_text(encoding="utf-8")) for file in files) < 40_000
