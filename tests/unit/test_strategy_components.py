"""Every component of the strategy says what it must, and no more than the record holds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import UndefinedError

from carers_hub.domain import Hub, load_hub
from carers_hub.site.strategy_macros import strategy_macros
from carers_hub.words.rendering import Renderer
from tests.builders import ROOT
from tests.strategy_examples import resolve_example

THEME = ROOT / "theme"
NAMES = (
    *("aims", "archive-notice", "bar-chart", "changes", "chart", "column-chart", "figures", "findings", "governance", "journey"),
    *("kinds-of-carer", "laws", "measures", "offer", "outcomes", "plans", "priorities", "progress-theme", "progress-themes"),
    *("quotes", "reading", "source-line", "today-links"),
)


def _examples() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for name in NAMES:
        text = (THEME / "components" / name / "examples.yaml").read_text("utf-8")
        found += [(name, example) for example in yaml.safe_load(text)]
    return found


@pytest.fixture(scope="module")
def small() -> Hub:
    """The small hub for tests."""
    found, problems = load_hub(ROOT / "tests/fixtures/hub", date(2026, 11, 22))
    assert found is not None, problems
    return found


def render(hub: Hub, name: str, context: dict[str, Any], **renderer: Any) -> str:
    """An example as HTML."""
    return str(Renderer(hub, THEME, **renderer).render(name, **resolve_example(hub.strategy, context)))


@pytest.mark.parametrize(("name", "example"), _examples(), ids=lambda value: value if isinstance(value, str) else value["name"])
def test_every_example_is_one_clean_block(small: Hub, name: str, example: dict[str, Any]) -> None:
    html = render(small, name, example["context"])
    assert re.match(r"<(div|ul|ol|dl|figure|table|svg|p)\b", html), "it must start with a block element at the first column"
    assert not re.search(r'\sstyle=|\son[a-z]+=|<script|href="http://', html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for reference in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert set(reference.split()) <= set(ids)


def test_a_chart_has_a_name_a_table_and_its_values_in_words(small: Hub) -> None:
    html = render(small, "chart", {"chart": "bars"})
    assert 'role="img"' in html
    assert html.count("<title ") == html.count("<desc ") == 1
    assert re.search(r'<th scope="row">Many</th><td><bdi dir="ltr">0</bdi></td>', html)
    assert ">11,236</text>" in html
    assert "Residents" not in html


def test_a_chart_without_values_draws_nothing_and_says_so(small: Hub) -> None:
    html = render(small, "chart", {"chart": "no-values"})
    assert "<svg" not in html
    assert "<td" not in html
    assert "gives no values" in html
    assert "Over 10 years" in html


def test_a_chart_matched_by_order_says_so(small: Hub) -> None:
    assert "matched them by their order" in render(small, "chart", {"chart": "by-order"})
    assert "matched them by their order" not in render(small, "chart", {"chart": "bars"})


def test_what_is_not_stated_is_written(small: Hub) -> None:
    html = render(small, "figures", {"figures": "some"})
    assert html.count("Not stated") == 2
    assert "Residents aged 5 and over" in html


def test_a_source_that_readers_should_not_be_sent_to_is_only_named(small: Hub) -> None:
    html = render(small, "changes", {"changes": "all"})
    assert "A test copy" in html
    assert "gov.uk/test" not in html
    assert html.count("We have no newer source.") == 1


def test_findings_count_on(small: Hub) -> None:
    macros = strategy_macros(Renderer(small, THEME))
    assert 'start="2"' in macros["findings"]("young-carers")


def test_text_is_never_html(small: Hub) -> None:
    html = render(small, "source-line", {"cited": {"paper": "plan", "place": "<b onclick=x>"}})
    assert "<b " not in html
    assert "&lt;b onclick" in html


def test_a_missing_word_is_an_error(small: Hub) -> None:
    with pytest.raises(UndefinedError):
        Renderer(small, THEME).render("archive-notice")


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("chart", ("bar",), 'There is no chart "bar". Did you mean "bars"?'),
        ("figures", ("sone",), 'There is no group of figures "sone". Did you mean "some"?'),
        ("findings", ("carers",), 'There is no group of findings "carers". Did you mean "all-carers"?'),
        ("offer", ("boro",), 'There is no group of help "boro".'),
        ("plans", ("local-plans",), 'There is no level of plans "local-plans". Did you mean "local"?'),
        ("progress_theme", ("wealth",), 'There is no theme "wealth". Did you mean "health"?'),
        ("archive_notice", ("old-reports",), 'There is no paper "old-reports". Did you mean "old-report"?'),
    ],
)
def test_a_name_that_leads_nowhere_is_told(small: Hub, name: str, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(LookupError, match=re.escape(message)):
        strategy_macros(Renderer(small, THEME))[name](*words)


def test_a_list_that_is_empty_is_told(tmp_path: Path, small: Hub) -> None:
    from dataclasses import replace

    bare = replace(small, root=tmp_path, strategy=replace(small.strategy, quotes=()))
    with pytest.raises(LookupError, match="quotes"):
        strategy_macros(Renderer(bare, THEME))["quotes"]()


ARCHIVE = sorted((ROOT / "docs/strategy/progress-2017").glob("*.md"))


@pytest.mark.parametrize("page", ARCHIVE, ids=lambda page: page.stem)
def test_every_page_of_the_old_record_says_so_first(page: Path) -> None:
    body = page.read_text("utf-8").split("---\n", 2)[2]
    first, second = [block for block in body.split("\n\n") if block.strip()][:2]
    assert first.strip().startswith("# ")
    assert second.strip() == '{{ archive_notice("progress-2017") }}'


def test_the_old_record_is_all_there() -> None:
    assert len(ARCHIVE) == 5
