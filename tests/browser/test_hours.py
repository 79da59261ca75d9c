"""Open now in the browser: `hours.mjs` gives what Python gives and what every minute gives, in whatever zone the device is."""

from __future__ import annotations

import base64
import random
from typing import Any

import pytest
from playwright.sync_api import Browser

from carers_hub.views.opening import build_hours, opening_state
from tests.browser.conftest import ROOT
from tests.builders import make_service
from tests.opening_cases import EveryMinute, calendar, random_instants, random_schedule

SCRIPT = """async ({script, calendar, batch}) => {
  const {openState} = await import(`data:text/javascript;base64,${script}`)
  return batch.map(([hours, instants]) => instants.map((instant) => openState(hours, calendar, instant)))
}"""


def ask(browser: Browser, zone: str, batch: list[tuple[Any, list[float]]]) -> list[list[dict[str, Any]]]:
    """What the script answers on a device in a zone. `batch`: hours, each with its instants in milliseconds."""
    context = browser.new_context(timezone_id=zone, locale="ar-EG")
    page = context.new_page()
    script = base64.b64encode((ROOT / "theme/assets/hours.mjs").read_bytes()).decode("ascii")
    found = page.evaluate(SCRIPT, {"script": script, "calendar": calendar(), "batch": batch})
    context.close()
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Tehran", "America/Los_Angeles"])
def test_it_is_right_at_any_minute_of_two_years(zone: str, browser: Browser) -> None:
    chance = random.Random(zone)
    batch, expected = [], []
    for _ in range(25):
        entries = [random_schedule(chance) for _ in range(chance.choice((1, 1, 2, 3)))]
        service = make_service(schedules=[entry.model_dump(mode="json", by_alias=True) for entry in entries])
        assert not isinstance(service.schedules, str)
        hours, reference = build_hours(service), EveryMinute(service.schedules)
        instants = random_instants(chance, 200)
        answers = [opening_state(hours, calendar(), instant) for instant in instants]
        assert answers == [reference.state(instant) for instant in instants]
        batch.append((hours, [instant.timestamp() * 1000 for instant in instants]))
        expected.append(answers)
    found = ask(browser, zone, batch)
    wrong = [
        (hours, instant, got, wanted)
        for (hours, instants), answers, right in zip(batch, found, expected, strict=True)
        for instant, got, wanted in zip(instants, answers, right, strict=True)
        if got != wanted
    ]
    assert sum(map(len, found)) > 2_000
    assert wrong[:3] == []


def test_day_and_night_nothing_stated_and_a_wrong_clock(browser: Browser) -> None:
    now, long_ago = 1_795_300_000_000.0, 0.0
    found = ask(browser, "Asia/Kathmandu", [("always", [now, long_ago]), (None, [now]), ([[127, 0, 1440, 1]], [long_ago])])
    assert found == [
        [{"state": "open", "why": "always"}] * 2,
        [{"state": "unknown", "why": "not-stated"}],
        [{"state": "unknown", "why": "calendar"}],
    ]
