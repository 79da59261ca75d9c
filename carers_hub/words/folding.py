"""Words as people type them, made alike. `theme/assets/filter.mjs` does the same in the browser; a test holds them together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_DROPPED = re.compile("[’‘'`\u00ad\u0621\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Apostrophes, soft hyphens, hamza on its own, the Arabic stretching line, and signs that only steer how letters join or run."""
_LETTERS = str.maketrans(
    {
        **dict(zip("łđøıəæœß", ("l", "d", "o", "i", "e", "ae", "oe", "ss"), strict=True)),
        **dict(zip("يىكةٱەہ", "ییکهاهه", strict=True)),
        **dict(zip("ઍઑઈઊઁૅૉીૂ", "એઓઇઉંેોિુ", strict=True)),
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xAE6, 0x966) for digit in range(10)},
    }
)
"""Letters that are written one way or another: Latin ones with a stroke, Arabic and Persian, Gujarati long and short vowels."""
_ARTICLE = re.compile("(?:ال|لل)(?=.{3})|[وبکف]ال(?=.{4})")


def fold(text: str) -> str:
    """Small letters without accents. Vowel signs of Indian scripts stay: without them other words remain."""
    return unicodedata.normalize("NFKD", text.lower()).translate(_FOLDED)


def words_of(text: str, small: str = "", locale: str = "en") -> tuple[str, ...]:
    """The words somebody typed, without the language's small words unless there are no others."""
    words = [word for word in re.split(r"[\s,.;:!?\"“”„«»()،؛؟/‐‑–—-]+", fold(text)) if word]
    passed = set(fold(small).split())
    telling = [word for word in words if word not in passed] or words
    return tuple(_without_article(telling) if locale == "ar" else telling)


def _without_article(words: list[str]) -> Iterator[str]:
    for word in words:
        found = _ARTICLE.match(word)
        yield word[found.end() :] if found else word


class _Folded(dict[int, str | None]):
    """What becomes of a letter by its code, found when it is first met; None where it goes."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        is_dropped = _is_accent(letter) or _DROPPED.fullmatch(letter)
        self[code] = None if is_dropped else letter.translate(_LETTERS)
        return self[code]


_FOLDED = _Folded()


def _is_accent(letter: str) -> bool:
    """A mark above or below a letter, or an Indian dot (nukta), but no vowel sign."""
    code = ord(letter)
    return unicodedata.category(letter)[0] == "M" and (not 0x900 <= code <= 0xDFF or code & 0x7F == 0x3C)
