"""axe finds nothing in the other languages, and no page of theirs scrolls sideways on a phone.

axe is slow, so `make test` gives it a SAMPLE: on a phone each template in two languages, one of each direction, in turn; on a
desktop a few templates in each language; the rules on colour in one language, for all have one style. `make thorough` leaves
nothing out: every rule on every template in every language at both widths. English is looked at whole in `test_accessibility.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from carers_hub.site.site_words import load_site_words
from carers_hub.words.i18n import text_direction
from tests.browser.conftest import DESKTOP, PHONE, ROOT, Visit
from tests.browser.templates import TEMPLATES
from tests.browser.test_accessibility import COLOUR, shorten, violations

LOCALES = load_site_words(ROOT).published
DIRECTIONS = [[locale for locale in LOCALES if text_direction(locale) == direction] for direction in ("rtl", "ltr")]
COLOURFUL = DIRECTIONS[0][0]
"""The language whose colours are looked at in the sample."""
DESKTOP_SAMPLE = ("home", "topic", "all services", "service", "page for children", "charts")


def is_in_sample(locale: str, name: str, size: dict[str, int]) -> bool:
    """Whether `make test` looks at a template in a language at a width."""
    if size is DESKTOP:
        return name in DESKTOP_SAMPLE
    turn = list(TEMPLATES).index(name)
    return any(locale == locales[turn % len(locales)] for locales in DIRECTIONS)


def cases(*, is_thorough: bool) -> Iterator[Any]:
    """What axe looks at: the window, the language, the template, and whether at its colours too."""
    for locale in LOCALES:
        for size in (PHONE, DESKTOP):
            for name in TEMPLATES:
                if is_thorough or is_in_sample(locale, name, size):
                    colour = is_thorough or locale == COLOURFUL
                    yield pytest.param({"viewport": size}, locale, name, colour, id=f"{locale}-{name}-{size['width']}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The sample, or with `--thorough` all there is."""
    if metafunc.function is test_axe_finds_nothing:
        found = list(cases(is_thorough=metafunc.config.getoption("thorough")))
        metafunc.parametrize(("window", "locale", "name", "colour"), found, indirect=["window"])


def test_axe_finds_nothing(window: Visit, locale: str, name: str, colour: bool, pytestconfig: pytest.Config) -> None:
    page = window.go(f"{locale}/{TEMPLATES[name]}")
    shorten(page, TEMPLATES[name], is_thorough=pytestconfig.getoption("thorough"))
    assert violations(page, () if colour else COLOUR) == []


def test_the_sample_has_each_template_twice_and_each_language() -> None:
    sample = [case.values for case in cases(is_thorough=False)]
    for name in TEMPLATES:
        assert len({locale for window, locale, shown, _ in sample if shown == name and window["viewport"] is PHONE}) == 2, name
    assert {locale for _, locale, _, _ in sample} == set(LOCALES)
    assert len(list(cases(is_thorough=True))) == len(LOCALES) * len(TEMPLATES) * 2


@pytest.mark.parametrize("window", [{"viewport": PHONE}], indirect=True, ids=["360"])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_template_scrolls_sideways_on_a_phone(locale: str, window: Visit) -> None:
    wide = {}
    for name, path in TEMPLATES.items():
        width: int = window.go(f"{locale}/{path}").evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    assert wide == {}
