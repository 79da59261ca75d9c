"""Measures rivals in Chromium, taking turns: what a page costs, what a search fetches, how soon it shows.

Each step is done twice. With the processor slowed, by the clock: `drawn` is the time until the list is in the page and drawn,
without waiting for the screen's next frame; `shown` is the time until two frames have gone by, about 33 ms where nothing happens
at all. At full speed, by the processor time of the page's thread, which other programs hardly change: `work` is that time
as many times over as the clock was slowed. Milliseconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.rivals import Rival
from benchmarks.serving import Line
from tools.needs import find_browser

SLOWDOWN = 4
SCREEN = {"width": 1280, "height": 800}
QUERIES = ("dementia", "money help", "young carer", "bus pass", "respite")
"""Typed letter by letter; the first letter and spaces are not measured."""
SLIPS = ("dementai", "alzhiemers", "respitte")
"""Words with a slip: our search then looks for words that are near. The others are not asked."""
FIRST = "dementia"
SLOW_LINE = {"delay": 0.15, "rate": 200_000}
"""A phone on 3G: 150 ms until an answer starts, 1.6 Mbit/s."""
_IN_PAGE = (Path(__file__).parent / "pages/measure.js").read_text(encoding="utf-8")
_TIMEOUT = 300_000
_LONGEST = 1_000
_NOTHING_COMES = 600
_ON_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@dataclass
class Times:
    """Milliseconds, one for each time something was done. `same`: how often the list stayed as it was, or nothing was found;
    then there is work, and no time until it was drawn."""

    work: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    same: int = 0


@dataclass
class Visit:
    """A page opened by somebody who has been nowhere before, and a first search there. Bytes are compressed."""

    page_bytes: int
    load: float
    load_work: float
    nodes: int
    before: int
    until_first: int
    after_first: int
    first: float
    opened: float
    opened_work: float


@dataclass
class Measured:
    """Everything about one rival."""

    visits: list[Visit] = field(default_factory=list)
    slow_first: float = 0.0
    slow_opened: float = 0.0
    keys: Times = field(default_factory=Times)
    slips: Times = field(default_factory=Times)
    ticks: Times = field(default_factory=Times)
    idle: float = 0.0

    def middle(self, name: str) -> float:
        """The median over visits."""
        return median(getattr(visit, name) for visit in self.visits)  # type: ignore[no-any-return]


@dataclass
class _Window:
    """A page in a window of its own, with nothing kept from others. `slowdown`: of its processor."""

    page: Page
    devtools: CDPSession
    slowdown: int

    @contextmanager
    def slowed(self) -> Iterator[None]:
        """In front of the others, and slowed down only meanwhile: Chromium keeps a slowed processor busy even when idle."""
        self.page.bring_to_front()
        self.devtools.send("Emulation.setCPUThrottlingRate", {"rate": self.slowdown})
        try:
            yield
        finally:
            self.devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    def work(self) -> float:
        """Processor time of the page's thread so far, as on a processor slowed down. Milliseconds."""
        metrics = {metric["name"]: metric["value"] for metric in self.devtools.send("Performance.getMetrics")["metrics"]}
        return float(1000 * SLOWDOWN * metrics["TaskDuration"])

    def search(self, rival: Rival) -> dict[str, float]:
        """The first search, put in at once. Raises RuntimeError when nothing is found."""
        result: dict[str, float] = self.page.evaluate("given => bench.first(...given)", [rival.field, rival.results, FIRST])
        if "shown" not in result:
            raise RuntimeError(f"{rival.name} found nothing for {FIRST}.")
        return result


class Chromium:
    """A browser, and the requests its pages made to another machine (none of which gets there)."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.elsewhere: list[str] = []

    @contextmanager
    def open(self, address: str, slowdown: int = 1) -> Iterator[_Window]:
        """A new reader's window, with the page just opened."""
        context = self._browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
        context.set_default_timeout(_TIMEOUT)
        context.add_init_script(_IN_PAGE)
        context.on("request", lambda request: self._note(request.url, address))
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        try:
            page.goto(address, wait_until="load")
            yield _Window(page, devtools, slowdown)
        finally:
            context.close()

    def _note(self, url: str, address: str) -> None:
        if not url.startswith(("data:", "blob:", "about:", "/".join(address.split("/")[:3]))):
            self.elsewhere.append(url)


@contextmanager
def open_browser() -> Iterator[Chromium]:
    """Chromium. Raises RuntimeError when a request to another machine would not be noticed."""
    with sync_playwright() as playwright:
        args = ["--no-sandbox", "--disable-dev-shm-usage", _ON_THIS_MACHINE]
        browser = playwright.chromium.launch(executable_path=find_browser(), args=args)
        chromium = Chromium(browser)
        with chromium.open("about:blank") as window:
            window.page.evaluate("new Worker('data:text/javascript,fetch(\"https://elsewhere.example/\")').onerror = () => 0")
            window.page.evaluate("fetch('https://elsewhere.example/').catch(() => 0)")
            window.page.wait_for_timeout(300)
        if not chromium.elsewhere:
            raise RuntimeError("A request to another machine was not noticed.")
        chromium.elsewhere.clear()
        yield chromium
        browser.close()


