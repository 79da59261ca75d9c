"""Characters nobody can see, or that make a page show something other than what is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from carers_hub.source.document import Mark
from carers_hub.source.problem import Fault, Problem

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1680\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d\ufe0f")
"""Persian, Bengali and emoji are spelled with these; between Latin letters they only hide something."""
_RETYPE = "Delete it and type the text again."


def check_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each hidden or control character of a file."""
    for offset, fault in find_characters(text):
        yield fault.at(path, mark_of(text, offset))


def drop_characters(text: str) -> str:
    """The text without them, so that each is reported once and the rest of the file is still read. Lines stay as they are."""
    bad = {offset for offset, _ in find_characters(text)}
    if not bad:
        return text
    return "".join(_replacement(letter) if offset in bad else letter for offset, letter in enumerate(text))


def mark_of(text: str, offset: int) -> Mark:
    """The line and column of an offset in a text."""
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def find_characters(text: str) -> Iterator[tuple[int, Fault]]:
    """Yield (offset, fault) for each character that must not be in a text."""
    for found in _SUSPECT.finditer(text):
        character = found[0]
        if character in _JOINERS and found.start() and not text[found.start() - 1].isascii():
            continue
        yield found.start(), _explain(character)


def _replacement(character: str) -> str:
    return "" if unicodedata.category(character) in ("Cf", "Mn", "Lo", "So") else " "


def _explain(character: str) -> Fault:
    number = f"U+{ord(character):04X}"
    if character in _BIDI:
        return Fault("char-bidi", f"A hidden sign here ({number}) changes the order of the letters on the page.", _RETYPE)
    if unicodedata.category(character) == "Zs":
        return Fault("char-invisible", f"This looks like a space but is not one ({number}).", "Delete it and type a space.")
    if unicodedata.category(character) in ("Cf", "Mn", "Lo", "So"):
        return Fault("char-invisible", f"There is a character here that nobody can see ({number}).", _RETYPE)
    return Fault("char-control", f"There is a sign here that is meant for machines ({number}). It is not a letter.", _RETYPE)
