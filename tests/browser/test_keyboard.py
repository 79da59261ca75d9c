"""Everything can be reached with the Tab key, and every stop can be seen: axe sees none of this."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import DESKTOP, Visit, settle
from tests.browser.templates import TEMPLATES

NARROW = {"width": 320, "height": 640}
WINDOWS = [
    pytest.param({"viewport": size, "java_script_enabled": script}, id=f"{size['width']}-{'script' if script else 'no script'}")
    for size in (NARROW, DESKTOP)
    for script in (True, False)
]
IN_TURN = [
    pytest.param(*one.values, id=one.id, marks=() if place in (0, 3) else pytest.mark.thorough)
    for place, one in enumerate(WINDOWS)
]
MOST_STOPS = 70
"""Of a long page the first stops are walked, and all of a short one."""

STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect(), style = getComputedStyle(element);
  const x = Math.min(Math.max(box.x + Math.min(box.width, 20) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + Math.min(box.height, 20) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    html: element.outerHTML.slice(0, 100),
    width: box.width, height: box.height,
    seen: box.right > 0 && box.x < innerWidth && box.bottom > 0 && box.y < innerHeight && style.visibility === 'visible',
    covered: !(top && (element.contains(top) || top.contains(element))),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none',
    name: (element.innerText || element.getAttribute('aria-label') || element.labels?.[0]?.innerText || '').trim(),
  };
}"""


def walk(window: Visit, path: str, most: int) -> list[dict[str, Any]]:
    """What Tab stops at, from the top of the page."""
    page = window.go(path)
    stops: list[dict[str, Any]] = []
    while len(stops) < most:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and (stop["covered"] or not stop["seen"]):
            settle(page)  # what has just been scrolled to is given its height with the next frames
            stop = page.evaluate(STOP)
        if stop is None or (stops and stop == stops[0]):
            break
        stops.append(stop)
    return stops


def faults(stops: list[dict[str, Any]]) -> list[str]:
    """Stops that a person could not see or not make sense of."""
    wrong = []
    for stop in stops:
        tiny = stop["width"] < 8 or stop["height"] < 8
        said = [
            word for word, bad in (("off screen", not stop["seen"]), ("too small", tiny), ("covered", stop["covered"])) if bad
        ]
        said += [word for word, bad in (("no ring", not stop["ring"]), ("no name", not stop["name"])) if bad]
        wrong += [f"{', '.join(said)}: {stop['html']}"] if said else []
    return wrong


@pytest.mark.parametrize("window", IN_TURN, indirect=True)
@pytest.mark.parametrize(
    "name",
    ["home", "topic", "page for children", "all services", "A to Z", "contact", "service", "choice", "charts", "not found"],
)
def test_every_stop_of_the_tab_key_can_be_seen(name: str, window: Visit) -> None:
    stops = walk(window, TEMPLATES[name], MOST_STOPS)
    assert len(stops) > 20
    assert faults(stops) == []
    assert "Skip" in stops[0]["name"]


@pytest.mark.parametrize("visit", [{"viewport": NARROW}], indirect=True, ids=["320"])
def test_a_walk_can_find_a_fault(visit: Visit) -> None:
    page = visit.go("contact/")
    page.evaluate("document.querySelector('.hub-skip').insertAdjacentHTML('beforebegin', '<button></button>')")
    page.keyboard.press("Tab")
    assert faults([page.evaluate(STOP)])


@pytest.mark.parametrize("window", IN_TURN, indirect=True)
@pytest.mark.parametrize("name", ["home", "topic", "page for children", "all services", "service", "charts", "not found"])
def test_the_keyboard_is_never_trapped(name: str, window: Visit) -> None:
    """Going backwards from the top reaches the last link of the page at once, and the menu is there."""
    page = window.go(TEMPLATES[name])
    page.keyboard.press("Shift+Tab")
    last = page.evaluate(STOP)
    assert last is not None
    assert faults([last]) == []


@pytest.mark.parametrize("visit", WINDOWS, indirect=True)
def test_the_menu_and_the_search_can_be_reached(visit: Visit) -> None:
    page = visit.go("")
    skip = page.locator(".hub-skip")
    skip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside, "after the skip link, Tab goes on in the main part"
    menu = page.get_by_role("link", name="Menu", exact=True).first
    menu.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#site-menu")
    assert page.locator("#site-menu").evaluate("element => element.getBoundingClientRect().y") < 640
    has_script = page.evaluate("matchMedia('(scripting: enabled)').matches")
    field = page.locator("main input[name=q]")
    field.focus()
    page.keyboard.type("money")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/a-to-z/#\?q=money$" if has_script else r"/a-to-z/\?q=money$"))


def test_focus_stays_where_it_is_while_filtering(visit: Visit) -> None:
    page = visit.go("respite/")
    field = page.locator("main form[data-finder-form] input[type=search]")
    field.focus()
    page.keyboard.type("tea")
    page.wait_for_timeout(100)
    assert field.evaluate("element => element === document.activeElement")
