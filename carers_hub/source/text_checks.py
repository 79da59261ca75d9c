"""Texts in data are plain words: no HTML, no template, no Markdown, no placeholder, no look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Fault = tuple[str, str, str]
"""(code, message, remedy)"""

_HTML = re.compile(r"<[a-zA-Z/!?]|&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+\d*);|\bon[a-z]{3,}\s*=")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}|#\}")
_SCRIPT_LINK = re.compile(r"\b(javascript|vbscript|livescript):\S|\bdata:[a-z]+/", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\]\(|!\[|\*\*\S|__\S.*\S__|`|^[ ]*#{1,6} |^[ ]*([-*_] ?){3,}$|^[ ]*[-*+] |^\[[^\]]+\]:|\{:", re.MULTILINE
)
PLACEHOLDER = re.compile(
    r"\b(TODO|TBC|TBA|TBD|FIXME|XXX+|[Xx]{3,})\b|(?i:lorem ipsum|\binsert .{1,40} here\b)|\[[^\]\n]*\]|\?\?\?|xx/xx"
)
_LIVE: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (_HTML, ("html", "There is HTML in this text. Readers would see the code itself.", "Write plain words only.")),
    (_TEMPLATE, ("template-code", "There is template code in this text. It is never run.", "Take out the curly brackets.")),
    (_SCRIPT_LINK, ("url-scheme", "There is a link here that runs a program.", "Use a web address that starts with https://.")),
    (_MARKDOWN, ("markdown", "There is Markdown in this text. Readers would see the signs.", "Write plain words only.")),
)
LONGEST_WORD = 50
"""Letters. Longer ones break a phone's screen; the longest place names and Welsh words fit."""


def find_faults(text: str, *, plain: bool = True, unpublished: bool = False, is_id: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with a text in a data file; `plain`: typed without quotes, `unpublished`: a note to editors."""
    yield from _find_live_code(text, unpublished)
    if plain and text[0] in "“‘\"'" and text[-1] in "”’\"'" and text[0] in "“‘" and len(text) > 1:
        yield (
            "text-quotes",
            "These are curly quotes. The computer takes them for letters.",
            'Use straight quotes, like "this", or none.',
        )
    address = "://" in text or ("@" in text and " " not in text)
    if not is_id and not address and len(text) > LONGEST_WORD:
        yield from _find_long_words(text)
    if not text.isascii() and not is_id and not address:
        yield from find_odd_letters(text)


def _find_live_code(text: str, unpublished: bool) -> Iterator[Fault]:
    for pattern, fault in _LIVE:
        if pattern.search(text) and not (unpublished and fault[0] == "markdown"):
            yield fault
            return
    found = None if unpublished else PLACEHOLDER.search(text)
    if found:
        yield (
            "placeholder",
            f'"{found[0][:40]}" looks like something still to be filled in.',
            "Write the real words, or leave the field out.",
        )


def _find_long_words(text: str) -> Iterator[Fault]:
    longest = max((word for word in re.split(r"[\s/–—-]+", text) if "." not in word.strip(".")), key=len, default="")
    if len(longest) > LONGEST_WORD:
        message = f'"{longest[:20]}…" is a word of {len(longest)} letters.'
        yield "text-long-word", message, f"Use words of at most {LONGEST_WORD} letters, or add spaces."


def find_odd_letters(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the letters of a text that is not plain ASCII."""
    for find in _ODD_LETTERS:
        fault = find(text)
        if fault:
            yield fault
            return


def _find_stacked(text: str) -> Fault | None:
    in_a_row = 0
    for letter in text:
        in_a_row = in_a_row + 1 if unicodedata.category(letter) == "Mn" else 0
        if in_a_row == 3:
            return "text-stacked", "There are accents piled on one letter here.", "Type the word again by hand."
    return None


def _find_split(text: str) -> Fault | None:
    if unicodedata.is_normalized("NFC", text):
        return None
    return (
        "text-nfc",
        "An accent here is stored apart from its letter, so search would miss the word.",
        "Type the word again by hand.",
    )


def _find_lookalike(text: str) -> Fault | None:
    for word in re.findall(r"[^\W\d_]+", text):
        if not word.isascii() and len({script for script in map(_script, word) if script}) > 1:
            return (
                "text-lookalike",
                f'"{word[:40]}" mixes letters of two alphabets that look alike.',
                "Type the word again by hand.",
            )
    return None


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ", 1)[0]
    return name if name in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE") else ""


_ODD_LETTERS: tuple[Callable[[str], Fault | None], ...] = (_find_stacked, _find_split, _find_lookalike)
