"""With its real headers in a real browser: nothing is blocked, nothing is asked of another site, nothing is kept."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.templates import TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_blocked_and_nothing_comes_from_elsewhere(name: str, window: Visit) -> None:
    page = window.go(TEMPLATES[name])
    page.wait_for_timeout(50)
    expected = 1 if name == "not found" else 0  # the browser itself says that the page is a 404
    assert len(window.complaints) == expected, window.complaints
    assert window.foreign == []


@pytest.mark.parametrize("name", ["home", "all services", "A to Z", "page for children", "service"])
def test_nothing_is_kept_on_the_device(name: str, visit: Visit) -> None:
    page = visit.go(TEMPLATES[name])
    for field in page.locator("main input[type=search]:visible").all():
        field.fill("money")
    for box in page.locator("main input[type=checkbox]:visible").all()[:2]:
        box.check()
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,"
        " (await navigator.serviceWorker.getRegistrations()).length, (await indexedDB.databases()).length]"
    )
    assert kept == [0, 0, "", 0, 0, 0]
    assert page.context.cookies() == []


def test_a_script_slipped_into_a_page_does_not_run(visit: Visit) -> None:
    page = visit.go("contact/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 2'}))")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in said for said in visit.complaints)


def test_the_headers_are_sent(visit: Visit) -> None:
    answer = visit.page.request.get(visit.address)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_exit_leaves_and_back_does_not_return(visit: Visit) -> None:
    """The page is replaced in the history, so that nobody sees it by going back."""
    page = visit.go("")
    page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    page.goto(visit.address + "young-carers/")
    page.locator("[data-exit]").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    assert page.url == visit.address


def test_shift_three_times_leaves(visit: Visit) -> None:
    page = visit.go("young-carers/")
    page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_the_exit_is_a_link_without_a_script(visit: Visit) -> None:
    page = visit.go("keeping-safe/")
    assert page.locator("a[data-exit]").get_attribute("href") == "https://www.bbc.co.uk/weather"
