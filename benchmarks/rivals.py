"""What is compared: our finder, our search of the whole site, Pagefind over our pages, and Material's own search over the texts."""  # noqa: E501

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bench import Run, measure, write_stock
from benchmarks.made_services import read_services, write_made_hub
from benchmarks.serving import Site
from carers_hub.source.suggest import slug

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Rival:
    """A page with a search. `field`, `results`: selectors. `fetched`: what the addresses of files of the search have in them;
    `later`: of those, what comes only after the first results."""

    name: str
    site: Site
    page: str
    field: str
    results: str
    fetched: tuple[str, ...]
    later: str = "\0"

    @property
    def address(self) -> str:
        """Where the page is served."""
        return self.site.address + self.page


def rivals(ours: Site, pagefind: Site | None, stock: Site | None, least: Site | None = None) -> list[Rival]:
    """Those that there are sites of, ours first, and a page that does the least a page can do."""
    found = [
        Rival("our finder", ours, "services/", "[data-finder] input[name=q]", "[data-results-list]", *_OURS),
        Rival("our search", ours, "a-to-z/", "main input[name=q]", "[data-results-list]", *_OURS),
    ]
    if pagefind:
        found.append(Rival("Pagefind", pagefind, "", "input", "ol", ("/pagefind/", ".mjs")))
    if stock:
        field, results = "[data-md-component=search-query]", ".md-search-result__list"
        found.append(Rival("Material", stock, "", field, results, ("/search/", "/workers/", "/lunr/")))
    if least:
        found.append(Rival("a page that does nothing", least, "", "input", "ol", (".mjs",)))
    return found


_OURS = ((".mjs", "finder.json", "finder-text.json"), "finder-text.json")


def build_ours(folder: Path, size: int) -> tuple[Path, Path, Run]:
    """A hub with so many services, its built site (English only), and what the build took."""
    hub = write_made_hub(folder / "hub", size)
    command = [sys.executable, "-m", "carers_hub", "build", "--root", str(hub), "--languages", "en"]
    return hub, hub / "site", measure("hub build", command, hub / "site")


def build_pagefind(folder: Path, ours: Path) -> tuple[Path, Run] | None:
    """Our pages with Pagefind's index of them: those that our own index leads to, and the main part of each. None: not installed."""  # noqa: E501
    if importlib.util.find_spec("pagefind") is None:
        return None
    site = folder / "pagefind"
    for path in _indexed(ours):
        (site / path).mkdir(parents=True, exist_ok=True)
        shutil.copy(ours / path / "index.html", site / path / "index.html")
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "main", "--silent"]
    run = measure("pagefind", command, site)
    return write_page(site, "pagefind"), run


def write_page(site: Path, name: str) -> Path:
    """A site with one of the pages of this benchmark as its home page."""
    site.mkdir(exist_ok=True)
    shutil.copy(_PAGES / "search.html", site / "index.html")
    shutil.copy(_PAGES / f"{name}.mjs", site / "search.mjs")
    return site


def _indexed(ours: Path) -> list[str]:
    """The addresses of pages in our index."""
    index = json.loads((ours / "finder.json").read_text(encoding="utf-8"))
    services = [f"services/{entry[0] or slug(entry[1])}/" for entry in index["services"]]
    pages = [entry[0] for entry in index["pages"] if "#" not in entry[0] and (ours / entry[0] / "index.html").is_file()]
    return [*services, *pages]


def build_stock(folder: Path, hub: Path) -> tuple[Path, Run]:
    """Stock Material with the texts of the services that our index has too, and its own search."""
    stock = write_stock(folder / "stock", hub)
    for record in read_services(hub):
        (stock / f"docs/{record['id']}.md").write_text("\n\n".join(_texts(record)), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(stock / "mkdocs.yml")]
    return stock / "site", measure("mkdocs build", command, stock / "site")


def _texts(record: dict[str, Any]) -> list[str]:
    steps = record["how_to_get_it"]["steps"]
    texts = [f"# {record['name']}", record["summary"], record["description"], record["who_for"]["description"]]
    texts += [record["cost_note"]] if "cost_note" in record else []
    texts += steps if isinstance(steps, list) else []
    return texts + [f"{phone['description']} {phone['number']}" for phone in record.get("phones", [])]
