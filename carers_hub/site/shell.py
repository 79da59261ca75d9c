"""Pages made from data wear the same shell as prose pages: it is rendered once, with marks, and cut at the marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import escape

from carers_hub.source.language_marks import strip_marks


@dataclass(frozen=True)
class MadePage:
    """A page made from data.

    `path` is its address, like `services/mencap/`; `parent` that of the prose page it lies below, directly or further down;
    `title` and `description` plain text; `content` HTML; `service` the id of the service it is about, if it is about one;
    `changed` the day a person last checked what it says; `untranslated` the languages in which it is all English.
    """

    path: str
    parent: str
    title: str
    description: str
    content: str
    service: str = ""
    changed: date | None = None
    untranslated: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The part of its address below its parent's."""
        return self.path.removeprefix(self.parent).rstrip("/")


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
_MARKS = ("hubmarkslug", "hubmarktitle", "hubmarkdescription", "hubmarkservice", "hubmarkcontent")
"""Letters only, so that neither escaping nor URL quoting changes a mark."""
_AT_MARKS = re.compile("|".join(_MARKS))


def build_marked_page(parent: str, has_service: bool, untranslated: tuple[str, ...] = ()) -> MadePage:
    """The page that is rendered to make a shell."""
    slug, title, description, service, content = _MARKS
    service = service if has_service else ""
    return MadePage(f"{parent}{slug}/", parent, title, description, content, service, untranslated=untranslated)


class Shell:
    """A rendered page cut at its marks."""

    def __init__(self, html: str) -> None:
        missing = [mark for mark in ("hubmarktitle", "hubmarkcontent") if mark not in html]
        if missing:
            raise ValueError(f"The page template does not show {', '.join(missing)}.")
        self._texts = tuple(_AT_MARKS.split(html))
        self._marks = tuple(_AT_MARKS.findall(html))

    def fill(self, page: MadePage) -> str:
        """The whole page. What is plain text is escaped here; an address that is not made of slugs is refused."""
        for slug in (page.slug, page.service or page.slug):
            if not _SLUG.fullmatch(slug) or page.path != f"{page.parent}{page.slug}/":
                raise ValueError(f'"{slug}" cannot be part of an address.')
        values = (page.slug, str(escape(page.title)), str(escape(page.description)), page.service, page.content)
        by_mark = dict(zip(_MARKS, values, strict=True))
        pieces = [self._texts[0]]
        for mark, text in zip(self._marks, self._texts[1:], strict=True):
            pieces += (by_mark[mark], text)
        return "".join(pieces)


class Shells:
    """One shell for each page above, kind of page below it and choice of languages, rendered when first needed."""

    def __init__(self, render: Callable[[MadePage], str], finish: Callable[[str], str] = str) -> None:
        self._render = render
        self._finish = finish
        self._shells: dict[tuple[str, bool, tuple[str, ...]], Shell] = {}

    def fill(self, page: MadePage) -> str:
        """The page in its shell, both finished. What is plain text has no marks of language."""
        key = (page.parent, bool(page.service), page.untranslated)
        if key not in self._shells:
            self._shells[key] = Shell(self._finish(self._render(build_marked_page(*key))))
        title, description = strip_marks(page.title), strip_marks(page.description)
        return self._shells[key].fill(replace(page, title=title, description=description, content=self._finish(page.content)))
