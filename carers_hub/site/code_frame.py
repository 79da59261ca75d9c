"""The line a problem is on, with the one above it, and the part that matters underlined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

WIDTH = 100
_KEY = re.compile(r"[\w-]+(?=\s*:(\s|$))")
_QUOTED = re.compile(r"\"(\\.|[^\"\\])*\"|'([^']|'')*'")
_CALL = re.compile(r"\{\{.*?\}\}")


def render_frame(lines: Sequence[str], line: int, column: int) -> list[str]:
    """Two or three lines of text; none when the file has no such line. `line` and `column` count from 1."""
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return []
    start = max(0, column - WIDTH // 2) if column > WIDTH - 20 else 0
    gutter = len(str(line))
    above = lines[line - 2] if line > 1 else ""
    shown = [f"{line - 1:>{gutter}} | {_visible(above[start : start + WIDTH])}"] if above.strip() else []
    text = lines[line - 1]
    shown.append(f"{line} | {_visible(text[start : start + WIDTH])}")
    length = min(_length(text, column - 1), WIDTH - (column - 1 - start))
    before = _width(_visible(text[start : column - 1]))
    marks = "^" * max(1, _width(_visible(text[column - 1 : column - 1 + length])))
    return [*(row.rstrip() for row in shown), f"{'':>{gutter}} | {'':>{before}}{marks}"]


def _length(text: str, offset: int) -> int:
    """How many letters from `offset` belong to the thing that is wrong: a key, a quoted text, an item, or the rest."""
    rest = text[offset:]
    for pattern in (_KEY, _QUOTED, _CALL):
        found = pattern.match(rest)
        if found:
            return len(found[0])
    if rest[:1] and not rest[0].isprintable():
        return 1
    before = text[:offset]
    if before.endswith("]("):
        return len(re.split(r"[)\s]", rest, maxsplit=1)[0]) or 1
    in_list = before.count("[") > before.count("]") or before.count("{") > before.count("}")
    end = re.search(r"[,\]}]", rest) if in_list else re.search(r"\s+#", rest)
    return len((rest[: end.start()] if end else rest).rstrip()) or 1


def _visible(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " if letter == "\t" else "�" for letter in text)


def _width(text: str) -> int:
    """Columns of a terminal: none for an accent of its own, two for a wide letter."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text
    )
