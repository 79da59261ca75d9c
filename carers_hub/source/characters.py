"""Characters nobody can see, or that make a page show something other than what is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Persian, Bengali and emoji are spelled with these; between Latin letters they only hide something."""


def find_characters(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield (offset, code, message, remedy) for each character that must not be in a text."""
    for found in _SUSPECT.finditer(text):
        character = found[0]
        if character in _JOINERS and found.start() and not text[found.start() - 1].isascii():
            continue
        yield found.start(), *_explain(character)


def _explain(character: str) -> tuple[str, str, str]:
    number = f"U+{ord(character):04X}"
    if character in _BIDI:
        return (
            "char-bidi",
            f"A hidden sign here ({number}) changes the order of letters on the page.",
            "Delete it and type the text again.",
        )
    if character == "\xa0" or unicodedata.category(character) == "Zs":
        return "char-invisible", f"This is not an ordinary space ({number}). It looks like one.", "Delete it and type a space."
    if unicodedata.category(character) in ("Cf", "Mn", "Lo", "So"):
        return (
            "char-invisible",
            f"There is a character here that nobody can see ({number}).",
            "Delete it and type the text again.",
        )
    return (
        "char-control",
        f"There is a control character here ({number}). It is not a letter.",
        "Delete it and type the text again.",
    )
