"""How long the hub's commands take, and how that grows: `make bench`, or `python -m benchmarks.bench --sizes 150 1000`.

Each size is the real hub with its services copied until there are that many. Stock Material builds the same number of
pages, each with the text of a service as Markdown. Times are of one run each; compare rows of one table only, and look at
CPU rather than wall time on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """What one command took. Seconds, and the peak memory of its biggest process in MB."""

    name: str
    pages: int
    wall: float
    cpu: float
    peak: float

    def row(self) -> str:
        """A line of the table."""
        each = f"{1000 * self.cpu / self.pages:.2f}" if self.pages else ""
        return f"| {self.name} | {self.pages or ''} | {self.wall:.2f} | {self.cpu:.2f} | {self.peak:.0f} | {each} |"


HEAD = "| what | pages | wall s | CPU s | peak MB | CPU ms a page |\n|---|---|---|---|---|---|"
"""What stands above the lines of a table."""


def measure(name: str, command: list[str], site: Path | None = None, cwd: Path = ROOT) -> Run:
    """Run a command once. Raises SystemExit when it fails."""
    start = time.monotonic()
    process = os.posix_spawn(
        command[0], command, {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PWD": str(cwd)}, file_actions=_QUIET
    )
    _, status, used = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{name} failed: {' '.join(command)}")
    pages = sum(1 for _ in site.rglob("*.html")) if site else 0
    return Run(name, pages, time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


_QUIET = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]


def write_hub(folder: Path, size: int) -> Path:
    """The real hub with `size` services."""
    for name in ("data", "content", "docs", "theme", "macros", "translations"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "hooks.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "data/permalinks.yaml").unlink(missing_ok=True)
    file = folder / "data/services.yaml"
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    data["services"] = multiply(data["services"], size)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder


def multiply(records: list[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """The records and copies of them under other ids and names, `size` in all (never fewer than the records)."""
    copies = []
    for number in range(max(0, size - len(records))):
        record, turn = records[number % len(records)], number // len(records) + 2
        copies.append({**record, "id": f"{record['id'][:50]}-{turn}", "name": f"{record['name']} {turn}"})
    return [*records, *copies]


def write_stock(folder: Path, hub: Path) -> Path:
    """A stock Material site with a Markdown page for each service and for each prose page."""
    services = json.loads((hub / "data/services.yaml").read_text(encoding="utf-8"))["services"]
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for record in services:
        lines = [f"# {record['name']}", record["summary"], record["description"], *(f"- {key}" for key in record)]
        (docs / f"{record['id']}.md").write_text("\n\n".join(lines), encoding="utf-8")
    for page in (hub / "docs").rglob("*.md"):
        text = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)", "]" if "](" in page.name else "", page.read_text(encoding="utf-8"))
        (docs / f"prose-{page.parent.name}-{page.stem}.md").write_text(text, encoding="utf-8")
    (docs / "index.md").write_text("# Home", encoding="utf-8")
    nav = "nav: [index.md]\nvalidation: {omitted_files: ignore, not_found: ignore, unrecognized_links: ignore}\n"
    (folder / "mkdocs.yml").write_text(f"site_name: Stock\ntheme: {{name: material, font: false}}\n{nav}", encoding="utf-8")
    return folder


def bench(size: int, stock: bool) -> list[Run]:
    """Everything measured at one size."""
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as name:
        folder = Path(name)
        hub = write_hub(folder / "hub", size)
        python = [sys.executable, "-m"]
        runs = [
            measure(f"check, {size} services", [*python, "carers_hub", "check", "--root", str(hub)]),
            measure(f"build, {size} services", [*python, "carers_hub", "build", "--root", str(hub)], hub / "site"),
        ]
        if stock:
            plain = write_stock(folder / "stock", hub)
            command = [*python, "mkdocs", "build", "-q", "-f", str(plain / "mkdocs.yml")]
            runs.append(measure(f"stock Material, {size} services", command, plain / "site"))
        return runs


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[150, 1000], help="how many services")
    parser.add_argument("--stock", action=argparse.BooleanOptionalAction, default=True, help="measure stock Material too")
    asked = parser.parse_args()
    print(HEAD)
    builds = []
    for size in asked.sizes:
        for run in bench(size, asked.stock):
            print(run.row(), flush=True)
            builds += [run] if run.name.startswith("build") else []
    if len(builds) > 1:
        first, last = builds[0], builds[-1]
        more = last.pages - first.pages
        print(f"\nEach of {more} more pages: {1000 * (last.cpu - first.cpu) / more:.2f} ms of CPU." if more else "")


if __name__ == "__main__":
    main()
