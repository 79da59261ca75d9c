"""The built site, served with its own security headers, in a real browser. No browser: these tests fail and say so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tools.needs import find_browser

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # No imitation of a graphics card: less work on a machine without one. (--disable-features is Playwright's own to set.)
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--num-raster-threads=1",
]
PHONE, DESKTOP = {"width": 360, "height": 640}, {"width": 1280, "height": 800}


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers of the site's `_headers`, and its 404 page."""

    headers_to_send: tuple[tuple[str, str], ...] = ()
    extensions_map: dict[str, str] = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def end_headers(self) -> None:
        for name, value in self.headers_to_send:
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404:
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def read_headers(file: Path) -> tuple[tuple[str, str], ...]:
    """The headers of a `_headers` file, but the one that needs https."""
    pairs = (line.strip().partition(": ") for line in file.read_text(encoding="utf-8").splitlines() if line.startswith(" "))
    return tuple((name, value) for name, _, value in pairs if name != "Strict-Transport-Security")


def settle(page: Page) -> None:
    """Wait until what comes with the next frames is there: later cards of a list, and the height of those scrolled to."""
    page.evaluate("""() => new Promise((done) => {
      const next = (times) => (times ? requestAnimationFrame(() => setTimeout(() => next(times - 1))) : done());
      next(4);
    })""")


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site."""
    folder = ROOT / "site"
    assert (folder / "index.html").is_file(), "There is no built site. Make it with: make build"
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, like `http://127.0.0.1:40123/`."""
    handler = type("Handler", (_Handler,), {"headers_to_send": read_headers(site / "_headers")})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM)
        yield chromium
        chromium.close()


class Visit:
    """A browser window that notes what should not happen: a request elsewhere, a blocked script, an error."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        context.on(
            "request", lambda request: None if request.url.startswith((address, "data:")) else self.foreign.append(request.url)
        )
        context.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = context.new_page()

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page


def _open(browser: Browser, wanted: dict[str, Any], address: str) -> Visit:
    context = browser.new_context(**{"viewport": DESKTOP, **wanted})
    context.set_default_timeout(10_000)
    return Visit(context, address)


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A fresh window. Ask for another with `@pytest.mark.parametrize("visit", [{…}], indirect=True)`."""
    opened = _open(browser, getattr(request, "param", {}), address)
    yield opened
    opened.page.context.close()


@pytest.fixture(scope="session")
def windows() -> dict[str, Visit]:
    """Windows that stay open, by what they are like."""
    return {}


@pytest.fixture
def window(request: pytest.FixtureRequest, browser: Browser, address: str, windows: dict[str, Visit]) -> Visit:
    """A window that many tests share, for those that go to a page and only look at it. It saves most of their time.

    What a test does to its page is gone with the next page; what it does to the window is not, and needs `visit`.
    """
    wanted: dict[str, Any] = getattr(request, "param", {})
    key = repr(sorted(wanted.items()))
    if key not in windows:
        windows[key] = _open(browser, wanted, address)
    shared = windows[key]
    shared.foreign.clear()
    shared.complaints.clear()
    return shared
