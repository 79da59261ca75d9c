"""axe finds nothing on any template, on a phone and on a desktop, with every rule for WCAG 2.2 A and AA, target size too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.templates import LONG, TEMPLATES

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
COLOUR = ("color-contrast", "color-contrast-enhanced")
RULES = {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}}
OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": RULES,
    "resultTypes": ["violations"],
}


FEW = """([lists, most]) => { for (const list of document.querySelectorAll(lists))
  if (list.children.length > most) [...list.children].slice(most).forEach(item => item.remove()) }"""


def shorten(page: Page, path: str, *, is_thorough: bool) -> None:
    """Leave a few cards of a list, which are all of one kind: axe takes many seconds for them all. `make thorough` has all but
    those of the longest pages."""
    if path in LONG:
        page.evaluate(FEW, ["main ul, main dl", 6])
    if path in LONG or not is_thorough:
        page.evaluate(FEW, ["main ul:has(> [data-service])", 2])


def violations(page: Page, without: Iterable[str] = ()) -> list[str]:
    """What axe finds, a line for each element. `without`: rules to leave out."""
    page.evaluate(AXE)
    options = {**OPTIONS, "rules": {**RULES, **{rule: {"enabled": False} for rule in without}}}
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(document, options).then(result => result.violations)", options
    )
    return [f"{rule['id']}: {node['html'][:120]}: {node['failureSummary'][:160]}" for rule in found for node in rule["nodes"]]


WIDE = ("home", "topic", "all services", "service", "page for children", "charts", "A to Z", "not found")
"""Templates that `make test` looks at on a desktop too."""


def cases() -> Iterator[Any]:
    """Every template on a phone and, some of them only in `make thorough`, on a desktop."""
    for name in TEMPLATES:
        yield pytest.param({"viewport": PHONE}, name, id=f"{name}-360")
        marks = () if name in WIDE else pytest.mark.thorough
        yield pytest.param({"viewport": DESKTOP}, name, marks=marks, id=f"{name}-1280")


@pytest.mark.parametrize(("window", "name"), list(cases()), indirect=["window"])
def test_axe_finds_nothing(name: str, window: Visit, pytestconfig: pytest.Config) -> None:
    page = window.go(TEMPLATES[name])
    shorten(page, TEMPLATES[name], is_thorough=pytestconfig.getoption("thorough"))
    assert violations(page) == []


def test_axe_can_find_something(window: Visit) -> None:
    page = window.go("contact/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/assets/favicon.svg\"><a href=\"#x\"></a>')"
    )
    found = " ".join(violations(page))
    assert "image-alt" in found
    assert "link-name" in found


@pytest.mark.parametrize("window", [{"viewport": PHONE}, {"viewport": DESKTOP}], indirect=True, ids=["360", "1280"])
def test_an_open_and_an_empty_finder_have_nothing_wrong(window: Visit) -> None:
    page = window.go("respite/?q=zzzz")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("[data-finder-empty]").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("window", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["320"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_page_scrolls_sideways_at_400_percent(name: str, window: Visit) -> None:
    page = window.go(TEMPLATES[name])
    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320


@pytest.mark.parametrize("window", [{"viewport": PHONE}], indirect=True, ids=["360"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_title_is_on_a_phones_first_screen(name: str, window: Visit) -> None:
    box = window.go(TEMPLATES[name]).locator("h1").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 640


BIG_ENOUGH = """() => [...document.querySelectorAll('a, button, input, summary')].flatMap(element => {
  const box = element.getBoundingClientRect();
  const inline = getComputedStyle(element).display === 'inline';
  if (!box.width || inline || element.classList.contains('hub-skip') || element.type === 'checkbox') return [];
  return box.height < 43.5 ? [element.outerHTML.slice(0, 120) + ' ' + box.height] : [];
})"""


@pytest.mark.parametrize("window", [{"viewport": PHONE}], indirect=True, ids=["360"])
@pytest.mark.parametrize("name", ["home", "topic", "service", "all services", "page for children"])
def test_buttons_are_44_pixels_high(name: str, window: Visit) -> None:
    """Every target that is not a link inside running text."""
    found: list[str] = window.go(TEMPLATES[name]).evaluate(BIG_ENOUGH)
    assert found == []
