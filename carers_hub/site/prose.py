"""Prose pages as the rest of the site needs them: their addresses and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from carers_hub.domain import Hub
from carers_hub.domain.choose import FILE as CHOOSE
from carers_hub.source import Problem, did_you_mean
from carers_hub.views.a_to_z import PageInfo, build_a_to_z
from carers_hub.views.choose import HOME, choose_paths
from carers_hub.views.finder import build_facet_pages, build_finder

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)


@dataclass(frozen=True)
class ProsePage:
    """A Markdown file. `path` is its address, like `strategy/law/`, `""` for the home page; `meta` its front matter as text."""

    file: Path
    path: str
    meta: Mapping[str, object]
    body: str


def load_prose(docs: Path) -> tuple[ProsePage, ...]:
    """Every page of the folder, in order of address. `page_checks` says what is wrong with one; here it only must not fail."""
    return tuple(sorted((_read(file, docs) for file in docs.rglob("*.md") if not file.is_symlink()), key=lambda page: page.path))


def page_info(page: ProsePage) -> PageInfo:
    """What the page says of itself."""
    words = page.meta.get("search_words")
    topic = page.meta.get("topic")
    return PageInfo(
        path=page.path,
        title=str(page.meta.get("title", "")),
        description=str(page.meta.get("description", "")),
        topic=str(topic) if topic else None,
        search_words=tuple(str(word) for word in words) if isinstance(words, list) else (),
    )


def made_paths(hub: Hub) -> Iterator[tuple[str, str]]:
    """The address of every page made from data, and the file it is made from."""
    for linked in hub.directory.services:
        yield linked.path, "data/services.yaml"
    for finder in hub.finders:
        view = build_finder(finder, hub.directory)
        lists = [view.pages[1:], *(page.pages for page in build_facet_pages(view, hub.directory))]
        yield from ((page.path, "data/finders.yaml") for pages in lists for page in pages)
    for path in choose_paths(hub.guides.choose):
        yield path, CHOOSE


def live_paths(hub: Hub, prose: Sequence[ProsePage]) -> frozenset[str]:
    """The address of every page of the site."""
    later = (page.path for page in build_a_to_z(hub, map(page_info, prose)).pages[1:])
    return frozenset([*(page.path for page in prose), *(path for path, _ in made_paths(hub)), *later])


def check_addresses(hub: Hub, prose: Sequence[ProsePage]) -> Iterator[Problem]:
    """No two pages may have one address, and every page the data names must exist."""
    first = {page.path: f"docs/{page.path or 'index.md'}" for page in prose}
    for path, file in made_paths(hub):
        if path in first:
            message = f'The address "{path}" is already taken, by {first[path]}.'
            yield _problem(
                hub.root, file, path.rstrip("/").rpartition("/")[2], "duplicate-address", message, "Give one of them another id."
            )
        first.setdefault(path, file)
    pages = {page.path for page in prose}
    named = [(finder.path, finder.name, "data/finders.yaml") for finder in hub.finders]
    named += [
        (situation.page.partition("#")[0], situation.title, "content/situations.yaml") for situation in hub.guides.situations
    ]
    if hub.guides.choose.questions:
        named += [(HOME, "", CHOOSE), *((one.page.partition("#")[0], "", CHOOSE) for one in hub.guides.choose.onward if one.page)]
    for path, name, file in named:
        if path not in (pages if file == "data/finders.yaml" else first):
            guess = did_you_mean(path, pages)
            remedy = f"Did you mean {guess}?" if guess else f"Add docs/{path.rstrip('/')}.md, or name a page that exists."
            yield _problem(hub.root, file, path, "unknown-page", f'There is no page "{path}".', remedy, name)


def _problem(root: Path, file: str, written: str, code: str, message: str, remedy: str, record: str = "") -> Problem:
    """A problem at the first line that has these letters as a whole value."""
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    pattern = re.compile(rf"(?<![\w/-]){re.escape(written)}(?![\w/-])")
    for number, line in enumerate(lines, start=1):
        if found := pattern.search(line):
            return Problem(
                path=file, line=number, column=found.start() + 1, code=code, message=message, remedy=remedy, record=record
            )
    return Problem(path=file, line=1, code=code, message=message, remedy=remedy, record=record)


def _read(file: Path, docs: Path) -> ProsePage:
    text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    found = _FRONT_MATTER.match(text)
    name = file.relative_to(docs).as_posix().removesuffix(".md")
    path = f"{name}/".removesuffix("index/") if name == "index" or name.endswith("/index") else f"{name}/"
    return ProsePage(file, path, _meta(found[1]) if found else {}, text[found.end() :] if found else text)


def _meta(text: str) -> Mapping[str, object]:
    try:
        value = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    return value if isinstance(value, dict) else {}
