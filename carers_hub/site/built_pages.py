"""Built pages read back: their tags, ids, links and words, in one quick pass (about 30 MB a second)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from pathlib import Path

_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_SILENT = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL)
_LINKING = {"href", "src", "action", "poster", "data", "formaction", "srcset"}


@dataclass(frozen=True)
class Tag:
    """One start tag. Attribute names are in small letters, values unescaped."""

    name: str
    attributes: Mapping[str, str]
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class BuiltPage:
    """A page as it was written. `path` is its address, like `respite/`, `""` for the home page, `404.html`."""

    path: str
    html: str

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every start tag in order. Tags written alike are one object: most of a page is the same on every page."""
        return tuple(_tag(name, attributes) for name, attributes in _TAG.findall(self.html))

    @cached_property
    def kinds(self) -> tuple[Tag, ...]:
        """Every start tag once, however often it is written."""
        return tuple({id(tag): tag for tag in self.tags}.values())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id in order."""
        return tuple(tag.attributes["id"] for tag in self.tags if "id" in tag.attributes)

    @property
    def links(self) -> Iterator[tuple[Tag, str]]:
        """Every address a tag names, once for each way it is written."""
        for tag in self.kinds:
            for value in tag.links:
                yield tag, value

    @cached_property
    def text(self) -> str:
        """What a reader reads."""
        return unescape(_SILENT.sub(" ", self.html))

    @property
    def inline_scripts(self) -> Iterator[str]:
        """Scripts that would run from inside the page: neither files nor data blocks."""
        for found in _SCRIPT.finditer(self.html):
            attributes = _attributes(found[1])
            if "src" not in attributes and attributes.get("type", "") not in ("application/ld+json", "application/json"):
                yield found[2]

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
    for file in sorted(site.rglob("*.html")):
        path = prefix + page_path(file.relative_to(site).as_posix())
        pages[path] = BuiltPage(path, file.read_text(encoding="utf-8"))
    return pages


def page_path(name: str) -> str:
    """The address of a page from the name of its file."""
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


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
