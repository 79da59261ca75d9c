"""What a model says about the language of its texts: said to readers, or a name that stays English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words said to readers: a translator is asked for them.

    `where` tells the translator what they are. `shared` is a context of its own for words that stand in many records, so
    that they are asked for once.
    """

    where: str
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Stays English in every language: a name, a title, an address. With `gloss`, a translator says beside it what it means."""

    gloss: str = ""
