"""The site in each language as its reader meets it: words that find, an alphabet in order, numbers the right way round."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from carers_hub.site.site_words import load_site_words
from carers_hub.words.collation import ALPHABETS
from carers_hub.words.i18n import babel_locale, text_direction
from tests.browser.conftest import PHONE, ROOT, Visit
from tests.folding_cases import FOLDED, WORDS

LOCALES = load_site_words(ROOT).published
RIGHT_TO_LEFT = [locale for locale in LOCALES if text_direction(locale) == "rtl"]
QUERIES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8"))


SEARCH = """async ([home, locale, queries]) => {
  const engine = await import('/assets/engine.mjs');
  const [data, texts] = await Promise.all(['', '-text'].map(async part => (await fetch(`${home}finder${part}.json`)).json()));
  const page = new DOMParser().parseFromString(await (await fetch(`${home}a-to-z/`)).text(), 'text/html');
  const small = page.querySelector('[data-a-to-z]').dataset.smallWords;
  const index = engine.prepare(data, locale);
  engine.addTexts(index, texts);
  const page_of = entry => data.pages[entry - index.services][0];
  const address = entry => (entry < index.services ? `services/${data.services[entry][0]}/` : page_of(entry));
  return queries.map(typed => engine.find(index, { words: engine.asked(typed, small, locale) }).found.map(address));
}"""


def search(visit: Visit, locale: str) -> list[list[str]]:
    """Addresses of what each query finds in a language, the best first."""
    home = "/" if locale == "en" else f"/{locale}/"
    found: list[list[str]] = visit.page.evaluate(SEARCH, [home, locale, [query[locale] for query in QUERIES]])
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_words_find_what_the_english_words_find(locale: str, window: Visit) -> None:
    """Among the first fifteen what was chosen for the query, and something of what English puts first."""
    assert len(QUERIES) == 30
    window.go("contact/")
    missed, strange = [], []
    for query, english, other in zip(QUERIES, search(window, "en"), search(window, locale), strict=True):
        missed += [
            f"{query[spoken]}: {query['finds']}"
            for spoken, found in (("en", english), (locale, other))
            if query["finds"] not in found[:15]
        ]
        if not set(english[:5]) & set(other[:15]):
            strange.append(f"{query['en']}: {query[locale]}")
    assert missed == []
    assert strange == []


def test_the_search_of_the_site_gives_pages_and_services_together(visit: Visit) -> None:
    page = visit.go("a-to-z/?q=money")
    expect(page.locator("[data-results=all]")).to_be_visible()
    links = page.locator("[data-results=all] h3 a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert links[0] == "/money/"
    assert any(link.startswith("/services/") for link in links)
    assert page.locator("[data-a-to-z-list]").is_hidden()
    page.locator("main input[name=q]").fill("")
    expect(page.locator("[data-a-to-z-list]")).to_be_visible()


@pytest.mark.parametrize(("locale", "typed"), [("fa", "مشاور"), ("ar", "المال"), ("gu", "પૈસા"), ("pl", "pieniadze")])
def test_a_finder_finds_by_words_of_the_language(locale: str, typed: str, visit: Visit) -> None:
    page = visit.go(f"{locale}/services/")
    everything = page.locator("li[data-service]:visible").count()
    page.locator("[data-finder-form] input[name=q]").fill(typed)
    expect(page.locator("[data-results=found]")).to_be_visible()
    assert 0 < page.locator("li[data-service]:visible").count() < everything
    assert page.locator("[data-finder-empty]").is_hidden()


FOLD = "async texts => texts.map((await import('/assets/filter.mjs')).fold)"
WORDS_OF = "async asked => { const {wordsOf} = await import('/assets/filter.mjs'); return asked.map(one => wordsOf(...one)) }"


def test_the_script_compares_words_as_the_program_does(window: Visit) -> None:
    page = window.go("")
    assert page.evaluate(FOLD, [text for text, _ in FOLDED]) == [folded for _, folded in FOLDED]
    asked = [[text, small, locale] for locale, text, small, _ in WORDS]
    assert page.evaluate(WORDS_OF, asked) == [list(found) for *_, found in WORDS]


INVERSIONS = """locale => {
  const {compare} = new Intl.Collator(locale);
  const plain = text => (locale === 'ar' ? text.replace(/[أإآ]/g, 'ا') : text);
  const titles = [...document.querySelectorAll('.hub-letters__entry a')].map(link => link.textContent);
  return titles.flatMap((title, n) => n && compare(plain(titles[n - 1]), plain(title)) > 0 ? [[titles[n - 1], title]] : []);
}"""
"""Neighbours in the wrong order. Arabic words with hamza stand among those without, as a reader looks for them."""


@pytest.mark.parametrize("locale", LOCALES)
def test_the_a_to_z_is_in_the_order_of_the_language(locale: str, window: Visit) -> None:
    """As the browser sorts, with ICU and CLDR."""
    found: list[list[str]] = window.go(f"{locale}/a-to-z/").evaluate(INVERSIONS, locale)
    assert found == []


@pytest.mark.parametrize("locale", sorted(ALPHABETS))
def test_alphabets_are_those_of_the_browser(locale: str, window: Visit) -> None:
    sort = "([locale, letters]) => [...letters].sort(new Intl.Collator(locale).compare).join('')"
    assert window.go("").evaluate(sort, [locale, ALPHABETS[locale]]) == ALPHABETS[locale]


PLURALS = """() => { const {lang} = document.documentElement, rules = new Intl.PluralRules(lang);
  return Array.from({length: 201}, (_, number) => rules.select(number)) }"""


@pytest.mark.parametrize("locale", LOCALES)
def test_scripts_pick_the_plural_forms_that_the_program_writes(locale: str, window: Visit) -> None:
    """By the language the page says it is in."""
    rule = babel_locale(locale).plural_form
    assert window.go(f"{locale}/contact/").evaluate(PLURALS) == [rule(number) for number in range(201)]


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_chooser_works_without_scripts(locale: str, visit: Visit) -> None:
    page = visit.go("respite/free/")
    page.locator(f'.hub-header a[hreflang="{locale}"]').click()
    page.wait_for_url(f"**/{locale}/respite/free/", wait_until="load")
    assert page.locator("html").get_attribute("dir") == text_direction(locale)
    page.locator('#site-languages a[hreflang="en"]').click()
    page.wait_for_url(f"{visit.address}respite/free/")


LINE = """() => { const line = document.querySelector('.hub-languages__all'), names = [...line.querySelectorAll('span')];
  const ends = names.map(name => name.getBoundingClientRect().bottom);
  return [names.length, Math.max(...ends) - Math.min(...ends), line.getBoundingClientRect().height] }"""


@pytest.mark.parametrize("window", [{"viewport": PHONE}], indirect=True, ids=["360"])
@pytest.mark.parametrize("locale", ["en", *LOCALES])
def test_on_a_phone_the_names_of_the_languages_are_on_one_line(locale: str, window: Visit) -> None:
    names, apart, height = window.go("contact/" if locale == "en" else f"{locale}/contact/").evaluate(LINE)
    assert names == len(LOCALES)
    assert apart < 8
    assert 44 <= height < 52


@pytest.mark.parametrize("visit", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True, ids=["360"])
def test_on_a_phone_one_line_leads_to_all_languages(visit: Visit) -> None:
    page = visit.go("respite/")
    line = page.locator(".hub-languages__all")
    assert not page.locator(".hub-header .hub-languages__list").is_visible()
    line.click()
    page.wait_for_url("**/#site-languages")
    assert page.locator("#site-languages a").first.is_visible()


ORDER = r"""() => {
  const kinds = {
    phone: /(?<![\d£.,])\d{3,5}(?: \d{3,4}){1,2}(?!\d)/g,
    price: /£\d[\d,]*(?:\.\d+)?/g,
    range: /(?:£\d[\d,.]*|\d[\d.:]*) ?[-–] ?£?\d[\d.:]*/g,
    time: /(?<!\d)\d{1,2}:\d\d(?!\d)/g,
    postcode: /\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/g,
    address: /[\w.+-]+@[\w.-]+\w|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b/g,
  };
  const seen = {}, wrong = [];
  const box = (node, from) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + 1);
    return range.getClientRects()[0];
  };
  for (const one of document.querySelectorAll('details')) one.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest('script, svg, .hub-hidden')) continue;
    for (const [kind, pattern] of Object.entries(kinds)) for (const found of node.data.matchAll(pattern)) {
      const first = box(node, found.index), last = box(node, found.index + found[0].length - 1);
      if (!first || !last || Math.abs(first.top - last.top) > 4) continue;
      seen[kind] = (seen[kind] ?? 0) + 1;
      if (first.left >= last.left) wrong.push(`${kind}: ${found[0]} in ${parent.outerHTML.slice(0, 160)}`);
    }
  }
  return [seen, wrong];
}"""
"""For each number and address in view, where its first and last letters are drawn: the first must lie to the left."""

PAGES = {
    "services/barnet-carers/": {"phone", "address"},
    "services/barnet-young-carers/": {"phone", "postcode"},
    "services/barnet-social-care-direct/": {"phone", "time"},
    "money/": {"phone", "price"},
    "respite/": {"phone"},
    "mental-health/": {"phone"},
    "emergency/": {"phone"},
    "contact/": {"phone"},
    "young-carers/": {"phone"},
    "strategy/survey/": set[str](),
    "strategy/carers-journey/": set[str](),
    "there-is-no-such-page/": {"phone"},
}
"""Pages, and what at least must be seen on each."""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", RIGHT_TO_LEFT)
def test_numbers_and_addresses_run_from_left_to_right(locale: str, path: str, window: Visit) -> None:
    seen, wrong = window.go(f"{locale}/{path}").evaluate(ORDER)
    assert wrong == []
    assert set(seen) >= PAGES[path]


def test_a_number_in_the_wrong_order_would_be_seen(window: Visit) -> None:
    page = window.go(f"{RIGHT_TO_LEFT[0]}/services/barnet-carers/")
    page.evaluate("for (const one of document.querySelectorAll('bdi, [dir=ltr]')) { one.dir = 'rtl' }")
    _, wrong = page.evaluate(ORDER)
    assert any(found.startswith("phone") for found in wrong)


@pytest.mark.parametrize("locale", RIGHT_TO_LEFT)
def test_signs_that_point_are_mirrored(locale: str, window: Visit) -> None:
    """An arrow at the end of a line points the way the line runs."""
    sign = "getComputedStyle(document.querySelector('.hub-situations__link'), '::after').content"
    english, mirrored = (window.go(prefix).evaluate(sign) for prefix in ("", f"{locale}/"))
    assert "\u2192" in english
    assert "\u2190" in mirrored


@pytest.mark.parametrize("locale", RIGHT_TO_LEFT)
def test_the_page_runs_from_the_right(locale: str, window: Visit) -> None:
    page = window.go(f"{locale}/respite/")
    name, search = page.locator(".hub-header__name").bounding_box(), page.locator(".hub-header__search").bounding_box()
    assert name
    assert search
    assert name["x"] > search["x"]
