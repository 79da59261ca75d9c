"""Help me choose: with a script in place and nothing sent, without one as plain links; the same services either way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from carers_hub.domain import load_hub
from carers_hub.site.choose_pages import MOST_CARDS
from carers_hub.views.choose import Chooser, ways
from tests.browser.conftest import PHONE, ROOT, Visit
from tests.browser.test_accessibility import violations

NO_SCRIPT = {"java_script_enabled": False}
PREFIXES = ["", "fa/", "gu/"]
LOCALES = pytest.mark.parametrize("prefix", PREFIXES, ids=["en", "fa", "gu"])
WAYS = [
    "adult-carer,break,dementia",
    "young-carer,money,mental-illness",
    "caring-has-ended,break,dementia",
    "not-sure,not-sure,not-sure",
]
HUB, _ = load_hub(ROOT, date(2026, 11, 22))
assert HUB is not None
ADULT_NUMBERS = {
    linked.service.id for linked in HUB.directory.services if "young-carer" not in linked.service.who_for.caring_roles
}


def in_turn(ways: list[str]) -> pytest.MarkDecorator:
    """Each way in each language; without `--thorough` in one of them, in turn."""
    cases = [
        pytest.param(prefix, way, marks=() if (turn + place) % 3 == 0 else pytest.mark.thorough)
        for turn, prefix in enumerate(PREFIXES)
        for place, way in enumerate(ways)
    ]
    return pytest.mark.parametrize(("prefix", "way"), cases)


def heading(page: Page) -> str:
    """The heading that is shown, once it has the focus."""
    shown = page.locator("[data-choose-heading]:visible")
    expect(shown).to_be_focused()
    return shown.text_content() or ""


def answer(page: Page, answer_id: str) -> None:
    page.locator(f"[data-choose-answer='{answer_id}']:visible").click()


def listed(page: Page) -> list[tuple[str, str]]:
    """The services shown, each with the line that says why."""
    page.locator("li[data-service]:visible").first.wait_for()
    found: list[list[str]] = page.locator("li[data-service]:visible").evaluate_all(
        "all => all.map(one => [one.dataset.service, one.querySelector('.hub-results__why')?.textContent ?? ''])"
    )
    return [(service, why) for service, why in found]


@pytest.mark.parametrize("visit", [{**NO_SCRIPT, "viewport": PHONE}], indirect=True, ids=["no script"])
@LOCALES
def test_without_a_script_each_answer_is_a_link(prefix: str, visit: Visit) -> None:
    page = visit.go(f"{prefix}choose/")
    for place, answer_id in enumerate(["adult-carer", "not-sure", "dementia"], 1):
        answer(page, answer_id)
        page.wait_for_url(f"**/{answer_id}/", wait_until="load")
        assert page.locator("[data-choose-change]").count() == place
    assert 0 < page.locator("li[data-service]").count() <= MOST_CARDS
    assert page.locator("main a[href^='tel:']").count() > 0
    assert page.locator(f"main a[href$='/{prefix}carers-assessment/']").count() > 0
    page.locator("summary", has=page.locator("[data-choose-all]")).click()
    page.locator("[data-choose-change]").nth(1).click()
    page.wait_for_url(f"**/{prefix}choose/adult-carer/", wait_until="load")
    page.locator(".hub-choose-question__back a").click()
    page.wait_for_url(f"**/{prefix}choose/", wait_until="load")


@LOCALES
def test_with_a_script_nothing_of_the_answers_is_sent(prefix: str, visit: Visit) -> None:
    page = visit.go(f"{prefix}choose/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url.removeprefix(visit.address)))
    for answer_id in ("parent-carer", "money", "learning-disability"):
        answer(page, answer_id)
    expect(page).to_have_url(f"{visit.address}{prefix}choose/#parent-carer,money,learning-disability")
    assert listed(page)
    page.wait_for_load_state("networkidle")
    fetched = {f"{prefix}{name}" for name in ("choose.json", "finder.json", "finder-text.json")}
    assert {address for address in sent if not address.startswith("assets/")} == fetched
    assert not any("?" in address or "parent" in address for address in sent)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert (visit.foreign, visit.complaints) == ([], [])


@in_turn(WAYS)
def test_the_list_is_that_of_the_page_without_a_script(prefix: str, way: str, visit: Visit) -> None:
    with_script = listed(visit.go(f"{prefix}choose/#{way}"))
    said = visit.page.locator("[data-choose-count]").text_content() or ""
    page = visit.go(f"{prefix}choose/{way.replace(',', '/')}/")
    assert with_script == listed(page)
    assert prefix or said.split() == (page.locator(".hub-choose-list .hub-lead").first.text_content() or "").split()


NUMBERS = """async ways => {
  const {outcome} = await import('/assets/choose.mjs');
  const choices = await (await fetch('/choose.json')).json();
  return ways.map(way => {
    const {numbers, dropped, why} = outcome(choices, way);
    return [numbers, dropped, numbers.slice(0, 3).map(why)];
  });
}"""


def test_every_way_gives_in_the_script_what_it_gives_in_the_program(visit: Visit) -> None:
    assert HUB is not None
    choose = HUB.guides.choose
    chooser = Chooser(choose, HUB.directory)
    ends = [way for way in ways(choose) if len(way) == len(choose.questions)]
    numbers = {linked.service.id: number for number, linked in enumerate(chooser.services)}
    found = visit.go("choose/").evaluate(NUMBERS, [list(way) for way in ends])
    for way, (shown, dropped, why) in zip(ends, found, strict=True):
        outcome = chooser.outcome(way)
        assert shown == [numbers[match.linked.service.id] for match in outcome.matches], way
        assert [choose.questions[place].id for place in dropped] == [one.question.id for one in outcome.dropped], way
        assert why == [list(match.why) for match in outcome.matches[:3]], way


def test_back_forward_and_the_focus(visit: Visit) -> None:
    page = visit.go("choose/")
    first = page.locator("[data-choose-heading]:visible").text_content()
    title = page.title()
    answer(page, "adult-carer")
    expect(page.locator("[data-choose-heading]:visible")).not_to_have_text(first or "")
    second = heading(page)
    assert second
    assert second in page.title()
    answer(page, "break")
    answer(page, "not-sure")
    expect(page.locator("[data-choose-list]")).to_be_visible()
    assert heading(page) == page.locator("[data-choose-list] [data-choose-heading]").text_content()
    page.go_back()
    page.go_back()
    expect(page.locator("[data-choose-heading]:visible")).to_have_text(second)
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-choose-list]")).to_be_visible()
    page.locator("[data-choose-again]:visible").click()
    expect(page.locator("[data-choose-heading]:visible")).to_have_text(first or "")
    assert heading(page) == first
    assert page.title() == title


def test_a_page_that_opens_does_not_take_the_focus(visit: Visit) -> None:
    page = visit.go("choose/#adult-carer,break")
    expect(page.locator("[data-choose-question=condition]")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize(
    ("fragment", "question"),
    [
        ("#adult-carer", "help"),
        ("#adult-carer%2Cbreak", "condition"),
        ("#adult-carer,nonsense", "help"),
        ("#%E0%A4%A", "who"),
        ("#", "who"),
        ("#break,money", "who"),
    ],
)
def test_a_sent_link_opens_as_far_as_it_makes_sense(fragment: str, question: str, visit: Visit) -> None:
    page = visit.go(f"choose/{fragment}")
    expect(page.locator(f"[data-choose-question={question}]")).to_be_visible()
    assert visit.complaints == []


def test_a_place_of_the_page_is_no_answer(visit: Visit) -> None:
    page = visit.go("choose/#adult-carer")
    page.locator("a[href='#site-menu']").click()
    expect(page.locator("[data-choose-question=help]")).to_be_visible()
    assert not page.evaluate("document.activeElement.matches('[data-choose-heading]')")


def test_an_answer_can_be_changed(visit: Visit) -> None:
    page = visit.go("choose/#adult-carer,break,dementia")
    page.locator("[data-choose-list] summary").click()
    rows = page.locator("[data-choose-list] [data-choose-rows] li")
    expect(rows).to_have_count(3)
    assert "A break" in rows.nth(1).inner_text()
    rows.nth(1).locator("a").click()
    expect(page.locator("[data-choose-question=help]")).to_be_visible()
    expect(page).to_have_url(re.compile("#adult-carer$"))


def test_other_languages_open_at_the_same_place(visit: Visit) -> None:
    page = visit.go("choose/#adult-carer,break")
    link = page.locator(".hub-header a[hreflang=fa]")
    assert (link.get_attribute("href") or "").endswith("/fa/choose/#adult-carer,break")
    page.goto(link.evaluate("link => link.href"))
    expect(page.locator("[data-choose-question=condition]")).to_be_visible()


@pytest.mark.parametrize(
    "visit", [{"viewport": PHONE}, {"viewport": PHONE, **NO_SCRIPT}], indirect=True, ids=["script", "no script"]
)
def test_a_child_gets_no_line_for_adults(visit: Visit, request: pytest.FixtureRequest) -> None:
    scripted = request.node.callspec.id == "script"
    page = visit.go("choose/#young-carer,not-safe,not-sure" if scripted else "choose/young-carer/not-safe/not-sure/")
    assert not {service for service, _ in listed(page)} & ADULT_NUMBERS
    numbers = set(page.locator("main a[href^='tel:']:visible").evaluate_all("all => all.map(one => one.getAttribute('href'))"))
    assert {"tel:999", "tel:08001111"} <= numbers
    assert not numbers & {"tel:116123", "tel:02083595000", "tel:02083592000"}
    assert page.locator("main a[href^='tel:']:visible").first.get_attribute("href") == "tel:999"
    expect(page.locator("[data-exit]")).to_be_visible()


def test_who_may_be_in_danger_can_leave_at_once(visit: Visit) -> None:
    page = visit.go("choose/#adult-carer")
    assert page.locator("[data-exit]").count() == 0
    answer(page, "not-safe")
    expect(page.locator("[data-exit]")).to_be_visible()
    answer(page, "not-sure")
    expect(page.locator("main a[href='tel:999']:visible").first).to_be_visible()
    expect(page.locator("[data-exit-hint]")).to_be_visible()  # its own script has started
    page.go_back()
    page.go_back()
    expect(page.locator("[data-exit]")).to_be_hidden()


def test_when_the_list_cannot_be_fetched_it_says_so(visit: Visit) -> None:
    page = visit.page
    page.route("**/finder.json", lambda route: route.abort())
    visit.go("choose/#adult-carer,break,dementia")
    failed = page.locator("[data-choose-failed]")
    expect(failed).to_be_visible()
    assert (failed.locator("a").get_attribute("href") or "").endswith("/choose/adult-carer/break/dementia/")
    expect(page.locator("[data-choose-list] a[href^='tel:']:visible").first).to_be_visible()
    page.unroute("**/finder.json")
    page.go_back()
    visit.go("choose/#adult-carer,break,dementia")
    assert listed(page)


def test_an_answer_that_comes_late_is_not_shown_over_a_new_question(visit: Visit) -> None:
    page, held = visit.page, list[Route]()
    page.route("**/finder.json", lambda route: held.append(route))
    with page.expect_request("**/finder.json"):
        visit.go("choose/#adult-carer,break,dementia")
    page.locator("[data-choose-list] [data-choose-back]").click()
    expect(page.locator("[data-choose-question=condition]")).to_be_visible()
    held[0].continue_()
    page.wait_for_timeout(300)
    assert page.locator("li[data-service]:visible").count() == 0


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("choose/")
    for _ in range(3):
        page.locator("[data-choose-answer]:visible").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-choose-heading]:visible")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-choose-change]')")


@pytest.mark.parametrize("visit", [{"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["320"])
@in_turn(["", "#young-carer", "#adult-carer,not-safe,dementia", "#not-sure,not-sure,not-sure"])
def test_nothing_is_wrong_in_any_state(prefix: str, way: str, visit: Visit) -> None:
    page = visit.go(f"{prefix}choose/{way}")
    if way.count(",") == 2:
        assert listed(page)
        page.locator("[data-choose-list] summary").click()
        page.evaluate("document.querySelectorAll('[data-results-list] li:nth-child(n + 4)').forEach(one => one.remove())")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_answers_stand_above_the_list(visit: Visit) -> None:
    page = visit.go("choose/adult-carer/break/dementia/")
    page.emulate_media(media="print")
    assert page.locator("[data-choose-said]").first.is_visible()
    assert not page.locator("[data-choose-change]").first.is_visible()
    assert not page.locator(".hub-choose-question__back").first.is_visible()
    assert page.locator("li[data-service]").first.is_visible()


@pytest.mark.parametrize("path", ["", "services/"])
def test_pages_lead_to_the_questions(path: str, visit: Visit) -> None:
    visit.go(path).locator("main a[href$='choose/']").first.click()
    visit.page.wait_for_url("**/choose/")


@pytest.mark.parametrize("typed", ["not sure", "where do I start"])
def test_a_search_finds_the_questions(typed: str, visit: Visit) -> None:
    page = visit.go(f"a-to-z/?q={typed}")
    expect(page.locator("main a[href$='/choose/']:visible").first).to_be_visible()


@pytest.mark.parametrize("start", ["choose/#adult-carer,break,dementia", "choose/adult-carer/break/dementia/"])
def test_the_finder_gets_the_answers_and_no_server_does(start: str, visit: Visit) -> None:
    page, sent = visit.page, list[str]()
    page.on("request", lambda request: sent.append(request.url))
    visit.go(start)
    sent.clear()
    link = page.locator("[data-choose-finder]").last
    expect(link).to_have_attribute("href", re.compile("#[?].*dementia"))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    link.click()
    expect(page.locator("input[name=condition][value=dementia]")).to_be_checked()
    expect(page.locator("[data-results=found] li").first).to_be_visible()
    page.locator("input[name=cost][value=free]").evaluate("box => box.click()")
    expect(page).to_have_url(re.compile("#[?].*cost=free"))
    page.locator(".hub-finder__see").evaluate("link => link.click()")
    page.wait_for_timeout(200)
    expect(page.locator("input[name=condition][value=dementia]")).to_be_checked()
    assert not [address for address in sent if "dementia" in address]
