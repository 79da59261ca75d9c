"""Texts in data are plain words: no HTML, no template, no Markdown, no placeholder, no look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from carers_hub.source.problem import Fault

HTML = re.compile(r"<[a-zA-Z/!?]|&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+\d*);|\bon[a-z]{3,}\s*=")
SCRIPT_LINK = re.compile(r"\b(javascript|vbscript|livescript)\s*:\S|\bdata:[a-z]+/", re.IGNORECASE)
PLACEHOLDER = re.compile(
    r"\b(TODO|TBC|TBA|TBD|FIXME|X{3,}|x{3,})\b|(?i:lorem ipsum|\binsert .{1,40} here\b)|\?\?\?|xx/xx|\[(?![^\]]*\]\()[^\]\n]*\]"
)
_TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}|#\}")
_MARKDOWN = re.compile(
    r"\]\(|!\[|\*\*\S|__\S.*\S__|`|^ *#{1,6} |^ *([-*_] ?){3,}$|^ *[-*+] |^\[[^\]]+\]:|\{:",
    re.MULTILINE,
)
_LIVE = (
    (HTML, Fault("html", "There is HTML in this text. Readers would see the code itself.", "Write plain words only.")),
    (_TEMPLATE, Fault("template-code", "There is template code in this text. It is never run.", "Take out the curly brackets.")),
    (SCRIPT_LINK, Fault("url-scheme", "There is a link here that runs a program.", "Use an address that starts with https://.")),
    (_MARKDOWN, Fault("markdown", "There is Markdown in this text. Readers would see the signs.", "Write plain words only.")),
)
LONGEST_WORD = 50
"""Letters. Longer ones break a phone's screen; the longest place names and Welsh words fit."""
_RETYPE = "Type the word again by hand."


def find_faults(text: str, key: str, *, plain: bool) -> Iterator[Fault]:
    """Yield what is wrong with a text in a data file. `key`: its field; `plain`: it was typed without quotes."""
    unpublished = key == "note_to_editors"
    yield from _find_live_code(text, unpublished)
    if plain and len(text) > 1 and text[0] in "“‘" and text[-1] in "”’\"'":
        message = "These are curly quotes. The computer takes them for letters."
        yield Fault("text-quotes", message, 'Use straight quotes, like "this", or none.')
    address = "://" in text or ("@" in text and " " not in text)
    if key != "id" and not address:
        yield from find_long_words(text)
        yield from find_odd_letters(text)


def find_placeholder(text: str) -> Fault | None:
    """The fault of a text that has something still to be filled in."""
    found = PLACEHOLDER.search(text)
    if not found:
        return None
    message = f'"{found[0][:40]}" looks like something still to be filled in.'
    return Fault("placeholder", message, "Write the real words, or leave it out.")


def find_odd_letters(text: str) -> Iterator[Fault]:
    """Yield at most one fault: piled accents, split accents or letters of two alphabets in one word."""
    if not text.isascii():
        yield from filter(None, [next(filter(None, (find(text) for find in _ODD_LETTERS)), None)])


def _find_live_code(text: str, unpublished: bool) -> Iterator[Fault]:
    for pattern, fault in _LIVE:
        if pattern.search(text) and not (unpublished and fault.code == "markdown"):
            yield fault
            return
    placeholder = None if unpublished else find_placeholder(text)
    if placeholder:
        yield placeholder


def find_long_words(text: str) -> Iterator[Fault]:
    if len(text) <= LONGEST_WORD:
        return
    words = (word for word in re.split(r"[\s/–—-]+", text) if "." not in word.strip("."))
    longest = max(words, key=len, default="")
    if len(longest) > LONGEST_WORD:
        message = f'"{longest[:20]}…" is a word of {len(longest)} letters.'
        yield Fault("text-long-word", message, f"Use words of at most {LONGEST_WORD} letters, or add spaces.")


def _find_stacked(text: str) -> Fault | None:
    in_a_row = 0
    for letter in text:
        in_a_row = in_a_row + 1 if unicodedata.category(letter) == "Mn" else 0
        if in_a_row == 3:
            return Fault("text-stacked", "There are accents piled on one letter here.", _RETYPE)
    return None


def _find_split(text: str) -> Fault | None:
    if unicodedata.is_normalized("NFC", text):
        return None
    return Fault("text-nfc", "An accent here is stored apart from its letter. Search would miss the word.", _RETYPE)


def _find_lookalike(text: str) -> Fault | None:
    for word in re.findall(r"[^\W\d_]+", text):
        if not word.isascii() and len({script for script in map(_script, word) if script}) > 1:
            return Fault("text-lookalike", f'"{word[:40]}" mixes letters of two alphabets that look alike.', _RETYPE)
    return None


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ", 1)[0]
    return name if name in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE") else ""


_ODD_LETTERS: tuple[Callable[[str], Fault | None], ...] = (_find_stacked, _find_split, _find_lookalike)
