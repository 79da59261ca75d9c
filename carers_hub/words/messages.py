"""What translators are asked for: every message of the interface, of the directory and of the pages, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message as BabelMessage

from carers_hub.domain import Hub
from carers_hub.model.translation import Named, Said
from carers_hub.words.extraction import build_interface_catalog
from carers_hub.words.markdown_blocks import Block, find_blocks
from carers_hub.words.po import Entry, Key
from carers_hub.words.texts import Text, map_hub

_AGE = "Reading age 9 to 11."
_CHILDREN = "Children read this: reading age 8."


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to translate. `group` is the record or page it belongs to, `name` what people call that; `line` 0 if unknown."""

    domain: str
    msgid: str
    context: str = ""
    plural: str = ""
    comments: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    group: str = ""
    name: str = ""
    line: int = 0

    @property
    def key(self) -> Key:
        """What a catalogue finds it by."""
        return self.context, self.msgid

    def entry(self, strings: tuple[str, ...] = ("",)) -> Entry:
        """It as an entry of a `.po` file."""
        return Entry(self.msgid, self.context, self.plural, strings, comments=self.comments, locations=self.locations)


def merge_messages(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Each key once, where it first stood, with all its comments and places."""
    merged: dict[Key, Message] = {}
    for message in messages:
        first = merged.get(message.key)
        if first is None:
            merged[message.key] = message
        elif first != message:
            comments = tuple(dict.fromkeys([*first.comments, *message.comments]))
            locations = tuple(dict.fromkeys([*first.locations, *message.locations]))
            merged[message.key] = replace(first, comments=comments, locations=locations)
    return tuple(merged.values())


def build_interface_messages(theme: Path, package: Path) -> tuple[Message, ...]:
    """The words of components, page templates and phrases."""
    catalog = build_interface_catalog(theme, package, "Carers Hub")
    return merge_messages(_from_babel(message) for message in catalog if message.id)


def _from_babel(message: BabelMessage) -> Message:
    singular, plural = message.id if isinstance(message.id, tuple | list) else (message.id, "")
    locations = tuple(dict.fromkeys(file for file, _ in message.locations))
    comments = tuple(message.auto_comments)
    return Message(
        "interface",
        str(singular),
        str(message.context or ""),
        str(plural),
        comments,
        locations,
        "interface",
        "the buttons and labels",
    )


def build_directory_messages(hub: Hub) -> tuple[Message, ...]:
    """The texts of published records that their models mark, and a gloss for each name."""
    found: list[Message] = []

    def note(text: Text) -> str:
        if text.has_words:
            found.extend(_from_text(text))
        return text.words

    map_hub(hub, note)
    return merge_messages(found)


def gloss_context(text: Text) -> str:
    """The context of what a name means: `service.barnet-carers.name_gloss`."""
    return f"{text.context}_gloss"


def _from_text(text: Text) -> Iterator[Message]:
    place = text.place
    if isinstance(text.mark, Said):
        shared = bool(text.mark.shared)
        about = _sentence(text.mark.where) if shared else f"{place.name}: {text.mark.where}."
        age = _CHILDREN if place.for_children else _AGE
        comment = " ".join([about, f"At most {text.limit} letters.", age] if text.limit else [about, age])
        group = place.context if not shared else text.context
        yield Message(
            "directory",
            text.words,
            text.context,
            "",
            (comment,),
            (place.file,),
            group,
            place.name if not shared else text.mark.where,
        )
    elif isinstance(text.mark, Named) and text.mark.gloss:
        comment = f"{_sentence(text.mark.gloss)} The English name stays; say what it means, to stand beside it in small letters."
        yield Message("directory", text.words, gloss_context(text), "", (comment,), (place.file,), place.context, place.name)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def page_id(name: str) -> str:
    """What a page is called in contexts: `respite` for `respite.md`, `strategy/law`, `index`."""
    return name.removesuffix(".md")


def build_page_messages(sources: Mapping[str, str]) -> tuple[Message, ...]:
    """The blocks of pages. `sources`: each file's name under the folder of pages, and its text."""
    return merge_messages(message for name, source in sources.items() for message in _from_page(page_id(name), source))


def _from_page(page: str, source: str) -> Iterator[Message]:
    blocks = find_blocks(source)
    title = next((block.msgid for block in blocks if block.kind == "title"), page)
    for block in blocks:
        yield _from_block(block, page, title, "audience: young-carers" in source)


_KINDS = {
    "title": "The page's title, in menus and search results. At most 65 letters.",
    "description": "What the page is about, in search results. At most 155 letters.",
    "heading": "Heading.",
    "cell": "Table cell.",
    "item": "List item.",
    "paragraph": "Paragraph.",
}


def page_context(page: str) -> str:
    """The context of all blocks of a page."""
    return f"page.{page}"


def _from_block(block: Block, page: str, title: str, for_children: bool) -> Message:
    context = page_context(page)
    age = _CHILDREN if for_children else _AGE
    comments = (f"{_KINDS[block.kind]} {age}", *block.text.help)
    return Message("pages", block.msgid, context, "", comments, (f"docs/{page}.md",), context, title, block.line)


def build_site_messages(site: Mapping[str, str], menu: Iterable[str]) -> tuple[Message, ...]:
    """What `mkdocs.yml` says to readers: `site` by key (`site_name`), and the titles of the menu."""
    file = ("mkdocs.yml",)
    texts = [
        Message("pages", text, f"site.{key}", "", ("Said on every page.",), file, "site", "the site's name and menu")
        for key, text in site.items()
    ]
    titles = [
        Message("pages", title, "menu", "", ("In the menu. As short as you can.",), file, "site", "the site's name and menu")
        for title in menu
    ]
    return merge_messages([*texts, *titles])
