"""Numbers and times as a language writes them: where a comma is the decimal sign, `28,808` would be read as 28.8."""

from __future__ import annotations

import re
from functools import cache

from carers_hub.words.i18n import babel_locale

SPACE = "\u00a0"
"""Between thousands, so that a number is never broken over two lines."""
_ADDRESS = r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
_THOUSANDS = r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?!\w|,\d)"
_BETWEEN = "[ .\u00a0\u202f]"
_SHARE = r"(?<![\w.,£])\d+\.\d+(?=(?: ?[–-] ?\d+(?:\.\d+)?)? ?%)"
_ENGLISH = re.compile(rf"(?P<address>{_ADDRESS})|(?P<thousands>{_THOUSANDS})|(?P<share>{_SHARE})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d\d))? ?(am|pm)?", re.ASCII)


@cache
def has_decimal_comma(locale: str) -> bool:
    """Whether the decimal sign of the language is a comma (CLDR, for the digits 0 to 9)."""
    return bool(babel_locale(locale).number_symbols["latn"]["decimal"] == ",")


def write_numbers(text: str, locale: str) -> str:
    """A text of the language with its numbers as readers write them: `28 808`, `£1 200`, `7,4%`.

    Pounds and pence keep their point, as on British letters and price tags: `£86.45`. Phone numbers, times, versions and
    addresses are no such numbers, and stay.
    """
    if not has_decimal_comma(locale):
        return text
    return _ENGLISH.sub(_write_one, text)


def _write_one(found: re.Match[str]) -> str:
    if found["thousands"]:
        return found[0].replace(",", SPACE)
    return found[0].replace(".", ",") if found["share"] else found[0]


def read_numbers(text: str, source: str, locale: str) -> str:
    """A translation with the numbers of its English in the English form, where the translator gave them that of the language."""
    if not has_decimal_comma(locale):
        return text
    for found in _ENGLISH.finditer(source):
        if found["thousands"]:
            text = re.sub(rf"(?<!\d){found[0].replace(',', _BETWEEN)}(?!\d)", found[0], text)
        elif found["share"]:
            text = re.sub(rf"(?<![\d£]){found[0].replace('.', ',')}(?!\d)", found[0], text)
    return text


def write_time(text: str, locale: str) -> str:
    """A time of an English text, like `9am` or `4:30pm`, by the 24-hour clock; in English as it is."""
    found = _TIME.fullmatch(text)
    if found is None or babel_locale(locale).language == "en":
        return text
    hour = int(found[1])
    return write_clock(hour % 12 + 12 * (found[3] == "pm") if found[3] else hour, int(found[2] or 0))


def write_clock(hour: int, minute: int) -> str:
    """`16:30`, `9:00`."""
    return f"{hour}:{minute:02}"
