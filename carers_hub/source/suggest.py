"""The word somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`, or None when nothing is near. Capitals, hyphens and underscores do not count."""
    plain = {_plain(name): name for name in known}
    wanted = _plain(word[:80])
    if wanted in plain:
        return plain[wanted]
    near = get_close_matches(wanted, plain, n=1, cutoff=0.68)
    if near:
        return plain[near[0]]
    words = set(wanted.split())
    return next((name for text, name in plain.items() if text in words), None)


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word.strip().casefold())


def slug(text: str) -> str:
    """A text as an id or a file's name would have it: small letters a to z, digits, hyphens. `prepare` of
    `theme/assets/engine.mjs` makes the same of a service's name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
