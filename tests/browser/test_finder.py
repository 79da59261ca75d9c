"""The finder: OR within a question, AND between questions, the state in the address, and no dead end."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from carers_hub.domain import load_hub
from carers_hub.site.settings import read_today
from carers_hub.views.finder import finder_terms
from tests.browser.conftest import PHONE, ROOT, Visit, settle


def shown(page: Page) -> int:
    """How many services the list holds, seen or behind the button for more. What is not seen at once is drawn a little later."""
    settle(page)
    more = page.locator("[data-results-more]:visible")
    while more.count():
        more.first.click()
    return page.locator("li[data-service]:visible").count()


def tick(page: Page, key: str, value: str) -> None:
    """Tick a choice, opening what it is folded in."""
    box = page.locator(f"input[name={key}][value={value}]")
    box.evaluate("box => { for (let up = box.closest('details'); up; up = up.parentElement.closest('details')) up.open = true }")
    box.check()


def number(page: Page, key: str, value: str) -> int:
    """The number beside a choice."""
    box = page.locator(f"input[name={key}][value={value}]")
    return int(box.locator("xpath=..").locator("[data-finder-number]").text_content() or "")


def said(page: Page, *numbers: int) -> None:
    """Wait until the line above the list says these numbers."""
    for number in numbers:
        expect(page.locator("[data-finder] [role=status]")).to_contain_text(re.compile(rf"\b{number}\b"))


def status(page: Page) -> str:
    return (page.locator("[data-finder] [role=status]").text_content() or "").strip()


@pytest.fixture(scope="module")
def finder() -> Callable[..., int]:
    """How many services have a term of each group, counted from the directory itself."""
    hub, _ = load_hub(ROOT, read_today())
    assert hub

    def count(*groups: tuple[str, ...]) -> int:
        finder = hub.finder("all-services")
        terms = [set(finder_terms(linked, finder)) for linked in hub.directory.services]
        return sum(all(have & set(group) for group in groups) for have in terms)

    return count


def test_or_within_a_question_and_and_between(visit: Visit, finder: Callable[..., int]) -> None:
    page = visit.go("services/")
    everything = shown(page)
    tick(page, "cost", "free")
    said(page, finder(("cost:free",)))
    assert shown(page) == finder(("cost:free",)) < everything
    tick(page, "cost", "means-tested")
    assert shown(page) == finder(("cost:free", "cost:means-tested"))
    tick(page, "attending-type", "at-home")
    assert shown(page) == finder(("cost:free", "cost:means-tested"), ("attending-type:at-home",))
    said(page, shown(page), everything)


def test_numbers_beside_choices_come_true(visit: Visit) -> None:
    page = visit.go("services/")
    tick(page, "cost", "free")
    expect(page.locator("[data-results=found]")).to_be_visible()
    promised = number(page, "attending-type", "phone")
    tick(page, "attending-type", "phone")
    assert shown(page) == promised


def test_the_state_is_in_the_address_and_back_works(visit: Visit, finder: Callable[..., int]) -> None:
    page = visit.go("services/")
    everything = shown(page)
    free, both = finder(("cost:free",)), finder(("cost:free",), ("attending-type:at-home",))
    tick(page, "cost", "free")
    said(page, free)
    tick(page, "attending-type", "at-home")
    said(page, both)
    expect(page).to_have_url(re.compile(r"\?(attending-type=at-home&cost=free|cost=free&attending-type=at-home)$"))
    link = page.url
    page.go_back()
    said(page, free)
    assert not page.locator("input[value=at-home]").is_checked()
    page.go_back()
    expect(page.locator("[data-results=found]")).to_be_hidden()
    assert shown(page) == everything
    page.goto("about:blank")
    page.goto(link)
    said(page, both)
    assert shown(page) == both
    assert page.locator("input[name=cost][value=free]").is_checked()


def first(page: Page) -> list[str]:
    """The first services, as they are listed, once all of them are drawn."""
    expect(page.locator("[data-results=found]")).to_be_visible()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")
    found: list[str] = page.locator("[data-results=found] li").evaluate_all("all => all.map(one => one.dataset.service)")
    return found


def test_words_without_accents_or_case_and_with_a_slip(visit: Visit) -> None:
    page = visit.go("services/")
    field = page.locator("form[data-finder-form] input[type=search]")
    lists = []
    for words in ("dementia", "DEMENTIA", "dementía", "  dementia  ", "dementai"):
        field.fill(words)
        page.wait_for_function("() => performance.getEntriesByType('resource').some(one => /text/.test(one.name))")
        lists.append(first(page))
    assert "dementia" in lists[0][0]
    assert all(found == lists[0] for found in lists)


def test_a_slip_empties_no_list_while_the_word_is_being_typed(visit: Visit) -> None:
    page = visit.go("services/")
    field = page.locator("form[data-finder-form] input[type=search]")
    field.fill("dementia")
    page.wait_for_function("() => performance.getEntriesByType('resource').some(one => /text/.test(one.name))")
    for typed in ("demet", "demnet", "dementi", "demeen", "wheelchiar", "whelch"):
        field.fill(typed)
        assert first(page), typed
    field.fill("zzqx")
    expect(page.locator("[data-finder-empty]")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("a break", "barnet-respite-vouchers"),
        ("money", "barnet-resident-support-fund"),
        ("my mum has dementia", "barnet-dementia-hub"),
        ("I'm 12", "barnet-young-carers"),
        ("can't cope", "samaritans"),
        ("bus pass", "older-persons-freedom-pass"),
        ("citizens advise", "citizens-advice-barnet"),
        ("020 8343 9698", "barnet-carers"),
        ("I can't cope any more with my husband who has Parkinson's, he shouts at me", "parkinsons-uk"),
        ("I'm at the end of my tether", "samaritans"),
        ("my child has ADHD", "barnet-sendiass"),
        ("my husband hits me", "national-domestic-abuse-helpline"),
        ("my partner is angry and hits me", "national-domestic-abuse-helpline"),
        ("he hit me", "national-domestic-abuse-helpline"),
        ("I want to die", "samaritans"),
        ("end my life", "samaritans"),
        ("I don't want to live", "samaritans"),
        ("I lost my husband", "cruse"),
        ("lost my job", "universal-credit"),
        ("mum keeps falling", "barnet-social-care-direct"),
        ("stairlift", "barnet-social-care-direct"),
        ("power of attorney", "office-of-the-public-guardian"),
    ],
)
def test_everyday_words_find_what_is_meant(typed: str, wanted: str, window: Visit) -> None:
    page = window.go("services/")
    page.locator("form[data-finder-form] input[type=search]").fill(typed)
    expect(page.locator(f"[data-results=found] li[data-service={wanted}]")).to_be_visible()
    assert wanted in first(page)[:10]


def test_nothing_stands_in_a_list_twice_when_the_long_texts_come(visit: Visit) -> None:
    """Cards are made anew then: at no moment are old and new ones there together."""
    held: list[Route] = []
    visit.page.route("**/finder-text.json", lambda route: held.append(route))
    page = visit.go("services/")
    page.locator("form[data-finder-form] input[type=search]").fill("dementia")
    found = page.locator("[data-results=found] li")
    expect(found.nth(5)).to_be_attached()
    settle(page)
    page.evaluate("""() => {
      window.most = window.drawn = 0;
      const list = document.querySelector("[data-results=found] [data-results-list]");
      new MutationObserver(() => {
        const ids = [...list.children].map((item) => item.dataset.service);
        window.most = Math.max(window.most, ids.length - new Set(ids).size);
        window.drawn += 1;
      }).observe(list, { childList: true });
    }""")
    held[0].continue_()
    page.wait_for_function("window.drawn")
    settle(page)
    assert page.evaluate("window.most") == 0


@pytest.mark.parametrize("path", ["services/", "a-to-z/"])
def test_a_postcode_among_the_words_stays_out_of_the_address(path: str, visit: Visit) -> None:
    page = visit.go(path)
    field = page.locator("main input[name=q]")
    field.fill("dementia")
    page.wait_for_url("**/#?q=dementia")
    field.fill("money n12 8np")
    page.wait_for_url("**/#?q=money")
    field.fill("n12 8np")
    page.wait_for_url(lambda url: "q=" not in url)


def test_a_script_that_could_not_be_fetched_is_tried_again(visit: Visit) -> None:
    visit.page.route("**/finder-run.mjs", lambda route: route.abort())
    page = visit.go("services/")
    field = page.locator("form[data-finder-form] input[type=search]")
    field.focus()
    expect(page.locator("[data-finder-failed]")).to_be_visible()
    page.unroute("**/finder-run.mjs")
    field.fill("dementia")
    field.press("Tab")
    expect(page.locator("[data-results=found]")).to_be_visible()
    expect(page.locator("[data-finder-failed]")).to_be_hidden()


def test_a_card_says_why_it_was_found(visit: Visit) -> None:
    """By a word that stands in it, which is marked, or by the name of the term that has the word."""
    page = visit.go("services/?q=exhausted")
    assert page.locator("[data-results=found] li").first.locator(".hub-results__why").text_content()
    page.goto(visit.address + "services/?q=dementia")
    page.wait_for_function("() => CSS.highlights.get('hub-found')?.size > 0")


def test_nothing_is_fetched_before_the_finder_is_used(visit: Visit) -> None:
    page = visit.go("services/")
    names = "performance.getEntriesByType('resource').map(one => one.name).filter(name => name.endsWith('.json'))"
    page.wait_for_timeout(300)
    assert page.evaluate(names) == []
    tick(page, "cost", "free")
    expect(page.locator("[data-results=found]")).to_be_visible()
    assert len(page.evaluate(names)) > 0


def test_when_the_index_cannot_be_had_the_page_says_so_and_stays_whole(visit: Visit) -> None:
    page = visit.page
    page.route("**/finder.json", lambda route: route.abort())
    visit.go("services/?cost=free")
    expect(page.locator("[data-finder-failed]")).to_be_visible()
    assert page.locator("[data-finder-links]").is_visible()
    assert shown(page) > 100


def test_no_server_sees_what_is_chosen(visit: Visit) -> None:
    """Neither while choosing nor on the way back from a service, when the browser fetches the page again."""
    page, sent = visit.page, list[str]()
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers.get('referer')}"))
    visit.go("services/")
    tick(page, "condition", "dementia")
    page.locator("form[data-finder-form] input[type=search]").fill("tired")
    expect(page).to_have_url(re.compile(r"#\?q=tired&condition=dementia$"))
    page.locator("[data-results=found] li a").first.click()
    page.wait_for_url(lambda address: "tired" not in address)
    page.go_back()
    expect(page.locator("input[name=condition][value=dementia]")).to_be_checked()
    expect(page.locator("[data-results=found] li").first).to_be_visible()
    page.reload()
    expect(page.locator("[data-results=found] li").first).to_be_visible()
    assert not [one for one in sent if "tired" in one or "condition=dementia" in one]


def test_links_with_a_question_mark_go_on_working(visit: Visit) -> None:
    page = visit.go("services/?cost=free")
    expect(page.locator("[data-results=found] li").first).to_be_visible()
    expect(page).to_have_url(f"{visit.address}services/#?cost=free")
    page.locator(".hub-finder__see").evaluate("link => link.click()")
    page.wait_for_timeout(200)
    expect(page).to_have_url(f"{visit.address}services/#?cost=free")
    expect(page.locator("input[name=cost][value=free]")).to_be_checked()


def test_one_status_says_the_count_and_stays(visit: Visit) -> None:
    page = visit.go("services/")
    place = page.locator("[data-finder] [role=status]")
    assert place.count() == 1
    same = place.element_handle()
    assert str(shown(page)) in status(page)
    page.locator("form[data-finder-form] input[type=search]").fill("samaritans")
    expect(page.locator("[data-results=found]")).to_be_visible()
    expect(place).to_contain_text(re.compile(rf"^\s*{shown(page)}\b"))
    assert same is not None
    assert same.evaluate("element => element.isConnected && getComputedStyle(element).display !== 'none'")


def test_clear_all_gives_everything_back(visit: Visit) -> None:
    page = visit.go("services/?cost=free&q=carers")
    everything = page.locator("[data-finder-groups] li[data-service]").count()
    expect(page.locator("[data-results=found]")).to_be_visible()
    assert shown(page) < everything
    page.locator("[data-finder-clear]").click()
    expect(page.locator("[data-results=found]")).to_be_hidden()
    assert shown(page) == everything
    expect(page).not_to_have_url(re.compile(r"\?"))


def test_there_is_no_dead_end(visit: Visit) -> None:
    """Nothing fits: it says which choice to drop and how many that gives, and whom to ring."""
    page = visit.go("services/?cost=free&q=zzzz")
    empty = page.locator("[data-finder-empty]")
    expect(empty).to_be_visible()
    assert empty.locator('a[href$="services/barnet-carers-assessment/"]').count() == 1
    assert empty.locator("a[href^='tel:']").count() > 0
    way = empty.locator("[data-finder-drops] button").first
    promised = int(re.findall(r"\d+", way.text_content() or "")[-1])
    way.click()
    assert promised > 0
    expect(empty).to_be_hidden()
    assert shown(page) == promised


def test_an_address_with_nonsense_shows_everything(visit: Visit) -> None:
    page = visit.go("services/?cost=%3Cscript%3E&nonsense=1&topic=")
    assert shown(page) == page.locator("[data-finder-groups] li[data-service]").count()
    assert visit.complaints == []


@pytest.mark.parametrize("visit", [{"viewport": PHONE}], indirect=True, ids=["360"])
def test_on_a_phone_the_list_is_not_pushed_away(visit: Visit) -> None:
    """The questions are folded, so that the first card is near."""
    page = visit.go("services/")
    field = page.locator("form[data-finder-form] input[type=search]")
    first = page.locator("li[data-service]").first.bounding_box()
    top = page.locator("[data-finder]").bounding_box()
    assert not field.is_visible()
    assert first is not None
    assert top is not None
    assert first["y"] - top["y"] < 480


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_without_a_script_it_is_complete(visit: Visit) -> None:
    page = visit.go("services/")
    assert page.locator("li[data-service]:visible").count() == page.locator("li[data-service]").count() > 100
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


def unfold(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('[data-finder-fold]')) one.open = true")


HOMES = {"en": "", "fa": "fa/", "gu": "gu/"}


@pytest.mark.parametrize("locale", HOMES)
def test_a_postcode_orders_places_and_hides_nothing(locale: str, visit: Visit) -> None:
    page = visit.go(f"{HOMES[locale]}services/")
    everything = shown(page)
    unfold(page)
    page.locator("[data-finder-postcode]").fill("n12 8np")
    near, others = page.locator("[data-results=near]"), page.locator("[data-results=anywhere]")
    expect(near).to_be_visible()
    expect(others).to_be_visible()
    assert shown(page) == everything
    notes = near.locator(".hub-results__why").all_text_contents()
    assert len(notes) == near.locator("li[data-service]").count() > 0
    miles = [float(found[0]) for note in notes if (found := re.findall(r"\d+(?:\.\d)?", note))]
    assert miles == sorted(miles)
    assert page.locator("[data-finder-answer]").text_content()


def test_a_neighbour_is_told_what_is_for_residents_only(visit: Visit) -> None:
    """And keeps it in the list: rules have exceptions, and the telephone answers."""
    page = visit.go("services/")
    everything = shown(page)
    unfold(page)
    page.locator("[data-finder-postcode]").fill("N8 9AB")
    expect(page.locator("[data-finder-answer]")).to_contain_text("Haringey")
    assert shown(page) == everything
    notes = page.locator(".hub-results__why").all_text_contents()
    assert any("must live: " in note for note in notes)
    assert any("Does not cover your area" in note for note in notes)


@pytest.mark.parametrize(("typed", "said"), [("ZZ9 9ZZ", "do not know this postcode"), ("hello", "do not know this postcode")])
def test_an_unknown_postcode_is_said_and_changes_nothing(typed: str, said: str, visit: Visit) -> None:
    page = visit.go("services/")
    unfold(page)
    field = page.locator("[data-finder-postcode]")
    field.fill(typed)
    field.blur()
    expect(page.locator("[data-finder-answer]")).to_contain_text(said)
    assert page.locator("[data-results=near]").is_hidden()


def test_a_postcode_is_in_no_address_request_or_store(visit: Visit) -> None:
    page = visit.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    visit.go("services/")
    unfold(page)
    page.locator("[data-finder-postcode]").fill("N12 8NP")
    expect(page.locator("[data-results=near]")).to_be_visible()
    tick(page, "cost", "free")
    page.wait_for_timeout(500)
    assert any("/near/" in address for address in asked)
    kept = page.evaluate(
        "JSON.stringify([location.href, history.state, {...localStorage}, {...sessionStorage}, document.cookie])"
    )
    for text in (*asked, kept):
        assert "N12" not in text.upper().replace("%20", "").replace("+", "")


def test_open_now_looks_at_the_clock_of_london(visit: Visit) -> None:
    """A Sunday at three in the morning: lines that never close are left, offices are not."""
    page = visit.page
    page.clock.install(time="2026-11-22T03:00:00Z")
    visit.go("services/")
    unfold(page)
    page.locator("[data-finder-live]").check()
    found = first(page)
    assert "samaritans" in found
    assert "barnet-social-care-direct" not in found
    expect(page).to_have_url(re.compile(r"\?open=now$"))


def test_open_now_is_one_of_the_times(visit: Visit) -> None:
    """OR within "when", as everywhere: on a Sunday at three in the morning, or at weekends."""
    page = visit.page
    page.clock.install(time="2026-11-22T03:00:00Z")
    visit.go("services/")
    numbers = {}
    tick(page, "open", "now")
    expect(page.locator("[data-results=found]")).to_be_visible()
    numbers["open"] = shown(page)
    assert number(page, "open", "now") == numbers["open"]
    assert number(page, "when", "weekend") > 0, "its numbers do not depend on its own choices"
    tick(page, "when", "weekend")
    expect(page).to_have_url(re.compile(r"\?open=now&when=weekend$"))
    expect(page.locator("[data-finder-facet=when] [data-finder-chosen]")).to_contain_text("Open now")
    both = shown(page)
    assert both >= max(numbers["open"], number(page, "when", "weekend"))
    assert number(page, "open", "now") == numbers["open"]
    page.locator("input[name=open]").uncheck()
    expect(page).to_have_url(re.compile(r"\?when=weekend$"))
    assert shown(page) == number(page, "when", "weekend")


def test_what_no_service_says_can_be_asked_for_and_gives_a_way_out(visit: Visit) -> None:
    page = visit.go("services/")
    tick(page, "access", "step-free")
    assert number(page, "access", "step-free") == 0
    expect(page.locator("[data-finder-facet=access]")).to_contain_text("Not stated. Ask when you get in touch.")
    expect(page.locator("[data-finder-empty]")).to_be_visible()
    expect(page.locator("[data-finder-drops] button").first).to_contain_text("Step-free way in")


def test_a_choice_with_no_result_is_shown_as_0(visit: Visit) -> None:
    page = visit.go("respite/?q=dementia")
    expect(page.locator("[data-results=found]")).to_be_visible()
    numbers = page.locator("[data-finder-form] [data-finder-number]").all_text_contents()
    assert "0" in numbers
    assert all(text.isdigit() for text in numbers)


@pytest.mark.parametrize("locale", HOMES)
def test_each_language_searches_ticks_and_sends_links(locale: str, visit: Visit) -> None:
    page = visit.go(f"{HOMES[locale]}services/?q=dementia&cost=free")
    found = first(page)
    assert "barnet-memory-service" in found
    page.locator("[data-finder-clear]").click()
    expect(page.locator("[data-results=found]")).to_be_hidden()
    tick(page, "attending-type", "phone")
    assert len(first(page)) == 20
    page.locator("[data-results=found] [data-results-more]").press("Enter")
    expect(page.locator("[data-results=found] li").nth(20)).to_be_attached()
    assert page.evaluate("document.activeElement.closest('li')?.dataset.service") == first(page)[20]


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
@pytest.mark.parametrize("locale", HOMES)
def test_without_a_script_every_service_is_three_links_away(locale: str, visit: Visit) -> None:
    """Home, the list, the service."""
    page = visit.go(HOMES[locale])
    page.locator(f'.hub-nav a[href$="/{HOMES[locale]}services/"]').first.click()
    page.wait_for_url(f"**/{HOMES[locale]}services/", wait_until="load")
    links = page.locator("li[data-service] h4 a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    hub, _ = load_hub(ROOT, read_today())
    assert hub
    assert {link.rstrip("/").rpartition("/")[2] for link in links} == {linked.service.id for linked in hub.directory.services}


@pytest.mark.parametrize("missing", ["assets/near.mjs", "near/borough.json"])
def test_a_postcode_without_a_network_is_not_called_unknown(missing: str, visit: Visit) -> None:
    visit.page.route(f"**/{missing}", lambda route: route.abort())
    page = visit.go("services/")
    page.locator("[data-finder-postcode]").fill("N12 8NP")
    expect(page.locator("[data-finder-failed]")).to_be_visible()
    expect(page.locator("[data-finder-answer]")).to_have_text("")


def test_half_a_mile_has_words_in_polish(visit: Visit) -> None:
    """CLDR has a form for fractions there that gettext has not."""
    visit.go("pl/services/")
    asked = "document.querySelector('[data-finder-near]'), 'miles', 1.5, {miles: '1,5'}"
    say = f"async () => (await import('/assets/filter.mjs')).say({asked})"
    assert "1,5" in visit.page.evaluate(say)
