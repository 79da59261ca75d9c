"""Addresses never die: each one ever published is a page or a redirect, or the build stops."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from carers_hub.model.permalinks import PermalinksFile, Redirect
from carers_hub.model.validation import build_record
from carers_hub.source import Document, Path_, Problem, did_you_mean, read_yaml
from carers_hub.views.choose import HOME as CHOOSE_HOME

REGISTER = "data/permalinks.yaml"


def load_permalinks(root: Path) -> tuple[PermalinksFile, Document | None, list[Problem]]:
    """The register; an empty one when the hub has none yet."""
    if not (root / REGISTER).is_file():
        return PermalinksFile(), None, []
    document, problems = read_yaml(root / REGISTER, root)
    if document is None:
        return PermalinksFile(), None, problems
    record, wrong = build_record(PermalinksFile, document)
    return record or PermalinksFile(), document, problems + wrong


def with_implied_redirects(register: PermalinksFile, live: Collection[str], finders: Collection[str]) -> PermalinksFile:
    """The register with a redirect for each lost page of a finder: a choice that no service has now, or a service that has ended;
    and for each lost page of the questions that help to choose, to the last of its answers that there still is.

    Such a page comes and goes with ordinary edits, and an edit must not be stopped by it. `finders` are the finders' addresses.
    """
    moved = {redirect.from_ for redirect in register.redirects}
    lost = (path for path in register.published if path not in live and path not in moved)
    implied = ((path, _home(path, live, finders)) for path in lost)
    extra = tuple(Redirect.model_validate({"from": path, "to": home}) for path, home in implied if home)
    return register.model_copy(update={"redirects": register.redirects + extra})


def _home(path: str, live: Collection[str], finders: Collection[str]) -> str | None:
    """Where a lost page of a finder or of the questions leads; None for any other page."""
    above = _above(path)
    if _LATER_PAGE.search(path) and above in live:
        return above
    if path.startswith(CHOOSE_HOME):
        while above not in live and above != "/":
            above = _above(above)
    return above if above in (live if path.startswith(CHOOSE_HOME) else finders) else None


_LATER_PAGE = re.compile(r"/page-\d+/$")
"""Of a list that may become shorter."""


def _above(path: str) -> str:
    return f"{path.rstrip('/').rpartition('/')[0]}/"


def check_permalinks(register: PermalinksFile, document: Document, live: Collection[str]) -> Iterator[Problem]:
    """Every published address must be a page or lead to one. `live` are the addresses of today's pages."""
    moved = {redirect.from_ for redirect in register.redirects}
    for place, path in enumerate(register.published):
        if path not in live and path not in moved:
            guess = did_you_mean(path, live)
            like = f", like {{from: {path}, to: {guess}}}" if guess else ""
            message = f'"{path}" was published once, and there is no such page now.'
            yield _problem(document, ("published", place), "permalink-lost", message, f"Add a line to redirects{like}.")
    for place, redirect in enumerate(register.redirects):
        at: Path_ = ("redirects", place)
        if redirect.from_ in live:
            message = f'The redirect from "{redirect.from_}" would hide a page that exists.'
            yield _problem(document, at, "redirect-hides", message, "Take the redirect out.")
        if redirect.to not in live:
            guess = did_you_mean(redirect.to, live)
            remedy = f"Did you mean {guess}?" if guess else "Lead it to a page that exists, not to another redirect or site."
            yield _problem(document, at, "redirect-lost", f'The redirect leads to "{redirect.to}", which is not a page.', remedy)


def add_permalinks(root: Path, live: Collection[str]) -> list[str]:
    """Write addresses that are new to the end of the register. Returns them. The home page needs no entry."""
    register, _, _ = load_permalinks(root)
    new = sorted(set(live) - {""} - set(register.published))
    file = root / REGISTER
    text = file.read_text(encoding="utf-8") if file.is_file() else _HEAD
    if new:
        text = text.rstrip("\n") + "\n" + "".join(f"  - {path}\n" for path in new)
        file.write_text(text, encoding="utf-8")
    return new


def _problem(document: Document, at: Path_, code: str, message: str, remedy: str) -> Problem:
    mark = document.mark(at)
    return Problem(path=document.path, line=mark.line, column=mark.column, code=code, message=message, remedy=remedy)


_HEAD = """\
# Every address this site has ever had. A carer may have one on paper, so nothing is ever taken out of `published`.
# When a page moves, add a line to redirects: {from: old-page/, to: new-page/}
# New addresses are added by: hub permalinks
redirects: []
published:
"""
