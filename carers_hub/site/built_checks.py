"""What is wrong with a built site: the last look before it replaces the one carers use."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from carers_hub.site.built_pages import BuiltPage, Tag, load_built_pages
from carers_hub.source import Problem

_LEFTOVERS = re.compile(
    r"\{\{|\{%|\{#|Traceback \(most recent|Macro (?:Rendering|Syntax) Error|hubmark|[\ue000-\ue0ff]"
    r"|\bTODO\b|\bTBC\b|[Ll]orem ipsum|\[website name"
)
_SIGNS = ("{{", "{%", "{#", "Traceback", "Macro ", "hubmark", "TODO", "TBC", "orem ipsum", "[website")
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_HANDLER = re.compile(r"on[a-z]+$")
_LOADING = {"script", "img", "iframe", "link", "source", "video", "audio", "embed", "object", "form", "input", "track"}


def check_built(site: Path, numbers: Collection[str], base: str = "/") -> list[Problem]:
    """Every problem of a built site. `numbers` are the phone numbers it may show, `base` the path it is served under."""
    pages = load_built_pages(site)
    problems = [problem for page in pages.values() for problem in check_page(page, numbers)]
    problems += check_links(site, pages, base)
    problems += check_sitemap(site, pages)
    return problems


def check_page(page: BuiltPage, numbers: Collection[str]) -> Iterator[Problem]:
    """What can be seen in one page alone."""
    yield from _check_safe(page)
    leftover = _LEFTOVERS.search(page.text) if _may_have_leftovers(page.html) else None
    if leftover:
        yield _problem(page, "built-leftover", f'The page shows "{leftover[0]}".')
    if page.is_redirect:
        return
    yield from _check_frame(page)
    yield from _check_numbers(page, numbers)


def _may_have_leftovers(html: str) -> bool:
    """A quick look, so that the slow one is only at pages that need it."""
    return any(sign in html for sign in _SIGNS) or _PRIVATE.search(html) is not None


def _check_safe(page: BuiltPage) -> Iterator[Problem]:
    for script in page.inline_scripts:
        yield _problem(page, "built-script", f"There is a script inside the page: {script.strip()[:60]}")
    for tag in page.kinds:
        for code, message in _faults(tag):
            yield _problem(page, code, message)


_known_faults: dict[int, tuple[tuple[str, str], ...]] = {}
"""By the identity of a tag: tags written alike are one object for ever, and most are on every page."""


def _faults(tag: Tag) -> tuple[tuple[str, str], ...]:
    if id(tag) not in _known_faults:
        _known_faults[id(tag)] = tuple(_find_faults(tag))
    return _known_faults[id(tag)]


def _find_faults(tag: Tag) -> Iterator[tuple[str, str]]:
    """What a tag may not have, as code and message."""
    if tag.name == "style" or "style" in tag.attributes:
        yield "built-style", f"There is a style inside the page, in <{tag.name}>."
    for name in tag.attributes:
        if _HANDLER.match(name):
            yield "built-handler", f"<{tag.name}> has {name}=, which is a script."
    for address in tag.links:
        scheme = urlsplit(address).scheme
        if scheme not in ("", "https", "http", "mailto", "tel", "sms"):
            yield "built-scheme", f"<{tag.name}> leads to a {scheme}: address."
        if tag.name in _LOADING and _loads(tag) and (scheme or address.startswith("//")):
            yield "built-foreign", f"<{tag.name}> takes something from another site: {address}"


def _loads(tag: Tag) -> bool:
    """A `<link rel="canonical">` names another address without taking anything from it."""
    return tag.name != "link" or not {"canonical", "alternate"} & set(tag.attributes.get("rel", "").split())


def _check_frame(page: BuiltPage) -> Iterator[Problem]:
    names = Counter(tag.name for tag in page.tags)
    if names["h1"] != 1:
        yield _problem(page, "built-h1", f"The page has {names['h1']} main headings (h1). It must have one.")
    for repeated, times in Counter(page.ids).items():
        if times > 1:
            yield _problem(page, "built-id", f'The id "{repeated}" is there {times} times.')
    html = next((tag for tag in page.tags if tag.name == "html"), None)
    if html is None or not html.attributes.get("lang") or html.attributes.get("dir") not in ("ltr", "rtl"):
        yield _problem(page, "built-lang", "The page does not say its language and direction (html lang and dir).")
    first = next((tag for tag in page.tags if tag.name == "a"), None)
    target = first.attributes.get("href", "") if first else ""
    if not target.startswith("#") or target[1:] not in page.ids:
        yield _problem(page, "built-skip", "The first link is not one that skips to the main part.")
    if not any(address == "tel:999" for _, address in page.links):
        yield _problem(page, "built-urgent", "The page has no link to ring 999.")
    if not re.search(r"<title>[^<]+</title>", page.html):
        yield _problem(page, "built-title", "The page has no title.")


def _check_numbers(page: BuiltPage, numbers: Collection[str]) -> Iterator[Problem]:
    known = {re.sub(r"[^0-9+]", "", number) for number in numbers}
    for tag, address in page.links:
        scheme, _, number = address.partition(":")
        if scheme in ("tel", "sms") and tag.name == "a" and number.partition("?")[0] not in known:
            yield _problem(page, "built-number", f"The number {number} is not in the data.")


def check_links(site: Path, pages: Mapping[str, BuiltPage], base: str = "/") -> Iterator[Problem]:
    """Every link inside the site must lead to a page or file, and to an id that is there."""
    ids = {path: set(page.ids) for path, page in pages.items()}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    known: dict[str, str] = {}
    for page in pages.values():
        for address in sorted({address for _, address in page.links}):
            wrong = known.get(address) if address.startswith("/") else _wrong_link(page, address, ids, files, base)
            if wrong is None:
                wrong = known[address] = _wrong_link(page, address, ids, files, base)
            if wrong:
                yield _problem(page, "built-link", wrong)


def _wrong_link(page: BuiltPage, address: str, ids: Mapping[str, set[str]], files: Collection[str], base: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    path = _resolve(page.path, unquote(parts.path), base)
    if path is None:
        return f"The link {address} leads out of the site's folder {base}"
    if path in ids:
        missing = parts.fragment and unquote(parts.fragment) not in ids[path]
        return f"The link {address} leads to a place that is not on that page." if missing else ""
    return "" if path in files else f"The link {address} leads nowhere."


def _resolve(page: str, path: str, base: str) -> str | None:
    """The address inside the site that a link's path means on a page; None when it leaves the site."""
    if not path:
        return page
    if path.startswith("/"):
        return path[len(base) :] if path.startswith(base) else None
    folder = page if page.endswith("/") or not page else posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join("/", folder, path))
    return joined.lstrip("/") + ("/" if path.endswith("/") and joined != "/" else "")


def check_sitemap(site: Path, pages: Mapping[str, BuiltPage]) -> Iterator[Problem]:
    """Every page but the error page and the redirects is in the sitemap, and nothing else is."""
    file = site / "sitemap.xml"
    listed = re.findall(r"<loc>([^<]*)</loc>", file.read_text(encoding="utf-8")) if file.is_file() else []
    known = {page.path for page in pages.values() if page.path != "404.html" and not page.is_redirect}
    home = min(listed, key=len, default="")
    paths = {address.removeprefix(home) for address in listed}
    for path in sorted(known - paths):
        yield Problem(path="sitemap.xml", line=1, code="built-sitemap", message=f'The page "{path}" is not in the sitemap.')
    for path in sorted(paths - known):
        yield Problem(path="sitemap.xml", line=1, code="built-sitemap", message=f'"{path}" is in the sitemap and is not a page.')


def _problem(page: BuiltPage, code: str, message: str) -> Problem:
    file = page.path if page.path.endswith(".html") else f"{page.path}index.html"
    return Problem(path=f"site/{file}", line=1, code=code, message=message)
