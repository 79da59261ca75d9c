"""What `mkdocs.yml` says to readers, and which languages it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_EXTRA = ("about_line",)


@dataclass(frozen=True)
class SiteWords:
    """`texts` by key, like `site_name`; `menu` the titles of the navigation; `locales` each language's name for itself;
    `published` the languages that readers are given; `unknown` those that should be and have no name."""

    texts: Mapping[str, str] = field(default_factory=dict)
    menu: tuple[str, ...] = ()
    locales: Mapping[str, str] = field(default_factory=dict)
    published: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def load_site_words(root: Path) -> SiteWords:
    """What the hub's `mkdocs.yml` says. Raises OSError, yaml.YAMLError."""
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    extra = config.get("extra") or {}
    texts = {key: config.get(key) for key in ("site_name", "site_description")} | {key: extra.get(key) for key in _EXTRA}
    said = {key: text for key, text in texts.items() if isinstance(text, str) and text}
    locales = extra.get("locales")
    locales = locales if isinstance(locales, dict) else {}
    asked = extra.get("published")
    asked = [str(locale) for locale in asked] if isinstance(asked, list) else []
    return SiteWords(
        said,
        tuple(dict.fromkeys(menu_titles(config.get("nav")))),
        locales,
        tuple(locale for locale in asked if locale in locales),
        tuple(locale for locale in asked if locale not in locales),
    )


def menu_titles(nav: object) -> Iterator[str]:
    """The titles of a navigation, sections first, in order."""
    for item in nav if isinstance(nav, list) else []:
        if isinstance(item, dict):
            for title, below in item.items():
                yield str(title)
                yield from menu_titles(below)
