"""What is wrong with a built site: the last look before it replaces the one carers use."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from carers_hub.site.built_pages import BuiltPage, Part, Tag, list_files, load_built_pages, page_path
from carers_hub.source import Problem

_LEFTOVERS = re.compile(
    r"\{\{|\{%|\{#|Traceback \(most recent|Macro (?:Rendering|Syntax) Error|hubmark|[\ue000-\ue0ff]"
    r"|\bTODO\b|\bTBC\b|[Ll]orem ipsum|\[website name"
)
_SIGNS = ("{{", "{%", "{#", "Traceback", "Macro ", "hubmark", "TODO", "TBC", "orem ipsum", "[website")
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_HANDLER = re.compile(r"on[a-z]+$")
_LOADING = {"script", "img", "iframe", "link", "source", "video", "audio", "embed", "object", "form", "input", "track"}


def check_built(site: Path, pages: Mapping[str, BuiltPage], numbers: Collection[str], base: str = "/") -> list[Problem]:
    """Every problem of a built site. `numbers` are the phone numbers it may show, `base` the path it is served under."""
    problems = [problem for page in pages.values() for problem in check_page(page, numbers)]
    problems += check_links(site, pages, base)
    problems += check_sitemap(site, pages)
    return problems


@dataclass(frozen=True)
class PartReport:
    """What was found in one language's folder. `elsewhere`: addresses that are not in it, each with a page that leads there;
    `unlisted`: pages that are not for the sitemap; `pages`: how many there are."""

    problems: tuple[Problem, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()
    pages: int = 0


def check_part(folder: Path, prefix: str, numbers: Collection[str], base: str = "/") -> PartReport:
    """One language's folder, which will stand at `prefix` (`fa/`) of the site. Links out of it are left for `check_joined`."""
    pages = load_built_pages(folder, prefix)
    problems = [problem for page in pages.values() for problem in check_page(page, numbers)]
    elsewhere: dict[str, str] = {}
    for page, wrong in _find_wrong_links(pages, _files(folder, prefix), base):
        if wrong.nowhere is not None:
            elsewhere.setdefault(wrong.nowhere, page.path)
        else:
            problems.append(_problem(page, "built-link", wrong.message))
    unlisted = frozenset(page.path for page in pages.values() if page.is_error or page.is_redirect)
    return PartReport(tuple(problems), elsewhere, unlisted, len(pages))


def check_joined(site: Path, reports: Sequence[PartReport]) -> list[Problem]:
    """What can only be seen once all languages lie together: links from one to another, and the sitemap."""
    problems = [problem for report in reports for problem in report.problems]
    files = _files(site)
    pages = {page_path(name) for name in files if name.endswith(".html")}
    for report in reports:
        for path, page in report.elsewhere.items():
            if path not in pages and path not in files:
                problems.append(_problem(BuiltPage(page, ""), "built-link", f"The link to {path} leads nowhere."))
    listed = pages - {path for report in reports for path in report.unlisted}
    return [*problems, *_check_listed(site, listed)]


def check_page(page: BuiltPage, numbers: Collection[str]) -> Iterator[Problem]:
    """What can be seen in one page alone."""
    odd = set(page.parts) - _fine
    for script in page.inline_scripts:
        yield _problem(page, "built-script", f"There is a script inside the page: {script.strip()[:60]}")
    for part in [part for part in page.kinds if part in odd]:
        faults = tuple(_find_part_faults(part))
        for code, message in faults:
            yield _problem(page, code, message)
        if not faults and not _may_have_leftovers(part.html):
            odd.remove(part)
            _fine.add(part)
    leftover = _LEFTOVERS.search(page.text) if odd else None
    if leftover:
        yield _problem(page, "built-leftover", f'The page shows "{leftover[0]}".')
    if page.is_redirect:
        return
    yield from _check_frame(page)
    yield from _check_numbers(page, numbers)


_fine: set[Part] = set()
"""Parts that were looked at and hold nothing odd: most of a page is the same on every page."""


def _may_have_leftovers(html: str) -> bool:
    """A quick look, so that the slow one is only at pages that need it."""
    return any(sign in html for sign in _SIGNS) or (not html.isascii() and _PRIVATE.search(html) is not None)


def _find_part_faults(part: Part) -> Iterator[tuple[str, str]]:
    """What its tags may not have, as code and message."""
    return (fault for tag in dict.fromkeys(part.tags) for fault in _find_faults(tag))


