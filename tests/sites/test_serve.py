"""The preview follows edits, and an edit with a fault in it does not take the last good page away."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tiny import ROOT, services, tiny_files, write_hub

Preview = tuple[Path, str, Path]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A served tiny hub: its folder, its address, and the file with what the server said."""
    published = "extra:\n  locales: {en: English, pl: Polski, ar: العربية}\n  published: [pl]\n"
    files = {"mkdocs.yml": tiny_files()["mkdocs.yml"].replace("extra:\n", published)}
    root, port, said = write_hub(tmp_path / "hub", files), free_port(), tmp_path / "said"
    command = [sys.executable, "-m", "carers_hub", "serve", "--root", str(root), "--port", str(port), "--today", "2026-11-22"]
    with said.open("w") as stream, subprocess.Popen(command, cwd=ROOT, stdout=stream, stderr=stream) as process:
        try:
            wait_for(lambda: "is on http" in said.read_text("utf-8"))
            yield root, f"http://127.0.0.1:{port}/", said
        finally:
            process.terminate()
            process.wait(timeout=10)


def wait_for(happened: object) -> None:
    """Wait up to 20 seconds. Raises AssertionError."""
    assert callable(happened)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in 20 seconds")


def get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8")


def test_the_preview_follows_edits(preview: Preview) -> None:
    root, address, said = preview
    page = f"{address}services/tea-club/"
    assert "Tea club" in get(page)
    assert "Content-Security-Policy" not in get(page), "it would stop the script that reloads the page"
    assert "We cannot find that page" in get(f"{address}nowhere/")
    write = (root / "data/services.yaml").write_text
    write(services(tea_club="Coffee club"), encoding="utf-8")
    wait_for(lambda: "Coffee club" in get(page))
    write(services(tea_club="Soup club").replace("[respite]", "[respit]"), encoding="utf-8")
    wait_for(lambda: "Did you mean respite?" in said.read_text("utf-8"))
    assert "Traceback" not in said.read_text("utf-8")
    assert "Coffee club" in get(page)
    write(services(tea_club="Soup club"), encoding="utf-8")
    wait_for(lambda: "Soup club" in get(page))


def test_the_other_languages_follow(preview: Preview) -> None:
    root, address, said = preview
    page = f"{address}pl/services/tea-club/"
    wait_for(lambda: "are there too: pl" in said.read_text("utf-8"))
    assert '<html lang="pl"' in get(page)
    assert "Tea club" in get(page)
    assert "We cannot find that page" in get(f"{address}ar/"), "it is not published"
    (root / "data/services.yaml").write_text(services(tea_club="Coffee club"), encoding="utf-8")
    wait_for(lambda: "Coffee club" in get(f"{address}services/tea-club/"))
    assert '<html lang="pl"' in get(page), "the one of before stays until the new one is there"
    wait_for(lambda: "Coffee club" in get(page))
    assert "Traceback" not in said.read_text("utf-8")


def test_a_taken_port_is_said_in_a_sentence(preview: Preview) -> None:
    root, address, _ = preview
    port = address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "carers_hub", "serve", "--root", str(root), "--port", port]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 1
    assert f"port {port}" in result.stderr
    assert "Traceback" not in result.stderr
