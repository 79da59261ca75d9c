"""axe finds nothing in the other languages, and no page of theirs scrolls sideways on a phone.

axe is slow, so `make test` gives it a SAMPLE: each template in one language in turn, on a phone, and a few of them on a desktop;
the rules on colour in one language, for all have one style. What is marked `thorough` is the rest: every rule on every template,
in every language, at both widths. English has every template in `test_accessibility.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def is_in_turn(locale: str, name: str, locales: Sequence[str]) -> bool:
    """Whether it is a language's turn to be looked at in a template."""
    return locale == locales[list(TEMPLATES).index(name) % len(locales)]


def cases() -> Iterator[Any]:
    """What axe looks at: the window, the language, the template."""
    for locale in LOCALES:
        for size in (PHONE, DESKTOP):
            for name in TEMPLATES:
                is_sample = is_in_turn(locale, name, LOCALES) and (size is PHONE or name in DESKTOP_SAMPLE)
                marks = () if is_sample else pytest.mark.thorough
                yield pytest.param({"viewport": size}, locale, name, marks=marks, id=f"{locale}-{name}-{size['width']}")


@pytest.mark.parametrize(("window", "locale", "name"), list(cases()), indirect=["window"])
def test_axe_finds_nothing(window: Visit, locale: str, name: str, pytestconfig: pytest.Config) -> None:
    is_thorough = pytestconfig.getoption("thorough")
    page = window.go(f"{locale}/{TEMPLATES[name]}")
    shorten(page, TEMPLATES[name], is_thorough=is_thorough)
    assert violations(page, () if is_thorough or locale == COLOURFUL else COLOUR) == []


def test_the_sample_has_each_template_and_each_language() -> None:
    everything = list(cases())
    sample = [case.values for case in everything if not case.marks]
    assert {name for _, _, name in sample} == set(TEMPLATES)
    assert {locale for _, locale, _ in sample} == set(LOCALES)
    assert len(everything) == len(LOCALES) * len(TEMPLATES) * 2


@pytest.mark.parametrize("window", [{"viewport": PHONE}], indirect=True, ids=["360"])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_template_scrolls_sideways_on_a_phone(locale: str, window: Visit, pytestconfig: pytest.Config) -> None:
    """In the sample each template in one language of each direction."""
    everything = pytestconfig.getoption("thorough")
    wide = {}
    for name, path in TEMPLATES.items():
        if not (everything or any(is_in_turn(locale, name, locales) for locales in DIRECTIONS)):
            continue
        width: int = window.go(f"{locale}/{path}").evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    assert wide == {}
