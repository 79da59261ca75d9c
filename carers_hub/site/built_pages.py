"""Built pages read back: their tags, ids, links and words. Nine parts in ten stand on other pages too, and are read once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import cast

_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_SILENT = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL)
_LINKING = {"href", "src", "action", "poster", "data", "formaction", "srcset"}


@dataclass(frozen=True, eq=False)
class Tag:
    """One start tag. Attribute names are in small letters, values unescaped. Tags written alike are one object for ever."""

    name: str
    attributes: Mapping[str, str]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """A few lines of a page: from one that begins with a tag to the next. Parts written alike are one object on every page.

    `links`: every address a tag names.
    """

    html: str
    tags: tuple[Tag, ...]
    ids: tuple[str, ...]
    links: tuple[tuple[Tag, str], ...]


@dataclass(frozen=True)
class BuiltPage:
    """A page as it was written. `path` is its address, like `respite/`, `""` for the home page, `404.html`."""

    path: str
    html: str

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The page in parts; in one where something begins on a line that looks like the end of another."""
        parts = tuple(map(_PARTS.__getitem__, f"\n{self.html}".split("\n<")[1:]))
        return (_read_part(self.html),) if None in parts else cast(tuple[Part, ...], parts)

    @cached_property
    def kinds(self) -> tuple[Part, ...]:
        """Its parts, each once."""
        return tuple(dict.fromkeys(self.parts))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every start tag in order."""
        return tuple(chain.from_iterable(map(attrgetter("tags"), self.parts)))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id in order."""
        return tuple(chain.from_iterable(map(attrgetter("ids"), self.parts)))

    @cached_property
    def links(self) -> tuple[tuple[Tag, str], ...]:
        """Every address a tag names, once for each way it is written."""
        return tuple(dict.fromkeys(chain.from_iterable(map(attrgetter("links"), self.kinds))))

    @cached_property
    def text(self) -> str:
        """What a reader reads."""
        return unescape(_SILENT.sub(" ", self.html))

    @property
    def inline_scripts(self) -> Iterator[str]:
        """Scripts that would run from inside the page: neither files nor data blocks."""
        if any(map(_is_inline_script, self.tags_named("script"))):
            for found in _SCRIPT.finditer(self.html):
                if _is_inline_script(_tag("script", found[1])):
                    yield found[2]

    def tags_named(self, name: str) -> tuple[Tag, ...]:
        """Every start tag of a name, in order."""
        return tuple(tag for tag in self.tags if tag.name == name)

    @property
    def is_error(self) -> bool:
        """Whether it is shown in the place of a page that is not there."""
        return self.path.rpartition("/")[2] == "404.html"

    @property
    def is_redirect(self) -> bool:
        """Whether it only leads elsewhere."""
        return any(tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "refresh" for tag in self.tags[:8])


def load_built_pages(site: Path, prefix: str = "") -> dict[str, BuiltPage]:
    """Every page of a built site by its address. `prefix`: where in the site the folder will stand, like `fa/`."""
    pages = {}
    for name in sorted(list_files(site)):
        if name.endswith(".html"):
            path = prefix + page_path(name)
            pages[path] = BuiltPage(path, (site / name).read_text(encoding="utf-8"))
    return pages


def list_files(folder: Path) -> Iterator[str]:
    """Every file below a folder by its path from there, with `/` between the parts."""
    start = len(str(folder)) + 1
    for path, _, names in os.walk(folder):
        below = f"{path[start:]}/".lstrip("/").replace(os.sep, "/")
        yield from (f"{below}{name}" for name in names)


def page_path(name: str) -> str:
    """The address of a page from the name of its file."""
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


class _Parts(dict[str, Part | None]):
    """Every part ever read, without its first `<`; None for one in which something begins that does not end there."""

    def __missing__(self, rest: str) -> Part | None:
        part = _read_part(f"<{rest}")
        begun = part.html.count("<") - part.html.count("</") - part.html.count("<!")
        self[rest] = part if begun == len(part.tags) else None
        return self[rest]


_PARTS = _Parts()


def _read_part(html: str) -> Part:
    tags = tuple(_tag(name, attributes) for name, attributes in _TAG.findall(html))
    ids = tuple(tag.attributes["id"] for tag in tags if "id" in tag.attributes)
    return Part(html, tags, ids, tuple((tag, value) for tag in tags for value in tag.links))


def _is_inline_script(tag: Tag) -> bool:
    return "src" not in tag.attributes and tag.attributes.get("type", "") not in ("application/ld+json", "application/json")


@cache
def _tag(name: str, text: str) -> Tag:
    attributes = _attributes(text)
    links = tuple(value for key, value in attributes.items() if key in _LINKING)
    return Tag(name.lower(), attributes, links)


def _attributes(text: str) -> dict[str, str]:
    if not text or text.isspace():
        return {}
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found
