"""Finding the record a page names, or saying which one was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")


class UnknownName(LookupError):
    """A page names a record that does not exist. The text says what to do about it."""


def look_up(find: Callable[[str], T], wanted: str, noun: str, known: Iterable[str]) -> T:
    """What `find` gives for a name. Raises UnknownName, with the nearest of the known names, where it raises KeyError."""
    try:
        return find(wanted)
    except KeyError:
        guess = get_close_matches(wanted, list(known), n=1)
        remedy = f' Did you mean "{guess[0]}"?' if guess else ""
        raise UnknownName(f'There is no {noun} "{wanted}".{remedy}') from None
