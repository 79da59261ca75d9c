"""A page of Markdown in another language, block by block. A block without a translation stays English, and is marked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from carers_hub.source.language_marks import FALLBACK_END, FALLBACK_START
from carers_hub.words.catalogues import Catalogues
from carers_hub.words.localize import Share
from carers_hub.words.markdown_blocks import Block, fill_blocks
from carers_hub.words.messages import page_context
from carers_hub.words.numbers import write_numbers, write_time

ENGLISH = "english_"
"""What the name of a call starts with inside an English block, so that it gives English words there too."""
_CALL = re.compile(r"\{\{(\s*)(\w+)(?=\s*\()")


@dataclass(frozen=True)
class TranslatedPage:
    """The source of a page in another language, and how much of it is translated."""

    source: str
    share: Share


def translate_page(source: str, page: str, catalogues: Catalogues) -> TranslatedPage:
    """The page in the language of the catalogues. `page`: its name in contexts, like `strategy/law`."""
    translated = total = 0

    def words(block: Block) -> str:
        nonlocal translated, total
        found = catalogues.get("pages", page_context(page), block.msgid)
        total += 1
        translated += found is not None
        return _english(block) if found is None else block.render(found, write)

    def write(kind: str, value: str) -> str:
        if kind == "time":
            return write_time(value, catalogues.locale)
        return write_numbers(value, catalogues.locale) if kind == "price" else value

    text = fill_blocks(source, words)
    return TranslatedPage(text, Share(translated, total))


def _english(block: Block) -> str:
    if block.kind in ("title", "description"):
        return json.dumps(f"{FALLBACK_START}{block.msgid}{FALLBACK_END}", ensure_ascii=False)
    return f"{FALLBACK_START}{_CALL.sub(_english_call, block.raw)}{FALLBACK_END}"


def _english_call(found: re.Match[str]) -> str:
    return f"{{{{{found[1]}{ENGLISH}{found[2]}"
