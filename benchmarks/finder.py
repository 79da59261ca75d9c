"""How much a search of the site fetches and how soon it shows, beside Pagefind and Material's own search.

    python -m benchmarks.finder --sizes 153 1000 5000

Each size is the real hub with made services (`made_services.py`), built, served from this machine and used in Chromium at a
quarter of its speed. Times are inflated on a busy machine: look at the ratios, and at the load in the table.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.browsing import SLOW_LINE, SLOWDOWN, Chromium, Measured, Times, measure_all, open_browser
from benchmarks.rivals import build_ours, build_pagefind, build_stock, rivals, write_page
from benchmarks.serving import HAS_BROTLI, brotli_size, gzip_size, serve

Cell = float | None


@dataclass(frozen=True)
class Row:
    """A line of the table: for each rival a number (None where it has none) and a note after it."""

    what: str
    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = ()

    def render(self, size: int, names: list[str]) -> str:
        """As Markdown, with how many times our search (or what is first, where it has no number) the others take."""
        notes = self.notes or ("",) * len(names)
        cells = [*self.cells, *[None] * (len(names) - len(self.cells))]
        shown = [_number(cell) + note for cell, note in zip(cells, notes, strict=True)]
        ratios = [_ratio(cells[names.index(name)], cells[1] or cells[0]) for name in _rated(names)]
        return f"| {' | '.join([str(size), self.what, *shown, *ratios])} |"


def _rated(names: list[str]) -> list[str]:
    return [name for name in names if name in ("Pagefind", "Material")]


def _ratio(cell: Cell, ours: Cell) -> str:
    return "" if cell is None or not ours else f"{cell / ours:.1f}"


def _number(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:,.0f}" if abs(cell) >= 100 or cell == int(cell) else f"{cell:.1f}"


@dataclass(frozen=True)
class Files:
    """Sizes of the files of an index in bytes: `name: (as they are, gzip, brotli)`."""

    sizes: dict[str, tuple[int, int, int]]


def _sizes(folder: Path, names: tuple[str, ...]) -> dict[str, tuple[int, int, int]]:
    found = {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}
    return {name: (len(data), gzip_size(data), brotli_size(data)) for name, data in found.items()}


def run(size: int, chromium: Chromium, rounds: int) -> tuple[list[str], list[Row], Files]:
    """Everything at one size: the names of the rivals, the table, the sizes of files."""
    with tempfile.TemporaryDirectory(prefix="hub-finder-") as name, ExitStack() as stack:
        folder = Path(name)
        hub, site, built = build_ours(folder, size)
        indexed = build_pagefind(folder, site)
        stock_site, stock_run = build_stock(folder, hub)
        ours, stock = stack.enter_context(serve(site)), stack.enter_context(serve(stock_site))
        pagefind = stack.enter_context(serve(indexed[0])) if indexed else None
        least = stack.enter_context(serve(write_page(folder / "least", "least")))
        compared = rivals(ours, pagefind, stock, least)
        chromium.elsewhere.clear()
        before = os.getloadavg()[0]
        found = measure_all(chromium, compared, rounds)
        load = (before, os.getloadavg()[0])
        sizes = _sizes(site, ("finder.json", "finder-text.json")) | _sizes(stock_site, ("search/search_index.json",))
        seconds = (built.cpu, None, *([indexed[1].cpu] if indexed else []), stock_run.cpu)
        rows = [
            *_rows([found[rival.name] for rival in compared]),
            Row("requests to another machine", (float(len(chromium.elsewhere)),)),
        ]
        rows.append(Row("build: CPU s (Pagefind: of the index, on top of ours)", seconds))
        rows.append(Row("load of the machine, before and after", load))
        return [rival.name for rival in compared], rows, Files(sizes)


def _rows(found: list[Measured]) -> Iterator[Row]:
    def each(what: str, pick: Callable[[Measured], Cell]) -> Row:
        return Row(what, tuple(pick(one) for one in found))

    def middle(what: str, name: str) -> Row:
        return each(what, lambda one: one.middle(name))

    yield middle("page: bytes", "page_bytes")
    yield middle("page: elements", "nodes")
    yield middle("page: work until it is quiet, ms", "load_work")
    yield middle("page: clock until its load event, ms", "load")
    yield middle("search: bytes before use", "before")
    yield middle("search: bytes until first results", "until_first")
    yield middle("search: bytes after them", "after_first")
    yield middle("opening the page and first results: work, ms", "opened_work")
    yield middle("first focus to first results: clock, ms", "first")
    yield middle("opening the page to first results: clock, ms", "opened")
    slow = f"on a line of {SLOW_LINE['rate'] * 8 / 1e6:.1f} Mbit/s and {SLOW_LINE['delay'] * 1000:.0f} ms: clock, ms"
    yield each(f"first focus to first results {slow}", lambda one: one.slow_first)
    yield each(f"opening the page to first results {slow}", lambda one: one.slow_opened)
    for what, name in (("key", "keys"), ("key of a word with a slip", "slips"), ("tick", "ticks")):
        times = [getattr(one, name) for one in found]
        yield _times(f"{what} to results: work, ms (worst)", times, "work")
        yield _times(f"{what} to results drawn: clock, ms (worst)", times, "drawn")
        yield _times(f"{what} to two frames later: clock, ms (worst)", times, "shown")
    yield each("two frames without any work: clock, ms", lambda one: one.idle)


def _times(what: str, found: list[Times], kind: str) -> Row:
    """The median of times, with the worst, and in how many of them the list stayed as it was."""
    values: list[list[float]] = [getattr(times, kind) for times in found]
    worst = [f" ({max(some):,.0f})" if some else "" for some in values]
    same = [f", {times.same} same" if times.same and kind == "work" else "" for times in found]
    notes = tuple(one + other for one, other in zip(worst, same, strict=True))
    return Row(f"{what}, {len(values[0])} times", tuple(median(some) if some else None for some in values), notes)


def _print_files(files: dict[int, Files]) -> None:
    """Sizes of the indexes, and what each further service adds."""
    print("\n| services | index | bytes | gzip | brotli | brotli bytes for each service more |\n|---|---|---|---|---|---|")
    sizes = sorted(files)
    for place, size in enumerate(sizes):
        for name, (plain, gzipped, best) in files[size].sizes.items():
            smaller = sizes[place - 1] if place else None
            growth = (
                (best - files[smaller].sizes[name][2]) / (size - smaller) if smaller and name in files[smaller].sizes else None
            )
            print(f"| {size} | {name} | {plain:,} | {gzipped:,} | {best:,} | {_number(growth)} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[153, 1000, 5000], help="how many services")
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is opened")
    asked_for = parser.parse_args()
    if not HAS_BROTLI:
        print("There is no brotli package: sizes called brotli are gzip.", file=sys.stderr)
    print(
        f"Processor slowed {SLOWDOWN} times: by Chromium for times by the clock, by multiplying for work. Ratios are to our search.\n"  # noqa: E501
    )
    files = {}
    with open_browser() as chromium:
        for size in asked_for.sizes:
            names, rows, files[size] = run(size, chromium, asked_for.rounds)
            if len(files) == 1:
                columns = ["services", "what", *names, *(f"{name} : ours" for name in _rated(names))]
                print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
            print("\n".join(row.render(size, names) for row in rows), flush=True)
    _print_files(files)


if __name__ == "__main__":
    main()
