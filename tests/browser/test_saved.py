"""Saved services: kept on the device only after something is saved, shown, printed, passed on, and gone when cleared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, settle
from tests.browser.test_accessibility import BIG_ENOUGH, violations
from tests.browser.test_languages import ORDER
from tests.browser.test_look import pdf_pages

KEY = "carers-hub.saved"
HOMES = ["", "fa/", "gu/"]
SEVERAL = ["barnet-carers", "barnet-young-carers", "samaritans", "shout"]
NARROW = {"width": 320, "height": 640}

in_languages = pytest.mark.parametrize("home", HOMES, ids=["en", "fa", "gu"])


def stored(page: Page) -> Any:
    """What is kept on the device: None where there is no key at all."""
    assert page.evaluate("Object.keys(localStorage)") in ([], [KEY])
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return text if text is None else json.loads(text)


def with_saved(visit: Visit, path: str, ids: list[str]) -> Page:
    """A page opened by somebody who has saved these."""
    page = visit.go("contact/")
    page.evaluate("([key, ids]) => localStorage.setItem(key, JSON.stringify(ids))", [KEY, ids])
    return visit.go(path)


def items(page: Page) -> Locator:
    return page.locator("[data-saved-items] > li")


def shown(page: Page, count: int) -> list[str]:
    """The ids of the list, once it has this many."""
    expect(items(page)).to_have_count(count)
    ids: list[str] = items(page).evaluate_all("all => all.map(one => one.dataset.id)")
    return ids


def button(page: Page, service: str) -> Locator:
    return page.locator(f"main [data-save-id={service}]:visible").first


def press(page: Page, service: str) -> None:
    """Press it once what lies above has its height: cards out of sight are laid out when they are scrolled to."""
    button(page, service).scroll_into_view_if_needed()
    settle(page)
    button(page, service).click()


def header(page: Page) -> Locator:
    return page.locator("[data-saved-link]")


def said(page: Page) -> str:
    return page.locator("[data-saved-status]").text_content() or ""


@in_languages
def test_save_reload_see_remove(home: str, visit: Visit) -> None:
    page = visit.go(f"{home}services/")
    expect(button(page, "samaritans")).to_have_attribute("aria-pressed", "false")
    assert stored(page) is None
    expect(header(page)).to_be_hidden()
    press(page, "samaritans")
    expect(header(page)).to_contain_text("(1)")
    press(page, "barnet-young-carers")
    expect(header(page)).to_contain_text("(2)")
    assert stored(page) == ["samaritans", "barnet-young-carers"]
    assert "Barnet Young Carers" in said(page)
    page.reload()
    expect(button(page, "samaritans")).to_have_attribute("aria-pressed", "true")
    expect(header(page)).to_contain_text("(2)")
    header(page).locator("a").click()
    expect(page).to_have_url(f"{visit.address}{home}saved/")
    assert shown(page, 2) == ["samaritans", "barnet-young-carers"]
    second = items(page).nth(1)
    assert "020 3995 1909" in second.inner_text()
    assert "N12 8NP" in second.inner_text()
    assert re.search(r"16:30|4:30pm", second.inner_text()), "hours in words"
    assert second.locator("a").first.get_attribute("href") == f"/{home}services/barnet-young-carers/"
    items(page).nth(0).locator("[data-saved-remove]").click()
    assert shown(page, 1) == ["barnet-young-carers"]
    assert stored(page) == ["barnet-young-carers"]
    expect(header(page)).to_contain_text("(1)")
    assert visit.complaints == []


def test_a_second_press_takes_it_off_and_leaves_nothing(visit: Visit) -> None:
    page = visit.go("services/samaritans/")
    press(page, "samaritans")
    assert stored(page) == ["samaritans"]
    assert said(page) == "Saved: Samaritans"
    press(page, "samaritans")
    assert stored(page) is None
    assert said(page) == "Removed: Samaritans"
    expect(header(page)).to_be_hidden()


@in_languages
def test_looking_keeps_nothing(home: str, visit: Visit) -> None:
    """Neither does a link that somebody sent, nor a press on what needs no list."""
    for path in ("", "services/", "services/samaritans/", "saved/", "saved/#ids=samaritans,shout"):
        page = visit.go(home + path)
        page.wait_for_timeout(50)
        assert stored(page) is None, path
    shown(page, 2)
    page.locator("[data-saved-do=link]").click()
    assert stored(page) is None


def test_every_card_has_one_button_that_names_its_service(visit: Visit) -> None:
    page = visit.go("respite/")
    names = page.locator(".hub-card").evaluate_all(
        """cards => cards.filter(card => {
          const buttons = card.querySelectorAll('[data-save-id]');
          const name = card.querySelector('.hub-card__name a').textContent;
          return buttons.length !== 1 || buttons[0].textContent.trim() !== `Save ${name}`;
        }).map(card => card.outerHTML)"""
    )
    assert names == []


def test_cards_that_a_search_makes_have_buttons_too(visit: Visit) -> None:
    page = with_saved(visit, "services/", ["samaritans"])
    page.locator("form[data-finder-form] input[type=search]").fill("listen")
    found = page.locator("[data-results=found] [data-results-list] > li")
    expect(found.first).to_be_visible()
    page.wait_for_function(
        """() => {
          const items = [...document.querySelectorAll("[data-results=found] [data-results-list] > li")];
          return items.length > 3 && items.every(item => item.querySelectorAll("[data-save-id]").length === 1);
        }"""
    )
    expect(found.locator("[data-save-id=samaritans]")).to_have_attribute("aria-pressed", "true")
    page = visit.go("a-to-z/?q=samaritans")
    made = page.locator("[data-results=all] [data-save-id=samaritans]")
    expect(made).to_have_attribute("aria-pressed", "true")
    made.click()
    assert stored(page) is None
    assert page.locator(".hub-card--page [data-save-id]").count() == 0


def test_two_windows_keep_together(visit: Visit) -> None:
    page = visit.go("services/samaritans/")
    other = page.context.new_page()
    other.goto(f"{visit.address}saved/")
    expect(other.locator("[data-saved-empty]")).to_be_visible()
    press(page, "samaritans")
    expect(items(other)).to_have_count(1)
    expect(header(other)).to_contain_text("(1)")
    other.locator("[data-saved-remove]").click()
    expect(button(page, "samaritans")).to_have_attribute("aria-pressed", "false")
    expect(header(page)).to_be_hidden()


def has_focus(place: Locator) -> bool:
    return bool(place.evaluate("element => element === document.activeElement"))


def test_removing_by_keyboard_keeps_a_place(visit: Visit) -> None:
    page = with_saved(visit, "saved/", SEVERAL)
    shown(page, 4)
    page.locator("[data-saved-remove]").nth(1).focus()
    page.keyboard.press("Enter")
    assert shown(page, 3) == ["barnet-carers", "samaritans", "shout"]
    assert has_focus(items(page).nth(1).locator("a").first), "the next one"
    assert page.locator("[data-pass-on-said]").text_content() == "Removed: Barnet Young Carers"
    page.locator("[data-saved-remove]").nth(2).press("Enter")
    shown(page, 2)
    assert has_focus(items(page).nth(1).locator("a").first), "the one before"
    for _ in range(2):
        left = items(page).count()
        page.locator("[data-saved-remove]").first.press("Enter")
        expect(items(page).filter(visible=True)).to_have_count(left - 1)
    assert stored(page) is None
    assert has_focus(page.locator("[data-saved-empty] p").first)


@in_languages
def test_clear_all_asks_once_and_leaves_no_key(home: str, visit: Visit) -> None:
    page = with_saved(visit, f"{home}saved/", SEVERAL)
    shown(page, 4)
    asking, sure = page.locator("[data-saved-ask]"), page.locator("[data-saved-sure]")
    asking.click()
    expect(sure).to_be_visible()
    assert has_focus(page.locator("#saved-sure"))
    page.locator("[data-saved-no]").click()
    expect(sure).to_be_hidden()
    assert has_focus(asking)
    assert stored(page) == SEVERAL
    asking.click()
    page.locator("[data-saved-yes]").click()
    expect(page.locator("[data-saved-empty]")).to_be_visible()
    assert stored(page) is None
    assert has_focus(page.locator("[data-saved-empty] p").first)


@in_languages
def test_a_link_shows_its_services_in_any_language(home: str, visit: Visit) -> None:
    page = with_saved(visit, f"{home}saved/#ids=shout,samaritans", ["barnet-carers", "shout"])
    assert shown(page, 2) == ["shout", "samaritans"]
    assert stored(page) == ["barnet-carers", "shout"], "opening keeps nothing"
    expect(page.locator("[data-saved-clear]")).to_be_hidden()
    expect(button(page, "shout")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "samaritans")).to_have_attribute("aria-pressed", "false")
    other = "gu" if home != "gu/" else "fa"
    page.locator(f"#site-languages a[hreflang={other}]").click()
    page.wait_for_url(f"**/{other}/saved/#ids=shout,samaritans")
    assert shown(page, 2) == ["shout", "samaritans"]
    page.locator("[data-saved-keep]").click()
    assert shown(page, 3) == ["barnet-carers", "shout", "samaritans"]
    assert stored(page) == ["barnet-carers", "shout", "samaritans"]
    expect(page).to_have_url(f"{visit.address}{other}/saved/")
    assert has_focus(page.locator("[data-saved-count]"))


DIRTY = [
    ("#ids=samaritans%2Cshout", ["samaritans", "shout"]),
    ("#ids=samaritans,samaritans,shout.", ["samaritans", "shout"]),
    ("#ids=samaritans,%3Cimg%20src=x%20onerror=alert(1)%3E,../../etc,SHOUT,%", []),
    ("#ids=samaritans,<img src=x>,../../etc,SHOUT,,-", ["samaritans"]),
    ("#ids=", []),
    ("#ids=%E0%A4%A", []),
    ("#nothing", []),
]


@pytest.mark.parametrize(("fragment", "expected"), DIRTY)
def test_what_is_no_id_in_a_link_is_passed_over(fragment: str, expected: list[str], visit: Visit) -> None:
    page = visit.go(f"saved/{fragment}")
    if expected:
        assert shown(page, len(expected)) == expected
    else:
        expect(page.locator("[data-saved-empty]")).to_be_visible()
    expect(page.locator("[data-saved-gone]")).to_be_hidden()
    assert visit.complaints == []


def test_a_list_of_nonsense_is_an_empty_list(visit: Visit) -> None:
    page = visit.go("contact/")
    for nonsense in ("", "{", "{}", "7", '[1, null, {"a": 1}, "../x", "<b>"]'):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, nonsense])
        page = visit.go("saved/")
        expect(page.locator("[data-saved-empty]")).to_be_visible()
    assert visit.complaints == []


def test_what_is_no_longer_there_is_named(visit: Visit) -> None:
    """An id like a word of the language of scripts is no service either."""
    page = with_saved(visit, "saved/", ["old-tea-club", "constructor", "samaritans"])
    shown(page, 1)
    gone = page.locator("[data-saved-gone]")
    expect(gone).to_contain_text("old tea club")
    expect(gone).to_contain_text("constructor")
    assert gone.locator("a[href^='tel:']").count() > 0
    gone.locator("[data-saved-remove]").first.click()
    expect(gone).not_to_contain_text("old tea club")
    assert stored(page) == ["constructor", "samaritans"]


def test_a_service_that_was_renamed_is_found(visit: Visit) -> None:
    visit.page.context.route("**/saved.json", lambda route: route.fulfill(json=_renamed(route.fetch().json())))
    page = with_saved(visit, "saved/", ["old-samaritans", "shout"])
    assert shown(page, 2) == ["samaritans", "shout"]
    assert stored(page) == ["samaritans", "shout"]


def _renamed(services: dict[str, Any]) -> dict[str, Any]:
    return {**services, "moved": {"old-samaritans": "samaritans"}}


@in_languages
def test_no_request_says_what_is_saved(home: str, visit: Visit) -> None:
    page = with_saved(visit, f"{home}services/", SEVERAL)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(f"{request.url} {request.headers} {request.post_data or ''}"))
    header(page).locator("a").click()
    shown(page, 4)
    page.emulate_media(media="print")
    expect(page.locator("[data-saved-items] svg[role=img]")).to_have_count(4)
    page.pdf()
    page.goto(f"{visit.address}{home}saved/#ids={','.join(SEVERAL)}")
    shown(page, 4)
    assert len(asked) > 5
    assert [line for line in asked if any(service in line for service in SEVERAL)] == []
    assert visit.foreign == []


REFUSE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize("refusal", [REFUSE, FULL], ids=["refused", "no room"])
def test_where_nothing_may_be_kept_it_says_so_and_works_for_the_page(refusal: str, visit: Visit) -> None:
    visit.page.context.add_init_script(refusal)
    page = visit.go("services/samaritans/")
    press(page, "samaritans")
    expect(button(page, "samaritans")).to_have_attribute("aria-pressed", "true")
    note = page.locator("main [data-save-note]")
    expect(note).to_contain_text("does not keep anything")
    assert "does not keep anything" in said(page)
    expect(header(page)).to_contain_text("(1)")
    note.locator("a").click()
    page.wait_for_url("**/saved/#ids=samaritans")
    assert shown(page, 1) == ["samaritans"]
    if refusal == FULL:
        page.locator("[data-saved-keep]").click()
    expect(page.locator("[data-pass-on-said]")).to_contain_text("does not keep anything")
    assert visit.complaints == []


SMALL_TYPE = """() => {
  const found = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement, box = one.getBoundingClientRect();
    if (!node.data.trim() || !one.checkVisibility() || !box.width || one.closest('svg, script, .hub-hidden')) continue;
    const size = parseFloat(getComputedStyle(one).fontSize) * 0.75;
    if (size < 13.99) found.add(`${size}: ${node.data.trim()}`);
  }
  return [...found];
}"""


@in_languages
@pytest.mark.parametrize(("count", "sheets"), [(3, 1), (8, 2)])
def test_on_paper_it_is_large_short_and_whole(home: str, count: int, sheets: int, visit: Visit) -> None:
    ids = [*SEVERAL, "barnet-carers-training", "childline", "nhs-111-mental-health", "citizens-advice-barnet"]
    page = with_saved(visit, f"{home}saved/", ids)
    known = shown(page, items(page).count() or len(ids))
    page = with_saved(visit, f"{home}saved/", known[:count])
    assert len(shown(page, count)) == count
    page.emulate_media(media="print")
    expect(page.locator("[data-saved-items] svg[role=img]:visible")).to_have_count(count)
    assert page.locator("button:visible, .hub-footer:visible, .hub-nav:visible").count() == 0
    assert page.evaluate(SMALL_TYPE) == []
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf_pages(paper) <= sheets


CODE = """async packed => (await import('/assets/saved-card.mjs')).readCode(packed)"""


def test_a_code_is_drawn_as_it_was_made(visit: Visit, site: Path) -> None:
    import segno

    from carers_hub.words.qr import pack_modules

    page = visit.go("contact/")
    symbol = segno.make_qr("https://carers.example/services/samaritans/", error="m", boost_error=False, mask=1)
    drawn = page.evaluate(CODE, pack_modules(symbol))
    dark = {(x, y) for y, row in enumerate(symbol.matrix) for x, module in enumerate(row) if module}
    assert drawn["size"] == len(symbol.matrix)
    assert {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn["path"])} == dark
    assert set(json.loads((site / "qr.json").read_text())) == set(json.loads((site / "saved.json").read_text())["services"])


def test_a_service_on_paper_has_its_code(visit: Visit) -> None:
    page = visit.go("fa/services/samaritans/")
    code = page.locator(".hub-service__code")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    assert code.get_attribute("src") == "/fa/qr/samaritans.svg"
    box = code.bounding_box()
    assert box is not None
    assert box["width"] > 100
    assert page.locator("main button:visible").count() == 0


CLIPBOARD = "navigator.clipboard.writeText = async text => { window.copied = text }"
NO_CLIPBOARD = "navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError') }"
SHARE = "navigator.share = async given => { window.shared = given }"
STOPPED = "navigator.share = async () => { throw new DOMException('no', 'AbortError') }"


def test_a_list_as_a_message(visit: Visit) -> None:
    visit.page.context.add_init_script(CLIPBOARD)
    page = with_saved(visit, "saved/", ["samaritans", "shout"])
    shown(page, 2)
    page.locator("[data-saved-do=send]").click()
    expect(page.locator("[data-pass-on-said]")).to_contain_text("Copied")
    assert page.evaluate("window.copied") == (
        f"Samaritans\n116 123\n{visit.address}services/samaritans/\n\n"
        f"Shout\nText SHOUT to 85258 – Text this number\n{visit.address}services/shout/\n\n"
        f"{visit.address}saved/#ids=samaritans,shout"
    )
    page.locator("[data-saved-do=link]").click()
    page.wait_for_function("() => window.copied.startsWith('http')")
    assert page.evaluate("window.copied") == f"{visit.address}saved/#ids=samaritans,shout"


def test_a_phones_own_way_to_share_comes_first(visit: Visit) -> None:
    visit.page.context.add_init_script(SHARE)
    page = visit.go("services/samaritans/")
    page.locator("[data-tools-do=send]").click()
    page.wait_for_function("() => window.shared")
    assert page.evaluate("window.shared") == {
        "title": "Samaritans",
        "text": f"Samaritans\n116 123\n{visit.address}services/samaritans/",
    }


def test_who_thinks_better_of_sharing_is_left_alone(visit: Visit) -> None:
    visit.page.context.add_init_script(f"{STOPPED};{CLIPBOARD}")
    page = visit.go("services/samaritans/")
    page.locator("[data-tools-do=send]").click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.copied") is None
    expect(page.locator("[data-pass-on-text]")).to_be_hidden()


def test_where_nothing_can_be_copied_the_text_is_there(visit: Visit) -> None:
    visit.page.context.add_init_script(NO_CLIPBOARD)
    page = with_saved(visit, "saved/", ["samaritans"])
    shown(page, 1)
    page.locator("[data-saved-do=send]").click()
    field = page.locator("#saved-text")
    expect(field).to_be_focused()
    assert "116 123" in field.input_value()
    assert field.evaluate("field => field.selectionEnd - field.selectionStart === field.value.length")
    assert violations(page) == []


def read_cards(text: str) -> list[dict[str, list[str]]]:
    """The cards of a contact file: for each name its values. RFC 6350: lines end in CRLF and are folded at 75 bytes."""
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    cards: list[dict[str, list[str]]] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            cards.append({})
        cards[-1].setdefault(name, []).append(value)
    return cards


def contacts(visit: Visit, pressed: Locator) -> tuple[str, list[dict[str, list[str]]]]:
    """The name of the file that a press gives, and its cards."""
    with visit.page.expect_download() as coming:
        pressed.click()
    return coming.value.suggested_filename, read_cards(Path(coming.value.path()).read_bytes().decode("utf-8"))


def test_a_service_as_a_contact(visit: Visit) -> None:
    page = visit.go("services/barnet-young-carers/")
    name, cards = contacts(visit, page.locator("[data-tools-do=contacts]"))
    assert name == "barnet-young-carers.vcf"
    (card,) = cards
    assert (card["VERSION"], card["FN"]) == (["4.0"], ["Barnet Young Carers"])
    assert card["TEL;TYPE=work;TYPE=voice"] == ["020 3995 1909"]
    assert card["ADR;TYPE=work"] == [";;Global House\\, 303 Ballards Lane\\, London;;;N12 8NP;"]
    assert card["URL"] == [f"{visit.address}services/barnet-young-carers/"]
    assert "9am to 4:30pm" in card["NOTE"][0]
    assert visit.complaints == []
    assert visit.foreign in ([], [found for found in visit.foreign if found.startswith("blob:")])


@in_languages
def test_a_list_as_contacts(home: str, visit: Visit) -> None:
    page = with_saved(visit, f"{home}saved/", SEVERAL)
    shown(page, 4)
    name, cards = contacts(visit, page.locator("[data-saved-do=contacts]"))
    assert name == "saved.vcf"
    assert [card["FN"][0] for card in cards] == ["Barnet Carers", "Barnet Young Carers", "Samaritans", "Shout"]
    assert cards[3]["TEL;TYPE=work;TYPE=text"] == ["85258"]
    assert all(card["END"] == ["VCARD"] for card in cards)
    assert not re.search("[\u2066-\u2069]", str(cards))


def test_a_service_that_cannot_be_fetched_is_said(visit: Visit) -> None:
    page = visit.go("services/samaritans/")
    page.context.route("**/saved.json", lambda route: route.abort())
    page.locator("[data-tools-do=contacts]").click()
    expect(page.locator("[data-pass-on-said]")).to_contain_text("cannot be fetched")


def test_a_failed_fetch_is_said_and_can_be_tried_again(visit: Visit) -> None:
    page = with_saved(visit, "contact/", ["samaritans"])
    page.context.route("**/saved.json", lambda route: route.abort())
    page = visit.go("saved/")
    failed = page.locator("[data-saved-failed]")
    expect(failed).to_be_visible()
    page.context.unroute("**/saved.json")
    failed.locator("button").click()
    assert shown(page, 1) == ["samaritans"]
    expect(failed).to_be_hidden()


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
@in_languages
def test_without_a_script_there_is_a_way_on_and_nothing_dead(home: str, visit: Visit) -> None:
    page = visit.go(f"{home}saved/")
    assert page.locator("main button:visible").count() == 0
    assert page.locator(f"main .hub-saved a[href='/{home}services/']:visible").count() == 1
    page = visit.go(f"{home}services/samaritans/")
    assert page.locator("button:visible").evaluate_all("all => all.filter(one => !one.form).length") == 0


@pytest.mark.parametrize(
    ("visit", "home"),
    [
        pytest.param({"viewport": size}, home, marks=() if (size is NARROW) == bool(home) else pytest.mark.thorough)
        for home in HOMES
        for size in (NARROW, DESKTOP)
    ],
    indirect=["visit"],
)
def test_axe_finds_nothing_in_any_state(home: str, visit: Visit) -> None:
    page = with_saved(visit, f"{home}saved/", [*SEVERAL, "old-tea-club"])
    shown(page, 4)
    page.locator("[data-saved-ask]").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{visit.address}{home}saved/#ids=samaritans,shout")
    shown(page, 2)
    press(page, "samaritans")
    assert violations(page) == []
    page.goto(f"{visit.address}{home}services/samaritans/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("visit", [{"viewport": PHONE}], indirect=True, ids=["360"])
@pytest.mark.parametrize("path", ["saved/", "saved/#ids=samaritans", "services/samaritans/", "respite/free/"])
def test_buttons_are_44_pixels_high(path: str, visit: Visit) -> None:
    page = with_saved(visit, path, SEVERAL)
    page.wait_for_timeout(100)
    found: list[str] = page.evaluate(BIG_ENOUGH)
    assert found == []


@pytest.mark.parametrize("visit", [{"forced_colors": "active"}], indirect=True, ids=["forced colours"])
def test_in_forced_colours_saved_and_not_saved_look_different(visit: Visit) -> None:
    page = with_saved(visit, "saved/#ids=samaritans,shout", ["samaritans"])
    shown(page, 2)
    fills = [button(page, one).locator("svg").evaluate("icon => getComputedStyle(icon).fill") for one in ("samaritans", "shout")]
    assert fills[1] == "none"
    assert fills[0] != "none"
    assert page.locator("[data-save-note]:visible").count() == 1


def test_numbers_keep_their_order_from_right_to_left(visit: Visit) -> None:
    page = with_saved(visit, "fa/saved/", [*SEVERAL, "barnet-social-care-direct"])
    shown(page, 5)
    seen, wrong = page.evaluate(ORDER)
    assert wrong == []
    assert set(seen) >= {"phone", "postcode", "time", "address"}


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("services/samaritans/")
    button(page, "samaritans").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("/saved/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/saved/")
    assert shown(page, 1) == ["samaritans"]


def test_a_list_nobody_sent_is_not_said_to_be_sent(visit: Visit) -> None:
    visit.page.add_init_script(REFUSE)
    page = visit.go("saved/#ids=samaritans")
    shown(page, 1)
    expect(page.locator("[data-saved-shared]")).to_be_hidden()


def test_a_link_to_nothing_offers_nothing_to_save(visit: Visit) -> None:
    page = visit.go("saved/#ids=nope")
    expect(page.locator("[data-saved-gone]")).to_be_visible()
    expect(page.locator("[data-saved-keep]")).to_be_hidden()
