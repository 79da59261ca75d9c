"""Invisible signs around English words on their way to a page in another language. Text checks refuse them in every source."""

from __future__ import annotations

import re

FALLBACK_START, FALLBACK_END = "\ue010", "\ue011"
"""Around English that stands where a translation is missing."""
NAME_START, NAME_END = "\ue012", "\ue013"
"""Around a name, a title or an address, which is English in every language."""
MARKS = re.compile("[\ue010-\ue013]")


def mark_fallback(text: str) -> str:
    """English in the place of a translation. Each line is marked apart, since each may become a paragraph."""
    return "\n".join(f"{FALLBACK_START}{line}{FALLBACK_END}" if line.strip() else line for line in text.split("\n"))


def mark_name(text: str) -> str:
    """A name that stays English."""
    return f"{NAME_START}{text}{NAME_END}"


def strip_marks(text: str) -> str:
    """The words alone, for sorting, searching and everything that is not shown."""
    return MARKS.sub("", text)
