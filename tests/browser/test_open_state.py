"""Open now on cards and service pages: the same as Python says, in London's time, in the page's words, and only with a script."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from carers_hub.domain import Hub, load_hub
from carers_hub.views.opening import build_calendar, build_hours, opening_state
from tests.browser.conftest import ROOT, Visit

LONDON = ZoneInfo("Europe/London")
WEDNESDAY, SUNDAY_NIGHT, CHRISTMAS = "2026-11-25T11:00", "2026-11-29T23:30", "2026-12-25T10:00"
OFFICE_HOURS = "services/barnet-social-care-direct/"


@pytest.fixture(scope="module")
def hub() -> Hub:
    found, _ = load_hub(ROOT, date(2026, 11, 22))
    assert found
    return found


def at(visit: Visit, when: str, path: str) -> Page:
    """A page at a time on a London clock."""
    visit.page.clock.install(time=datetime.fromisoformat(when).replace(tzinfo=LONDON))
    return visit.go(path)


@pytest.mark.parametrize("when", [WEDNESDAY, SUNDAY_NIGHT, CHRISTMAS])
@pytest.mark.parametrize("visit", [{"timezone_id": "Asia/Tehran"}], indirect=True, ids=["Tehran"])
def test_every_card_says_what_its_schedules_say(when: str, visit: Visit, hub: Hub) -> None:
    page = at(visit, when, "services/")
    instant = datetime.fromisoformat(when).replace(tzinfo=LONDON)
    calendar = build_calendar(instant.date())
    expected = {
        linked.service.id: opening_state(hours, calendar, instant)["state"]
        for linked in hub.directory.services
        if (hours := build_hours(linked.service))
    }
    shown = page.locator("[data-service] [data-hours]").evaluate_all(
        "all => all.map(one => [one.closest('[data-service]').dataset.service, one.className, one.textContent])"
    )
    assert len(shown) > 20
    assert {name: style.rpartition("--")[2] for name, style, _ in shown} == expected
    assert all(text for _, _, text in shown)
    assert {"open", "unknown" if when == CHRISTMAS else "closed"} <= set(expected.values())


@pytest.mark.parametrize("home", ["", "fa/", "gu/"])
@pytest.mark.parametrize("path", ["respite/", "keeping-safe/", "school-staff/", "carers-assessment/"])
def test_somebody_to_ring_is_shown_with_whether_they_answer_now(home: str, path: str, visit: Visit) -> None:
    page = at(visit, WEDNESDAY, f"{home}{path}")
    shown = page.locator(".hub-contact:has([data-hours])")
    expect(shown.first.locator(".hub-open")).not_to_be_empty()
    assert page.locator("[data-open-words]").count() == 1
    for card in shown.all():
        expect(card.locator(".hub-open")).not_to_be_empty()


@pytest.mark.parametrize(
    ("answer", "english", "persian"),
    [
        ({"state": "open", "why": "always"}, "Open now, day and night", ""),
        ({"state": "open", "until": "17:00"}, "Open now, until 5pm", "17:00"),
        ({"state": "open", "until": "00:00"}, "Open now, until midnight", "نیمه‌شب"),
        ({"state": "open"}, "Open now", ""),
        ({"state": "closed"}, "Closed now", ""),
        ({"state": "closed", "opens": (0, "2026-11-23", "12:00", True)}, "Closed now. Opens today at midday", "ظهر"),
        ({"state": "closed", "opens": (1, "2026-11-24", "09:30", True)}, "Closed now. Opens tomorrow at 9:30am", "9:30"),
        ({"state": "closed", "opens": (3, "2026-11-26", "00:30", True)}, "Closed now. Opens Thursday at 12:30am", "پنجشنبه"),
        ({"state": "closed", "opens": (3, "2026-11-26", "13:05", False)}, "Closed now. Opens Thursday at 1:05pm, or sooner", ""),
        ({"state": "closed", "opens": (7, "2026-11-30", "10:00", True)}, "Closed now. Opens in a week: Monday at 10am", "دوشنبه"),
        ({"state": "closed", "why": "bank-holiday"}, "Closed today: bank holiday", ""),
        ({"state": "closed", "why": "exception"}, "Closed today", ""),
        ({"state": "closed", "why": "term-time"}, "Closed today: open in term time only", ""),
        ({"state": "closed", "why": "school-holidays"}, "Closed today: open in the school holidays only", ""),
        ({"state": "unknown", "why": "bank-holiday"}, "Hours today not known: bank holiday", ""),
        ({"state": "unknown", "why": "term-time"}, "Not known if it is open now: open in term time only", ""),
        ({"state": "unknown", "why": "school-holidays"}, "Not known if it is open now: open in the school holidays only", ""),
        ({"state": "unknown", "why": "times"}, "Hours today not known", ""),
        ({"state": "unknown", "why": "dates"}, "Hours today not known", ""),
        ({"state": "unknown", "why": "calendar"}, "", ""),
        ({"state": "unknown", "why": "not-stated"}, "", ""),
    ],
)  # fmt: skip
def test_each_answer_in_words(answer: dict[str, Any], english: str, persian: str, window: Visit) -> None:
    if "opens" in answer:
        answer = {**answer, "opens": dict(zip(("days", "date", "time", "sure"), answer["opens"], strict=True))}
    script = "async (answer) => (await import('/components/open-state/open-state.mjs')).sentence(answer)"
    assert window.go(OFFICE_HOURS).evaluate(script, answer) == english
    in_persian = window.go(f"fa/{OFFICE_HOURS}").evaluate(script, answer)
    assert persian in in_persian
    assert bool(in_persian) == bool(english)
    assert "am" not in in_persian.split()


def test_it_changes_while_the_page_is_open(visit: Visit) -> None:
    page = at(visit, "2026-11-25T16:59:30", OFFICE_HOURS)
    line = page.locator(".hub-service [data-hours]")
    expect(line).to_have_text("Social Care Direct phone line: Open now, until 5pm")
    page.clock.run_for(61_000)
    expect(line).to_have_text("Social Care Direct phone line: Closed now. Opens tomorrow at 9am")
    assert visit.complaints == []


def test_christmas_is_not_known_where_nobody_has_said(visit: Visit) -> None:
    line = at(visit, CHRISTMAS, OFFICE_HOURS).locator(".hub-service [data-hours]")
    expect(line).to_have_text("Social Care Direct phone line: Hours today not known: bank holiday")


def test_a_line_for_nights_is_open_all_day_on_a_bank_holiday(visit: Visit) -> None:
    line = at(visit, CHRISTMAS, "services/barnet-out-of-hours-social-care/").locator(".hub-service [data-hours]")
    expect(line).to_contain_text("Open now")


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
@pytest.mark.parametrize("path", [OFFICE_HOURS, "services/", "services/evening/"])
def test_without_a_script_there_are_only_the_hours(path: str, visit: Visit) -> None:
    page = visit.go(path)
    assert page.locator("[data-hours]").count() > 0
    assert page.locator("[data-hours]:visible").count() == 0
    if path == OFFICE_HOURS:
        expect(page.locator(".hub-facts")).to_contain_text("9am to 5pm")


@pytest.mark.parametrize("path", ["services/evening/", "health/", "respite/"])
def test_every_kind_of_page_with_cards_has_the_words(path: str, visit: Visit) -> None:
    page = at(visit, WEDNESDAY, path)
    lines = page.locator("[data-hours]").all_text_contents()
    assert lines
    assert all(lines)
    assert page.locator("[data-open-words]").count() >= 1
    assert visit.complaints == []


def test_a_page_of_all_services_costs_little(visit: Visit) -> None:
    """The best of some runs, since other programs may be running too."""
    milliseconds = visit.go("services/").evaluate(
        """async () => {
          const {showOpenStates} = await import('/components/open-state/open-state.mjs')
          const lines = [...document.querySelectorAll('[data-hours]')], took = []
          for (let run = 0; run < 10; run += 1) {
            for (const line of lines) line.textContent = ''
            const start = performance.now()
            showOpenStates()
            took.push(performance.now() - start)
          }
          return Math.min(...took)
        }"""
    )
    assert milliseconds < 16
