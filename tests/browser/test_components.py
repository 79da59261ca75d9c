"""axe finds nothing on any example of any component, on a phone and on a desktop. Whole pages are tested elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Browser, Page

from carers_hub.words.assets import build_stylesheet
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import AXE
from tests.golden.examples import THEME, Example, load_examples
from tests.golden.test_components import render_page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
}
EXAMPLES = {name: list(found) for name, found in groupby(load_examples(), key=lambda example: example.component)}


def show(page: Page, example: Example, style: str) -> list[str]:
    """Put an example on the page, everything unfolded, and say what is wrong: a line for each element axe finds."""
    page.set_content(render_page(example))
    page.add_style_tag(content=style)
    page.evaluate("for (const one of document.querySelectorAll('details, [hidden]')) { one.open = true; one.hidden = false }")
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", OPTIONS)
    faults = [f"{example.id}: {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]
    is_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*faults, f"{example.id}: wider than the page"] if is_wide else faults


@pytest.fixture(scope="module", params=[PHONE, DESKTOP], ids=["360", "1280"])
def blank(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of its own for examples: nothing of the site is in it."""
    page = browser.new_page(viewport=request.param)
    yield page
    page.close()


@pytest.fixture(scope="module")
def style() -> str:
    """The style of the site."""
    return build_stylesheet(THEME)


@pytest.mark.parametrize("component", EXAMPLES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(component: str, blank: Page, style: str) -> None:
    assert [line for example in EXAMPLES[component] for line in show(blank, example, style)] == []
