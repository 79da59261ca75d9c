"""Addresses never die."""

from __future__ import annotations

from pathlib import Path

import pytest

from carers_hub.model.permalinks import PermalinksFile
from carers_hub.site.permalinks import add_permalinks, check_permalinks, load_permalinks, with_implied_redirects
from tests.tiny import hub, write_hub

LIVE = {"", "respite/", "money/"}


def codes(root: Path, text: str) -> list[tuple[str, int]]:
    (root / "data").mkdir(exist_ok=True)
    (root / "data/permalinks.yaml").write_text(text, encoding="utf-8")
    register, document, problems = load_permalinks(root)
    assert document is not None
    return [(problem.code, problem.line) for problem in (*problems, *check_permalinks(register, document, LIVE))]


def test_every_address_is_a_page_or_leads_to_one(tmp_path: Path) -> None:
    assert codes(tmp_path, "redirects:\n  - {from: breaks/, to: respite/}\npublished:\n  - respite/\n  - breaks/\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("redirects: []\npublished:\n  - respite/\n  - breaks/\n", [("permalink-lost", 4)]),
        ("redirects:\n  - {from: respite/, to: money/}\n", [("redirect-hides", 2)]),
        ("redirects:\n  - {from: a/, to: b/}\n  - {from: b/, to: money/}\n", [("redirect-lost", 2)]),
        ("redirects:\n  - {from: a/, to: a/}\n", [("redirect-lost", 2)]),
        ("redirects:\n  - {from: a/, to: 'https://x.example/'}\n", [("redirect-lost", 2)]),
        ("redirect: []\n", [("unknown-field", 1)]),
    ],
)
def test_what_would_lose_a_reader_is_found(text: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert codes(tmp_path, text) == expected


def test_new_addresses_are_added_at_the_end_and_old_ones_stay(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert add_permalinks(tmp_path, {"respite/", "gone/"}) == ["gone/", "respite/"]
    assert add_permalinks(tmp_path, {"respite/", "money/", ""}) == ["money/"]
    register, _, problems = load_permalinks(tmp_path)
    assert problems == []
    assert register.published == ("gone/", "respite/", "money/")
    assert add_permalinks(tmp_path, {"respite/", "money/", ""}) == []


def test_a_choice_that_no_service_has_any_more_leads_to_its_finder() -> None:
    register = PermalinksFile(published=("respite/", "respite/free/", "about/us/"))
    redirects = with_implied_redirects(register, LIVE, {"respite/", "services/"}).redirects
    assert [(redirect.from_, redirect.to) for redirect in redirects] == [("respite/free/", "respite/")]


def test_a_lost_answer_leads_to_the_question_before_it() -> None:
    register = PermalinksFile(published=("choose/adult/", "choose/adult/tea/", "choose/adult/tea/cake/", "choosing/"))
    live = {*LIVE, "choose/", "choose/adult/"}
    redirects = with_implied_redirects(register, live, {"respite/"}).redirects
    assert [(redirect.from_, redirect.to) for redirect in redirects] == [
        ("choose/adult/tea/", "choose/adult/"),
        ("choose/adult/tea/cake/", "choose/adult/"),
    ]
    assert with_implied_redirects(register, LIVE, {"respite/"}).redirects == ()


def test_a_moved_page_leads_on_without_a_script(tmp_path: Path) -> None:
    text = "redirects:\n  - {from: breaks/, to: respite/}\npublished:\n  - breaks/\n"
    root = write_hub(tmp_path / "hub", {"data/permalinks.yaml": text})
    result = hub("build", "--root", str(root), "--today", "2026-11-22")
    assert result.returncode == 0, result.stderr
    moved = (root / "site/breaks/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=/respite/"' in moved
    assert '<a href="/respite/">' in moved
    assert (root / "site/_redirects").read_text(encoding="utf-8") == "/breaks/ /respite/ 301\n"
    assert "breaks/" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_a_lost_address_stops_the_build(tmp_path: Path) -> None:
    root = write_hub(tmp_path / "hub", {"data/permalinks.yaml": "redirects: []\npublished:\n  - respit/\n"})
    result = hub("check", "--root", str(root), "--today", "2026-11-22")
    assert result.returncode == 1
    assert "data/permalinks.yaml:3:5  permalink-lost" in result.stdout
    assert "to: respite/" in result.stdout
