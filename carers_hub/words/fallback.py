"""The last pass over a page that is not in English: what is English says so, and numbers keep their order.

A screen reader then speaks each part in its own language, and English keeps its direction (WCAG 3.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carers_hub.source.language_marks import FALLBACK_START, MARKS, NAME_START, strip_marks

_ENGLISH = ' lang="en" dir="ltr"'
_WORDLESS = re.compile(r"<(script|style|title|option|textarea|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
"""Elements that can hold no element of ours: there the marks are only taken out."""
_TAG_WITH_MARKS = re.compile("<[a-zA-Z!][^<>]*[\ue010-\ue013][^<>]*>")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_PHRASING = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "img", "kbd", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u", "wbr"}
)
_OPENED_JUST_BEFORE = re.compile(r"<([a-zA-Z][\w-]*)([^<>]*)>\s*\Z")


def mark_english(html: str) -> tuple[str, int]:
    """The page with marks turned into `lang="en" dir="ltr"`, and how many texts are English for want of a translation."""
    count = html.count(FALLBACK_START)
    if not count and NAME_START not in html:
        return html, 0
    html = _WORDLESS.sub(lambda found: strip_marks(found[0]), html)
    html = _TAG_WITH_MARKS.sub(lambda found: strip_marks(found[0]), html)
    parts: list[str] = []
    done = 0
    for start, end in _runs(html):
        before, text, after = html[done:start], strip_marks(html[start:end]), html[end : end + 40]
        is_name = html[start] == NAME_START
        opened = None if not before and parts else _OPENED_JUST_BEFORE.search(before[-400:])
        if opened and _fills(opened, after, is_name) and _is_phrasing(text):
            at = len(before) - len(opened[0]) + 1 + len(opened[1])
            parts += (before[:at], _english_attributes(opened[2]), before[at:], text)
        else:
            parts += (before, _wrap(text))
        done = end
    return "".join([*parts, html[done:]]), count


def _runs(html: str) -> list[tuple[int, int]]:
    """Where marked texts begin and end, marks included. One inside another is part of it."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for mark in MARKS.finditer(html):
        if mark[0] in (FALLBACK_START, NAME_START):
            start = mark.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, mark.end()))
    return found


def _fills(opened: re.Match[str], after: str, is_name: bool) -> bool:
    """Whether the text is all there is in the element around it. A name marks no block, which keeps the page's direction."""
    tag = opened[1].lower()
    if tag in _VOID or tag in ("html", "body") or (is_name and tag not in _PHRASING):
        return False
    return after.lstrip().startswith(f"</{opened[1]}>")


def _english_attributes(written: str) -> str:
    """What is still to be said in a tag that may name a language or direction already."""
    if " lang=" in written:
        return ""
    return _ENGLISH if " dir=" not in written else ' lang="en"'


def _wrap(text: str) -> str:
    """English in a span; if it holds blocks or only a part of an element, each of its pieces in a span of its own."""
    if _is_phrasing(text):
        return f"<span{_ENGLISH}>{text}</span>"
    pieces = re.split(r"(<[^<>]*>)", text)
    return "".join(piece if piece.startswith("<") or not piece.strip() else f"<span{_ENGLISH}>{piece}</span>" for piece in pieces)


def _is_phrasing(text: str) -> bool:
    open_tags: list[str] = []
    for found in _TAG.finditer(text):
        tag = found[2].lower()
        if tag not in _PHRASING:
            return False
        if found[1]:
            if not open_tags or open_tags.pop() != tag:
                return False
        elif tag not in _VOID and not found[3]:
            open_tags.append(tag)
    return not open_tags


_ORDERED = re.compile(
    r"£\d[\d,]*(?:\.\d+)?(?: ?[-–—] ?£?\d[\d,]*(?:\.\d+)?)?"
    r"|(?<![\w.,])\+?\d+(?: \d+)+(?![\w])"
    r"|(?<![\w.,])\d[\d.,:]*(?: ?[–—] ?|-)\d[\d.,:]*\d|(?<![\w.,])\d ?[–—-] ?\d(?!\w)"
)
"""Prices, numbers in groups, ranges: between right-to-left words their parts would change places."""
_FIGURES = re.compile(r"[£+\d][\d ,.:£–—-]*\d")
"""Where to look for them: quick to find."""
_GUARD = re.compile(r"<(?:!--|(?:script|style|title|option|textarea|svg|code)\b)|dir=\"ltr\"")
_NAME = re.compile(r"<([a-zA-Z][\w-]*)")
_TEXT = re.compile(r">([^<>]*[A-Za-z][^<>]*)<")
_LETTER = r"(?:&#39;|[\w'’&/.-])"
_LATIN = re.compile(rf"[A-Za-z]{_LETTER}*(?:,? [A-Za-z0-9£]{_LETTER}*)+")
"""Several English words in a row, as names have them. An apostrophe may be written `&#39;`."""
_TAGS: dict[str, re.Pattern[str]] = {}


def isolate_latin(html: str) -> str:
    """A right-to-left page with English names of several words marked as English, which keeps their order and their sound."""
    parts: list[str] = []
    done = 0
    guards = _guards(html)
    start, end = next(guards, (len(html), len(html)))
    for text in _TEXT.finditer(html):
        at = text.start(1)
        while at >= end:
            start, end = next(guards, (len(html), len(html)))
        if at < start and (marked := _LATIN.sub(_mark_latin, text[1])) != text[1]:
            parts += (html[done:at], marked)
            done = text.end(1)
    return "".join([*parts, html[done:]])


def _mark_latin(found: re.Match[str]) -> str:
    words = found[0].rstrip(".'’-/&")
    return f"<span{_ENGLISH}>{words}</span>{found[0][len(words) :]}"


def isolate_numbers(html: str) -> str:
    """A right-to-left page with `<bdi dir="ltr">` around what would else be shown in the wrong order."""
    parts: list[str] = []
    done = 0
    guards = _guards(html)
    start, end = next(guards, (len(html), len(html)))
    for figures in _FIGURES.finditer(html):
        at = figures.start()
        while at >= end:
            start, end = next(guards, (len(html), len(html)))
        if at >= start or html.rfind("<", done, at) > html.rfind(">", done, at):
            continue
        while found := _ORDERED.search(html, max(at, done), figures.end() + 1):
            parts += (html[done : found.start()], f'<bdi dir="ltr">{found[0]}</bdi>')
            done = found.end()
    return "".join([*parts, html[done:]])


def _guards(html: str) -> Iterator[tuple[int, int]]:
    """From where to where numbers are left alone: in what already runs from left to right, and where no element may stand."""
    at = 0
    while found := _GUARD.search(html, at):
        start = found.start() if found[0][0] == "<" else html.rfind("<", at, found.start())
        if start < 0 or html.find(">", start, found.start()) >= 0:
            at = found.end()  # it is not in a tag
            continue
        at = _end(html, start)
        yield start, at


def _end(html: str, start: int) -> int:
    """Where the comment or element ends that begins there."""
    named = _NAME.match(html, start)
    if named is None:
        return html.find("-->", start) + 3 or len(html)
    name = named[1]
    if name in _VOID:
        return html.find(">", start) + 1
    depth = 1
    if name not in _TAGS:
        _TAGS[name] = re.compile(rf"<(/?){name}\b")
    for tag in _TAGS[name].finditer(html, named.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)
