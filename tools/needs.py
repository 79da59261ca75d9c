"""What tests need that pip cannot give: a browser and Java. `python -m tools.needs` finds them or fetches them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_BROWSERS = (
    "chromium-headless-shell",  # opens a page in half the time of a whole browser
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)


class Missing(Exception):
    """Something tests need is not here and could not be fetched. The text says what to do."""


def find_browser() -> str:
    """The path of a Chromium: HUB_BROWSER, one on PATH, or Playwright's own. Raises Missing."""
    named = os.environ.get("HUB_BROWSER")
    found = named or next((path for name in _BROWSERS if (path := shutil.which(name))), None) or _playwrights_own()
    if not found or not Path(found).exists():
        raise Missing(
            "No Chromium was found. Install one (apt-get install chromium-headless-shell), or set HUB_BROWSER to its path."
        )
    return found


def find_java() -> str:
    """The path of a Java runtime, which the HTML checker runs on. Raises Missing."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java") or (shutil.which("java", path=f"{home}/bin") if home else None)
    if not found or subprocess.run([found, "-version"], capture_output=True, check=False).returncode:
        raise Missing("No Java was found; the HTML checker needs it. Install one: apt-get install default-jre-headless")
    return found


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _fetch_browser() -> None:
    if _run([sys.executable, "-m", "playwright", "install", "chromium"]):
        return
    _install_package("chromium-headless-shell") or _install_package("chromium")


def _install_package(name: str) -> bool:
    """The system's own package, where there is one, and apt-get and the right to use it. Whether it is here now."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    _run([*sudo, "apt-get", "update", "-qq"])
    return _run([*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", name])


def _run(command: list[str]) -> bool:
    print(" ".join(command), file=sys.stderr)
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False, timeout=900).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> None:
    """Find both, fetching what is missing. What stays missing is said here and fails the tests that need it."""
    for find, fetch in ((find_browser, _fetch_browser), (find_java, lambda: _install_package("default-jre-headless"))):
        try:
            found = find()
        except Missing:
            fetch()
            try:
                found = find()
            except Missing as error:
                found = str(error)
        print(f"For tests: {found}")


if __name__ == "__main__":
    main()
