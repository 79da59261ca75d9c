"""The search boxes of the whole site: what is typed stays on the device."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

HEADER = "header form[role=search]"
MAIN = "main form[role=search]"


def ask(page: Page, form: str, typed: str) -> None:
    field = page.locator(f"{form} input[name=q]")
    field.fill(typed)
    field.press("Enter")


@pytest.mark.parametrize(
    ("start", "form"), [("services/samaritans/", HEADER), ("", HEADER), ("", MAIN), ("a-to-z/", HEADER), ("fa/money/", HEADER)]
)
def test_what_is_typed_is_found_and_no_server_sees_it(start: str, form: str, visit: Visit) -> None:
    page, sent = visit.page, list[str]()
    page.on("request", lambda request: sent.append(request.url))
    visit.go(start)
    ask(page, form, "dementia")
    expect(page).to_have_url(re.compile(r"/a-to-z/#\?q=dementia$"))
    expect(page.locator(f"{MAIN} input[name=q]")).to_have_value("dementia")
    expect(page.locator("[data-results] li:visible a").first).to_be_visible()
    assert not [address for address in sent if "dementia" in address]
    page.locator(f"{MAIN} input[name=q]").fill("money")
    expect(page).to_have_url(re.compile(r"/a-to-z/#\?q=money$"))
    assert not [address for address in sent if "money" in address.partition("a-to-z")[2]]


def test_back_leads_to_what_was_found_before(visit: Visit) -> None:
    page = visit.go("")
    ask(page, MAIN, "dementia")
    expect(page.locator("[data-results] li:visible a").first).to_be_visible()
    page.locator("[data-results] li:visible a").first.click()
    page.wait_for_url(lambda address: "a-to-z" not in address)
    page.go_back()
    expect(page.locator(f"{MAIN} input[name=q]")).to_have_value("dementia")
    expect(page.locator("[data-results] li:visible a").first).to_be_visible()


@pytest.mark.parametrize(
    ("start", "typed"), [("", "n12 8np"), ("services/", "N12-8NP"), ("fa/", "N۱۲ ۸NP"), ("services/#?cost=free", "n12, 8 np")]
)
def test_a_postcode_leads_to_the_list_that_asks_for_it(start: str, typed: str, visit: Visit) -> None:
    page, sent = visit.page, list[str]()
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    visit.go(start)
    ask(page, HEADER, typed)
    expect(page).to_have_url(re.compile(r"/services/#(all-services-postcode|\?cost=free)$"))
    field = page.locator("[data-finder-postcode]")
    expect(field).to_be_focused()
    page.keyboard.type("N12 8NP")
    expect(page.locator("[data-results=near] li").first).to_be_visible()
    assert not [address for address in (*sent, page.url) if "n12" in address.lower()]


def test_back_undoes_what_was_ticked_after_a_link_to_a_place(visit: Visit) -> None:
    page = visit.go("services/")
    ask(page, HEADER, "n12 8np")
    expect(page.locator("[data-finder-postcode]")).to_be_focused()
    box = page.locator("input[name=cost][value=free]")
    box.evaluate("box => box.click()")
    expect(page).to_have_url(re.compile(r"#\?cost=free$"))
    page.go_back()
    expect(box).not_to_be_checked()
    expect(page).to_have_url(re.compile(r"/services/#all-services-postcode$"))


def test_a_search_from_a_page_with_a_query_of_its_own(visit: Visit) -> None:
    page = visit.go("a-to-z/?fbclid=1")
    ask(page, HEADER, "dementia")
    expect(page).to_have_url(re.compile(r"/a-to-z/#\?q=dementia$"))
    expect(page.locator("[data-results] li:visible a").first).to_be_visible()


def test_an_address_pasted_before_the_finder_was_used(visit: Visit) -> None:
    page = visit.go("services/")
    page.evaluate("location.hash = '?cost=free'")
    expect(page.locator("input[name=cost][value=free]")).to_be_checked()
    expect(page.locator("[data-results=found] li").first).to_be_visible()


def test_words_beside_a_postcode_are_looked_for_without_it(visit: Visit) -> None:
    page = visit.go("")
    ask(page, HEADER, "carers near n12 8np")
    expect(page).to_have_url(re.compile(r"/a-to-z/#\?q=carers\+near$"))


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_without_a_script_the_box_leads_to_everything_by_letter(visit: Visit) -> None:
    page = visit.go("")
    ask(page, MAIN, "dementia")
    page.wait_for_url("**/a-to-z/?q=dementia")
    expect(page.locator("#letters")).to_be_visible()
