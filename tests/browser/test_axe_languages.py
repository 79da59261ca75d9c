"""axe finds nothing in the other languages, and no page of theirs scrolls sideways.

`make test` looks at every template of every language on a phone, and on a desktop at a sample of templates. The rules on colour
are left out but for one language that runs from right to left: all have one style. `make thorough` leaves nothing out: every rule
on every template of every language at both widths. English is looked at whole in `test_accessibility.py`.
"""

from __future__ import annotations

from typing import Any

import pytest

from carers_hub.site.site_words import load_site_words
from carers_hub.words.i18n import text_direction
from tests.browser.conftest import DESKTOP, PHONE, ROOT, Visit
from tests.browser.templates import LONG, TEMPLATES
from tests.browser.test_accessibility import COLOUR, FEW, violations

LOCALES = load_site_words(ROOT).published
COLOURFUL = next(locale for locale in LOCALES if text_direction(locale) == "rtl")
"""The language whose colours are looked at."""
DESKTOP_SAMPLE = ("home", "topic", "all services", "service", "page for children", "charts")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The cases: a sample, or with `--thorough` all there are."""
    if metafunc.function is not test_axe_finds_nothing:
        return
    is_thorough = metafunc.config.getoption("thorough")
    cases = [
        pytest.param({"viewport": size}, locale, name, is_thorough or locale == COLOURFUL, id=f"{locale}-{name}-{size['width']}")
        for locale in LOCALES
        for size in (PHONE, DESKTOP)
        for name in TEMPLATES
        if is_thorough or size is PHONE or name in DESKTOP_SAMPLE
    ]
    metafunc.parametrize(("window", "locale", "name", "colour"), cases, indirect=["window"])


def test_axe_finds_nothing(window: Visit, locale: str, name: str, colour: bool) -> None:
    page = window.go(f"{locale}/{TEMPLATES[name]}")
    if TEMPLATES[name] in LONG:
        page.evaluate(FEW, 6)
    assert violations(page, () if colour else COLOUR) == []
    wide: dict[str, Any] = page.viewport_size  # type: ignore[assignment]
    assert page.evaluate("document.documentElement.scrollWidth") <= wide["width"]
