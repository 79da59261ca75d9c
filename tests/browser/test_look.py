"""The page on paper, from right to left, in forced colours and without motion."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE, Visit
from tests.browser.templates import TEMPLATES

PAGES = ["home", "topic", "service", "charts", "page for children"]


def pdf_pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") or pdf.count(b"/Type/Page")


@pytest.mark.parametrize("path", ["services/barnet-social-care-direct/", "services/samaritans/", "services/barnet-carers/"])
def test_a_service_fits_on_one_side_of_a4(path: str, window: Visit) -> None:
    page = window.go(path)
    assert pdf_pages(page.pdf(format="A4", prefer_css_page_size=True)) == 1


@pytest.mark.parametrize("name", PAGES)
def test_paper_has_words_and_no_controls(name: str, visit: Visit) -> None:
    page = visit.go(TEMPLATES[name])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for gone in (".hub-nav", ".hub-header__search", "[data-exit]", "[data-finder-form]", "[data-finder-links]"):
        assert page.locator(f"{gone}:visible").count() == 0, gone


def test_charts_have_their_numbers_on_paper(visit: Visit) -> None:
    page = visit.go("strategy/survey/")
    page.emulate_media(media="print")
    assert page.locator("main svg[role=img]:visible").count() > 0
    assert page.locator("main table:visible").count() >= page.locator("main svg[role=img]").count()


@pytest.mark.parametrize(
    "window", [{"viewport": PHONE}, {"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["360", "320"]
)
@pytest.mark.parametrize("name", PAGES)
def test_right_to_left_does_not_scroll_sideways(name: str, window: Visit) -> None:
    page = window.go(TEMPLATES[name])
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    overlap = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => { const b = e.getBoundingClientRect();"
        " return b.width && !e.closest('.hub-hidden, .hub-skip, svg') && (b.left < -1 || b.right > innerWidth + 1) }).length"
    )
    assert overlap == 0


def test_a_number_is_read_from_left_to_right_in_right_to_left_text(window: Visit) -> None:
    page = window.go("services/barnet-social-care-direct/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    order = page.evaluate("""() => { const node = document.querySelector('main a[href^="tel:"] bdi').firstChild, places = [];
      for (let i = 0; i < node.length; i++) { const r = document.createRange(); r.setStart(node, i); r.setEnd(node, i + 1);
        places.push(r.getBoundingClientRect().x); } return places.every((x, i) => !i || x >= places[i - 1]); }""")
    assert order


@pytest.mark.parametrize("visit", [{"forced_colors": "active"}], indirect=True, ids=["forced colours"])
def test_in_forced_colours_cards_and_buttons_have_an_edge(visit: Visit) -> None:
    page = visit.go("respite/")
    for selector in (".hub-card", ".hub-button"):
        found = page.locator(f"{selector}:visible").first
        width = found.evaluate(
            "element => Math.max(...['Top', 'Bottom'].map(side => parseFloat(getComputedStyle(element)[`border${side}Width`])))"
        )
        assert width >= 1, selector


@pytest.mark.parametrize("window", [{"reduced_motion": "reduce"}], indirect=True, ids=["less motion"])
def test_nothing_moves_for_who_asked_for_stillness(window: Visit) -> None:
    page = window.go("services/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01 }).length"
    )
    assert moving == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "smooth"


LINES = """() => {
  const shown = [...document.querySelectorAll('main p')].filter(one => one.checkVisibility());
  const longest = shown.sort((a, b) => b.textContent.length - a.textContent.length)[0];
  const range = document.createRange();
  range.selectNodeContents(longest);
  const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom / 8)));
  return [parseFloat(getComputedStyle(longest).fontSize), longest.textContent.length / lines.size, lines.size];
}"""


@pytest.mark.parametrize("name", TEMPLATES)
def test_body_text_is_18_pixels_and_lines_are_short(name: str, window: Visit) -> None:
    size, letters, lines = window.go(TEMPLATES[name]).evaluate(LINES)
    assert size >= 18
    assert lines == 1 or letters <= 80