def measure_all(chromium: Chromium, rivals: list[Rival], rounds: int) -> dict[str, Measured]:
    """Every rival, taking turns at each step."""
    found = {rival.name: Measured() for rival in rivals}
    for _ in range(rounds):
        for rival in rivals:
            _say(f"opening {rival.name}")
            found[rival.name].visits.append(_visit(chromium, rival))
    for rival in rivals:
        rival.site.line = Line(**SLOW_LINE)  # type: ignore[arg-type]
        with chromium.open(rival.address, SLOWDOWN) as window:
            result = window.search(rival)
        found[rival.name].slow_first, found[rival.name].slow_opened = result["shown"], result["opened"]
        rival.site.line = Line()
    for slowdown in (1, SLOWDOWN):
        _say(f"typing, slowed {slowdown} times")
        _type_all(chromium, rivals, found, slowdown)
    return found


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def _visit(chromium: Chromium, rival: Rival) -> Visit:
    """Open the page and wait until it is quiet; then, as somebody new, search at once."""
    sent = rival.site.sent
    sent.clear()
    with chromium.open(rival.address) as window:
        window.page.wait_for_load_state("networkidle")
        load_work = window.work()
        nodes = window.page.evaluate("document.querySelectorAll('*').length")
        whole, before = sum(size for _, size in sent), rival.site.bytes_of(*rival.fetched, but=rival.later)
        window.search(rival)
        opened_work = window.work()
    sent.clear()
    with chromium.open(rival.address, SLOWDOWN) as window:
        load = window.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")
        result = window.search(rival)
        until = rival.site.bytes_of(*rival.fetched, but=rival.later)
        window.page.wait_for_load_state("networkidle")
        later = rival.site.bytes_of(rival.later)
    return Visit(whole, load, load_work, nodes, before, until, later, result["shown"], result["opened"], opened_work)


def _type_all(chromium: Chromium, rivals: list[Rival], found: dict[str, Measured], slowdown: int) -> None:
    """Keys and ticks, with everything fetched and every query searched for once before."""
    with ExitStack() as stack:
        windows = [stack.enter_context(chromium.open(rival.address)) for rival in rivals]
        turns = list(zip(rivals, windows, strict=True))
        for rival, window in turns:
            window.slowdown = slowdown
            window.page.bring_to_front()
            window.search(rival)
            window.page.wait_for_load_state("networkidle")
            for query in QUERIES:
                window.page.evaluate("given => bench.warm(...given)", [rival.field, rival.results, query])
        for query in QUERIES:
            for rival, window in turns:
                _type(window, rival, query, found[rival.name].keys)
        for query in SLIPS:
            for rival, window in turns[:2]:
                _type(window, rival, query, found[rival.name].slips)
        _tick(windows[0], rivals[0], found[rivals[0].name].ticks)
        for rival, window in turns:
            with window.slowed():
                found[rival.name].idle = median(window.page.evaluate("bench.idle()") for _ in range(15))


def _type(window: _Window, rival: Rival, query: str, times: Times) -> None:
    """Real keys, one after another. Each waits for what the one before it gave."""
    window.page.bring_to_front()
    window.page.evaluate("given => bench.write(...given)", [rival.field, ""])
    window.page.focus(rival.field)
    with window.slowed():
        for number, letter in enumerate(query):
            told = number > 0 and letter != " "
            window.page.evaluate("given => bench.arm(...given)", [rival.results, _LONGEST if told else _NOTHING_COMES])
            before = window.work()
            window.page.keyboard.press("Space" if letter == " " else letter)
            result = window.page.evaluate("bench.result")
            if told:
                _add(times, window, before, result)


def _add(times: Times, window: _Window, before: float, result: Any) -> None:
    """`before`: the work done before it. `result`: what `painted` of the page gave, or None."""
    if window.slowdown == 1:
        times.work.append(window.work() - before)
        times.same += result is None
    elif result is not None:
        times.drawn.append(result["work"])
        times.shown.append(result["shown"])


def _tick(window: _Window, rival: Rival, times: Times) -> None:
    """One choice, then another beside it, fifteen times."""
    window.page.evaluate("given => bench.write(...given)", [rival.field, ""])
    with window.slowed():
        for number in range(15):
            for step in (3 * number, 5 * number + 1):
                before = window.work()
                _add(times, window, before, window.page.evaluate("given => bench.tick(...given)", [step, rival.results]))
            window.page.evaluate("bench.untick()")
            window.page.wait_for_timeout(100)
