"""Links and pictures of a page: they lead to something, say where, and run nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from pydantic_core import PydanticCustomError

from carers_hub.model.kinds import check_email, check_phone, check_url
from carers_hub.site.page_calls import INLINE
from carers_hub.site.page_files import address_of
from carers_hub.site.page_text import PageText, find_links
from carers_hub.source import Fault, Problem, did_you_mean

Pages = Mapping[str, PageText]
_NO_ANCHORS = INLINE | {"finder", "service_card", "contact_card", "rate_table", "legal_fact", "urgent_help", "young_carer_help"}
_MACRO_NAME = re.compile(r"\{\{\s*(\w+)\(")
_POOR_TEXT = re.compile(r"(click )?(here|this|link|more|read more|this page|this link|https?://\S+|www\.\S+)", re.IGNORECASE)
_POOR_ALT = re.compile(r"\S+\.(png|jpe?g|webp|svg|gif)|(image|picture|photo|img)[\s_-]*\d*", re.IGNORECASE)
_BROKEN_UP = Fault(
    "markdown", "This link is not whole.", "Write it on one line, without a space between ] and (:  [words](page.md)"
)
IN_TWO_PARTS = re.compile(r" {0,3}\[[^\]]+\]:\s*\S|.*\]\[[^\]]*\]")


def check_links(page: PageText, pages: Pages, files: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with each link and picture. `pages` by file name under the folder; `files` are all names there."""
    for number, line in page.plain_lines:
        if IN_TWO_PARTS.match(line):
            yield page.problem(number, 1, Fault("markdown", "This link is in two parts.", "Write it in one:  [words](page.md)"))
            continue
        whole: set[int] = set()
        for found in find_links(line):
            whole.add(found.end("text"))
            find = _find_picture_fault if found["picture"] else _find_link_fault
            fault = find(page, found["text"].strip(), found["target"], pages, files)
            if fault:
                yield page.problem(number, found.start("target" if found["target"] else "text") + 1, fault)
        for part in re.finditer(r"\]\s?\(", line):
            if part.start() not in whole:
                yield page.problem(number, part.start() + 1, _BROKEN_UP)


def _find_picture_fault(page: PageText, alt: str, target: str, pages: Pages, files: frozenset[str]) -> Fault | None:  # noqa: ARG001
    if re.match(r"([a-z][a-z0-9+.-]*:)?//|data:", target, re.IGNORECASE):
        return Fault(
            "external-asset", "This picture comes from another site, which would see who reads this page.", "Put it in docs/."
        )
    if not alt:
        return Fault(
            "alt-missing", "This picture has no words for people who cannot see it.", "Say what it shows:  ![words](file.png)"
        )
    if _POOR_ALT.fullmatch(alt):
        return Fault("alt-poor", f'"{alt}" does not say what the picture shows.', "Say it in a few words.")
    if _resolve(page, target) not in files:
        return _broken(page, target, [name for name in files if not name.endswith(".md")])
    return None


def _find_link_fault(page: PageText, text: str, target: str, pages: Pages, files: frozenset[str]) -> Fault | None:
    if not target:
        return Fault("link-broken", "This link leads nowhere.", "Put a page in the round brackets, like (money.md).")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", unquote(target))
    if scheme:
        find = _SCHEMES.get(scheme[1].lower())
        fault = (
            find(text, target) if find else Fault("url-scheme", f'"{scheme[1]}:" links are not allowed.', "Use https:// links.")
        )
    elif target.startswith("//"):
        fault = Fault("url-bad", f'"{target}" is not a whole web address.', f"Write https:{target}")
    elif target.startswith("/"):
        near = next((name for name in pages if address_of(name) == target.strip("/") + "/"), "")
        remedy = f"Write {_relative(page, near)}" if near else "Link to the page's file, like money.md"
        fault = Fault("link-absolute", "This link breaks when the site moves to another folder.", remedy)
    else:
        fault = _find_page_fault(page, target, pages, files)
    return fault or _find_text_fault(text)


def _find_text_fault(text: str) -> Fault | None:
    if not text:
        return Fault("link-text", "This link has no words, so nobody can see it.", "Say where it leads.")
    if _POOR_TEXT.fullmatch(text.rstrip(".")):
        return Fault("link-text", f'"{text[:40]}" does not say where the link leads.', "Name the page or the thing it leads to.")
    return None


def _find_page_fault(page: PageText, target: str, pages: Pages, files: frozenset[str]) -> Fault | None:
    name, _, anchor = target.partition("#")
    wanted = _resolve(page, name) if name else page.name
    if wanted not in files:
        return _broken(page, name, list(pages))
    other = pages.get(wanted)
    if not anchor or other is None or anchor in other.anchors:
        return None
    if {found for _, line in other.lines for found in _MACRO_NAME.findall(line)} - _NO_ANCHORS:
        return None
    near = did_you_mean(anchor, other.anchors)
    remedy = f"Did you mean {name}#{near}?" if near else f"Its headings are: {', '.join(sorted(other.anchors)[:8])}."
    return Fault("link-broken", f'There is no heading "{anchor[:60]}" on {wanted}.', remedy)


def _broken(page: PageText, target: str, known: list[str]) -> Fault:
    fixed = next((name for name in known if address_of(name).rstrip("/") == _resolve(page, target).rstrip("/")), None)
    near = fixed or did_you_mean(_resolve(page, target), known)
    remedy = f"Did you mean {_relative(page, near)}?" if near else "Link to a file that is in docs/, like money.md."
    return Fault("link-broken", f'There is no "{target[:80]}".', remedy)


def _resolve(page: PageText, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), target))


def _relative(page: PageText, name: str) -> str:
    return posixpath.relpath(name, posixpath.dirname(page.name) or ".")


def _as_fault(check: Callable[[str], str], value: str) -> Fault | None:
    try:
        check(value)
    except PydanticCustomError as error:
        context = error.context or {}
        return Fault(error.type, str(context.get("message", "")), str(context.get("remedy", "")))
    return None


def _find_web_fault(text: str, target: str) -> Fault | None:  # noqa: ARG001
    return _as_fault(check_url, target)


def _find_insecure_fault(text: str, target: str) -> Fault | None:  # noqa: ARG001
    return Fault("url-scheme", "http:// links can be read and changed on the way.", f"Write https{target[4:]}")


def _find_mail_fault(text: str, target: str) -> Fault | None:  # noqa: ARG001
    return _as_fault(check_email, target.partition(":")[2].partition("?")[0])


def _find_phone_fault(text: str, target: str) -> Fault | None:
    number = target.partition(":")[2]
    fault = _as_fault(check_phone, number)
    if fault:
        return fault._replace(remedy='Use {{ phone("the-service-id") }}.')
    shown = re.sub(r"\D", "", text)
    if shown and _digits(number) != _digits(shown):
        return Fault("phone-mismatch", f'The page shows "{text}" but would ring {number}.', 'Use {{ phone("the-service-id") }}.')
    return None


def _digits(number: str) -> str:
    return re.sub(r"^(\+?44|0)", "", re.sub(r"[^\d+]", "", number))


_SCHEMES: dict[str, Callable[[str, str], Fault | None]] = {
    "https": _find_web_fault,
    "http": _find_insecure_fault,
    "mailto": _find_mail_fault,
    "tel": _find_phone_fault,
}
