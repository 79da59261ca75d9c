"""What is wrong with the pages in `docs/`. Pages are not programs, have one main heading, and lead where they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

from carers_hub.model.page import PageMeta
from carers_hub.model.validation import build_record
from carers_hub.site.page_calls import Macros, check_calls
from carers_hub.site.page_files import check_files, find_files
from carers_hub.site.page_links import IN_TWO_PARTS, check_links
from carers_hub.site.page_text import PageText, find_links, read_page
from carers_hub.source import Document, Fault, Problem, Severity, did_you_mean
from carers_hub.source.text_checks import HTML, PLACEHOLDER, find_long_words, find_odd_letters, find_placeholder

_ATTRIBUTES = re.compile(r"\{(?![{%#]).*?\}")
_UNDERLINE = re.compile(r"(=+|-+) *$")


def check_pages(
    docs: Path,
    root: Path,
    macros: Macros,
    *,
    call_macros: bool = True,
    topics: Collection[str] = (),
    today: date | None = None,
) -> list[Problem]:
    """Every problem of the pages under `docs`.

    `macros`: what a page may call. With `call_macros` each is called once per use, and one that raises LookupError names
    something that does not exist. `topics`: ids a page's `topic` may have; `today`: the day from which a review is overdue.
    """
    if not docs.is_relative_to(root):
        docs, root = docs.resolve(), (root if docs.resolve().is_relative_to(root.resolve()) else docs.parent).resolve()
    files = list(find_files(docs))
    problems = [*check_files(files, docs, root)]
    pages: dict[str, PageText] = {}
    for file in files:
        if file.suffix == ".md" and not file.is_symlink():
            page, wrong = read_page(file, docs, root)
            problems += wrong
            if page is not None:
                pages[page.name] = page
    names = frozenset(file.relative_to(docs).as_posix() for file in files)
    for page in pages.values():
        problems += _check_meta(page, topics, today)
        problems += check_calls(page, macros, call=call_macros)
        problems += _check_lines(page)
        problems += _check_headings(page)
        problems += check_links(page, pages, names)
    return list(dict.fromkeys(problems))


def _check_meta(page: PageText, topics: Collection[str], today: date | None) -> Iterator[Problem]:
    if page.meta is None:
        if not page.meta_reported:
            remedy = "Start it with ---, then title:, description: and review_by:, each on a line, then --- again."
            yield page.problem(1, 1, Fault("missing", "This page does not say what it is called.", remedy))
        return
    meta, problems = build_record(PageMeta, page.meta)
    yield from problems
    if meta is None:
        return
    if topics and meta.topic and meta.topic not in topics:
        near = did_you_mean(meta.topic, topics)
        fault = Fault(
            "unknown-value",
            f'There is no topic "{meta.topic}".',
            f"Did you mean {near}?" if near else "See data/taxonomies.yaml.",
        )
        yield _at(page.meta, "topic", fault)
    if today and meta.reviewed and meta.reviewed > today:
        yield _at(
            page.meta, "reviewed", Fault("date-future", f"{meta.reviewed} has not come yet.", "Write the day of the review.")
        )
    if today and meta.review_by < today:
        message = f"This page was due to be read through by {meta.review_by}."
        fault = Fault("date-stale", message, "Read it through and set both dates.")
        yield _at(page.meta, "review_by", fault, Severity.STALE)


def _at(document: Document, key: str, fault: Fault, severity: Severity = Severity.WRONG) -> Problem:
    mark = document.mark((key,))
    return Problem(
        path=document.path,
        line=mark.line,
        column=mark.column,
        code=fault.code,
        message=fault.message,
        remedy=fault.remedy,
        record=document.record(()),
        severity=severity,
    )


def _check_lines(page: PageText) -> Iterator[Problem]:
    for number, line in page.plain_lines:
        for find in _LINE_CHECKS:
            found = find(line)
            if found:
                yield page.problem(number, found[0] + 1, found[1])


Found = tuple[int, Fault] | None


def _find_html(line: str) -> Found:
    found = HTML.search(line)
    if not found or (_ATTRIBUTES.search(line) and found[0].startswith("on")):
        return None
    return found.start(), Fault("html", "There is HTML on this page.", "Write it in Markdown or in plain words.")


def _find_attributes(line: str) -> Found:
    found = _ATTRIBUTES.search(line)
    return (found.start(), Fault("markdown", "Readers would see these curly brackets.", "Take them out.")) if found else None


def _find_unfinished(line: str) -> Found:
    text = "" if IN_TWO_PARTS.match(line) else line
    for link in find_links(text):
        text = text.replace(link[0], " " * len(link[0]))
    fault, place = find_placeholder(text), PLACEHOLDER.search(text)
    return (place.start(), fault) if fault and place else None


def _find_strange_words(line: str) -> Found:
    text = line
    for link in find_links(line):
        text = text.replace(link["target"], " ") if link["target"] else text
    text = " ".join(word for word in text.split() if "://" not in word and "@" not in word)
    fault = next(iter([*find_long_words(text), *find_odd_letters(text)]), None)
    return (0, fault) if fault else None


_LINE_CHECKS: tuple[Callable[[str], Found], ...] = (_find_html, _find_attributes, _find_unfinished, _find_strange_words)


def _check_headings(page: PageText) -> Iterator[Problem]:
    tops = [heading for heading in page.headings if heading.level == 1]
    if not tops:
        remedy = "Start the text with a line like:  # Get a break from caring"
        yield page.problem(1, 1, Fault("heading", "This page has no main heading.", remedy))
    for heading in tops[1:]:
        message = f"This is a second main heading. The first is on line {tops[0].line}."
        yield page.problem(heading.line, 1, Fault("heading", message, "Use ## for the parts of a page."))
    yield from _check_levels(page)
    yield from _check_sections(page)
    for (_, above), (number, line) in zip(page.lines, page.lines[1:], strict=False):
        if above.strip() and _UNDERLINE.match(line) and not above.startswith("|"):
            yield page.problem(
                number, 1, Fault("heading", "A line of signs turns the line above into a heading.", "Use ## instead.")
            )


def _check_levels(page: PageText) -> Iterator[Problem]:
    before = 0
    for heading in page.headings:
        if heading.level > before + 1 and before:
            message = f"This heading has {heading.level} signs, but the one above has {before}."
            yield page.problem(heading.line, 1, Fault("heading", message, f"Use {'#' * (before + 1)} or fewer."))
        elif not before and heading.level != 1 and any(other.level == 1 for other in page.headings):
            yield page.problem(
                heading.line, 1, Fault("heading", "The main heading must come first.", "Move it below the # line.")
            )
        if not heading.spaced and heading.text:
            yield page.problem(
                heading.line,
                1,
                Fault("heading", "There is no space after the #.", f"Write  {'#' * heading.level} {heading.text}"),
            )
        if not heading.text:
            yield page.problem(heading.line, 1, Fault("heading", "This heading has no words.", "Write some, or delete it."))
        before = heading.level


def _check_sections(page: PageText) -> Iterator[Problem]:
    following_ones = [*page.headings[1:], None]
    for heading, following in zip(page.headings, following_ones, strict=False):
        last = following.line - 1 if following else len(page.text.split("\n"))
        if following and following.level > heading.level and heading.level > 1:
            continue
        if not any(line.strip() for number, line in page.lines if heading.line < number <= last):
            message = f'There is nothing under "{heading.text[:60]}".'
            yield page.problem(heading.line, 1, Fault("section-empty", message, "Write something, or delete the heading."))
