"""Everything of a hub that translators are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from carers_hub.domain import Hub
from carers_hub.site.settings import Settings
from carers_hub.site.site_words import load_site_words
from carers_hub.words.messages import (
    Message,
    build_directory_messages,
    build_interface_messages,
    build_page_messages,
    build_site_messages,
    merge_messages,
)
from carers_hub.words.po import render_po
from carers_hub.words.update import template_header

Messages = Mapping[str, tuple[Message, ...]]
"""For each domain its messages in reading order."""


def load_page_sources(docs: Path) -> dict[str, str]:
    """Each page's name under the folder of pages, like `strategy/law.md`, and its text; the home page first."""
    files = sorted(file for file in docs.rglob("*.md") if not file.is_symlink())
    names = {file.relative_to(docs).as_posix(): file for file in files}
    in_order = sorted(names, key=lambda name: (name != "index.md", name))
    return {name: names[name].read_text(encoding="utf-8").replace("\r\n", "\n") for name in in_order}


def build_messages(settings: Settings, hub: Hub) -> Messages:
    """All messages of a hub."""
    return {"interface": load_interface_messages(settings), **build_content_messages(settings, hub)}


def build_content_messages(settings: Settings, hub: Hub) -> Messages:
    """The messages of what editors write."""
    site = load_site_words(settings.root)
    pages = build_page_messages(load_page_sources(settings.docs))
    return {
        "directory": build_directory_messages(hub),
        "pages": merge_messages([*build_site_messages(site.texts, site.menu), *pages]),
    }


def render_template(domain: str, messages: Sequence[Message]) -> str:
    """A `.pot` file: what there is to translate."""
    entries = [message.entry(("", "") if message.plural else ("",)) for message in messages]
    return render_po(template_header(domain), (), entries)


def load_interface_messages(settings: Settings) -> tuple[Message, ...]:
    """The messages of the theme and of this program."""
    return build_interface_messages(settings.theme, Path(__file__).resolve().parents[1])
