"""The `hub` command: what it prints and the code it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tiny import hub, page, write_hub

TODAY = ("--today", "2026-11-22")


def test_nothing_wrong_is_code_0(tmp_path: Path) -> None:
    result = hub("check", "--root", str(write_hub(tmp_path)), *TODAY)
    assert (result.returncode, result.stderr) == (0, "")


def test_problems_are_code_1_and_no_traceback(tmp_path: Path) -> None:
    root = write_hub(tmp_path, {"docs/contact.md": page("Contact", "[x](gone.md)"), "data/rates.yaml": "rates: [\n"})
    result = hub("check", "--root", str(root), *TODAY)
    assert result.returncode == 1
    assert "docs/contact.md:" in result.stdout, "one fault does not hide the others"
    assert "data/rates.yaml:" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_programs_can_read_the_problems(tmp_path: Path) -> None:
    root = write_hub(tmp_path, {"docs/contact.md": page("Contact", "[x](gone.md)")})
    result = hub("check", "--root", str(root), "--format", "json", *TODAY)
    assert result.returncode == 1
    assert [problem["path"] for problem in json.loads(result.stdout)["problems"]] == ["docs/contact.md"]


@pytest.mark.parametrize(
    "words",
    [("check", "--root", "/nowhere"), ("chek",), (), ("check", "--today", "yesterday"), ("check", "--format", "xml")],
)
def test_wrong_usage_is_code_2(words: tuple[str, ...]) -> None:
    result = hub(*words)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert result.stderr


def test_two_pages_with_one_address_are_found(tmp_path: Path) -> None:
    root = write_hub(tmp_path)
    finders = root / "data/finders.yaml"
    services = (root / "data/services.yaml").read_text(encoding="utf-8").replace("id: tea-club", "id: free")
    (root / "data/services.yaml").write_text(services, encoding="utf-8")
    (root / "docs/respite.md").write_text(page("Breaks", '{{ finder("respite") }}'), encoding="utf-8")
    result = hub("check", "--root", str(root), *TODAY)
    assert result.returncode == 1
    assert "duplicate-address" in result.stdout
    assert 'The address "services/free/" is already taken' in result.stdout
    assert finders.is_file()


def test_a_finder_without_its_page_is_found(tmp_path: Path) -> None:
    root = write_hub(tmp_path)
    (root / "docs/respite.md").rename(root / "docs/respit.md")
    result = hub("check", "--root", str(root), *TODAY)
    assert result.returncode == 1
    assert "data/finders.yaml:11:11  unknown-page" in result.stdout
    assert "Did you mean respit/?" in result.stdout


def test_another_address_moves_every_link(tmp_path: Path) -> None:
    """The hub may live in a folder of a bigger site."""
    root = write_hub(tmp_path)
    text = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("smallborough.example/", "smallborough.example/carers")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    result = hub("build", "--root", str(root), *TODAY)
    assert result.returncode == 0, result.stderr
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert 'href="/carers/assets/hub.css"' in home
    assert "https://carers.smallborough.example/carers/respite/</loc>" in (root / "site/sitemap.xml").read_text(encoding="utf-8")
