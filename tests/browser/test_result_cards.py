"""A card that a script makes from the index says the same as the card of the same service that a page has."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from tests.browser.conftest import Visit

LINES = """card => {
  const kinds = ['h3', 'h4', '.hub-gloss',
    '.hub-card__alert', '.hub-card__summary', '.hub-card__facts > div', '.hub-card__state'];
  const all = (selector, pick) => [...card.querySelectorAll(selector)].map(pick);
  const text = one => one.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\\s+/g, ' ').trim();
  return [
    ...all(kinds.join(), text),
    ...all('.hub-card__contact > :not(.hub-save)', text),
    ...all('.hub-card__contact > a', one => one.getAttribute('href')),
    ...all('[data-hours]', one => one.dataset.hours),
    ...all('.hub-card__name [lang=en], .hub-card__name[lang=en], .hub-card__summary[lang=en]', text),
  ];
}"""

OF_THE_PAGE = """() => {
  const lines = %s;
  return Object.fromEntries([...document.querySelectorAll('[data-finder-groups] [data-service]')]
    .map(item => [item.dataset.service, lines(item)]));
}"""

MADE = """async home => {
  const lines = %s;
  const { createResults } = await import('/assets/results.mjs'), { loadIndex } = await import('/assets/finder-data.mjs');
  const { index, whole } = await loadIndex(home, document.documentElement.lang);
  await whole;
  const root = document.querySelector('[data-results=found]');
  createResults(root, new Map(), 1000).show(index, [...Array(index.services).keys()]);
  const items = [...root.querySelectorAll('[data-service]')];
  while (items.length < index.services) {
    await new Promise(requestAnimationFrame);
    items.splice(0, items.length, ...root.querySelectorAll('[data-service]'));
  }
  return Object.fromEntries(items.map(item => [item.dataset.service, lines(item)]));
}"""


def differences(wanted: list[str], made: list[str]) -> list[tuple[str, str]]:
    """Lines that are not the same."""
    return [(one, other) for one, other in zip_longest(wanted, made, fillvalue="") if one != other]


@pytest.mark.parametrize("home", ["", "fa/", "gu/"], ids=["en", "fa", "gu"])
def test_a_made_card_says_what_the_page_says(home: str, visit: Visit) -> None:
    page = visit.go(f"{home}services/")
    wanted = page.evaluate(OF_THE_PAGE % LINES)
    made = page.evaluate(MADE % LINES, f"/{home}")
    assert len(wanted) > 100
    wrong = [(service, *pair) for service, lines in wanted.items() for pair in differences(lines, made[service])]
    assert wrong[:3] == []
    assert visit.complaints == []
