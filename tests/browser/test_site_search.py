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


@pytest.mark.parametrize("start", ["", "services/", "fa/"])
def test_a_postcode_leads_to_the_list_that_asks_for_it(start: str, visit: Visit) -> None:
    page, sent = visit.page, list[str]()
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    visit.go(start)
    ask(page, HEADER, "n12 8np")
    expect(page).to_have_url(re.compile(r"/services/#all-services-postcode$"))
    field = page.locator("[data-finder-postcode]")
    expect(field).to_be_focused()
    page.keyboard.type("N12 8NP")
    expect(page.locator("[data-results=near] li").first).to_be_visible()
    assert not [address for address in (*sent, page.url) if "n12" in address.lower()]


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
