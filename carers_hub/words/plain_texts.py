"""Texts for the files that scripts read: a string, or `{"en": text}` where it is English for want of a translation."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from markupsafe import escape

from carers_hub.model.directory import Phone
from carers_hub.source.language_marks import strip_marks
from carers_hub.words.rendering import Renderer

Json = Any
_FINISHED = re.compile(r'<p( lang="en" dir="ltr")?>(.*)</p>', re.DOTALL)
_ISOLATE, _END = "\u2066", "\u2069"
"""Around what runs from left to right inside other text, where no element can be."""


def plain_text(renderer: Renderer, text: str) -> Json:
    """A text, or HTML without elements (Markup), as a page of this language shows it: only its language and its order are kept.
    Raises ValueError where it does not stay one paragraph."""
    found = _FINISHED.fullmatch(renderer.finish(f"<p>{escape(text)}</p>"))
    if found is None:
        raise ValueError(f"This text does not stay one paragraph: {text}")
    words = _without_elements(found[2], renderer.direction == "rtl")
    return {"en": words} if found[1] else words


def phone_label(phone: Phone, renderer: Renderer) -> str:
    """What is said instead of a bare number: "Text SHOUT to 85258". Nothing for a number to ring."""
    patterns = {"text": "Text %(number)s", "textphone": "Textphone %(number)s"}
    pattern = "Text %(word)s to %(number)s" if phone.text_word else patterns.get(phone.type, "")
    words = {"word": strip_marks(phone.text_word or ""), "number": phone.number}
    return renderer.translations.gettext(pattern) % words if pattern else ""


def _without_elements(html: str, is_isolated: bool) -> str:
    """Words without elements. In right-to-left text what ran from left to right in an element of its own still does."""
    start, end = (_ISOLATE, _END) if is_isolated else ("", "")
    return unescape(re.sub(r"<(/?)[^<>]*>", lambda tag: end if tag[1] else start, html))
