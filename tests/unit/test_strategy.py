"""The strategy's records lead where they say, and its figures are those of the papers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from carers_hub.domain import Hub, load_hub
from carers_hub.domain.strategy import FILES, Strategy, load_strategy, walk
from carers_hub.model.strategy import Links, PageLink
from carers_hub.source import Problem
from tests.builders import ROOT

FIXTURE = ROOT / "tests/fixtures/hub"


@pytest.fixture(scope="module")
def hub() -> Hub:
    """The real hub."""
    found, problems = load_hub(ROOT, date(2026, 11, 22))
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def small() -> Hub:
    """The small hub for tests."""
    found, problems = load_hub(FIXTURE, date(2026, 11, 22))
    assert found is not None, problems
    return found


def _load_with(tmp_path: Path, name: str, old: str, new: str, small: Hub) -> tuple[Strategy | None, list[Problem]]:
    shutil.copytree(FIXTURE / "content", tmp_path / "content")
    file = tmp_path / "content" / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert old in text, "the case no longer fits the file"
    file.write_text(text.replace(old, new, 1), "utf-8")
    return load_strategy(tmp_path, small.directory)


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line", "words"),
    [
        ("carers", "services: [everything-stated]", "services: [everything-statd]", "unknown-value", 7, "everything-stated"),
        ("carers", "paper: plan", "paper: plam", "unknown-value", 8, "plan"),
        ("priorities", "priorities: [find]", "priorities: [fond]", "unknown-value", 4, "find"),
        ("priorities", "measures: [more]", "measures: [mere]", "unknown-value", 4, "more"),
        ("progress", "charts: [columns]", "charts: [column]", "unknown-value", 8, "columns"),
        ("progress", "figures: some", "figures: sone", "unknown-value", 8, "some"),
        ("carers", "id: any-age", "id: grown-up", "duplicate-id", 9, "grown-up"),
        ("charts", "value: 100}", "value: 101}", "chart-values", 24, "100 percent"),
        ("charts", "value: 11236}", "value: not-stated}", "chart-values", 9, "not-given"),
        (
            "charts",
            "{label: Under a year, value: not-stated}",
            "{label: Under a year, value: 5}",
            "chart-values",
            51,
            "not-stated",
        ),
        ("charts", ", short: Jan", "", "chart-values", 23, "short"),
        ("charts", "    target: 95\n", "", "missing", 15, "target"),
        ("charts", "value: 11236}", "value: 11236.5}", "wrong-type", 9, "value"),
        ("figures", "base: Residents aged 5 and over, ", "", "missing", 2, "base"),
        ("changes", "status: ended", "status: finished", "unknown-value", 3, "ended"),
        ("carers", "page: respite/", "page: /respite", "path-format", 7, "respite/"),
    ],
)
def test_a_fault_is_reported_where_it_stands(
    tmp_path: Path, small: Hub, name: str, old: str, new: str, code: str, line: int, words: str
) -> None:
    strategy, problems = _load_with(tmp_path, name, old, new, small)
    assert strategy is None
    assert [(problem.path, problem.line) for problem in problems] == [(f"content/{name}.yaml", line)], problems
    assert problems[0].code == code
    assert words in problems[0].message + problems[0].remedy


def test_a_page_must_exist_when_there_are_pages(tmp_path: Path, small: Hub) -> None:
    shutil.copytree(FIXTURE / "content", tmp_path / "content")
    (tmp_path / "docs/strategy").mkdir(parents=True)
    (tmp_path / "docs/respite.md").write_text("# Breaks\n", "utf-8")
    strategy, problems = load_strategy(tmp_path, small.directory)
    assert strategy is None
    assert [(problem.path, problem.code) for problem in problems] == [("content/progress.yaml", "unknown-value")]
    (tmp_path / "docs/strategy/health.md").write_text("# Health\n", "utf-8")
    assert load_strategy(tmp_path, small.directory)[1] == []


def test_a_hub_may_have_no_strategy(tmp_path: Path) -> None:
    assert load_strategy(tmp_path, None) == (Strategy(), [])


def test_every_list_of_the_strategy_has_a_file() -> None:
    listed = [key for kinds in FILES.values() for key in kinds]
    assert sorted(listed) == sorted(Strategy.__dataclass_fields__)


def test_the_strategy_is_whole(hub: Hub) -> None:
    strategy = hub.strategy
    counts = {
        "kinds": len(strategy.kinds_of_carer),
        "findings": len(strategy.findings),
        "stages": len(strategy.stages),
        "priorities": len(strategy.priorities),
        "outcomes": len(strategy.outcomes),
        "measures": len(strategy.measures),
        "themes": len(strategy.themes),
        "areas": sum(len(theme.areas) for theme in strategy.themes),
    }
    assert counts == {
        "kinds": 5, "findings": 13, "stages": 4, "priorities": 4, "outcomes": 9, "measures": 3, "themes": 4, "areas": 10
    }  # fmt: skip
    assert [outcome.number for outcome in strategy.outcomes] == list(range(1, 10))
    assert [priority.number for priority in strategy.priorities] == [1, 2, 3, 4]


def test_priorities_outcomes_and_measures_hang_together(hub: Hub) -> None:
    strategy = hub.strategy
    for priority in strategy.priorities:
        assert strategy.outcomes_of(priority.id), f"no outcome serves {priority.id}"
    for measure in strategy.measures:
        assert strategy.outcomes_shown_by(measure.id), f"no outcome is shown by {measure.id}"
    for outcome in strategy.outcomes:
        assert outcome.today.services, f"nobody serves {outcome.id}"
        assert outcome.today.pages, f"no page serves {outcome.id}"


def _links(strategy: Strategy) -> Iterator[Links]:
    for kinds in FILES.values():
        for key in kinds:
            for record in getattr(strategy, key):
                yield from (part for _, part in walk(record) if isinstance(part, Links))


def test_links_are_checked_and_not_given_twice(hub: Hub) -> None:
    found = list(_links(hub.strategy))
    assert len(found) > 50
    for links in found:
        assert len(set(links.services)) == len(links.services)
        assert all(service in hub.directory for service in links.services)
        for link in links.pages:
            assert isinstance(link, PageLink)


PAPER_VALUES = {
    "care-by-young-carers": [16, 33, 31, 20],
    "support-for-young-carers": [26, 23, 15, 10, 10, 7, 6, 2],
    "carers-known": [28808, 3703, 787],
    "carers-by-hours": [11236, 4276, 2860, 3108, 7328],
    "p17-health-assessments": [50, 19, 92, 100, 93, 79, 86, 100],
    "p17-waiting-over-12-weeks": [119, 65],
    "p17-average-wait": [131, 90],
    "p17-parents": [81, 100, 100, 80, 60, 60],
}


@pytest.mark.parametrize("chart_id", PAPER_VALUES)
def test_chart_values_are_those_of_the_paper(hub: Hub, chart_id: str) -> None:
    assert [value.value for value in hub.strategy.chart(chart_id).values] == PAPER_VALUES[chart_id]


def test_charts_without_values_stay_without(hub: Hub) -> None:
    without = {chart.id for chart in hub.strategy.charts if chart.matching == "not-given"}
    assert without == {"how-long-caring", "age-of-cared-for", "hours-caring", "health-effects"}
    by_order = {chart.id for chart in hub.strategy.charts if chart.matching == "print-order"}
    assert by_order == {"care-by-young-carers", "support-for-young-carers"}


def test_the_share_of_carers_says_out_of_whom(hub: Hub) -> None:
    share = next(figure for figure in hub.strategy.figures if figure.id == "carers-share-2021")
    assert share.value == "7.9%"
    assert "aged 5 and over" in share.base
    hours = [value.value for value in hub.strategy.chart("carers-by-hours").values if isinstance(value.value, int)]
    assert sum(hours) == 28808
    assert round(100 * 28808 / 365238, 1) == 7.9


def test_what_is_not_sourced_is_not_known(hub: Hub) -> None:
    for change in hub.strategy.changes:
        if change.status != "not-known":
            assert change.sources, f"{change.id} says {change.status} without a source"


def test_nothing_private_or_ended_is_passed_on() -> None:
    text = "\n".join(file.read_text("utf-8") for file in (ROOT / "content").glob("*.yaml"))
    assert "1588" not in text, "a membership number of the council"
    assert not re.search(r"services: \[[^\]]*the-network", text)
