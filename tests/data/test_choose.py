"""The questions of this hub over its real services: every service can be found, and no way through them is a dead end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from carers_hub.domain import load_hub
from carers_hub.site.choose_pages import MOST_CARDS, build_choices
from carers_hub.views.choose import Chooser, Outcome, audience_of, ways
from carers_hub.views.choose_links import ChooseLinks
from carers_hub.views.finder import by_nearness, stated_values
from carers_hub.words.finder_index import FinderIndex
from carers_hub.words.rendering import Renderer

ROOT = Path(__file__).resolve().parents[2]
HUB, _ = load_hub(ROOT, date(2026, 11, 22))
assert HUB is not None
CHOOSE = HUB.guides.choose
CHOOSER, LINKS = Chooser(CHOOSE, HUB.directory), ChooseLinks(HUB)
ENDS = [way for way in ways(CHOOSE) if len(way) == len(CHOOSE.questions)]
OUTCOMES: dict[tuple[str, ...], Outcome] = {way: CHOOSER.outcome(way) for way in ENDS}


def on_nearest_page(outcome: Outcome) -> set[str]:
    """The services of the static page a list leads to."""
    page = LINKS.nearest(outcome.given)
    terms = [term.split(":", 1) for term in page.terms] if page else []
    assert HUB is not None
    return {
        linked.service.id
        for linked in HUB.directory.services
        if terms and all(value in (*stated_values(linked, facet), *linked.term_ids(facet)) for facet, value in terms)
    }


def test_pages_say_three_questions() -> None:
    assert len(CHOOSE.questions) == 3, "docs/index.md, docs/services.md and docs/choose.md say how many there are"


def test_every_service_can_be_found() -> None:
    """On a list itself, or on the page without a script that the list leads to. What is only for people who work with carers
    may be further away: the questions are put to carers."""
    assert HUB is not None
    found = {match.linked.service.id for outcome in OUTCOMES.values() for match in outcome.matches[:MOST_CARDS]}
    wanted = [linked.service for linked in HUB.directory.services if linked.service.who_for.caring_roles != ("professional",)]
    far = {service.id for service in wanted} - found
    assert len(far) < 8
    for service in far:
        lists = [outcome for outcome in OUTCOMES.values() if any(match.linked.service.id == service for match in outcome.matches)]
        assert any(service in on_nearest_page(outcome) for outcome in lists), service


@pytest.mark.parametrize("way", ENDS, ids=",".join)
def test_no_end_is_empty_and_each_says_why(way: tuple[str, ...]) -> None:
    outcome = OUTCOMES[way]
    assert outcome.count == len(outcome.matches) > 0
    sure = [one for one in outcome.given if one.answer and one not in outcome.dropped]
    for match in outcome.matches:
        assert len(match.why) + len(match.unknown) == len(sure)


def test_answers_are_seldom_left_out() -> None:
    assert sum(bool(outcome.dropped) for outcome in OUTCOMES.values()) <= len(ENDS) // 20


def test_a_child_never_gets_what_does_not_name_young_carers() -> None:
    children = [outcome for outcome in OUTCOMES.values() if audience_of(outcome.given)]
    assert len(children) >= 40
    for outcome in children:
        for match in outcome.matches:
            assert "young-carer" in match.linked.service.who_for.caring_roles, match.linked.service.id
            ages = match.linked.service.who_for.carer_age
            assert isinstance(ages, str) or (ages.from_ or 0) < 18, match.linked.service.id
    shown = {match.linked.service.id for outcome in children for match in outcome.matches}
    assert {"childline", "barnet-young-carers"} <= shown
    assert not shown & {"barnet-out-of-hours-social-care", "mens-advice-line", "hourglass", "samaritans"}


def test_every_answer_changes_the_list() -> None:
    for place, question in enumerate(CHOOSE.questions):
        unsure = CHOOSER.fits(question, None)
        for answer in question.answers:
            fits = CHOOSER.fits(question, answer)
            assert 0 < len(fits) < len(unsure), f"question {place + 1}: {answer.id}"


def test_the_order_is_that_of_the_finders_index() -> None:
    """`choose.json` names services by their numbers in `finder.json`."""
    assert HUB is not None
    renderer = Renderer(HUB, ROOT / "theme")
    index = FinderIndex(renderer, (), {})
    assert [linked.service.id for linked in index.services] == [linked.service.id for linked in CHOOSER.services]
    assert CHOOSER.services == by_nearness(HUB.directory.services, HUB.directory)
    choices = build_choices(renderer)
    assert isinstance(choices, list)
    for entries in choices:
        numbers = sorted(_add(steps) for *_, steps in entries["not-sure"]["fits"])
        assert sorted(number for group in numbers for number in group) == list(range(len(CHOOSER.services)))


def _add(steps: list[int]) -> list[int]:
    return [sum(steps[: place + 1]) for place in range(len(steps))]
