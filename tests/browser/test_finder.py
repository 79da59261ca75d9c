"""The finder: OR within a question, AND between questions, the state in the address, and no dead end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit


def shown(page: Page) -> int:
    return page.locator("[data-terms]:not([hidden])").count()


def tick(page: Page, key: str, value: str) -> None:
    """Tick a choice, opening what it is folded in."""
    box = page.locator(f"input[name={key}][value={value}]")
    box.evaluate("box => { for (let up = box.closest('details'); up; up = up.parentElement.closest('details')) up.open = true }")
    box.check()


def number(page: Page, key: str, value: str) -> int:
    """The number beside a choice."""
    box = page.locator(f"input[name={key}][value={value}]")
    return int(box.locator("xpath=..").locator("[data-finder-number]").text_content() or "")


def status(page: Page) -> str:
    return (page.locator("[data-finder] [role=status]").text_content() or "").strip()


def with_terms(page: Page, *alternatives: tuple[str, ...]) -> int:
    """How many services have a term of each group, counted from what the server sent."""
    terms = [
        set(found.split()) for found in page.locator("[data-terms]").evaluate_all("all => all.map(one => one.dataset.terms)")
    ]
    return sum(all(have & set(group) for group in alternatives) for have in terms)


def test_or_within_a_question_and_and_between(visit: Visit) -> None:
    page = visit.go("services/")
    everything = shown(page)
    tick(page, "cost", "free")
    assert shown(page) == with_terms(page, ("cost:free",)) < everything
    tick(page, "cost", "means-tested")
    assert shown(page) == with_terms(page, ("cost:free", "cost:means-tested"))
    tick(page, "attending-type", "at-home")
    assert shown(page) == with_terms(page, ("cost:free", "cost:means-tested"), ("attending-type:at-home",))
    assert str(shown(page)) in status(page)
    assert str(everything) in status(page)


def test_numbers_beside_choices_come_true(visit: Visit) -> None:
    page = visit.go("services/")
    tick(page, "cost", "free")
    promised = number(page, "attending-type", "phone")
    tick(page, "attending-type", "phone")
    assert shown(page) == promised


def test_the_state_is_in_the_address_and_back_works(visit: Visit) -> None:
    page = visit.go("services/")
    everything = shown(page)
    tick(page, "cost", "free")
    free = shown(page)
    tick(page, "attending-type", "at-home")
    both = shown(page)
    assert page.url.endswith("?attending-type=at-home&cost=free") or page.url.endswith("?cost=free&attending-type=at-home")
    link = page.url
    page.go_back()
    expect(page.locator("[data-terms]:not([hidden])")).to_have_count(free)
    assert not page.locator("input[value=at-home]").is_checked()
    page.go_back()
    expect(page.locator("[data-terms]:not([hidden])")).to_have_count(everything)
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("[data-terms]:not([hidden])")).to_have_count(both)
    assert page.locator("input[name=cost][value=free]").is_checked()


def test_words_without_accents_or_case(visit: Visit) -> None:
    page = visit.go("services/")
    field = page.locator("form[data-finder-form] input[type=search]")
    counts = []
    for words in ("dementia", "DEMENTIA", "dementía", "  dementia  "):
        field.fill(words)
        counts.append(shown(page))
    assert counts[0] > 0
    assert len(set(counts)) == 1
    field.fill("dementia 020")
    assert 0 < shown(page) < counts[0]


def test_empty_groups_are_not_shown(visit: Visit) -> None:
    page = visit.go("services/")
    page.locator("form[data-finder-form] input[type=search]").fill("samaritans")
    for group in page.locator("[data-finder-group]:not([hidden])").all():
        assert group.locator("[data-terms]:not([hidden])").count() > 0
    assert page.locator("[data-finder-group][hidden]").count() > 0


def test_one_status_says_the_count_and_stays(visit: Visit) -> None:
    page = visit.go("services/")
    place = page.locator("[data-finder] [role=status]")
    assert place.count() == 1
    same = place.element_handle()
    assert str(shown(page)) in status(page)
    page.locator("form[data-finder-form] input[type=search]").fill("samaritans")
    expect(place).to_contain_text(re.compile(rf"^\s*{shown(page)}\b"))
    assert same is not None
    assert same.evaluate("element => element.isConnected && getComputedStyle(element).display !== 'none'")


def test_clear_all_gives_everything_back(visit: Visit) -> None:
    page = visit.go("services/?cost=free&q=carers")
    everything = page.locator("[data-terms]").count()
    assert shown(page) < everything
    page.locator("[data-finder-clear]").click()
    assert shown(page) == everything
    assert "?" not in page.url


def test_there_is_no_dead_end(visit: Visit) -> None:
    """Nothing fits: it says which choice to drop and how many that gives, and whom to ring."""
    page = visit.go("services/?cost=free&q=zzzz")
    empty = page.locator("[data-finder-empty]")
    expect(empty).to_be_visible()
    assert empty.locator("a[href^='tel:']").count() > 0
    way = empty.locator("[data-finder-drops] button").first
    promised = int(re.findall(r"\d+", way.text_content() or "")[-1])
    way.click()
    assert promised > 0
    expect(empty).to_be_hidden()
    assert shown(page) == promised


def test_an_address_with_nonsense_shows_everything(visit: Visit) -> None:
    page = visit.go("services/?cost=%3Cscript%3E&nonsense=1&topic=")
    assert shown(page) == page.locator("[data-terms]").count()
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [{"viewport": PHONE}], indirect=True, ids=["360"])
def test_on_a_phone_the_list_is_not_pushed_away(visit: Visit) -> None:
    """The questions are folded, so that the first card is near."""
    page = visit.go("services/")
    field = page.locator("form[data-finder-form] input[type=search]")
    first = page.locator("[data-terms]").first.bounding_box()
    top = page.locator("[data-finder]").bounding_box()
    assert not field.is_visible()
    assert first is not None
    assert top is not None
    assert first["y"] - top["y"] < 480


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_without_a_script_it_is_complete(visit: Visit) -> None:
    page = visit.go("services/")
    assert page.locator("[data-terms]:visible").count() == page.locator("[data-terms]").count() > 100
    assert not page.locator("[data-finder-form]").is_visible(), "no button that does nothing"
    links = page.locator("[data-finder-links] a")
    addresses = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(addresses) > 10
    chosen = next(found for found in addresses if found.endswith("/free/"))
    count = int(re.findall(r"\d+", links.locator(f"xpath=self::*[@href='{chosen}']").text_content() or "")[-1])
    page.goto(visit.address + chosen.lstrip("/"))
    assert page.locator(".hub-card").count() == count


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
@pytest.mark.parametrize("path", ["services/", "a-to-z/", "", "contact/"])
def test_without_a_script_nothing_is_dead(path: str, visit: Visit) -> None:
    """Every button belongs to a form that leads somewhere."""
    page = visit.go(path)
    dead = page.locator("button:visible").evaluate_all("all => all.filter(one => !one.form?.action).map(one => one.outerHTML)")
    assert dead == []
