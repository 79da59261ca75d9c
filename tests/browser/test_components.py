"""axe finds nothing on any example of any component, on a phone and on a desktop. Whole pages are tested elsewhere."""

from __future__ import annotations

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
    """Put an example on the page, everything unfolded, and say what axe finds: a line for each element."""
    page.set_content(render_page(example))
    page.add_style_tag(content=style)
    page.evaluate("for (const one of document.querySelectorAll('details, [hidden]')) { one.open = true; one.hidden = false }")
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", OPTIONS)
    return [f"{example.id}: {rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
@pytest.mark.parametrize("component", EXAMPLES)
def test_axe_finds_nothing(component: str, size: dict[str, int], browser: Browser) -> None:
    page = browser.new_page(viewport=size)  # type: ignore[arg-type]
    style = build_stylesheet(THEME)
    found = [line for example in EXAMPLES[component] for line in show(page, example, style)]
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found == []
    assert wide <= size["width"]