def _find_faults(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.name == "style" or "style" in tag.attributes:
        yield "built-style", f"There is a style inside the page, in <{tag.name}>."
    for name in tag.attributes:
        if _HANDLER.match(name):
            yield "built-handler", f"<{tag.name}> has {name}=, which is a script."
    for address in tag.links:
        scheme = _scheme(address)
        if scheme not in ("", "https", "http", "mailto", "tel", "sms"):
            yield "built-scheme", f"<{tag.name}> leads to a {scheme}: address."
        if tag.name in _LOADING and _loads(tag) and (scheme or address.startswith("//")):
            yield "built-foreign", f"<{tag.name}> takes something from another site: {address}"


def _scheme(address: str) -> str:
    if address.startswith("https://"):
        return "https"
    return "" if address.startswith(("/", "#")) else urlsplit(address).scheme


def _loads(tag: Tag) -> bool:
    """A `<link rel="canonical">` names another address without taking anything from it."""
    return tag.name != "link" or not {"canonical", "alternate"} & set(tag.attributes.get("rel", "").split())


def _check_frame(page: BuiltPage) -> Iterator[Problem]:
    headings = len(page.tags_named("h1"))
    if headings != 1:
        yield _problem(page, "built-h1", f"The page has {headings} main headings (h1). It must have one.")
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
    known = _dialled(frozenset(numbers))
    for tag, address in page.links:
        if not address.startswith(("tel:", "sms:")) or tag.name != "a":
            continue
        number = address[4:]
        if number.partition("?")[0] not in known:
            yield _problem(page, "built-number", f"The number {number} is not in the data.")


@cache
def _dialled(numbers: frozenset[str]) -> frozenset[str]:
    return frozenset(re.sub(r"[^0-9+]", "", number) for number in numbers)


def check_links(site: Path, pages: Mapping[str, BuiltPage], base: str = "/") -> Iterator[Problem]:
    """Every link inside the site must lead to a page or file, and to an id that is there."""
    for page, wrong in _find_wrong_links(pages, _files(site), base):
        yield _problem(page, "built-link", wrong.message)


@dataclass(frozen=True)
class _WrongLink:
    """`nowhere`: the address inside the site at which there is nothing; None when something else is wrong."""

    message: str
    nowhere: str | None = None


def _find_wrong_links(
    pages: Mapping[str, BuiltPage], files: Collection[str], base: str
) -> Iterator[tuple[BuiltPage, _WrongLink]]:
    ids = {path: set(page.ids) for path, page in pages.items()}
    good: set[str] = set()
    """Addresses that lead somewhere from every page."""
    for page in pages.values():
        addresses = {address for _, address in page.links if not address.startswith("https://")}
        for address in sorted(addresses - good):
            if wrong := _wrong_link(page, address, ids, files, base):
                yield page, wrong
            elif address.startswith("/") or _scheme(address):
                good.add(address)


def _wrong_link(
    page: BuiltPage, address: str, ids: Mapping[str, set[str]], files: Collection[str], base: str
) -> _WrongLink | None:
    if address.startswith("#"):
        return _missing_place(address, address[1:], ids[page.path])
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = _resolve(page.path, unquote(parts.path), base)
    if path is None:
        return _WrongLink(f"The link {address} leads out of the site's folder {base}")
    if path in ids:
        return _missing_place(address, parts.fragment, ids[path])
    return None if path in files else _WrongLink(f"The link {address} leads nowhere.", path)


def _missing_place(address: str, fragment: str, ids: Collection[str]) -> _WrongLink | None:
    is_place = fragment and not fragment.startswith("?")  # "#?" begins choices that a script reads
    missing = is_place and unquote(fragment) not in ids
    return _WrongLink(f"The link {address} leads to a place that is not on that page.") if missing else None


def _files(folder: Path, prefix: str = "") -> set[str]:
    return {f"{prefix}{name}" for name in list_files(folder)}


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
    yield from _check_listed(site, {page.path for page in pages.values() if not page.is_error and not page.is_redirect})


def _check_listed(site: Path, known: Collection[str]) -> Iterator[Problem]:
    """`known`: the addresses that must be in the sitemap."""
    file = site / "sitemap.xml"
    listed = re.findall(r"<loc>([^<]*)</loc>", file.read_text(encoding="utf-8")) if file.is_file() else []
    home = min(listed, key=len, default="")
    paths = {address.removeprefix(home) for address in listed}
    for path in sorted(set(known) - paths):
        yield Problem(path="sitemap.xml", line=1, code="built-sitemap", message=f'The page "{path}" is not in the sitemap.')
    for path in sorted(paths - set(known)):
        yield Problem(path="sitemap.xml", line=1, code="built-sitemap", message=f'"{path}" is in the sitemap and is not a page.')


def _problem(page: BuiltPage, code: str, message: str) -> Problem:
    file = page.path if page.path.endswith(".html") else f"{page.path}index.html"
    return Problem(path=f"site/{file}", line=1, code=code, message=message)
